package obliged.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.NoSuchElementException;
import java.util.Optional;
import obliged.sandbox.Sandbox;
import obliged.sandbox.blocks.InteractiveElement;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.PlainText;
import obliged.sandbox.client.ActionValues;
import obliged.sandbox.client.ClientBackend;
import obliged.sandbox.client.Conversation;
import obliged.sandbox.client.Modal;
import obliged.sandbox.client.Payloads;
import obliged.sandbox.client.SubmissionResult;
import obliged.sandbox.client.UserClient;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.View;
import obliged.sandbox.world.World;

/**
 * What a person does on the page. Where a {@link UserClient} finds a button by its words, the page knows exactly which block and
 * element were pressed, and sends values in Slack's own shape.
 */
final class PageActions {
    private final Sandbox sandbox;
    private final ClientBackend backend;
    private final World world;
    private final LastRead read;
    private final Tour tour;

    PageActions(Sandbox sandbox, LastRead read, Tour tour) {
        this.sandbox = sandbox;
        this.backend = sandbox.backend();
        this.world = sandbox.world();
        this.read = read;
        this.tour = tour;
    }

    ObjectNode act(JsonNode body) {
        UserClient user = sandbox.as(body.path("as").asText());
        return switch (body.path("do").asText()) {
            case "say" -> said(user, body);
            case "press" -> reply(press(user, body));
            case "options" -> options(user, body);
            case "fill" -> filled(user, body);
            case "submit" -> submitted(user, body);
            case "close" -> closed(user, body);
            case "shortcut" -> reply(shortcut(user, body));
            case "home" -> {
                var unused = user.openHome();
                yield Json.object("ok", true);
            }
            case "join" ->
                reply(sandbox.admin().join(user.person().id(), body.path("in").asText()));
            case "read" -> marked(user, body);
            default -> throw new IllegalArgumentException("do what?");
        };
    }

    private ObjectNode said(UserClient user, JsonNode body) {
        Conversation place = place(user, body);
        String text = body.path("text").asText();
        boolean command = text.startsWith("/");
        if (body.has("thread")) {
            Message root = message(place.channel().id(), body.path("thread").asText());
            return reply(command ? place.typeInThread(root, text) : place.reply(root, text));
        }
        BotResponse answer = command ? place.type(text) : place.write(text);
        if (command && answer.answered()) {
            tour.typed(text, world.now());
        }
        return reply(answer);
    }

    private Conversation place(UserClient user, JsonNode body) {
        return user.in(body.path("in").asText());
    }

    private Message message(String channel, String ts) {
        return world.findMessage(channel, ts).orElseThrow(() -> new NoSuchElementException("that message is gone"));
    }

    private BotResponse press(UserClient user, JsonNode body) {
        if (body.has("view")) {
            View view = view(user, body);
            return use(user, view, found(view.blocks(), body), value(body));
        }
        Message message = message(body.path("in").asText(), body.path("ts").asText());
        user.mustSee(message);
        InteractiveElement found = found(message.blocks(), body);
        ObjectNode action = ActionValues.action(world, found, value(body));
        BotResponse answer = backend.send(backend.payloads().pressed(user.person(), message, action));
        if (answer.answered()) {
            tour.pressed(words(found, action), message.plainText(), world.now());
        }
        return answer;
    }

    /** What a button or the picked option says. */
    private static String words(InteractiveElement pressed, ObjectNode action) {
        JsonNode option = action.path("selected_option");
        return PlainText.text((option.isObject() ? option : pressed.element()).path("text"));
    }

    private BotResponse use(UserClient user, View view, InteractiveElement found, ObjectNode value) {
        ObjectNode action = ActionValues.action(world, found, value);
        return backend.send(backend.payloads().pressed(user.person(), view, action));
    }

    private View view(UserClient user, JsonNode body) {
        return world.views()
                .find(body.path("view").asText())
                .filter(v -> v.person().equals(user.person().id()))
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

    private ObjectNode options(UserClient user, JsonNode body) {
        String block = body.path("block").asText();
        String action = body.path("action").asText();
        String typed = body.path("typed").asText();
        Payloads payloads = backend.payloads();
        ObjectNode wanted;
        if (body.has("view")) {
            wanted = payloads.optionsWanted(user.person(), view(user, body), block, action, typed);
        } else {
            Message message = message(body.path("in").asText(), body.path("ts").asText());
            user.mustSee(message);
            wanted = payloads.optionsWanted(user.person(), message, block, action, typed);
        }
        JsonNode answer = backend.suggested(wanted);
        return Json.object(
                "ok", true, "options", answer.path("options"), "option_groups", answer.path("option_groups"));
    }

    /** Keeps the value of a field, so that it survives a reload; the bot is told if the field asks for it. */
    private ObjectNode filled(UserClient user, JsonNode body) {
        View view = view(user, body);
        InteractiveElement found = found(view.blocks(), body);
        world.views().fill(view, found.blockId(), found.actionId(), value(body));
        return body.path("tell").asBoolean() ? reply(use(user, view, found, value(body))) : Json.object("ok", true);
    }

    private ObjectNode submitted(UserClient user, JsonNode body) {
        SubmissionResult submission = new Modal(backend, user, view(user, body).id()).submit();
        ObjectNode json = reply(submission.reply());
        json.set("errors", Json.of(submission.errors()));
        return submission.errors().isEmpty() ? json : json.put("ok", true);
    }

    /** Cancel closes the topmost page, the × all of them. */
    private ObjectNode closed(UserClient user, JsonNode body) {
        Modal top = new Modal(backend, user, view(user, body).id());
        top.close();
        Optional<Modal> below = user.modalIfOpen();
        while (body.path("all").asBoolean() && below.isPresent()) {
            below.get().close();
            below = user.modalIfOpen();
        }
        return Json.object("ok", true);
    }

    private BotResponse shortcut(UserClient user, JsonNode body) {
        String callback = body.path("callback").asText();
        if (!body.has("ts")) {
            return user.shortcut(callback);
        }
        Message message = message(body.path("in").asText(), body.path("ts").asText());
        tour.pressed(callback, message.plainText(), world.now());
        return user.messageShortcut(message, callback);
    }

    private ObjectNode marked(UserClient user, JsonNode body) {
        String channel = body.path("in").asText();
        boolean further = read.mark(user.person().id(), channel, body.path("ts").asText());
        return Json.object("ok", true, "further", further);
    }

    private static ObjectNode reply(BotResponse reply) {
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
