package obliged.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import obliged.sandbox.page.Tour.Step;
import org.junit.jupiter.api.Test;

/** Steps are ticked off in order, by what somebody did. */
class TourTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final Tour tour = new Tour(
            "ana",
            "general",
            now -> List.of(
                    Step.type("ask", "ana", "general", "/ask @bo water the plants"),
                    Step.press("accept", "bo", "dm", "Accept", "plants"),
                    Step.jump("wait", "bo", "dm", now.plus(Duration.ofDays(1))),
                    Step.press("done", "bo", "dm", "Done", "plants")),
            List.of());

    private int done(Instant now) {
        return tour.json(now).path("done").asInt();
    }

    @Test
    void aCommandInOnesOwnWordsCounts() {
        tour.typed("/ask #it-help mend the radio", NOW);
        assertThat(done(NOW)).isZero();
        tour.typed("/ask @bo feed the cat", NOW);
        assertThat(done(NOW)).isEqualTo(1);
    }

    @Test
    void onlyTheButtonOfThatMessageCounts() {
        tour.typed("/ask @bo water the plants", NOW);
        tour.pressed("Accept", "feed the cat", NOW);
        tour.pressed("Decline", "water the plants", NOW);
        assertThat(done(NOW)).isEqualTo(1);
        tour.pressed("Accept", "water the plants", NOW);
        assertThat(done(NOW)).isEqualTo(2);
    }

    @Test
    void theMomentIsCountedFromWhenTheFirstStepWasDone() {
        tour.typed("/ask @bo water the plants", NOW);
        tour.pressed("Accept", "water the plants", NOW);
        Instant late = NOW.plus(Duration.ofHours(23));
        assertThat(done(late)).isEqualTo(2);
        assertThat(done(NOW.plus(Duration.ofDays(1)))).isEqualTo(3);
    }

    @Test
    void nothingIsReachedBeforeItBegan() {
        assertThat(done(NOW)).isZero();
        assertThat(done(NOW.plus(Duration.ofDays(9)))).isZero();
    }

    @Test
    void aLaterStepEndsThoseBeforeIt() {
        tour.typed("/ask @bo water the plants", NOW);
        tour.pressed("Done", "water the plants", NOW);
        assertThat(done(NOW)).isEqualTo(4);
    }
}
