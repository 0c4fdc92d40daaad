package obliged.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import obliged.sandbox.page.Tour.Step;
import org.junit.jupiter.api.Test;

/** Steps are ticked off in order, by what somebody did. */
class TourTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private final List<Instant> played = new ArrayList<>();

    private final Tour tour = new Tour(
            "ana",
            "general",
            now -> List.of(
                    Step.type("ask", "ana", "general", "/ask @bo water the plants"),
                    Step.press("accept", "bo", "dm", "Accept", "plants"),
                    Step.jump("wait", "bo", "dm", now.plus(Duration.ofDays(1))),
                    Step.press("done", "bo", "dm", "Done", "plants")),
            now -> List.of(
                    Step.story("week", "ana", "garden", now.plus(Duration.ofDays(7)), played::add),
                    Step.shortcut("log", "chi", "general", "The roses are thirsty", "log_ask"),
                    Step.type("search", "ana", "general", "/ask search roses")));

    private List<Integer> tried() {
        List<Integer> tried = new ArrayList<>();
        tour.json(NOW).path("tried").forEach(one -> tried.add(one.asInt()));
        return tried;
    }

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
    void whatElseToTryIsTickedOffInAnyOrder() {
        tour.typed("The roses are thirsty", NOW);
        assertThat(tried()).isEmpty();
        tour.typed("/ask search tulips", NOW);
        tour.pressed("log_ask", "any message", NOW);
        assertThat(tried()).containsExactly(1, 2);
        tour.play(NOW.plusSeconds(60), NOW);
        assertThat(played).containsExactly(NOW.plusSeconds(60));
        assertThat(tried()).containsExactly(0, 1, 2);
        assertThat(done(NOW)).isZero();
    }

    @Test
    void aLaterStepEndsThoseBeforeIt() {
        tour.typed("/ask @bo water the plants", NOW);
        tour.pressed("Done", "water the plants", NOW);
        assertThat(done(NOW)).isEqualTo(4);
    }
}
