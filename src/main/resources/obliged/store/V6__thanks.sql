-- A thank-you from one person to others. Without a channel it is between the two. Undone: taken back, or never posted.
CREATE TABLE thank_you (
  id INTEGER PRIMARY KEY,
  workspace_id TEXT NOT NULL,
  from_person TEXT NOT NULL,
  words TEXT NOT NULL,
  value TEXT,
  customer TEXT,
  channel_id TEXT,
  ask_number INTEGER,
  source TEXT,
  at INTEGER NOT NULL,
  undone_at INTEGER
) STRICT;

CREATE INDEX thank_you_given ON thank_you (workspace_id, from_person);
CREATE INDEX thank_you_given_at ON thank_you (workspace_id, from_person, at);
CREATE INDEX thank_you_in_channel ON thank_you (workspace_id, channel_id, at) WHERE channel_id IS NOT NULL;

-- Who is thanked, in the order in which they were named.
CREATE TABLE thank_you_person (
  workspace_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  thank_you_id INTEGER NOT NULL REFERENCES thank_you (id),
  position INTEGER NOT NULL,
  PRIMARY KEY (workspace_id, person_id, thank_you_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX thank_you_person_of_one ON thank_you_person (thank_you_id, position);

-- What the company wants to be known for: a word, an emoji (:handshake: or the sign itself), and what is meant by it.
CREATE TABLE company_value (
  workspace_id TEXT NOT NULL,
  word TEXT NOT NULL,
  emoji TEXT,
  sentence TEXT,
  PRIMARY KEY (workspace_id, word)
) STRICT, WITHOUT ROWID;

ALTER TABLE person ADD COLUMN admin INTEGER NOT NULL DEFAULT 0 CHECK (admin IN (0, 1));
