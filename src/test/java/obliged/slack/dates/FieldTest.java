package obliged.slack.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import obliged.ask.value.Date;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people were seen to type, on a Wednesday at ten in Lisbon. */
class FieldTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    static List<String> lines(String file) {
        try (InputStream in = Objects.requireNonNull(FieldTest.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> dates() {
        return lines("field.tsv");
    }

    static List<String> idioms() {
        return lines("idioms.txt");
    }

    @ParameterizedTest
    @MethodSource("dates")
    void aDateIsReadOrAskedBack(String line) {
        String[] parts = line.split("\t");
        assertThat(said(Read.among(parts[0], LISBON, MONDAY_TO_FRIDAY, NOW)))
                .as(parts[0])
                .matches(said -> Arrays.stream(parts[1].split(" \\| ")).anyMatch(said::startsWith), parts[1]);
    }

    @ParameterizedTest
    @MethodSource("idioms")
    void anIdiomStaysWords(String words) {
        assertThat(Read.among(words, LISBON, MONDAY_TO_FRIDAY, NOW)).isEqualTo(Read.NO_DATE);
    }

    /** {@code 2026-11-27 15:00}, {@code ask …}, or nothing. */
    static String said(Object read) {
        if (read instanceof Date date) {
            return date.time() == null
                    ? date.day().toString()
                    : date.day() + " "
                            + LocalDateTime.of(date.day(), date.time()).toLocalTime();
        }
        return read instanceof String question ? "ask " + question : "no date";
    }
}
