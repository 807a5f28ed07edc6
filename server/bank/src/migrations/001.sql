-- Material

CREATE TABLE subjects (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  -- Every teacher manages it; else those in subject_assignees.
  open BOOLEAN NOT NULL,
  -- The table of contents as JSON.
  hierarchy TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE subject_assignees (
  subject_id BIGINT NOT NULL REFERENCES subjects (id) ON DELETE CASCADE,
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  PRIMARY KEY (subject_id, user_id)
) WITHOUT ROWID;
CREATE INDEX subject_assignees_by_user ON subject_assignees (user_id);

CREATE TABLE exercises (
  id INTEGER NOT NULL PRIMARY KEY,
  subject_id BIGINT NOT NULL REFERENCES subjects (id) ON DELETE CASCADE,
  slug TEXT NOT NULL,
  -- None once the exercise is removed; its revisions and results stay.
  revision_id BIGINT REFERENCES revisions (id) DEFERRABLE INITIALLY DEFERRED,
  -- Whether the hierarchy names it.
  listed BOOLEAN NOT NULL,
  kind TEXT NOT NULL,
  -- Name and description in each language, as JSON.
  cards TEXT NOT NULL,
  UNIQUE (subject_id, slug)
);

-- Every content that was ever saved.
CREATE TABLE revisions (
  id INTEGER NOT NULL PRIMARY KEY,
  exercise_id BIGINT NOT NULL REFERENCES exercises (id) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  content TEXT NOT NULL,
  author BIGINT REFERENCES users (id) ON DELETE SET NULL,
  origin TEXT NOT NULL CHECK (origin IN ('saved', 'imported', 'restored')),
  created_at BIGINT NOT NULL,
  UNIQUE (exercise_id, number)
);
CREATE INDEX revisions_by_author ON revisions (author);

-- The bytes lie in files/<sha256> of the data folder.
CREATE TABLE files (
  subject_id BIGINT NOT NULL REFERENCES subjects (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  size BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (subject_id, name)
) WITHOUT ROWID;
CREATE INDEX files_by_sha256 ON files (sha256);

-- What was last imported, by its path in the subject's folder: tells a file that changed from content that was edited here.
CREATE TABLE imports (
  subject_id BIGINT NOT NULL REFERENCES subjects (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (subject_id, path)
) WITHOUT ROWID;

-- Answers

-- The result of a user's last answer.
CREATE TABLE results (
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  exercise_id BIGINT NOT NULL REFERENCES exercises (id),
  done DOUBLE PRECISION NOT NULL CHECK (done BETWEEN 0 AND 1),
  PRIMARY KEY (user_id, exercise_id)
) WITHOUT ROWID;

-- The log of accepted answers; only ever appended to. A user's number is never used again, so the rows of a deleted one name nobody.
CREATE TABLE submissions (
  id INTEGER NOT NULL PRIMARY KEY,
  user_id BIGINT NOT NULL,
  exercise_id BIGINT NOT NULL,
  revision_id BIGINT NOT NULL REFERENCES revisions (id),
  seed BIGINT NOT NULL,
  answer TEXT NOT NULL,
  tolerance TEXT NOT NULL,
  done DOUBLE PRECISION NOT NULL,
  info TEXT NOT NULL,
  class_session BIGINT,
  practice BIGINT,
  at BIGINT NOT NULL
);

-- What judging an answer again, later, came to.
CREATE TABLE regrades (
  id INTEGER NOT NULL PRIMARY KEY,
  submission_id BIGINT NOT NULL REFERENCES submissions (id),
  revision_id BIGINT NOT NULL REFERENCES revisions (id),
  done DOUBLE PRECISION NOT NULL,
  info TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX regrades_by_submission ON regrades (submission_id);

-- The first answer to a request that may be sent twice.
CREATE TABLE idempotency (
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  response TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (user_id, key)
) WITHOUT ROWID;
