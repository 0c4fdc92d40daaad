package obliged.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.methods.response.conversations.ConversationsMembersResponse;
import com.slack.api.methods.response.users.UsersListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import com.slack.api.model.User;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import obliged.person.People;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.team.Channel;
import obliged.team.Teams;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads who and what there is in the workspace: all of it at the start and once a day, a stranger when first met. Always
 * on a thread of its own, never on the way to a reply.
 */
public final class Directory implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Directory.class);

    /** Slack recommends no more than 200 a page: https://docs.slack.dev/reference/methods/users.list */
    private static final int PAGE = 200;

    private static final int RETRY_SECONDS = 5;

    private final SlackCalls calls;
    private final People people;
    private final Teams teams;
    private final Identity identity;
    private final ZoneId defaultZone;
    private final InstantSource clock;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(1, run -> {
        Thread made = new Thread(run, "directory");
        made.setDaemon(true);
        return made;
    });
    private volatile @Nullable String problem = "Slack was not reached yet";

    public Directory(
            SlackCalls calls, People people, Teams teams, Identity identity, ZoneId defaultZone, InstantSource clock) {
        this.calls = calls;
        this.people = people;
        this.teams = teams;
        this.identity = identity;
        this.defaultZone = defaultZone;
        this.clock = clock;
    }

    /** Knows at once what the file knows, and reads everything in the background, again and again until it is read. */
    public void start() {
        people.workspace().ifPresent(identity::is);
        thread.execute(this::readUntilRead);
    }

    /** Reads everything once more. */
    public void readAgain() {
        thread.execute(this::readUntilRead);
    }

    /** Why the workspace could not be read, if it could not. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Someone of whom we know no more than a name is read, once. */
    void meet(WorkspaceId workspace, PersonId id) {
        if (asked.add(id.value())) {
            thread.execute(() -> people.find(workspace, id)
                    .filter(person -> person.kind() == Person.Kind.STRANGER)
                    .ifPresent(stranger -> attempt("a person", () -> readPerson(id))));
        }
    }

    /** Who is in a team's channel is read when it is asked, unless that was just done. */
    void meet(ChannelId channel) {
        if (asked.add(channel.value())) {
            thread.execute(() -> attempt("a channel", () -> readChannel(channel)));
        }
    }

    /** A channel that changed is read, even if it was read before. */
    void meetAgain(ChannelId channel) {
        thread.execute(() -> attempt("a channel", () -> readChannel(channel)));
    }

    /** A person as Slack describes them. https://docs.slack.dev/reference/objects/user-object */
    Person person(User user, WorkspaceId workspace) {
        String name = firstOf(
                user.getProfile() == null ? null : user.getProfile().getDisplayName(),
                user.getProfile() == null ? null : user.getProfile().getRealName(),
                user.getRealName(),
                user.getName());
        return new Person(
                new PersonId(user.getId()), name, zone(user.getTz()), kind(user, workspace), user.isDeleted());
    }

    Person stranger(PersonId id, @Nullable String name) {
        return Person.stranger(id, name == null ? "" : name, defaultZone);
    }

    /** A channel as Slack describes it. https://docs.slack.dev/reference/objects/conversation-object */
    static Channel channel(Conversation conversation) {
        return new Channel(
                new ChannelId(conversation.getId()),
                firstOf(conversation.getName()),
                conversation.isPrivate(),
                conversation.isArchived(),
                conversation.isMember(),
                conversation.isExtShared() || conversation.isPendingExtShared());
    }

    private void readUntilRead() {
        try {
            readAll();
            problem = null;
        } catch (IOException | SlackApiException | RuntimeException e) {
            problem = "Slack can't be read: " + reason(e);
            log.warn("the workspace could not be read, trying again in {} s: {}", RETRY_SECONDS, reason(e));
            if (!thread.isShutdown()) {
                thread.schedule(this::readUntilRead, RETRY_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private void readAll() throws IOException, SlackApiException {
        AuthTestResponse us = ok(calls.patiently("auth.test", slack -> slack.authTest(r -> r)));
        WorkspaceId id = new WorkspaceId(us.getTeamId());
        Workspace workspace =
                new Workspace(id, us.getTeam(), us.getUrl(), new PersonId(us.getUserId()), clock.instant());
        people.save(workspace, readPeople(id));
        teams.save(id, readChannels());
        identity.is(workspace);
        for (ChannelId team : teams.all(id)) {
            attempt("a team's members", () -> readMembers(id, team));
        }
        asked.clear();
        log.info("serving {} ({})", workspace.name(), id.value());
    }

    private List<Person> readPeople(WorkspaceId workspace) throws IOException, SlackApiException {
        List<Person> all = new ArrayList<>();
        String cursor = "";
        do {
            String from = cursor;
            UsersListResponse page = ok(calls.patiently(
                    "users.list", slack -> slack.usersList(r -> r.limit(PAGE).cursor(from))));
            page.getMembers().forEach(user -> all.add(person(user, workspace)));
            cursor = next(
                    page.getResponseMetadata() == null
                            ? null
                            : page.getResponseMetadata().getNextCursor());
        } while (!cursor.isEmpty());
        return all;
    }

    private List<Channel> readChannels() throws IOException, SlackApiException {
        List<Channel> all = new ArrayList<>();
        String cursor = "";
        do {
            String from = cursor;
            ConversationsListResponse page = ok(calls.patiently(
                    "conversations.list",
                    slack -> slack.conversationsList(r -> r.limit(PAGE)
                            .cursor(from)
                            .types(List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL)))));
            page.getChannels().forEach(conversation -> all.add(channel(conversation)));
            cursor = next(
                    page.getResponseMetadata() == null
                            ? null
                            : page.getResponseMetadata().getNextCursor());
        } while (!cursor.isEmpty());
        return all;
    }

    private void readPerson(PersonId id) throws IOException, SlackApiException {
        User user = ok(calls.patiently("users.info", slack -> slack.usersInfo(r -> r.user(id.value()))))
                .getUser();
        people.save(identity.id(), List.of(person(user, identity.id())));
    }

    private void readChannel(ChannelId id) throws IOException, SlackApiException {
        Conversation conversation = ok(calls.patiently(
                        "conversations.info", slack -> slack.conversationsInfo(r -> r.channel(id.value()))))
                .getChannel();
        teams.save(identity.id(), List.of(channel(conversation)));
        readMembers(identity.id(), id);
    }

    private void readMembers(WorkspaceId workspace, ChannelId channel) throws IOException, SlackApiException {
        List<PersonId> members = new ArrayList<>();
        String cursor = "";
        do {
            String from = cursor;
            ConversationsMembersResponse page = ok(calls.patiently(
                    "conversations.members",
                    slack -> slack.conversationsMembers(
                            r -> r.channel(channel.value()).limit(PAGE).cursor(from))));
            page.getMembers().forEach(member -> members.add(new PersonId(member)));
            cursor = next(
                    page.getResponseMetadata() == null
                            ? null
                            : page.getResponseMetadata().getNextCursor());
        } while (!cursor.isEmpty());
        teams.members(workspace, channel, members);
    }

    private interface Reading {
        void read() throws IOException, SlackApiException;
    }

    /** What fails here is read again tomorrow, or when it is met again after the next start. */
    private static void attempt(String what, Reading reading) {
        try {
            reading.read();
        } catch (IOException | SlackApiException | RuntimeException e) {
            log.warn("{} could not be read: {}", what, reason(e));
        }
    }

    private static <R extends SlackApiTextResponse> R ok(R answer) throws IOException {
        if (!answer.isOk()) {
            throw new IOException(answer.getError());
        }
        return answer;
    }

    private static String reason(Exception e) {
        return e instanceof SlackApiException answered
                ? "HTTP " + answered.getResponse().code()
                : e.getClass().getSimpleName() + ": " + e.getMessage();
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

    private static String next(@Nullable String cursor) {
        return cursor == null ? "" : cursor;
    }

    private static String firstOf(@Nullable String... names) {
        for (String name : names) {
            if (name != null && !name.isBlank()) {
                return name;
            }
        }
        return "";
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
