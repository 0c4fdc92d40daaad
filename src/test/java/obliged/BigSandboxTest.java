package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import obliged.sandbox.page.TravelClock;
import obliged.sandbox.wire.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sandbox --people N}: a company that is too big to be read before the first request. */
class BigSandboxTest {
    @Test
    void aBigCompanyIsServedWhileItIsReadInPages() throws Exception {
        try (Trial trial = Trial.open(
                new TravelClock(InstantSource.system()), 0, null, new Trial.Company(false, 5_000, false), false)) {
            trial.sandbox().as("ana").in("general").type("/ask @noah4001 water the plants");

            assertThat(trial.sandbox()
                            .world()
                            .await(
                                    Duration.ofSeconds(20),
                                    () -> trial.sandbox()
                                            .as("noah4001")
                                            .inDm()
                                            .find("water the plants")
                                            .isPresent()))
                    .isTrue();
            assertThat(trial.sandbox().journal().entries())
                    .filteredOn(entry -> entry.violations().contains("ratelimited"))
                    .isEmpty();
            assertThat(trial.sandbox().journal().of("users.list"))
                    .extracting(Journal.Entry::request)
                    .allSatisfy(page -> assertThat(page).contains("limit=999"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--people=-1", "--people=1000001", "--people=many"})
    void anImpossibleNumberOfPeopleIsRefused(String people) {
        assertThat(Main.commandLine(Map.of()).execute("sandbox", people)).isEqualTo(2);
    }
}
