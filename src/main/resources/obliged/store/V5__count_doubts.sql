-- In doubt is no longer whether, but how many: the tries of a notice whose end is not known. Where we can't look whether
-- one arrived, two of them are as many as there may be. Changed in place, so that its rows, its indexes, and what other
-- steps may have added stay as they are.
ALTER TABLE notice ADD COLUMN doubts INTEGER NOT NULL DEFAULT 0 CHECK (doubts >= 0);
UPDATE notice SET doubts = doubt WHERE doubt > 0;
ALTER TABLE notice DROP COLUMN doubt;
ALTER TABLE notice RENAME COLUMN doubts TO doubt;
