-- due_ends is when the due date is over, on the clock of whoever has the ask. follows names the ask that this one was
-- asked anew from.
ALTER TABLE ask ADD COLUMN helpers_only INTEGER NOT NULL DEFAULT 0 CHECK (helpers_only IN (0, 1));
ALTER TABLE ask ADD COLUMN due_ends INTEGER;
ALTER TABLE ask ADD COLUMN done_at INTEGER;
ALTER TABLE ask ADD COLUMN nudged_at INTEGER;
ALTER TABLE ask ADD COLUMN follows INTEGER;

CREATE INDEX ask_follows ON ask (workspace_id, follows) WHERE follows IS NOT NULL;
CREATE INDEX ask_living_of_requester ON ask (workspace_id, requester) WHERE state IN ('OPEN', 'ACCEPTED', 'DONE');
CREATE INDEX ask_living_of_assignee ON ask (workspace_id, assignee, due_ends) WHERE state IN ('OPEN', 'ACCEPTED', 'DONE');
CREATE INDEX ask_living_of_asked_person ON ask (workspace_id, asked_person) WHERE state IN ('OPEN', 'ACCEPTED', 'DONE');
CREATE INDEX ask_of_team ON ask (workspace_id, asked_team, number);

-- besides: what else was said with a step; to: whom a step names, who was handed it or could help.
ALTER TABLE ask_step ADD COLUMN besides TEXT;
ALTER TABLE ask_step ADD COLUMN to_person TEXT;
ALTER TABLE ask_step ADD COLUMN to_team TEXT;

-- Who takes part in an ask, or took part: they see it, whatever becomes of it.
CREATE TABLE ask_part (
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  ask_number INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, person_id, ask_number),
  FOREIGN KEY (workspace_id, ask_number) REFERENCES ask (workspace_id, number)
) STRICT, WITHOUT ROWID;

INSERT INTO ask_part (workspace_id, person_id, ask_number)
SELECT workspace_id, requester, number FROM ask
UNION SELECT workspace_id, logged_by, number FROM ask
UNION SELECT workspace_id, asked_person, number FROM ask WHERE asked_person IS NOT NULL
UNION SELECT workspace_id, assignee, number FROM ask WHERE assignee IS NOT NULL;

UPDATE ask
SET done_at = (
    SELECT MAX(at) FROM ask_step
    WHERE ask_step.workspace_id = ask.workspace_id AND ask_number = number AND step = 'DONE');

-- What a requester thought of it; how they said so is for nobody's eyes but theirs, and for the measures.
CREATE TABLE ask_rating (
  workspace_id TEXT NOT NULL,
  ask_number INTEGER NOT NULL,
  stars INTEGER CHECK (stars BETWEEN 1 AND 5),
  better TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, ask_number),
  FOREIGN KEY (workspace_id, ask_number) REFERENCES ask (workspace_id, number)
) STRICT;

-- What someone typed into a form that could not open, or began and did not send. Kept some days.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  content TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX draft_at ON draft (at);
