-- When someone's words and names were erased. As long as they are gone, their name is not read again.
ALTER TABLE person ADD COLUMN forgotten_at INTEGER;

CREATE INDEX person_forgotten ON person (workspace_id, id) WHERE forgotten_at IS NOT NULL;

-- When the words of an ask were erased, as it was closed long ago. What is closed was logged before that.
ALTER TABLE ask ADD COLUMN erased_at INTEGER;

CREATE INDEX ask_to_erase ON ask (workspace_id, logged_at)
WHERE erased_at IS NULL AND state IN ('CONFIRMED', 'DECLINED', 'WITHDRAWN');

-- Words that were erased from a step must not be found any more. What is indexed of a step is up to the view.
CREATE TRIGGER ask_step_said_otherwise AFTER UPDATE OF words ON ask_step
WHEN OLD.words IS NOT NEW.words
BEGIN
  DELETE FROM ask_text
  WHERE rowid = (SELECT id FROM ask_entry WHERE workspace_id = NEW.workspace_id AND number = NEW.ask_number);
  INSERT INTO ask_text (rowid, said, seen)
  SELECT id, said, seen FROM ask_entry_text WHERE workspace_id = NEW.workspace_id AND number = NEW.ask_number;
END;
