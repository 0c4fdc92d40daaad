package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import obliged.Trial;
import obliged.sandbox.page.TravelClock;
import obliged.testing.Browser;
import obliged.testing.Logged;
import obliged.testing.Tab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both tours of the sandbox, done as they say, by pressing only what they offer. */
class TourStoryTest {
    private static Browser browser;

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    private static TravelClock clockAt(String moment) {
        Duration ahead = Duration.between(Instant.now(), Instant.parse(moment));
        InstantSource then = () -> Instant.now().plus(ahead);
        return new TravelClock(then);
    }

    /** As someone opens the address that is printed. */
    private static Tab opened(Trial trial, String as, String place) {
        Tab tab = browser.open(trial.url(), as, place);
        tab.page().navigate("about:blank");
        tab.page().navigate(trial.url().toString());
        assertThat(tab.page()).hasURL(trial.url() + "#" + as + "/" + place);
        return tab;
    }

    private static Locator tour(Tab tab) {
        return tab.page().getByLabel("Tour", new Page.GetByLabelOptions().setExact(true));
    }

    private static Locator step(Tab tab, String words) {
        assertThat(tour(tab)).containsText(words);
        return tour(tab);
    }

    private static void take(Tab tab, String button) {
        tour(tab)
                .getByText(button, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T10:00:00Z", // Monday
                "2026-11-26T23:30:00Z", // Thursday night, Friday in Berlin
                "2026-11-27T16:00:00Z", // Friday
                "2026-11-28T11:00:00Z", // Saturday
                "2026-11-29T23:50:00Z" // Sunday night, Monday in Berlin
            })
    void theReminderComesOnAnyDay(String moment) throws Exception {
        try (Trial trial = Trial.open(clockAt(moment), 0, null, false)) {
            Tab tab = opened(trial, "ana", "general");
            assertThat(tab.composer()).isFocused();
            step(tab, "Step 1 of 5");
            take(tab, "Write it");
            assertThat(tab.composer()).isFocused();
            tab.press("Enter");
            step(tab, "Step 2 of 5");
            take(tab, "Switch to Bo");
            tab.button(tab.card("reset my VPN token"), "Accept").click();
            step(tab, "Step 3 of 5");
            tab.picture("tour-jump");
            take(tab, "Jump");
            step(tab, "Step 4 of 5");
            Locator reminder = tab.message("Change or stop this");
            assertThat(reminder).containsText("Due today");
            assertThat(tab.page().locator(".new + .message")).containsText("Change or stop this");
            tab.button(tab.message("◐ accepted"), "Mark as done").click();
            step(tab, "Step 5 of 5");
            take(tab, "Switch to Ana");
            tab.button(tab.message("reset my VPN token"), "Yes, solved").click();
            tab.send("Skip");
            step(tab, "What else to try");
            assertThat(tab.tooWide()).isEmpty();
            tab.picture("tour-end");
            theWeekLeadsToItsDigest(tab);
            browser.closeTabs();
            assertThat(trial.sandbox().journal().violations()).isEmpty();
        }
    }

    private static void theWeekLeadsToItsDigest(Tab tab) {
        take(tab, "Jump");
        step(tab, "Ask a whole team");
        Locator digest = tab.message("switched this on");
        assertThat(digest.getByText("4 asks, 3 solved, 3 on time")).isInViewport();
        tab.picture("tour-digest");
        take(tab, "Write it");
        tab.press("Enter");
        step(tab, "Turn a message into an ask");
        take(tab, "Show all");
        assertThat(tour(tab).locator("li.done")).hasCount(2);
        tab.picture("tour-further");
    }

    @Test
    void theDemosWeekLeadsToItsDigest() throws Exception {
        try (Logged log = Logged.by("ROOT");
                Trial trial = Trial.open(clockAt("2026-11-28T11:00:00Z"), 0, null, true)) {
            Tab tab = opened(trial, "bo", "it-help");
            Locator asked = tab.card("access to the sales reports");
            assertThat(asked).isInViewport();
            step(tab, "Step 1 of 6");
            tab.picture("demo-light");
            for (boolean dark : new boolean[] {false, true}) {
                Tab phone = browser.open(trial.url(), "bo", "it-help", 390, 844, dark);
                assertThat(phone.card("access to the sales reports")).isInViewport();
                phone.picture("demo-phone-" + (dark ? "dark" : "light"));
                assertThat(phone.tooWide()).isEmpty();
            }
            browser.open(trial.url(), "bo", "it-help", 1280, 800, true).picture("demo-dark");
            tab.button(asked, "Accept").click();
            step(tab, "Step 2 of 6");
            take(tab, "Switch to Chi");
            tab.button(tab.card("my phone no longer gets the mail"), "Agree").click();
            step(tab, "Step 3 of 6");
            take(tab, "Jump");
            step(tab, "Step 4 of 6");
            Locator reminder = tab.message("Change or stop this");
            assertThat(reminder).containsText("sales reports");
            tab.pick(tab.row(reminder, "sales reports"), "Mark as done");
            step(tab, "Step 5 of 6");
            take(tab, "Switch to Dee");
            tab.button(tab.message("sales reports"), "Yes, solved").click();
            tab.send("Skip");
            step(tab, "Step 6 of 6");
            take(tab, "Jump");
            step(tab, "What else to try");
            assertThat(tab.message("switched this on")).isInViewport();
            browser.closeTabs();
            assertThat(log.warnings()).isEmpty();
            assertThat(trial.sandbox().journal().violations()).isEmpty();
        }
    }

    @Test
    void facesHaveNamesAndRolesAndStrangersSeeTheirChannelOnly() throws Exception {
        try (Trial trial = Trial.open(clockAt("2026-11-23T10:00:00Z"), 0, null, false)) {
            for (int width : new int[] {1280, 390}) {
                Tab tab = browser.open(trial.url(), "ana", "general", width, 800, false);
                List<String> faces = tab.page().locator(".who").all().stream()
                        .map(who -> String.join(" ", who.locator(".name, .role").allInnerTexts()))
                        .toList();
                assertThat(faces)
                        .containsExactly("Ana", "Bo", "Chi", "Dee", "Eli admin", "Gus guest", "Pat other company");
                assertThat(tab.page().locator(".who").last()).isVisible();
                tab.become("Pat");
                assertThat(tab.page().locator("main h1")).containsText("with-partner");
                assertThat(tab.page().locator(".sidebar li")).hasCount(1);
            }
            browser.closeTabs();
        }
    }
}
