package obliged.digest;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A team's week in numbers. What each of them counts is said in {@link Measures}.
 *
 * @param asked asks that came to the team
 * @param solved asks that the team solved
 * @param dated those of the solved that had an agreed date
 * @param onTime those of the dated that never were late
 * @param answered first answers that the team gave
 * @param answerTime the median of their working time; nothing where there were none
 * @param ratings how often someone rated what the team solved
 * @param raters how many different people did
 * @param stars the sum of all their stars
 * @param open asks that the team has to do yet; nothing where nobody looked in time
 * @param overdue those of the open that are late
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

    /** A mean of fewer people's stars, or their words, would tell who they are; and a trend of fewer cases is none. */
    public static final int FEWEST = 3;

    /** How much of what had an agreed date was solved by it, from 0 to 1; nothing where nothing had one. */
    public OptionalDouble onTimeShare() {
        return dated == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) onTime / dated);
    }

    /** The mean of all stars, from 1 to 5; nothing from too few people. */
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

    /** How much more or less each is than it was in another week. */
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
     * How much more (or, negative, less) there was than before. Nothing where one of the two weeks has too few cases to
     * compare: a share, a median or a mean of fewer than three is no trend.
     */
    public record Change(
            int asked,
            int solved,
            @Nullable Integer open,
            @Nullable Integer overdue,
            @Nullable Double onTimeShare,
            @Nullable Duration firstAnswer,
            @Nullable Double satisfaction) {}
}
