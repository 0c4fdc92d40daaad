package obliged.slack.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneTextTest {
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, Berlin time",
        "America/New_York, New York time",
        "America/Argentina/Buenos_Aires, Buenos Aires time",
        "Japan, Japan time",
        "UTC, UTC",
        "Etc/UTC, UTC",
        // Whose sign is the other way round.
        "Etc/GMT+3, UTC-03:00",
        "+05:30, UTC+05:30"
    })
    void aZoneIsKnownByItsPlaceOrByItsDistance(String zone, String words) {
        assertThat(ZoneText.of(ZoneId.of(zone))).isEqualTo(words);
    }
}
