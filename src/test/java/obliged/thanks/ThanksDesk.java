package obliged.thanks;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import obliged.TeamColleagues;
import obliged.ask.Act;
import obliged.outbox.Courier;
import obliged.outbox.Delivery;
import obliged.outbox.Message;
import obliged.outbox.Notice;
import obliged.outbox.Outbox;
import obliged.outbox.Outcome;
import obliged.person.Groups;
import obliged.person.People;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.team.Channel;
import obliged.team.Teams;
import obliged.testing.Poll;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Thanks on a real file, with people to thank. It is Sunday 22 November 2026, 10:00 in Lisbon, until {@link #now} is set.
 * Ana, Bo and Chi are the group {@link #CREW}; Bo is in the private {@link #LEADS}.
 */
final class ThanksDesk implements AutoCloseable {
    static final WorkspaceId ACME = new WorkspaceId("T1");
    static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    static final Instant SUNDAY = Instant.parse("2026-11-22T10:00:00Z");

    static final PersonId ANA = new PersonId("ana");
    static final PersonId BO = new PersonId("bo");
    static final PersonId CHI = new PersonId("chi");
    static final PersonId DEE = new PersonId("dee");
    static final PersonId GUS = new PersonId("gus");
    static final PersonId FAY = new PersonId("fay");
    static final PersonId BOT = new PersonId("bot");
    static final PersonId US = new PersonId("us");
    static final PersonId GONE = new PersonId("gone");

    static final GroupId CREW = new GroupId("crew");
    static final ChannelId GENERAL = new ChannelId("general");
    static final ChannelId LEADS = new ChannelId("leads");

    final Path file;
    final Store store;
    final People people;
    final Teams teams;
    final Outbox outbox;
    final ThankYous thankYous;
    final ThanksLists lists;
    final CompanyValues values;
    Instant now = SUNDAY;

    /** What arrived, in its order, as kind and place. */
    final List<String> arrived = new CopyOnWriteArrayList<>();

    /** What the next try of a kind comes to, where that is not to arrive. */
    final Map<String, Function<Notice, Outcome>> instead = new ConcurrentHashMap<>();

    private final AtomicInteger keys = new AtomicInteger();
    private @Nullable Delivery delivery;

    /** Fills what other rooms keep. */
    interface Rows {
        @SqlUpdate("""
                INSERT INTO person_group_member (workspace_id, group_id, person_id)
                VALUES (:workspace, :group, :person)
                """)
        void add(WorkspaceId workspace, GroupId group, PersonId person);
    }

    ThanksDesk(Path directory) {
        file = directory.resolve("obliged.db");
        store = Store.open(EmptyFile.at(file), () -> now);
        people = new People(store);
        teams = new Teams(store, new TeamColleagues(people, new Groups(store)));
        outbox = new Outbox(store);
        thankYous = new ThankYous(store, people, teams, outbox, 10);
        lists = new ThanksLists(store, people, teams);
        values = new CompanyValues(store, people);
        people.save(new Workspace(ACME, "Acme", "https://acme.example/", US, now, null));
        people.save(
                ACME,
                List.of(
                        person(ANA, Person.Kind.MEMBER, false),
                        person(BO, Person.Kind.MEMBER, false),
                        person(CHI, Person.Kind.MEMBER, false),
                        person(DEE, Person.Kind.MEMBER, false),
                        person(GUS, Person.Kind.GUEST, false),
                        person(FAY, Person.Kind.FOREIGN, false),
                        person(BOT, Person.Kind.BOT, false),
                        person(US, Person.Kind.BOT, false),
                        person(GONE, Person.Kind.MEMBER, true)));
        people.admin(ACME, DEE, true);
        teams.save(
                ACME,
                List.of(
                        new Channel(GENERAL, "general", false, false, false, false),
                        new Channel(LEADS, "leads", true, false, true, false)));
        teams.members(ACME, LEADS, List.of(BO));
        store.run(
                tx -> List.of(ANA, BO, CHI).forEach(member -> tx.dao(Rows.class).add(ACME, CREW, member)));
    }

    static Person person(PersonId id, Person.Kind kind, boolean gone) {
        return new Person(id, id.value(), LISBON, kind, gone);
    }

    Act act(PersonId by) {
        return act(by, "key/" + keys.incrementAndGet());
    }

    static Act act(PersonId by, String key) {
        return new Act(ACME, Person.stranger(by, by.value(), LISBON), null, key);
    }

    /** A wish to thank people in #general. */
    NewThanks by(PersonId giver, String words, PersonId... thanked) {
        return new NewThanks(act(giver), described(thanked), List.of(), Gift.of(words), GENERAL, Occasion.NONE, false);
    }

    static List<Person> described(PersonId... people) {
        return Arrays.stream(people)
                .map(id -> Person.stranger(id, id.value(), LISBON))
                .toList();
    }

    static NewThanks with(NewThanks wanted, Act act) {
        return new NewThanks(
                act,
                wanted.people(),
                wanted.groups(),
                wanted.gift(),
                wanted.channel(),
                wanted.occasion(),
                wanted.confirmed());
    }

    static NewThanks with(NewThanks wanted, GroupId... groups) {
        return new NewThanks(
                wanted.act(),
                wanted.people(),
                List.of(groups),
                wanted.gift(),
                wanted.channel(),
                wanted.occasion(),
                wanted.confirmed());
    }

    static NewThanks in(NewThanks wanted, @Nullable ChannelId channel, boolean confirmed) {
        return new NewThanks(
                wanted.act(), wanted.people(), wanted.groups(), wanted.gift(), channel, wanted.occasion(), confirmed);
    }

    static NewThanks saying(NewThanks wanted, Gift gift) {
        return new NewThanks(
                wanted.act(),
                wanted.people(),
                wanted.groups(),
                gift,
                wanted.channel(),
                wanted.occasion(),
                wanted.confirmed());
    }

    void pass(Duration span) {
        now = now.plus(span);
    }

    /** Lets everything that is owed come to its end. */
    void deliver() throws InterruptedException {
        if (delivery == null) {
            delivery = new Delivery(outbox, new Post(), () -> now, 0.001);
            delivery.start();
        }
        delivery.wake();
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (outbox.waiting().count() > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError("still waiting: " + waiting());
            }
            Poll.pause();
        }
    }

    /** What waits to be delivered, as kind and place. */
    List<String> waiting() {
        return Tables.rows(file, "SELECT kind || ' to ' || place FROM notice WHERE state = 'WAITING' ORDER BY id")
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    /** A post office that takes everything, but for what a test has it refuse. */
    private final class Post implements Courier {
        @Override
        public Hold hold(Notice notice) {
            return new Hold(Duration.ZERO, false);
        }

        @Override
        public Outcome deliver(Notice notice) {
            Function<Notice, Outcome> other = instead.get(notice.kind());
            if (other != null) {
                return other.apply(notice);
            }
            String to = notice.recipient().id();
            arrived.add(notice.kind() + " to " + to);
            return new Outcome.Delivered(new Message(to, "1." + notice.id()));
        }
    }

    @Override
    public void close() {
        if (delivery != null) {
            delivery.close();
        }
        store.close();
    }
}
