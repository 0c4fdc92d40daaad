-- What else someone goes by, for whoever looks for them: each name on a line of its own, a handle with its sign. Empty
-- until they are read again, as they are at the next start.
ALTER TABLE person ADD COLUMN names TEXT NOT NULL DEFAULT '';
