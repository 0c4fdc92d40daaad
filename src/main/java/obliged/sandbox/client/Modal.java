package obliged.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import obliged.sandbox.blocks.InteractiveElement;
import obliged.sandbox.blocks.PlainText;
import obliged.sandbox.blocks.StateValues;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.View;

/** A form on one person's screen. Fields are found by their label, placeholder, action id or block id. */
public final class Modal {
    private final ClientBackend backend;
    private final UserClient user;
    private final String viewId;

    public Modal(ClientBackend backend, UserClient user, String viewId) {
        this.backend = backend;
        this.user = user;
        this.viewId = viewId;
    }

    /** The form as it is now, also after the bot changed it. */
    public View view() {
        return backend.world()
                .views()
                .find(viewId)
                .orElseThrow(() -> new NoSuchElementException("that form is closed"));
    }

    public boolean isOpen() {
        return backend.world().views().find(viewId).isPresent();
    }

    public String title() {
        return view().json().path("title").path("text").asText();
    }

    public String plainText() {
        return view().plainText();
    }

    /** Whether this page has such a field. */
    public boolean has(String field) {
        return InteractiveElement.has(view().blocks(), field);
    }

    /** The value of a field: text, an option's text, an id or a date; several are joined by commas. */
    public String value(String field) {
        InteractiveElement found = InteractiveElement.field(view().blocks(), field);
        JsonNode value = backend.world()
                .views()
                .state(view())
                .path("values")
                .path(found.blockId())
                .path(found.actionId())
                .path(StateValues.field(found.type()));
        return value.isArray()
                ? String.join(",", stream(value).map(Modal::shown).toList())
                : shown(value);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String shown(JsonNode value) {
        return value.isObject() ? PlainText.text(value.path("text")) : value.isNull() ? "" : value.asText("");
    }

    /**
     * Types or picks a value: text, an option's text, a person's or channel's name, a date as {@code 2026-12-24}; several are
     * separated by commas, "" empties the field. The bot is told if the field asks for it.
     */
    public Modal fill(String field, String value) {
        InteractiveElement found = InteractiveElement.field(view().blocks(), field);
        List<JsonNode> offered = PlainText.options(found.element());
        if (found.type().contains("external_select") && !value.isEmpty()) {
            offered = offered(found, value);
        }
        ObjectNode chosen = ActionValues.value(backend.world(), found, value, offered);
        backend.world().views().fill(view(), found.blockId(), found.actionId(), chosen);
        boolean input = found.block().path("type").asText().equals("input");
        if (!input || found.block().path("dispatch_action").asBoolean()) {
            var unused = use(found, chosen);
        }
        return this;
    }

    /** The texts of what the bot offers in an external select for what was typed. */
    public List<String> options(String field, String typed) {
        return offered(InteractiveElement.field(view().blocks(), field), typed).stream()
                .map(o -> PlainText.text(o.path("text")))
                .toList();
    }

    private List<JsonNode> offered(InteractiveElement found, String typed) {
        return backend.offered(
                backend.payloads().optionsWanted(user.person(), view(), found.blockId(), found.actionId(), typed));
    }

    /** Presses a button or picks a line of a menu, by the words on it or its action id. */
    public BotResponse press(String what) {
        InteractiveElement found = InteractiveElement.pressable(view().blocks(), what);
        return use(found, ActionValues.pressedValue(found));
    }

    private BotResponse use(InteractiveElement found, ObjectNode value) {
        ObjectNode action = ActionValues.action(backend.world(), found, value);
        return backend.send(backend.payloads().pressed(user.person(), view(), action));
    }

    /** Presses the submit button. Slack itself refuses empty required fields, without asking the bot. */
    public SubmissionResult submit() {
        View view = view();
        Map<String, String> missing = missing(view);
        if (!missing.isEmpty()) {
            return new SubmissionResult(
                    new BotResponse(0, 0, "", List.of(), this::resubmit), missing, Optional.of(this));
        }
        BotResponse reply = backend.send(backend.payloads().submitted(user.person(), view));
        return new ResponseAction(backend, user, view).carryOut(reply, this);
    }

    private BotResponse resubmit() {
        return submit().reply();
    }

    private Map<String, String> missing(View view) {
        Map<String, String> missing = new LinkedHashMap<>();
        JsonNode values = backend.world().views().state(view).path("values");
        for (InteractiveElement found : InteractiveElement.all(view.blocks())) {
            boolean required = found.block().path("type").asText().equals("input")
                    && !found.block().path("optional").asBoolean();
            JsonNode value = values.path(found.blockId()).path(found.actionId()).path(StateValues.field(found.type()));
            boolean empty = value.isNull()
                    || (value.isArray() && value.isEmpty())
                    || (value.isTextual() && value.asText().isBlank());
            if (required && empty) {
                missing.put(found.blockId(), "Please complete this required field.");
            } else if (value.isTextual()) {
                length(found, value.asText()).ifPresent(error -> missing.put(found.blockId(), error));
            }
        }
        return missing;
    }

    private static Optional<String> length(InteractiveElement found, String text) {
        int most = found.element().path("max_length").asInt(3000);
        int least = found.element().path("min_length").asInt(0);
        if (found.type().equals("plain_text_input") && text.length() > most) {
            return Optional.of("Keep this to " + most + " characters or fewer.");
        }
        return text.length() < least
                ? Optional.of("This has to be at least " + least + " characters.")
                : Optional.empty();
    }

    /** Presses Cancel: this page closes, and the bot is told if it asked for that. */
    public void close() {
        View view = view();
        boolean all = view.json().path("clear_on_close").asBoolean();
        if (all) {
            backend.world().views().closeAll(view.person());
        } else {
            backend.world().views().close(view);
        }
        if (view.json().path("notify_on_close").asBoolean()) {
            var unused = backend.send(backend.payloads().closed(user.person(), view, all));
        }
    }
}
