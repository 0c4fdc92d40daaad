-- Who marked an ask as done, and who nudged; nobody if it was the requester who nudged.
ALTER TABLE ask ADD COLUMN done_by TEXT;
ALTER TABLE ask ADD COLUMN nudged_by TEXT;

UPDATE ask
SET done_by = (
    SELECT by_person FROM ask_step
    WHERE ask_step.workspace_id = ask.workspace_id AND ask_number = number AND step = 'DONE'
    ORDER BY id DESC
    LIMIT 1)
WHERE done_at IS NOT NULL;

-- A helper who gives an ask back leaves it waiting for an answer again.
DROP TRIGGER ask_waits_for_an_answer;

CREATE TRIGGER ask_waits_for_an_answer AFTER INSERT ON ask_step
WHEN NEW.step IN ('LOG', 'HAND_OFF', 'GIVE_BACK', 'LEFT', 'ANSWER')
BEGIN
  INSERT INTO answer_turn (workspace_id, ask_number, since, next_at)
  VALUES (NEW.workspace_id, NEW.ask_number, NEW.at, 0)
  ON CONFLICT (workspace_id, ask_number) DO UPDATE SET since = excluded.since, next_at = 0, answer_by = NULL;
END;
