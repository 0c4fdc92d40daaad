-- Notices that ended some time ago are cleared away, the oldest first, but for those whose message is still changed or
-- linked to later. The terms are those of OutboxDao.forgetEnded.
CREATE INDEX notice_ended ON notice (ended_at)
  WHERE ended_at IS NOT NULL
    AND kind NOT IN ('ask.card', 'ask.ended', 'ask.parted', 'thanks.post', 'thanks.told', 'thanks.given', 'digest.post');
