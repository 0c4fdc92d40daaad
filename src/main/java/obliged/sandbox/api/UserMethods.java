package obliged.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.world.Person;
import obliged.sandbox.world.UserGroup;
import obliged.sandbox.world.World;

/**
 * The {@code users.*} and {@code usergroups.*} methods.
 * <a href="https://docs.slack.dev/reference/methods/users.list">docs.slack.dev/reference/methods/users.list</a>
 */
final class UserMethods {
    private final World world;

    UserMethods(World world) {
        this.world = world;
    }

    void addTo(Map<String, Function<ApiCall, ObjectNode>> methods) {
        methods.put("users.list", this::list);
        methods.put("users.info", this::info);
        methods.put("usergroups.list", this::groups);
        methods.put("usergroups.users.list", this::groupMembers);
    }

    private ObjectNode list(ApiCall call) {
        String workspace = call.workspace(world);
        ObjectNode page =
                call.page("members", world.everyone(), 1000, p -> world.isIn(p, workspace), p -> shaped(p, call));
        page.put("cache_ts", world.now().getEpochSecond());
        return page;
    }

    private ObjectNode shaped(Person person, ApiCall call) {
        return world.shaped(person.id(), world.json(person, call.flag("include_locale")));
    }

    private ObjectNode info(ApiCall call) {
        String id = call.required("user");
        Person person = world.findById(id).orElseThrow(() -> new SlackError("user_not_found"));
        ObjectNode user = shaped(person, call);
        if (world.isStranger(person)) {
            // https://docs.slack.dev/reference/objects/user-object
            user.put("is_stranger", !world.isMet(person));
        }
        return Json.object("ok", true, "user", user);
    }

    /** All groups are of the first workspace. */
    private ObjectNode groups(ApiCall call) {
        boolean first = call.workspace(world).equals(world.teamId());
        return Json.object(
                "ok",
                true,
                "usergroups",
                Json.array(world.groups().stream()
                        .filter(g -> first && (!g.disabled() || call.flag("include_disabled")))
                        .map(g -> world.shaped(g.id(), g.json(world.teamId(), call.flag("include_users"))))
                        .toList()));
    }

    private ObjectNode groupMembers(ApiCall call) {
        String id = call.required("usergroup");
        UserGroup group =
                world.findGroup(id).filter(g -> g.id().equals(id)).orElseThrow(() -> new SlackError("no_such_subteam"));
        return Json.object("ok", true, "users", Json.array(group.members()));
    }
}
