package obliged.slack.kit;

import com.google.gson.JsonElement;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.conversations.ConversationsMembersResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.User;
import com.slack.api.model.Usergroup;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import obliged.person.Group;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.TypedText;
import obliged.shared.WorkspaceId;
import obliged.slack.api.ListPage;
import obliged.slack.api.SlackCalls;
import obliged.slack.api.SlackJson;
import obliged.team.Channel;
import org.jspecify.annotations.Nullable;

/** Who and what there is in the workspace, as Slack tells it: page by page, in our own terms. */
public final class WorkspaceReader {
    private static final Set<String> AWAY = Set.of(":palm_tree:", ":face_with_thermometer:");

    /** The most that Slack takes: "an integer under 1000". https://docs.slack.dev/reference/methods/conversations.list */
    private static final int PAGE = 999;

    static final String INVALID_CURSOR = "invalid_cursor";

    static final String PEOPLE = "users.list";
    static final String GROUPS = "usergroups.list";
    static final String CHANNELS = "conversations.list";
    static final String CHANNEL = "conversations.info";
    static final String MEMBERS = "conversations.members";

    /** Not every workspace has groups, and not every installation lets us read them; then there are none for us. */
    private static final Set<String> NO_GROUPS = Set.of(
            "paid_teams_only", "plan_upgrade_required", "missing_scope", "no_permission", "not_allowed_token_type");

    private final SlackCalls calls;
    private final ZoneId defaultZone;

    WorkspaceReader(SlackCalls calls, ZoneId defaultZone) {
        this.calls = calls;
        this.defaultZone = defaultZone;
    }

    /** Slack's answer was a no. */
    static final class No extends IOException {
        private static final long serialVersionUID = 1L;

        private final String error;

        No(String error) {
            super(error);
            this.error = error;
        }

        String error() {
            return error;
        }

        boolean isPassing() {
            return SlackCalls.isPassing(error);
        }
    }

    Tenant tenant(Instant now) throws IOException, SlackApiException {
        AuthTestResponse us = ok(calls.patiently("auth.test", slack -> slack.authTest(r -> r)));
        return new Tenant(
                new Workspace(
                        new WorkspaceId(us.getTeamId()),
                        us.getTeam(),
                        us.getUrl(),
                        new PersonId(us.getUserId()),
                        now,
                        us.getEnterpriseId()),
                List.of());
    }

    /**
     * Some entries of a list.
     *
     * @param next the cursor of the next page; null on the last one
     */
    record Page<T>(List<T> entries, @Nullable String next) {
        static <T> Page<T> of(List<T> entries, @Nullable String next) {
            return new Page<>(entries, next == null || next.isEmpty() ? null : next);
        }
    }

    /** A person, and whether they keep the workspace. */
    record Member(Person person, boolean admin) {}

    Page<Member> people(Tenant us, String cursor) throws IOException, SlackApiException {
        return page(PEOPLE, Map.of(), cursor, "members", entry -> {
            User user = SlackJson.read(entry, User.class);
            return new Member(person(user, us), us.isAdmin(user));
        });
    }

    /** Those that are open, and those of the closed that we are in; none that are archived. */
    Page<Channel> channels(String cursor) throws IOException, SlackApiException {
        return page(
                CHANNELS,
                Map.of("types", "public_channel,private_channel", "exclude_archived", "true"),
                cursor,
                "channels",
                entry -> channel(SlackJson.read(entry, Conversation.class)));
    }

    /** A group and who is in it. */
    record GroupWithMembers(Group group, List<PersonId> members) {}

    /** Reads all groups, which Slack tells at once; returns false where we may not know them. */
    boolean groups(Consumer<GroupWithMembers> each) throws IOException, SlackApiException {
        try {
            ok(calls.page(
                    GROUPS, Map.of("include_users", "true"), "usergroups", WorkspaceReader::groupWithMembers, each));
            return true;
        } catch (No no) {
            if (NO_GROUPS.contains(no.error())) {
                return false;
            }
            throw no;
        }
    }

    private static GroupWithMembers groupWithMembers(JsonElement entry) {
        Usergroup group = SlackJson.read(entry, Usergroup.class);
        return new GroupWithMembers(group(group), people(group.getUsers()));
    }

    Person person(PersonId id, Tenant us) throws IOException, SlackApiException {
        User user = ok(calls.described("users.info", "user", id.value())).user(User.class);
        return person(user, us);
    }

    Channel channel(ChannelId id) throws IOException, SlackApiException {
        return channel(ok(calls.described(CHANNEL, "channel", id.value())).channel(Conversation.class));
    }

    Page<PersonId> members(ChannelId channel, String cursor) throws IOException, SlackApiException {
        ConversationsMembersResponse page = ok(calls.patiently(
                MEMBERS,
                slack -> slack.conversationsMembers(
                        r -> r.channel(channel.value()).limit(PAGE).cursor(cursor))));
        ResponseMetadata metadata = page.getResponseMetadata();
        return Page.of(people(page.getMembers()), metadata == null ? null : metadata.getNextCursor());
    }

    /** A person as Slack describes them. https://docs.slack.dev/reference/objects/user-object */
    Person person(User user, Tenant us) {
        User.Profile profile = Objects.requireNonNullElseGet(user.getProfile(), User.Profile::new);
        String handle = firstOf(user.getName());
        String name = firstOf(profile.getDisplayName(), profile.getRealName(), user.getRealName(), handle);
        Person person = new Person(
                        us.id(user), name, zone(user), us.kind(user), user.isDeleted())
                .away(awayUntil(profile));
        return person.goingBy(List.of(
                firstOf(profile.getRealName(), user.getRealName()),
                handle.isEmpty() ? "" : "@" + handle,
                // In plain letters, as far as Slack spells them so.
                firstOf(profile.getDisplayNameNormalized()),
                firstOf(profile.getRealNameNormalized())));
    }

    /** Until when a status says that someone is on holiday or ill, as Slack suggests it; null if it says neither. */
    private static @Nullable Instant awayUntil(User.Profile profile) {
        if (!AWAY.contains(Objects.requireNonNullElse(profile.getStatusEmoji(), ""))) {
            return null;
        }
        long ends = Objects.requireNonNullElse(profile.getStatusExpiration(), 0L);
        return ends <= 0 || ends >= Person.UNTIL_IT_GOES.getEpochSecond()
                ? Person.UNTIL_IT_GOES
                : Instant.ofEpochSecond(ends);
    }

    /** A channel as Slack describes it. https://docs.slack.dev/reference/objects/conversation-object */
    private static Channel channel(Conversation conversation) {
        return new Channel(
                new ChannelId(conversation.getId()),
                firstOf(conversation.getName()),
                conversation.isPrivate(),
                conversation.isArchived(),
                conversation.isMember(),
                Tenant.isSharedOutside(conversation));
    }

    private static Group group(Usergroup group) {
        return group(group.getId(), group.getName(), group.getHandle(), group.getDateDelete());
    }

    /** A group as Slack describes it. https://docs.slack.dev/reference/objects/usergroup-object */
    public static Group group(String id, @Nullable String name, @Nullable String handle, @Nullable Integer deleted) {
        return new Group(new GroupId(id), firstOf(name, handle), firstOf(handle, name), deleted != null && deleted > 0);
    }

    public static List<PersonId> people(@Nullable List<String> ids) {
        return ids == null ? List.of() : ids.stream().map(PersonId::new).toList();
    }

    private <T> Page<T> page(
            String method, Map<String, String> parameters, String cursor, String list, Function<JsonElement, T> read)
            throws IOException, SlackApiException {
        Map<String, String> asked = new LinkedHashMap<>(parameters);
        asked.put("limit", String.valueOf(PAGE));
        asked.put("cursor", cursor);
        List<T> entries = new ArrayList<>();
        ListPage page = ok(calls.page(method, asked, list, read, entries::add));
        return Page.of(entries, page.next());
    }

    private static <R extends SlackApiTextResponse> R ok(R answer) throws No {
        if (!answer.isOk()) {
            throw new No(Objects.requireNonNullElse(answer.getError(), "no reason given"));
        }
        return answer;
    }

    /** The zone of a profile, or its hours from UTC if this JDK is older than the zone's name. */
    private ZoneId zone(User user) {
        try {
            if (user.getTz() != null) {
                return ZoneId.of(user.getTz());
            }
        } catch (DateTimeException e) {
            // The offset is known all the same.
        }
        try {
            return user.getTzOffset() == null ? defaultZone : ZoneOffset.ofTotalSeconds(user.getTzOffset());
        } catch (DateTimeException e) {
            return defaultZone;
        }
    }

    private static String firstOf(@Nullable String... names) {
        for (String name : names) {
            String shown = name == null ? "" : TypedText.normalized(name);
            if (!shown.isEmpty()) {
                return shown;
            }
        }
        return "";
    }
}
