package obliged;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import obliged.testing.Http;
import obliged.testing.InBrowser;
import obliged.testing.Tab;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What a newcomer does in the sandbox's first minute, in a real browser, with the real bot. */
class SandboxStoryTest extends InBrowser {
    SandboxStoryTest() {
        super("2026-11-23T10:00:00Z");
    }

    private Tab tab(String as, String place) {
        return browser.open(trial.url(), as, place);
    }

    private static void askBo(Tab ana) {
        ana.composer().fill("/ask @bo reset my VPN token by friday");
        ana.press("Enter");
        assertThat(ana.message("#1")).isVisible();
    }

    @Test
    void anAskGoesFromTheFirstKeyToSolved() {
        Tab tab = tab("ana", "general");
        tab.composer().click();
        tab.type("/as");
        tab.press("Enter");
        tab.type("@b");
        tab.press("Enter");
        assertThat(tab.composer()).hasValue("/ask @bo ");
        tab.type("reset my VPN token by friday");
        tab.press("Enter");
        assertThat(tab.message("#1")).containsText("Only visible to you");
        tab.picture("1-asked");

        tab.awaitUnread("Bo");
        tab.become("Bo");
        Locator card = tab.message("Ana asks you");
        assertThat(card).containsText("reset my VPN token");
        tab.picture("2-card");
        tab.button(card, "Accept").click();
        tab.button(tab.message("◐ accepted"), "Mark as done").click();

        tab.awaitUnread("Ana");
        tab.become("Ana");
        tab.button(tab.message("reset my VPN token"), "Yes, solved").click();
        assertThat(tab.page()
                        .locator(
                                "main .b",
                                new com.microsoft.playwright.Page.LocatorOptions().setHasText("Yes, solved")))
                .hasCount(0);
        assertThat(tab.message("solved")).isVisible();
        tab.picture("3-solved");
        assertThat(trial.sandbox().journal().violations()).isEmpty();
    }

    @Test
    void twoTabsAreTwoPeopleAtOnce() {
        Tab ana = tab("ana", "dm");
        Tab bo = tab("bo", "general");
        ana.page().evaluate("location.hash = '#ana/general'");
        assertThat(ana.page().locator("main h1")).containsText("general");
        askBo(ana);
        // On his own screen the message announces itself, without a reload.
        assertThat(bo.link("Obliged")).containsText("1");
        bo.link("Obliged").click();
        bo.button(bo.message("reset my VPN token"), "Accept").click();
        ana.page().evaluate("location.hash = '#ana/dm'");
        assertThat(ana.message("Bo")).isVisible();
        assertThat(bo.page().locator(".who.mine")).containsText("Bo");
    }

    @Test
    void aJumpBringsTheTimeThatWasAskedFor() {
        Tab ana = tab("ana", "general");
        ana.jump("tomorrow 9:00", "Tue 24 Nov");
        ana.become("Chi");
        ana.button("next Monday 9:00").click();
        assertThat(ana.page().locator(".now")).containsText("in Tokyo");
        assertThat(ana.page().locator(".now")).containsText("Mon 30 Nov");
        assertThat(ana.page().locator(".travelling")).hasCount(0);
        Instant monday = Instant.parse("2026-11-30T00:00:00Z");
        assertThat(clock.instant()).isBetween(monday, monday.plusSeconds(60));
        ana.button("in an hour").click();
        assertThat(ana.page().locator(".now")).containsText("10:00:");
    }

    @Test
    void theBotLosesNothingWhenItIsKilled() {
        Tab ana = tab("ana", "general");
        askBo(ana);
        ana.button("Break it").click();
        ana.button("Kill and restart the bot").click();
        assertThat(ana.page().locator(".toast")).containsText("restarted");
        ana.button("Break it").click();
        ana.composer().fill("/ask 1");
        ana.press("Enter");
        assertThat(ana.message("You asked Bo")).isVisible();
    }

    @Test
    void slackCanBeMadeToFailAndMended() {
        Tab ana = tab("ana", "general");
        ana.button("Break it").click();
        Locator panel = ana.page()
                .getByRole(
                        AriaRole.COMPLEMENTARY,
                        new com.microsoft.playwright.Page.GetByRoleOptions().setName("Break it"));
        panel.getByLabel("Fault").selectOption("ERROR");
        panel.getByLabel("Which one").selectOption("internal_error");
        panel.getByLabel("Method").selectOption("chat.postMessage");
        panel.getByLabel("How often").selectOption("0");
        ana.button("Make it fail").click();
        assertThat(panel.getByRole(AriaRole.LISTITEM)).containsText("chat.postMessage");
        askBo(ana);
        trial.sandbox()
                .await(
                        Duration.ofSeconds(30),
                        () -> trial.sandbox().journal().of("chat.postMessage").stream()
                                .anyMatch(e -> e.answer().contains("internal_error")));
        ana.button("Clear all").click();
        assertThat(panel).containsText("None: Slack works as it should");
        ana.go("bo", "dm");
        assertThat(ana.message("reset my VPN token")).isVisible();
    }

    @Test
    void theJournalShowsBothDirectionsWithTheirProofs() {
        Tab ana = tab("ana", "general");
        askBo(ana);
        ana.button("Journal").click();
        Locator entries = ana.page().locator(".entry");
        Locator command = entries.filter(new Locator.FilterOptions().setHasText("command"));
        assertThat(command).containsText("Slack → bot");
        command.locator("summary").click();
        assertThat(command).containsText("signature right");
        assertThat(command).containsText("\"command\": \"/ask\"");
        Locator post = entries.filter(new Locator.FilterOptions().setHasText("chat.postMessage"))
                .first();
        assertThat(post).containsText("bot → Slack");
        assertThat(post).containsText("token right");
        ana.picture("4-journal");
        ana.page().getByLabel("problems only").check();
        assertThat(ana.page().locator(".entries")).containsText("No matches.");
    }

    @Test
    void everythingCanBeDoneByKeyboard() {
        Tab tab = tab("ana", "general");
        tab.composer().focus();
        tab.type("/ask @bo bring the keys");
        tab.press("Enter");
        assertThat(tab.message("#1")).isVisible();
        tab.page()
                .locator(".who", new com.microsoft.playwright.Page.LocatorOptions())
                .nth(1)
                .focus();
        tab.press("Enter");
        assertThat(tab.page().locator(".who.mine")).containsText("Bo");
        tabTo(tab, "Accept");
        tab.press("Enter");
        assertThat(tab.message("◐ accepted")).isVisible();
        tabTo(tab, "More actions");
        tab.press("Enter");
        Locator menu = tab.page().getByRole(AriaRole.MENU);
        assertThat(menu).containsText("Hand off");
        tab.press("ArrowDown", "ArrowUp", "Escape");
        assertThat(menu).hasCount(0);
        assertThat(focused(tab)).isFocused();
    }

    /** Goes on with the tab key until what has the focus has this name. */
    private static void tabTo(Tab tab, String name) {
        for (int i = 0; i < 60; i++) {
            Object label = tab.page()
                    .evaluate(
                            "(document.activeElement.getAttribute('aria-label') || document.activeElement.innerText)");
            if (String.valueOf(label).startsWith(name)) {
                return;
            }
            tab.press("Tab");
        }
        throw new AssertionError("the tab key never reached " + name);
    }

    private static Locator focused(Tab tab) {
        return tab.page().locator(":focus");
    }

    @Test
    void strangersAreTurnedAway() throws Exception {
        assertThat(status("Origin", "http://example.com")).isEqualTo(403);
        assertThat(status("Origin", "null")).isEqualTo(403);
        String own = trial.url().toString().replaceFirst("/$", "");
        assertThat(status("Origin", own)).isEqualTo(200);
        assertThat(trial.url().getHost()).isEqualTo("127.0.0.1");
        assertThat(Http.get(trial.url())
                        .headers()
                        .firstValue("Content-Security-Policy")
                        .orElse(""))
                .contains("default-src 'none'")
                .doesNotContainPattern(Pattern.compile("unsafe"));
    }

    private int status(String name, String value) {
        return Http.send(java.net.http.HttpRequest.newBuilder(trial.url())
                        .header(name, value)
                        .build())
                .statusCode();
    }

    @Test
    void aPortInUseIsSaidInASentence() {
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        int code;
        try {
            code = new CommandLine(new SandboxCommand())
                    .execute("--port", String.valueOf(trial.url().getPort()));
        } finally {
            System.setErr(before);
        }
        assertThat(code).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("is taken").contains("--port");
    }
}
