package obliged.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import obliged.TeamColleagues;
import obliged.ask.Asks;
import obliged.ask.Date;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.People;
import obliged.person.Person;
import obliged.reminder.Reminders;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.team.Channel;
import obliged.team.Teams;
import obliged.testing.SettableClock;
import org.jspecify.annotations.Nullable;

/**
 * The morning of 50,000 people at one hour, 5,000 of whom have something to be reminded of, among a million asks: how
 * long until all of it is in the outbox, on a real file, and the longest that anything else had to wait for meanwhile.
 * Run its main; a first argument says how many asks.
 */
final class ReminderBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final WorkspaceId ACME = new WorkspaceId("T0ACME01");
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final int PEOPLE = 50_000;
    private static final int REMINDED = 5_000;
    private static final int TEAMS = 1_000;
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final int DAYS = 4;

    private ReminderBenchmark() {}

    public static void main(String[] args) throws Exception {
        int asks = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path file = Files.createTempDirectory("obliged-benchmark").resolve("obliged.db");
        SettableClock clock =
                new SettableClock(MONDAY.atTime(7, 0).atZone(LISBON).toInstant());
        try (Store store = Store.open(file, clock)) {
            People people = new People(store);
            Teams teams = new Teams(store, new TeamColleagues(people, new Groups(store)));
            Outbox outbox = new Outbox(store);
            Reminders reminders = new Reminders(store, people, teams, new Asks(store, people, teams, outbox), outbox);
            meet(store, people, teams);
            fill(file, asks);
            System.out.printf("%,d asks in %,d MB%n", asks, Files.size(file) / 1_000_000);
            say("the first look at everyone", () -> reminders.remind(ACME));
            say("a tick at which nothing is due", () -> reminders.remind(ACME));
            for (int day = 0; day < DAYS; day++) {
                long before = outbox.waiting().count();
                Instant nine = MONDAY.plusDays(day).atTime(9, 0).atZone(LISBON).toInstant();
                clock.set(nine.minusSeconds(60));
                reminders.remind(ACME);
                clock.set(nine);
                say(MONDAY.plusDays(day).getDayOfWeek() + ", 9:00", () -> reminders.remind(ACME));
                System.out.printf("  %,d reminders are owed%n", outbox.waiting().count() - before);
            }
            say("a tick at which nothing is due", () -> reminders.remind(ACME));
            say("tidying up", reminders::forgetOld);
        }
    }

    private static void say(String what, Runnable work) {
        long start = System.nanoTime();
        long busy = THREADS.getCurrentThreadCpuTime();
        work.run();
        System.out.printf(
                "%-40s %9.1f ms, of the processor %9.1f ms%n",
                what, (System.nanoTime() - start) / 1e6, (THREADS.getCurrentThreadCpuTime() - busy) / 1e6);
    }

    private static void meet(Store store, People people, Teams teams) {
        List<Person> all = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            all.add(new Person(someone(i), "Someone " + i, LISBON, Person.Kind.MEMBER, false));
        }
        people.save(ACME, all);
        for (int i = 0; i < TEAMS; i++) {
            ChannelId team = team(i);
            teams.save(ACME, List.of(new Channel(team, "team-" + i, false, false, true, false)));
            store.run(tx -> teams.createIfMissing(tx, ACME, team, LISBON));
        }
    }

    private static PersonId someone(int i) {
        return new PersonId("U1" + String.format("%08d", i));
    }

    private static ChannelId team(int i) {
        return new ChannelId("C1" + String.format("%08d", i));
    }

    /**
     * Mostly over. Each of those who are reminded has three that are due on one of these days and one from a colleague
     * that is late; the other living ones, ten for everyone else, are due far ahead. Every team has five helpers among
     * those who are reminded, and two asks that nobody answered.
     */
    private static void fill(Path file, int count) throws SQLException {
        Random random = new Random(1);
        long then = MONDAY.minusDays(7).atTime(10, 0).atZone(LISBON).toInstant().toEpochMilli();
        try (Connection connection = Tables.open(file);
                Statement pragma = connection.createStatement()) {
            pragma.execute("PRAGMA synchronous = OFF");
            pragma.execute("PRAGMA cache_size = -400000");
            connection.setAutoCommit(false);
            try (PreparedStatement helper = connection.prepareStatement(
                    "INSERT INTO team_helper (workspace_id, channel_id, person_id) VALUES (?, ?, ?)")) {
                for (int i = 0; i < TEAMS * 5; i++) {
                    put(
                            helper,
                            ACME.value(),
                            team(i / 5).value(),
                            someone(i % REMINDED).value());
                }
                helper.executeBatch();
            }
            try (PreparedStatement ask = connection.prepareStatement("""
                            INSERT INTO ask (workspace_id, number, requester, logged_by, logged_at, asked_person,
                                             asked_team, words, state, assignee, due, due_ends)
                            VALUES (?, ?, ?, ?, ?, ?, ?, 'please', ?, ?, ?, ?)
                            """);
                    PreparedStatement step = connection.prepareStatement("""
                            INSERT INTO ask_step (workspace_id, ask_number, step, by_person, at) VALUES (?, ?, ?, ?, ?)
                            """)) {
                int far = REMINDED * 4 + TEAMS * 2;
                for (int i = 0; i < count; i++) {
                    boolean late = i < REMINDED;
                    boolean soon = !late && i < REMINDED * 4;
                    boolean open = !late && !soon && i < far;
                    boolean living = i < far + (PEOPLE - REMINDED) * 10;
                    int owner = late || soon ? i % REMINDED : REMINDED + random.nextInt(PEOPLE - REMINDED);
                    LocalDate due = late
                            ? MONDAY.minusDays(3)
                            : soon ? MONDAY.plusDays(random.nextInt(DAYS)) : MONDAY.plusDays(60);
                    String requester = someone(random.nextInt(REMINDED)).value();
                    put(
                            ask,
                            ACME.value(),
                            i + 1,
                            requester,
                            requester,
                            then,
                            open ? null : someone(owner).value(),
                            open ? team(i % TEAMS).value() : null,
                            open ? "OPEN" : living ? "ACCEPTED" : "CONFIRMED",
                            open ? null : someone(owner).value(),
                            open ? null : Date.on(due, LISBON).toString(),
                            open ? null : Date.on(due, LISBON).ends(LISBON).toEpochMilli());
                    put(step, ACME.value(), i + 1, "LOG", requester, then);
                    if (!open) {
                        put(step, ACME.value(), i + 1, "ACCEPT", someone(owner).value(), then);
                    }
                    if (i % 5_000 == 0 || i == count - 1) {
                        ask.executeBatch();
                        step.executeBatch();
                    }
                }
            }
            connection.commit();
        }
    }

    private static void put(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }
}
