package obliged.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import obliged.Trial;
import obliged.sandbox.page.TravelClock;
import obliged.testing.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;

/** Tests of a class that look at one sandbox in a real browser. */
public abstract class SharedSandbox {
    /** A working day, at which most of them begin. */
    protected static final String MONDAY = "2026-11-23T10:40:00Z";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    protected static Browser browser;
    protected static Trial trial;

    /** To be called before all tests. */
    protected static void open(String moment, boolean demo) throws Exception {
        browser = Browser.launch();
        Duration ahead = Duration.between(Instant.now(), Instant.parse(moment));
        InstantSource then = () -> Instant.now().plus(ahead);
        trial = Trial.open(new TravelClock(then), 0, null, demo);
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
            browser = null;
        }
        if (trial != null) {
            trial.close();
            trial = null;
        }
    }

    @AfterEach
    void closeTabs() {
        browser.closeTabs();
        assertThat(trial.sandbox().journal().violations()).isEmpty();
    }

    protected static void await(BooleanSupplier condition) {
        assertThat(trial.sandbox().world().await(PATIENCE, condition)).isTrue();
    }
}
