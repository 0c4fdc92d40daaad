package obliged.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import obliged.sandbox.Sandbox;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.StoredFile;
import obliged.testing.ApiBot;
import obliged.testing.Browser;
import obliged.testing.RecordingBot;
import obliged.testing.SettableClock;
import obliged.testing.Tab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page with a bot that says what a test wants: every block and element, forms, and people who mean harm. */
class PageTest {
    private static final String HARM =
            "<img src=x onerror=\"document.title='harmed'\"><script>document.title='harmed'</script>";

    private static Browser browser;

    private final TravelClock clock = new TravelClock(new SettableClock(Instant.parse("2026-11-23T09:00:00Z")));
    private final Sandbox sandbox = Sandbox.builder(clock).limits(Limits.none()).start();
    private final RecordingBot bot = new RecordingBot();
    private final ApiBot api = new ApiBot(sandbox);
    private Page page;

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

    @BeforeEach
    void open() throws Exception {
        sandbox.connect(bot.url());
        Manifest manifest = Manifest.read(resource("/obliged/sandbox/manifest.json"));
        page = Page.open(sandbox, clock, manifest, new NoMachine(), Tour.none(), 0);
    }

    @AfterEach
    void close() {
        try {
            browser.closeTabs();
        } finally {
            page.close();
            bot.close();
            sandbox.close();
        }
    }

    private record NoMachine() implements RunningBot {
        @Override
        public void restartBot() {}

        @Override
        public void catchUp() {}
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PageTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Tab tab(String as, String place) {
        return browser.open(page.url(), as, place);
    }

    private String channel(String name) {
        return sandbox.world().channel(name).id();
    }

    private void post(String blocks) {
        JsonNode answer = api.call(
                "chat.postMessage", "channel", channel("general"), "text", "words", "blocks", Json.read(blocks));
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
    }

    /** Opens the form for whoever uses a shortcut. */
    private void onShortcut(String form) {
        bot.answersWith(got -> {
            JsonNode payload = got.payload();
            if (payload.path("type").asText().equals("shortcut")) {
                var unused = api.call(
                        "views.open", "trigger_id", payload.path("trigger_id").asText(), "view", Json.read(form));
            }
            if (payload.path("type").asText().equals("block_suggestion")) {
                return new RecordingBot.Answer(
                        200, """
                        {"option_groups":[{"label":{"type":"plain_text","text":"Values"},
                          "options":[{"text":{"type":"plain_text","text":"Answer to %s"},"value":"v1"}]}]}
                        """.formatted(payload.path("value").asText()));
            }
            return new RecordingBot.Answer(200, submitted(payload));
        });
    }

    private static String submitted(JsonNode payload) {
        if (!payload.path("type").asText().equals("view_submission")) {
            return "";
        }
        String words = payload.at("/view/state/values/what/w/value").asText();
        return switch (words) {
            case "bad" -> """
                    {"response_action":"errors","errors":{"what":"Say what you need, in a few words."}}""";
            case "more" -> """
                    {"response_action":"push","view":{"type":"modal","title":{"type":"plain_text","text":"Page two"},
                     "submit":{"type":"plain_text","text":"Go on"},"blocks":[
                      {"type":"section","text":{"type":"mrkdwn","text":"One *more* thing"}}]}}""";
            default -> "";
        };
    }

    @Test
    void lettersAreDrawnWithTheFontThatComesWithThePage() {
        post("""
                [{"type":"section","text":{"type":"mrkdwn","text":"Zażółć *gęślą* _jaźń_, Łukasz; Γειά σου, Привет"}}]""");
        Tab ana = tab("ana", "general");
        assertThat(ana.message("Zażółć")).isVisible();
        CDPSession tools = ana.page().context().newCDPSession(ana.page());
        tools.send("DOM.enable");
        tools.send("CSS.enable");
        for (String place : new String[] {".message .said > div", ".message .said b", ".message .said i", ".now b"}) {
            JsonObject asked = new JsonObject();
            asked.add(
                    "nodeId",
                    tools.send("DOM.getDocument").getAsJsonObject("root").get("nodeId"));
            asked.addProperty("selector", place);
            JsonObject node = tools.send("DOM.querySelector", asked);
            JsonArray fonts = tools.send("CSS.getPlatformFontsForNode", node).getAsJsonArray("fonts");
            assertThat(fonts).as(place).isNotEmpty().allSatisfy(font -> {
                assertThat(font.getAsJsonObject().get("familyName").getAsString())
                        .isEqualTo("Inter");
                assertThat(font.getAsJsonObject().get("isCustomFont").getAsBoolean())
                        .isTrue();
            });
        }
    }

    private Tab withForm() {
        onShortcut(resource("/obliged/sandbox/form.json"));
        Tab ana = tab("ana", "general");
        ana.button("Shortcuts").click();
        ana.page().getByRole(AriaRole.MENUITEM).first().click();
        assertThat(ana.form()).isVisible();
        return ana;
    }

    @Test
    void everyBlockAndElementIsDrawn() {
        post(resource("/obliged/sandbox/blocks.json"));
        Tab ana = tab("ana", "general");
        Locator message = ana.message("A header");
        assertThat(message).containsText("bold words");
        assertThat(message.locator("blockquote").first()).containsText("A quoted line");
        assertThat(message.locator("li").first()).containsText("first");
        assertThat(message).containsText("@Bo");
        assertThat(message.locator("hr")).hasCount(1);
        for (String button : new String[] {"Plain", "Primary", "Danger"}) {
            assertThat(ana.button(message, button)).isVisible();
        }
        assertThat(message.locator(".select")).hasCount(7);
        assertThat(message.locator("input[type=date]")).hasCount(1);
        assertThat(message.locator("input[type=time]")).hasCount(1);
        assertThat(message.locator("input[type=radio]")).hasCount(2);
        assertThat(message.locator("input[type=checkbox]")).hasCount(2);
        assertThat(message.locator(".no-picture")).containsText("not loaded here");
        assertThat(message.locator(".undrawn")).containsText("type “video”");
        ana.picture("blocks");
    }

    /** The values of a chart as a screen reader finds them, and as tall as they are drawn. */
    @Test
    void chartsAreDrawnAndReadOut() {
        post(resource("/obliged/sandbox/blocks.json"));
        Tab ana = tab("ana", "general");
        Locator table = ana.page()
                .getByRole(
                        AriaRole.TABLE, new com.microsoft.playwright.Page.GetByRoleOptions().setName("Bars & a line"));
        assertThat(table.getByRole(AriaRole.COLUMNHEADER)).containsText(new String[] {"Week of", "Asked", "Solved"});
        assertThat(table.getByRole(AriaRole.ROW)).containsText(new String[] {"Week of", "28 Sep", "5 Oct"});
        assertThat(table.getByRole(AriaRole.CELL)).hasText(new String[] {"12", "0", "1500", "-20.5"});
        Locator chart = ana.page().locator("figure.chart").first();
        assertThat(chart.locator(".ticks span")).hasText(new String[] {"1,500", "1,000", "500", "0", "-500"});
        Locator bars = chart.locator(".plot rect.series-0");
        double most = height(bars.last());
        assertThat(height(bars.first()) / most).isBetween(0.007, 0.009);
        assertThat(most / height(chart.locator(".plot > svg"))).isBetween(0.74, 0.76);
        assertThat(height(chart.locator(".plot rect.series-1").first())).isZero();
        assertThat(ana.page().locator("figure.chart polygon")).hasCount(2);
    }

    private static double height(Locator drawn) {
        return ((Number) drawn.evaluate("e => e.getBoundingClientRect().height")).doubleValue();
    }

    @Test
    void whatIsPickedIsWhatTheBotGets() {
        post(resource("/obliged/sandbox/blocks.json"));
        Tab ana = tab("ana", "general");
        Locator message = ana.message("A header");
        message.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More actions"))
                .first()
                .click();
        ana.page().getByText("Second line").click();
        awaitAction("selected_option", "two");
        ana.button(message, "A person").click();
        ana.type("chi");
        assertThat(ana.page().getByRole(AriaRole.OPTION)).hasCount(1);
        ana.press("Enter");
        sandbox.await(
                java.time.Duration.ofSeconds(30),
                () -> bot.last()
                        .payload()
                        .at("/actions/0/selected_user")
                        .asText()
                        .equals(sandbox.world().person("chi").id()));
        ana.button(message, "Danger").click();
        Locator question = ana.page().getByRole(AriaRole.ALERTDIALOG);
        assertThat(question).containsText("Really?");
        ana.button(question, "No").click();
        assertThat(question).hasCount(0);
        int before = bot.received().size();
        ana.button(message, "Danger").click();
        ana.button(question, "Yes").click();
        sandbox.await(java.time.Duration.ofSeconds(30), () -> bot.received().size() > before);
        assertThat(bot.last().payload().at("/actions/0/value").asText()).isEqualTo("danger");
    }

    private void awaitAction(String field, String value) {
        sandbox.await(
                java.time.Duration.ofSeconds(30),
                () -> !bot.received().isEmpty()
                        && bot.last()
                                .payload()
                                .at("/actions/0/" + field + "/value")
                                .asText()
                                .equals(value));
    }

    @Test
    void errorsStandAtTheirFieldsAndNothingTypedIsLost() {
        Tab ana = withForm();
        ana.button("Ask").click();
        assertThat(ana.form().locator(".error").first()).containsText("required");
        ana.form().getByLabel("What").fill("bad");
        ana.button(ana.form(), "Who").click();
        ana.type("bo");
        ana.press("Enter");
        ana.button("Ask").click();
        assertThat(ana.form().locator(".error")).containsText("Say what you need, in a few words.");
        assertThat(ana.form().getByLabel("What")).hasValue("bad");
        assertThat(ana.form().getByLabel("What")).isFocused();
        ana.picture("form-error");
    }

    @Test
    void aReloadKeepsTheFormAndItsWords() {
        Tab ana = withForm();
        ana.form().getByLabel("What").fill("half a sent");
        ana.form().getByLabel("Needed by").fill("2026-12-24");
        ana.button(ana.form(), "Value").click();
        ana.type("team");
        assertThat(ana.page().locator(".popup .group")).hasText("Values");
        ana.page().getByText("Answer to team").click();
        sandbox.await(
                java.time.Duration.ofSeconds(30),
                () -> sandbox.as("ana").modal().value("What").equals("half a sent"));
        ana.page().reload();
        assertThat(ana.form().getByLabel("What")).hasValue("half a sent");
        assertThat(ana.form().getByLabel("Needed by")).hasValue("2026-12-24");
        assertThat(ana.form()).containsText("Answer to team");
    }

    @Test
    void aFormIsSentWithWhatWasPickedTheMomentBefore() {
        Tab ana = withForm();
        List<Route> late = new ArrayList<>();
        ana.page().route("**/act", route -> {
            if (route.request().postData().contains("\"fill\"")) {
                late.add(route);
            } else {
                route.resume();
            }
        });
        ana.form().getByLabel("What").fill("good");
        ana.button(ana.form(), "Who").click();
        ana.type("bo");
        ana.press("Enter");
        ana.button("Ask").click();
        ana.page().waitForCondition(() -> late.size() == 2);
        late.forEach(Route::resume);
        assertThat(ana.form()).hasCount(0);
        assertThat(bot.last()
                        .payload()
                        .at("/view/state/values/who/u/selected_user")
                        .asText())
                .isEqualTo(sandbox.world().person("bo").id());
    }

    @Test
    void pagesLieOnEachOtherAndEscapeGoesBack() {
        Tab ana = withForm();
        ana.button(ana.form(), "Who").click();
        ana.type("bo");
        ana.press("Enter");
        ana.form().getByLabel("What").fill("more");
        ana.button("Ask").click();
        assertThat(ana.form()).containsText("Page two");
        ana.press("Escape");
        assertThat(ana.form()).containsText("New ask");
        assertThat(ana.form().getByLabel("What")).hasValue("more");
        ana.press("Escape");
        assertThat(ana.form()).hasCount(0);
    }

    @Test
    void harmIsShownAsWords() {
        sandbox.admin().rename("bo", HARM, HARM);
        bot.answers(Json.write(Json.object("text", HARM + " &lt;b&gt;", "response_type", "in_channel")));
        onShortcut(resource("/obliged/sandbox/form.json"));
        Tab ana = tab("ana", "general");
        ana.composer().fill(HARM);
        ana.press("Enter");
        assertThat(ana.message(HARM)).isVisible();
        post("[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":" + Json.write(Json.of(HARM)) + "}},"
                + "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"<javascript:document.title=1|press me>\"}},"
                + "{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"text\":{\"type\":\"plain_text\",\"text\":"
                + Json.write(Json.of(HARM.substring(0, 60))) + "}}]}]");
        assertThat(ana.message("press me")).isVisible();
        assertThat(ana.message("press me").locator("a")).hasCount(0);
        ana.button("Shortcuts").click();
        ana.page().getByRole(AriaRole.MENUITEM).first().click();
        ana.form().getByLabel("What").fill(HARM);
        ana.button(ana.form(), "Who").click();
        ana.type("onerror");
        ana.press("Enter");
        ana.button("Ask").click();
        assertThat(ana.form()).hasCount(0);
        ana.button("Journal").click();
        assertThat(ana.page().locator(".entry").first()).isVisible();
        for (Locator summary : ana.page().locator(".entry summary").all()) {
            summary.click();
        }
        assertThat(ana.page().title()).doesNotContain("harmed");
        assertThat(ana.page().locator("img[src=x]")).hasCount(0);
        assertThat(ana.page().locator("#app script")).hasCount(0);
    }

    @Test
    void violationsAreRedInTheJournal() {
        var unused = api.call(
                "chat.postMessage",
                "channel",
                channel("general"),
                "text",
                "x",
                "blocks",
                Json.read("[{\"type\":\"header\"}]"));
        Tab ana = tab("ana", "general");
        assertThat(ana.page().locator(".count.bad")).isVisible();
        ana.page().getByText("Journal").click();
        assertThat(ana.page().locator(".entry.bad .violation").first()).isVisible();
    }

    @Test
    void shortcutsOfMessagesComeWithTheirMessage() {
        var unused = sandbox.as("bo").in("general").write("The projector in room 4 is broken");
        Tab ana = tab("ana", "general");
        Locator message = ana.message("projector");
        message.hover();
        message.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("More actions"))
                .click();
        ana.page()
                .getByRole(AriaRole.MENUITEM)
                .filter(new Locator.FilterOptions().setHasText("Log as an ask"))
                .click();
        sandbox.await(java.time.Duration.ofSeconds(30), () -> !bot.received().isEmpty());
        JsonNode payload = bot.last().payload();
        assertThat(payload.path("callback_id").asText()).isEqualTo("log_ask");
        assertThat(payload.at("/message/text").asText()).contains("projector");
    }

    @Test
    void repliesStandInTheThread() {
        var unused = sandbox.as("bo").in("general").write("Lunch?");
        Tab ana = tab("ana", "general");
        Locator message = ana.message("Lunch?");
        message.hover();
        ana.button(message, "Reply in thread").click();
        Locator thread =
                ana.page().getByLabel("Thread", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true));
        thread.getByLabel("Reply in the thread").fill("At noon");
        ana.press("Enter");
        assertThat(thread).containsText("At noon");
        assertThat(ana.button(message, "1 reply")).isVisible();
        thread.getByLabel("Reply in the thread").fill("/ask @bo x");
        ana.press("Enter");
        assertThat(thread).containsText("not supported in threads");
    }

    @Test
    void theHomeTabIsShownAndItsButtonsWork() {
        String home = """
                {"type":"home","blocks":[{"type":"header","text":{"type":"plain_text","text":"What I owe"}},
                 {"type":"actions","elements":[{"type":"button","action_id":"new","value":"%s",
                  "text":{"type":"plain_text","text":"New ask"}}]}]}""";
        bot.answersWith(got -> {
            boolean opened = got.payload().at("/event/type").asText().equals("app_home_opened");
            boolean pressed = got.payload().at("/actions/0/action_id").asText().equals("new");
            if (opened || pressed) {
                String user = opened
                        ? got.payload().at("/event/user").asText()
                        : got.payload().at("/user/id").asText();
                String view = home.formatted("x").replace("What I owe", opened ? "What I owe" : "Pressed");
                var unused = api.call("views.publish", "user_id", user, "view", Json.read(view));
            }
            return new RecordingBot.Answer(200, "");
        });
        Tab ana = tab("ana", "dm");
        assertThat(ana.page().locator("main")).containsText("No messages from Obliged yet");
        ana.link("Home").click();
        assertThat(ana.page().locator(".home")).containsText("What I owe");
        ana.button("New ask").click();
        assertThat(ana.page().locator(".home")).containsText("Pressed");
    }

    @Test
    void changedMessagesAndPicturesAreShown() {
        byte[] png = java.util.Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        var unused = sandbox.world()
                .put(new StoredFile("F0PICTURE", "week.png", "The week", png.length, png, true, clock.instant()));
        post("[{\"type\":\"image\",\"alt_text\":\"21 asks\",\"slack_file\":{\"id\":\"F0PICTURE\"}}]");
        var posted = api.call("chat.postMessage", "channel", channel("general"), "text", "first words");
        Tab ana = tab("ana", "general");
        assertThat(ana.message("first words")).isVisible();
        Locator picture = ana.page().getByAltText("21 asks");
        assertThat(picture).isVisible();
        assertThat(picture.evaluate("img => img.decode().then(() => img.naturalWidth)"))
                .isEqualTo(1);
        mustWork(api.call(
                "chat.update",
                "channel",
                channel("general"),
                "ts",
                posted.path("ts").asText(),
                "text",
                "second words"));
        assertThat(ana.message("second words")).containsText("(edited)");
    }

    private static void mustWork(JsonNode answer) {
        assertThat(answer.path("ok").asBoolean()).isTrue();
    }
}
