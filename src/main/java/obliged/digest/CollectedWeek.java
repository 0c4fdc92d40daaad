package obliged.digest;

import java.util.List;

/**
 * What a team's week came to: what a digest keeps of it, and is then made from.
 *
 * @param weeks eight in a row, the last of which is the one
 * @param open asks that wait now; before, a week earlier
 * @param waiting asks by their numbers, as are impacts, and what is rated better
 * @param thanks thank-yous by their numbers
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
