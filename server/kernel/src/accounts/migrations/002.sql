-- Personal invitations

-- One for each row of an imported class list; gone once it is used or revoked. Its code is no team's invitation either: the program sees to that.
CREATE TABLE personal_invitations (
  id INTEGER NOT NULL PRIMARY KEY,
  code TEXT NOT NULL UNIQUE,
  group_id BIGINT NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  number BIGINT CHECK (number BETWEEN 1 AND 10000),
  created_at BIGINT NOT NULL
);
CREATE INDEX personal_invitations_by_group ON personal_invitations (group_id);
