package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import obliged.sandbox.client.UserClient;
import obliged.testing.Tab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page and the messages in it, as axe sees them: names, roles, order, and contrast in both modes. */
class AccessibilityTest extends SharedSandbox {
    private final List<String> found = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        open(MONDAY, false);
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

    /** Looks at the page, or at parts of it, in both modes. */
    private void look(Tab tab, String what, String... parts) {
        for (ColorScheme mode : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            tab.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(mode));
            AxeBuilder axe = new AxeBuilder(tab.page());
            List.of(parts).forEach(axe::include);
            axe.analyze()
                    .getViolations()
                    .forEach(rule -> rule.getNodes()
                            .forEach(node -> found.add(what + ", " + mode + ": " + rule.getId() + " at "
                                    + node.getTarget() + ": "
                                    + node.getFailureSummary().replace('\n', ' '))));
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void everyScreenIsForEveryone(int width, int height) {
        Tab tab = browser.open(trial.url(), "ana", "general", width, height, false);
        assertThat(tab.message("Good morning")).isVisible();
        look(tab, "channel");
        tab.button("Show all").click();
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
            look(tab, panel, ".side");
            tab.page().getByRole(AriaRole.BUTTON, named(panel)).click();
        }
        assertThat(found).isEmpty();
    }
}
