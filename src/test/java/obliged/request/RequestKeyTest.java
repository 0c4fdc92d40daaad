package obliged.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import obliged.sandbox.client.Modal;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What makes a request itself and no other: without that it is none, and someone else's is another. */
class RequestKeyTest extends InOffice {
    private static final String FORM = "application/x-www-form-urlencoded";

    @Test
    void aCommandWithoutItsKeyIsRefusedAndAnswersWithNobodysAsk() {
        assertThat(command("ana", "/ask", bo() + " the salaries", "").status()).isEqualTo(400);
        assertThat(command("ana", "/ask", bo() + " the salaries", null).status())
                .isEqualTo(400);
        assertThat(command("chi", "/ask", bo() + " a chair", null).body()).doesNotContain("salaries", "#");
        assertThat(office.type("ana", "/ask @bo water the plants").text()).contains("#1");
    }

    @Test
    void theSameKeyFromSomeoneElseIsAnotherRequest() {
        assertThat(command("ana", "/ask", bo() + " the salaries", "1.2.3").body())
                .contains("#1");
        assertThat(command("chi", "/ask", bo() + " a chair", "1.2.3").body())
                .contains("#2")
                .doesNotContain("salaries");
        assertThat(command("ana", "/ask", bo() + " the salaries", "1.2.3").body())
                .contains("#1");
    }

    @Test
    void theSameKeyOfAnotherKindIsAnotherRequest() {
        assertThat(command("ana", "/ask", bo() + " water the plants", "1.2.3").body())
                .contains("#1");
        assertThat(command("ana", "/thanks", bo() + " for the chair", "1.2.3").body())
                .contains("You thanked Bo")
                .doesNotContain("plants");
        assertThat(command("ana", "/thanks", bo() + " for the chair", "1.2.3").body())
                .contains("You thanked Bo");
        office.settle();
        assertThat(office.dms("bo"))
                .filteredOn(message -> message.plainText().contains("chair"))
                .hasSize(1);
    }

    @Test
    void aPressWithoutItsKeyIsRefused() {
        office.type("ana", "/ask @bo water the plants");
        office.dm("bo", "water");
        for (String trigger : new String[] {null, "", " ", "a\0b"}) {
            assertThat(press("bo", "ask.accept", "1", trigger).status()).isEqualTo(400);
        }
        assertThat(office.type("ana", "/ask 1").text()).contains("○ not accepted yet");
    }

    @Test
    void theSameKeyOfAPressFromSomeoneElseActsToo() {
        office.type("ana", "/ask @bo water the plants");
        office.type("ana", "/ask @chi feed the cat");
        office.settle();
        assertThat(press("bo", "ask.accept", "1", "7.8.9").status()).isEqualTo(200);
        assertThat(press("chi", "ask.accept", "2", "7.8.9").status()).isEqualTo(200);
        office.settle();
        assertThat(office.type("ana", "/ask 1").text()).contains("◐ accepted");
        assertThat(office.type("ana", "/ask 2").text()).contains("◐ accepted");
    }

    @Test
    void aFormWithoutItsViewIsRefused() {
        office.type("ana", "/ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal();
        ObjectNode view = form.view().json().deepCopy();
        ObjectNode payload = start("view_submission", "ana");
        payload.set("view", view);
        for (String id : new String[] {"", null}) {
            view.put("id", id);
            assertThat(payload(payload).status()).isEqualTo(400);
        }
        view.remove("id");
        assertThat(payload(payload).status()).isEqualTo(400);
    }

    @Test
    void aShortcutWithoutItsKeyOpensNothing() {
        ObjectNode payload = start("shortcut", "ana").put("callback_id", "new_ask");
        assertThat(payload(payload).status()).isEqualTo(400);
        office.settle();
        assertThat(office.as("ana").modalIfOpen()).isEmpty();
    }

    @Test
    void anEventActsOnceWhateverItsKind() {
        BotResponse opened = event("Ev1", "app_home_opened", "ana", Map.of("tab", "home"));
        assertThat(opened.status()).isEqualTo(200);
        office.await(() -> published() == 1);
        for (int i = 0; i < 3; i++) {
            assertThat(event("Ev1", "app_home_opened", "ana", Map.of("tab", "home"))
                            .status())
                    .isEqualTo(200);
        }
        // They are published one after another: by the time that hers is there, none of the others will come.
        event("Ev2", "app_home_opened", "chi", Map.of("tab", "home"));
        office.await(() -> published() >= 2);
        assertThat(published()).isEqualTo(2);
        for (int i = 0; i < 4; i++) {
            event(
                    "Ev3",
                    "message",
                    "ana",
                    Map.of("channel_type", "im", "channel", "D0ANA", "text", "the cat", "ts", "1.2"));
        }
        event(
                "Ev3",
                "message",
                "chi",
                Map.of("channel_type", "im", "channel", "D0CHI", "text", "the dog", "ts", "1.2"));
        office.settle();
        assertThat(office.dms("ana")).hasSize(1);
        assertThat(office.dms("chi")).hasSize(1);
    }

    @Test
    void anEventWithoutItsKeyIsRefused() {
        for (String id : new String[] {"", null, "Ev\0"}) {
            assertThat(event(id, "app_home_opened", "ana", Map.of("tab", "home"))
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void someoneUnknownWithoutATeamInASharedChannelIsNoColleague() {
        office.type("ana", "/ask #with-partner water the plants");
        Message card = office.post("with-partner", "[Accept]");
        ObjectNode payload = pressed("U0NOBODY9", "ask.accept", "1", "7.8.9");
        payload.putObject("channel").put("id", card.channel());
        assertThat(payload(payload).status()).isEqualTo(200);
        // Slack was asked who they are, and they were told why nothing happened; the sandbox knows nothing of them
        // either.
        office.await(() -> office.slack.journal().violations().size() > 1);
        assertThat(office.slack.journal().violations())
                .containsExactly("users.info: user_not_found", "chat.postMessage: channel_not_found");
        office.settle();
        assertThat(office.type("ana", "/ask 1").text()).contains("○ not accepted yet");
        office.slack.journal().clear();
    }

    private long published() {
        return office.slack.journal().of("views.publish").size();
    }

    private String bo() {
        return "<@" + office.slack.world().person("bo").id() + "|bo>";
    }

    private BotResponse command(String person, String command, String text, @Nullable String trigger) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("command", command);
        fields.put("text", text);
        fields.put("team_id", office.slack.world().teamId());
        fields.put("user_id", office.slack.world().person(person).id());
        fields.put("channel_id", office.slack.world().channel("general").id());
        fields.put("channel_name", "general");
        if (trigger != null) {
            fields.put("trigger_id", trigger);
        }
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(FORM, body);
    }

    private BotResponse press(String person, String action, String value, @Nullable String trigger) {
        return payload(pressed(office.slack.world().person(person).id(), action, value, trigger));
    }

    private ObjectNode pressed(String user, String action, String value, @Nullable String trigger) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("type", "block_actions");
        payload.put("trigger_id", trigger);
        payload.putObject("team").put("id", office.slack.world().teamId());
        payload.putObject("user").put("id", user);
        payload.putArray("actions")
                .addObject()
                .put("type", "button")
                .put("action_id", action)
                .put("block_id", "raw")
                .put("value", value);
        return payload;
    }

    private ObjectNode start(String type, String person) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("type", type);
        payload.putObject("team").put("id", office.slack.world().teamId());
        payload.putObject("user")
                .put("id", office.slack.world().person(person).id())
                .put("team_id", office.slack.world().teamId());
        return payload;
    }

    private BotResponse event(@Nullable String id, String type, String person, Map<String, String> more) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("type", "event_callback");
        payload.put("team_id", office.slack.world().teamId()).put("event_id", id);
        ObjectNode event = payload.putObject("event").put("type", type);
        event.put("user", office.slack.world().person(person).id());
        more.forEach(event::put);
        return send("application/json", payload.toString());
    }

    private BotResponse payload(ObjectNode payload) {
        return send(FORM, "payload=" + URLEncoder.encode(payload.toString(), StandardCharsets.UTF_8));
    }

    private BotResponse send(String type, String body) {
        return office.slack.signedPost(type, body.getBytes(StandardCharsets.UTF_8), office.clock.instant());
    }
}
