package obliged.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import obliged.sandbox.blocks.BlockKitValidator;
import obliged.sandbox.blocks.InteractiveElement;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.blocks.StateValues;
import obliged.sandbox.world.Person;
import obliged.sandbox.world.View;
import obliged.sandbox.world.Views;
import obliged.sandbox.world.World;
import org.jspecify.annotations.Nullable;

/** The {@code views.*} methods. <a href="https://docs.slack.dev/reference/methods/views.open">views.open</a> */
public final class ViewMethods {
    private final World world;
    private final Views views;
    private final TriggerIds triggers;

    ViewMethods(World world, TriggerIds triggers) {
        this.world = world;
        this.views = world.views();
        this.triggers = triggers;
    }

    void addTo(Map<String, Function<ApiCall, ObjectNode>> methods) {
        methods.put("views.open", this::open);
        methods.put("views.push", this::push);
        methods.put("views.update", this::update);
        methods.put("views.publish", this::publish);
    }

    private ObjectNode open(ApiCall call) {
        JsonNode view = checked(world, call.structured("view"), "modal");
        refuseTaken(view, "");
        TriggerIds.Trigger trigger = triggers.exchange(call.required("trigger_id"));
        View opened = views.open(trigger.person(), view);
        chooseChannel(opened, trigger.channel());
        return answer(opened);
    }

    /** {@code default_to_current_conversation}: the channel where the person was. */
    private void chooseChannel(View view, @Nullable String channel) {
        for (InteractiveElement found : InteractiveElement.all(view.blocks())) {
            if (channel != null
                    && found.element().path("default_to_current_conversation").asBoolean()) {
                String field = StateValues.field(found.type());
                ObjectNode value = Json.object("type", found.type());
                value.set(field, field.endsWith("s") ? Json.array(List.of(channel)) : Json.of(channel));
                views.fill(view, found.blockId(), found.actionId(), value);
            }
        }
    }

    private ObjectNode push(ApiCall call) {
        JsonNode view = checked(world, call.structured("view"), "modal");
        refuseTaken(view, "");
        String person = triggers.exchange(call.required("trigger_id")).person();
        if (views.top(person).isEmpty()) {
            throw new SlackError("not_found");
        }
        return answer(views.push(person, view).orElseThrow(() -> new SlackError("push_limit_reached")));
    }

    private ObjectNode update(ApiCall call) {
        JsonNode view = checked(world, call.structured("view"), "");
        String id = call.has("view_id") ? call.text("view_id") : call.text("external_id");
        View old = Optional.of(id)
                .filter(given -> !given.isEmpty())
                .flatMap(views::find)
                .orElseThrow(
                        () -> views.wasClosed(id) ? SlackError.unavoidable("not_found") : new SlackError("not_found"));
        refuseTaken(view, old.id());
        refuseOtherHash(call, old);
        return answer(views.update(old, view));
    }

    private ObjectNode publish(ApiCall call) {
        JsonNode view = checked(world, call.structured("view"), "home");
        String id = call.required("user_id");
        Person person = world.findById(id).orElseThrow(() -> new SlackError("user_not_found"));
        if (person.deleted() || person.isBot()) {
            throw new SlackError("not_enabled");
        }
        views.home(person.id()).ifPresent(home -> refuseOtherHash(call, home));
        return answer(views.publish(person.id(), view));
    }

    /** The view, if Slack would accept it: everything wrong is one {@code invalid_arguments} with all messages. */
    public static JsonNode checked(World world, Optional<JsonNode> given, String type) {
        if (given.isEmpty() || !given.get().isObject()) {
            throw new SlackError("invalid_arguments", List.of("missing required field: view"));
        }
        JsonNode view = given.get();
        List<String> findings =
                new ArrayList<>(BlockKitValidator.inView(view, file -> MessageComposer.isUploaded(world, file)));
        if (!type.isEmpty() && !view.path("type").asText().equals(type)) {
            findings.add("must be a " + type + " view [json-pointer:/view/type]");
        }
        if (!findings.isEmpty()) {
            findings.add(0, "failed to match all allowed schemas [json-pointer:/view]");
            throw new SlackError("invalid_arguments", findings);
        }
        return view;
    }

    private void refuseTaken(JsonNode view, String except) {
        String externalId = view.path("external_id").asText("");
        boolean taken = !externalId.isEmpty()
                && views.find(externalId).filter(v -> !v.id().equals(except)).isPresent();
        if (taken) {
            throw new SlackError("duplicate_external_id");
        }
    }

    private static void refuseOtherHash(ApiCall call, View old) {
        if (call.has("hash") && !call.text("hash").equals(old.hash())) {
            throw new SlackError("hash_conflict");
        }
    }

    private ObjectNode answer(View view) {
        return Json.object("ok", true, "view", views.sentBack(view));
    }
}
