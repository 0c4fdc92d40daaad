-- An earlier card stays as it is: nothing is owed that would reduce it to a line.
UPDATE notice
SET state = 'SETTLED', ended_at = owed_at
WHERE kind = 'ask.retire' AND state = 'WAITING';

-- Lines that ask for something, and the one in the thread of a message that was logged, change until the end of their
-- ask. The terms are those of OutboxDao.forgetEnded.
DROP INDEX notice_ended;

CREATE INDEX notice_ended ON notice (ended_at)
  WHERE ended_at IS NOT NULL
    AND kind NOT IN ('ask.card', 'ask.ended', 'ask.parted', 'ask.act', 'ask.logged', 'thanks.post', 'thanks.told',
                     'thanks.given', 'digest.post');
