package obliged.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import obliged.outbox.Outcome;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.wire.Limits;
import obliged.slack.text.Mrkdwn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileUploadsTest {
    @TempDir
    Path directory;

    private Sandbox slack;
    private SlackCalls calls;
    private FileUploads files;
    private Path content;

    @BeforeEach
    void open() throws Exception {
        slack = Sandbox.builder(() -> Instant.parse("2026-11-22T10:00:00Z"))
                .limits(Limits.none())
                .start();
        calls = new SlackCalls(slack.apiUrl().toString(), slack.botToken(), RateLimiter.scaled(0.001));
        files = new FileUploads(calls);
        content = Files.writeString(directory.resolve("asks"), "number\r\n1\r\n");
    }

    @AfterEach
    void close() throws Exception {
        calls.close();
        slack.close();
    }

    private Outcome share() {
        return files.share(
                "asks.csv", "Your asks", content, slack.world().person("ana").id(), Mrkdwn.of("Here it is."));
    }

    private String ana() {
        return slack.world().direct("ana").id();
    }

    @Test
    void aFileArrivesInSomeonesDirectMessagesWithItsWords() {
        assertThat(share()).isEqualTo(new Outcome.Settled());
        assertThat(slack.world().messages(ana())).singleElement().satisfies(message -> {
            assertThat(message.text()).isEqualTo("Here it is.");
            assertThat(message.json().path("files").path(0).path("title").asText())
                    .isEqualTo("Your asks");
        });
        assertThat(slack.world().files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("asks.csv");
            assertThat(file.bytes()).isEqualTo("number\r\n1\r\n".getBytes(StandardCharsets.UTF_8));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversations.open", "files.getUploadURLExternal", "files.completeUploadExternal"})
    void whatSlackDoesNotTakeNowIsTriedAgainAndArrivesOnce(String method) {
        slack.faults().add(Fault.rateLimited(Duration.ofSeconds(1)).on(method).once());
        assertThat(share()).isEqualTo(new Outcome.Later("HTTP 429", false));
        assertThat(slack.world().messages(ana())).isEmpty();
        assertThat(share()).isEqualTo(new Outcome.Settled());
        assertThat(slack.world().messages(ana())).hasSize(1);
    }

    @Test
    void whatSlackShowsInAnotherShapeArrivedAllTheSame() {
        slack.faults().add(Fault.unreadable());
        assertThat(share()).isEqualTo(new Outcome.Settled());
        assertThat(slack.world().messages(ana())).hasSize(1);
    }

    @Test
    void whetherItArrivedIsInDoubtOnlyWhereItMayHave() {
        slack.faults().add(Fault.answerLost().on("files.completeUploadExternal").once());
        assertThat(share())
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.doubt()).isTrue());
        assertThat(slack.world().messages(ana())).hasSize(1);
    }

    @Test
    void someoneWhoCanNotBeReachedIsNotTriedForEver() {
        assertThat(files.share("asks.csv", "Your asks", content, "U0NOBODY", Mrkdwn.of("Here it is.")))
                .isEqualTo(new Outcome.Never("user_not_found"));
    }
}
