-- A new ask is in the index as soon as it is logged again: to put it there after the reply gained nothing.
DELETE FROM ask_text WHERE rowid IN (SELECT id FROM ask_text_pending);
INSERT INTO ask_text (rowid, said, seen)
SELECT id, said, seen FROM ask_entry_text WHERE id IN (SELECT id FROM ask_text_pending);

DROP TRIGGER ask_logged;
DROP TABLE ask_text_pending;

CREATE TRIGGER ask_logged AFTER INSERT ON ask
BEGIN
  INSERT INTO ask_entry (workspace_id, number) VALUES (NEW.workspace_id, NEW.number);
  INSERT INTO ask_text (rowid, said, seen)
  SELECT id, said, seen FROM ask_entry_text WHERE workspace_id = NEW.workspace_id AND number = NEW.number;
END;
