-- wish_ends: when the requested date is over. turned_wish: the one for which the cards were made to say that it has passed;
-- once for each such date.
ALTER TABLE ask ADD COLUMN wish_ends INTEGER;
ALTER TABLE ask ADD COLUMN turned_wish INTEGER;

-- Near enough: it is worked out again, in the zone that counts, before anything is said.
UPDATE ask
SET wish_ends = CAST(strftime('%s', substr(needed_by, 1, 10), '+1 day') AS INTEGER) * 1000
WHERE needed_by IS NOT NULL;

CREATE INDEX ask_turns_wished ON ask (workspace_id, wish_ends)
WHERE state = 'OPEN' AND turned_wish IS DISTINCT FROM wish_ends;

-- Since when people have not answered what they were asked was forgotten before; their requesters are told of it now.
INSERT INTO answer_turn (workspace_id, ask_number, since, next_at)
SELECT
  ask.workspace_id,
  number,
  COALESCE(
    (
      SELECT MAX(at) FROM ask_step
      WHERE ask_step.workspace_id = ask.workspace_id AND ask_number = number
        AND step IN ('LOG', 'HAND_OFF', 'GIVE_BACK', 'LEFT', 'ANSWER')),
    logged_at),
  NULL
FROM ask
WHERE state = 'OPEN' AND asked_person IS NOT NULL AND pending IS NULL
ON CONFLICT DO NOTHING;

-- How often someone has been shown an ask in their reminders as it is now: in the same section, after the same step.
CREATE TABLE reminder_shown (
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  ask_number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  step INTEGER NOT NULL,
  times INTEGER NOT NULL,
  day TEXT NOT NULL,
  PRIMARY KEY (workspace_id, person_id, ask_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX reminder_shown_day ON reminder_shown (day);

-- What time confirmed, to be told to someone in their next reminder.
CREATE TABLE reminder_news (
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  ask_number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, person_id, ask_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX reminder_news_at ON reminder_news (at);

-- If the requester has left, the assignee is told at once.
CREATE TRIGGER ask_confirmed_by_time AFTER INSERT ON ask_step
WHEN NEW.step = 'CONFIRM' AND NEW.by_person IS NULL
BEGIN
  INSERT INTO reminder_news (workspace_id, person_id, ask_number, at)
  SELECT ask.workspace_id, person.id, number, NEW.at
  FROM ask
  JOIN person ON person.workspace_id = ask.workspace_id AND person.id IN (requester, assignee)
  WHERE ask.workspace_id = NEW.workspace_id AND number = NEW.ask_number
    AND NOT EXISTS (
      SELECT 1 FROM person AS left
      WHERE left.workspace_id = ask.workspace_id AND left.id = requester AND left.gone = 1)
  ON CONFLICT (workspace_id, person_id, ask_number) DO UPDATE SET at = excluded.at;
END;

-- page: the one that is shown. changed: the last step of an ask in it that its message may not show yet.
ALTER TABLE reminder ADD COLUMN page INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reminder ADD COLUMN changed INTEGER;

CREATE INDEX reminder_changed ON reminder (workspace_id, changed) WHERE changed IS NOT NULL;
CREATE INDEX reminder_line_of_ask ON reminder_line (ask_number, reminder_id);

CREATE TRIGGER ask_changed_since_reminded AFTER INSERT ON ask_step
BEGIN
  UPDATE reminder
  SET changed = NEW.id
  WHERE id IN (SELECT reminder_id FROM reminder_line WHERE ask_number = NEW.ask_number)
    AND workspace_id = NEW.workspace_id
    AND at > NEW.at - 129600000;
END;
