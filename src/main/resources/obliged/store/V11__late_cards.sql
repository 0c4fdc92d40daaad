-- turned_late: the end of the due date for which the cards of an ask were made to say that it is late. Once for each such
-- date: neither a restart nor a clock that jumps makes it come twice.
ALTER TABLE ask ADD COLUMN turned_late INTEGER;

-- What is late or will be, and whose cards have not been turned. A question that waits stops the clock.
CREATE INDEX ask_turns_late ON ask (workspace_id, due_ends)
WHERE state = 'ACCEPTED' AND pending IS DISTINCT FROM 'QUESTION' AND turned_late IS DISTINCT FROM due_ends;
