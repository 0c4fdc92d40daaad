package obliged.slack.team;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.composition.OptionObject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonePickerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

    private static List<String> found(String typed) {
        return TimeZonePicker.search(typed, LISBON, NOW).stream()
                .map(OptionObject::getValue)
                .toList();
    }

    @Test
    void everyZoneThatIsAPlaceIsFoundByItsName() {
        ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                .forEach(id -> {
                    assertThat(found(id)).as(id).contains(id);
                    assertThat(TimeZonePicker.read(id)).contains(ZoneId.of(id));
                });
    }

    @Test
    void theNearestZonesComeFirstWhereNothingIsTyped() {
        assertThat(found(""))
                .startsWith("Europe/Lisbon")
                .contains("Europe/London")
                .hasSizeLessThanOrEqualTo(100);
        assertThat(found("").indexOf("Europe/London")).isLessThan(found("").indexOf("Europe/Moscow"));
    }

    @Test
    void placesComeBeforeOtherNamesAndBeginningsBeforeTheRest() {
        assertThat(found("york")).startsWith("America/New_York");
        assertThat(found("utc")).contains("UTC");
        assertThat(found("london").get(0)).isEqualTo("Europe/London");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nowhere", "+02:00", "Europe", "europe/lisbon", "Europe/Lisbon; DROP TABLE team"})
    void whatIsNoZoneIsNone(String value) {
        assertThat(TimeZonePicker.read(value)).isEmpty();
    }
}
