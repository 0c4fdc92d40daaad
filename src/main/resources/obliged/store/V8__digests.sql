-- team: who had the ask when the step was taken, if a team did; of a hand-off, who gave it away. What was handed on before
-- is told from its steps, and who had it first from where its first card went.
ALTER TABLE ask_step ADD COLUMN team TEXT;

UPDATE ask_step
SET team = (SELECT asked_team FROM ask WHERE ask.workspace_id = ask_step.workspace_id AND number = ask_number);

UPDATE ask_step
SET team = CASE
  WHEN EXISTS (
    SELECT 1 FROM ask_step given
    WHERE given.workspace_id = ask_step.workspace_id AND given.ask_number = ask_step.ask_number
      AND given.step = 'HAND_OFF' AND given.id < ask_step.id)
  THEN (
    SELECT given.to_team FROM ask_step given
    WHERE given.workspace_id = ask_step.workspace_id AND given.ask_number = ask_step.ask_number
      AND given.step = 'HAND_OFF' AND given.id < ask_step.id
    ORDER BY given.id DESC
    LIMIT 1)
  ELSE (
    SELECT place
    FROM notice JOIN team ON team.workspace_id = notice.workspace_id AND channel_id = place
    WHERE notice.workspace_id = ask_step.workspace_id AND about = ask_number AND kind = 'ask.card'
      AND cause = (
        SELECT MIN(first.id) FROM ask_step first
        WHERE first.workspace_id = ask_step.workspace_id AND first.ask_number = ask_step.ask_number)
    LIMIT 1)
  END
WHERE EXISTS (
  SELECT 1 FROM ask_step given
  WHERE given.workspace_id = ask_step.workspace_id AND given.ask_number = ask_step.ask_number
    AND given.step = 'HAND_OFF');

CREATE INDEX ask_step_of_team ON ask_step (workspace_id, team, at, ask_number) WHERE team IS NOT NULL;
CREATE INDEX ask_step_handed_to_team ON ask_step (workspace_id, to_team, at, ask_number) WHERE step = 'HAND_OFF';

-- team: whose work is rated.
ALTER TABLE ask_rating ADD COLUMN team TEXT;

UPDATE ask_rating
SET team = (SELECT asked_team FROM ask WHERE ask.workspace_id = ask_rating.workspace_id AND number = ask_number);

CREATE INDEX ask_rating_of_team ON ask_rating (workspace_id, team, at) WHERE team IS NOT NULL;

-- at: as of the thanks themselves, so that someone's of one week are found without all of theirs.
ALTER TABLE thank_you_person ADD COLUMN at INTEGER NOT NULL DEFAULT 0;

UPDATE thank_you_person SET at = (SELECT thank_you.at FROM thank_you WHERE thank_you.id = thank_you_id);

CREATE INDEX thank_you_person_at ON thank_you_person (workspace_id, person_id, at);

-- When a team's week is told: on_by switched it on, nobody while it is off. next_at is when to look at it next, which may
-- be too early, never too late; it is no mark of what was told, so that a clock that was wrong for a while does no harm.
CREATE TABLE digest_plan (
  workspace_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  on_by TEXT,
  on_at INTEGER,
  day TEXT NOT NULL,
  time TEXT NOT NULL,
  tip TEXT,
  tip_by TEXT,
  next_at INTEGER,
  PRIMARY KEY (workspace_id, channel_id),
  CHECK ((on_by IS NULL) = (next_at IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX digest_plan_next ON digest_plan (workspace_id, next_at) WHERE next_at IS NOT NULL;

CREATE TRIGGER digest_zone_changed AFTER UPDATE OF zone ON team
WHEN OLD.zone <> NEW.zone
BEGIN
  UPDATE digest_plan
  SET next_at = 0
  WHERE workspace_id = NEW.workspace_id AND channel_id = NEW.channel_id AND next_at IS NOT NULL;
END;

-- What a team's week came to, once a digest told of it: it stays so. week: its Monday.
CREATE TABLE digest_week (
  workspace_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  week TEXT NOT NULL,
  asked INTEGER NOT NULL,
  solved INTEGER NOT NULL,
  dated INTEGER NOT NULL,
  on_time INTEGER NOT NULL,
  answered INTEGER NOT NULL,
  answer_millis INTEGER,
  ratings INTEGER NOT NULL,
  raters INTEGER NOT NULL,
  stars INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, channel_id, week)
) STRICT, WITHOUT ROWID;

-- One telling of a team's week: the mark that it was told. What it names, by its numbers, in order.
CREATE TABLE digest (
  number INTEGER PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  week TEXT NOT NULL,
  told_at INTEGER NOT NULL,
  until INTEGER NOT NULL,
  on_by TEXT NOT NULL,
  open INTEGER NOT NULL,
  overdue INTEGER NOT NULL,
  open_before INTEGER NOT NULL,
  overdue_before INTEGER NOT NULL,
  promise TEXT NOT NULL,
  promised_millis INTEGER NOT NULL,
  waiting TEXT NOT NULL,
  thanks TEXT NOT NULL,
  more_thanks INTEGER NOT NULL,
  impacts TEXT NOT NULL,
  better TEXT NOT NULL,
  tip TEXT,
  tip_by TEXT,
  UNIQUE (workspace_id, channel_id, week)
) STRICT;
