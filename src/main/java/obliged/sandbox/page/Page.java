package obliged.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.wire.HttpAnswer;
import obliged.sandbox.wire.HttpCall;
import obliged.sandbox.wire.Journal;
import obliged.sandbox.wire.SandboxServer;
import obliged.sandbox.world.StoredFile;

/**
 * A small Slack in the browser, for people to try a bot in and to look at what it sends. Each browser tab is one person; what
 * they do goes through the same {@link Sandbox} that tests use. Its files are under {@code page/} beside this class.
 */
public final class Page implements AutoCloseable {
    private final Sandbox sandbox;
    private final Machine machine;
    private final Journey journey;
    private final LastRead read;
    private final PageShelf shelf = new PageShelf();
    private final PageFeed feed = new PageFeed();
    private final PageScreen screen;
    private final PageActs acts;
    private final SandboxServer server;

    private Page(Sandbox sandbox, TravelClock clock, Manifest manifest, Machine machine, int port) throws IOException {
        this.sandbox = sandbox;
        this.machine = machine;
        this.journey = new Journey(clock, machine);
        this.read = new LastRead(sandbox.world());
        this.screen = new PageScreen(sandbox, clock, manifest, read);
        this.acts = new PageActs(sandbox, read);
        this.server = SandboxServer.forBrowsers(port, this::answer, feed::to);
        sandbox.world().onChange(change -> feed.changed());
    }

    /**
     * Opens the page; everything that was said until now counts as read.
     *
     * @param port 0 for any free one
     * @throws IOException if the port is taken
     */
    public static Page open(Sandbox sandbox, TravelClock clock, Manifest manifest, Machine machine, int port)
            throws IOException {
        return new Page(sandbox, clock, manifest, machine, port);
    }

    /** What to type into the browser. */
    public URI url() {
        return server.uri().resolve("/");
    }

    private HttpAnswer answer(HttpCall call) {
        try {
            Optional<HttpAnswer> file = call.method().equals("GET") ? shelf.find(call.path()) : Optional.empty();
            return file.isPresent() ? file.get() : route(call, Json.read(call.bodyText()));
        } catch (NoSuchElementException | IllegalStateException | IllegalArgumentException | DateTimeParseException e) {
            return HttpAnswer.json(400, Json.object("ok", false, "error", String.valueOf(e.getMessage())));
        }
    }

    private HttpAnswer route(HttpCall call, JsonNode body) {
        return switch (call.method() + " " + call.path().replaceFirst("^/files/.*", "/files/")) {
            case "GET /screen" ->
                HttpAnswer.json(screen.of(
                        call.parameters().getOrDefault("as", ""),
                        call.parameters().getOrDefault("in", "")));
            case "GET /journal" ->
                HttpAnswer.json(journal(Integer.parseInt(call.parameters().getOrDefault("last", "200"))));
            case "DELETE /journal" -> {
                sandbox.journal().clear();
                yield changed();
            }
            case "GET /files/" -> file(call.path());
            case "POST /act" -> acted(body);
            case "POST /clock" -> {
                journey.to(Instant.parse(body.path("to").asText()));
                yield changed();
            }
            case "POST /faults" -> {
                sandbox.faults().add(Fault.read(body));
                yield changed();
            }
            case "DELETE /faults" -> {
                sandbox.faults().clear();
                yield changed();
            }
            case "POST /restart" -> {
                machine.restartBot();
                yield changed();
            }
            default -> HttpAnswer.text(404, "text/plain", "nothing here");
        };
    }

    /** The last entries, each with its number, so that the page knows it again. */
    private ArrayNode journal(int last) {
        List<Journal.Entry> all = sandbox.journal().entries();
        ArrayNode shown = Json.array();
        for (int i = Math.max(all.size() - last, 0); i < all.size(); i++) {
            shown.add(all.get(i).json().put("n", i));
        }
        return shown;
    }

    private HttpAnswer acted(JsonNode body) {
        ObjectNode answer = acts.act(body);
        if (answer.path("further").asBoolean()) {
            feed.changed();
        }
        return HttpAnswer.json(answer);
    }

    private HttpAnswer changed() {
        feed.changed();
        return HttpAnswer.json(Json.object("ok", true));
    }

    private HttpAnswer file(String path) {
        String id = path.split("/", 4)[2];
        StoredFile file = sandbox.world().findFile(id).orElseThrow();
        byte[] bytes = file.bytes();
        if (bytes == null) {
            throw new NoSuchElementException("that file was never uploaded");
        }
        HttpAnswer answer = HttpAnswer.bytes(file.mimetype(), bytes);
        boolean picture = List.of("image/png", "image/jpeg").contains(file.mimetype());
        return picture ? answer : answer.withHeader("Content-Disposition", "attachment");
    }

    @Override
    public void close() {
        feed.close();
        server.close();
    }
}
