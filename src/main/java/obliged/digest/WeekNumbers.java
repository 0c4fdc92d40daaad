package obliged.digest;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A team's week in numbers, which are defined in {@link Measures}.
 *
 * @param asked asks that came to the team
 * @param solved asks that the team solved
 * @param dated solved asks that had an agreed date
 * @param onTime those of them that were never late
 * @param answered first answers that the team gave
 * @param answerTime the median of their working time; null if there were none
 * @param ratings how often someone rated what the team solved
 * @param raters the number of different people who did
 * @param stars the sum of all their stars
 * @param open asks that the team has yet to do; null if they were not counted in time
 * @param overdue those of them that are overdue
 */
public record WeekNumbers(
        int asked,
        int solved,
        int dated,
        int onTime,
        int answered,
        @Nullable Duration answerTime,
        int ratings,
        int raters,
        int stars,
        @Nullable Integer open,
        @Nullable Integer overdue) {

    /**
     * The fewest people or cases. The mean stars or quotes of fewer people could reveal who they are, and fewer cases
     * make no trend.
     */
    public static final int FEWEST = 3;

    /** The share of dated asks that were solved on time, from 0 to 1; empty if there were none. */
    public OptionalDouble onTimeShare() {
        return dated == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) onTime / dated);
    }

    /** The mean of all stars, from 1 to 5; empty if they are from too few people. */
    public OptionalDouble satisfaction() {
        return raters < FEWEST ? OptionalDouble.empty() : OptionalDouble.of((double) stars / ratings);
    }

    /** The median working time to the first answer. */
    public Optional<Duration> firstAnswer() {
        return Optional.ofNullable(answerTime);
    }

    WeekNumbers with(int openThen, int overdueThen) {
        return new WeekNumbers(
                asked, solved, dated, onTime, answered, answerTime, ratings, raters, stars, openThen, overdueThen);
    }

    /** How much each number changed since another week. */
    public Change since(WeekNumbers before) {
        return new Change(
                asked - before.asked,
                solved - before.solved,
                open == null || before.open == null ? null : open - before.open,
                overdue == null || before.overdue == null ? null : overdue - before.overdue,
                dated < FEWEST || before.dated < FEWEST
                        ? null
                        : onTimeShare().orElseThrow() - before.onTimeShare().orElseThrow(),
                answerTime == null || before.answerTime == null || answered < FEWEST || before.answered < FEWEST
                        ? null
                        : answerTime.minus(before.answerTime),
                raters < FEWEST || before.raters < FEWEST
                        ? null
                        : satisfaction().orElseThrow() - before.satisfaction().orElseThrow());
    }

    /**
     * The change of each number, negative if it went down. A share, median or mean is empty if one of the two weeks has
     * fewer than three cases, which are too few for a trend.
     */
    public record Change(
            @Nullable Integer asked,
            @Nullable Integer solved,
            @Nullable Integer open,
            @Nullable Integer overdue,
            @Nullable Double onTimeShare,
            @Nullable Duration firstAnswer,
            @Nullable Double satisfaction) {
        /** There is nothing to compare with. */
        static final Change NONE = new Change(null, null, null, null, null, null, null);
    }
}
