-- When someone's words and names were erased. As long as they are gone, their name is not read again.
ALTER TABLE person ADD COLUMN forgotten_at INTEGER;

CREATE INDEX person_forgotten ON person (workspace_id, id) WHERE forgotten_at IS NOT NULL;

-- When the words of an ask were erased, as it was closed long ago. What is closed was logged before that.
ALTER TABLE ask ADD COLUMN erased_at INTEGER;

CREATE INDEX ask_to_erase ON ask (workspace_id, logged_at)
WHERE erased_at IS NULL AND state IN ('CONFIRMED', 'DECLINED', 'WITHDRAWN');
