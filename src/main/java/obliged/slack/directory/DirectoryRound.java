package obliged.slack.directory;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import obliged.person.Groups;
import obliged.person.ListReadings;
import obliged.person.ListReadings.Kind;
import obliged.person.ListReadings.Reading;
import obliged.person.OtherIds;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.team.Channel;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all there is in a workspace, a page at a time. A page is saved as soon as it is read, and how far we are with
 * it, so that no list is ever held whole, and a round that was interrupted goes on where it was.
 */
public final class DirectoryRound {
    private static final Logger log = LoggerFactory.getLogger(DirectoryRound.class);
    private static final int PART = 100;

    /** Lists that are read one after the other. People take the longest in a big company, so the other lists are read beside them. */
    public enum Track {
        PEOPLE(Kind.PEOPLE),
        OTHERS(Kind.GROUPS, Kind.CHANNELS, Kind.UNLISTED, Kind.MEMBERS);

        private final List<Kind> lists;

        Track(Kind... lists) {
            this.lists = List.of(lists);
        }
    }

    private final WorkspaceReader slack;
    private final People people;
    private final OtherIds others;
    private final Groups groups;
    private final Teams teams;
    private final ListReadings readings;
    private volatile Map<Kind, Reading> underWay = Map.of();

    /** The groups of the workspaces that were read so far; null if it is not known of all of them. */
    private @Nullable Set<GroupId> groupsThere;

    public DirectoryRound(
            WorkspaceReader slack, People people, OtherIds others, Groups groups, Teams teams, ListReadings readings) {
        this.slack = slack;
        this.people = people;
        this.others = others;
        this.groups = groups;
        this.teams = teams;
        this.readings = readings;
    }

    /**
     * Begins a round, or goes on with one that was interrupted.
     *
     * @param changed whether there are other workspaces in the organization than when that one began
     */
    public void begin(WorkspaceId workspace, boolean changed) {
        if (changed) {
            readings.beginAgain(workspace);
        }
        readings.begin(workspace);
        look(workspace);
    }

    private void look(WorkspaceId workspace) {
        teams.areListed(readings.wasRead(workspace, Kind.CHANNELS));
        underWay = readings.underWay(workspace);
    }

    /** What is read just now, and how much of it so far. */
    public Optional<String> progress() {
        Map<Kind, Reading> now = new EnumMap<>(Kind.class);
        now.putAll(underWay);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(now.values().stream()
                .map(reading -> reading.count() + " " + name(reading.list()))
                .collect(Collectors.joining(", ", "so far ", "")));
    }

    private static String name(Kind list) {
        return switch (list) {
            case PEOPLE, GROUPS, CHANNELS -> list.name().toLowerCase(Locale.ROOT);
            case UNLISTED -> "channels that are no longer listed";
            case MEMBERS -> "channels with their members";
        };
    }

    /** The method that reads the next page of a track, or nothing if it is read to its end. */
    public Optional<String> next(Track track) {
        return list(track).map(list -> switch (list) {
            case PEOPLE -> WorkspaceReader.PEOPLE;
            case GROUPS -> WorkspaceReader.GROUPS;
            case CHANNELS -> WorkspaceReader.CHANNELS;
            case UNLISTED -> WorkspaceReader.CHANNEL;
            case MEMBERS -> WorkspaceReader.MEMBERS;
        });
    }

    private Optional<Kind> list(Track track) {
        return track.lists.stream().filter(underWay::containsKey).findFirst();
    }

    /** Reads the next page of a track. */
    public void read(Tenant us, Track track) throws IOException, SlackApiException {
        Kind list = list(track).orElseThrow();
        Reading before = Objects.requireNonNull(underWay.get(list));
        Reading after;
        try {
            after = read(us, before, Objects.requireNonNull(before.cursor()));
        } catch (WorkspaceReader.No no) {
            if (!no.error().equals(WorkspaceReader.INVALID_CURSOR) || Objects.equals(before.cursor(), "")) {
                throw no;
            }
            // Cursors do not live for ever.
            after = before.again();
        }
        readings.save(us.id(), after);
        look(us.id());
        if (after.cursor() == null) {
            log.info("read all {}: {}", name(list), after.count());
        } else if (after.count() / 10_000 > before.count() / 10_000) {
            log.info("read {} {} so far", after.count(), name(list));
        }
    }

    private Reading read(Tenant us, Reading reading, String cursor) throws IOException, SlackApiException {
        WorkspaceId id = us.id();
        return switch (reading.list()) {
            case PEOPLE -> {
                WorkspaceReader.Page<WorkspaceReader.Member> page = slack.people(us, cursor);
                inParts(page.entries(), some -> savePeople(id, some));
                yield reading.further(page.entries().size(), page.next());
            }
            case GROUPS -> readGroups(us, reading, cursor);
            case CHANNELS -> {
                WorkspaceReader.Page<Channel> page = slack.channels(us, cursor);
                inParts(page.entries(), some -> teams.saveListed(id, some, reading.round()));
                yield reading.further(page.entries().size(), page.next());
            }
            case UNLISTED -> readUnlisted(id, reading);
            case MEMBERS -> readMembers(id, reading, cursor);
        };
    }

    /** Saves a page in parts, so that what people cause meanwhile need not wait for the whole of it. */
    private static <T> void inParts(List<T> page, Consumer<List<T>> save) {
        for (int i = 0; i < page.size(); i += PART) {
            save.accept(page.subList(i, Math.min(i + PART, page.size())));
        }
    }

    private void savePeople(WorkspaceId workspace, List<WorkspaceReader.Member> members) {
        List<Person> read = members.stream().map(WorkspaceReader.Member::person).toList();
        Set<PersonId> admins = members.stream()
                .filter(WorkspaceReader.Member::admin)
                .map(member -> member.person().id())
                .collect(Collectors.toSet());
        people.save(workspace, read, admins);
        others.save(
                workspace,
                members.stream()
                        .flatMap(member -> member.otherId().stream()
                                .map(id ->
                                        new OtherIds.OtherId(id, member.person().id())))
                        .toList());
    }

    /** Slack tells all groups of a workspace at once, and each is saved as it arrives. */
    private Reading readGroups(Tenant us, Reading reading, String cursor) throws IOException, SlackApiException {
        if (cursor.isEmpty()) {
            groupsThere = new HashSet<>();
        }
        Set<GroupId> there = groupsThere;
        AtomicInteger read = new AtomicInteger();
        WorkspaceReader.GroupsRead found = slack.groups(us, cursor, group -> {
            groups.save(us.id(), group.group(), others.known(us.id(), group.members()));
            read.incrementAndGet();
            if (there != null) {
                there.add(group.group().id());
            }
        });
        if (!found.told()) {
            groupsThere = null;
        } else if (found.next() == null && there != null) {
            groups.onlyThese(us.id(), there);
        }
        return reading.further(read.get(), found.next());
    }

    private Reading readUnlisted(WorkspaceId workspace, Reading reading) throws IOException, SlackApiException {
        Optional<ChannelId> next = teams.unlisted(workspace, reading.round());
        if (next.isEmpty()) {
            return reading.further(0, null);
        }
        try {
            readOne(workspace, next.get());
        } catch (WorkspaceReader.No no) {
            if (no.isPassing()) {
                throw no;
            }
            log.warn("channel {} could not be read: {}", next.get().value(), no.error());
        } catch (JsonParseException e) {
            // Tried again and again, it would hold up all others.
            log.warn(
                    "channel {} could not be read: {}",
                    next.get().value(),
                    e.getClass().getSimpleName());
        }
        teams.listed(workspace, next.get(), reading.round());
        return reading.further(1, "");
    }

    /** A page of the members of one channel. The cursor names the channel, the number of its reading, and the page. */
    private Reading readMembers(WorkspaceId workspace, Reading reading, String cursor)
            throws IOException, SlackApiException {
        ChannelId channel;
        int number;
        String at = "";
        if (cursor.isEmpty()) {
            Optional<ChannelId> next = teams.nextToReadMembers(workspace, reading.round());
            if (next.isEmpty()) {
                return reading.further(0, null);
            }
            channel = next.get();
            number = teams.beginMembers(workspace, channel);
        } else {
            String[] place = cursor.split(" ", 3);
            channel = new ChannelId(place[0]);
            number = Integer.parseInt(place[1]);
            at = place[2];
        }
        try {
            WorkspaceReader.Page<PersonId> page = slack.members(channel, at);
            inParts(page.entries(), some -> teams.addMembers(workspace, channel, others.known(workspace, some)));
            if (page.next() != null) {
                return reading.further(0, channel.value() + " " + number + " " + page.next());
            }
            teams.endMembers(workspace, channel, number);
        } catch (WorkspaceReader.No no) {
            if (no.isPassing() || no.error().equals(WorkspaceReader.INVALID_CURSOR) && !at.isEmpty()) {
                throw no;
            }
            log.warn("the members of channel {} could not be read: {}", channel.value(), no.error());
        } catch (JsonParseException e) {
            log.warn(
                    "the members of channel {} could not be read: {}",
                    channel.value(),
                    e.getClass().getSimpleName());
        }
        teams.membersListed(workspace, channel, reading.round());
        return reading.further(1, "");
    }

    /** Reads what a channel is by now, and who is in it. */
    public void readWhole(WorkspaceId workspace, ChannelId channel) throws IOException, SlackApiException {
        if (!readOne(workspace, channel)) {
            return;
        }
        int number = teams.beginMembers(workspace, channel);
        String at = "";
        while (at != null) {
            WorkspaceReader.Page<PersonId> page = slack.members(channel, at);
            inParts(page.entries(), some -> teams.addMembers(workspace, channel, others.known(workspace, some)));
            at = page.next();
        }
        teams.endMembers(workspace, channel, number);
    }

    /** Reads what a channel is by now; returns false if Slack does not tell us. */
    private boolean readOne(WorkspaceId workspace, ChannelId id) throws IOException, SlackApiException {
        try {
            Channel channel = slack.channel(id);
            teams.save(workspace, List.of(channel));
            return true;
        } catch (WorkspaceReader.No no) {
            if (!no.error().equals("channel_not_found") && !no.error().equals(WorkspaceReader.NO_ACCESS)) {
                throw no;
            }
            // It was closed to us with or without its workspace, or deleted: Slack does not say which.
            teams.lost(workspace, id);
            return false;
        }
    }
}
