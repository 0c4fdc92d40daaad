package obliged.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import obliged.ask.value.Date;
import org.junit.jupiter.api.Test;

class DateTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 26);

    @Provide
    Arbitrary<Date> dates() {
        Arbitrary<LocalDate> days = Arbitraries.longs()
                .between(
                        LocalDate.of(1970, 1, 1).toEpochDay(),
                        LocalDate.of(9999, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        Arbitrary<LocalTime> times = Arbitraries.integers()
                .between(0, 24 * 60 - 1)
                .map(minute -> LocalTime.MIN.plusMinutes(minute))
                .injectNull(0.4);
        return Combinators.combine(days, times, zones()).as(Date::new);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .edgeCases(edges -> edges.add(
                        "Z", "+14:00", "UTC-03:30", "Europe/Tallinn", "Etc/GMT+12", "America/Argentina/Salta"))
                .map(ZoneId::of);
    }

    @Property
    void aDateIsReadAsItWasWritten(@ForAll("dates") Date date) {
        assertThat(Date.parse(date.toString())).isEqualTo(date);
    }

    @Property
    void noDateIsLaterThanItselfNorEachLaterThanTheOther(@ForAll("dates") Date one, @ForAll("dates") Date other) {
        assertThat(one.isLaterThan(one)).isFalse();
        assertThat(one.isLaterThan(other) && other.isLaterThan(one)).isFalse();
    }

    @Property
    void aDayEndsWhenTheNextBeginsWhereverOneIs(@ForAll("dates") Date date, @ForAll("zones") ZoneId whose) {
        Instant end = Date.on(date.day(), date.zone()).ends(whose);

        assertThat(end.atZone(whose).toLocalDate()).isAfter(date.day());
        assertThat(end.minusMillis(1).atZone(whose).toLocalDate()).isBeforeOrEqualTo(date.day());
    }

    @Property
    void aTimeIsOneInstantWhoeverLooks(
            @ForAll("dates") Date date, @ForAll("zones") ZoneId one, @ForAll("zones") ZoneId other) {
        Date timed = date.time() != null ? date : Date.at(date.day(), LocalTime.NOON, date.zone());

        assertThat(timed.ends(one)).isEqualTo(timed.ends(other));
    }

    @Property
    void aDayAgainstATimeLastsUntilTheMidnightOfWhoeverSetIt(@ForAll("near") Date one, @ForAll("near") Date other) {
        Assume.that(one.time() == null && other.time() != null);
        Instant moment = other.ends(other.zone());

        LocalDate thereByThen = moment.atZone(one.zone()).toLocalDate();
        assertThat(one.isLaterThan(other)).isEqualTo(!thereByThen.isAfter(one.day()));
        LocalDate thereJustBefore = moment.minusNanos(1).atZone(one.zone()).toLocalDate();
        assertThat(other.isLaterThan(one)).isEqualTo(thereJustBefore.isAfter(one.day()));
    }

    @Property
    void theDatesOfOneZoneHaveOneOrder(
            @ForAll("near") Date one,
            @ForAll("near") Date two,
            @ForAll("near") Date three,
            @ForAll("zones") ZoneId zone) {
        List<Date> dates = Stream.of(one, two, three)
                .map(date -> new Date(date.day(), date.time(), zone))
                .sorted(Comparator.comparing(date -> date.ends(zone)))
                .toList();

        assertThat(dates.get(0).isLaterThan(dates.get(1))).isFalse();
        assertThat(dates.get(1).isLaterThan(dates.get(2))).isFalse();
        assertThat(dates.get(0).isLaterThan(dates.get(2))).isFalse();
        assertThat(dates.get(2).isLaterThan(dates.get(0)))
                .isEqualTo(dates.get(2).ends(zone).isAfter(dates.get(0).ends(zone)));
    }

    /** So near to each other that zones matter. */
    @Provide
    Arbitrary<Date> near() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(-2, 2).map(THURSDAY::plusDays);
        Arbitrary<LocalTime> times = Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 23).map(hour -> hour * 60),
                        Arbitraries.integers().between(0, 24 * 60 - 1))
                .map(minute -> LocalTime.MIN.plusMinutes(minute))
                .injectNull(0.5);
        return Combinators.combine(days, times, zones()).as(Date::new);
    }

    @Property
    void daysAreTheSameByTheirDayAndMomentsByTheirInstant(@ForAll("near") Date one, @ForAll("near") Date other) {
        boolean same = one.time() == null || other.time() == null
                ? one.time() == other.time() && one.day().equals(other.day())
                : one.ends(one.zone()).equals(other.ends(other.zone()));

        assertThat(one.isSameAs(other)).isEqualTo(same);
    }

    @Property
    void aDateIsTheSameAsItselfOnAnyClockAndNoDateIsNone(@ForAll("dates") Date date, @ForAll("zones") ZoneId zone) {
        Date there = date.time() == null ? Date.on(date.day(), zone) : date;

        assertThat(date.isSameAs(there)).isTrue();
        assertThat(date.isSameAs(null)).isFalse();
    }

    @Test
    void itIsWrittenAsADayItsTimeAndAZone() {
        assertThat(Date.on(THURSDAY, LISBON)).hasToString("2026-11-26[Europe/Lisbon]");
        assertThat(Date.at(THURSDAY, LocalTime.of(15, 0), TOKYO)).hasToString("2026-11-26T15:00[Asia/Tokyo]");
    }

    @Test
    void aDayEndsAtTheMidnightOfWhoeverHasIt() {
        Date day = Date.on(THURSDAY, LISBON);

        assertThat(day.ends(LISBON)).isEqualTo(Instant.parse("2026-11-27T00:00:00Z"));
        assertThat(day.ends(TOKYO)).isEqualTo(Instant.parse("2026-11-26T15:00:00Z"));
    }

    @Test
    void aTimeThatTheClocksSkipIsAsMuchLater() {
        Date skipped = Date.at(LocalDate.of(2026, 3, 29), LocalTime.of(1, 30), LISBON);

        assertThat(skipped.ends(LISBON)).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }

    @Test
    void aTimeThatTheClocksShowTwiceIsTheFirst() {
        Date twice = Date.at(LocalDate.of(2026, 10, 25), LocalTime.of(1, 30), LISBON);

        assertThat(twice.ends(LISBON)).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void aDayEndsWhereMidnightIsSkippedAndWhereAWholeDayIs() {
        Date beforeSummer = Date.on(LocalDate.of(2018, 11, 3), LISBON);
        Date beforeTheDateLineMoved = Date.on(LocalDate.of(2011, 12, 29), LISBON);

        assertThat(beforeSummer.ends(ZoneId.of("America/Sao_Paulo"))).isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
        assertThat(beforeTheDateLineMoved.ends(ZoneId.of("Pacific/Apia")))
                .isEqualTo(Instant.parse("2011-12-30T10:00:00Z"));
    }

    @Test
    void twoDaysAreComparedAsDaysWhateverTheirZones() {
        Date here = Date.on(THURSDAY, LISBON);

        assertThat(Date.on(THURSDAY, TOKYO).isLaterThan(here)).isFalse();
        assertThat(here.isLaterThan(Date.on(THURSDAY, TOKYO))).isFalse();
        assertThat(Date.on(THURSDAY.plusDays(1), TOKYO).isLaterThan(here)).isTrue();
    }

    @Test
    void aTimeOnTheSameDayIsNotLaterThanTheDay() {
        Date day = Date.on(THURSDAY, LISBON);

        assertThat(Date.at(THURSDAY, LocalTime.of(23, 59), LISBON).isLaterThan(day))
                .isFalse();
        assertThat(Date.at(THURSDAY.plusDays(1), LocalTime.of(0, 1), LISBON).isLaterThan(day))
                .isTrue();
        assertThat(day.isLaterThan(Date.at(THURSDAY, LocalTime.NOON, LISBON))).isTrue();
    }

    @Test
    void theSameDayIsTheSameDateInEveryZoneAndTheSameMomentToo() {
        Date here = Date.on(THURSDAY, LISBON);
        Date nine = Date.at(THURSDAY, LocalTime.of(9, 0), LISBON);

        assertThat(here.isSameAs(Date.on(THURSDAY, TOKYO))).isTrue();
        assertThat(here.isSameAs(Date.on(THURSDAY.plusDays(1), LISBON))).isFalse();
        assertThat(here.isSameAs(null)).isFalse();
        assertThat(nine.isSameAs(Date.at(THURSDAY, LocalTime.of(18, 0), TOKYO))).isTrue();
        assertThat(nine.isSameAs(Date.at(THURSDAY, LocalTime.of(9, 0), TOKYO))).isFalse();
        // A day lasts until its midnight, a time that is the same moment does not.
        assertThat(Date.at(THURSDAY.plusDays(1), LocalTime.MIDNIGHT, LISBON).isSameAs(here))
                .isFalse();
    }

    @Test
    void twoTimesAreComparedAsInstants() {
        Date lisbon = Date.at(THURSDAY, LocalTime.of(9, 0), LISBON);
        Date tokyo = Date.at(THURSDAY, LocalTime.of(17, 0), TOKYO);

        assertThat(lisbon.isLaterThan(tokyo)).isTrue();
        assertThat(tokyo.isLaterThan(lisbon)).isFalse();
    }
}
