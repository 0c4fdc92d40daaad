package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import obliged.Trial;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.client.Conversation;
import obliged.sandbox.page.TravelClock;
import obliged.testing.Browser;
import obliged.testing.Tab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A channel stays where its reader is while pictures above get their height. */
class NewestMessageTest {
    private static Browser browser;
    private static Trial trial;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.launch();
        trial = Trial.open(new TravelClock(InstantSource.system()), 0, null, false);
        Conversation general = trial.sandbox().as("ana").in("general");
        var first = general.write("the beginning");
        for (int i = 1; i <= 30; i++) {
            var unused = general.write("line " + i);
        }
        var picture = Json.object("id", "F0PICTURE1", "name", "tides.png", "title", "Tides", "mimetype", "image/png");
        var unused = general.write("Here are the tides", Json.object("files", Json.array(List.of(picture))));
        var last = general.write("and that is all");
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

    private static byte[] tallPicture() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(300, 900, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens the channel with its picture still on the way. */
    private static Tab opened(List<Route> waiting) {
        Tab tab = browser.open(trial.url(), "bo", "design");
        tab.page().route("**/files/*", waiting::add);
        tab.go("bo", "general");
        assertThat(tab.message("and that is all")).isInViewport();
        tab.page().waitForCondition(() -> !waiting.isEmpty());
        return tab;
    }

    private static void arrive(Tab tab, List<Route> waiting) {
        byte[] picture = tallPicture();
        waiting.forEach(route -> route.fulfill(
                new Route.FulfillOptions().setContentType("image/png").setBodyBytes(picture)));
        tab.page().waitForFunction("() => document.querySelector('main img')?.naturalHeight > 0");
    }

    private static double top(Locator message) {
        return message.boundingBox().y;
    }

    @Test
    void theNewestMessageStaysInSightWhenAPictureLoads() {
        List<Route> waiting = new ArrayList<>();
        Tab tab = opened(waiting);
        double before = top(tab.message("line 30"));
        arrive(tab, waiting);
        assertThat(tab.message("and that is all")).isInViewport();
        assertThat(top(tab.message("line 30"))).as("the picture took room").isLessThan(before - 100);
        browser.closeTabs();
    }

    @Test
    void whoReadsFurtherUpStaysThere() {
        List<Route> waiting = new ArrayList<>();
        Tab tab = opened(waiting);
        tab.message("the beginning").scrollIntoViewIfNeeded();
        assertThat(tab.message("the beginning")).isInViewport();
        double before = top(tab.message("the beginning"));
        arrive(tab, waiting);
        assertThat(top(tab.message("the beginning"))).isEqualTo(before);
        browser.closeTabs();
    }
}
