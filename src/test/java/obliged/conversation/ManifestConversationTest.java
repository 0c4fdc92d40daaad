package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.wire.BotResponse;
import obliged.store.Tables;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;

/** The bot takes everything that Slack sends because of the manifest. */
class ManifestConversationTest extends InOffice {
    private static List<JsonNode> manifest(String path) throws IOException {
        List<JsonNode> entries = new ArrayList<>();
        new YAMLMapper().readTree(Path.of("manifest.yml").toFile()).at(path).forEach(entries::add);
        return entries;
    }

    @Test
    void everyShortcutOpensAForm() throws Exception {
        office.type("ana", "/ask #it-help a second screen");
        var message = office.post("it-help", "a second screen");
        List<String> titles = new ArrayList<>();
        for (JsonNode shortcut : manifest("/features/shortcuts")) {
            String id = shortcut.get("callback_id").asText();
            if (shortcut.get("type").asText().equals("global")) {
                office.as("bo").shortcut(id);
            } else {
                office.as("bo").messageShortcut(message, id);
            }
            office.await(() -> office.as("bo").modalIfOpen().isPresent());
            titles.add(office.as("bo").modal().title());
            office.as("bo").modal().close();
        }
        assertThat(titles).hasSize(4).doesNotContain("");
        office.settle();
        assertThat(office.dms("bo")).isEmpty();
    }

    @Test
    void everyEventIsTakenAndMarkedOnceThoughSlackSendsItTwice() throws Exception {
        for (JsonNode listed : manifest("/settings/event_subscriptions/bot_events")) {
            String name = listed.asText();
            BotResponse first = office.slack.admin().send(sample(name));
            assertThat(first.status()).as(name).isEqualTo(200);
            assertThat(first.repeat().status()).as(name).isEqualTo(200);
            String type = name.replaceFirst("\\..*", "");
            assertThat(Tables.rows(
                            office.database(),
                            "SELECT key FROM acted WHERE key LIKE 'event/%/" + type + "/%' AND key NOT LIKE '%/kept'"))
                    .as(name)
                    .hasSize(1);
        }
        office.slack.journal().clear();
    }

    /** An event as https://docs.slack.dev/reference/events shows it, about what there is in the workspace. */
    private ObjectNode sample(String name) {
        String channel = office.slack.world().channel("it-help").id();
        String ana = office.slack.world().person("ana").id();
        ObjectNode event = Json.object("type", name);
        switch (name) {
            case "app_uninstalled" -> {}
            case "tokens_revoked" ->
                event.set("tokens", Json.object("oauth", Json.array(), "bot", Json.array(List.of("U0OTHER"))));
            case "app_home_opened" ->
                event.put("user", ana).put("channel", "D0ANA").put("tab", "home");
            case "user_change", "team_join" ->
                event.set("user", office.slack.world().json(office.slack.world().person("ana"), true));
            case "channel_created", "channel_rename", "group_rename" ->
                event.set("channel", Json.object("id", channel, "name", "it-help", "created", 1));
            case "channel_id_changed" -> event.put("old_channel_id", "C0OLD").put("new_channel_id", channel);
            case "subteam_created", "subteam_updated" ->
                event.set(
                        "subteam",
                        Json.object("id", "S0NEW", "name", "New", "handle", "new", "users", Json.array(List.of(ana))));
            case "subteam_members_changed" -> {
                event.put("subteam_id", "S0NEW");
                event.set("added_users", Json.array(List.of(ana)));
                event.set("removed_users", Json.array());
            }
            case "team_access_granted", "team_access_revoked" -> event.set("team_ids", Json.array(List.of("T0OTHER")));
            case "message.im" ->
                event.put("type", "message")
                        .put("channel_type", "im")
                        .put("channel", "D0ANA")
                        .put("user", ana)
                        .put("text", "hello")
                        .put("ts", office.slack.world().nextTs());
            case "app_mention" ->
                event.put("channel", channel)
                        .put("user", ana)
                        .put("text", "hello")
                        .put("ts", office.slack.world().nextTs());
            case "member_joined_channel", "member_left_channel" ->
                event.put("channel", channel).put("user", ana).put("channel_type", "C");
            default -> event.put("channel", channel).put("user", ana);
        }
        return event;
    }
}
