package obliged.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.wire.ServerRequest;
import obliged.sandbox.wire.ServerResponse;
import obliged.sandbox.world.Organization;
import obliged.sandbox.world.World;

/**
 * Serves {@code /api/}: finds the method, applies faults, checks token and rate, and responds as Slack does.
 * <a href="https://docs.slack.dev/apis/web-api">docs.slack.dev/apis/web-api</a>
 */
public final class WebApi {
    private final Map<String, Function<ApiCall, ObjectNode>> methods = new HashMap<>();
    private final BotToken token;
    private final RateLimits rates;
    private final Faults faults;

    /** {@code ticket} returns the address of a new connection for Socket Mode. */
    public WebApi(
            World world,
            BotToken token,
            RateLimits rates,
            Faults faults,
            TriggerIds triggers,
            FileMethods uploads,
            Supplier<String> ticket) {
        this.token = token;
        this.rates = rates;
        this.faults = faults;
        methods.put("api.test", call -> Json.object("ok", true, "args", call.args()));
        methods.put("auth.test", call -> authTest(world));
        methods.put("auth.teams.list", call -> call.page("teams", workspaces(world), 100, workspace -> workspace));
        methods.put(BotToken.OPEN_CONNECTION, call -> Json.object("ok", true, "url", ticket.get()));
        new ChatMethods(world).addTo(methods);
        new UserMethods(world).addTo(methods);
        new ConversationMethods(world, token).addTo(methods);
        new ViewMethods(world, triggers).addTo(methods);
        new BlockMethods(world).addTo(methods);
        uploads.addTo(methods);
    }

    public ServerResponse answer(ServerRequest http, List<String> violations) {
        String method = http.path().substring("/api/".length());
        try {
            ApiCall call = ApiCall.of(method, http);
            Optional<Fault> fault = faults.strike(
                    method, call.text("channel"), call.structured("blocks").orElse(Json.array()));
            Optional<ServerResponse> instead = fault.flatMap(WebApi::instead);
            return instead.isPresent() ? instead.get() : answer(http, call, fault, violations);
        } catch (SlackError e) {
            return refused(e, violations);
        }
    }

    private ServerResponse answer(ServerRequest http, ApiCall call, Optional<Fault> fault, List<String> violations) {
        Function<ApiCall, ObjectNode> method = methods.get(call.method());
        if (method == null) {
            throw new SlackError("unknown_method");
        }
        if (!call.method().equals("api.test")) {
            token.check(presentedToken(http, call), call.method());
        }
        long wait = rates.waitFor(call.method(), call.text("channel"));
        if (wait > 0) {
            violations.add("ratelimited");
            return rateLimited(wait);
        }
        ServerResponse answer;
        try {
            answer = ServerResponse.json(method.apply(call));
        } catch (SlackError e) {
            answer = refused(e, violations);
        }
        return lostIf(fault, answer.withHeader("x-oauth-scopes", token.scopes()));
    }

    /** The response to a call that was carried out, as a fault changes it. */
    public static ServerResponse lostIf(Optional<Fault> fault, ServerResponse answer) {
        return fault.map(Fault::kind)
                .map(kind -> switch (kind) {
                    case ANSWER_LOST -> ServerResponse.closedConnection();
                    case UNREADABLE -> unreadable(answer);
                    case SLOW, DROPPED, HTML, STATUS, RATE_LIMITED, BLOCK_REFUSED, ERROR -> answer;
                })
                .orElse(answer);
    }

    /** As when Slack shows what it has in a way that is newer than the client. */
    private static ServerResponse unreadable(ServerResponse answer) {
        ObjectNode json = (ObjectNode) Json.read(answer.bodyText());
        for (String shown : List.of("view", "message", "files")) {
            if (json.has(shown)) {
                json.put(shown, "of a shape that no client knows");
            }
        }
        return ServerResponse.json(json);
    }

    private static ServerResponse refused(SlackError e, List<String> violations) {
        if (e.isAvoidable()) {
            violations.add(e.code());
            violations.addAll(e.messages());
        }
        return ServerResponse.json(BotToken.explain(e));
    }

    private static String presentedToken(ServerRequest http, ApiCall call) {
        String header = http.header("authorization");
        return header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : call.text("token");
    }

    /** The response that a fault gives in place of the call, unless the call is carried out. */
    public static Optional<ServerResponse> instead(Fault fault) {
        return switch (fault.kind()) {
            case SLOW -> {
                pause(fault.number());
                yield Optional.empty();
            }
            case ANSWER_LOST, UNREADABLE -> Optional.empty();
            case DROPPED -> Optional.of(ServerResponse.closedConnection());
            case HTML ->
                Optional.of(ServerResponse.text(
                        (int) fault.number(),
                        "text/html; charset=utf-8",
                        "<!DOCTYPE html><html><body><h1>Server Error</h1></body></html>"));
            case STATUS -> Optional.of(ServerResponse.text((int) fault.number(), "text/plain", ""));
            case RATE_LIMITED -> Optional.of(rateLimited(fault.number()));
            case BLOCK_REFUSED ->
                Optional.of(ServerResponse.json(BotToken.explain(
                        new SlackError("invalid_blocks", List.of("unsupported type: " + fault.error())))));
            case ERROR -> Optional.of(ServerResponse.json(Json.object("ok", false, "error", fault.error())));
        };
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ServerResponse rateLimited(long seconds) {
        return ServerResponse.json(429, Json.object("ok", false, "error", "ratelimited"))
                .withHeader("Retry-After", Long.toString(seconds));
    }

    /** A token of an organization stands for no workspace, so none is named. */
    private static ObjectNode authTest(World world) {
        boolean organization = world.isOrganization();
        return Json.object(
                "ok", true,
                "url", world.url(),
                "team", organization ? null : world.teamName(),
                "user", world.person(world.botUserId()).name(),
                "team_id", organization ? null : world.teamId(),
                "user_id", world.botUserId(),
                "bot_id", world.botId(),
                "enterprise_id", world.enterprise().orElse(null),
                "is_enterprise_install", organization);
    }

    private static List<ObjectNode> workspaces(World world) {
        return world.organization()
                .map(Organization::json)
                .orElse(List.of(Json.object("id", world.teamId(), "name", world.teamName())));
    }
}
