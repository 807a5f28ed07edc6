-- Material

-- What the file of an exercise ends in, where it came as one.
ALTER TABLE exercises ADD COLUMN extension TEXT NOT NULL DEFAULT 'md' CHECK (extension IN ('md', 'txt'));

-- What a picture shows, for those who do not see it.
ALTER TABLE files ADD COLUMN alternative_text TEXT NOT NULL DEFAULT '';
