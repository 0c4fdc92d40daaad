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
import obliged.sandbox.wire.Journal;
import obliged.sandbox.wire.SandboxServer;
import obliged.sandbox.wire.ServerRequest;
import obliged.sandbox.wire.ServerResponse;
import obliged.sandbox.world.StoredFile;

/**
 * A small Slack in the browser, for people to try a bot in and to look at what it sends. Each browser tab is one person; what
 * they do goes through the same {@link Sandbox} that tests use. Its files are under {@code page/} beside this class.
 */
public final class Page implements AutoCloseable {
    private final Sandbox sandbox;
    private final RunningBot bot;
    private final TimeTravel timeTravel;
    private final LastRead read;
    private final PageFiles shelf = new PageFiles();
    private final ChangeStream feed = new ChangeStream();
    private final PageScreen screen;
    private final PageActions acts;
    private final Tour tour;
    private final SandboxServer server;

    private Page(Sandbox sandbox, TravelClock clock, Manifest manifest, RunningBot bot, Tour tour, int port)
            throws IOException {
        this.sandbox = sandbox;
        this.bot = bot;
        this.timeTravel = new TimeTravel(clock, bot);
        this.read = new LastRead(sandbox.world());
        this.screen = new PageScreen(sandbox, clock, manifest, read, tour);
        this.tour = tour;
        this.acts = new PageActions(sandbox, read, tour);
        this.server = SandboxServer.forBrowsers(port, this::answer, feed::to);
        sandbox.world().onChange(change -> feed.changed());
    }

    /**
     * Opens the page; all messages so far count as read.
     *
     * @param port 0 for any free one
     * @throws IOException if the port is taken
     */
    public static Page open(Sandbox sandbox, TravelClock clock, Manifest manifest, RunningBot bot, Tour tour, int port)
            throws IOException {
        return new Page(sandbox, clock, manifest, bot, tour, port);
    }

    /** The address to open in a browser. */
    public URI url() {
        return server.uri().resolve("/");
    }

    private ServerResponse answer(ServerRequest call) {
        try {
            Optional<ServerResponse> file = call.method().equals("GET") ? shelf.find(call.path()) : Optional.empty();
            return file.isPresent() ? file.get() : route(call, Json.read(call.bodyText()));
        } catch (NoSuchElementException | IllegalStateException | IllegalArgumentException | DateTimeParseException e) {
            return ServerResponse.json(400, Json.object("ok", false, "error", String.valueOf(e.getMessage())));
        }
    }

    private ServerResponse route(ServerRequest call, JsonNode body) {
        return switch (call.method() + " " + call.path().replaceFirst("^/files/.*", "/files/")) {
            case "GET /screen" ->
                ServerResponse.json(screen.of(
                        call.parameters().getOrDefault("as", ""),
                        call.parameters().getOrDefault("in", "")));
            case "GET /journal" ->
                ServerResponse.json(journal(Integer.parseInt(call.parameters().getOrDefault("last", "200"))));
            case "DELETE /journal" -> {
                sandbox.journal().clear();
                yield changed();
            }
            case "GET /files/" -> file(call.path());
            case "POST /act" -> acted(body);
            case "POST /clock" -> {
                Instant to = Instant.parse(body.path("to").asText());
                if (body.path("story").asBoolean()) {
                    tour.play(to, sandbox.world().now());
                } else {
                    timeTravel.to(to);
                }
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
                bot.restartBot();
                yield changed();
            }
            default -> ServerResponse.text(404, "text/plain", "nothing here");
        };
    }

    /** The last entries, each with a number by which the page recognizes it. */
    private ArrayNode journal(int last) {
        List<Journal.Entry> all = sandbox.journal().entries();
        ArrayNode shown = Json.array();
        for (int i = Math.max(all.size() - last, 0); i < all.size(); i++) {
            shown.add(all.get(i).json().put("n", i));
        }
        return shown;
    }

    private ServerResponse acted(JsonNode body) {
        ObjectNode answer = acts.act(body);
        if (answer.path("further").asBoolean()) {
            feed.changed();
        }
        return ServerResponse.json(answer);
    }

    private ServerResponse changed() {
        feed.changed();
        return ServerResponse.json(Json.object("ok", true));
    }

    private ServerResponse file(String path) {
        String id = path.split("/", 4)[2];
        StoredFile file = sandbox.world().findFile(id).orElseThrow();
        byte[] bytes = file.bytes();
        if (bytes == null) {
            throw new NoSuchElementException("that file was never uploaded");
        }
        ServerResponse answer = ServerResponse.bytes(file.mimetype(), bytes);
        boolean picture = List.of("image/png", "image/jpeg").contains(file.mimetype());
        return picture ? answer : answer.withHeader("Content-Disposition", "attachment");
    }

    @Override
    public void close() {
        feed.close();
        server.close();
    }
}
