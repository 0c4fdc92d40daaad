package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import obliged.testing.Tab;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A team's week as its channel reads it on Monday at nine: told in the browser, with pictures in {@code target/screenshots}. */
class DigestStoryTest extends SharedSandbox {
    private static final String SUNDAY = "2026-11-22T18:00:00Z";

    @BeforeAll
    static void open() throws Exception {
        open(SUNDAY, true);
    }

    private static Locator digests(Tab tab) {
        return tab.page().locator("main .message", new Page.LocatorOptions().setHasText("switched this on"));
    }

    @Test
    void afterADemoWeekNextMondayAtNineBringsTheDigest() {
        Tab bo = browser.open(trial.url(), "bo", "it-help", 1280, 900, false);
        // The weeks before were told on their Mondays, three of them since it was switched on.
        assertThat(digests(bo)).hasCount(3);

        bo.button("next Monday 9:00").click();

        assertThat(digests(bo)).hasCount(4);
        Locator digest = digests(bo).last();
        assertThat(digest).containsText("By the agreed date");
        assertThat(digest).containsText("Bo switched this on. To stop it here, type /ask digest off.");
        assertThat(digest.locator("figure.chart svg").first()).isVisible();
        digest.scrollIntoViewIfNeeded();
        bo.picture("digest-light");

        Tab dark = browser.open(trial.url(), "bo", "it-help", 1280, 900, true);
        digests(dark).last().scrollIntoViewIfNeeded();
        dark.picture("digest-dark");
        Tab phone = browser.open(trial.url(), "bo", "it-help", 390, 844, false);
        digests(phone).last().scrollIntoViewIfNeeded();
        phone.picture("digest-phone");
        Tab home = browser.open(trial.url(), "bo", "home", 390, 844, false);
        assertThat(home.page().locator(".home")).containsText("week");
        home.picture("digest-home-phone");

        bo.button("next Monday 9:00").click();
        assertThat(digests(bo)).hasCount(5);
        Assertions.assertThat(trial.sandbox().journal().violations()).isEmpty();
        browser.closeTabs();
    }
}
