package obliged.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import obliged.sandbox.blocks.Json;
import org.jspecify.annotations.Nullable;

/**
 * The state of one workspace: people, channels, groups, messages, files and open views, in memory. Thread-safe:
 * all values returned are immutable copies. Changes made here send no event; those of {@code client.Admin} do.
 */
public final class World {
    /** The workspace of another company, with which channels are shared. */
    public static final String PARTNER_TEAM = "T0PARTNER1";

    private final InstantSource clock;
    private final String teamId = "T0OBLIGED1";
    private final String appId = "A0OBLIGED1";
    private final String botId = "B0OBLIGED1";
    private final String botUserId;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, UserGroup> groups = new LinkedHashMap<>();
    private final MessageStore messages = new MessageStore();
    private final Map<String, StoredFile> files = new LinkedHashMap<>();
    private final Map<String, UnaryOperator<ObjectNode>> shapes = new HashMap<>();
    private final IdGenerator ids = new IdGenerator();
    private final Views views;
    private final ChangeListeners changes = new ChangeListeners();
    private volatile boolean editingAllowed = true;
    private volatile boolean messagesTabShown = true;
    private @Nullable Organization organization;
    private Crowd crowd;

    /** A workspace with nobody in it but the bot and Slackbot. */
    public World(InstantSource clock) {
        this.clock = clock;
        this.views = new Views(this);
        this.crowd = new Crowd(0, teamId, clock.instant());
        addWithId("USLACKBOT", "slackbot", "Slackbot", "UTC", Person.Kind.BOT, teamId);
        this.botUserId = addPerson("obliged", "Obliged", "UTC", Person.Kind.BOT).id();
    }

    /** A small company: five people in four zones, a guest, a partner's person, and channels of every kind. */
    public static World demo(InstantSource clock) {
        return DemoWorkspace.in(new World(clock));
    }

    /** The same company as an Enterprise organization. {@code installed} says whether the app is installed on all of it. */
    public static World organization(InstantSource clock, boolean installed) {
        World world = demo(clock);
        world.join(installed);
        return DemoWorkspace.withQuay(world);
    }

    public String teamId() {
        return teamId;
    }

    public String teamName() {
        return "Harbour";
    }

    public String domain() {
        return "harbour";
    }

    public String url() {
        return "https://" + domain() + ".slack.com/";
    }

    public String appId() {
        return appId;
    }

    public String botId() {
        return botId;
    }

    public String botUserId() {
        return botUserId;
    }

    public Instant now() {
        return clock.instant();
    }

    // Settings

    /** Whether messages may be edited, which the workspace's administrators decide. */
    public boolean editingAllowed() {
        return editingAllowed;
    }

    public void allowEditing(boolean allowed) {
        editingAllowed = allowed;
    }

    /** Whether the app has a Messages tab, which its settings decide. */
    public boolean messagesTabShown() {
        return messagesTabShown;
    }

    public void showMessagesTab(boolean shown) {
        messagesTabShown = shown;
    }

    // What Slack says of its objects

    /**
     * Changes how one person, channel or group is described to the bot from now on, by id. Slack's own descriptions are
     * not always of the shape that docs.slack.dev gives: https://github.com/slackapi/java-slack-sdk/issues/1426
     */
    public synchronized void reshape(String id, UnaryOperator<ObjectNode> how) {
        shapes.put(id, how);
    }

    public synchronized ObjectNode shaped(String id, ObjectNode json) {
        return shapes.getOrDefault(id, UnaryOperator.identity()).apply(json);
    }

    // People

    public Person addPerson(String name, String realName, String tz, Person.Kind kind) {
        return addWithId(newId("U", name), name, realName, tz, kind, teamId);
    }

    /**
     * Adds this many people, all of them in #general, and a channel for every five of them.
     * They are made up by rule, and are not among {@link #people} and {@link #channels}, which a page can show.
     */
    public synchronized void addCrowd(int people) {
        crowd = new Crowd(people, teamId, now());
        if (people == 0) {
            return;
        }
        findChannel("general")
                .ifPresent(general -> put(general.withMembers(Crowd.joined(general.members(), crowd.ids()))));
    }

    /** Everyone, those who were made up by rule too. */
    public synchronized List<Person> everyone() {
        List<Person> others = crowd.all();
        return Crowd.joined(
                people.values().stream()
                        .filter(person -> crowd.findPerson(person.id()).isEmpty())
                        .toList(),
                Crowd.mapped(others, person -> person(person.id())));
    }

    /** All channels, those that were made up by rule too. */
    public synchronized List<Channel> allChannels() {
        return Crowd.joined(
                channels.values().stream()
                        .filter(channel -> crowd.findChannel(channel.id()).isEmpty())
                        .toList(),
                Crowd.mapped(crowd.allChannels(), channel -> channel(channel.id())));
    }

    /** Someone of another company, as in a shared channel. */
    public Person addStranger(String name, String realName, String tz) {
        return addWithId(newId("U", name), name, realName, tz, Person.Kind.MEMBER, PARTNER_TEAM);
    }

    /** Makes the workspace one of an Enterprise organization. The app stays installed on the workspace. */
    public void joinEnterprise() {
        join(false);
    }

    private synchronized void join(boolean installed) {
        organization = new Organization(teamId, teamName(), installed);
    }

    /** The Enterprise organization that the workspace belongs to, if any. */
    public synchronized Optional<Organization> organization() {
        return Optional.ofNullable(organization);
    }

    public Optional<String> enterprise() {
        return organization().map(any -> Organization.ID);
    }

    /** Whether the app is installed on the whole organization. */
    public boolean isOrganization() {
        return organization().filter(Organization::isInstalled).isPresent();
    }

    /** Whether a channel is in a workspace. */
    public boolean isIn(Channel channel, String workspace) {
        return organization()
                .map(all -> all.workspacesOf(channel.id()))
                .orElse(Set.of(teamId))
                .contains(workspace);
    }

    /** Whether the app was added to a workspace that a channel is in. Direct messages are of no workspace. */
    public boolean isGranted(Channel channel) {
        return channel.kind() == Channel.Kind.DIRECT
                || organization()
                        .map(all -> all.workspacesOf(channel.id()).stream().anyMatch(all::isGranted))
                        .orElse(true);
    }

    /** Whether someone has an account in a workspace. */
    public boolean isIn(Person person, String workspace) {
        return person.teamId().equals(workspace) || person.teamId().equals(Organization.ID) && isOrganization();
    }

    /** The workspace that a request from a channel shows. */
    public String workspaceOf(Channel channel, Person person) {
        return isIn(channel, teamId) || isStranger(person) || !isOrganization() ? teamId : Organization.QUAY;
    }

    /** The id under which requests show someone. */
    public String shownId(Person person) {
        return organization().map(all -> all.shown(person.id())).orElse(person.id());
    }

    /** By an id, which may be one of the organization; not by a name. */
    public Optional<Person> findById(String id) {
        String own = organization().map(all -> all.person(id)).orElse(id);
        return findPerson(own).filter(person -> person.id().equals(own));
    }

    /** A colleague whose requests show another workspace of the organization, or the organization itself. */
    public Person addColleague(String name, String realName, String tz, String team) {
        return addColleague(name, realName, tz, team, Person.Kind.MEMBER);
    }

    public Person addColleague(String name, String realName, String tz, String team, Person.Kind kind) {
        return addWithId(newId("U", name), name, realName, tz, kind, team);
    }

    /** Whether someone belongs to another company. */
    public boolean isStranger(Person person) {
        return enterprise().isEmpty()
                ? !person.teamId().equals(teamId)
                : person.teamId().equals(PARTNER_TEAM);
    }

    /** Someone as Slack describes them, with their account in the Enterprise organization if they have one. */
    public ObjectNode json(Person person, boolean includeLocale) {
        ObjectNode user = person.json(now(), includeLocale);
        if (!isStranger(person)) {
            enterprise().ifPresent(enterprise -> user.set("enterprise_user", account(person, enterprise)));
        }
        return user;
    }

    private ObjectNode account(Person person, String enterprise) {
        return Json.object(
                "id",
                organization().map(all -> all.account(person.id())).orElse(person.id()),
                "enterprise_id",
                enterprise,
                "enterprise_name",
                teamName(),
                "is_admin",
                false,
                "is_owner",
                false,
                "is_primary_owner",
                false,
                "teams",
                Json.array(List.of(person.teamId())));
    }

    /** Whether a channel that someone is in is visible to the bot. */
    public synchronized boolean isMet(Person person) {
        return channels.values().stream()
                .anyMatch(channel ->
                        channel.has(person.id()) && (channel.kind() == Channel.Kind.PUBLIC || channel.has(botUserId)));
    }

    /** Ends the sharing of a channel, from which people of other companies are removed. */
    public synchronized Channel unshare(String channel) {
        return changeChannel(channel, shared -> {
            Channel own = shared.withShared(false);
            for (String member : shared.members()) {
                own = isStranger(person(member)) ? own.withoutMember(member) : own;
            }
            return own;
        });
    }

    private synchronized Person addWithId(
            String id, String name, String realName, String tz, Person.Kind kind, String team) {
        String display = realName.split(" ", 2)[0];
        Person person = new Person(
                id, team, name, realName, display, tz, "en-US", kind, false, false, Person.Status.NONE, now());
        return put(person);
    }

    public synchronized Person put(Person person) {
        people.put(person.id(), person);
        changed(Change.Kind.PERSON, person.id());
        return person;
    }

    public synchronized List<Person> people() {
        return List.copyOf(people.values());
    }

    /** By id or by handle, with or without {@code @}. */
    public synchronized Optional<Person> findPerson(String idOrName) {
        String name = idOrName.startsWith("@") ? idOrName.substring(1) : idOrName;
        Person byId = people.get(name);
        return byId != null
                ? Optional.of(byId)
                : people.values().stream()
                        .filter(p -> p.name().equals(name))
                        .findFirst()
                        .or(() -> crowd.findPerson(name));
    }

    public Person person(String idOrName) {
        return findPerson(idOrName).orElseThrow(() -> new NoSuchElementException("nobody is called " + idOrName));
    }

    public synchronized Person changePerson(String person, UnaryOperator<Person> how) {
        return put(how.apply(person(person)));
    }

    // Channels

    public synchronized Channel addChannel(String name, Channel.Kind kind, String... members) {
        List<String> ids = new ArrayList<>();
        for (String member : members) {
            ids.add(person(member).id());
        }
        Channel channel =
                new Channel(newId("C", name), name, kind, List.copyOf(ids), false, false, Channel.Posting.FREE, now());
        return put(channel);
    }

    public synchronized Channel put(Channel channel) {
        channels.put(channel.id(), channel);
        changed(Change.Kind.CHANNEL, channel.id());
        return channel;
    }

    public synchronized Channel changeChannel(String channel, UnaryOperator<Channel> how) {
        Channel before = channel(channel);
        Channel after = how.apply(before);
        if (!after.id().equals(before.id())) {
            channels.remove(before.id());
            messages.move(before.id(), after.id());
        }
        return put(after);
    }

    public synchronized void remove(Channel channel) {
        channels.remove(channel.id());
        messages.removeAll(channel.id());
        changed(Change.Kind.CHANNEL, channel.id());
    }

    public synchronized List<Channel> channels() {
        return List.copyOf(channels.values());
    }

    /** By id or by name, with or without {@code #}. */
    public synchronized Optional<Channel> findChannel(String idOrName) {
        String name = idOrName.startsWith("#") ? idOrName.substring(1) : idOrName;
        Channel byId = channels.get(name);
        return byId != null
                ? Optional.of(byId)
                : channels.values().stream()
                        .filter(c -> c.kind() != Channel.Kind.DIRECT && c.name().equals(name))
                        .findFirst()
                        .or(() -> crowd.findChannel(name));
    }

    public Channel channel(String idOrName) {
        return findChannel(idOrName).orElseThrow(() -> new NoSuchElementException("no channel is called " + idOrName));
    }

    public synchronized Optional<Channel> findDirect(String personId) {
        return channels.values().stream()
                .filter(c -> c.kind() == Channel.Kind.DIRECT && c.has(personId))
                .findFirst();
    }

    /** The direct message between the bot and a person, opened if there is none. */
    public synchronized Channel direct(String idOrName) {
        Person person = person(idOrName);
        return findDirect(person.id())
                .orElseGet(() -> put(new Channel(
                        newId("D", person.name()),
                        "",
                        Channel.Kind.DIRECT,
                        List.of(botUserId, person.id()),
                        false,
                        false,
                        Channel.Posting.FREE,
                        now())));
    }

    // Groups

    public synchronized UserGroup addGroup(String handle, String name, String... members) {
        List<String> ids = new ArrayList<>();
        for (String member : members) {
            ids.add(person(member).id());
        }
        return put(new UserGroup(newId("S", handle), handle, name, List.copyOf(ids), false, now()));
    }

    public synchronized UserGroup put(UserGroup group) {
        groups.put(group.id(), group);
        changed(Change.Kind.GROUP, group.id());
        return group;
    }

    public synchronized List<UserGroup> groups() {
        return List.copyOf(groups.values());
    }

    /** By id or by handle, with or without {@code @}. */
    public synchronized Optional<UserGroup> findGroup(String idOrHandle) {
        String handle = idOrHandle.startsWith("@") ? idOrHandle.substring(1) : idOrHandle;
        UserGroup byId = groups.get(handle);
        return byId != null
                ? Optional.of(byId)
                : groups.values().stream()
                        .filter(g -> g.handle().equals(handle))
                        .findFirst();
    }

    public UserGroup group(String idOrHandle) {
        return findGroup(idOrHandle).orElseThrow(() -> new NoSuchElementException("no group is called " + idOrHandle));
    }

    // Messages

    public synchronized Message add(String channel, ObjectNode json, @Nullable String onlyFor) {
        Message message = messages.add(channel, nextTs(), json, onlyFor);
        changed(Change.Kind.MESSAGE, channel);
        return message;
    }

    public synchronized void replace(Message message, ObjectNode json) {
        messages.replace(message, json);
        changed(Change.Kind.MESSAGE, message.channel());
    }

    public synchronized void remove(Message message) {
        messages.remove(message);
        changed(Change.Kind.MESSAGE, message.channel());
    }

    /** All messages of a channel, oldest first, replies and ephemeral ones included. */
    public synchronized List<Message> messages(String channelId) {
        return messages.in(channelId);
    }

    public Optional<Message> findMessage(String channelId, String ts) {
        return messages(channelId).stream().filter(m -> m.ts().equals(ts)).findFirst();
    }

    public String nextTs() {
        return ids.nextTs(now());
    }

    // Files

    public synchronized StoredFile put(StoredFile file) {
        files.put(file.id(), file);
        changed(Change.Kind.FILE, file.id());
        return file;
    }

    public synchronized Optional<StoredFile> findFile(String id) {
        return Optional.ofNullable(files.get(id));
    }

    public synchronized List<StoredFile> files() {
        return List.copyOf(files.values());
    }

    // Views

    public Views views() {
        return views;
    }

    /** The modal page that a person sees, if one is open. */
    public Optional<View> modal(String person) {
        return views.top(person(person).id());
    }

    /** What a person's Home tab shows, if something was published. */
    public Optional<View> home(String person) {
        return views.home(person(person).id());
    }

    // Changes

    /** Calls the listener on the changing thread while the world is locked, so it must return at once and change nothing. */
    public void onChange(Consumer<Change> listener) {
        changes.tell(listener);
    }

    public void changed(Change.Kind kind, String where) {
        changes.happened(new Change(kind, where));
    }

    /** Waits until the condition holds, checking after each change; returns false if it does not within that time. */
    public boolean await(Duration atMost, BooleanSupplier condition) {
        return changes.await(atMost, condition);
    }

    public String newId(String prefix, String name) {
        return ids.next(prefix, name);
    }
}
