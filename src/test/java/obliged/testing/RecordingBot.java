package obliged.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.wire.ServerRequest;

/** A bot that responds as a test tells it to, and records what it received. */
public final class RecordingBot implements AutoCloseable {
    /** A request that it received. */
    public record Received(Map<String, List<String>> headers, String body) {
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }

        public Map<String, String> form() {
            return ServerRequest.form(body);
        }

        public JsonNode payload() {
            return Json.read(form().getOrDefault("payload", body));
        }
    }

    /** What it responds. */
    public record Answer(int status, String body) {}

    private final HttpServer server;
    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private volatile Function<Received, Answer> answers = r -> new Answer(200, "");

    public RecordingBot() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/slack/events", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Received got = new Received(Map.copyOf(exchange.getRequestHeaders()), body);
            received.add(got);
            Answer answer = answers.apply(got);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
    }

    public void answers(String body) {
        answers = r -> new Answer(200, body);
    }

    public void answersWith(Function<Received, Answer> function) {
        answers = function;
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    public Received last() {
        return received.get(received.size() - 1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
