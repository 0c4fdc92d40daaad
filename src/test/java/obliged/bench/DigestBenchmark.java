package obliged.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import obliged.TeamColleagues;
import obliged.ask.Asks;
import obliged.digest.Digests;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.People;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.team.Teams;
import obliged.thanks.ThankYous;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes to find and owe the digests of a thousand teams, all at the same hour, with a million asks of two
 * years in the file, and how much memory, on the clock and of the processor (where other programs are busy, only the
 * latter tells). The first time each finds all eight weeks; from then on only the last one. Run
 * its main with {@code -Xmx128m}; a first argument says how many asks, a second one names the file: one that is there
 * already is not filled again, but a run changes it, so give it a copy.
 */
final class DigestBenchmark {
    private static final WorkspaceId ACME = new WorkspaceId("T0ACME01");
    private static final int TEAMS = 1_000;
    private static final int PEOPLE = 5_000;
    private static final Instant MONDAY = Instant.parse("2026-11-09T09:00:00Z");
    private static final Duration SPAN = Duration.ofDays(2 * 365);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private DigestBenchmark() {}

    public static void main(String[] args) throws Exception {
        int stored = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path file = args.length > 1
                ? Path.of(args[1])
                : Files.createTempDirectory("obliged-benchmark").resolve("obliged.db");
        AtomicReference<Instant> now = new AtomicReference<>(MONDAY.minus(Duration.ofDays(1)));
        boolean filled = Files.exists(file);
        Store.open(file, now::get).close();
        if (!filled) {
            fill(file, stored);
        }
        try (Store store = Store.open(file, now::get)) {
            People people = new People(store);
            Teams teams = new Teams(store, new TeamColleagues(people, new Groups(store)));
            Outbox outbox = new Outbox(store);
            Digests digests = new Digests(
                    store,
                    people,
                    teams,
                    new Asks(store, people, teams, outbox),
                    new ThankYous(store, people, teams, outbox, 10),
                    outbox);
            System.out.printf("%,d asks in %,d MB%n", stored, Files.size(file) / 1_000_000);
            say("nothing due", digests, file);
            now.set(MONDAY);
            say("the first time", digests, file);
            now.set(MONDAY.plus(Duration.ofDays(7)));
            say("a week later", digests, file);
            say("nothing due", digests, file);
        }
    }

    private static void say(String what, Digests digests, Path file) throws SQLException {
        long before = owed(file);
        long start = System.nanoTime();
        long busy = THREADS.getCurrentThreadCpuTime();
        digests.tellAll(ACME);
        double seconds = (System.nanoTime() - start) / 1e9;
        double worked = (THREADS.getCurrentThreadCpuTime() - busy) / 1e9;
        Runtime machine = Runtime.getRuntime();
        System.out.printf(
                "%-20s %,6d digests in %6.2f s (%6.2f s of the processor), %d MB of memory taken%n",
                what, owed(file) - before, seconds, worked, machine.totalMemory() / 1_000_000);
    }

    private static long owed(Path file) throws SQLException {
        try (Connection connection = Tables.open(file);
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT COUNT(*) FROM notice WHERE kind = 'digest.post'")) {
            return row.getLong(1);
        }
    }

    /** Each asked of a team, mostly over, as early or late as people are; a fifth is rated. */
    private static void fill(Path file, int count) throws SQLException {
        Random random = new Random(1);
        long start = System.nanoTime();
        try (Connection connection = Tables.open(file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = OFF");
            statement.execute("PRAGMA cache_size = -400000");
            // The index of all words is not what is measured here.
            statement.execute("DROP TRIGGER ask_logged");
            connection.setAutoCommit(false);
            meet(connection);
            Rows rows = new Rows(connection);
            for (int i = 1; i <= count; i++) {
                long at = MONDAY.toEpochMilli() + SPAN.toMillis() / 100 - (count - i) * (SPAN.toMillis() / count);
                rows.add(i, at, random);
                if (i % 5_000 == 0 || i == count) {
                    rows.send();
                }
            }
            connection.commit();
            statement.execute("ANALYZE");
            connection.commit();
        }
        System.out.printf("filled in %d s%n", (System.nanoTime() - start) / 1_000_000_000);
    }

    private static void meet(Connection connection) throws SQLException {
        try (PreparedStatement person = connection.prepareStatement("""
                        INSERT INTO person (workspace_id, id, name, zone, kind, gone) VALUES (?, ?, ?, 'UTC', 'MEMBER', 0)
                        """);
                PreparedStatement channel = connection.prepareStatement("""
                        INSERT INTO channel (workspace_id, id, name, closed, archived, joined, shared)
                        VALUES (?, ?, ?, 0, 0, 1, 0)
                        """);
                PreparedStatement team = connection.prepareStatement("""
                        INSERT INTO team (workspace_id, channel_id, zone, days, opens, closes)
                        VALUES (?, ?, 'UTC', 'MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY', '09:00', '17:00')
                        """);
                PreparedStatement helper = connection.prepareStatement("""
                        INSERT INTO team_helper (workspace_id, channel_id, person_id) VALUES (?, ?, ?)
                        """);
                PreparedStatement plan = connection.prepareStatement("""
                        INSERT INTO digest_plan (workspace_id, channel_id, on_by, on_at, day, time, next_at)
                        VALUES (?, ?, ?, 0, 'MONDAY', '09:00', 0)
                        """)) {
            for (int i = 0; i < PEOPLE; i++) {
                put(person, ACME.value(), someone(i), someone(i));
            }
            for (int i = 0; i < TEAMS; i++) {
                put(channel, ACME.value(), team(i), team(i));
                put(team, ACME.value(), team(i));
                for (int j = 0; j < 3; j++) {
                    put(helper, ACME.value(), team(i), someone(3 * i + j));
                }
                put(plan, ACME.value(), team(i), someone(3 * i));
            }
            for (PreparedStatement all : new PreparedStatement[] {person, channel, team, helper, plan}) {
                all.executeBatch();
            }
        }
    }

    /** Asks with their steps, to be written by the thousand. */
    private static final class Rows {
        private final PreparedStatement ask;
        private final PreparedStatement step;
        private final PreparedStatement rating;

        Rows(Connection connection) throws SQLException {
            ask = connection.prepareStatement("""
                    INSERT INTO ask (workspace_id, number, requester, logged_by, logged_at, asked_team, words, impact,
                                     state, assignee, due, due_ends, done_at)
                    VALUES (?, ?, ?, ?, ?, ?, 'please', ?, ?, ?, ?, ?, ?)
                    """);
            step = connection.prepareStatement("""
                    INSERT INTO ask_step (workspace_id, ask_number, step, by_person, at, date, team)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """);
            rating = connection.prepareStatement("""
                    INSERT INTO ask_rating (workspace_id, ask_number, stars, better, at, team) VALUES (?, ?, ?, ?, ?, ?)
                    """);
        }

        void add(int number, long at, Random random) throws SQLException {
            int of = random.nextInt(TEAMS);
            String requester = someone(random.nextInt(PEOPLE));
            String helper = someone(3 * of + random.nextInt(3));
            long accepted = at + random.nextInt(100_000_000);
            long done = accepted + random.nextInt(500_000_000);
            String due = Instant.ofEpochMilli(accepted + 300_000_000).toString().substring(0, 10) + "[UTC]";
            long ends = (accepted + 300_000_000) / 86_400_000 * 86_400_000 + 86_400_000;
            boolean open = random.nextInt(50) == 0 || done > MONDAY.toEpochMilli();
            put(
                    ask,
                    ACME.value(),
                    number,
                    requester,
                    requester,
                    at,
                    team(of),
                    number % 20 == 0 ? "the shop opens on time" : null,
                    open ? "ACCEPTED" : "CONFIRMED",
                    helper,
                    due,
                    ends,
                    open ? null : done);
            put(step, ACME.value(), number, "LOG", requester, at, null, team(of));
            put(step, ACME.value(), number, "ACCEPT", helper, accepted, due, team(of));
            if (!open) {
                put(step, ACME.value(), number, "DONE", helper, done, null, team(of));
                put(step, ACME.value(), number, "CONFIRM", requester, done + 60_000, null, team(of));
                if (number % 5 == 0) {
                    put(rating, ACME.value(), number, 1 + number % 4, "be faster", done + 90_000, team(of));
                }
            }
        }

        void send() throws SQLException {
            ask.executeBatch();
            step.executeBatch();
            rating.executeBatch();
        }
    }

    private static void put(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private static String someone(int i) {
        return "U1" + String.format("%08d", i);
    }

    private static String team(int i) {
        return "C1" + String.format("%08d", i);
    }
}
