-- The names by which someone is found, as they are compared with what people type: the shown one, a mark, their id, the
-- others. Those who are forgotten can't be found.
ALTER TABLE person ADD COLUMN letters TEXT NOT NULL DEFAULT '';

UPDATE person
SET letters = search_words(name) || char(1) || id || ' ' || search_words(names)
WHERE forgotten_at IS NULL;

CREATE INDEX person_by_letters ON person (workspace_id, letters);

-- How far each of Slack's lists is read in the current round; without a cursor, to its end.
CREATE TABLE list_reading (
  workspace_id TEXT NOT NULL,
  list TEXT NOT NULL CHECK (list IN ('PEOPLE', 'GROUPS', 'CHANNELS', 'UNLISTED', 'MEMBERS')),
  round INTEGER NOT NULL,
  cursor TEXT,
  count INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, list)
) STRICT, WITHOUT ROWID;

-- In which round a channel was last in Slack's list, and in which its members were read to the end. Its members are read
-- page by page: those whom the last reading did not list have left.
ALTER TABLE channel ADD COLUMN listed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel ADD COLUMN members_listed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel ADD COLUMN members_reading INTEGER NOT NULL DEFAULT 0;
ALTER TABLE channel_member ADD COLUMN reading INTEGER NOT NULL DEFAULT 0;
