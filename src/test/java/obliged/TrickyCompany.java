package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import obliged.sandbox.Sandbox;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.PlainText;
import obliged.sandbox.client.Conversation;
import obliged.sandbox.client.Modal;
import obliged.sandbox.client.UserClient;
import obliged.sandbox.page.TimeTravel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.store.Tables;
import obliged.testing.TrickyTexts;
import org.sqlite.Function;

/**
 * The company of a rehearsal, in which everything that people wrote and all names become tricky ones, again and again;
 * then all kinds of notices are sent once more, and people type commands, press what there is to press, and open forms
 * and Home tabs.
 */
final class TrickyCompany {
    private static final int TEXTS = 100_000;
    private static final int NOTICES_OF_A_KIND = 3;
    private static final int MESSAGES = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Of reminders and a digest. */
    private static final int DAYS = 8;

    private static final List<String> VISITORS = List.of("bo", "ana", "eli", "dee");

    /** Columns with words of people; those that are empty stay so. */
    private static final List<String> WORDS = List.of(
            "ask.words",
            "ask.impact",
            "ask.pending_words",
            "ask_step.words",
            "ask_step.besides",
            "ask_rating.better",
            "thank_you.words",
            "thank_you.customer",
            "company_value.emoji",
            "company_value.sentence",
            "team.helps_with",
            "team.include",
            "digest_plan.tip",
            "person_group.name",
            "person_group.handle");

    private static final List<String> COMMANDS = List.of(
            "/ask help",
            "/ask list",
            "/ask list mine",
            "/ask list owed",
            "/ask list team",
            "/ask list overdue",
            "/ask list all",
            "/ask search a",
            "/ask 1",
            "/ask 12",
            "/ask done 1",
            "/ask accept",
            "/ask reminders",
            "/ask digest now",
            "/thanks list",
            "/thanks values",
            "/thanks help");

    private final TrickyTexts texts = new TrickyTexts();
    private final Queue<MessageCatalog.Example> sent = new ConcurrentLinkedQueue<>();

    void sees(MessageCatalog.Example example) {
        sent.add(example);
    }

    /** Plays rounds until enough was written, and fails at the first message that does harm. */
    void playOn(Trial trial, MessageCatalog catalog) throws Exception {
        Message question = question(trial.sandbox());
        Set<String> checked = new TreeSet<>();
        for (int round = 0; texts.made() < TEXTS; round++) {
            rewrite(trial, round);
            sent.clear();
            sendAgain(trial, round);
            if (round < DAYS) {
                new TimeTravel(trial.clock(), trial).to(trial.clock().instant().plus(Duration.ofDays(1)));
            }
            press(trial.sandbox().as("ana"), question, "Answer");
            close(trial.sandbox().as("ana"));
            lookAround(trial.sandbox(), VISITORS.get(round % VISITORS.size()));
            trial.settle();
            catalog.read(trial.sandbox().journal());
            for (MessageCatalog.Example example : sent) {
                check(example);
                checked.add(example.name());
            }
        }
        Set<String> missing = new TreeSet<>();
        catalog.examples().forEach(example -> missing.add(example.name()));
        missing.removeAll(checked);
        // Which of them say nothing any more depends on what was pressed before.
        assertThat(missing).hasSizeLessThan(5);
    }

    private static Message question(Sandbox slack) {
        var asked = slack.as("ana").in("general").type("/ask @bo count the boats once more");
        Message card = found(slack, "bo", "count the boats once more");
        press(slack.as("bo"), card, "Ask a question");
        slack.world().await(PATIENCE, () -> slack.as("bo").modalIfOpen().isPresent());
        var sent = slack.as("bo").modal().fill("words", "Which boats?").submit();
        return found(slack, "ana", "Which boats?");
    }

    private static Message found(Sandbox slack, String person, String words) {
        slack.world().await(PATIENCE, () -> slack.as(person).inDm().find(words).isPresent());
        return slack.as(person).inDm().find(words).orElseThrow();
    }

    private static void check(MessageCatalog.Example example) {
        JsonNode json = Json.read(example.json());
        try {
            if (example.view()) {
                TrickyTexts.requireHarmless(json);
            } else {
                TrickyTexts.requireHarmless(json.path("text").asText(), json.path("blocks"));
            }
        } catch (AssertionError e) {
            throw new AssertionError(example.name() + " " + e.getMessage() + " in " + json, e);
        }
    }

    private void rewrite(Trial trial, int round) throws SQLException {
        try (Connection connection = Tables.open(trial.database());
                Statement statement = connection.createStatement()) {
            Function.create(connection, "tricky", new Function() {
                @Override
                protected void xFunc() throws SQLException {
                    result(texts.composed() + "x");
                }
            });
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("BEGIN IMMEDIATE");
            for (String column : WORDS) {
                String[] names = column.split("\\.");
                statement.execute("UPDATE %s SET %s = tricky() WHERE %2$s <> ''".formatted(names[0], names[1]));
            }
            // What is said of thanks that were taken back, and of others.
            statement.execute("UPDATE thank_you SET undone_at = " + (round % 2 == 0 ? "NULL" : "at"));
            statement.execute("COMMIT");
        }
        trial.sandbox().world().people().forEach(person -> {
            if (!person.kind().equals(Person.Kind.BOT)) {
                trial.sandbox().admin().rename(person.id(), texts.name(), texts.name());
            }
        });
    }

    /** Some notices of each kind, others in each round, as many of them say nothing any more. */
    private void sendAgain(Trial trial, int round) throws Exception {
        try (Connection connection = Tables.open(trial.database());
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            long now = trial.clock().instant().toEpochMilli();
            statement.execute("""
                    UPDATE notice
                    SET state = 'WAITING', attempts = 0, doubt = 0, problem = NULL, ended_at = NULL, owed_at = %1$d,
                        not_before = %1$d + 20
                    WHERE state <> 'WAITING' AND id IN (
                        SELECT id FROM (
                            SELECT id, row_number() OVER (PARTITION BY kind ORDER BY (id * 7919 + %2$d * 101) %% 1009) AS place
                            FROM notice)
                        WHERE place <= %3$d)
                    """.formatted(now, round, NOTICES_OF_A_KIND));
        }
    }

    private void lookAround(Sandbox slack, String name) {
        UserClient client = slack.as(name);
        var home = client.openHome();
        for (String command : COMMANDS) {
            var reply = client.in("it-help").type(command);
            close(client);
        }
        var team = client.in("it-help").type("/ask team");
        if (name.equals("bo")) {
            // He helps there.
            slack.world().await(PATIENCE, () -> client.modalIfOpen().isPresent());
        }
        if (client.modalIfOpen().isPresent()) {
            var next = client.modal().submit();
        }
        close(client);
        var form = client.in("general").type("/ask @nobody " + texts.get());
        close(client);
        Set<String> pressed = new HashSet<>();
        for (Conversation place : List.of(client.inDm(), client.in("it-help"), client.in("general"))) {
            List<Message> messages = place.messages();
            messages.stream()
                    .skip(Math.max(0, messages.size() - MESSAGES))
                    .forEach(message -> pressAll(client, message, pressed));
        }
    }

    /** What says the same is pressed once. */
    private static void pressAll(UserClient client, Message message, Set<String> pressed) {
        for (JsonNode label : message.blocks().findValues("text")) {
            String what = PlainText.text(label);
            if (label.path("type").asText().equals("plain_text") && pressed.add(what)) {
                press(client, message, what);
                close(client);
            }
        }
    }

    private static void press(UserClient client, Message message, String what) {
        try {
            var answer = client.pressOld(message, what);
        } catch (NoSuchElementException e) {
            // The label of something else, or of something that others see.
        }
    }

    private static void close(UserClient client) {
        for (Optional<Modal> open = client.modalIfOpen(); open.isPresent(); open = client.modalIfOpen()) {
            try {
                open.get().close();
            } catch (NoSuchElementException e) {
                // The bot has closed it meanwhile, or put another one in its place.
            }
        }
    }
}
