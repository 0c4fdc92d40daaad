package obliged.slack.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is typed, and however much of it, is read at once. */
class LongTextTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");
    private static final int LONG = 10_000;

    private static Object read(String words) {
        return Read.among(words, LISBON, MONDAY_TO_FRIDAY, NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by ",
                "by by ",
                "by the ",
                "by the end of ",
                "due by ",
                "before, ",
                "by 5 ",
                "by 12345678901234567890 ",
                "by friday ",
                "friday ",
                "by fridaj ",
                "by 1.",
                "1/",
                "12-",
                "by 3:",
                "(",
                "*",
                "by *",
                ":",
                ":a",
                "'",
                "-",
                ".",
                "a\u0301",
                "\u0301",
                "\u200b",
                "\u00a0by",
                "по пятницу ",
                "まで金曜日",
                "\ud83d\ude00",
                "\ud83d",
                "by İ",
                "end of ",
                "next week ",
                "\n",
                "a",
                "1"
            })
    void aLongTextIsReadAtOnce(String piece) {
        String repeated = piece.repeat(LONG / piece.length() + 1);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
            for (String words : new String[] {repeated, "by " + repeated, repeated + " by friday", repeated + "x"}) {
                assertThat(read(words)).isNotNull();
                new DateParser(new Writer(LISBON, MONDAY_TO_FRIDAY, NOW)).read(words);
            }
        });
    }

    @Test
    void aDateBehindAThousandBysIsFound() {
        assertThat(read("by ".repeat(1_000) + "friday")).hasToString("2026-11-27[Europe/Lisbon]");
        assertThat(read("go by bus ".repeat(1_000) + "by friday")).hasToString("2026-11-27[Europe/Lisbon]");
    }

    @Test
    void marksAndInvisibleSignsInAWordDoNotHideIt() {
        assertThat(read("x by fri\u200bday")).hasToString("2026-11-27[Europe/Lisbon]");
        assertThat(read("x by man\u0303ana")).hasToString("2026-11-26[Europe/Lisbon]");
        assertThat(read("x by" + "\u2003\u3000\u00a0" + "friday")).hasToString("2026-11-27[Europe/Lisbon]");
    }

    @Property
    void everyTextIsReadAsSomething(@ForAll @StringLength(max = 60) String text) {
        assertThat(read(text)).isNotNull();
        assertThat(read("by " + text)).isNotNull();
        assertThat(read(text + " by " + text + " friday " + text)).isNotNull();
    }
}
