package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import obliged.sandbox.client.Conversation;
import obliged.sandbox.client.MessageShapes;
import obliged.testing.InBrowser;
import obliged.testing.Tab;
import org.junit.jupiter.api.Test;

/** Somebody forwards what a tool has posted, and a colleague makes an ask of it. */
class ForwardedAlertTest extends InBrowser {
    private static final String ALERT = "*Door 3* has not opened since 10:20: <https://alerts.example/7|details>";

    ForwardedAlertTest() {
        super("2026-11-23T10:40:00Z");
    }

    @Test
    void aForwardedAlertIsShownAndLoggedAsAnAsk() {
        Conversation channel = trial.sandbox().as("bo").in("general");
        channel.write("", MessageShapes.alert("Pier 9", ALERT));
        channel.write("Can somebody look at this?", MessageShapes.forwarded("Alerts", ALERT));
        for (boolean dark : new boolean[] {true, false}) {
            Tab phone = browser.open(trial.url(), "ana", "general", 390, 640, dark);
            assertThat(phone.message("Pier 9")).containsText("Door 3 has not opened since 10:20: details");
            assertThat(phone.message("Pier 9").locator("dl")).containsText("Door");
            phone.picture(dark ? "alert-phone-dark" : "alert-phone-light");
            assertThat(phone.tooWide()).isEmpty();
        }

        Tab tab = browser.open(trial.url(), "ana", "general", 1280, 800, false);
        Locator message = tab.message("Can somebody look at this?");
        assertThat(message.getByRole(AriaRole.GROUP)).containsText("Alerts");
        assertThat(message.getByRole(AriaRole.GROUP)).containsText("Posted in #alerts");
        message.hover();
        message.getByRole(AriaRole.TOOLBAR).getByLabel("More actions").click();
        tab.page()
                .getByRole(AriaRole.MENUITEM)
                .filter(new Locator.FilterOptions().setHasText("Log as an ask"))
                .click();
        assertThat(tab.field("What"))
                .hasValue(
                        "Can somebody look at this?\n\nDoor 3 has not opened since 10:20: [details](https://alerts.example/7)");
        tab.pick("Who", "chi", "Chi");
        tab.picture("alert-form");
        tab.send("Ask");
        assertThat(message.getByText("1 reply")).isVisible();
        tab.picture("alert-logged");

        Tab chi = browser.open(trial.url(), "chi", "dm", 390, 640, false);
        assertThat(chi.card("Can somebody look at this?")).containsText("Door 3");
        chi.picture("alert-card-phone");
        assertThat(chi.tooWide()).isEmpty();
        assertThat(chi.card("Can somebody look at this?").getByText("details"))
                .hasAttribute("href", "https://alerts.example/7");
    }
}
