package obliged.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import obliged.shared.PublicHolidays.Place;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublicHolidaysTest {
    private static final LocalDate EPIPHANY = LocalDate.of(2027, 1, 6);

    private final Locale here = Locale.getDefault();

    @AfterEach
    void comeHome() {
        Locale.setDefault(here);
    }

    @Test
    void aRegionHasThoseOfItsCountryAndItsOwn() {
        LocalDate christmas = LocalDate.of(2026, 12, 25);
        assertThat(new PublicHolidays("DE").includes(christmas)).isTrue();
        assertThat(new PublicHolidays("DE-BY").includes(christmas)).isTrue();
        assertThat(new PublicHolidays("DE").includes(EPIPHANY)).isFalse();
        assertThat(new PublicHolidays("DE-BY").includes(EPIPHANY)).isTrue();
        assertThat(new PublicHolidays("DE-BE").includes(EPIPHANY)).isFalse();
        // Only in one town of Bavaria.
        assertThat(new PublicHolidays("DE-BY-AG").includes(LocalDate.of(2026, 8, 8)))
                .isTrue();
        assertThat(new PublicHolidays("DE-BY").includes(LocalDate.of(2026, 8, 8)))
                .isFalse();
    }

    @Test
    void aHolidayThatIsMovedFromAWeekendIsOnTheDayToWhichItIsMoved() {
        PublicHolidays britain = new PublicHolidays("GB");
        assertThat(britain.includes(LocalDate.of(2026, 12, 28))).isTrue();
        assertThat(britain.between(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 29)))
                .containsExactly(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28));
        // Carnival is kept in Portugal, but by custom only.
        assertThat(new PublicHolidays("PT").includes(LocalDate.of(2026, 2, 17))).isFalse();
    }

    @Test
    void aYearThatTheCalendarDoesNotKnowHasNone() {
        assertThat(new PublicHolidays("SA").between(LocalDate.of(2190, 1, 1), LocalDate.of(2191, 1, 1)))
                .isEmpty();
        assertThat(new PublicHolidays("DE").between(LocalDate.MIN, LocalDate.of(1970, 1, 2)))
                .containsExactly(LocalDate.of(1970, 1, 1));
        assertThat(new PublicHolidays("DE").includes(LocalDate.MAX)).isFalse();
        assertThat(new PublicHolidays("ZZ").includes(EPIPHANY)).isFalse();
        assertThat(new PublicHolidays("DE-ZZ").includes(EPIPHANY)).isFalse();
    }

    @Test
    void onlyPlacesThatHaveACalendarAreFound() {
        assertThat(PublicHolidays.find("DE-BY")).contains(new PublicHolidays("DE-BY"));
        for (String code : List.of("ZZ", "DE-ZZ", "", "-", "DE-", "de", "NYSE", "TARGET", "DE-BY-AG-X", "../DE")) {
            assertThat(PublicHolidays.find(code)).as(code).isEmpty();
        }
        assertThat(PublicHolidays.countries())
                .hasSizeGreaterThan(200)
                .contains(new Place("GB", "United Kingdom"), new Place("IR", "Iran"))
                .noneMatch(place -> place.name().equals(place.code()));
    }

    @Test
    void theCountryOfAZoneComesWithItsRegions() {
        assertThat(PublicHolidays.ofZone(ZoneId.of("Europe/Lisbon"))).first().isEqualTo(new Place("PT", "Portugal"));
        assertThat(PublicHolidays.ofZone(ZoneId.of("Europe/Berlin")))
                .contains(new Place("DE", "Germany"), new Place("DE-BY", "Bavaria, Germany"));
        assertThat(PublicHolidays.ofZone(ZoneId.of("UTC"))).isEmpty();
    }

    @Test
    void whatIsTypedFindsTheBeginningsOfWordsWhateverTheAccentsAndTheServersLanguage() {
        Locale.setDefault(Locale.GERMANY);
        assertThat(PublicHolidays.search("bav")).containsExactly(new Place("DE-BY", "Bavaria, Germany"));
        assertThat(PublicHolidays.search("baden-wurtt")).contains(new Place("DE-BW", "Baden-Württemberg, Germany"));
        assertThat(PublicHolidays.search("germany")).first().isEqualTo(new Place("DE", "Germany"));
        assertThat(PublicHolidays.search("united kingdom")).contains(new Place("GB-SCT", "Scotland, United Kingdom"));
        assertThat(PublicHolidays.search("qqq")).isEmpty();
    }

    /** Somebody's only working day may be any day of the week, and has to come some time. */
    @Test
    void noCalendarHasSoManyThatADayOfTheWeekNeverComes() {
        LocalDate from = LocalDate.of(2026, 1, 1);
        assertThat(PublicHolidays.countries())
                .allSatisfy(place -> assertThat(new PublicHolidays(place.code()).between(from, from.plusYears(1)))
                        .hasSizeLessThan(45));
    }
}
