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

-- Material

-- What the file of an exercise ends in, where it came as one.
ALTER TABLE exercises ADD COLUMN extension TEXT NOT NULL DEFAULT 'md' CHECK (extension IN ('md', 'txt'));


-- What a picture shows, for those who do not see it.
ALTER TABLE files ADD COLUMN alternative_text TEXT NOT NULL DEFAULT '';

-- Invitations

-- Personal codes as they look: signs that people mistake for each other are one.
CREATE INDEX personal_invitations_by_look ON personal_invitations (replace(replace(replace(replace(replace(replace(replace(lower(code), '0', 'o'), '1', 'l'), 'i', 'l'), '5', 's'), '2', 'z'), '8', 'b'), '9', 'g'));

-- Whether the server made the word of a team; in words that someone thought of every sign counts.
ALTER TABLE groups ADD COLUMN invitation_made BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE groups SET invitation_made = TRUE WHERE length(invitation) = 12 AND invitation NOT GLOB '*[^a-hjkmnp-z2-9]*';
