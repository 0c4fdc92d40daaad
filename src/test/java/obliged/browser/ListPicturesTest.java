package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import obliged.testing.Tab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Pictures of what shows many asks at once, and of a team's form, with the demo's content, for people to look at: {@code
 * target/screenshots}.
 */
class ListPicturesTest extends SharedSandbox {
    @BeforeAll
    static void open() throws Exception {
        open(MONDAY, true);
    }

    private static Tab tab(String as, String place, int width, int height, boolean dark) {
        return browser.open(trial.url(), as, place, width, height, dark);
    }

    private static void type(Tab tab, String words) {
        tab.composer().fill(words);
        tab.press("Enter");
    }

    private static void fits(Tab tab) {
        assertThat(tab.tooWide()).isEmpty();
    }

    @Test
    void listsAndTheirMenus() {
        Tab ana = tab("ana", "general", 1280, 800, false);
        type(ana, "/ask list");
        Locator both = ana.message(" for you");
        assertThat(both).containsText("open asks");
        ana.picture("list-both");
        both.getByLabel("More actions").first().click();
        ana.picture("list-menu");
        ana.press("Escape");
        type(ana, "/ask list all");
        Locator all = ana.message("Everything you can see");
        assertThat(all).isVisible();
        ana.picture("list-all");
        ana.button(all, "Older").click();
        assertThat(ana.button(ana.message("Everything you can see"), "Newer")).isVisible();
        ana.picture("list-all-2");
    }

    @Test
    void aListOnAPhone() {
        for (boolean dark : new boolean[] {false, true}) {
            Tab bo = tab("bo", "it-help", 390, 780, dark);
            type(bo, "/ask list team");
            Locator team = bo.message("open ask");
            assertThat(team).isVisible();
            bo.picture(dark ? "list-phone-dark" : "list-phone-light");
            team.getByLabel("More actions").first().click();
            bo.picture(dark ? "list-phone-menu-dark" : "list-phone-menu-light");
            fits(bo);
        }
    }

    @Test
    void whatWasLookedFor() {
        Tab dee = tab("dee", "general", 1280, 800, true);
        type(dee, "/ask search harbour");
        assertThat(dee.message("mentions “harbour”")).isVisible();
        dee.picture("search-dark");
        type(dee, "/ask search unicorn");
        assertThat(dee.message("No asks match")).isVisible();
        dee.picture("search-none-dark");
    }

    @Test
    void theHomeTab() {
        for (boolean dark : new boolean[] {false, true}) {
            for (String person : new String[] {"ana", "chi", "gus"}) {
                Tab tab = tab(person, "home", 1280, 900, dark);
                assertThat(tab.page().locator(".home")).containsText("New ask");
                tab.picture("home-" + person + (dark ? "-dark" : "-light"));
            }
            Tab ana = tab("ana", "home", 390, 780, dark);
            assertThat(ana.page().locator(".home")).containsText("New ask");
            ana.picture("home-phone" + (dark ? "-dark" : "-light"));
            fits(ana);
        }
    }

    @Test
    void aTeamsFormInItsTwoPages() {
        for (int width : new int[] {1280, 390}) {
            Tab bo = tab("bo", "it-help", width, 900, false);
            type(bo, "/ask team");
            assertThat(bo.form()).containsText("What we help with");
            bo.picture("team-first-" + width);
            bo.button("Next").click();
            assertThat(bo.form()).containsText("First answer within");
            bo.picture("team-second-" + width);
            bo.form().getByText("Back").scrollIntoViewIfNeeded();
            bo.picture("team-second-end-" + width);
            bo.form().getByText("Back").click();
            assertThat(bo.form()).containsText("What we help with");
            bo.send("Cancel");
            fits(bo);
        }
    }
}
