package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.function.Function;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.UserClient;
import obliged.sandbox.world.Message;
import obliged.testing.Tab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of single messages for the pages in {@code src/site}, to be copied there from {@code target/screenshots}. */
class SitePicturesTest extends SharedSandbox {
    @BeforeAll
    static void open() throws Exception {
        open(MONDAY, false);
    }

    private static UserClient as(String person) {
        return trial.sandbox().as(person);
    }

    private static void inLightAndDark(String as, String place, int width, String name, Function<Tab, Locator> shown) {
        // What was read once has no line that says that it is new.
        browser.open(trial.url(), as, place);
        browser.closeTabs();
        for (boolean dark : new boolean[] {false, true}) {
            Tab tab = browser.open(trial.url(), as, place, width, 900, dark);
            Locator part = shown.apply(tab);
            assertThat(part).isVisible();
            tab.picture(part, name + (dark ? "-dark" : "-light"));
        }
        browser.closeTabs();
    }

    private static Message card(String person, String words) {
        await(() -> as(person).inDm().find(words).isPresent());
        // The bot may not have read yet which message it is.
        trial.catchUp();
        return as(person).inDm().find(words).orElseThrow();
    }

    @Test
    void aDateIsAskedBack() {
        inLightAndDark("ana", "general", 720, "site-date-question", tab -> {
            tab.composer().fill("/ask @bo fix the lamp in room 4 by wednsday");
            tab.press("Enter");
            assertThat(tab.form()).containsText("Did you mean “Wednesday”?");
            return tab.form();
        });
    }

    @Test
    void anAskOnAPhone() {
        as("ana").in("general").type("/ask @chi two chairs for the new colleague by friday");
        inLightAndDark("chi", "dm", 390, "site-card-phone", tab -> tab.card("two chairs"));
    }

    @Test
    void aQuestionIsAnsweredInTheThreadOfACard() {
        as("dee").in("general").type("/ask @bo order a screen for room 2 by thursday");
        Message asked = card("bo", "order a screen");
        as("bo").inDm().reply(asked, "With a camera?");
        await(() -> as("dee").inDm().find("With a camera?").isPresent());
        inLightAndDark("dee", "dm", 720, "site-comment", tab -> tab.message("With a camera?"));
    }

    @Test
    void whoAskedReadsThatACardCouldNotBePosted() {
        trial.sandbox()
                .faults()
                .add(Fault.error("restricted_action")
                        .on("chat.postMessage")
                        .in(trial.sandbox().world().channel("it-help").id()));
        as("ana").in("general").type("/ask #it-help a second screen by friday");
        inLightAndDark("ana", "dm", 720, "site-not-posted", tab -> tab.message("second screen"));
        trial.sandbox().faults().clear();
    }

    @Test
    void anExportComesAsAFile() {
        as("eli").in("general").type("/ask @dee the seating plan by tomorrow");
        as("eli").inDm().type("/ask export");
        inLightAndDark("eli", "dm", 720, "site-export", tab -> tab.message("as a spreadsheet"));
    }
}
