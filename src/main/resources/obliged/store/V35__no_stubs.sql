-- An earlier card stays as it is: nothing is owed that would reduce it to a line.
UPDATE notice
SET state = 'SETTLED', ended_at = owed_at
WHERE kind = 'ask.retire' AND state = 'WAITING';
