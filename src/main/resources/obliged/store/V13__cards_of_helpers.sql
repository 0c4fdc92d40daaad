-- The living asks that only a team's helpers see: their cards follow those who help.
CREATE INDEX ask_for_helpers ON ask (workspace_id, asked_team, number)
WHERE helpers_only = 1 AND state IN ('OPEN', 'ACCEPTED') AND asked_team IS NOT NULL;
