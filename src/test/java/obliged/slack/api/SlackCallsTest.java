package obliged.slack.api;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import obliged.outbox.Outcome;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.slack.kit.SlackMessage;
import obliged.slack.text.Mrkdwn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each way in which a call can end means for what was sent. */
class SlackCallsTest {
    private static final SlackMessage POST = SlackMessage.line(Mrkdwn.of("Hello"));

    private static Sandbox slack;

    @BeforeAll
    static void open() throws Exception {
        slack = Sandbox.builder(InstantSource.system()).start();
    }

    @AfterAll
    static void close() {
        slack.close();
    }

    @AfterEach
    void clear() {
        slack.faults().clear();
    }

    /** With pauses of minutes, as all times are a thousand times as long. */
    @Test
    void whatSomeoneWaitsForMayTakeTheWholeBurst() throws Exception {
        try (SlackCalls calls =
                new SlackCalls(slack.apiUrl().toString(), slack.botToken(), RateLimiter.scaled(1_000))) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
                for (int i = 0; i < 25; i++) {
                    assertThat(calls.promptly("auth.test", client -> client.authTest(r -> r))
                                    .isOk())
                            .isTrue();
                }
            });
            assertThat(calls.limits().turn("auth.test", false)).isPositive();
        }
    }

    static Stream<Fault> refusals() {
        return Stream.of(
                Fault.status(500),
                Fault.status(503),
                Fault.html(502),
                Fault.error("internal_error"),
                Fault.error("fatal_error"),
                Fault.error("external_channel_migrating"),
                Fault.error("update_failed"),
                Fault.error("ratelimited"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsRefusedIsTriedAgainAndInNoDoubt(Fault refusal) {
        slack.faults().add(refusal.on("chat.postMessage"));
        assertThat(post(slack.apiUrl()))
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.doubt()).isFalse());
    }

    @Test
    void noPartOfACallWaitsUntilThoseBeforeItAreAcknowledged() throws Exception {
        AtomicBoolean prompt = new AtomicBoolean();
        try (SlackCalls calls = new SlackCalls(
                slack.apiUrl().toString(),
                slack.botToken(),
                RateLimiter.scaled(0),
                Duration.ofSeconds(20),
                http -> http.addNetworkInterceptor(chain -> {
                    prompt.set(requireNonNull(chain.connection()).socket().getTcpNoDelay());
                    return chain.proceed(chain.request());
                }))) {
            calls.call("auth.test", client -> client.authTest(r -> r));
        }
        assertThat(prompt).isTrue();
    }

    static Stream<Fault> losses() {
        return Stream.of(Fault.dropped(), Fault.answerLost(), Fault.html(200));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void whatGotNoAnswerOfSlacksIsInDoubt(Fault loss) {
        slack.faults().add(loss.on("chat.postMessage"));
        assertThat(post(slack.apiUrl()))
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.doubt()).isTrue());
    }

    /** A name that nobody knows, a port on which nobody listens, and a server that does not speak our language. */
    @ParameterizedTest
    @ValueSource(strings = {"http://nowhere.invalid/api/", "http://127.0.0.1:1/api/", "https://127.0.0.1:%d/api/"})
    void whatNeverLeftUsIsInNoDoubt(String nowhere) {
        URI address = URI.create(nowhere.formatted(slack.url().getPort()));
        try (SlackCalls calls = calls(address)) {
            for (Outcome outcome :
                    List.of(post(calls), calls.respond(address.toString(), POST.text(), POST.blocks(), false))) {
                assertThat(outcome)
                        .isInstanceOfSatisfying(
                                Outcome.Later.class,
                                later -> assertThat(later.doubt()).isFalse());
            }
        }
    }

    @Test
    void aResponseUrlThatRefusesIsTriedAgainAndInNoDoubt() {
        slack.faults().add(Fault.status(503).on("response_url"));
        try (SlackCalls calls = calls(slack.apiUrl())) {
            assertThat(calls.respond(
                            slack.url().resolve("/response/any").toString(), POST.text(), POST.blocks(), false))
                    .isEqualTo(new Outcome.Later("response URL: HTTP 503", false));
        }
    }

    private static Outcome post(URI api) {
        try (SlackCalls calls = calls(api)) {
            return post(calls);
        }
    }

    private static Outcome post(SlackCalls calls) {
        return calls.<ChatPostMessageResponse>deliver(
                "chat.postMessage",
                client -> client.chatPostMessage(r -> r.channel("C1").text("Hello")),
                answer -> new Outcome.Settled());
    }

    private static SlackCalls calls(URI api) {
        return new SlackCalls(api.toString(), slack.botToken(), RateLimiter.real());
    }
}
