-- Ids, times (milliseconds since 1970, UTC) and random numbers come from the program. An INTEGER PRIMARY KEY is the row's own
-- place, so that appending to the log touches one tree; another engine's migration says BIGINT.

CREATE TABLE instance (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- The last number given out; none is used twice, also when what it named is gone.
CREATE TABLE counters (
  name TEXT NOT NULL PRIMARY KEY,
  value BIGINT NOT NULL
) WITHOUT ROWID;

-- People

CREATE TABLE groups (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  assignee BIGINT NOT NULL REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED,
  invitation TEXT UNIQUE,
  created_at BIGINT NOT NULL
);
CREATE INDEX groups_by_assignee ON groups (assignee);

CREATE TABLE users (
  id INTEGER NOT NULL PRIMARY KEY,
  public_id TEXT NOT NULL UNIQUE,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  number BIGINT CHECK (number BETWEEN 1 AND 10000),
  group_id BIGINT NOT NULL REFERENCES groups (id) DEFERRABLE INITIALLY DEFERRED,
  seed BIGINT NOT NULL CHECK (seed BETWEEN -2147483648 AND 2147483647),
  created_at BIGINT NOT NULL
);
CREATE INDEX users_by_group ON users (group_id);

CREATE TABLE credentials (
  user_id INTEGER NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  password_hash TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);

-- Sign-ins, keys of scripts and reset links: SHA-256 of the token, never the token.
CREATE TABLE auth_tokens (
  hash BLOB NOT NULL PRIMARY KEY,
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('login', 'key', 'reset')),
  label TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
) WITHOUT ROWID;
CREATE INDEX auth_tokens_by_user ON auth_tokens (user_id);
