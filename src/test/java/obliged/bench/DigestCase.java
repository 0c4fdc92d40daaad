package obliged.bench;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import obliged.ask.Asks;
import obliged.bench.Benchmark.Setting;
import obliged.bench.Company.Inserts;
import obliged.digest.Digests;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.team.Teams;
import obliged.testing.SettableClock;
import obliged.thanks.ThankYous;

/**
 * The digests of many teams, all at the same hour, with the asks of two years in the file. The first time each finds all
 * eight weeks; from then on only the last one.
 */
final class DigestCase {
    private static final int PEOPLE = 5_000;
    private static final Instant MONDAY = Instant.parse("2026-11-09T09:00:00Z");
    private static final Duration SPAN = Duration.ofDays(2 * 365);

    private DigestCase() {}

    static List<Row> measure(Setting setting) throws Exception {
        int count = setting.either(1_000, 100);
        Path file = setting.newDirectory().resolve("obliged.db");
        SettableClock clock = new SettableClock(MONDAY.minus(Duration.ofDays(1)));
        Store.open(file, clock).close();
        fill(file, setting.either(1_000_000, 20_000), count);
        try (Store store = Store.open(file, clock)) {
            People people = new People(store);
            Teams teams = Company.teams(store, people);
            Outbox outbox = new Outbox(store);
            Asks asks = new Asks(store, people, teams, outbox);
            Digests digests =
                    new Digests(store, people, teams, asks, new ThankYous(store, people, teams, outbox, 10), outbox);
            clock.set(MONDAY);
            double first = seconds(digests);
            clock.set(MONDAY.plus(Duration.ofDays(7)));
            double later = seconds(digests);
            if (!Tables.rows(file, "SELECT COUNT(*) FROM notice WHERE kind = 'digest.post'")
                    .get(0)
                    .get(0)
                    .equals(String.valueOf(2 * count))) {
                throw new IllegalStateException("not every team got its digests");
            }
            return List.of(
                    Row.of(String.format("%,d digests, the first ones", count), "s", first)
                            .atMost(10),
                    Row.of(String.format("%,d digests, a week later", count), "s", later)
                            .atMost(10));
        }
    }

    private static double seconds(Digests digests) {
        long start = System.nanoTime();
        digests.tellAll(Company.WORKSPACE);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Each asked of a team, mostly over, as early or late as people are; a fifth is rated. */
    private static void fill(Path file, int asks, int teams) throws SQLException {
        String workspace = Company.WORKSPACE.value();
        try (Inserts inserts = new Inserts(file)) {
            inserts.company(PEOPLE, teams, "UTC");
            PreparedStatement helper = inserts.into("team_helper", "workspace_id, channel_id, person_id");
            PreparedStatement plan =
                    inserts.into("digest_plan", "workspace_id, channel_id, on_by, on_at, day, time, next_at");
            for (int i = 0; i < teams; i++) {
                for (int j = 0; j < 3; j++) {
                    inserts.add(helper, workspace, Company.team(i), Company.person(3 * i + j));
                }
                inserts.add(plan, workspace, Company.team(i), Company.person(3 * i), 0, "MONDAY", "09:00", 0);
            }
            PreparedStatement ask = inserts.into("ask", """
                    workspace_id, number, requester, logged_by, logged_at, asked_team, words, impact, state, assignee, due,
                    due_ends, done_at
                    """);
            PreparedStatement step =
                    inserts.into("ask_step", "workspace_id, ask_number, step, by_person, at, date, team");
            PreparedStatement rating = inserts.into("ask_rating", "workspace_id, ask_number, stars, better, at, team");
            Random random = new Random(1);
            for (int i = 1; i <= asks; i++) {
                long at = MONDAY.toEpochMilli() + SPAN.toMillis() / 100 - (asks - i) * (SPAN.toMillis() / asks);
                int number = random.nextInt(teams);
                String team = Company.team(number);
                String requester = Company.person(random.nextInt(PEOPLE));
                String assignee = Company.person(3 * number + random.nextInt(3));
                long accepted = at + random.nextInt(100_000_000);
                long done = accepted + random.nextInt(500_000_000);
                String due =
                        Instant.ofEpochMilli(accepted + 300_000_000).toString().substring(0, 10) + "[UTC]";
                long ends = (accepted + 300_000_000) / 86_400_000 * 86_400_000 + 86_400_000;
                boolean open = random.nextInt(50) == 0 || done > MONDAY.toEpochMilli();
                inserts.add(
                        ask,
                        workspace,
                        i,
                        requester,
                        requester,
                        at,
                        team,
                        "please",
                        i % 20 == 0 ? "the shop opens on time" : null,
                        open ? "ACCEPTED" : "CONFIRMED",
                        assignee,
                        due,
                        ends,
                        open ? null : done);
                inserts.add(step, workspace, i, "LOG", requester, at, null, team);
                inserts.add(step, workspace, i, "ACCEPT", assignee, accepted, due, team);
                if (!open) {
                    inserts.add(step, workspace, i, "DONE", assignee, done, null, team);
                    inserts.add(step, workspace, i, "CONFIRM", requester, done + 60_000, null, team);
                    if (i % 5 == 0) {
                        inserts.add(rating, workspace, i, 1 + i % 4, "be faster", done + 90_000, team);
                    }
                }
            }
        }
    }
}
