package obliged.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import obliged.sandbox.client.Modal;
import obliged.sandbox.wire.BotResponse;
import obliged.testing.InOffice;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Words by the hundred thousand characters, of the kind that a pattern may choke on. */
@Tag("alone")
class LongWordsTest extends InOffice {
    private static final int LONG = 100_000;

    /** Slack waits no longer for a reply. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Each begins what some pattern of ours looks for, or is what it goes on with, and then does not end so. */
    static final List<String> PARTS = List.of(
            "a",
            " ",
            "\n",
            "\t",
            "1",
            ".",
            ",",
            "-",
            "/",
            "<",
            ">",
            "<@",
            "<@U1",
            "<@U1|",
            "<#C1|a ",
            " <#C1|",
            "<!",
            "<!subteam^S1|",
            "<@U1|a>",
            "<@U1> ",
            "<#C1|a> ",
            "and ",
            "&amp;",
            "&amp; ",
            "&",
            "for ",
            "#a",
            "#a ",
            " #",
            "# ",
            "@a ",
            "@",
            "by ",
            "by a ",
            "by tomorrow ",
            "a by 1 ",
            "tomorrow ",
            "1.1.",
            "1/1/",
            "10:10",
            "in 1 ",
            ":a",
            ":",
            ":+1:",
            "*",
            "_",
            "`",
            "~",
            "a.",
            "!",
            ". ",
            "\u0301",
            "e\u0301",
            "\uD83D\uDC68\u200D",
            "\uD83C\uDDE9",
            "\uD83D\uDE00",
            "\u200B",
            "\u2060",
            "list ",
            "search ",
            "done 1 ",
            "#1 ",
            "http://a/",
            "<http://a|",
            "\u0002@",
            "\u0003",
            "İ",
            "ß");

    @Test
    void everythingThatIsTypedIsAnsweredInTime() {
        Set<String> late = new LinkedHashSet<>();
        for (String part : PARTS) {
            String words = repeated(part);
            for (String text : List.of(words, bo() + " " + words)) {
                look(late, "/ask", part, () -> command("/ask", text));
            }
            for (String text : List.of(words, bo() + " for " + words + " #x")) {
                look(late, "/thanks", part, () -> command("/thanks", text));
            }
            look(late, "a message", part, () -> message(words));
            look(late, "a shortcut", part, () -> shortcut("log_ask", words));
            look(late, "a thankful shortcut", part, () -> shortcut("say_thanks", words));
        }
        assertThat(late).isEmpty();
    }

    @Test
    void everyFieldOfAFormIsAnsweredInTime() {
        office.type("ana", "/ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal();
        Set<String> late = new LinkedHashSet<>();
        for (String part : PARTS) {
            for (String field : List.of("what", "impact")) {
                RawSubmission filled = new RawSubmission(office, "ana", form).withPerson("who", "bo");
                look(late, field, part, filled.with(field, repeated(part))::send);
            }
            look(late, "a search", part, () -> search(repeated(part)));
        }
        assertThat(late).isEmpty();
    }

    @Test
    void eightHundredNamesThatAreNoneAreGivenBack() {
        BotResponse reply = command("/thanks", "and ".repeat(800));
        assertThat(reply.status()).isEqualTo(200);
        office.settle();
        assertThat(office.as("ana").modalIfOpen().isPresent() || reply.body().contains("and and"))
                .isTrue();
    }

    @Test
    void twoThousandPeopleAreNamedInTime() {
        String many =
                IntStream.range(10_000, 12_000).mapToObj(i -> "<@U" + i + "|p>").collect(Collectors.joining(" "));
        Set<String> late = new LinkedHashSet<>();
        look(late, "/thanks", "names", () -> command("/thanks", many + " for the move"));
        look(late, "/ask", "names", () -> command("/ask", many + " come"));
        assertThat(late).isEmpty();
    }

    /** None of these forms could be opened: nobody pressed anything in the sandbox. */
    @AfterEach
    void forget() {
        office.settle();
        office.slack.journal().clear();
    }

    private interface Sending {
        BotResponse send();
    }

    private static void look(Set<String> late, String what, String part, Sending sending) {
        try (LogWatch log = new LogWatch()) {
            long begun = System.nanoTime();
            BotResponse reply = sending.send();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            if (reply.status() != 200 || took.compareTo(PATIENCE) > 0) {
                late.add(what + " of " + part + ": " + reply.status() + " after " + took);
            }
            log.errors().forEach(error -> late.add(what + " of " + part + ": " + error));
        }
    }

    static String repeated(String part) {
        return part.repeat(LONG / part.length() + 1);
    }

    private String bo() {
        return "<@" + office.slack.world().person("bo").id() + "|bo>";
    }

    private int sent;

    private BotResponse command(String command, String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("command", command);
        fields.put("text", text);
        fields.put("team_id", office.slack.world().teamId());
        fields.put("user_id", office.slack.world().person("ana").id());
        fields.put("channel_id", office.slack.world().channel("general").id());
        fields.put("channel_name", "general");
        fields.put("trigger_id", "1." + sent++);
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send("application/x-www-form-urlencoded", body);
    }

    private BotResponse message(String text) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("type", "event_callback");
        payload.put("team_id", office.slack.world().teamId()).put("event_id", "Ev" + sent++);
        payload.putObject("event")
                .put("type", "message")
                .put("channel_type", "im")
                .put("channel", "D0ANA")
                .put("user", office.slack.world().person("ana").id())
                .put("ts", "1.2")
                .put("text", text);
        return send("application/json", payload.toString());
    }

    private BotResponse shortcut(String callback, String text) {
        ObjectNode payload = start("message_action").put("callback_id", callback);
        payload.put("message_ts", "1.2");
        payload.putObject("channel")
                .put("id", office.slack.world().channel("general").id());
        payload.putObject("message")
                .put("ts", "1.2")
                .put("user", office.slack.world().person("bo").id())
                .put("text", text);
        return send(payload);
    }

    private BotResponse search(String typed) {
        return send(start("block_suggestion").put("action_id", "who").put("value", typed));
    }

    private ObjectNode start(String type) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("type", type);
        payload.put("trigger_id", "1." + sent++);
        payload.putObject("team").put("id", office.slack.world().teamId());
        payload.putObject("user")
                .put("id", office.slack.world().person("ana").id())
                .put("team_id", office.slack.world().teamId());
        return payload;
    }

    private BotResponse send(ObjectNode payload) {
        return send(
                "application/x-www-form-urlencoded",
                "payload=" + URLEncoder.encode(payload.toString(), StandardCharsets.UTF_8));
    }

    private BotResponse send(String type, String body) {
        return office.slack.signedPost(type, body.getBytes(StandardCharsets.UTF_8), office.clock.instant());
    }
}
