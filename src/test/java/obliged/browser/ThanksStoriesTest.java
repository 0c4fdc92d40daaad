package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.time.Instant;
import obliged.testing.InBrowser;
import obliged.testing.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Thanks as they are typed, in a real browser: given where others see it, and taken back. Those for a solved ask are told in
 * {@link AskStoriesTest}.
 */
class ThanksStoriesTest extends InBrowser {
    private Tab tab;

    ThanksStoriesTest() {
        super("2026-11-23T10:00:00Z");
    }

    @BeforeEach
    void open() {
        tab = look("eli", "general", 1280, 800, false);
    }

    private Tab look(String as, String place, int width, int height, boolean dark) {
        return browser.open(trial.url(), as, place, width, height, dark);
    }

    @Test
    void aLineInAChannelIsReadByAllThereAndBroughtToWhomItThanks() {
        type("/thanks values");
        tab.field("Word").fill("teamwork");
        tab.field("Emoji").fill(":handshake:");
        tab.field("What it means").fill("We win together");
        tab.picture("t1-values");
        tab.form().getByText("Save").click();
        assertThat(tab.form()).containsText("#teamwork · We win together");
        tab.press("Escape");

        tab.become("Ana");
        go("design");
        type("/thanks @bo for carrying the big screen up four floors, when the lift was stuck with the visitors in it"
                + " #teamwork");
        assertThat(tab.message("You thanked Bo")).containsText("I've let them know");
        tab.picture("t2-answer");

        tab.become("Dee");
        go("design");
        Locator shout = tab.message("Thank you, Bo!");
        assertThat(shout.locator("blockquote"))
                .hasText("carrying the big screen up four floors, when the lift was stuck with the visitors in it");
        assertThat(shout).containsText("#teamwork");
        assertThat(shout).containsText("from Ana");
        assertThat(tab.page().locator("main")).not().containsText("You thanked Bo");
        tab.picture("t3-shout");

        tab.awaitUnread("Bo");
        tab.become("Bo");
        Locator told = tab.message("Ana thanks you!");
        assertThat(told.locator("blockquote")).containsText("carrying the big screen up four floors");
        assertThat(told).containsText("in #design");
        assertThat(told.getByText("See it there")).isVisible();
        tab.picture("t4-told");
        tab.go("bo", "home");
        assertThat(tab.page().locator(".home")).containsText("carrying the big screen up four floors");
        tab.picture("t5-home");
    }

    @Test
    void thanksForTheWrongWordsAreTakenBackWhileTheyAreFresh() {
        // On a phone.
        tab = look("ana", "design", 390, 780, true);
        type("/thanks @bo for the map of the herbour");
        assertThat(tab.message("Thank you, Bo!")).containsText("the map of the herbour");
        tab.awaitUnread("Bo");
        tab.become("Bo");
        assertThat(tab.message("Ana thanks you!")).containsText("the map of the herbour");

        clock.moveTo(Instant.parse("2026-11-23T10:09:00Z"));
        // To where she was, a channel.
        tab.become("Ana");
        assertThat(tab.page().locator("main h1")).containsText("design");
        tab.picture("t6-before");
        type("/thanks undo");
        assertThat(tab.message("You took back your thanks to Bo for “the map of the herbour”"))
                .containsText("The message they got will say so.");
        assertThat(tab.message("Thank you, Bo!")).hasCount(0);
        tab.picture("t7-taken-back");

        tab.become("Bo");
        assertThat(tab.message("Ana took back their thanks.")).isVisible();
        assertThat(tab.page().locator("main")).not().containsText("herbour");
        tab.picture("t8-told-gone");
    }

    private void type(String words) {
        tab.composer().fill(words);
        tab.press("Enter");
    }

    private void go(String channel) {
        tab.link(channel).click();
        assertThat(tab.page().locator("main h1")).containsText(channel);
    }
}
