package obliged.slack.kit;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
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

/** Who and what there is in the workspace, as Slack tells it: all its pages, in our own terms. */
public final class WorkspaceReader {
    private static final Set<String> AWAY = Set.of(":palm_tree:", ":face_with_thermometer:");

    /** Slack recommends no more than 200 a page: https://docs.slack.dev/reference/methods/users.list */
    private static final int PAGE = 200;

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
    }

    Workspace workspace(Instant now) throws IOException, SlackApiException {
        AuthTestResponse us = ok(calls.patiently("auth.test", slack -> slack.authTest(r -> r)));
        return new Workspace(
                new WorkspaceId(us.getTeamId()),
                us.getTeam(),
                us.getUrl(),
                new PersonId(us.getUserId()),
                now,
                us.getEnterpriseId());
    }

    /** Everyone, and those of them who keep the workspace. */
    record Staff(List<Person> people, List<PersonId> admins) {}

    Staff staff(Workspace workspace) throws IOException, SlackApiException {
        List<Member> members = all(
                "users.list",
                Map.of(),
                page -> page.members(entry -> {
                    User user = SlackJson.read(entry, User.class);
                    return new Member(person(user, workspace), isAdmin(user));
                }));
        return new Staff(
                members.stream().map(Member::person).toList(),
                members.stream()
                        .filter(Member::admin)
                        .map(member -> member.person().id())
                        .toList());
    }

    private record Member(Person person, boolean admin) {}

    /** Whether someone keeps the workspace. */
    public static boolean isAdmin(User user) {
        return user.isAdmin() || user.isOwner();
    }

    /** All that are open, and those of the closed that we are in. */
    List<Channel> channels() throws IOException, SlackApiException {
        return all(
                "conversations.list",
                Map.of("types", "public_channel,private_channel"),
                page -> page.channels(entry -> channel(SlackJson.read(entry, Conversation.class))));
    }

    /** All groups with their members, or nothing where we may not know them. */
    Optional<Map<Group, List<PersonId>>> groups() throws IOException, SlackApiException {
        try {
            Map<Group, List<PersonId>> all = new LinkedHashMap<>();
            ok(calls.page("usergroups.list", Map.of("include_users", "true")))
                    .usergroups(entry -> SlackJson.read(entry, Usergroup.class))
                    .forEach(group -> all.put(group(group), people(group.getUsers())));
            return Optional.of(all);
        } catch (No no) {
            if (NO_GROUPS.contains(no.error())) {
                return Optional.empty();
            }
            throw no;
        }
    }

    Person person(PersonId id, Workspace workspace) throws IOException, SlackApiException {
        User user = ok(calls.described("users.info", "user", id.value())).user(User.class);
        return person(user, workspace);
    }

    Channel channel(ChannelId id) throws IOException, SlackApiException {
        return channel(
                ok(calls.described("conversations.info", "channel", id.value())).channel(Conversation.class));
    }

    List<PersonId> members(ChannelId channel) throws IOException, SlackApiException {
        return all(
                cursor -> calls.patiently(
                        "conversations.members",
                        slack -> slack.conversationsMembers(
                                r -> r.channel(channel.value()).limit(PAGE).cursor(cursor))),
                page -> people(page.getMembers()),
                page -> page.getResponseMetadata());
    }

    /** A person as Slack describes them. https://docs.slack.dev/reference/objects/user-object */
    Person person(User user, Workspace workspace) {
        User.Profile profile = Objects.requireNonNullElseGet(user.getProfile(), User.Profile::new);
        String handle = firstOf(user.getName());
        String name = firstOf(profile.getDisplayName(), profile.getRealName(), user.getRealName(), handle);
        Person person = new Person(
                        new PersonId(user.getId()), name, zone(user), kind(user, workspace), user.isDeleted())
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
                conversation.isExtShared() || conversation.isPendingExtShared());
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

    private interface Page<R> {
        R at(String cursor) throws IOException, SlackApiException;
    }

    private <T> List<T> all(String method, Map<String, String> parameters, Function<ListPage, List<T>> entries)
            throws IOException, SlackApiException {
        List<T> all = new ArrayList<>();
        String cursor = "";
        do {
            Map<String, String> asked = new LinkedHashMap<>(parameters);
            asked.put("limit", String.valueOf(PAGE));
            asked.put("cursor", cursor);
            ListPage page = ok(calls.page(method, asked));
            all.addAll(entries.apply(page));
            cursor = page.next();
        } while (!cursor.isEmpty());
        return all;
    }

    private static <R extends SlackApiTextResponse, T> List<T> all(
            Page<R> page, Function<R, List<T>> items, Function<R, @Nullable ResponseMetadata> metadata)
            throws IOException, SlackApiException {
        List<T> all = new ArrayList<>();
        String cursor = "";
        do {
            R answer = ok(page.at(cursor));
            all.addAll(items.apply(answer));
            ResponseMetadata next = metadata.apply(answer);
            cursor = next == null ? "" : Objects.requireNonNullElse(next.getNextCursor(), "");
        } while (!cursor.isEmpty());
        return all;
    }

    private static <R extends SlackApiTextResponse> R ok(R answer) throws No {
        if (!answer.isOk()) {
            throw new No(Objects.requireNonNullElse(answer.getError(), "no reason given"));
        }
        return answer;
    }

    private static Person.Kind kind(User user, Workspace workspace) {
        if (user.isBot() || user.getId().equals("USLACKBOT")) {
            return Person.Kind.BOT;
        }
        if (user.isStranger() || !isColleague(user, workspace)) {
            return Person.Kind.FOREIGN;
        }
        return user.isRestricted() || user.isUltraRestricted() ? Person.Kind.GUEST : Person.Kind.MEMBER;
    }

    /**
     * On Enterprise, a colleague's {@code team_id} may be another workspace or the organization itself.
     * https://docs.slack.dev/reference/objects/user-object
     */
    private static boolean isColleague(User user, Workspace workspace) {
        String team = user.getTeamId();
        String enterprise = workspace.enterprise();
        if (team == null || team.equals(workspace.id().value())) {
            return true;
        }
        User.EnterpriseUser account = user.getEnterpriseUser();
        return account != null
                        && account.getTeams() != null
                        && account.getTeams().contains(workspace.id().value())
                || enterprise != null
                        && (enterprise.equals(team)
                                || enterprise.equals(user.getEnterpriseId())
                                || account != null && enterprise.equals(account.getEnterpriseId()));
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
