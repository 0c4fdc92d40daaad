package obliged.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.sandbox.api.Fault;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.store.Tables;
import obliged.testing.Http;
import obliged.testing.InOffice;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the log when something is wrong: once, why, and no words of anyone. */
class LogTest extends InOffice {
    private static final String WORDS = "salaries";

    private static final Pattern REQUEST = Pattern.compile("(?:\\[|\"request\":\")([0-9a-f]{8})[\\]\"]");

    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void noLineHoldsWordsOfPeopleOrValuesOfStatements(String format) throws Exception {
        office.type("ana", "/ask @bo water the plants");
        Message card = office.dm("bo", "water");
        office.type("ana", "/ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        try (LogWatch log = new LogWatch(format)) {
            for (String table : List.of("thank_you", "draft", "ask_step", "person", "ask", "acted", "notice")) {
                if (!spoil(table)) {
                    continue;
                }
                office.type("ana", "/ask @bo the " + WORDS);
                office.type("ana", "/thanks @bo for the " + WORDS);
                office.type("ana", "/ask search " + WORDS);
                office.type("ana", "/ask done 1 " + WORDS);
                office.as("ana").writeToBot("the " + WORDS);
                office.as("bo").pressOld(card, "Accept");
                office.as("ana").shortcut("new_ask");
                new RawSubmission(office, "ana", office.as("ana").modal())
                        .withPerson("who", "bo")
                        .with("what", "the " + WORDS)
                        .send();
                office.slack.admin().rename("bo", WORDS, WORDS);
            }
            assertThat(log.errors()).isNotEmpty();
            assertThat(log.lines()).noneMatch(line -> line.contains(WORDS));
            // As the log is configured, a fault can be found by its frames.
            assertThat(log.errors()).anyMatch(line -> line.contains("at obliged."));
            assertThat(log.lines()).allMatch(line -> line.indexOf('\n') == line.length() - 1);
        }
        office.slack.journal().clear();
    }

    /** What a request caused stands under its id, also if it was done after the reply, and no other's does. */
    @ParameterizedTest
    @ValueSource(strings = {"text", "json"})
    void linesAboutARequestHoldItsIdAndOthersHoldNone(String format) throws Exception {
        assertThat(spoil("ask")).isTrue();
        try (LogWatch log = new LogWatch(format)) {
            office.type("ana", "/ask @bo water the plants");
            office.slack.faults().add(Fault.error("view_too_large").on("views.open"));
            office.type("ana", "/thanks");
            office.await(() -> log.lines().stream().anyMatch(line -> line.contains("did not open")));
            List<String> ids = log.lines().stream()
                    .filter(line -> line.contains("a command of") || line.contains("did not open"))
                    .map(line -> id(line, format))
                    .toList();
            assertThat(ids).hasSize(2).doesNotHaveDuplicates();
            assertThat(log.lines().stream().filter(line -> line.contains("Ticker")))
                    .allMatch(line -> !REQUEST.matcher(line).find());
        }
        office.slack.journal().clear();
    }

    private static String id(String line, String format) {
        Matcher id = REQUEST.matcher(line);
        assertThat(id.find()).as(line).isTrue();
        assertThat(line).matches(format.equals("json") ? "\\{.*}\n" : "\\d{4}-.*\n");
        return id.group(1);
    }

    /** Takes something away that every use of a table needs. */
    private boolean spoil(String table) {
        try (Connection connection = Tables.open(office.database());
                Statement statement = connection.createStatement()) {
            return statement.execute("ALTER TABLE " + table + " RENAME TO spoiled_" + table) || true;
        } catch (SQLException e) {
            return false;
        }
    }

    @Test
    void refusedSignaturesAreLoggedOnceAMinuteWithTheirCauseAndStandInTheHealth() {
        byte[] body = "command=%2Fask".getBytes(StandardCharsets.UTF_8);
        String now = String.valueOf(office.clock.instant().getEpochSecond());
        try (LogWatch log = new LogWatch()) {
            for (int i = 0; i < 20; i++) {
                refused(office.slack.post("text/plain", "command=%2Fask", now, "v0=" + "0".repeat(64)));
            }
            assertThat(log.lines()).singleElement().asString().contains("SLACK_SIGNING_SECRET");
            assertThat(office.ready()).contains("\"status\":\"ready\"", "SLACK_SIGNING_SECRET");
            office.clock.pass(Duration.ofMinutes(1));
            refused(office.slack.signedPost(
                    "text/plain", body, office.clock.instant().minusSeconds(420)));
            assertThat(log.lines()).hasSize(2).last().asString().contains("clock");
            assertThat(office.ready()).contains("clock").doesNotContain("SLACK_SIGNING_SECRET");
        }
        assertThat(office.type("ana", "/ask help").status()).isEqualTo(200);
        assertThat(office.ready()).doesNotContain("clock");
    }

    private static void refused(BotResponse reply) {
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void whatIsMalformedIsLoggedOnceAMinute() {
        try (LogWatch log = new LogWatch()) {
            for (int i = 0; i < 20; i++) {
                assertThat(office.slack
                                .signedPost(
                                        "application/json",
                                        "{\"type\":7}".getBytes(StandardCharsets.UTF_8),
                                        office.clock.instant())
                                .status())
                        .isEqualTo(400);
            }
            assertThat(log.lines()).singleElement().asString().contains("type");
        }
    }

    @Test
    void aHealthThatIsAskedForOftenIsLoggedOnce() {
        assertThat(spoil("notice")).isTrue();
        try (LogWatch log = new LogWatch()) {
            for (int i = 0; i < 5; i++) {
                assertThat(Http.get(office.bot().address().resolve("/health/ready"))
                                .statusCode())
                        .isEqualTo(503);
            }
            assertThat(log.errors().stream().filter(line -> line.contains(" Health ")))
                    .hasSize(1);
        }
    }
}
