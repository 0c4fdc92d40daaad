package obliged.slack.reminder;

import static obliged.reminder.Section.Kind.DUE_NEXT;
import static obliged.reminder.Section.Kind.DUE_TODAY;
import static obliged.reminder.Section.Kind.NO_DATE;
import static obliged.reminder.Section.Kind.OVERDUE;
import static obliged.reminder.Section.Kind.UNANSWERED;
import static obliged.reminder.Section.Kind.YOUR_WORD;
import static obliged.reminder.Section.Kind.YOU_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import obliged.reminder.Section.Kind;
import org.junit.jupiter.api.Test;

class ReminderOpeningTextTest {
    private static String opening(Map<Kind, Integer> counts) {
        return new ReminderOpeningText(counts).line("tomorrow").plain();
    }

    @Test
    void promisesComeFirstAndWhatIsLateIsSaidOnce() {
        assertThat(opening(Map.of(OVERDUE, 1, DUE_TODAY, 1))).isEqualTo("One due today, one late.");
        assertThat(opening(Map.of(OVERDUE, 2, DUE_TODAY, 3))).isEqualTo("Three due today, two late.");
        assertThat(opening(Map.of(DUE_TODAY, 1))).isEqualTo("One due today.");
        assertThat(opening(Map.of(OVERDUE, 1))).isEqualTo("One of your promises is late.");
        assertThat(opening(Map.of(OVERDUE, 13))).isEqualTo("13 of your promises are late.");
    }

    @Test
    void whatIsDueNextIsMoreOrAllThereIs() {
        assertThat(opening(Map.of(DUE_TODAY, 1, DUE_NEXT, 2))).isEqualTo("One due today; two more tomorrow.");
        assertThat(opening(Map.of(OVERDUE, 1, DUE_NEXT, 1)))
                .isEqualTo("One of your promises is late; one is due tomorrow.");
        assertThat(opening(Map.of(DUE_NEXT, 1))).isEqualTo("One due tomorrow.");
    }

    @Test
    void whatElseWaitsIsASentenceOfItsOwn() {
        assertThat(opening(Map.of(DUE_TODAY, 2, UNANSWERED, 1, NO_DATE, 2, YOUR_WORD, 1, YOU_WAIT, 1)))
                .isEqualTo("Two due today. One new ask needs an answer, two promises have no date yet,"
                        + " one ask is waiting for you, and you're waiting on one ask.");
        assertThat(opening(Map.of(YOUR_WORD, 3))).isEqualTo("Three asks are waiting for you.");
        assertThat(opening(Map.of(UNANSWERED, 2, YOU_WAIT, 2)))
                .isEqualTo("Two new asks need an answer, and you're waiting on two asks.");
    }

    @Test
    void whereNothingIsLeftItSaysSo() {
        assertThat(opening(Map.of())).isEqualTo("You're all caught up.");
    }
}
