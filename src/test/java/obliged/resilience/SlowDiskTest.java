package obliged.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import obliged.sandbox.wire.BotResponse;
import obliged.store.Tables;
import obliged.testing.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes its time, or a file that another program holds: everyone is answered before Slack gives up. */
@Tag("alone")
class SlowDiskTest {
    private static final Duration SLACK_GIVES_UP = Duration.ofSeconds(3);

    private record Answer(String text, Duration after) {}

    @TempDir
    Path directory;

    private final ExecutorService people = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        people.shutdownNow();
    }

    @Test
    void tenWhoAskAtOnceAreAllAnsweredInTime() throws Exception {
        try (Office office = Office.onSlowDisk(directory, Duration.ofMillis(500))) {
            List<Answer> answers = askAtOnce(office, 10);

            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.text).contains("I asked Bo");
                assertThat(answer.after).isLessThan(SLACK_GIVES_UP);
            });
            assertThat(asks(office)).hasSize(10);
        }
    }

    @Test
    void whileAnotherProgramHoldsTheFileEveryoneHearsInTimeThatNothingWasSaved() throws Exception {
        try (Office office = Office.in(directory)) {
            // The first one finds everything that is only made once.
            assertThat(office.type("ana", "/ask @bo water the plants").text()).contains("I asked Bo");
            office.settle();
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + office.database());
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");

                List<Answer> answers = askAtOnce(office, 4);

                assertThat(answers).allSatisfy(answer -> {
                    assertThat(answer.text).contains("nothing was changed").contains("errand");
                    assertThat(answer.after).isLessThan(SLACK_GIVES_UP);
                });
                statement.execute("COMMIT");
            }
            assertThat(office.type("ana", "/ask @bo feed the cat").text()).contains("I asked Bo");
            office.settle();
            assertThat(asks(office)).hasSize(2);
        }
    }

    private List<Answer> askAtOnce(Office office, int many) throws Exception {
        List<Future<Answer>> all = IntStream.range(0, many)
                .mapToObj(i -> people.submit(() -> {
                    long asked = System.nanoTime();
                    BotResponse reply = office.type("ana", "/ask @bo errand " + i);
                    return new Answer(reply.text(), Duration.ofNanos(System.nanoTime() - asked));
                }))
                .toList();
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> each : all) {
            answers.add(each.get(30, TimeUnit.SECONDS));
        }
        return answers;
    }

    private static List<List<String>> asks(Office office) {
        return Tables.rows(office.database(), "SELECT number FROM ask");
    }
}
