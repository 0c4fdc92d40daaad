package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.List;
import obliged.sandbox.client.UserClient;
import obliged.testing.Tab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page and the messages in it, as axe sees them: names, roles, order, and contrast in both modes. */
class AccessibilityTest extends SharedSandbox {
    private static final ViewportSize DESKTOP = new ViewportSize(1280, 800);
    private static final ViewportSize PHONE = new ViewportSize(390, 844);
    private static final List<ViewportSize> SIZES = List.of(DESKTOP, PHONE);

    /** All others look at what both modes share. https://dequeuniversity.com/rules/axe */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");

    private final List<String> found = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        open(MONDAY, false);
        UserClient ana = trial.sandbox().as("ana");
        ana.in("general").type("/ask @bo reset my VPN token by tomorrow");
        ana.in("it-help").type("/ask #it-help the projector shows everything in green by friday");
        ana.in("general").type("/thanks @bo for the quick token reset");
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

    /** Looks at the page, or at parts of it, at each size and in both modes, which differ by nothing but colours. */
    private void look(Tab tab, String what, String... parts) {
        for (ViewportSize size : SIZES) {
            resize(tab, size);
            lookNow(tab, what, parts);
        }
    }

    private void lookNow(Tab tab, String what, String... parts) {
        violations(tab, what, ColorScheme.LIGHT, axe(tab, parts));
        violations(tab, what, ColorScheme.DARK, axe(tab, parts).withRules(OF_COLOURS));
    }

    private static AxeBuilder axe(Tab tab, String... parts) {
        // The page has no frames, for which alone a page of axe's own would be opened each time.
        AxeBuilder axe = new AxeBuilder(tab.page()).setLegacyMode(true);
        List.of(parts).forEach(axe::include);
        return axe;
    }

    private void violations(Tab tab, String what, ColorScheme mode, AxeBuilder axe) {
        tab.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(mode));
        axe.analyze()
                .getViolations()
                .forEach(rule -> rule.getNodes()
                        .forEach(node -> found.add("%s, %s, %s pixels: %s at %s: %s"
                                .formatted(
                                        what,
                                        mode,
                                        tab.page().viewportSize().width,
                                        rule.getId(),
                                        node.getTarget(),
                                        node.getFailureSummary().replace('\n', ' ')))));
    }

    private static void resize(Tab tab, ViewportSize size) {
        tab.page().setViewportSize(size.width, size.height);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    @Test
    void everyScreenIsForEveryone() {
        Tab tab = browser.open(trial.url(), "ana", "general", DESKTOP.width, DESKTOP.height, false);
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
        tab.button(tab.card("the projector"), "Ask a question").click();
        assertThat(tab.form()).isVisible();
        look(tab, "form");
        tab.send("Cancel");
        for (ViewportSize size : SIZES) {
            // What is open closes with the change.
            resize(tab, size);
            tab.card("the projector").getByLabel("More actions").first().click();
            assertThat(tab.page().getByRole(AriaRole.MENU)).isVisible();
            lookNow(tab, "menu");
            tab.press("Escape");
            tab.composer().fill("/a");
            tab.composer().press("s");
            lookNow(tab, "suggestions");
            tab.composer().fill("");
        }
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
