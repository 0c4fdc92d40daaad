-- A span of working time is its amount and h or d: 4h, 2d. Who said it last, and when: nobody for a team of defaults.
ALTER TABLE team ADD COLUMN helps_with TEXT;
ALTER TABLE team ADD COLUMN include TEXT;
ALTER TABLE team ADD COLUMN group_id TEXT;
ALTER TABLE team ADD COLUMN first_answer TEXT NOT NULL DEFAULT '1d';
ALTER TABLE team ADD COLUMN turnaround TEXT;
ALTER TABLE team ADD COLUMN changed_by TEXT;
ALTER TABLE team ADD COLUMN changed_at INTEGER;
ALTER TABLE team DROP COLUMN first_answer_minutes;

CREATE INDEX team_of_group ON team (workspace_id, group_id) WHERE group_id IS NOT NULL;

CREATE TABLE team_helper (
  workspace_id TEXT NOT NULL,
  channel_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (workspace_id, channel_id, person_id),
  FOREIGN KEY (workspace_id, channel_id) REFERENCES team (workspace_id, channel_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX team_helper_of_person ON team_helper (workspace_id, person_id);
CREATE INDEX channel_member_of_person ON channel_member (workspace_id, person_id);

-- The workspace's groups of people, and who is in them.
CREATE TABLE person_group (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  handle TEXT NOT NULL,
  gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
  PRIMARY KEY (workspace_id, id)
) STRICT;

CREATE TABLE person_group_member (
  workspace_id TEXT NOT NULL,
  group_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (workspace_id, group_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_group_member_of_person ON person_group_member (workspace_id, person_id);
