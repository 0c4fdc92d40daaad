package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import obliged.testing.Tab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page on phones and tablets fits its window with any font; the demo's content is what it shows. */
class PageWidthTest extends SharedSandbox {
    @BeforeAll
    static void open() throws Exception {
        open(MONDAY, true);
    }

    /**
     * Letters that are all narrower or wider than those of usual fonts: the page's bold at 60 % is narrower than
     * Liberation Sans Narrow, at 140 % wider than the bold DejaVu Sans.
     */
    private static final List<Integer> PERCENT = List.of(60, 140);

    private static final List<Integer> WIDTHS = List.of(320, 360, 390, 720);

    private static final int HEIGHT = 780;

    /** A tab that can take such letters. */
    private static Tab tab(String as, String place) {
        Tab tab = browser.open(trial.url(), as, place, WIDTHS.get(0), HEIGHT, false);
        tab.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        Object loaded = tab.page().evaluate("""
                        async percents => {
                          const faces = new CSSStyleSheet();
                          faces.replaceSync(percents.map(percent => `@font-face {
                            font-family: Forced${percent}; src: url(/font/files/inter-latin-700-normal.woff2);
                            size-adjust: ${percent}%; }`).join(' '));
                          document.adoptedStyleSheets = [faces];
                          const fonts = await Promise.all(
                              percents.map(percent => document.fonts.load(`15px Forced${percent}`)));
                          return fonts.flat().length;
                        }""", PERCENT);
        assertThat(loaded).isEqualTo(PERCENT.size());
        return tab;
    }

    /** At every width, one after the other. */
    private static void fits(Tab tab, String what) {
        for (int width : WIDTHS) {
            tab.page().setViewportSize(width, HEIGHT);
            fitsNow(tab, what);
        }
    }

    private static void fitsNow(Tab tab, String what) {
        int width = tab.page().viewportSize().width;
        for (int percent : PERCENT) {
            tab.page().evaluate("""
                    percent => {
                      const style = new CSSStyleSheet();
                      style.replaceSync(`* { font-family: Forced${percent} !important; }`);
                      document.adoptedStyleSheets = [document.adoptedStyleSheets[0], style];
                    }""", percent);
            assertThat(tab.tooWide())
                    .as("%s at %s pixels, letters of %s %%", what, width, percent)
                    .isEmpty();
        }
    }

    @Test
    void everyScreenFits() {
        Tab bo = tab("bo", "it-help");
        bo.page().locator("main .thread-line").last().click();
        assertThat(bo.page().locator(".thread .message")).not().hasCount(1);
        fits(bo, "a thread");
        bo.button("Close the thread").click();

        bo.composer().fill("/ask list team");
        bo.press("Enter");
        Locator list = bo.message("owes");
        assertThat(list).isVisible();
        fits(bo, "a channel with a list");
        for (int width : WIDTHS) {
            bo.page().setViewportSize(width, HEIGHT);
            list.getByLabel("More actions").first().click();
            assertThat(bo.page().locator(".popup")).isVisible();
            fitsNow(bo, "a menu");
            bo.press("Escape");
            bo.composer().fill("/ask @a");
            assertThat(bo.page().locator(".offer")).isVisible();
            fitsNow(bo, "what completes a command");
            bo.composer().fill("");
        }

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
                    Tab ana = tab("ana", place);
                    assertThat(ana.page().locator(shown).first()).isVisible();
                    fits(ana, place);
                });
    }
}
