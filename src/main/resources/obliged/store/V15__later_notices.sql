-- What was owed for a time to come is found when that has come, by its time and not by its lane.
CREATE INDEX notice_later ON notice (not_before) WHERE state = 'WAITING' AND not_before > 0;
