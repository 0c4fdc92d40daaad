package obliged.digest;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A week in numbers as stored. Public because Jdbi's {@code @BindMethods} sees the methods of public types only. */
public record WeekRow(
        String week,
        int asked,
        int solved,
        int dated,
        int onTime,
        int answered,
        @Nullable Long answerMillis,
        int ratings,
        int raters,
        int stars) {

    static WeekRow of(Digest.WeekOf one) {
        WeekNumbers numbers = one.numbers();
        return new WeekRow(
                one.week().monday().toString(),
                numbers.asked(),
                numbers.solved(),
                numbers.dated(),
                numbers.onTime(),
                numbers.answered(),
                numbers.answerTime() == null ? null : numbers.answerTime().toMillis(),
                numbers.ratings(),
                numbers.raters(),
                numbers.stars());
    }

    Digest.WeekOf of() {
        return new Digest.WeekOf(
                new Week(LocalDate.parse(week)),
                new WeekNumbers(
                        asked,
                        solved,
                        dated,
                        onTime,
                        answered,
                        answerMillis == null ? null : Duration.ofMillis(answerMillis),
                        ratings,
                        raters,
                        stars,
                        null,
                        null));
    }
}
