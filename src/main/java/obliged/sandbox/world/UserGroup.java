package obliged.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import obliged.sandbox.blocks.Json;

/** A user group, as <a href="https://docs.slack.dev/reference/objects/usergroup-object">the usergroup object</a> shows it. */
public record UserGroup(
        String id, String handle, String name, List<String> members, boolean disabled, Instant updated) {

    public UserGroup withMembers(List<String> newMembers, Instant now) {
        return new UserGroup(id, handle, name, List.copyOf(newMembers), disabled, now);
    }

    public UserGroup withDisabled(boolean nowDisabled, Instant now) {
        return new UserGroup(id, handle, name, members, nowDisabled, now);
    }

    public ObjectNode json(String teamId, boolean includeUsers) {
        ObjectNode json = Json.object(
                "id",
                id,
                "team_id",
                teamId,
                "is_usergroup",
                true,
                "is_subteam",
                true,
                "name",
                name,
                "description",
                "",
                "handle",
                handle,
                "is_external",
                false,
                "date_create",
                updated.getEpochSecond(),
                "date_update",
                updated.getEpochSecond(),
                "date_delete",
                disabled ? updated.getEpochSecond() : 0,
                "auto_type",
                null,
                "auto_provision",
                false,
                "enterprise_subteam_id",
                "",
                "created_by",
                "USLACKBOT",
                "updated_by",
                "USLACKBOT",
                "deleted_by",
                null,
                "prefs",
                Json.object("channels", Json.array(), "groups", Json.array()),
                "user_count",
                members.size());
        if (includeUsers) {
            json.set("users", Json.array(members));
        }
        return json;
    }
}
