-- Promises that no step touched since due dates have an end: as on a clock in UTC, until their next step sets it right.
UPDATE ask
SET due_ends = CAST(strftime(
    '%s',
    CASE WHEN substr(due, 11, 1) = 'T' THEN substr(due, 1, 16) ELSE date(substr(due, 1, 10), '+1 day') END)
    AS INTEGER) * 1000
WHERE due IS NOT NULL AND due_ends IS NULL;

CREATE INDEX ask_living_of_team ON ask (workspace_id, asked_team, number)
WHERE state IN ('OPEN', 'ACCEPTED', 'DONE');
CREATE INDEX ask_part_of_ask ON ask_part (workspace_id, ask_number);

-- The place of an ask among all, in the order in which they were logged: what the text below knows it by.
CREATE TABLE ask_entry (
  id INTEGER PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  UNIQUE (workspace_id, number),
  FOREIGN KEY (workspace_id, number) REFERENCES ask (workspace_id, number)
) STRICT;

-- The one index over all asks, living and ended. said: what people wrote. seen: who sees it, as words that nobody can
-- type (they begin with a sign for private use), so that one question asks for both, and someone who sees little waits
-- no longer than someone who sees all: p for whoever takes part, q for who asked, c for a team's channel where it is
-- open to it, h where it is for the helpers only, t for any channel.
CREATE VIRTUAL TABLE ask_text USING fts5 (
  said,
  seen,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '1 2 3'
);

CREATE VIEW ask_entry_text AS
SELECT
  ask_entry.id,
  ask.workspace_id,
  ask.number,
  words || ' ' || COALESCE(impact, '') AS said,
  char(57344) || 'q' || ask.workspace_id || requester
    || ' ' || char(57344) || 'p' || ask.workspace_id || requester
    || ' ' || char(57344) || 'p' || ask.workspace_id || logged_by
    || COALESCE(' ' || char(57344) || 'p' || ask.workspace_id || asked_person, '')
    || COALESCE(
      ' ' || (
        SELECT group_concat(char(57344) || 'p' || ask_part.workspace_id || person_id, ' ')
        FROM ask_part
        WHERE ask_part.workspace_id = ask.workspace_id AND ask_number = ask.number
          AND person_id NOT IN (requester, logged_by, COALESCE(asked_person, ''))),
      '')
    || CASE
      WHEN asked_team IS NULL THEN ''
      WHEN helpers_only = 1 THEN ' ' || char(57344) || 'h' || ask.workspace_id || asked_team
      ELSE ' ' || char(57344) || 't' || ask.workspace_id || ' ' || char(57344) || 'c' || ask.workspace_id || asked_team
    END AS seen
FROM ask JOIN ask_entry ON ask_entry.workspace_id = ask.workspace_id AND ask_entry.number = ask.number;

CREATE TRIGGER ask_logged AFTER INSERT ON ask
BEGIN
  INSERT INTO ask_entry (workspace_id, number) VALUES (NEW.workspace_id, NEW.number);
  INSERT INTO ask_text (rowid, said, seen)
  SELECT id, said, seen FROM ask_entry_text WHERE workspace_id = NEW.workspace_id AND number = NEW.number;
END;

CREATE TRIGGER ask_said_otherwise AFTER UPDATE OF words, impact, asked_team, helpers_only ON ask
WHEN OLD.words IS NOT NEW.words OR OLD.impact IS NOT NEW.impact OR OLD.asked_team IS NOT NEW.asked_team
  OR OLD.helpers_only IS NOT NEW.helpers_only
BEGIN
  DELETE FROM ask_text
  WHERE rowid = (SELECT id FROM ask_entry WHERE workspace_id = NEW.workspace_id AND number = NEW.number);
  INSERT INTO ask_text (rowid, said, seen)
  SELECT id, said, seen FROM ask_entry_text WHERE workspace_id = NEW.workspace_id AND number = NEW.number;
END;

-- Those whom the ask itself names stand in it from the start.
CREATE TRIGGER ask_part_taken AFTER INSERT ON ask_part
WHEN NOT EXISTS (
  SELECT 1 FROM ask
  WHERE workspace_id = NEW.workspace_id AND number = NEW.ask_number
    AND NEW.person_id IN (requester, logged_by, COALESCE(asked_person, '')))
BEGIN
  DELETE FROM ask_text
  WHERE rowid = (SELECT id FROM ask_entry WHERE workspace_id = NEW.workspace_id AND number = NEW.ask_number);
  INSERT INTO ask_text (rowid, said, seen)
  SELECT id, said, seen FROM ask_entry_text WHERE workspace_id = NEW.workspace_id AND number = NEW.ask_number;
END;

INSERT INTO ask_entry (workspace_id, number) SELECT workspace_id, number FROM ask ORDER BY workspace_id, number;
INSERT INTO ask_text (rowid, said, seen) SELECT id, said, seen FROM ask_entry_text ORDER BY id;
