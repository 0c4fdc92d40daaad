-- A person has promised no time within which to answer, so an ask that is logged for one need not be looked at.
DROP TRIGGER ask_waits_for_an_answer;

CREATE TRIGGER ask_waits_for_an_answer AFTER INSERT ON ask_step
WHEN NEW.step IN ('LOG', 'HAND_OFF', 'GIVE_BACK', 'LEFT', 'ANSWER')
BEGIN
  INSERT INTO answer_turn (workspace_id, ask_number, since, next_at)
  VALUES (NEW.workspace_id, NEW.ask_number, NEW.at, CASE WHEN NEW.step <> 'LOG' OR NEW.team IS NOT NULL THEN 0 END)
  ON CONFLICT (workspace_id, ask_number) DO UPDATE
  SET since = excluded.since, next_at = excluded.next_at, answer_by = NULL;
END;
