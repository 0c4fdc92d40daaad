package obliged.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/** What stands at {@code /_sandbox/}: the same as the Java API, for a browser and for tests in another process. */
final class Control {
    private final Sandbox sandbox;

    Control(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    HttpAnswer answer(HttpCall call) {
        if (Strangers.sent(call.header("host"), call.header("origin"))) {
            return HttpAnswer.text(403, "text/plain", "only for this machine");
        }
        try {
            return route(call);
        } catch (NoSuchElementException | IllegalStateException | IllegalArgumentException e) {
            return HttpAnswer.json(400, Json.object("ok", false, "error", String.valueOf(e.getMessage())));
        }
    }

    private HttpAnswer route(HttpCall call) {
        JsonNode body = Json.read(call.bodyText());
        return switch (call.method() + " " + call.path()) {
            case "GET /_sandbox/world" -> HttpAnswer.json(world());
            case "GET /_sandbox/journal" -> HttpAnswer.json(sandbox.journal().json());
            case "GET /_sandbox/faults" -> HttpAnswer.json(sandbox.faults().json());
            case "POST /_sandbox/faults" -> {
                sandbox.faults().add(Fault.read(body));
                yield HttpAnswer.json(sandbox.faults().json());
            }
            case "DELETE /_sandbox/faults" -> {
                sandbox.faults().clear();
                yield HttpAnswer.json(sandbox.faults().json());
            }
            case "POST /_sandbox/connect" -> {
                sandbox.connect(URI.create(body.path("url").asText()));
                yield HttpAnswer.json(Json.object("ok", true));
            }
            case "GET /_sandbox/messages" ->
                HttpAnswer.json(messages(
                        call.parameters().getOrDefault("as", ""),
                        call.parameters().getOrDefault("in", "")));
            case "GET /_sandbox/screen" ->
                HttpAnswer.json(screen(call.parameters().getOrDefault("as", "")));
            case "POST /_sandbox/act" -> HttpAnswer.json(act(body));
            case "POST /_sandbox/admin" -> HttpAnswer.json(reply(administer(body)));
            default -> HttpAnswer.text(404, "text/plain", "nothing here");
        };
    }

    private ObjectNode world() {
        World world = sandbox.world();
        return Json.object(
                "team", Json.object("id", world.teamId(), "name", world.teamName(), "domain", world.domain()),
                "bot_user_id", world.botUserId(),
                "now", world.now().toString(),
                "people",
                        Json.array(world.people().stream()
                                .map(p -> p.json(world.now(), true))
                                .toList()),
                "channels",
                        Json.array(world.channels().stream()
                                .map(c -> {
                                    ObjectNode json = c.json(world, true);
                                    return json.set("members", Json.array(c.members()));
                                })
                                .toList()),
                "groups",
                        Json.array(world.groups().stream()
                                .map(g -> g.json(world.teamId(), true))
                                .toList()),
                "violations", Json.array(sandbox.journal().violations()));
    }

    private JsonNode messages(String as, String in) {
        Visitor visitor = sandbox.as(as);
        Place place = in.isEmpty() ? visitor.inDm() : visitor.in(in);
        return Json.array(sandbox.world().messages(place.channel().id()).stream()
                .filter(m -> m.seenBy(visitor.person().id()))
                .map(Control::shown)
                .toList());
    }

    private static ObjectNode shown(Message message) {
        return Json.object(
                "channel", message.channel(),
                "ts", message.ts(),
                "ephemeral", message.isEphemeral(),
                "plain_text", message.plainText(),
                "message", message.json());
    }

    /** The open form and the Home tab of one person. */
    private ObjectNode screen(String as) {
        Visitor visitor = sandbox.as(as);
        String id = visitor.person().id();
        ObjectNode screen = Json.object("modal", null, "home", null);
        sandbox.world().modal(id).ifPresent(v -> screen.set("modal", shown(v)));
        sandbox.world().home(id).ifPresent(v -> screen.set("home", shown(v)));
        return screen;
    }

    private ObjectNode shown(View view) {
        return Json.object(
                "plain_text", view.plainText(), "view", sandbox.world().views().withState(view));
    }

    /** One act of a person, named by the field that is there: type, write, press, fill, submit, close, home, shortcut. */
    private ObjectNode act(JsonNode body) {
        Visitor visitor = sandbox.as(body.path("as").asText());
        Place place = body.has("in") ? visitor.in(body.path("in").asText()) : visitor.inDm();
        if (body.has("type")) {
            return reply(place.type(body.path("type").asText()));
        }
        if (body.has("write")) {
            return reply(place.write(body.path("write").asText()));
        }
        if (body.has("shortcut")) {
            String callback = body.path("shortcut").asText();
            return reply(
                    body.has("ts")
                            ? visitor.messageShortcut(message(place, body), callback)
                            : visitor.shortcut(callback));
        }
        if (body.path("home").asBoolean()) {
            var unused = visitor.openHome();
            return screen(visitor.person().id());
        }
        if (body.has("press")) {
            return reply(press(visitor, place, body));
        }
        return form(visitor.modal(), body);
    }

    private Reply press(Visitor visitor, Place place, JsonNode body) {
        String what = body.path("press").asText();
        return switch (body.path("on").asText("message").toLowerCase(Locale.ROOT)) {
            case "home" -> visitor.home().press(what);
            case "modal" -> visitor.modal().press(what);
            default ->
                body.has("row")
                        ? visitor.press(
                                message(place, body), what, body.path("row").asText())
                        : visitor.press(message(place, body), what);
        };
    }

    private Message message(Place place, JsonNode body) {
        return body.has("ts")
                ? sandbox.world()
                        .findMessage(place.channel().id(), body.path("ts").asText())
                        .orElseThrow(() -> new NoSuchElementException("no such message"))
                : place.showing(body.path("showing").asText(""));
    }

    private ObjectNode form(Modal modal, JsonNode body) {
        body.path("fill")
                .properties()
                .forEach(e -> modal.fill(e.getKey(), e.getValue().asText()));
        if (body.path("submit").asBoolean()) {
            Submission submission = modal.submit();
            ObjectNode json = reply(submission.reply());
            json.set("errors", Json.of(submission.errors()));
            submission.now().ifPresent(m -> json.set("modal", shown(m.view())));
            return json;
        }
        if (body.path("close").asBoolean()) {
            modal.close();
            return Json.object("ok", true);
        }
        return shown(modal.view());
    }

    private static ObjectNode reply(Reply reply) {
        List<ObjectNode> shown = reply.shown().stream().map(Control::shown).toList();
        return Json.object(
                "ok", reply.answered(),
                "status", reply.status(),
                "millis", reply.millis(),
                "body", reply.body(),
                "shown", Json.array(shown));
    }

    private Reply administer(JsonNode body) {
        String who = body.path("who").asText();
        String where = body.path("where").asText();
        String to = body.path("to").asText();
        Admin admin = sandbox.admin();
        return switch (body.path("do").asText()) {
            case "deactivate" -> admin.deactivate(who);
            case "reactivate" -> admin.reactivate(who);
            case "moveToZone" -> admin.moveToZone(who, to);
            case "makeGuest" -> admin.makeGuest(who);
            case "hire" -> admin.hire(who, body.path("name").asText(who), to.isEmpty() ? "UTC" : to);
            case "archive" -> admin.archive(where);
            case "unarchive" -> admin.unarchive(where);
            case "delete" -> admin.delete(where);
            case "renameChannel" -> admin.renameChannel(where, to);
            case "join" -> admin.join(who, where);
            case "leave" -> admin.leave(who, where);
            case "setMembers" -> admin.setMembers(who, to.split(","));
            case "uninstallApp" -> admin.uninstallApp();
            case "revokeToken" -> admin.revokeToken();
            default -> throw new IllegalArgumentException("do what?");
        };
    }
}
