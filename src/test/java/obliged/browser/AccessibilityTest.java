package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import obliged.Trial;
import obliged.sandbox.client.UserClient;
import obliged.sandbox.page.TravelClock;
import obliged.testing.Browser;
import obliged.testing.Tab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page and the messages in it, as axe sees them: names, roles, order, and contrast in both modes. */
class AccessibilityTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T10:40:00Z");

    private static Browser browser;
    private static Trial trial;

    private final List<String> found = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.launch();
        Duration ahead = Duration.between(Instant.now(), MONDAY);
        InstantSource thatMonday = () -> Instant.now().plus(ahead);
        trial = Trial.open(new TravelClock(thatMonday), 0, null, false);
        UserClient ana = trial.sandbox().as("ana");
        ana.in("general").type("/ask @bo reset my VPN token by tomorrow");
        ana.in("it-help").type("/ask #it-help the projector shows everything in green by friday");
        ana.in("general").type("/thanks @bo for the quick new token");
        ana.in("general").type("/ask list");
        ana.in("general").write("Good morning! See https://example.com and `code` :wave:");
        UserClient bo = trial.sandbox().as("bo");
        await(() -> bo.inDm().find("reset my VPN token").isPresent());
        bo.press(bo.inDm().showing("reset my VPN token"), "Ask a question");
        await(() -> bo.modalIfOpen().isPresent());
        bo.modal().fill("words", "Which one, the yellow one?").submit();
        await(() -> ana.inDm().find("the yellow one").isPresent());
        bo.openHome();
        await(() -> trial.sandbox().world().home(bo.person().id()).isPresent());
    }

    private static void await(BooleanSupplier condition) {
        assertThat(trial.sandbox().world().await(Duration.ofSeconds(10), condition))
                .isTrue();
    }

    @AfterAll
    static void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (trial != null) {
            trial.close();
        }
    }

    @AfterEach
    void closeTabs() {
        browser.closeTabs();
    }

    private void look(Tab tab, String what) {
        look(new AxeBuilder(tab.page()), what);
    }

    private void look(AxeBuilder axe, String what) {
        axe.analyze()
                .getViolations()
                .forEach(rule -> rule.getNodes()
                        .forEach(node -> found.add(what + ": " + rule.getId() + " at " + node.getTarget() + ": "
                                + node.getFailureSummary().replace('\n', ' '))));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, false", "1280, 800, true", "390, 844, true"})
    void everyScreenIsForEveryone(int width, int height, boolean dark) {
        Tab tab = browser.open(trial.url(), "ana", "general", width, height, dark);
        assertThat(tab.message("Good morning")).isVisible();
        look(tab, "channel");
        tab.button("All steps").click();
        look(tab, "tour");
        tab.go("ana", "dm");
        assertThat(tab.message("the yellow one")).isVisible();
        look(tab, "direct messages");
        tab.go("bo", "home");
        assertThat(tab.page().getByLabel("Home", new Page.GetByLabelOptions().setExact(true)))
                .containsText("reset my VPN token");
        look(tab, "home");
        tab.go("bo", "it-help");
        tab.card("the projector").getByLabel("More actions").first().click();
        assertThat(tab.page().getByRole(AriaRole.MENU)).isVisible();
        look(tab, "menu");
        tab.press("Escape");
        tab.button(tab.card("the projector"), "Ask a question").click();
        assertThat(tab.form()).isVisible();
        look(tab, "form");
        tab.send("Cancel");
        tab.composer().fill("/a");
        tab.composer().press("s");
        look(tab, "suggestions");
        tab.composer().fill("");
        for (String panel : List.of("Break it", "Journal")) {
            tab.page().getByRole(AriaRole.BUTTON, named(panel)).click();
            assertThat(tab.page().locator(".side")).isVisible();
            // On a phone it covers the rest.
            look(new AxeBuilder(tab.page()).include(".side"), panel);
            tab.page().getByRole(AriaRole.BUTTON, named(panel)).click();
        }
        assertThat(found).isEmpty();
    }
}
