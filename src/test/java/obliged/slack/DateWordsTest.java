package obliged.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import obliged.ask.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateWordsTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Instant SUNDAY = Instant.parse("2026-11-22T10:00:00Z");

    private static DateWords.Reading read(String typed) {
        return DateWords.read(typed, LISBON, SUNDAY);
    }

    @ParameterizedTest
    @CsvSource({
        "today, 2026-11-22",
        "Tomorrow, 2026-11-23",
        "monday, 2026-11-23",
        "FRIDAY, 2026-11-27",
        "fri, 2026-11-27",
        "Thu., 2026-11-26",
        "saturday, 2026-11-28",
        // A weekday is the next one after today.
        "sunday, 2026-11-29",
        "2026-12-24, 2026-12-24",
        "2027-1-2, 2027-01-02",
        "2028-02-29, 2028-02-29",
        "2026-11-22, 2026-11-22",
        "9999-12-31, 9999-12-31"
    })
    void daysAreFound(String typed, LocalDate day) {
        assertThat(read(typed)).isEqualTo(new DateWords.Found(Date.on(day, LISBON)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"friday", " friday ", "friday.", "friday!", "friday?!", "friday...", "\tFriday\n"})
    void whatStandsAroundADateDoesNotMatter(String typed) {
        assertThat(read(typed)).isEqualTo(new DateWords.Found(Date.on(LocalDate.of(2026, 11, 27), LISBON)));
    }

    @ParameterizedTest
    @CsvSource({"2026-12-24 15:00, 15:00", "2026-12-24T09:05, 09:05", "2026-12-24 9:05, 09:05", "2026-12-24 0:00, 00:00"
    })
    void aTimeOfDayIsFound(String typed, LocalTime time) {
        assertThat(read(typed)).isEqualTo(new DateWords.Found(Date.at(LocalDate.of(2026, 12, 24), time, LISBON)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-02-31", "2027-02-29", "2026-13-01", "2026-12-00", "2026-12-24 24:00", "2026-12-24 9:60"})
    void aDayOrTimeThatDoesNotExistIsQuestioned(String typed) {
        assertThat(read(typed)).isEqualTo(new DateWords.Questioned("There is no " + typed + " in the calendar."));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21, Sat 21 Nov is past.",
        "2025-12-24, Wed 24 Dec 2025 is past.",
        "2026-11-22 10:00, Sun 22 Nov at 10:00 is past.",
        "0001-01-01, Mon 1 Jan 0001 is past."
    })
    void aDatePastIsQuestioned(String typed, String why) {
        assertThat(read(typed)).isEqualTo(new DateWords.Questioned(why));
    }

    @Test
    void aMinuteFromNowIsNotPast() {
        assertThat(read("2026-11-22 10:01")).isInstanceOf(DateWords.Found.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "the way",
                "fridays",
                "friday 3pm and more",
                "bo",
                "todays",
                "2026-12",
                "26-12-24",
                "2026/12/24",
                "2026-12-24 15",
                "2026-12-24 15:00:00",
                "20261224",
                "٢٠٢٦-١٢-٢٤",
                "!",
                "..."
            })
    void otherWordsAreJustWords(String typed) {
        assertThat(read(typed)).isEqualTo(new DateWords.NotADate());
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Kiritimati, 2026-11-23, 2026-11-24",
        "Asia/Tokyo, 2026-11-22, 2026-11-23",
        "Pacific/Pago_Pago, 2026-11-21, 2026-11-22",
        "America/Los_Angeles, 2026-11-22, 2026-11-23"
    })
    void todayIsTheWritersToday(ZoneId zone, LocalDate today, LocalDate tomorrow) {
        assertThat(DateWords.read("today", zone, SUNDAY)).isEqualTo(new DateWords.Found(Date.on(today, zone)));
        assertThat(DateWords.read("tomorrow", zone, SUNDAY)).isEqualTo(new DateWords.Found(Date.on(tomorrow, zone)));
        assertThat(DateWords.read(today.toString(), zone, SUNDAY)).isEqualTo(new DateWords.Found(Date.on(today, zone)));
        assertThat(DateWords.read(today.minusDays(1).toString(), zone, SUNDAY))
                .isInstanceOf(DateWords.Questioned.class);
        assertThat(DateWords.read(today.getDayOfWeek().toString(), zone, SUNDAY))
                .isEqualTo(new DateWords.Found(Date.on(today.plusDays(7), zone)));
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.integers().between(0, 3_000).map(LocalDate.of(2026, 11, 22)::plusDays);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of("UTC", "Europe/Lisbon", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kolkata")
                .map(ZoneId::of);
    }

    @Property
    void aDayIsFoundAsWrittenAndSaidWithItsYearUnlessThatIsThisOne(
            @ForAll("days") LocalDate day, @ForAll("zones") ZoneId zone) {
        Instant now = day.atTime(12, 0).atZone(zone).toInstant().minusSeconds(86_400);

        DateWords.Reading reading = DateWords.read(day.toString(), zone, now);

        assertThat(reading).isEqualTo(new DateWords.Found(Date.on(day, zone)));
        String said = DateText.of(Date.on(day, zone), now);
        assertThat(said).contains(" " + day.getDayOfMonth() + " ");
        boolean newYear = day.getDayOfYear() == 1;
        assertThat(said.endsWith(" " + day.getYear())).isEqualTo(newYear);
        assertThat(DateText.of(Date.on(day, zone), now.minusSeconds(366L * 86_400)))
                .endsWith(" " + day.getYear());
    }

    @Property
    void anyTimeOfDayIsFoundAndSaidAsItWasTyped(
            @ForAll("days") LocalDate day, @ForAll @IntRange(max = 1439) int minute) {
        LocalTime time = LocalTime.MIN.plusMinutes(minute);
        Instant before = day.minusDays(1).atStartOfDay(LISBON).toInstant();

        assertThat(DateWords.read(day + " " + time, LISBON, before))
                .isEqualTo(new DateWords.Found(Date.at(day, time, LISBON)));
        assertThat(DateText.of(Date.at(day, time, LISBON), before)).endsWith(" at " + time);
    }
}
