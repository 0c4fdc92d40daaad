-- That an edit told a customer impact where none was told before was not kept; now it is, as an impact without words before
-- it. Of the edits that seem to have changed nothing: those of asks that have an impact told it, the others took a date away.
UPDATE ask_step
SET besides = ''
WHERE step = 'EDIT' AND words IS NULL AND besides IS NULL AND date IS NULL
  AND EXISTS (
    SELECT 1 FROM ask
    WHERE ask.workspace_id = ask_step.workspace_id AND ask.number = ask_step.ask_number AND impact IS NOT NULL);
