-- Every table carries the workspace. Moments are milliseconds of the epoch. Ids of people and channels are the chat
-- system's own and opaque.

CREATE TABLE workspace (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  bot TEXT NOT NULL,
  read_at INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  zone TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('MEMBER', 'GUEST', 'BOT', 'FOREIGN', 'STRANGER')),
  gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
  PRIMARY KEY (workspace_id, id)
) STRICT;

CREATE TABLE channel (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  joined INTEGER NOT NULL CHECK (joined IN (0, 1)),
  shared INTEGER NOT NULL CHECK (shared IN (0, 1)),
  PRIMARY KEY (workspace_id, id)
) STRICT;

CREATE TABLE channel_member (
  workspace_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (workspace_id, channel_id, person_id)
) STRICT;

CREATE TABLE team (
  workspace_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  zone TEXT NOT NULL,
  days TEXT NOT NULL,
  opens TEXT NOT NULL,
  closes TEXT NOT NULL,
  first_answer_minutes INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, channel_id)
) STRICT;

-- A date is a day, or a day and a time, and the zone of who set it: 2026-11-26[Europe/Lisbon].
CREATE TABLE ask (
  workspace_id TEXT NOT NULL,
  number INTEGER NOT NULL,
  requester TEXT NOT NULL,
  logged_by TEXT NOT NULL,
  logged_at INTEGER NOT NULL,
  asked_person TEXT,
  asked_team TEXT,
  words TEXT NOT NULL,
  impact TEXT,
  source TEXT,
  needed_by TEXT,
  state TEXT NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'DONE', 'CONFIRMED', 'DECLINED', 'WITHDRAWN')),
  assignee TEXT,
  due TEXT,
  pending TEXT CHECK (pending IN ('PROPOSAL', 'QUESTION')),
  pending_step INTEGER,
  pending_by TEXT,
  pending_date TEXT,
  pending_words TEXT,
  pending_since INTEGER,
  PRIMARY KEY (workspace_id, number),
  CHECK ((asked_person IS NULL) <> (asked_team IS NULL)),
  CHECK ((state IN ('ACCEPTED', 'DONE')) <= (assignee IS NOT NULL)),
  CHECK ((pending IS NULL) = (pending_step IS NULL)),
  CHECK (pending IS NULL OR state IN ('OPEN', 'ACCEPTED'))
) STRICT;

-- The history of an ask, in the order in which it happened. No "by": we did it ourselves.
CREATE TABLE ask_step (
  id INTEGER PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  ask_number INTEGER NOT NULL,
  step TEXT NOT NULL,
  by_person TEXT,
  at INTEGER NOT NULL,
  words TEXT,
  date TEXT,
  FOREIGN KEY (workspace_id, ask_number) REFERENCES ask (workspace_id, number)
) STRICT;

CREATE INDEX ask_step_of_ask ON ask_step (workspace_id, ask_number, id);

-- What we owe people, saved with its cause; its words are found when it is delivered. A change (changes = 1) is skipped
-- when a later one of the same message waits. In doubt (doubt = 1): an attempt began and its end is not known.
CREATE TABLE notice (
  id INTEGER PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  place TEXT NOT NULL,
  about INTEGER NOT NULL,
  cause INTEGER NOT NULL,
  note TEXT,
  via TEXT,
  urgency INTEGER NOT NULL,
  changes INTEGER NOT NULL CHECK (changes IN (0, 1)),
  key TEXT NOT NULL,
  mark TEXT NOT NULL,
  owed_at INTEGER NOT NULL,
  not_before INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'SETTLED', 'GIVEN_UP')),
  attempts INTEGER NOT NULL DEFAULT 0,
  attempted_at INTEGER,
  doubt INTEGER NOT NULL DEFAULT 0 CHECK (doubt IN (0, 1)),
  problem TEXT,
  channel TEXT,
  ts TEXT,
  ended_at INTEGER
) STRICT;

CREATE UNIQUE INDEX notice_key ON notice (workspace_id, key);
CREATE INDEX notice_waiting ON notice (urgency, workspace_id, place, id) WHERE state = 'WAITING';
CREATE INDEX notice_given_up ON notice (ended_at) WHERE state = 'GIVEN_UP';
CREATE INDEX notice_message ON notice (workspace_id, about, kind, place, id);

-- What acted already, so that a request which comes twice acts once. Kept a day.
CREATE TABLE acted (
  workspace_id TEXT NOT NULL,
  key TEXT NOT NULL,
  about INTEGER,
  at INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, key)
) STRICT;

CREATE INDEX acted_at ON acted (at);
