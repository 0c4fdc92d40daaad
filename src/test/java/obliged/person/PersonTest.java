package obliged.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When someone is away. It is Monday 23 November 2026, 9:00 in Lisbon, until 17:00 of which people work there. */
class PersonTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static Person bo(@Nullable LocalDate set, @Nullable String status) {
        Person bo = new Person(new PersonId("bo"), "Bo", LISBON, Person.Kind.MEMBER, false)
                .with(new Habits(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), true, set));
        return bo.away(status == null ? null : Instant.parse(status));
    }

    @Test
    void someoneWhoSaysNothingIsHere() {
        assertThat(bo(null, null).absence(NOW)).isEmpty();
        assertThat(bo(TODAY, null).absence(NOW)).isEmpty();
    }

    @Test
    void aStatusThatEndsAtNightMeansTheNextDayAndOneThatEndsAtWorkThatTime() {
        assertThat(bo(null, "2026-11-26T23:59:59Z").absence(NOW)).contains(new Absence(TODAY.plusDays(4), null));
        assertThat(bo(null, "2026-11-27T00:00:00Z").absence(NOW)).contains(new Absence(TODAY.plusDays(4), null));
        assertThat(bo(null, "2026-11-23T15:00:30Z").absence(NOW)).contains(new Absence(TODAY, LocalTime.of(15, 0)));
    }

    @Test
    void aStatusThatIsOverIsNone() {
        assertThat(bo(null, "2026-11-23T09:00:00Z").absence(NOW)).isEmpty();
        assertThat(bo(null, "2026-11-23T09:00:00.001Z").absence(NOW)).isPresent();
        assertThat(bo(null, "1970-01-01T00:00:01Z").absence(NOW)).isEmpty();
    }

    @Test
    void aStatusWithoutAnEndOrWithOneInAHundredYearsHoldsUntilItGoes() {
        assertThat(bo(null, Person.UNTIL_IT_GOES.toString()).absence(NOW)).contains(new Absence(null, null));
        assertThat(bo(null, "2126-11-23T09:00:00Z").absence(NOW)).contains(new Absence(null, null));
    }

    @Test
    void whatTheySetThemselvesCountsMoreThanTheirStatus() {
        Absence set = new Absence(TODAY.plusDays(2), null);
        assertThat(bo(TODAY.plusDays(2), "2026-12-24T23:59:59Z").absence(NOW)).contains(set);
        assertThat(bo(TODAY.plusDays(2), "2026-11-23T15:00:00Z").absence(NOW)).contains(set);
        // Once that day has come, their status counts again.
        assertThat(bo(TODAY, "2026-11-24T23:59:59Z").absence(NOW)).contains(set);
    }
}
