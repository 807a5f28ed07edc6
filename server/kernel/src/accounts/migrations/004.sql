-- Invitations

-- Personal codes as they look: signs that people mistake for each other are one.
CREATE INDEX personal_invitations_by_look ON personal_invitations (replace(replace(replace(replace(replace(replace(replace(lower(code), '0', 'o'), '1', 'l'), 'i', 'l'), '5', 's'), '2', 'z'), '8', 'b'), '9', 'g'));

-- Whether the server made the word of a team; in words that someone thought of every sign counts.
ALTER TABLE groups ADD COLUMN invitation_made BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE groups SET invitation_made = TRUE WHERE length(invitation) = 12 AND invitation NOT GLOB '*[^a-hjkmnp-z2-9]*';
