package obliged.slack.kit;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.ResponseMetadata;
import com.slack.api.model.User;
import com.slack.api.model.Usergroup;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
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
import obliged.slack.api.SlackCalls;
import obliged.team.Channel;
import org.jspecify.annotations.Nullable;

/** Who and what there is in the workspace, as Slack tells it: all its pages, in our own terms. */
public final class WorkspaceReader {
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
                new WorkspaceId(us.getTeamId()), us.getTeam(), us.getUrl(), new PersonId(us.getUserId()), now);
    }

    /** Everyone, and those of them who keep the workspace. */
    record Staff(List<Person> people, List<PersonId> admins) {}

    Staff staff(WorkspaceId workspace) throws IOException, SlackApiException {
        List<User> users = all(
                cursor -> calls.patiently(
                        "users.list",
                        slack -> slack.usersList(r -> r.limit(PAGE).cursor(cursor))),
                page -> page.getMembers(),
                page -> page.getResponseMetadata());
        return new Staff(
                users.stream().map(user -> person(user, workspace)).toList(),
                users.stream()
                        .filter(WorkspaceReader::isAdmin)
                        .map(user -> new PersonId(user.getId()))
                        .toList());
    }

    /** Whether someone keeps the workspace. */
    public static boolean isAdmin(User user) {
        return user.isAdmin() || user.isOwner();
    }

    /** All that are open, and those of the closed that we are in. */
    List<Channel> channels() throws IOException, SlackApiException {
        return all(
                cursor -> calls.patiently(
                        "conversations.list",
                        slack -> slack.conversationsList(r -> r.limit(PAGE)
                                .cursor(cursor)
                                .types(List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL)))),
                page -> page.getChannels().stream()
                        .map(WorkspaceReader::channel)
                        .toList(),
                page -> page.getResponseMetadata());
    }

    /** All groups with their members, or nothing where we may not know them. */
    Optional<Map<Group, List<PersonId>>> groups() throws IOException, SlackApiException {
        try {
            Map<Group, List<PersonId>> all = new LinkedHashMap<>();
            ok(calls.patiently("usergroups.list", slack -> slack.usergroupsList(r -> r.includeUsers(true))))
                    .getUsergroups()
                    .forEach(group -> all.put(group(group), people(group.getUsers())));
            return Optional.of(all);
        } catch (No no) {
            if (NO_GROUPS.contains(no.error())) {
                return Optional.empty();
            }
            throw no;
        }
    }

    Person person(PersonId id, WorkspaceId workspace) throws IOException, SlackApiException {
        User user = ok(calls.patiently("users.info", slack -> slack.usersInfo(r -> r.user(id.value()))))
                .getUser();
        return person(user, workspace);
    }

    Channel channel(ChannelId id) throws IOException, SlackApiException {
        return channel(ok(calls.patiently(
                        "conversations.info", slack -> slack.conversationsInfo(r -> r.channel(id.value()))))
                .getChannel());
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
    Person person(User user, WorkspaceId workspace) {
        User.Profile profile = Objects.requireNonNullElseGet(user.getProfile(), User.Profile::new);
        String handle = firstOf(user.getName());
        String name = firstOf(profile.getDisplayName(), profile.getRealName(), user.getRealName(), handle);
        Person person = new Person(
                new PersonId(user.getId()), name, zone(user.getTz()), kind(user, workspace), user.isDeleted());
        return person.goingBy(List.of(
                firstOf(profile.getRealName(), user.getRealName()),
                handle.isEmpty() ? "" : "@" + handle,
                // In plain letters, as far as Slack spells them so.
                firstOf(profile.getDisplayNameNormalized()),
                firstOf(profile.getRealNameNormalized())));
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

    private static Person.Kind kind(User user, WorkspaceId workspace) {
        if (user.isBot() || user.getId().equals("USLACKBOT")) {
            return Person.Kind.BOT;
        }
        if (user.getTeamId() != null && !user.getTeamId().equals(workspace.value())) {
            return Person.Kind.FOREIGN;
        }
        return user.isRestricted() || user.isUltraRestricted() ? Person.Kind.GUEST : Person.Kind.MEMBER;
    }

    private ZoneId zone(@Nullable String name) {
        try {
            return name == null ? defaultZone : ZoneId.of(name);
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
