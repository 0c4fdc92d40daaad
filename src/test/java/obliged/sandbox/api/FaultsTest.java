package obliged.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import obliged.sandbox.Sandbox;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Message;
import obliged.testing.ApiBot;
import obliged.testing.SettableClock;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How Slack fails on demand, what the journal keeps, and the same from outside. */
class FaultsTest {
    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.builder(clock).limits(Limits.none()).start();
    private final ApiBot api = new ApiBot(sandbox);
    private final String help = sandbox.world().channel("it-help").id();

    @AfterEach
    void close() {
        sandbox.close();
    }

    private JsonNode post(String text) {
        return api.call("chat.postMessage", "channel", help, "text", text);
    }

    private HttpResponse<String> raw() throws IOException {
        return api.send(sandbox.apiUrl().resolve("auth.test"), "{}", sandbox.botToken());
    }

    private java.util.List<String> texts() {
        return sandbox.as("ana").in("it-help").messages().stream()
                .map(Message::text)
                .toList();
    }

    @Test
    void aMethodFailsOnceInOneChannel() {
        sandbox.faults()
                .add(Fault.error("not_in_channel")
                        .on("chat.postMessage")
                        .in(help)
                        .once());
        String other = sandbox.world().channel("design").id();
        assertThat(api.call("chat.postMessage", "channel", other, "text", "x")
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(post("x").path("error").asText()).isEqualTo("not_in_channel");
        assertThat(post("y").path("ok").asBoolean()).isTrue();
        assertThat(texts()).containsExactly("y");
    }

    @Test
    void aWorkspaceMayNotKnowABlockYet() {
        String divider = "[{\"type\":\"divider\"}]";
        sandbox.faults().add(Fault.blockRefused("divider"));
        JsonNode refused = api.call("chat.postMessage", "channel", help, "text", "x", "blocks", Json.read(divider));
        assertThat(refused.path("error").asText()).isEqualTo("invalid_blocks");
        assertThat(refused.toString()).contains("unsupported type: divider");
        assertThat(post("no blocks").path("ok").asBoolean()).isTrue();
        sandbox.faults().clear();
        assertThat(api.call("chat.postMessage", "channel", help, "text", "y", "blocks", Json.read(divider))
                        .path("ok")
                        .asBoolean())
                .isTrue();
        assertThat(texts()).containsExactly("no blocks", "y");
    }

    @Test
    void aLostAnswerWasStillCarriedOut() {
        sandbox.faults().add(Fault.answerLost().on("chat.postMessage").once());
        assertThat(post("x").path("error").asText()).isEqualTo("no answer");
        assertThat(texts()).contains("x");
    }

    @Test
    void aDroppedCallWasNot() {
        sandbox.faults().add(Fault.dropped());
        assertThat(post("x").path("error").asText()).isEqualTo("no answer");
        assertThat(texts()).isEmpty();
        sandbox.faults().clear();
        assertThat(post("y").path("ok").asBoolean()).isTrue();
    }

    @Test
    void slackCanAnswerPagesStatusesAndLimits() throws Exception {
        sandbox.faults().add(Fault.html(502).once());
        HttpResponse<String> page = raw();
        assertThat(page.statusCode()).isEqualTo(502);
        assertThat(page.body()).contains("<html>");
        sandbox.faults().add(Fault.status(503).once());
        assertThat(raw().statusCode()).isEqualTo(503);
        sandbox.faults().add(Fault.rateLimited(Duration.ofSeconds(30)).times(2));
        assertThat(raw().headers().firstValue("Retry-After")).contains("30");
        assertThat(raw().statusCode()).isEqualTo(429);
        assertThat(raw().statusCode()).isEqualTo(200);
    }

    @Test
    void slowIsSlow() throws Exception {
        sandbox.faults().add(Fault.slow(Duration.ofMillis(60)).once());
        long start = System.nanoTime();
        assertThat(raw().statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void chanceIsTheSameForTheSameSeed() {
        assertThat(outcomes(7)).isEqualTo(outcomes(7)).contains("x").contains(".");
        assertThat(outcomes(7)).isNotEqualTo(outcomes(8));
    }

    private String outcomes(long seed) {
        sandbox.faults().clear();
        sandbox.faults().seed(seed);
        sandbox.faults().add(Fault.error("internal_error").withProbability(0.5));
        StringBuilder outcomes = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            outcomes.append(post("p").path("ok").asBoolean() ? "." : "x");
        }
        return outcomes.toString();
    }

    @Test
    void theJournalKeepsBothSidesAndNoTokens() {
        var unused = api.call("chat.postMessage", "channel", help, "text", sandbox.botToken());
        var wrong = api.call("chat.postMessage", "channel", help);
        assertThat(sandbox.journal().of("chat.postMessage")).hasSize(2);
        assertThat(sandbox.journal().entries().get(0).request()).doesNotContain("xoxb");
        assertThat(sandbox.journal().entries().get(0).status()).isEqualTo(200);
        assertThat(sandbox.journal().violations()).containsExactly("chat.postMessage: no_text");
        assertThat(wrong.path("ok").asBoolean()).isFalse();
    }

    @Test
    void badBlocksAreRefusedWithMessages() {
        JsonNode refused = api.call(
                "chat.postMessage", "channel", help, "text", "x", "blocks", Json.read("[{\"type\":\"header\"}]"));
        assertThat(refused.path("error").asText()).isEqualTo("invalid_blocks");
        assertThat(refused.path("response_metadata").path("messages").toString())
                .contains("[ERROR] missing required field: text [json-pointer:/blocks/0]");
        assertThat(texts()).isEmpty();
    }

    @Test
    void awaitingEndsWithTheChangeOrFails() throws Exception {
        Thread later = new Thread(() -> {
            var unused = post("late");
        });
        later.start();
        sandbox.await(Duration.ofSeconds(10), () -> texts().contains("late"));
        later.join();
        Assertions.assertThatThrownBy(() -> sandbox.await(Duration.ofMillis(20), () -> false))
                .isInstanceOf(AssertionError.class);
    }
}
