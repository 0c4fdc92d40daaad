package obliged.reminder;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import obliged.TeamColleagues;
import obliged.ask.Act;
import obliged.ask.Ask;
import obliged.ask.AskSteps;
import obliged.ask.Asks;
import obliged.ask.NewAsk;
import obliged.ask.value.Date;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.Habits;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.team.Channel;
import obliged.team.Team;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * Reminders on a real file, with people in Lisbon. It is Monday 23 November 2026, 8:00 there, until {@link #now} is set.
 * Bo and Chi are in {@link #IT}, which anyone in it helps.
 */
final class ReminderDesk implements AutoCloseable {
    static final WorkspaceId ACME = new WorkspaceId("T1");
    static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    static final LocalDate TUESDAY = MONDAY.plusDays(1);
    static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    static final PersonId ANA = new PersonId("ana");
    static final PersonId BO = new PersonId("bo");
    static final PersonId CHI = new PersonId("chi");
    static final ChannelId IT = new ChannelId("CIT");

    final Path file;
    Store store;
    People people;
    Teams teams;
    Outbox outbox;
    Asks asks;
    AskSteps steps;
    Reminders reminders;
    Instant now = at(MONDAY, 8, 0);
    private int keys;
    private long seen;

    ReminderDesk(Path directory) {
        file = directory.resolve("obliged.db");
        open();
        people.save(ACME, List.of(person(ANA, LISBON), person(BO, LISBON), person(CHI, LISBON)));
        teams.save(ACME, List.of(new Channel(IT, "it", false, false, true, false)));
        teams.members(ACME, IT, List.of(BO, CHI));
    }

    private void open() {
        store = Store.open(EmptyFile.at(file), () -> now);
        people = new People(store);
        teams = new Teams(store, new TeamColleagues(people, new Groups(store)));
        outbox = new Outbox(store);
        asks = new Asks(store, people, teams, outbox);
        steps = new AskSteps(store, people, teams, outbox);
        reminders = new Reminders(store, people, teams, asks, outbox);
        steps.onChangedHands(reminders::changedHands);
    }

    void restart() {
        store.close();
        open();
    }

    static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(LISBON).toInstant();
    }

    static Person person(PersonId id, ZoneId zone) {
        return new Person(id, id.value(), zone, Person.Kind.MEMBER, false);
    }

    static Date on(LocalDate day) {
        return Date.on(day, LISBON);
    }

    void move(PersonId who, ZoneId zone) {
        people.save(ACME, List.of(person(who, zone)));
    }

    void habits(PersonId who, Habits habits) {
        people.habits(ACME, person(who, LISBON), habits);
    }

    static Habits remindedAt(int hour, int minute) {
        return new Habits(Habits.USUAL.days(), LocalTime.of(hour, minute), true, null);
    }

    Act act(PersonId by) {
        return new Act(ACME, person(by, LISBON), null, "key/" + keys++);
    }

    /** What one person asked of another. */
    long asked(PersonId by, PersonId of) {
        return asks.log(NewAsk.of(act(by), new NewAsk.ToPerson(person(of, LISBON)), "a second screen", null))
                .id()
                .number();
    }

    /** What one person promised another for a day, if for any. */
    long promised(PersonId by, PersonId to, @Nullable LocalDate due) {
        long number = asked(to, by);
        steps.accept(act(by), number, due == null ? null : on(due));
        return number;
    }

    long askedIt(PersonId by) {
        return asks.log(NewAsk.of(
                        act(by),
                        new NewAsk.ToChannel(new Channel(IT, "it", false, false, true, false)),
                        "a second screen",
                        null))
                .id()
                .number();
    }

    /** Names the helpers of {@link #IT}. */
    void helpers(PersonId... helpers) {
        store.run(tx -> teams.createIfMissing(tx, ACME, IT, LISBON));
        Team team = teams.team(ACME, IT).orElseThrow();
        teams.change(
                ACME,
                BO,
                new Team(
                        IT,
                        null,
                        null,
                        java.util.Set.of(helpers),
                        null,
                        team.hours(),
                        team.firstAnswer(),
                        null,
                        null,
                        null),
                team.changedAt());
    }

    Ask ask(PersonId reader, long number) {
        return asks.view(ACME, reader, number).ask();
    }

    /** What came to be owed by this tick, each as kind, place and number. */
    List<String> tick() {
        tickQuietly();
        reminders.remind(ACME);
        List<List<String>> rows = Tables.rows(
                file,
                "SELECT id, kind || ' to ' || place || CASE kind WHEN 'reminder' THEN '' ELSE ' #' || about END"
                        + " FROM notice WHERE id > " + seen + " ORDER BY place, id");
        rows.forEach(row -> seen = Math.max(seen, Long.parseLong(row.get(0))));
        return rows.stream().map(row -> row.get(1)).toList();
    }

    /** What steps made us owe is not looked at. */
    private void tickQuietly() {
        seen = Long.parseLong(Tables.rows(file, "SELECT COALESCE(MAX(id), 0) FROM notice")
                .get(0)
                .get(0));
    }

    List<String> tick(Instant at) {
        now = at;
        return tick();
    }

    /** The newest reminder of someone: each line as its section and number. */
    List<String> lines(PersonId person) {
        return Tables.rows(
                        file,
                        "SELECT kind || ' #' || ask_number FROM reminder_line WHERE reminder_id = (SELECT MAX(id) FROM"
                                + " reminder WHERE person_id = '" + person.value() + "') ORDER BY position")
                .stream()
                .map(row -> row.get(0))
                .toList();
    }

    Reminder newest(PersonId person) {
        long number = Long.parseLong(
                Tables.rows(file, "SELECT MAX(id) FROM reminder WHERE person_id = '" + person.value() + "'")
                        .get(0)
                        .get(0));
        return reminders.find(ACME, number).orElseThrow();
    }

    @Override
    public void close() {
        store.close();
    }
}
