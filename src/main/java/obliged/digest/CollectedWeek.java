package obliged.digest;

import java.util.List;

/**
 * What happened in a team's week, as it is saved with a digest.
 *
 * @param weeks eight weeks in a row, the last of which is this one
 * @param open the open asks now; {@code before} is a week earlier
 * @param waiting numbers of asks, as are {@code impacts} and {@code better}
 * @param thanks numbers of thank-yous
 */
record CollectedWeek(
        List<Digest.WeekOf> weeks,
        int open,
        int overdue,
        int openBefore,
        int overdueBefore,
        List<Long> waiting,
        List<Long> thanks,
        int moreThanks,
        List<Long> impacts,
        List<Long> better) {}
