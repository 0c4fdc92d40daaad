package obliged.resilience;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import obliged.TeamColleagues;
import obliged.ask.Act;
import obliged.ask.Asks;
import obliged.ask.NewAsk;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.People;
import obliged.person.Person;
import obliged.sandbox.Sandbox;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Message;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.team.Teams;
import obliged.testing.BotProcess;
import obliged.testing.FileClock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed again and again in the middle of a morning on which 300 people are to be reminded. */
@Tag("alone")
class ReminderUnderFireTest {
    private static final int PEOPLE = 300;
    private static final int KILLS = 4;
    private static final long SEED = Long.getLong("fire.seed", System.nanoTime() % 1_000_000);
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path directory;

    @Test
    void eachOfThemIsRemindedExactlyOnce() throws Exception {
        FileClock clock = new FileClock(BotProcess.clock(directory));
        Path database = directory.resolve("obliged.db");
        Random random = new Random(SEED);
        try (Sandbox slack = Sandbox.builder(clock).limits(Limits.none()).start();
                BotProcess bot = new BotProcess(slack, directory, database)) {
            for (int i = 0; i < PEOPLE; i++) {
                slack.world()
                        .addPerson("p" + i, "Person " + i, LISBON.getId(), obliged.sandbox.world.Person.Kind.MEMBER);
            }
            // Before dawn, so that nobody's hour has come.
            clock.jump(untilTuesdayAt(LocalTime.of(6, 0)));
            assertThat(bot.start()).isTrue();
            await(slack, bot, bot::isReady);
            assertThat(bot.stop()).isEqualTo(143);
            ask(slack, database, clock);
            assertThat(bot.start()).isTrue();
            await(slack, bot, "\"waiting\":0");
            clock.jump(untilTuesdayAt(LocalTime.of(9, 0)));
            for (int i = 0; i < KILLS; i++) {
                // Some are killed before anything is written, some while it is, and some while it is delivered.
                TimeUnit.MILLISECONDS.sleep(random.nextInt(1_500));
                bot.kill();
                assertThat(bot.start()).as(bot::said).isTrue();
            }
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (reminders(database).size() < PEOPLE && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            await(slack, bot, "\"waiting\":0");
            bot.kill();
            eachOnce(slack, database);
        }
    }

    private static Duration untilTuesdayAt(LocalTime time) {
        ZonedDateTime now = ZonedDateTime.now(LISBON);
        return Duration.between(
                Instant.now(),
                now.with(TemporalAdjusters.next(DayOfWeek.TUESDAY)).with(time));
    }

    /** Each asks the next one something. */
    private static void ask(Sandbox slack, Path database, FileClock clock) throws Exception {
        WorkspaceId workspace = new WorkspaceId(slack.world().teamId());
        try (Store store = Store.open(database, clock)) {
            People people = new People(store);
            Outbox outbox = new Outbox(store);
            Asks asks =
                    new Asks(store, people, new Teams(store, new TeamColleagues(people, new Groups(store))), outbox);
            for (int i = 0; i < PEOPLE; i++) {
                asks.log(NewAsk.of(
                        new Act(workspace, person(slack, people, workspace, i), null, "fire/" + i),
                        new NewAsk.ToPerson(person(slack, people, workspace, (i + 1) % PEOPLE)),
                        "water the plants",
                        null));
            }
        }
    }

    private static Person person(Sandbox slack, People people, WorkspaceId workspace, int i) {
        return people.find(workspace, new PersonId(slack.world().person("p" + i).id()))
                .orElseThrow();
    }

    private static List<List<String>> reminders(Path database) {
        return Tables.rows(database, "SELECT place, mark, state FROM notice WHERE kind = 'reminder'");
    }

    private static void eachOnce(Sandbox slack, Path database) {
        List<List<String>> owed = reminders(database);
        assertThat(owed).hasSize(PEOPLE).allMatch(row -> row.get(2).equals("DELIVERED"));
        assertThat(owed.stream().collect(groupingBy(row -> row.get(0)))).hasSize(PEOPLE);
        Map<String, Integer> copies = new HashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            String id = slack.world().person("p" + i).id();
            for (Message message :
                    slack.world().messages(slack.world().direct(id).id())) {
                copies.merge(
                        message.json()
                                .path("metadata")
                                .path("event_payload")
                                .path("mark")
                                .asText(),
                        1,
                        Integer::sum);
            }
        }
        assertThat(owed).as("seed " + SEED).allMatch(row -> Integer.valueOf(1).equals(copies.get(row.get(1))));
    }

    private static void await(Sandbox slack, BotProcess bot, String said) {
        await(slack, bot, () -> bot.ready().contains(said));
    }

    private static void await(Sandbox slack, BotProcess bot, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!slack.world().await(Duration.ofMillis(50), condition)) {
            assertThat(System.nanoTime()).as("in vain; it says " + bot.ready()).isLessThan(end);
        }
    }
}
