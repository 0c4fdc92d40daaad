package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import obliged.sandbox.client.UserClient;
import obliged.testing.Tab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of thanks, for people to look at: {@code target/screenshots}. */
class ThanksPicturesTest extends SharedSandbox {
    @BeforeAll
    static void open() throws Exception {
        open(MONDAY, false);
        give();
    }

    private static void give() {
        UserClient eli = trial.sandbox().as("eli");
        eli.in("general").type("/thanks values");
        await(() -> eli.modalIfOpen().isPresent());
        eli.modal()
                .fill("Word", "teamwork")
                .fill("Emoji", ":handshake:")
                .fill("What it means", "We win together")
                .submit();
        eli.modal().close();
        UserClient ana = trial.sandbox().as("ana");
        ana.in("design").type("/thanks @chi for the lamp");
        ana.in("design").type("/thanks @bo @chi for");
        await(() -> ana.modalIfOpen().isPresent());
        ana.modal()
                .fill(
                        "What for",
                        "staying late when the ship was early. You found the crane, the papers and even warm soup"
                                + " :tada:, and nobody had to call the harbour master.")
                .fill("Value", "teamwork")
                .fill("Customer it helped", "Pier 9, who unloaded before the storm")
                .submit();
        await(() -> trial.sandbox().as("bo").inDm().find("warm soup").isPresent());
    }

    @Test
    void aShoutOut() {
        for (boolean dark : new boolean[] {false, true}) {
            Tab dee = browser.open(trial.url(), "dee", "design", 1280, 800, dark);
            assertThat(dee.message("warm soup")).containsText("Thank you, Bo and Chi!");
            dee.picture(dark ? "thanks-channel-dark" : "thanks-channel-light");
        }
        browser.closeTabs();
        assertThat(trial.sandbox().journal().violations()).isEmpty();
    }

    @Test
    void theMessageToWhoeverIsThankedOnAPhone() {
        for (boolean dark : new boolean[] {false, true}) {
            Tab bo = browser.open(trial.url(), "bo", "dm", 390, 640, dark);
            assertThat(bo.message("warm soup")).containsText("Ana thanks you!");
            bo.picture(dark ? "thanks-phone-dark" : "thanks-phone-light");
            assertThat(bo.tooWide()).isEmpty();
        }
        browser.closeTabs();
    }

    @Test
    void theForm() {
        Tab chi = browser.open(trial.url(), "chi", "general", 1280, 800, false);
        chi.composer().fill("/thanks @bo for the map");
        chi.press("Enter");
        assertThat(chi.message("You thanked Bo")).isVisible();
        chi.picture("thanks-answer-light");
        chi.composer().fill("/thanks");
        chi.press("Enter");
        assertThat(chi.form()).isVisible();
        chi.picture("thanks-form-light");
        chi.press("Escape");
        browser.closeTabs();
    }
}
