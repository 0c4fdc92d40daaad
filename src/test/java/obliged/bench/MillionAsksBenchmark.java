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
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import obliged.TeamColleagues;
import obliged.ask.Act;
import obliged.ask.AskSteps;
import obliged.ask.Asks;
import obliged.ask.NewAsk;
import obliged.ask.list.AskList;
import obliged.ask.list.AskList.Kind;
import obliged.ask.list.AskLists;
import obliged.ask.list.AskPage;
import obliged.digest.Digests;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.team.Channel;
import obliged.team.Teams;
import obliged.thanks.Thanks;

/**
 * How long Home tab, lists, search and a step take with a million asks in the file, 300 of them open for one person:
 * medians of our own time, without HTTP, on the clock and of the processor (where other programs are busy, only the
 * latter tells), of a bot that is not in its first minutes. Run its main; a first argument says how many asks, a second
 * one names the file: one that is there already is not filled again. A run takes steps in it, which can be taken but once.
 *
 * <p>Every ask contains the word {@code please}, so that one is as common as a word can be. Ana sees what a full member
 * sees; a guest sees nothing; {@code #closed} is a private channel with a fifth of all asks, which Ana does not see.
 */
final class MillionAsksBenchmark {
    private static final int ROUNDS = 61;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int WARM_UP = 200;
    private static final int OPEN = 300;
    private static final WorkspaceId ACME = new WorkspaceId("T0ACME01");
    private static final PersonId ANA = new PersonId("U0ANA00001");
    private static final PersonId GUEST = new PersonId("U0GUEST001");
    private static final int PEOPLE = 5_000;
    private static final int TEAMS = 100;
    private static final int TEAMS_OF_ANA = 5;

    private final Store store;
    private final People people;
    private final Teams teams;
    private final Outbox outbox;
    private final Asks asks;
    private final AskLists lists;
    private final AskSteps steps;
    private final ReaderViews views;
    private final long run = System.currentTimeMillis();
    private int keys;

    private MillionAsksBenchmark(Path file) {
        this.store = Store.open(file, InstantSource.system());
        this.people = new People(store);
        this.teams = new Teams(store, new TeamColleagues(people, new Groups(store)));
        this.outbox = new Outbox(store);
        this.asks = new Asks(store, people, teams, outbox);
        this.lists = new AskLists(store, people, teams, asks);
        this.steps = new AskSteps(store, people, teams, outbox);
        Thanks thanks = Thanks.in(store, people, teams, outbox, 10);
        Digests digests = new Digests(store, people, teams, asks, thanks.all(), outbox);
        this.views = new ReaderViews(asks, lists, digests, outbox, people, teams, InstantSource.system());
    }

    public static void main(String[] args) throws Exception {
        int stored = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        Path file = args.length > 1
                ? Path.of(args[1])
                : Files.createTempDirectory("obliged-benchmark").resolve("obliged.db");
        boolean filled = Files.exists(file);
        MillionAsksBenchmark benchmark = new MillionAsksBenchmark(file);
        if (!filled) {
            benchmark.meet();
            long start = System.nanoTime();
            fill(file, stored);
            System.out.printf("filled in %d s%n", (System.nanoTime() - start) / 1_000_000_000);
        }
        System.out.printf("%,d asks in %,d MB%n", stored, Files.size(file) / 1_000_000);
        for (int i = 1; i <= TEAMS_OF_ANA; i++) {
            benchmark.teams.joins(ACME, team(i), ANA);
        }
        benchmark.measure(stored);
        benchmark.store.close();
    }

    private void measure(int stored) {
        say("Home tab of someone who owes 300, asked 300 and is in five teams", () -> views.home(ACME, ANA));
        say("Home tab of a guest who sees nothing", () -> views.home(ACME, GUEST));
        for (Kind kind : List.of(Kind.OWED, Kind.MINE, Kind.OVERDUE, Kind.ALL)) {
            say("list " + kind, () -> views.list(ACME, ANA, AskList.of(kind)));
        }
        say(
                "list MINE, ended ones too",
                () -> views.list(ACME, ANA, AskList.of(Kind.MINE).withEnded()));
        say("list TEAM", () -> views.list(ACME, ANA, AskList.ofTeam(team(1))));
        say(
                "list TEAM, ended ones too",
                () -> views.list(ACME, ANA, AskList.ofTeam(team(1)).withEnded()));
        say("list ALL of a guest who sees nothing", () -> views.list(ACME, GUEST, AskList.of(Kind.ALL)));
        AskPage.Edge deep = new AskPage.Edge(-stored / 2, stored / 2, false);
        say("list ALL, from the middle on", () -> lists.page(ACME, ANA, AskList.of(Kind.ALL), deep));
        for (String words : List.of("please", "pleas", "ple", "p", "w77", "please w77 w1234", "w77 ple", "nowhere")) {
            say("search " + words, () -> views.list(ACME, ANA, AskList.found(words)));
            say("search " + words + ", by the guest", () -> views.list(ACME, GUEST, AskList.found(words)));
        }
        long[] next = {firstOfAna(stored), firstOfAna(stored)};
        say("accept", () -> steps.accept(act(), next[0]++, null));
        say("done", () -> steps.done(act(), next[1]++, null));
        say(
                "log",
                () -> asks.log(NewAsk.of(
                        act(),
                        new NewAsk.ToPerson(person(someone(1), Person.Kind.MEMBER)),
                        "please reset my VPN token",
                        null)));
    }

    /** From here on {@link #OPEN} were asked of Ana, and as many by her. */
    private static int firstOfAna(int stored) {
        return stored - 2 * OPEN + 1;
    }

    private Act act() {
        return new Act(ACME, person(ANA, Person.Kind.MEMBER), null, "benchmark/" + run + "/" + keys++);
    }

    private static void say(String what, Supplier<?> work) {
        long[] took = new long[ROUNDS];
        long[] worked = new long[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long start = System.nanoTime();
            long busy = THREADS.getCurrentThreadCpuTime();
            if (work.get() == null) {
                throw new IllegalStateException(what);
            }
            if (i >= 0) {
                took[i] = System.nanoTime() - start;
                worked[i] = THREADS.getCurrentThreadCpuTime() - busy;
            }
        }
        Arrays.sort(took);
        Arrays.sort(worked);
        System.out.printf(
                "%-66s %7.2f ms, at most %7.2f ms; of the processor %7.2f ms%n",
                what, took[ROUNDS / 2] / 1e6, took[ROUNDS - 1] / 1e6, worked[ROUNDS / 2] / 1e6);
    }

    private void meet() {
        List<Person> all = new ArrayList<>(List.of(person(ANA, Person.Kind.MEMBER), person(GUEST, Person.Kind.GUEST)));
        for (int i = 0; i < PEOPLE; i++) {
            all.add(person(someone(i), Person.Kind.MEMBER));
        }
        people.save(ACME, all);
        for (int i = 0; i <= TEAMS; i++) {
            ChannelId team = team(i);
            // The first one, with a fifth of all asks, is private.
            teams.save(ACME, List.of(new Channel(team, "team-" + i, i == 0, false, true, false)));
            teams.members(ACME, team, i == 0 ? List.of(someone(1)) : List.of(someone(1), someone(2), someone(3)));
            store.run(tx -> teams.createIfMissing(tx, ACME, team, ZoneOffset.UTC));
        }
    }

    private static Person person(PersonId id, Person.Kind kind) {
        return new Person(id, id.value(), ZoneOffset.UTC, kind, false);
    }

    private static PersonId someone(int i) {
        return new PersonId("U1" + String.format("%08d", i));
    }

    private static ChannelId team(int i) {
        return new ChannelId("C1" + String.format("%08d", i));
    }

    /** Mostly over; half of them of persons, a fifth in one private channel; the last of all are Ana's, and open. */
    private static void fill(Path file, int count) throws SQLException {
        Random random = new Random(1);
        long now = Instant.now().toEpochMilli();
        try (Connection connection = Tables.open(file);
                Statement pragma = connection.createStatement()) {
            pragma.execute("PRAGMA synchronous = OFF");
            pragma.execute("PRAGMA cache_size = -400000");
            connection.setAutoCommit(false);
            try (PreparedStatement ask = connection.prepareStatement("""
                            INSERT INTO ask (workspace_id, number, requester, logged_by, logged_at, asked_person,
                                             asked_team, words, needed_by, state)
                            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            """);
                    PreparedStatement part = connection.prepareStatement("""
                            INSERT OR IGNORE INTO ask_part (workspace_id, person_id, ask_number) VALUES (?, ?, ?)
                            """);
                    PreparedStatement step = connection.prepareStatement("""
                            INSERT INTO ask_step (workspace_id, ask_number, step, by_person, at)
                            VALUES (?, ?, 'LOG', ?, ?)
                            """)) {
                for (int i = 1; i <= count; i++) {
                    boolean anas = i >= firstOfAna(count);
                    boolean byAna = i >= firstOfAna(count) + OPEN;
                    String requester = byAna
                            ? ANA.value()
                            : someone(random.nextInt(PEOPLE)).value();
                    int kind = random.nextInt(10);
                    String person = anas
                            ? (byAna ? someone(random.nextInt(PEOPLE)) : ANA).value()
                            : kind < 5 ? someone(random.nextInt(PEOPLE)).value() : null;
                    String team = person != null
                            ? null
                            : team(kind < 7 ? 0 : 1 + random.nextInt(TEAMS)).value();
                    Object[] row = {
                        ACME.value(),
                        i,
                        requester,
                        requester,
                        now - (count - i) * 60_000L,
                        person,
                        team,
                        words(random),
                        anas && i % 3 == 0 ? "2030-01-" + (10 + i % 20) + "[UTC]" : null,
                        anas || random.nextInt(50) == 0 ? "OPEN" : "CONFIRMED"
                    };
                    put(ask, row);
                    put(part, ACME.value(), requester, i);
                    if (person != null) {
                        put(part, ACME.value(), person, i);
                    }
                    put(step, ACME.value(), i, requester, now - (count - i) * 60_000L);
                    if (i % 5_000 == 0 || i == count) {
                        ask.executeBatch();
                        part.executeBatch();
                        step.executeBatch();
                    }
                }
            }
            connection.commit();
        }
    }

    private static void put(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder("please");
        for (int i = 0; i < 9; i++) {
            words.append(" w").append((int) Math.min(9_999, Math.abs(random.nextGaussian()) * 2_000));
        }
        return words.toString();
    }
}
