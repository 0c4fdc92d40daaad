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

-- Every logged ask writes to each of its indexes, and the disk waits for every page. An ask of a person has no place among
-- those of teams, and a request that was processed is found by its key alone.
DROP INDEX ask_of_team;
CREATE INDEX ask_of_team ON ask (workspace_id, asked_team, number) WHERE asked_team IS NOT NULL;

ALTER TABLE acted RENAME TO acted_before;
DROP INDEX acted_at;
CREATE TABLE acted (
  workspace_id TEXT NOT NULL,
  key TEXT NOT NULL,
  about INTEGER,
  at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, key)
) STRICT, WITHOUT ROWID;
INSERT INTO acted (workspace_id, key, about, at) SELECT workspace_id, key, about, at FROM acted_before;
DROP TABLE acted_before;
CREATE INDEX acted_at ON acted (at);
