-- A logged ask waits until each page that it changes is on the disk, so an index holds only what is looked for in it: an ask
-- of a person is not among the living ones of teams, and one that nobody has taken on is not among those of assignees. All
-- asks of teams stay in an index with those of persons: without them SQLite would take it for the better one of the two.
DROP INDEX ask_living_of_team;
DROP INDEX ask_living_of_assignee;
DROP INDEX ask_living_of_asked_person;

CREATE INDEX ask_living_of_team ON ask (workspace_id, asked_team, number, state, pending, requester)
WHERE asked_team IS NOT NULL AND state IN ('OPEN', 'ACCEPTED', 'DONE');
CREATE INDEX ask_living_of_assignee ON ask (workspace_id, assignee, due_ends, state, pending, number)
WHERE assignee IS NOT NULL AND state IN ('OPEN', 'ACCEPTED', 'DONE');
CREATE INDEX ask_living_of_asked_person ON ask (workspace_id, asked_person, state, pending, number)
WHERE asked_person IS NOT NULL AND state IN ('OPEN', 'ACCEPTED', 'DONE');

-- Requests that were processed are in one tree instead of three. What is older than a day is found by reading all of them,
-- once an hour.
ALTER TABLE acted RENAME TO acted_before;

CREATE TABLE acted (
  workspace_id TEXT NOT NULL,
  key TEXT NOT NULL,
  about INTEGER,
  at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, key)
) STRICT, WITHOUT ROWID;

INSERT INTO acted (workspace_id, key, about, at) SELECT workspace_id, key, about, at FROM acted_before;
DROP TABLE acted_before;
