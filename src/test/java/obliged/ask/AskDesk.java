package obliged.ask;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import obliged.TeamColleagues;
import obliged.ask.value.Date;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.People;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.team.Channel;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * Asks on a real file, with people to take part. It is Sunday 22 November 2026, 10:00 in Lisbon, until {@link #now} is
 * set. Bo, Chi and the guest Gus are in {@link #IT}; Bo and Chi in the private {@link #HR}; Fay, of another company, in
 * {@link #IT} too.
 */
public final class AskDesk implements AutoCloseable {
    public static final WorkspaceId ACME = new WorkspaceId("T1");
    public static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    public static final Instant SUNDAY = Instant.parse("2026-11-22T10:00:00Z");
    public static final Date TUESDAY = Date.on(LocalDate.of(2026, 11, 24), LISBON);
    public static final Date THURSDAY = Date.on(LocalDate.of(2026, 11, 26), LISBON);

    public static final PersonId ANA = new PersonId("ana");
    public static final PersonId BO = new PersonId("bo");
    public static final PersonId CHI = new PersonId("chi");
    public static final PersonId DAN = new PersonId("dan");
    public static final PersonId EVE = new PersonId("eve");
    static final PersonId MEG = new PersonId("meg");
    public static final PersonId GUS = new PersonId("gus");
    public static final PersonId GIL = new PersonId("gil");
    public static final PersonId FAY = new PersonId("fay");
    static final PersonId BOT = new PersonId("bot");
    public static final PersonId US = new PersonId("us");
    static final PersonId GONE = new PersonId("gone");
    /** Nobody knows her. */
    static final PersonId ZOE = new PersonId("zoe");

    public static final ChannelId IT = new ChannelId("it");
    public static final ChannelId HR = new ChannelId("hr");
    static final ChannelId ARCHIVED = new ChannelId("archived");
    static final ChannelId CLOSED = new ChannelId("closed");

    public final Path file;
    public final Store store;
    public final People people;
    public final Teams teams;
    public final Asks asks;
    public final AskSteps steps;
    public Instant now = SUNDAY;
    private final Connection watching;

    /**
     * Reads what was there at first, all the time, so that the log of the file is never begun anew: that would be a new
     * version for {@link #version}, also in a transaction that is rolled back.
     */
    private final Connection reading;

    private int keys;
    private long seenNotices;

    public AskDesk(Path directory) {
        file = directory.resolve("obliged.db");
        store = Store.open(EmptyFile.at(file), () -> now);
        // A checkpoint would count as a change, and this looks whether something changed.
        store.service().stop(Duration.ofSeconds(5));
        try {
            watching = DriverManager.getConnection("jdbc:sqlite:" + file);
            reading = DriverManager.getConnection("jdbc:sqlite:" + file);
            reading.setAutoCommit(false);
            reading.createStatement()
                    .executeQuery("SELECT COUNT(*) FROM sqlite_schema")
                    .close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        people = new People(store);
        teams = new Teams(store, new TeamColleagues(people, new Groups(store)));
        Outbox outbox = new Outbox(store);
        asks = new Asks(store, people, teams, outbox);
        steps = new AskSteps(store, people, teams, outbox);
        people.save(new Workspace(ACME, "Acme", "https://acme.example/", US, now, null));
        people.save(
                ACME,
                List.of(
                        person(ANA, Person.Kind.MEMBER, false),
                        person(BO, Person.Kind.MEMBER, false),
                        person(CHI, Person.Kind.MEMBER, false),
                        person(DAN, Person.Kind.MEMBER, false),
                        person(EVE, Person.Kind.MEMBER, false),
                        person(MEG, Person.Kind.MEMBER, false),
                        person(GUS, Person.Kind.GUEST, false),
                        person(GIL, Person.Kind.GUEST, false),
                        person(FAY, Person.Kind.FOREIGN, false),
                        person(BOT, Person.Kind.BOT, false),
                        person(US, Person.Kind.BOT, false),
                        person(GONE, Person.Kind.MEMBER, true)));
        teams.save(
                ACME,
                List.of(
                        new Channel(IT, "it", false, false, true, true),
                        new Channel(HR, "hr", true, false, true, false),
                        new Channel(ARCHIVED, "archived", false, true, false, false),
                        new Channel(CLOSED, "closed", true, false, false, false)));
        teams.members(ACME, IT, List.of(BO, CHI, GUS, FAY));
        teams.members(ACME, HR, List.of(BO, CHI));
    }

    public static Person person(PersonId id, Person.Kind kind, boolean gone) {
        return new Person(id, id.value(), LISBON, kind, gone);
    }

    /** As a request tells of someone. */
    public static Person described(PersonId id) {
        return Person.stranger(id, id.value(), LISBON);
    }

    public Act act(PersonId by) {
        return act(by, "key/" + keys++);
    }

    public static Act act(PersonId by, String key) {
        return new Act(ACME, described(by), null, key);
    }

    Act pressIn(ChannelId channel, PersonId by) {
        return new Act(ACME, described(by), channel, "key/" + keys++);
    }

    public Ask log(PersonId by, NewAsk.To to, String words, @Nullable Date neededBy) {
        return asks.log(NewAsk.of(act(by), to, words, neededBy));
    }

    /** Ana asks Bo. */
    public Ask anaAsksBo(@Nullable Date neededBy) {
        return log(ANA, to(BO), "reset my VPN token", neededBy);
    }

    public Ask anaAsks(ChannelId channel) {
        return inside(channel, ANA, () -> log(ANA, to(channel), "a second screen", null));
    }

    /** What someone asks while they are in a channel, which they leave again if they were not in it before. */
    public Ask inside(ChannelId channel, PersonId person, Supplier<Ask> asking) {
        boolean isIn = teams.isIn(ACME, channel, person);
        teams.joins(ACME, channel, person);
        try {
            return asking.get();
        } finally {
            if (!isIn) {
                teams.leaves(ACME, channel, person);
            }
        }
    }

    public static NewAsk.To to(PersonId person) {
        return new NewAsk.ToPerson(described(person));
    }

    public static NewAsk.To to(ChannelId channel) {
        return new NewAsk.ToChannel(new Channel(channel, channel.value(), false, false, false, false));
    }

    public AskView view(PersonId reader, Ask ask) {
        return asks.view(ACME, reader, ask.id().number());
    }

    /** What has come to be owed since this was last asked, each as kind, place and the kind of step that caused it. */
    public List<String> owed() {
        List<List<String>> rows = Tables.rows(file, """
                SELECT notice.id, kind || ' to ' || place || ' for ' || COALESCE(step, '?')
                FROM notice LEFT JOIN ask_step ON ask_step.id = cause
                WHERE notice.id > %d
                ORDER BY notice.id
                """.formatted(seenNotices));
        rows.forEach(row -> seenNotices = Long.parseLong(row.get(0)));
        return rows.stream().map(row -> row.get(1)).toList();
    }

    /** Names a team's helpers, in place of those named before. */
    public void helpers(ChannelId channel, PersonId... helpers) {
        store.run(tx -> {
            teams.createIfMissing(tx, ACME, channel, LISBON);
            HelperDao dao = tx.dao(HelperDao.class);
            dao.forget(ACME, channel);
            dao.name(ACME, channel, List.of(helpers));
        });
    }

    /** Goes up with whatever is written to the file, whichever table it is in. */
    public long version() {
        try (ResultSet row = watching.createStatement().executeQuery("PRAGMA data_version")) {
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Map<String, List<List<String>>> tables() {
        return Tables.all(file);
    }

    @Override
    public void close() {
        try {
            watching.close();
            reading.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        store.close();
    }
}
