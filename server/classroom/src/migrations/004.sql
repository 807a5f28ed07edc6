-- Sessions

-- The seed that a member works with in a session, where their own has no variant with values; gone with the exercise's column.
CREATE TABLE class_session_seeds (
  group_id BIGINT NOT NULL,
  exercise_id BIGINT NOT NULL,
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  seed BIGINT NOT NULL CHECK (seed BETWEEN -2147483648 AND 2147483647),
  PRIMARY KEY (group_id, exercise_id, user_id),
  FOREIGN KEY (group_id, exercise_id) REFERENCES class_session_exercises (group_id, exercise_id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX class_session_seeds_by_user ON class_session_seeds (user_id);
