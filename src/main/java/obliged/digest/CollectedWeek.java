package obliged.digest;

import java.util.List;

/**
 * What happened in a team's week.
 *
 * @param weeks eight weeks in a row, the last of which is this one
 */
record CollectedWeek(List<Digest.WeekOf> weeks, Digest.Backlog backlog, SavedDigest.Subjects subjects) {}
