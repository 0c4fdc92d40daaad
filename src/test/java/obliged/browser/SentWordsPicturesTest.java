package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Duration;
import obliged.sandbox.client.UserClient;
import obliged.testing.Tab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of messages with links and emoji, for people to look at: {@code target/screenshots}. */
class SentWordsPicturesTest extends SharedSandbox {
    @BeforeAll
    static void open() throws Exception {
        open(MONDAY, false);
        UserClient ana = trial.sandbox().as("ana");
        ana.in("general")
                .type("/ask @bo read [the plan](https://x.example/plan?a=1&b=2), then https://x.example/next."
                        + " Questions to chi@x.example :wave::skin-tone-5: :100:");
        assertThat(trial.sandbox()
                        .world()
                        .await(
                                Duration.ofSeconds(30),
                                () -> trial.sandbox()
                                        .as("bo")
                                        .inDm()
                                        .find("the plan")
                                        .isPresent()))
                .isTrue();
    }

    @Test
    void linksAndEmojiAreDrawn() {
        for (boolean dark : new boolean[] {false, true}) {
            Tab bo = browser.open(trial.url(), "bo", "dm", 390, 640, dark);
            Locator card = bo.message("Ana asks you");
            assertThat(card.locator("a", new Locator.LocatorOptions().setHasText("the plan")))
                    .hasAttribute("href", "https://x.example/plan?a=1&b=2");
            assertThat(card.locator("a", new Locator.LocatorOptions().setHasText("https://x.example/next")))
                    .hasAttribute("href", "https://x.example/next");
            assertThat(card.locator("a", new Locator.LocatorOptions().setHasText("chi@x.example")))
                    .hasAttribute("href", "mailto:chi@x.example");
            assertThat(card).containsText("👋🏾 💯");
            card.scrollIntoViewIfNeeded();
            bo.picture(dark ? "links-phone-dark" : "links-phone-light");
            assertThat(bo.tooWide()).isEmpty();
        }
        browser.closeTabs();
        assertThat(trial.sandbox().journal().violations()).isEmpty();
    }
}
