package obliged.sandbox.wire;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;
import obliged.sandbox.world.Change;
import obliged.sandbox.world.World;
import org.jspecify.annotations.Nullable;

/**
 * Sends the bot its requests as Slack does: signed over HTTP, or over Socket Mode; recorded in the journal, and waiting no
 * longer than Slack waits.
 */
public final class BotClient {
    /** One signed request, ready to be sent any number of times; {@code what} is the command, payload or event type. */
    public record Request(String what, String type, byte[] body, Map<String, String> headers) {
        String bodyText() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final World world;
    private final Journal journal;
    private final Limits limits;
    private final String secret;
    private final @Nullable SocketMode socket;
    private volatile HttpClient http = client();
    private volatile @Nullable URI bot;
    private volatile @Nullable Request last;

    /** Sends over {@code socket}, or over HTTP if there is none. */
    public BotClient(World world, Journal journal, Limits limits, String secret, @Nullable SocketMode socket) {
        this.world = world;
        this.journal = journal;
        this.limits = limits;
        this.secret = secret;
        this.socket = socket;
    }

    /** A restarted bot needs fresh connections: a kept one would fail on the first request. */
    public void connect(URI url) {
        http = client();
        bot = url;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    public boolean connected() {
        return socket == null ? bot != null : socket.connections() > 0;
    }

    public Request signed(String what, String type, byte[] body, Instant at) {
        String timestamp = Long.toString(at.getEpochSecond());
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Slack-Request-Timestamp", timestamp);
        headers.put("X-Slack-Signature", Signature.of(secret, timestamp, body));
        return new Request(what, type, body, headers);
    }

    public Request form(String what, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.length() == 0 ? "" : "&")
                .append(encoded(name))
                .append("=")
                .append(encoded(value)));
        return signed(
                what,
                "application/x-www-form-urlencoded",
                body.toString().getBytes(StandardCharsets.UTF_8),
                world.now());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends it without making it the request that {@link #repeatLast} repeats. */
    BotResponse sendQuietly(Request request) {
        long start = System.nanoTime();
        BotResponse response;
        if (socket == null) {
            response = overHttp(request, start);
        } else {
            SocketMode.Outcome outcome = socket.send(request, limits.replyWithin());
            response = reply(request, outcome.status(), start, outcome.body());
        }
        journal(request, response);
        return response;
    }

    private BotResponse overHttp(Request request, long start) {
        URI url = bot;
        if (url == null) {
            throw new IllegalStateException("the sandbox is not connected to a bot yet");
        }
        try {
            HttpResponse<String> received = http.send(request(url, request), HttpResponse.BodyHandlers.ofString());
            return reply(request, received.statusCode(), start, received.body());
        } catch (HttpTimeoutException e) {
            return reply(request, 0, start, "operation_timeout");
        } catch (IOException e) {
            return reply(request, 0, start, "dispatch_failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return reply(request, 0, start, "dispatch_failed");
        }
    }

    private HttpRequest request(URI url, Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(url)
                .timeout(limits.replyWithin())
                .header("Content-Type", request.type())
                .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        return builder.build();
    }

    private BotResponse reply(Request request, int status, long start, String body) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        return new BotResponse(status, millis, body, List.of(), () -> reply(request, r -> r));
    }

    private void journal(Request request, BotResponse response) {
        List<String> violations =
                response.answered() ? List.of() : List.of(response.status() == 0 ? response.body() : "status");
        journal.add(new Journal.Entry(
                world.now(),
                Journal.Direction.TO_BOT,
                request.what(),
                response.status(),
                response.millis(),
                request.bodyText(),
                response.body(),
                proof(request),
                violations));
        world.changed(Change.Kind.EXCHANGE, request.what());
    }

    /** What a bot that checks the signature would find. */
    private String proof(Request request) {
        if (socket != null) {
            return "over Socket Mode";
        }
        String timestamp = request.headers().getOrDefault("X-Slack-Request-Timestamp", "");
        String signature = request.headers().getOrDefault("X-Slack-Signature", "");
        if (!signature.equals(Signature.of(secret, timestamp, request.body()))) {
            return "signature wrong";
        }
        long age = Math.abs(world.now().getEpochSecond() - Long.parseLong(timestamp));
        return age > Signature.OLDEST_SECONDS ? "signature too old" : "signature right";
    }

    public BotResponse reply(Request request, UnaryOperator<BotResponse> shown) {
        last = request;
        return shown.apply(sendQuietly(request).repeatedBy(() -> reply(request, shown)));
    }

    public BotResponse repeatLast() {
        Request request = last;
        if (request == null) {
            throw new NoSuchElementException("nothing was sent to the bot yet");
        }
        return reply(request, r -> r);
    }
}
