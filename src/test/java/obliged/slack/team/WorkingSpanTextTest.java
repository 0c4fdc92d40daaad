package obliged.slack.team;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import obliged.team.WorkingSpan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingSpanTextTest {
    @ParameterizedTest
    @CsvSource({
        "4 hours, 4h",
        "4h, 4h",
        "1 hour, 1h",
        "' 2 Days. ', 2d",
        "2d, 2d",
        "3 working days, 3d",
        "8 working hours, 8h",
        "12 hrs, 12h",
        "007 days, 7d",
        "99 days, 99d"
    })
    void whatPeopleWriteIsRead(String typed, String span) {
        assertThat(WorkingSpanText.read(typed)).contains(WorkingSpan.parse(span));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3",
                "0 days",
                "100 days",
                "-1 day",
                "1.5 days",
                "two days",
                "3 weeks",
                "days",
                "1 day 2 hours",
                "99999999999 hours",
                "٣ days",
                "4 hours\n2 days"
            })
    void whatCouldMeanAnythingIsNot(String typed) {
        assertThat(WorkingSpanText.read(typed)).isEmpty();
    }

    @Property
    void whatIsWrittenIsReadBack(@ForAll @IntRange(min = 1, max = 99) int amount, @ForAll WorkingSpan.Unit unit) {
        WorkingSpan span = new WorkingSpan(amount, unit);

        assertThat(WorkingSpanText.read(WorkingSpanText.of(span))).contains(span);
        assertThat(WorkingSpanText.read(WorkingSpanText.inSentence(span))).contains(span);
        assertThat(WorkingSpan.parse(span.toString())).isEqualTo(span);
    }
}
