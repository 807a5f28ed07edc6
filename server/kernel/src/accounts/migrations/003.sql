-- Signing in

-- Argon2id over the plain password, beside that over the client's hash: none until a plain password has come, and none after one that came hashed.
ALTER TABLE credentials ADD COLUMN plain_hash TEXT;

-- From where users have signed in well, by network: there nobody else's wrong attempts keep them out.
CREATE TABLE sign_in_places (
  user_id BIGINT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  network TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (user_id, network)
) WITHOUT ROWID;
