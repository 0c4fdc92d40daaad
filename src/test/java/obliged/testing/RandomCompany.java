package obliged.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import obliged.TeamColleagues;
import obliged.outbox.Outbox;
import obliged.person.Group;
import obliged.person.Groups;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.team.Channel;
import obliged.team.Team;
import obliged.team.Teams;

/**
 * Made-up companies in one file, each a workspace of its own: people of every kind, channels of every kind, who is in which,
 * and who helps where, all by chance. For tests that hold a query and a rule together.
 */
public final class RandomCompany implements AutoCloseable {
    public static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    public static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final PersonId KEEPER = new PersonId("keeper");
    private static final List<GroupId> GROUPS = List.of(new GroupId("G1"), new GroupId("G2"));

    public final Store store;
    public final People people;
    public final Groups groups;
    public final Teams teams;
    public final Outbox outbox;
    private int workspaces;

    /** Who and what there is in one of them; of each kind, one that nobody told us of. */
    public record Cast(WorkspaceId workspace, List<PersonId> people, List<ChannelId> channels) {}

    public RandomCompany() {
        try {
            Path directory = Files.createTempDirectory("company");
            store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), () -> NOW);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        people = new People(store);
        groups = new Groups(store);
        teams = new Teams(store, new TeamColleagues(people, groups));
        outbox = new Outbox(store);
    }

    /** Makes up one. What was set up is then changed by chance: helpers leave, channels are closed, groups go. */
    public Cast makeUp(Random random) {
        WorkspaceId workspace = new WorkspaceId("T" + ++workspaces);
        List<PersonId> known =
                IntStream.range(0, 10).mapToObj(i -> new PersonId("U" + i)).toList();
        List<ChannelId> channels =
                IntStream.range(0, 5).mapToObj(i -> new ChannelId("C" + i)).toList();
        people.save(workspace, known.stream().map(id -> person(random, id)).toList());
        List<PersonId> everyone = with(known, new PersonId("nobody"));
        groups(random, workspace, everyone, 0);
        channels.forEach(channel -> team(random, workspace, channel, everyone));
        groups(random, workspace, everyone, 4);
        for (PersonId id : known) {
            if (random.nextInt(4) == 0) {
                people.save(workspace, List.of(person(random, id)));
            }
        }
        channels.forEach(channel -> teams.save(workspace, List.of(channel(random, channel))));
        return new Cast(workspace, everyone, with(channels, unknown(random, workspace, everyone)));
    }

    private static <T> List<T> with(List<T> known, T unknown) {
        List<T> all = new ArrayList<>(known);
        all.add(unknown);
        return all;
    }

    private static Person person(Random random, PersonId id) {
        Person.Kind[] kinds = Person.Kind.values();
        // As many full members as all others.
        Person.Kind kind = random.nextBoolean() ? Person.Kind.MEMBER : kinds[random.nextInt(kinds.length)];
        return new Person(id, id.value(), LISBON, kind, random.nextInt(5) == 0);
    }

    private static Channel channel(Random random, ChannelId id) {
        return new Channel(
                id,
                "channel-" + id.value().toLowerCase(Locale.ROOT),
                random.nextBoolean(),
                random.nextInt(5) == 0,
                random.nextBoolean(),
                random.nextBoolean());
    }

    private void groups(Random random, WorkspaceId workspace, List<PersonId> everyone, int gone) {
        for (GroupId id : GROUPS) {
            boolean isGone = gone > 0 && random.nextInt(gone) == 0;
            groups.save(workspace, new Group(id, id.value(), id.value(), isGone), some(random, everyone, 3));
        }
    }

    /** Most are teams, and some of those say who helps. */
    private void team(Random random, WorkspaceId workspace, ChannelId id, List<PersonId> everyone) {
        teams.save(workspace, List.of(new Channel(id, id.value(), random.nextBoolean(), false, true, false)));
        teams.members(workspace, id, some(random, everyone, 3));
        if (random.nextInt(4) == 0) {
            return;
        }
        store.run(tx -> teams.createIfMissing(tx, workspace, id, LISBON));
        Set<PersonId> helpers = new HashSet<>(random.nextBoolean() ? some(random, everyone, 3) : List.of());
        helpers.removeAll(teams.unfit(workspace, id, helpers).keySet());
        GroupId group = random.nextBoolean() ? GROUPS.get(random.nextInt(GROUPS.size())) : null;
        Team usual = Team.of(id, LISBON);
        people.save(workspace, List.of(new Person(KEEPER, "keeper", LISBON, Person.Kind.MEMBER, false)));
        teams.joins(workspace, id, KEEPER);
        teams.change(
                workspace,
                KEEPER,
                new Team(id, null, null, helpers, group, usual.hours(), usual.firstAnswer(), null, null, null),
                null);
        teams.leaves(workspace, id, KEEPER);
    }

    private ChannelId unknown(Random random, WorkspaceId workspace, List<PersonId> everyone) {
        ChannelId id = new ChannelId("C-unknown");
        teams.members(workspace, id, some(random, everyone, 3));
        store.run(tx -> teams.createIfMissing(tx, workspace, id, LISBON));
        return id;
    }

    /** One in {@code odds} of them. */
    private static List<PersonId> some(Random random, List<PersonId> people, int odds) {
        return people.stream().filter(person -> random.nextInt(odds) == 0).toList();
    }

    @Override
    public void close() {
        store.close();
    }
}
