-- A new ask is put into the index over all asks after the reply to the one who asked, and before anyone reads from the index.
-- Until then its entry stands here. Changes of an ask are in the index at once, since it also says who may see it.
CREATE TABLE ask_text_pending (
  id INTEGER PRIMARY KEY,
  FOREIGN KEY (id) REFERENCES ask_entry (id)
) STRICT;

DROP TRIGGER ask_logged;

CREATE TRIGGER ask_logged AFTER INSERT ON ask
BEGIN
  INSERT INTO ask_entry (workspace_id, number) VALUES (NEW.workspace_id, NEW.number);
  INSERT INTO ask_text_pending (id) VALUES (last_insert_rowid());
END;
