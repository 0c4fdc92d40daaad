-- When Slack last told us all members of a channel. Where we can't ask it any more, nobody is known to be in the channel.
ALTER TABLE channel ADD COLUMN members_read_at INTEGER;

DELETE FROM channel_member
WHERE NOT EXISTS (
  SELECT 1 FROM channel
  WHERE channel.workspace_id = channel_member.workspace_id AND channel.id = channel_id AND (closed = 0 OR joined = 1));

-- The Enterprise organization that the workspace belongs to, if any. Those whom we took for people of other companies may
-- be colleagues from another workspace of it, so they are read again.
ALTER TABLE workspace ADD COLUMN enterprise TEXT;

UPDATE person SET kind = 'STRANGER' WHERE kind = 'FOREIGN';
