-- The country or region whose public holidays are days off: DE, DE-BY; nothing if none was chosen.
ALTER TABLE person_habit ADD COLUMN holidays TEXT;
ALTER TABLE team ADD COLUMN holidays TEXT;

DROP TRIGGER team_promises_otherwise;

CREATE TRIGGER team_promises_otherwise AFTER UPDATE OF zone, days, opens, closes, first_answer, holidays ON team
WHEN OLD.zone <> NEW.zone OR OLD.days <> NEW.days OR OLD.opens <> NEW.opens OR OLD.closes <> NEW.closes
  OR OLD.first_answer <> NEW.first_answer OR OLD.holidays IS NOT NEW.holidays
BEGIN
  UPDATE answer_turn
  SET next_at = 0
  WHERE workspace_id = NEW.workspace_id
    AND ask_number IN (
      SELECT number FROM ask
      WHERE ask.workspace_id = NEW.workspace_id AND asked_team = NEW.channel_id
        AND state IN ('OPEN', 'ACCEPTED', 'DONE'));
END;
