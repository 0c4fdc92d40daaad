package obliged.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import obliged.sandbox.blocks.BlockEscaper;
import obliged.sandbox.blocks.BlockIds;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.StateValues;

/**
 * The open modals of each person, a stack of at most three, and their Home tabs, with what was filled in so far.
 * <a href="https://docs.slack.dev/surfaces/modals">docs.slack.dev/surfaces/modals</a>
 */
public final class Views {
    static final int DEEPEST = 3;

    private final World world;
    private final Map<String, List<View>> stacks = new HashMap<>();
    private final Map<String, View> homes = new HashMap<>();
    /** By view id, then by block and action: what the person chose or typed. */
    private final Map<String, Map<String, ObjectNode>> filled = new HashMap<>();

    private final Set<String> closed = new HashSet<>();
    private int hashes;

    Views(World world) {
        this.world = world;
    }

    public Optional<View> top(String person) {
        synchronized (world) {
            List<View> stack = stacks.getOrDefault(person, List.of());
            return stack.isEmpty() ? Optional.empty() : Optional.of(stack.get(stack.size() - 1));
        }
    }

    public List<View> stack(String person) {
        synchronized (world) {
            return List.copyOf(stacks.getOrDefault(person, List.of()));
        }
    }

    public Optional<View> home(String person) {
        synchronized (world) {
            return Optional.ofNullable(homes.get(person));
        }
    }

    public Optional<View> find(String idOrExternalId) {
        synchronized (world) {
            List<View> all = new ArrayList<>(homes.values());
            stacks.values().forEach(all::addAll);
            return all.stream()
                    .filter(v -> v.id().equals(idOrExternalId)
                            || (!v.externalId().isEmpty() && v.externalId().equals(idOrExternalId)))
                    .findFirst();
        }
    }

    /** Whether its person closed or sent the form with this id. */
    public boolean wasClosed(String id) {
        synchronized (world) {
            return closed.contains(id);
        }
    }

    public View open(String person, JsonNode definition) {
        synchronized (world) {
            stacks.put(person, new ArrayList<>());
            return put(person, definition);
        }
    }

    public Optional<View> push(String person, JsonNode definition) {
        synchronized (world) {
            List<View> stack = stacks.getOrDefault(person, List.of());
            return stack.isEmpty() || stack.size() >= DEEPEST ? Optional.empty() : Optional.of(put(person, definition));
        }
    }

    private View put(String person, JsonNode definition) {
        List<View> stack = stacks.computeIfAbsent(person, p -> new ArrayList<>());
        String id = world.newId("V", "");
        ObjectNode json = described(id, definition);
        json.put("root_view_id", stack.isEmpty() ? id : stack.get(0).id());
        if (stack.isEmpty()) {
            json.putNull("previous_view_id");
        } else {
            json.put("previous_view_id", stack.get(stack.size() - 1).id());
        }
        View view = new View(id, person, json);
        stack.add(view);
        world.changed(Change.Kind.MODAL, person);
        return view;
    }

    public View update(View old, JsonNode definition) {
        synchronized (world) {
            ObjectNode json = described(old.id(), definition);
            json.set("root_view_id", old.json().path("root_view_id"));
            json.set("previous_view_id", old.json().path("previous_view_id"));
            View view = new View(old.id(), old.person(), json);
            if (home(old.person()).filter(h -> h.id().equals(old.id())).isPresent()) {
                homes.put(old.person(), view);
                world.changed(Change.Kind.HOME, old.person());
            } else {
                stacks.getOrDefault(old.person(), new ArrayList<>())
                        .replaceAll(v -> v.id().equals(view.id()) ? view : v);
                world.changed(Change.Kind.MODAL, old.person());
            }
            return view;
        }
    }

    public View publish(String person, JsonNode definition) {
        synchronized (world) {
            View before = homes.get(person);
            String id = before == null ? world.newId("V", "") : before.id();
            ObjectNode json = described(id, definition);
            json.put("root_view_id", id);
            json.putNull("previous_view_id");
            View view = new View(id, person, json);
            homes.put(person, view);
            world.changed(Change.Kind.HOME, person);
            return view;
        }
    }

    public void close(View view) {
        synchronized (world) {
            stacks.getOrDefault(view.person(), new ArrayList<>()).removeIf(v -> v.id().equals(view.id()));
            filled.remove(view.id());
            closed.add(view.id());
            world.changed(Change.Kind.MODAL, view.person());
        }
    }

    public void closeAll(String person) {
        synchronized (world) {
            stack(person).forEach(view -> closed.add(view.id()));
            stacks.remove(person);
            world.changed(Change.Kind.MODAL, person);
        }
    }

    /** Remembers by block and action, because that is what survives an update of the view. */
    public void fill(View view, String blockId, String actionId, ObjectNode value) {
        synchronized (world) {
            filled.computeIfAbsent(view.id(), v -> new HashMap<>()).put(blockId + "\n" + actionId, value);
            world.changed(Change.Kind.MODAL, view.person());
        }
    }

    public ObjectNode state(View view) {
        synchronized (world) {
            Map<String, ObjectNode> values = filled.getOrDefault(view.id(), Map.of());
            return StateValues.of(
                    view.blocks(), (block, action) -> Optional.ofNullable(values.get(block + "\n" + action)));
        }
    }

    /** The view as the app receives it: with what is filled in, and its blocks escaped. */
    public ObjectNode sentBack(View view) {
        return BlockEscaper.escaped(withState(view));
    }

    /** The view as its reader sees it: with what is filled in. */
    public ObjectNode withState(View view) {
        ObjectNode json = view.json().deepCopy();
        json.set("state", state(view));
        return json;
    }

    private ObjectNode described(String id, JsonNode definition) {
        hashes++;
        boolean modal = definition.path("type").asText().equals("modal");
        ObjectNode json = Json.object("id", id, "team_id", world.teamId(), "type", definition.path("type"));
        json.set("blocks", BlockIds.complete(definition.path("blocks")));
        json.put("private_metadata", definition.path("private_metadata").asText(""));
        json.put("callback_id", definition.path("callback_id").asText(""));
        json.set("state", Json.object("values", Json.object()));
        json.put("hash", world.now().getEpochSecond() + "." + String.format(Locale.ROOT, "%08x", hashes));
        for (String text : List.of("title", "submit", "close")) {
            json.set(text, modal && definition.has(text) ? definition.path(text) : NullNode.getInstance());
        }
        json.put("clear_on_close", definition.path("clear_on_close").asBoolean(false));
        json.put("notify_on_close", definition.path("notify_on_close").asBoolean(false));
        json.put("submit_disabled", definition.path("submit_disabled").asBoolean(false));
        json.put("external_id", definition.path("external_id").asText(""));
        json.put("app_id", world.appId());
        json.put("app_installed_team_id", world.isOrganization() ? Organization.ID : world.teamId());
        json.put("bot_id", world.botId());
        return json;
    }
}
