-- The workspaces of an organization to which the app was added, where it is installed on the organization.
CREATE TABLE organization_workspace (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;

-- Ids by which Slack names a colleague besides the one under which we know them: in an organization a person may have one
-- of their workspace and one of the organization.
CREATE TABLE person_other_id (
  workspace_id TEXT NOT NULL,
  id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (workspace_id, id)
) STRICT, WITHOUT ROWID;
