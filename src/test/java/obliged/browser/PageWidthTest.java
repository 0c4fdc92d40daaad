package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import obliged.Trial;
import obliged.sandbox.page.TravelClock;
import obliged.testing.Browser;
import obliged.testing.Tab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on phones and tablets fits its window with any font; the demo's content is what it shows. */
class PageWidthTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T10:40:00Z");

    private static Browser browser;
    private static Trial trial;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.launch();
        Duration ahead = Duration.between(Instant.now(), MONDAY);
        InstantSource thatMonday = () -> Instant.now().plus(ahead);
        trial = Trial.open(new TravelClock(thatMonday), 0, null, true);
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (trial != null) {
            trial.close();
        }
    }

    @AfterEach
    void closeTabs() {
        browser.closeTabs();
    }

    /**
     * A tab whose letters are all narrower or wider than those of usual fonts: the page's bold at 60 % is narrower than
     * Liberation Sans Narrow, at 140 % wider than the bold DejaVu Sans.
     */
    private static Tab tab(String as, String place, int width, int percent) {
        Tab tab = browser.open(trial.url(), as, place, width, 780, false);
        tab.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        Object loaded = tab.page().evaluate("""
                        async percent => {
                          const style = new CSSStyleSheet();
                          style.replaceSync(`
                            @font-face { font-family: Forced; src: url(/font/files/inter-latin-700-normal.woff2); size-adjust: ${percent}%; }
                            * { font-family: Forced !important; }`);
                          document.adoptedStyleSheets = [style];
                          return (await document.fonts.load('15px Forced')).length;
                        }""", percent);
        assertThat(loaded).isEqualTo(1);
        return tab;
    }

    private static void fits(Tab tab, String what) {
        assertThat(tab.tooWide()).as(what).isEmpty();
    }

    @ParameterizedTest(name = "{0} pixels, letters of {1} %")
    @CsvSource({"320, 60", "320, 140", "390, 140", "720, 140"})
    void everyScreenFits(int width, int percent) {
        Tab bo = tab("bo", "it-help", width, percent);
        bo.page().locator("main .thread-line").last().click();
        assertThat(bo.page().locator(".thread .message")).not().hasCount(1);
        fits(bo, "a thread");
        bo.button("Close the thread").click();

        bo.composer().fill("/ask list team");
        bo.press("Enter");
        Locator list = bo.message("owes");
        assertThat(list).isVisible();
        fits(bo, "a channel with a list");
        list.getByLabel("More actions").first().click();
        assertThat(bo.page().locator(".popup")).isVisible();
        fits(bo, "a menu");
        bo.press("Escape");
        bo.composer().fill("/ask @a");
        assertThat(bo.page().locator(".offer")).isVisible();
        fits(bo, "what completes a command");

        bo.composer().fill("/ask team");
        bo.press("Enter");
        assertThat(bo.form()).containsText("What we help with");
        fits(bo, "a form");
        bo.button("Next").click();
        assertThat(bo.form()).containsText("First answer within");
        fits(bo, "a form's second page");
        bo.form().getByText("Back").click();
        assertThat(bo.form()).containsText("What we help with");
        bo.send("Cancel");

        bo.button("Journal").click();
        assertThat(bo.page().locator(".entry").first()).isVisible();
        bo.page().locator(".entry summary").first().click();
        fits(bo, "the journal");
        bo.button("Break it").click();
        assertThat(bo.button("Make it fail")).isVisible();
        fits(bo, "what can be broken");
        bo.button("Break it").click();
        bo.button("Channels").click();
        assertThat(bo.page().locator(".sidebar.open")).isVisible();
        fits(bo, "the channels");

        Map.of("home", ".home .block", "dm", ".message .block", "general", ".tour")
                .forEach((place, shown) -> {
                    Tab ana = tab("ana", place, width, percent);
                    assertThat(ana.page().locator(shown).first()).isVisible();
                    fits(ana, place);
                });
    }
}
