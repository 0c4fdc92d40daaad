package obliged.bench;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import obliged.ask.Asks;
import obliged.ask.value.Date;
import obliged.bench.Benchmark.Setting;
import obliged.bench.Company.Inserts;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.reminder.Reminders;
import obliged.store.Store;
import obliged.team.Teams;
import obliged.testing.SettableClock;

/**
 * The morning of many people at one hour, a tenth of whom have something to be reminded of: how long until all of it is in
 * the outbox, on a real file.
 */
final class ReminderCase {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final int DAYS = 4;

    private final int people;
    private final int reminded;
    private final int teams;

    private ReminderCase(int people) {
        this.people = people;
        this.reminded = people / 10;
        this.teams = people / 50;
    }

    static List<Row> measure(Setting setting) throws Exception {
        ReminderCase size = new ReminderCase(setting.either(50_000, 5_000));
        Path file = setting.newDirectory().resolve("obliged.db");
        SettableClock clock = new SettableClock(at(MONDAY, 7));
        Store.open(file, clock).close();
        size.fill(file, setting.either(1_000_000, 50_000));
        try (Store store = Store.open(file, clock)) {
            People people = new People(store);
            Teams teams = Company.teams(store, people);
            Outbox outbox = new Outbox(store);
            Reminders reminders = new Reminders(store, people, teams, new Asks(store, people, teams, outbox), outbox);
            // The first look finds out when each is to be reminded.
            reminders.remind(Company.WORKSPACE);
            double longest = 0;
            for (int day = 0; day < DAYS; day++) {
                Instant nine = at(MONDAY.plusDays(day), 9);
                clock.set(nine.minusSeconds(60));
                reminders.remind(Company.WORKSPACE);
                clock.set(nine);
                longest = Math.max(longest, seconds(reminders));
            }
            double nothing = seconds(reminders);
            return List.of(
                    Row.of(String.format("the morning of %,d people", size.people), "s", longest)
                            .atMost(2),
                    Row.of("a reminder tick at which nothing is due", "ms", nothing * 1e3));
        }
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(LISBON).toInstant();
    }

    private static double seconds(Reminders reminders) {
        long start = System.nanoTime();
        reminders.remind(Company.WORKSPACE);
        return (System.nanoTime() - start) / 1e9;
    }

    /**
     * Mostly over. Each of those who are reminded has three that are due on one of these days and one from a colleague
     * that is late; the other living ones, ten for everyone else, are due far ahead. Every team has five helpers among
     * those who are reminded, and two asks that nobody answered.
     */
    private void fill(Path file, int asks) throws SQLException {
        try (Inserts inserts = new Inserts(file)) {
            inserts.company(people, teams, LISBON.getId());
            PreparedStatement helper = inserts.into("team_helper", "workspace_id, channel_id, person_id");
            for (int i = 0; i < teams * 5; i++) {
                inserts.add(helper, Company.WORKSPACE.value(), Company.team(i / 5), Company.person(i % reminded));
            }
            Random random = new Random(1);
            PreparedStatement ask = inserts.into("ask", """
                    workspace_id, number, requester, logged_by, logged_at, asked_person, asked_team, words, state, assignee,
                    due, due_ends
                    """);
            PreparedStatement step = inserts.into("ask_step", "workspace_id, ask_number, step, by_person, at, team");
            long then = at(MONDAY.minusDays(7), 10).toEpochMilli();
            int far = reminded * 4 + teams * 2;
            for (int i = 0; i < asks; i++) {
                boolean late = i < reminded;
                boolean soon = !late && i < reminded * 4;
                boolean open = !late && !soon && i < far;
                boolean living = i < far + (people - reminded) * 10;
                String owner =
                        Company.person(late || soon ? i % reminded : reminded + random.nextInt(people - reminded));
                Date due = Date.on(
                        late ? MONDAY.minusDays(3) : soon ? MONDAY.plusDays(random.nextInt(DAYS)) : MONDAY.plusDays(60),
                        LISBON);
                String requester = Company.person(random.nextInt(reminded));
                String team = open ? Company.team(i % teams) : null;
                inserts.add(
                        ask,
                        Company.WORKSPACE.value(),
                        i + 1,
                        requester,
                        requester,
                        then,
                        open ? null : owner,
                        team,
                        "please",
                        open ? "OPEN" : living ? "ACCEPTED" : "CONFIRMED",
                        open ? null : owner,
                        open ? null : due.toString(),
                        open ? null : due.ends(LISBON).toEpochMilli());
                inserts.add(step, Company.WORKSPACE.value(), i + 1, "LOG", requester, then, team);
                if (!open) {
                    inserts.add(step, Company.WORKSPACE.value(), i + 1, "ACCEPT", owner, then, null);
                }
            }
        }
    }
}
