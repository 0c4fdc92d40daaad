package obliged.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import obliged.sandbox.Sandbox;
import obliged.sandbox.client.Conversation;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Message;
import obliged.testing.ApiBot;
import obliged.testing.RecordingBot;
import obliged.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The address that comes with a command or press. */
class ResponseUrlTest {
    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.builder(clock).limits(Limits.none()).start();
    private final RecordingBot bot = new RecordingBot();
    private final ApiBot api = new ApiBot(sandbox);
    private final Conversation place = sandbox.as("ana").in("it-help");

    ResponseUrlTest() {
        sandbox.connect(bot.url());
    }

    @AfterEach
    void close() {
        bot.close();
        sandbox.close();
    }

    private String ofCommand() {
        var unused = place.type("/ask");
        return bot.last().form().getOrDefault("response_url", "");
    }

    private HttpResponse<String> send(String url, String json) throws IOException {
        return api.send(URI.create(url), json, "");
    }

    @Test
    void itFailsOnlyWhereAFaultNamesIt() throws Exception {
        String url = ofCommand();
        sandbox.faults().add(Fault.dropped());
        assertThat(send(url, "{\"text\":\"as always\"}").statusCode()).isEqualTo(200);
        sandbox.faults().add(Fault.status(503).on("response_url").once());
        assertThat(send(url, "{\"text\":\"refused\"}").statusCode()).isEqualTo(503);
        sandbox.faults().add(Fault.answerLost().on("response_url").once());
        assertThatThrownBy(() -> send(url, "{\"text\":\"lost\"}")).isInstanceOf(IOException.class);
        assertThat(place.messages()).extracting(Message::text).containsExactly("as always", "lost");
    }

    @Test
    void itAnswersOnePersonFiveTimes() throws Exception {
        String url = ofCommand();
        for (int i = 0; i < 5; i++) {
            assertThat(send(url, "{\"text\":\"hi\"}").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> sixth = send(url, "{\"text\":\"hi\"}");
        assertThat(sixth.statusCode()).isEqualTo(404);
        assertThat(sixth.body()).contains("used_url");
        assertThat(place.messages()).hasSize(5).allMatch(Message::isEphemeral);
        assertThat(sandbox.as("bo").in("it-help").messages()).isEmpty();
    }

    @Test
    void itLivesForThirtyMinutes() throws Exception {
        String url = ofCommand();
        clock.pass(Duration.ofMinutes(30));
        assertThat(send(url, "{\"text\":\"hi\"}").statusCode()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));
        assertThat(send(url, "{\"text\":\"hi\"}").body()).contains("expired_url");
    }

    @Test
    void itPostsForAllOnRequest() throws Exception {
        assertThat(send(ofCommand(), "{\"text\":\"all\",\"response_type\":\"in_channel\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sandbox.as("bo").in("it-help").last().text()).isEqualTo("all");
    }

    @Test
    void itReplacesAndDeletesWhatWasPressed() throws Exception {
        bot.answers(
                "{\"text\":\"sure?\",\"blocks\":[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"u\",\"text\":{\"type\":\"plain_text\",\"text\":\"Undo\"}}]}]}");
        Message shown = place.type("/ask").shown().get(0);
        bot.answers("");
        var unused = sandbox.as("ana").press(shown, "Undo");
        assertThat(bot.last().payload().path("container").path("is_ephemeral").asBoolean())
                .isTrue();
        assertThat(bot.last().payload().has("message")).isFalse();
        String url = bot.last().payload().path("response_url").asText();
        assertThat(send(url, "{\"replace_original\":true,\"text\":\"undone\"}").statusCode())
                .isEqualTo(200);
        assertThat(place.messages()).extracting(Message::text).containsExactly("undone");
        assertThat(send(url, "{\"delete_original\":true}").statusCode()).isEqualTo(200);
        assertThat(place.messages()).isEmpty();
    }
}
