-- What was said about an ask is found by the search too.
DROP VIEW ask_entry_text;

CREATE VIEW ask_entry_text AS
SELECT
  ask_entry.id,
  ask.workspace_id,
  ask.number,
  words || ' ' || COALESCE(impact, '')
    || COALESCE(
      ' ' || (
        SELECT group_concat(ask_step.words, ' ')
        FROM ask_step
        WHERE ask_step.workspace_id = ask.workspace_id AND ask_number = ask.number
          AND step IN ('QUESTION', 'ANSWER', 'COMMENT')),
      '') AS said,
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

CREATE TRIGGER ask_talked_about AFTER INSERT ON ask_step
WHEN NEW.step IN ('QUESTION', 'ANSWER', 'COMMENT') AND NEW.words IS NOT NULL
BEGIN
  DELETE FROM ask_text
  WHERE rowid = (SELECT id FROM ask_entry WHERE workspace_id = NEW.workspace_id AND number = NEW.ask_number);
  INSERT INTO ask_text (rowid, said, seen)
  SELECT id, said, seen FROM ask_entry_text WHERE workspace_id = NEW.workspace_id AND number = NEW.ask_number;
END;

CREATE TEMP TABLE talked_about AS
SELECT ask_entry.id, ask_entry.workspace_id, ask_entry.number
FROM ask_entry
WHERE EXISTS (
  SELECT 1 FROM ask_step
  WHERE ask_step.workspace_id = ask_entry.workspace_id AND ask_number = ask_entry.number
    AND step IN ('QUESTION', 'ANSWER') AND words IS NOT NULL);

DELETE FROM ask_text WHERE rowid IN (SELECT id FROM talked_about);

INSERT INTO ask_text (rowid, said, seen)
SELECT ask_entry_text.id, said, seen
FROM talked_about
JOIN ask_entry_text
  ON ask_entry_text.workspace_id = talked_about.workspace_id AND ask_entry_text.number = talked_about.number
ORDER BY ask_entry_text.id;

DROP TABLE talked_about;

-- The message in which it was said, so that an edit of it is followed.
ALTER TABLE ask_step ADD COLUMN said_in TEXT;
ALTER TABLE ask_step ADD COLUMN said_ts TEXT;

CREATE INDEX ask_step_by_message ON ask_step (workspace_id, said_in, said_ts) WHERE said_ts IS NOT NULL;

-- In the thread of one of our messages, someone writes about the ask that it shows.
CREATE INDEX notice_by_message ON notice (workspace_id, channel, ts) WHERE ts IS NOT NULL;
