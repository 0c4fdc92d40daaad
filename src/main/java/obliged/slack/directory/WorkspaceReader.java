package obliged.slack.directory;

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
import java.util.Optional;
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

    /** The app was not added to a workspace. */
    static final String NO_ACCESS = "team_access_not_granted";

    private static final String WORKSPACES = "auth.teams.list";
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

    public WorkspaceReader(SlackCalls calls, ZoneId defaultZone) {
        this.calls = calls;
        this.defaultZone = defaultZone;
    }

    /** Slack's answer was a no. */
    public static final class No extends IOException {
        private static final long serialVersionUID = 1L;

        private final String error;

        No(String error) {
            super(error);
            this.error = error;
        }

        public String error() {
            return error;
        }

        boolean isPassing() {
            return SlackCalls.isPassing(error);
        }
    }

    /** A token of an organization tells of no workspace. https://docs.slack.dev/reference/methods/auth.test */
    public Tenant tenant(Instant now) throws IOException, SlackApiException {
        AuthTestResponse us = ok(calls.patiently("auth.test", slack -> slack.authTest(r -> r)));
        String id = us.isEnterpriseInstall() ? us.getEnterpriseId() : us.getTeamId();
        if (id == null) {
            throw new No("auth.test does not say where the app is installed");
        }
        return new Tenant(
                new Workspace(
                        new WorkspaceId(id),
                        firstOf(us.getTeam(), id),
                        Objects.requireNonNullElse(us.getUrl(), ""),
                        new PersonId(us.getUserId()),
                        now,
                        us.getEnterpriseId()),
                us.isEnterpriseInstall() ? workspaces() : List.of());
    }

    /** The workspaces to which the app was added. https://docs.slack.dev/reference/methods/auth.teams.list */
    private List<WorkspaceId> workspaces() throws IOException, SlackApiException {
        List<WorkspaceId> all = new ArrayList<>();
        for (String cursor = ""; cursor != null; ) {
            Page<WorkspaceId> page = page(
                    WORKSPACES,
                    Map.of(),
                    cursor,
                    "teams",
                    entry -> new WorkspaceId(entry.getAsJsonObject().get("id").getAsString()));
            all.addAll(page.entries());
            cursor = page.next();
        }
        return all;
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

    /**
     * A person as Slack describes them.
     *
     * @param admin whether they keep where the app is installed
     * @param otherId another id by which Slack may name them
     */
    public record Member(Person person, boolean admin, Optional<PersonId> otherId) {}

    Page<Member> people(Tenant us, String noted) throws IOException, SlackApiException {
        return page(us, PEOPLE, Map.of(), noted, "members", entry -> member(SlackJson.read(entry, User.class), us));
    }

    public Member member(User user, Tenant us) {
        return new Member(person(user, us), us.isAdmin(user), us.otherId(user));
    }

    /** Those that are open, and those of the closed that we are in; none that are archived. */
    Page<Channel> channels(Tenant us, String noted) throws IOException, SlackApiException {
        return page(
                us,
                CHANNELS,
                Map.of("types", "public_channel,private_channel", "exclude_archived", "true"),
                noted,
                "channels",
                entry -> channel(SlackJson.read(entry, Conversation.class)));
    }

    /** A group and who is in it. */
    record GroupWithMembers(Group group, List<PersonId> members) {}

    /**
     * What became of reading the groups of a workspace.
     *
     * @param told false where we may not know them
     * @param next where to go on with those of the next workspace; null at the end
     */
    record GroupsRead(boolean told, @Nullable String next) {}

    /** Reads the groups of a workspace, which Slack tells at once. */
    GroupsRead groups(Tenant us, String noted, Consumer<GroupWithMembers> each) throws IOException, SlackApiException {
        Optional<Tenant.Place> place = us.place(noted);
        if (place.isEmpty()) {
            return new GroupsRead(true, null);
        }
        String next = us.after(place.get(), null);
        try {
            ok(calls.page(
                    GROUPS,
                    of(place.get(), Map.of("include_users", "true")),
                    "usergroups",
                    WorkspaceReader::groupWithMembers,
                    each));
            return new GroupsRead(true, next);
        } catch (No no) {
            if (NO_GROUPS.contains(no.error()) || no.error().equals(NO_ACCESS)) {
                return new GroupsRead(false, next);
            }
            throw no;
        }
    }

    private static GroupWithMembers groupWithMembers(JsonElement entry) {
        Usergroup group = SlackJson.read(entry, Usergroup.class);
        return new GroupWithMembers(group(group), people(group.getUsers()));
    }

    /** Reads someone by any of their ids. If we know them under another one, that is their other id. */
    public Member person(PersonId id, Tenant us) throws IOException, SlackApiException {
        User user = ok(calls.described("users.info", "user", id.value())).user(User.class);
        Member read = member(user, us);
        Person.Kind kind = read.person().kind();
        boolean colleague = kind == Person.Kind.MEMBER || kind == Person.Kind.GUEST;
        return us.isInOrganization() && colleague && !id.equals(read.person().id())
                ? new Member(read.person(), read.admin(), Optional.of(id))
                : read;
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
    public Person person(User user, Tenant us) {
        User.Profile profile = Objects.requireNonNullElseGet(user.getProfile(), User.Profile::new);
        String handle = firstOf(user.getName());
        String name = firstOf(profile.getDisplayName(), profile.getRealName(), user.getRealName(), handle);
        Person person =
                new Person(us.id(user), name, zone(user), us.kind(user), user.isDeleted()).away(awayUntil(profile));
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

    /** A page of a list that Slack tells for one workspace at a time; a workspace that is closed to us is passed over. */
    private <T> Page<T> page(
            Tenant us,
            String method,
            Map<String, String> parameters,
            String noted,
            String list,
            Function<JsonElement, T> read)
            throws IOException, SlackApiException {
        Optional<Tenant.Place> found = us.place(noted);
        if (found.isEmpty()) {
            return Page.of(List.of(), null);
        }
        Tenant.Place place = found.get();
        try {
            Page<T> page = page(method, of(place, parameters), place.cursor(), list, read);
            return new Page<>(page.entries(), us.after(place, page.next()));
        } catch (No no) {
            if (place.workspace() != null && no.error().equals(NO_ACCESS)) {
                return new Page<>(List.of(), us.after(place, null));
            }
            throw no;
        }
    }

    private static Map<String, String> of(Tenant.Place place, Map<String, String> parameters) {
        if (place.workspace() == null) {
            return parameters;
        }
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put("team_id", place.workspace().value());
        return more;
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
