package obliged.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.NoSuchElementException;
import java.util.Optional;
import obliged.sandbox.Sandbox;
import obliged.sandbox.blocks.InteractiveElement;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.client.ActionValues;
import obliged.sandbox.client.Modal;
import obliged.sandbox.client.Payloads;
import obliged.sandbox.client.Place;
import obliged.sandbox.client.Submission;
import obliged.sandbox.client.Visitor;
import obliged.sandbox.client.Wiring;
import obliged.sandbox.wire.Reply;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.View;
import obliged.sandbox.world.World;

/**
 * What a person does on the page. Where a {@link Visitor} finds a button by its words, the page knows exactly which block and
 * element were pressed, and sends values in Slack's own shape.
 */
final class PageActs {
    private final Sandbox sandbox;
    private final Wiring wiring;
    private final World world;
    private final LastRead read;

    PageActs(Sandbox sandbox, LastRead read) {
        this.sandbox = sandbox;
        this.wiring = sandbox.wiring();
        this.world = sandbox.world();
        this.read = read;
    }

    ObjectNode act(JsonNode body) {
        Visitor visitor = sandbox.as(body.path("as").asText());
        return switch (body.path("do").asText()) {
            case "say" -> said(visitor, body);
            case "press" -> reply(press(visitor, body));
            case "options" -> options(visitor, body);
            case "fill" -> filled(visitor, body);
            case "submit" -> submitted(visitor, body);
            case "close" -> closed(visitor, body);
            case "shortcut" -> reply(shortcut(visitor, body));
            case "home" -> {
                var unused = visitor.openHome();
                yield Json.object("ok", true);
            }
            case "join" ->
                reply(sandbox.admin()
                        .join(visitor.person().id(), body.path("in").asText()));
            case "read" -> marked(visitor, body);
            default -> throw new IllegalArgumentException("do what?");
        };
    }

    private ObjectNode said(Visitor visitor, JsonNode body) {
        Place place = place(visitor, body);
        String text = body.path("text").asText();
        boolean command = text.startsWith("/");
        if (body.has("thread")) {
            Message root = message(place.channel().id(), body.path("thread").asText());
            return reply(command ? place.typeInThread(root, text) : place.reply(root, text));
        }
        return reply(command ? place.type(text) : place.write(text));
    }

    private Place place(Visitor visitor, JsonNode body) {
        return visitor.in(body.path("in").asText());
    }

    private Message message(String channel, String ts) {
        return world.findMessage(channel, ts).orElseThrow(() -> new NoSuchElementException("that message is gone"));
    }

    private Reply press(Visitor visitor, JsonNode body) {
        if (body.has("view")) {
            View view = view(visitor, body);
            return use(visitor, view, found(view.blocks(), body), value(body));
        }
        Message message = message(body.path("in").asText(), body.path("ts").asText());
        visitor.mustSee(message);
        ObjectNode action = ActionValues.action(world, found(message.blocks(), body), value(body));
        return wiring.send(wiring.payloads().pressed(visitor.person(), message, action));
    }

    private Reply use(Visitor visitor, View view, InteractiveElement found, ObjectNode value) {
        ObjectNode action = ActionValues.action(world, found, value);
        return wiring.send(wiring.payloads().pressed(visitor.person(), view, action));
    }

    private View view(Visitor visitor, JsonNode body) {
        return world.views()
                .find(body.path("view").asText())
                .filter(v -> v.person().equals(visitor.person().id()))
                .orElseThrow(() -> new NoSuchElementException("that form is closed"));
    }

    private static InteractiveElement found(JsonNode blocks, JsonNode body) {
        return InteractiveElement.all(blocks).stream()
                .filter(f -> f.blockId().equals(body.path("block").asText())
                        && f.actionId().equals(body.path("action").asText()))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("that is no longer there"));
    }

    private static ObjectNode value(JsonNode body) {
        JsonNode value = body.path("value");
        return value instanceof ObjectNode object ? object : Json.object();
    }

    private ObjectNode options(Visitor visitor, JsonNode body) {
        String block = body.path("block").asText();
        String action = body.path("action").asText();
        String typed = body.path("typed").asText();
        Payloads payloads = wiring.payloads();
        ObjectNode wanted;
        if (body.has("view")) {
            wanted = payloads.optionsWanted(visitor.person(), view(visitor, body), block, action, typed);
        } else {
            Message message = message(body.path("in").asText(), body.path("ts").asText());
            visitor.mustSee(message);
            wanted = payloads.optionsWanted(visitor.person(), message, block, action, typed);
        }
        JsonNode answer = wiring.suggested(wanted);
        return Json.object(
                "ok", true, "options", answer.path("options"), "option_groups", answer.path("option_groups"));
    }

    /** Keeps what stands in a field, so that it survives a reload; the bot is told where the field asks for it. */
    private ObjectNode filled(Visitor visitor, JsonNode body) {
        View view = view(visitor, body);
        InteractiveElement found = found(view.blocks(), body);
        world.views().fill(view, found.blockId(), found.actionId(), value(body));
        return body.path("tell").asBoolean() ? reply(use(visitor, view, found, value(body))) : Json.object("ok", true);
    }

    private ObjectNode submitted(Visitor visitor, JsonNode body) {
        Submission submission = new Modal(wiring, visitor, view(visitor, body).id()).submit();
        ObjectNode json = reply(submission.reply());
        json.set("errors", Json.of(submission.errors()));
        return submission.errors().isEmpty() ? json : json.put("ok", true);
    }

    /** Cancel closes the topmost page, the cross all of them. */
    private ObjectNode closed(Visitor visitor, JsonNode body) {
        Modal top = new Modal(wiring, visitor, view(visitor, body).id());
        top.close();
        Optional<Modal> below = visitor.modalIfOpen();
        while (body.path("all").asBoolean() && below.isPresent()) {
            below.get().close();
            below = visitor.modalIfOpen();
        }
        return Json.object("ok", true);
    }

    private Reply shortcut(Visitor visitor, JsonNode body) {
        String callback = body.path("callback").asText();
        return body.has("ts")
                ? visitor.messageShortcut(
                        message(body.path("in").asText(), body.path("ts").asText()), callback)
                : visitor.shortcut(callback);
    }

    private ObjectNode marked(Visitor visitor, JsonNode body) {
        String channel = body.path("in").asText();
        boolean further =
                read.mark(visitor.person().id(), channel, body.path("ts").asText());
        return Json.object("ok", true, "further", further);
    }

    private static ObjectNode reply(Reply reply) {
        return Json.object(
                "ok",
                reply.answered() || !reply.shown().isEmpty(),
                "status",
                reply.status(),
                "millis",
                reply.millis(),
                "error",
                reply.answered() ? "" : reply.status() == 0 ? reply.body() : "status " + reply.status());
    }
}
