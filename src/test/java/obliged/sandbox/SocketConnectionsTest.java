package obliged.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.Limits;
import obliged.testing.ApiBot;
import obliged.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Socket Mode looks like from outside, by a client that is not ours. */
class SocketConnectionsTest {
    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox =
            Sandbox.builder(clock).limits(Limits.none()).socketMode().start();
    private final List<Client> clients = new ArrayList<>();

    @AfterEach
    void close() {
        clients.forEach(client -> client.socket.abort());
        sandbox.close();
    }

    private JsonNode open(String token) throws IOException {
        return Json.read(new ApiBot(sandbox)
                .send(sandbox.apiUrl().resolve("apps.connections.open"), "{}", token)
                .body());
    }

    private Client connect() throws IOException {
        Client client = new Client(open(sandbox.appToken()).path("url").asText());
        clients.add(client);
        return client;
    }

    @Test
    void theAddressIsForTheAppsTokenOnlyAndGoodForOneConnection() throws Exception {
        assertThat(open(sandbox.botToken()).path("error").asText()).isEqualTo("not_allowed_token_type");
        assertThat(open("xapp-other").path("error").asText()).isEqualTo("invalid_auth");
        assertThat(Json.read(new ApiBot(sandbox)
                                .send(sandbox.apiUrl().resolve("auth.test"), "{}", sandbox.appToken())
                                .body())
                        .path("error")
                        .asText())
                .isEqualTo("not_allowed_token_type");
        String url = open(sandbox.appToken()).path("url").asText();
        clients.add(new Client(url));
        assertThat(catchRefused(url)).isEqualTo(403);
    }

    private int catchRefused(String url) {
        try {
            clients.add(new Client(url));
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
        }
    }

    @Test
    void tenConnectionsAreGreetedAndNoMore() throws Exception {
        for (int i = 1; i <= 10; i++) {
            JsonNode hello = connect().next();
            assertThat(hello.path("type").asText()).isEqualTo("hello");
            assertThat(hello.path("num_connections").asInt()).isEqualTo(i);
            assertThat(hello.path("connection_info").path("app_id").asText())
                    .isEqualTo(sandbox.world().appId());
        }
        JsonNode refusal = connect().next();
        assertThat(refusal.path("type").asText()).isEqualTo("disconnect");
        assertThat(refusal.path("reason").asText()).isEqualTo("too_many_websockets");
        assertThat(sandbox.socket().connections()).isEqualTo(10);
    }

    @Test
    void anEnvelopeGoesToOneConnectionAndWhatIsInItsAcknowledgementIsShown() throws Exception {
        Client first = connect();
        Client second = connect();
        first.next();
        second.next();

        CompletableFuture<BotResponse> typed = CompletableFuture.supplyAsync(
                () -> sandbox.as("ana").in("general").type("/ask @bo help"));

        JsonNode envelope = first.next();
        assertThat(envelope.path("type").asText()).isEqualTo("slash_commands");
        assertThat(envelope.path("accepts_response_payload").asBoolean()).isTrue();
        assertThat(envelope.path("payload").path("command").asText()).isEqualTo("/ask");
        // An acknowledgement counts on the connection that the envelope came on.
        second.acknowledge(envelope, "{\"text\":\"from the wrong one\"}");
        first.acknowledge(envelope, "{\"text\":\"Logged #1\"}");
        assertThat(typed.get(10, TimeUnit.SECONDS).text()).isEqualTo("Logged #1");
        assertThat(second.received).isEmpty();
        assertThat(sandbox.journal().violations()).isEmpty();
    }

    @Test
    void anEventNeedsAConnectionAndItsAcknowledgementHoldsNoPayload() throws Exception {
        Client client = connect();
        client.next();
        CompletableFuture<BotResponse> sent =
                CompletableFuture.supplyAsync(() -> sandbox.admin().rename("bo", "Bo Berger", "Bob"));
        JsonNode first = client.next();
        assertThat(first.path("type").asText()).isEqualTo("events_api");
        assertThat(first.path("accepts_response_payload").asBoolean()).isFalse();
        assertThat(first.path("retry_attempt").asInt()).isZero();

        sandbox.socket().cut();

        // Without a connection it is tried in vain, as often as is tried at all.
        assertThat(sent.get(10, TimeUnit.SECONDS).status()).isZero();
        Client next = connect();
        next.next();
        CompletableFuture<BotResponse> again =
                CompletableFuture.supplyAsync(() -> sandbox.admin().rename("bo", "Bo Berger", "Bobby"));
        JsonNode second = next.next();
        next.acknowledge(second, "{\"text\":\"thank you\"}");
        assertThat(again.get(10, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(sandbox.journal().violations()).contains("socket: a payload where none is accepted");
    }

    @Test
    void aRetrySaysWhichAndWhy() throws Exception {
        try (Sandbox impatient = Sandbox.builder(clock)
                .limits(Limits.none().replyWithin(Duration.ofMillis(100)))
                .socketMode()
                .start()) {
            Client client = new Client(Json.read(new ApiBot(impatient)
                            .send(impatient.apiUrl().resolve("apps.connections.open"), "{}", impatient.appToken())
                            .body())
                    .path("url")
                    .asText());
            clients.add(client);
            client.next();
            CompletableFuture<BotResponse> sent =
                    CompletableFuture.supplyAsync(() -> impatient.admin().rename("bo", "Bo Berger", "Bob"));
            JsonNode first = client.next();
            JsonNode second = client.next();
            assertThat(second.path("payload")).isEqualTo(first.path("payload"));
            assertThat(second.path("retry_attempt").asInt()).isEqualTo(1);
            assertThat(second.path("retry_reason").asText()).isEqualTo("timeout");
            assertThat(sent.get(10, TimeUnit.SECONDS).body()).isEqualTo("operation_timeout");
        }
    }

    @Test
    void whileItIsOffConnectionsAreTurnedAway() throws Exception {
        Client client = connect();
        client.next();
        sandbox.socket().turnOff();
        assertThat(client.next().path("reason").asText()).isEqualTo("link_disabled");
        assertThat(connect().next().path("reason").asText()).isEqualTo("link_disabled");
    }

    private static final class Client implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
        private final StringBuilder text = new StringBuilder();
        private final WebSocket socket;

        Client(String url) {
            socket = HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create(url), this)
                    .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                received.add(Json.read(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        JsonNode next() throws InterruptedException {
            JsonNode message = received.poll(10, TimeUnit.SECONDS);
            assertThat(message).isNotNull();
            return message;
        }

        void acknowledge(JsonNode envelope, String payload) {
            socket.sendText(
                            Json.write(Json.object(
                                    "envelope_id", envelope.path("envelope_id").asText(),
                                    "payload", Json.read(payload))),
                            true)
                    .join();
        }
    }
}
