-- The index over all asks, made anew: words are folded by our own rule (see SearchText), which is the same for the names
-- of people and channels, and scripts without blanks are found by any part of their words. Of the steps it holds what was
-- asked, answered and commented; they are those that are not named here, as this may run before there are comments.
DROP TABLE ask_text;
DROP VIEW ask_entry_text;

CREATE VIRTUAL TABLE ask_text USING fts5 (
  said,
  seen,
  content = '',
  contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'",
  prefix = '1 2 3 4 5 6 7 8'
);

CREATE VIEW ask_entry_text AS
SELECT
  ask_entry.id,
  ask.workspace_id,
  ask.number,
  search_indexed(
    words || ' ' || COALESCE(impact, '')
      || COALESCE(
        ' ' || (
          SELECT group_concat(ask_step.words, ' ')
          FROM ask_step
          WHERE ask_step.workspace_id = ask.workspace_id AND ask_number = ask.number
            AND step NOT IN (
              'LOG', 'ACCEPT', 'TAKE_OVER', 'GIVE_BACK', 'SUGGEST', 'AGREE', 'KEEP', 'TAKE_BACK', 'HAND_OFF', 'DECLINE',
              'DONE', 'NOT_DONE', 'CONFIRM', 'REOPEN', 'WITHDRAW', 'EDIT', 'NUDGE', 'MAKE_RIGHT', 'LEFT')),
        '')) AS said,
  char(57344) || 'q' || ask.workspace_id || requester
    || ' ' || char(57344) || 'p' || ask.workspace_id || requester
    || ' ' || char(57344) || 'p' || ask.workspace_id || logged_by
    || COALESCE(' ' || char(57344) || 'p' || ask.workspace_id || asked_person, '')
    || COALESCE(
      ' ' || (
        SELECT group_concat(char(57344) || 'p' || ask_part.workspace_id || person_id, ' ')
        FROM ask_part
        WHERE ask_part.workspace_id = ask.workspace_id AND ask_number = ask.number
          AND person_id NOT IN (requester, logged_by, COALESCE(asked_person, ''))),
      '')
    || CASE
      WHEN asked_team IS NULL THEN ''
      WHEN helpers_only = 1 THEN ' ' || char(57344) || 'h' || ask.workspace_id || asked_team
      ELSE ' ' || char(57344) || 't' || ask.workspace_id || ' ' || char(57344) || 'c' || ask.workspace_id || asked_team
    END AS seen
FROM ask JOIN ask_entry ON ask_entry.workspace_id = ask.workspace_id AND ask_entry.number = ask.number;

INSERT INTO ask_text (rowid, said, seen) SELECT id, said, seen FROM ask_entry_text ORDER BY id;

-- The words of a channel's name, by which it is found.
ALTER TABLE channel ADD COLUMN name_words TEXT NOT NULL DEFAULT '';

UPDATE channel SET name_words = search_words(name);
