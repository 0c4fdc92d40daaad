-- Until when someone's status says, or said last, that they are away. If a status goes before its end, that moment.
ALTER TABLE person ADD COLUMN status_away_until INTEGER;

-- Someone who is back within the day is still reminded on it.
CREATE TRIGGER person_away_otherwise AFTER UPDATE OF status_away_until ON person
WHEN OLD.status_away_until IS NOT NEW.status_away_until
BEGIN
  UPDATE reminder_turn SET next_at = 0 WHERE workspace_id = NEW.workspace_id AND person_id = NEW.id;
END;
