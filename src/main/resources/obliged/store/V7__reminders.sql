-- When someone works and wants to be reminded, if not as usual: in a table of its own, so that reading their profile
-- again leaves it alone.
CREATE TABLE person_habit (
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  days TEXT NOT NULL,
  reminded_at TEXT NOT NULL,
  reminded INTEGER NOT NULL CHECK (reminded IN (0, 1)),
  away_until TEXT,
  PRIMARY KEY (workspace_id, person_id)
) STRICT, WITHOUT ROWID;

-- When to look next whether someone is to be reminded: once on each day of theirs, at their hour; 0 is now. set_at: when
-- that was found; later than now, it was on a clock that has been set back since, and means nothing any more. looked: the
-- last day of theirs on which it was looked what there is to say.
CREATE TABLE reminder_turn (
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  next_at INTEGER NOT NULL,
  set_at INTEGER NOT NULL DEFAULT 0,
  looked TEXT,
  PRIMARY KEY (workspace_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX reminder_turn_next ON reminder_turn (workspace_id, next_at, person_id);

-- When turns were last found: where that is later than now, the clock has been set back.
CREATE TABLE reminder_clock (
  workspace_id TEXT NOT NULL PRIMARY KEY,
  latest INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO reminder_turn (workspace_id, person_id, next_at) SELECT workspace_id, id, 0 FROM person;

CREATE TRIGGER person_met AFTER INSERT ON person
BEGIN
  INSERT INTO reminder_turn (workspace_id, person_id, next_at) VALUES (NEW.workspace_id, NEW.id, 0)
  ON CONFLICT (workspace_id, person_id) DO UPDATE SET next_at = 0;
END;

CREATE TRIGGER person_moved AFTER UPDATE OF zone, kind, gone ON person
WHEN OLD.zone <> NEW.zone OR OLD.kind <> NEW.kind OR OLD.gone <> NEW.gone
BEGIN
  UPDATE reminder_turn SET next_at = 0 WHERE workspace_id = NEW.workspace_id AND person_id = NEW.id;
END;

CREATE TRIGGER person_habit_set AFTER INSERT ON person_habit
BEGIN
  UPDATE reminder_turn SET next_at = 0 WHERE workspace_id = NEW.workspace_id AND person_id = NEW.person_id;
END;

CREATE TRIGGER person_habit_changed AFTER UPDATE ON person_habit
BEGIN
  UPDATE reminder_turn SET next_at = 0 WHERE workspace_id = NEW.workspace_id AND person_id = NEW.person_id;
END;

-- The one reminder of someone's day, and what stood in it when it was written. Kept some weeks.
CREATE TABLE reminder (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  day TEXT NOT NULL,
  at INTEGER NOT NULL,
  UNIQUE (workspace_id, person_id, day)
) STRICT;

CREATE INDEX reminder_at ON reminder (at);

CREATE TABLE reminder_line (
  reminder_id INTEGER NOT NULL REFERENCES reminder (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL,
  ask_number INTEGER NOT NULL,
  PRIMARY KEY (reminder_id, position)
) STRICT, WITHOUT ROWID;

-- An ask that someone does not want to be reminded of before a day of theirs. It ends when the ask changes hands.
CREATE TABLE snooze (
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  ask_number INTEGER NOT NULL,
  until TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, person_id, ask_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX snooze_of_ask ON snooze (workspace_id, ask_number);
CREATE INDEX snooze_until ON snooze (until);

CREATE TRIGGER ask_in_other_hands AFTER UPDATE OF assignee, asked_person, asked_team ON ask
WHEN COALESCE(OLD.assignee, OLD.asked_person, OLD.asked_team)
  <> COALESCE(NEW.assignee, NEW.asked_person, NEW.asked_team)
BEGIN
  DELETE FROM snooze WHERE workspace_id = NEW.workspace_id AND ask_number = NEW.number;
END;

-- An ask that waits for whoever was asked to answer it at all. since: when it came to them, or came back. next_at: when
-- to look whether it waited too long; 0 is now, nothing is never again. answer_by: until when the team that was asked
-- promises to answer, once that was looked up.
CREATE TABLE answer_turn (
  workspace_id TEXT NOT NULL,
  ask_number INTEGER NOT NULL,
  since INTEGER NOT NULL,
  next_at INTEGER,
  answer_by INTEGER,
  PRIMARY KEY (workspace_id, ask_number)
) STRICT, WITHOUT ROWID;

CREATE INDEX answer_turn_next ON answer_turn (workspace_id, next_at) WHERE next_at IS NOT NULL;

INSERT INTO answer_turn (workspace_id, ask_number, since, next_at)
SELECT
  ask.workspace_id,
  number,
  (
    SELECT MAX(at) FROM ask_step
    WHERE ask_step.workspace_id = ask.workspace_id AND ask_number = number
      AND step IN ('LOG', 'HAND_OFF', 'LEFT', 'ANSWER')),
  0
FROM ask
WHERE state = 'OPEN' AND asked_team IS NOT NULL AND pending IS NULL;

CREATE TRIGGER ask_waits_for_an_answer AFTER INSERT ON ask_step
WHEN NEW.step IN ('LOG', 'HAND_OFF', 'LEFT', 'ANSWER')
BEGIN
  INSERT INTO answer_turn (workspace_id, ask_number, since, next_at)
  VALUES (NEW.workspace_id, NEW.ask_number, NEW.at, 0)
  ON CONFLICT (workspace_id, ask_number) DO UPDATE SET since = excluded.since, next_at = 0, answer_by = NULL;
END;

CREATE TRIGGER ask_has_an_answer AFTER INSERT ON ask_step
WHEN NEW.step IN ('ACCEPT', 'QUESTION', 'DECLINE', 'WITHDRAW')
BEGIN
  DELETE FROM answer_turn WHERE workspace_id = NEW.workspace_id AND ask_number = NEW.ask_number;
END;

CREATE TRIGGER team_promises_otherwise AFTER UPDATE OF zone, days, opens, closes, first_answer ON team
WHEN OLD.zone <> NEW.zone OR OLD.days <> NEW.days OR OLD.opens <> NEW.opens OR OLD.closes <> NEW.closes
  OR OLD.first_answer <> NEW.first_answer
BEGIN
  UPDATE answer_turn
  SET next_at = 0
  WHERE workspace_id = NEW.workspace_id
    AND ask_number IN (
      SELECT number FROM ask
      WHERE ask.workspace_id = NEW.workspace_id AND asked_team = NEW.channel_id
        AND state IN ('OPEN', 'ACCEPTED', 'DONE'));
END;

-- What tells whether a living ask is anything to remind someone of stands in the indexes that lead to it, so that a
-- morning reads no ask of which there is nothing to say.
DROP INDEX ask_living_of_requester;
DROP INDEX ask_living_of_assignee;
DROP INDEX ask_living_of_asked_person;
DROP INDEX ask_living_of_team;
CREATE INDEX ask_living_of_requester ON ask (workspace_id, requester, due_ends, state, pending_by, number)
WHERE state IN ('OPEN', 'ACCEPTED', 'DONE');
CREATE INDEX ask_living_of_assignee ON ask (workspace_id, assignee, due_ends, state, pending, number)
WHERE state IN ('OPEN', 'ACCEPTED', 'DONE');
CREATE INDEX ask_living_of_asked_person ON ask (workspace_id, asked_person, state, pending, number)
WHERE state IN ('OPEN', 'ACCEPTED', 'DONE');
CREATE INDEX ask_living_of_team ON ask (workspace_id, asked_team, number, state, pending, requester)
WHERE state IN ('OPEN', 'ACCEPTED', 'DONE');
