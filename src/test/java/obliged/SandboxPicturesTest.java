package obliged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Locator;
import java.time.Instant;
import obliged.browser.SharedSandbox;
import obliged.demo.DemoStory;
import obliged.testing.Tab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Pictures of the main screens with the demo's content, for people to look at: {@code target/screenshots}. */
class SandboxPicturesTest extends SharedSandbox {
    private static final ListAppender<ILoggingEvent> SAID = new ListAppender<>();

    @BeforeAll
    static void open() throws Exception {
        SAID.start();
        ((Logger) LoggerFactory.getLogger(DemoStory.class)).addAppender(SAID);
        open(MONDAY, true);
    }

    private static Tab tab(String as, String place, int width, int height, boolean dark) {
        return browser.open(trial.url(), as, place, width, height, dark);
    }

    @Test
    void theDemoEndsInTheMiddleOfAWorkingWeekWithNothingWrong() {
        Instant wednesday = Instant.parse("2026-11-25T10:40:00Z");
        assertThat(trial.sandbox().world().now()).isBetween(wednesday, wednesday.plusSeconds(120));
        assertThat(trial.sandbox().journal().violations()).isEmpty();
        assertThat(SAID.list).as("acts that were not possible").isEmpty();
        assertThat(trial.sandbox().as("bo").in("it-help").messages()).hasSizeGreaterThan(4);
        assertThat(trial.sandbox().as("eli").in("facilities").find("solved")).isPresent();
        assertThat(trial.sandbox().as("dee").in("people-ops").find("solved")).isPresent();
        assertThat(trial.sandbox().as("chi").inDm().find("suggests Fri 27 Nov")).isPresent();
    }

    @Test
    void aTeamsChannelInLightAndDark() {
        for (boolean dark : new boolean[] {false, true}) {
            Tab bo = tab("bo", "it-help", 1280, 800, dark);
            Locator card = bo.card("my phone no longer gets the mail");
            assertThat(card).isVisible();
            card.locator(".thread-line").click();
            assertThat(bo.page().locator(".thread .message")).not().hasCount(1);
            assertThat(bo.page().locator(".thread .message time").first()).containsText("Mon 23 Nov, ");
            bo.page().mouse().move(5, 500);
            bo.picture(dark ? "channel-dark" : "channel-light");
        }
        browser.closeTabs();
    }

    @Test
    void aCommandIsCompleted() {
        Tab ana = tab("ana", "general", 1280, 800, false);
        ana.composer().click();
        ana.type("/ask @b");
        assertThat(ana.page().locator(".offer")).isVisible();
        ana.picture("completion-light");
        browser.closeTabs();
    }

    @Test
    void whatATeamAsksForComesIntoTheOpenFormAndLeavesWhatWasTyped() {
        Tab ana = tab("ana", "general", 1280, 800, false);
        ana.composer().fill("/ask");
        ana.press("Enter");
        ana.field("What").fill("the projector shows everything in green");
        ana.pick("Who", "it", "#it-help");
        assertThat(ana.form()).containsText("Please include: the number on the sticker beneath it");
        assertThat(ana.field("What")).hasValue("the projector shows everything in green");
        ana.picture("form-team");
        ana.pick("Who", "bo", "Bo");
        assertThat(ana.form()).not().containsText("Please include");
        assertThat(ana.field("What")).hasValue("the projector shows everything in green");
        ana.send("Cancel");
        browser.closeTabs();
    }

    @Test
    void aPhoneShowsWhatSomeoneOwes() {
        for (boolean dark : new boolean[] {false, true}) {
            Tab bo = tab("bo", "home", 390, 780, dark);
            assertThat(bo.page().locator(".home")).containsText("my phone no longer gets the mail");
            bo.picture(dark ? "phone-home-dark" : "phone-home-light");
        }
        browser.closeTabs();
    }

    @Test
    void aPhoneShowsALongAskOfSomeoneWithALongName() {
        String before = trial.sandbox().as("chi").person().realName();
        trial.sandbox().admin().rename("chi", "Wolfeschlegelsteinhausenbergerdorff-Tanaka the Younger", "");
        String words =
                "please look why the nightly export to the harbour master's office stops after the four hundredth"
                        + " ship, every time with the same line in the log,"
                        + " Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft,"
                        + " and tell the office when they can expect the missing lists ";
        var unused = trial.sandbox().as("chi").inDm().type("/ask @ana " + words.repeat(2) + " by friday");
        for (boolean dark : new boolean[] {false, true}) {
            Tab ana = tab("ana", "dm", 390, 780, dark);
            assertThat(ana.message("nightly export")).isVisible();
            ana.picture(dark ? "phone-dark" : "phone-light");
            assertThat(ana.tooWide()).isEmpty();
        }
        browser.closeTabs();
        // The other pictures show her usual name, whichever is taken first.
        trial.sandbox().admin().rename("chi", before, "");
    }

    @Test
    void aPhoneShowsACard() {
        for (boolean dark : new boolean[] {false, true}) {
            Tab bo = tab("bo", "dm", 390, 640, dark);
            Locator card = bo.card("reset my VPN token");
            assertThat(bo.button(card, "Accept")).isVisible();
            card.scrollIntoViewIfNeeded();
            bo.picture(dark ? "phone-card-dark" : "phone-card-light");
        }
        browser.closeTabs();
    }

    @Test
    void aMorningsReminder() {
        for (boolean dark : new boolean[] {false, true}) {
            Tab bo = tab("bo", "dm", 1280, 800, dark);
            Locator reminder = bo.message("Change or stop this");
            assertThat(reminder).isVisible();
            reminder.scrollIntoViewIfNeeded();
            bo.picture(dark ? "reminder-dark" : "reminder-light");
        }
        browser.closeTabs();
    }

    @Test
    void theFormToWithdraw() {
        Tab ana = tab("ana", "dm", 1280, 800, true);
        ana.button(ana.message("slides about the harbour tour").or(ana.message("reset my VPN token")), "Withdraw")
                .last()
                .click();
        assertThat(ana.form()).isVisible();
        ana.picture("form-dark");
        ana.press("Escape");
        browser.closeTabs();
    }
}
