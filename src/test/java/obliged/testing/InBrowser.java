package obliged.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import obliged.Trial;
import obliged.sandbox.page.TravelClock;
import obliged.store.EmptyFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test in a real browser, with a sandbox of its own; afterwards it checks that the bot sent nothing that Slack would
 * refuse. */
public abstract class InBrowser {
    protected static Browser browser;

    @TempDir
    private Path directory;

    protected final TravelClock clock = new TravelClock(InstantSource.system());
    protected Trial trial;

    private final Instant beginning;

    protected InBrowser(String beginning) {
        this.beginning = Instant.parse(beginning);
    }

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openTrial() throws Exception {
        clock.moveTo(beginning);
        trial = Trial.open(clock, 0, EmptyFile.at(directory.resolve("obliged.db")), false);
    }

    @AfterEach
    void closeTrial() throws Exception {
        try {
            browser.closeTabs();
            assertThat(trial.sandbox().journal().violations()).isEmpty();
        } finally {
            trial.close();
        }
    }
}
