package obliged.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.sandbox.blocks.Json;

/**
 * A place to talk, as <a href="https://docs.slack.dev/reference/objects/conversation-object">the conversation object</a> shows
 * it. Immutable: the world holds the newest copy. A direct message has the bot and one person as members and no name.
 */
public record Channel(
        String id,
        String name,
        Kind kind,
        List<String> members,
        boolean archived,
        boolean shared,
        Posting posting,
        Instant created) {

    /** Who may see it. */
    public enum Kind {
        PUBLIC,
        PRIVATE,
        DIRECT
    }

    /**
     * What an app may post in it. Slack has an error for each kind:
     * <a href="https://docs.slack.dev/reference/methods/chat.postMessage#errors">chat.postMessage</a>
     */
    public enum Posting {
        FREE(""),
        RESTRICTED("restricted_action"),
        READ_ONLY("restricted_action_read_only_channel"),
        THREADS_ONLY("restricted_action_thread_only_channel"),
        NO_THREADS("restricted_action_non_threadable_channel"),
        /** Admins have locked its threads. */
        LOCKED_THREADS("restricted_action_thread_locked");

        private final String error;

        Posting(String error) {
            this.error = error;
        }

        /** The error with which Slack refuses a message, or a reply in a thread. */
        public Optional<String> refusal(boolean reply) {
            boolean refused = switch (this) {
                case FREE -> false;
                case RESTRICTED, READ_ONLY -> true;
                case THREADS_ONLY -> !reply;
                case NO_THREADS, LOCKED_THREADS -> reply;
            };
            return refused ? Optional.of(error) : Optional.empty();
        }
    }

    public boolean has(String personId) {
        return members.contains(personId);
    }

    public Channel withName(String newName) {
        return new Channel(id, newName, kind, members, archived, shared, posting, created);
    }

    public Channel withKind(Kind newKind) {
        return new Channel(id, name, newKind, members, archived, shared, posting, created);
    }

    public Channel withId(String newId) {
        return new Channel(newId, name, kind, members, archived, shared, posting, created);
    }

    public Channel withArchived(boolean nowArchived) {
        return new Channel(id, name, kind, members, nowArchived, shared, posting, created);
    }

    public Channel withShared(boolean nowShared) {
        return new Channel(id, name, kind, members, archived, nowShared, posting, created);
    }

    public Channel withPosting(Posting newPosting) {
        return new Channel(id, name, kind, members, archived, shared, newPosting, created);
    }

    Channel withMembers(List<String> newMembers) {
        return new Channel(id, name, kind, newMembers, archived, shared, posting, created);
    }

    public Channel withMember(String personId) {
        Set<String> more = new LinkedHashSet<>(members);
        more.add(personId);
        return new Channel(id, name, kind, List.copyOf(more), archived, shared, posting, created);
    }

    public Channel withoutMember(String personId) {
        List<String> fewer = members.stream().filter(m -> !m.equals(personId)).toList();
        return new Channel(id, name, kind, fewer, archived, shared, posting, created);
    }

    /** The name that interaction payloads and commands carry: private names and the other person of a direct message are left out. */
    public String nameInPayloads() {
        return switch (kind) {
            case PUBLIC -> name;
            case PRIVATE -> "privategroup";
            case DIRECT -> "directmessage";
        };
    }

    private boolean isOrgShared(World world) {
        return world.organization()
                .filter(all -> all.workspacesOf(id).size() > 1)
                .isPresent();
    }

    public ObjectNode json(World world, boolean includeNumMembers) {
        if (kind == Kind.DIRECT) {
            String partner = members.stream()
                    .filter(m -> !m.equals(world.botUserId()))
                    .findFirst()
                    .orElse("");
            return Json.object(
                    "id",
                    id,
                    "created",
                    created.getEpochSecond(),
                    "is_archived",
                    false,
                    "is_im",
                    true,
                    "is_org_shared",
                    false,
                    "context_team_id",
                    world.teamId(),
                    "updated",
                    created.toEpochMilli(),
                    "user",
                    partner,
                    "is_user_deleted",
                    world.findPerson(partner).map(Person::deleted).orElse(true),
                    "is_open",
                    true,
                    "priority",
                    0);
        }
        ObjectNode topic = Json.object("value", "", "creator", "", "last_set", 0);
        ObjectNode json = Json.object(
                "id",
                id,
                "name",
                name,
                "is_channel",
                true,
                "is_group",
                false,
                "is_im",
                false,
                "is_mpim",
                false,
                "is_private",
                kind == Kind.PRIVATE,
                "created",
                created.getEpochSecond(),
                "is_archived",
                archived,
                "is_general",
                name.equals("general"),
                "unlinked",
                0,
                "name_normalized",
                name,
                "is_shared",
                shared || isOrgShared(world),
                "is_org_shared",
                isOrgShared(world),
                "is_pending_ext_shared",
                false,
                "pending_shared",
                Json.array(),
                "context_team_id",
                world.teamId(),
                "updated",
                created.toEpochMilli(),
                "parent_conversation",
                null,
                "creator",
                members.isEmpty() ? "" : members.get(0),
                "is_ext_shared",
                shared,
                "shared_team_ids",
                Json.array(List.of(world.teamId())),
                "pending_connected_team_ids",
                Json.array(),
                "is_member",
                has(world.botUserId()),
                "topic",
                topic,
                "purpose",
                topic.deepCopy(),
                "previous_names",
                Json.array());
        if (includeNumMembers) {
            json.put("num_members", members.size());
        }
        return json;
    }
}
