-- Worksheets

CREATE TABLE worksheets (
  id INTEGER NOT NULL PRIMARY KEY,
  -- Five signs that a printed sheet is found by.
  code TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  author BIGINT REFERENCES users (id) ON DELETE SET NULL,
  group_id BIGINT REFERENCES groups (id) ON DELETE SET NULL,
  count BIGINT NOT NULL CHECK (count BETWEEN 1 AND 200),
  lang TEXT NOT NULL,
  -- Lines' worth of room to write below each exercise.
  space BIGINT NOT NULL,
  hints BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX worksheets_by_author ON worksheets (author);
CREATE INDEX worksheets_by_group ON worksheets (group_id);

-- The exercises as they were when the sheets were made.
CREATE TABLE worksheet_exercises (
  worksheet_id BIGINT NOT NULL REFERENCES worksheets (id) ON DELETE CASCADE,
  position BIGINT NOT NULL,
  revision_id BIGINT NOT NULL REFERENCES revisions (id),
  path TEXT NOT NULL,
  -- The seed of each sheet: four bytes, the lowest first.
  seeds BLOB NOT NULL,
  PRIMARY KEY (worksheet_id, position)
) WITHOUT ROWID;
CREATE INDEX worksheet_exercises_by_revision ON worksheet_exercises (revision_id);

-- Whose sheet is whose, where they were made for a class.
CREATE TABLE worksheet_students (
  worksheet_id BIGINT NOT NULL REFERENCES worksheets (id) ON DELETE CASCADE,
  sheet BIGINT NOT NULL,
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  PRIMARY KEY (worksheet_id, sheet)
) WITHOUT ROWID;
CREATE INDEX worksheet_students_by_user ON worksheet_students (user_id);
