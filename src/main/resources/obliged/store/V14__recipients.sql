-- Whether a notice's place is a person, a channel, or a reply to a person (reply/ and their id). Of the places that there
-- are, those that begin with C or G are Slack's ids of channels.
ALTER TABLE notice ADD COLUMN place_kind TEXT NOT NULL DEFAULT 'PERSON'
CHECK (place_kind IN ('PERSON', 'CHANNEL', 'REPLY'));

UPDATE notice SET place_kind = 'REPLY' WHERE place GLOB 'reply/*';
UPDATE notice SET place_kind = 'CHANNEL' WHERE place GLOB '[CG]*';
