package obliged.sandbox.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.Gson;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.views.payload.ViewClosedPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.ViewState;
import com.slack.api.util.json.GsonFactory;
import java.time.Duration;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import obliged.sandbox.Sandbox;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Message;
import obliged.testing.ApiBot;
import obliged.testing.RecordingBot;
import obliged.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Forms, from the trigger to what the bot gets and answers. */
class ModalTest {
    private static final String FORM = """
            {"type":"modal","callback_id":"ask","title":{"type":"plain_text","text":"New ask"},
             "submit":{"type":"plain_text","text":"Ask"},"close":{"type":"plain_text","text":"Cancel"},
             "notify_on_close":true,"private_metadata":"p","blocks":[
              {"type":"input","block_id":"who","label":{"type":"plain_text","text":"Who"},
               "element":{"type":"users_select","action_id":"u"}},
              {"type":"input","block_id":"what","label":{"type":"plain_text","text":"What"},
               "element":{"type":"plain_text_input","action_id":"w","multiline":true,"max_length":20}},
              {"type":"input","block_id":"by","optional":true,"label":{"type":"plain_text","text":"Needed by"},
               "element":{"type":"datepicker","action_id":"d","initial_date":"2026-11-30"}},
              {"type":"input","block_id":"value","optional":true,"label":{"type":"plain_text","text":"Value"},
               "element":{"type":"external_select","action_id":"v","min_query_length":0}},
              {"type":"section","block_id":"sec","text":{"type":"mrkdwn","text":"More?"},
               "accessory":{"type":"button","action_id":"more","text":{"type":"plain_text","text":"Tell more"}}}]}
            """;

    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.builder(clock).limits(Limits.none()).start();
    private final RecordingBot bot = new RecordingBot();
    private final ApiBot api = new ApiBot(sandbox);
    private final Gson gson = GsonFactory.createSnakeCase();
    private final UserClient ana = sandbox.as("ana");

    ModalTest() {
        sandbox.connect(bot.url());
    }

    @AfterEach
    void close() {
        bot.close();
        sandbox.close();
    }

    private String trigger() {
        var unused = ana.inDm().type("/ask");
        return bot.last().form().getOrDefault("trigger_id", "");
    }

    private JsonNode open(String trigger) {
        return api.call("views.open", "trigger_id", trigger, "view", Json.read(FORM));
    }

    private String lastPayload() {
        return bot.last().form().getOrDefault("payload", "");
    }

    @Test
    void anUpdateThatComesAfterTheFormWasClosedIsNoFaultOfTheBot() {
        String id = open(trigger()).path("view").path("id").asText();
        ana.modal().close();
        JsonNode late = api.call("views.update", "view_id", id, "view", Json.read(FORM));
        assertThat(late.path("error").asText()).isEqualTo("not_found");
        assertThat(sandbox.journal().violations()).isEmpty();
        api.call("views.update", "view_id", "V0UNKNOWN", "view", Json.read(FORM));
        assertThat(sandbox.journal().violations()).containsExactly("views.update: not_found");
    }

    @Test
    void theBotGetsItsBlocksBackEscapedAndTheirReaderSeesThemAsTheyWereSent() {
        JsonNode form = Json.read(FORM.replace("\"What\"", "\"R&D <b>\""));
        JsonNode opened = api.call("views.open", "trigger_id", trigger(), "view", form);
        assertThat(opened.path("view").at("/blocks/1/label/text").asText()).isEqualTo("R&amp;D &lt;b&gt;");

        Modal modal = ana.modal();
        assertThat(modal.plainText()).contains("R&D <b>");
        modal.fill("R&D <b>", "a & b");
        var unused = modal.press("Tell more");
        JsonNode view = Json.read(lastPayload()).path("view");
        assertThat(view.at("/blocks/1/label/text").asText()).isEqualTo("R&amp;D &lt;b&gt;");
        assertThat(view.at("/state/values/what/w/value").asText()).isEqualTo("a & b");
    }

    @Test
    void aTriggerOpensOneFormWithinThreeSeconds() {
        String trigger = trigger();
        JsonNode opened = open(trigger);
        assertThat(opened.path("ok").asBoolean()).isTrue();
        assertThat(opened.path("view").path("root_view_id"))
                .isEqualTo(opened.path("view").path("id"));
        assertThat(ana.modal().title()).isEqualTo("New ask");
        assertThat(open(trigger).path("error").asText()).isEqualTo("exchanged_trigger_id");
        String late = trigger();
        clock.pass(Duration.ofMillis(3001));
        assertThat(open(late).path("error").asText()).isEqualTo("expired_trigger_id");
        assertThat(open("1.2.3").path("error").asText()).isEqualTo("invalid_trigger_id");
    }

    @Test
    void whatIsFilledInIsSubmitted() {
        open(trigger());
        SubmissionResult done =
                ana.modal().fill("Who", "bo").fill("What", "reset my VPN").submit();
        assertThat(done.accepted()).isTrue();
        assertThat(done.closed()).isTrue();
        ViewSubmissionPayload payload = gson.fromJson(lastPayload(), ViewSubmissionPayload.class);
        assertThat(payload.getView().getCallbackId()).isEqualTo("ask");
        assertThat(payload.getView().getPrivateMetadata()).isEqualTo("p");
        assertThat(payload.getTriggerId()).isNotEmpty();
        var values = payload.getView().getState().getValues();
        assertThat(value(values, "who", "u").getSelectedUser())
                .isEqualTo(sandbox.world().person("bo").id());
        assertThat(value(values, "what", "w").getValue()).isEqualTo("reset my VPN");
        assertThat(value(values, "by", "d").getSelectedDate()).isEqualTo("2026-11-30");
        ViewState.SelectedOption none = value(values, "value", "v").getSelectedOption();
        assertThat(none).isNull();
        assertThat(values).doesNotContainKey("sec");
    }

    private static ViewState.Value value(
            Map<String, Map<String, ViewState.Value>> values, String block, String action) {
        return Objects.requireNonNull(Objects.requireNonNull(values.get(block)).get(action));
    }

    @Test
    void slackItselfRefusesEmptyAndOverlongFields() {
        open(trigger());
        int before = bot.received().size();
        SubmissionResult empty = ana.modal().submit();
        assertThat(empty.errors()).containsOnlyKeys("who", "what");
        SubmissionResult tooLong =
                ana.modal().fill("Who", "bo").fill("What", "x".repeat(21)).submit();
        assertThat(tooLong.errorAt("What")).contains("20");
        assertThat(bot.received()).hasSize(before);
    }

    @Test
    void errorsOfTheBotStandAtTheirField() {
        open(trigger());
        bot.answers("{\"response_action\":\"errors\",\"errors\":{\"by\":\"That day is over\"}}");
        SubmissionResult refused =
                ana.modal().fill("Who", "bo").fill("What", "x").submit();
        assertThat(refused.accepted()).isFalse();
        assertThat(refused.errorAt("Needed by")).isEqualTo("That day is over");
        assertThat(refused.next().value("What")).isEqualTo("x");
        bot.answers("{\"response_action\":\"errors\",\"errors\":{\"sec\":\"not an input\"}}");
        assertThatThrownBy(() -> ana.modal().submit()).hasMessageContaining("sec");
    }

    @Test
    void pagesArePushedUpdatedAndCleared() {
        open(trigger());
        bot.answers("{\"response_action\":\"push\",\"view\":" + FORM + "}");
        SubmissionResult second =
                ana.modal().fill("Who", "bo").fill("What", "x").submit();
        assertThat(second.next().view().json().path("previous_view_id").asText())
                .isNotEmpty();
        assertThat(second.next().value("What")).isEmpty();
        bot.answers("{\"response_action\":\"update\",\"view\":" + FORM.replace("New ask", "Updated") + "}");
        SubmissionResult updated =
                second.next().fill("Who", "chi").fill("What", "y").submit();
        assertThat(updated.next().title()).isEqualTo("Updated");
        assertThat(updated.next().value("What")).isEqualTo("y");
        bot.answers("{\"response_action\":\"clear\"}");
        assertThat(updated.next().submit().closed()).isTrue();
    }

    @Test
    void anEmptyAnswerClosesOnlyThePageOnTop() {
        open(trigger());
        bot.answers("{\"response_action\":\"push\",\"view\":" + FORM.replace("New ask", "On top") + "}");
        SubmissionResult second =
                ana.modal().fill("Who", "bo").fill("What", "x").submit();
        bot.answers("");
        SubmissionResult back =
                second.next().fill("Who", "bo").fill("What", "x").submit();
        assertThat(back.next().title()).isEqualTo("New ask");
    }

    @Test
    void aButtonInAFormHasATriggerForTheNextPageButNoResponseUrl() {
        open(trigger());
        assertThat(ana.modal().press("Tell more").answered()).isTrue();
        JsonNode payload = bot.last().payload();
        assertThat(payload.path("container").path("type").asText()).isEqualTo("view");
        assertThat(payload.has("response_url")).isFalse();
        String trigger = payload.path("trigger_id").asText();
        assertThat(api.call("views.push", "trigger_id", trigger, "view", Json.read(FORM))
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(push()).isTrue();
        assertThat(api.call("views.push", "trigger_id", pressedTrigger(), "view", Json.read(FORM))
                        .path("error")
                        .asText())
                .isEqualTo("push_limit_reached");
    }

    private boolean push() {
        return api.call("views.push", "trigger_id", pressedTrigger(), "view", Json.read(FORM))
                .path("ok")
                .asBoolean();
    }

    private String pressedTrigger() {
        var unused = ana.modal().press("Tell more");
        return bot.last().payload().path("trigger_id").asText();
    }

    @Test
    void anUpdateMustHaveSeenTheLatestHash() {
        JsonNode view = open(trigger()).path("view");
        ana.modal().fill("What", "kept");
        JsonNode updated = api.call(
                "views.update",
                "view_id",
                view.path("id").asText(),
                "hash",
                view.path("hash").asText(),
                "view",
                Json.read(FORM.replace("New ask", "Newer")));
        assertThat(updated.path("ok").asBoolean()).isTrue();
        assertThat(ana.modal().title()).isEqualTo("Newer");
        assertThat(ana.modal().value("What")).isEqualTo("kept");
        assertThat(api.call(
                                "views.update",
                                "view_id",
                                view.path("id").asText(),
                                "hash",
                                view.path("hash").asText(),
                                "view",
                                Json.read(FORM))
                        .path("error")
                        .asText())
                .isEqualTo("hash_conflict");
    }

    @Test
    void optionsComeFromTheBot() {
        open(trigger());
        bot.answers("{\"options\":[{\"text\":{\"type\":\"plain_text\",\"text\":\"Teamwork\"},\"value\":\"t\"}]}");
        assertThat(ana.modal().options("Value", "te")).containsExactly("Teamwork");
        BlockSuggestionPayload payload = gson.fromJson(lastPayload(), BlockSuggestionPayload.class);
        assertThat(payload.getValue()).isEqualTo("te");
        assertThat(payload.getActionId()).isEqualTo("v");
        assertThat(ana.modal().fill("Value", "Teamwork").value("Value")).isEqualTo("Teamwork");
    }

    @Test
    void closingIsTold() {
        open(trigger());
        ana.modal().close();
        ViewClosedPayload payload = gson.fromJson(lastPayload(), ViewClosedPayload.class);
        assertThat(payload.isCleared()).isFalse();
        assertThat(payload.getView().getCallbackId()).isEqualTo("ask");
        assertThatThrownBy(ana::modal).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void rowsWithTheSameButtonsAreToldApart() {
        String row = """
                {"type":"section","text":{"type":"mrkdwn","text":"%s"},"accessory":{"type":"overflow","action_id":"row","options":[
                  {"text":{"type":"plain_text","text":"Done"},"value":"done-%s"},
                  {"text":{"type":"plain_text","text":"Snooze"},"value":"snooze-%s"}]}}
                """;
        String blocks = "[" + row.formatted("first", "1", "1") + "," + row.formatted("second", "2", "2") + "]";
        api.post("it-help", "two", blocks);
        Message list = ana.in("it-help").last();
        assertThat(pressedOption(ana.press(list, "Done"))).isEqualTo("done-1");
        assertThat(pressedOption(ana.press(list, "Done", "second"))).isEqualTo("done-2");
        assertThatThrownBy(() -> ana.press(list, "Done", "third")).isInstanceOf(NoSuchElementException.class);
        JsonNode home = Json.read("{\"type\":\"home\",\"blocks\":" + blocks + "}");
        assertThat(api.call("views.publish", "user_id", ana.person().id(), "view", home)
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(pressedOption(ana.home().press("Snooze", "second"))).isEqualTo("snooze-2");
    }

    private String pressedOption(BotResponse reply) {
        assertThat(reply.answered()).isTrue();
        return bot.last()
                .payload()
                .path("actions")
                .path(0)
                .path("selected_option")
                .path("value")
                .asText();
    }

    @Test
    void theHomeTabIsPublishedAndPressed() {
        String home = """
                {"type":"home","blocks":[{"type":"actions","block_id":"a","elements":[
                  {"type":"button","action_id":"go","text":{"type":"plain_text","text":"Go"}}]}]}
                """;
        String id = ana.person().id();
        assertThat(api.call("views.publish", "user_id", id, "view", Json.read(home))
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(ana.home().plainText()).isEqualTo("[Go]");
        assertThat(ana.home().press("Go").answered()).isTrue();
        assertThat(bot.last().payload().path("view").path("type").asText()).isEqualTo("home");
        assertThat(api.call("views.publish", "user_id", "U0NOBODY", "view", Json.read(home))
                        .path("error")
                        .asText())
                .isEqualTo("user_not_found");
        assertThat(api.call("views.publish", "user_id", id, "view", Json.read(FORM))
                        .path("error")
                        .asText())
                .isEqualTo("invalid_arguments");
    }

    @Test
    void aFormCanStartWithTheChannelWhereItWasAskedFor() {
        var unused = ana.in("it-help").type("/ask team");
        String trigger = bot.last().form().getOrDefault("trigger_id", "");
        String form = """
                {"type":"modal","title":{"type":"plain_text","text":"Team"},"submit":{"type":"plain_text","text":"Save"},
                 "blocks":[{"type":"input","label":{"type":"plain_text","text":"Channel"},"element":
                  {"type":"conversations_select","action_id":"c","default_to_current_conversation":true,
                   "response_url_enabled":true}}]}
                """;
        assertThat(api.call("views.open", "trigger_id", trigger, "view", Json.read(form))
                        .path("ok")
                        .asBoolean())
                .isTrue();
        String help = sandbox.world().channel("it-help").id();
        assertThat(ana.modal().value("Channel")).isEqualTo(help);
        assertThat(ana.modal().submit().accepted()).isTrue();
        JsonNode response = bot.last().payload().path("response_urls").path(0);
        assertThat(response.path("channel_id").asText()).isEqualTo(help);
        assertThat(response.path("response_url").asText())
                .startsWith(sandbox.url().toString());
    }

    @Test
    void anAnswerThatSlackWouldNotShowIsAnError() {
        bot.answers("{\"text\":\"x\",\"blocks\":[{\"type\":\"header\"}]}");
        assertThatThrownBy(() -> ana.inDm().type("/ask"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("missing required field: text");
    }
}
