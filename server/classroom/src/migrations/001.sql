-- Class work

CREATE TABLE class_sessions (
  group_id INTEGER NOT NULL PRIMARY KEY REFERENCES groups (id) ON DELETE CASCADE,
  -- Another number after each reset.
  id BIGINT NOT NULL,
  finished BOOLEAN NOT NULL,
  seed_offset BIGINT NOT NULL CHECK (seed_offset <> 0),
  started_at BIGINT NOT NULL
);

CREATE TABLE class_session_exercises (
  group_id BIGINT NOT NULL REFERENCES class_sessions (group_id) ON DELETE CASCADE,
  exercise_id BIGINT NOT NULL REFERENCES exercises (id),
  position BIGINT NOT NULL,
  PRIMARY KEY (group_id, exercise_id)
) WITHOUT ROWID;

-- The students in the report, in order of appearance.
CREATE TABLE class_participants (
  group_id BIGINT NOT NULL REFERENCES class_sessions (group_id) ON DELETE CASCADE,
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  PRIMARY KEY (group_id, user_id)
) WITHOUT ROWID;
CREATE INDEX class_participants_by_user ON class_participants (user_id);

-- No row where the cell is empty.
CREATE TABLE class_results (
  group_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL,
  exercise_id BIGINT NOT NULL,
  done DOUBLE PRECISION NOT NULL CHECK (done BETWEEN 0 AND 1),
  PRIMARY KEY (group_id, user_id, exercise_id),
  FOREIGN KEY (group_id, user_id) REFERENCES class_participants (group_id, user_id) ON DELETE CASCADE,
  FOREIGN KEY (group_id, exercise_id) REFERENCES class_session_exercises (group_id, exercise_id) ON DELETE CASCADE
) WITHOUT ROWID;

CREATE TABLE reports (
  id INTEGER NOT NULL PRIMARY KEY,
  filename TEXT NOT NULL UNIQUE,
  group_id BIGINT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
  content TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX reports_by_group ON reports (group_id);
