package obliged.slack.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import obliged.outbox.Outcome;
import obliged.sandbox.Sandbox;
import obliged.slack.text.Mrkdwn;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.stubbing.Answer;

/** Faults of Slack's client that no server can make. */
class ClientFaultsTest {
    @TempDir
    Path directory;

    private final Interceptor network = mock(Interceptor.class);
    private final Interceptor client = mock(Interceptor.class);
    private Sandbox slack;
    private SlackCalls calls;

    @BeforeEach
    void open() throws Exception {
        slack = Sandbox.builder(InstantSource.system()).start();
        Answer<Response> proceed = call -> {
            Interceptor.Chain chain = call.getArgument(0);
            return chain.proceed(chain.request());
        };
        doAnswer(proceed).when(network).intercept(any());
        doAnswer(proceed).when(client).intercept(any());
        calls = new SlackCalls(
                slack.apiUrl().toString(),
                slack.botToken(),
                RateLimiter.scaled(0),
                Duration.ofSeconds(5),
                http -> http.addInterceptor(client).addNetworkInterceptor(network));
    }

    @AfterEach
    void close() {
        calls.close();
        slack.close();
    }

    @Test
    void aBodyThatBreaksOffLeavesADoubt() throws Exception {
        doAnswer(call -> {
                    Interceptor.Chain chain = call.getArgument(0);
                    Response answer = chain.proceed(chain.request());
                    return answer.newBuilder().body(broken(answer)).build();
                })
                .when(network)
                .intercept(any());

        assertThat(post()).isEqualTo(new Outcome.Later("IOException: it broke off", true));
        assertThat(slack.as("bo").inDm().messages()).hasSize(1);
    }

    @Test
    void anInterruptedCallLeavesADoubtAndTheThreadStaysInterrupted() throws Exception {
        doAnswer(call -> {
                    Interceptor.Chain chain = call.getArgument(0);
                    chain.proceed(chain.request()).close();
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted");
                })
                .when(network)
                .intercept(any());

        Outcome outcome = post();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.doubt()).isTrue());
    }

    @Test
    void aPoolWithoutAFreeConnectionLeavesNoDoubt() throws Exception {
        doThrow(new ConnectException("no connection is free")).when(client).intercept(any());

        assertThat(post()).isEqualTo(new Outcome.Later("ConnectException: no connection is free", false));
        assertThat(slack.as("bo").inDm().messages()).isEmpty();
    }

    @Test
    void aConnectionThatClosesWhileAFileIsSentLeavesNoDoubtAsNobodySeesIt() throws Exception {
        Path content = Files.writeString(directory.resolve("asks.csv"), "number");
        doAnswer(call -> {
                    Interceptor.Chain chain = call.getArgument(0);
                    if (!chain.request().url().encodedPath().contains("/api/")) {
                        throw new SocketException("Connection closed");
                    }
                    return chain.proceed(chain.request());
                })
                .when(client)
                .intercept(any());

        assertThat(new FileUploads(calls)
                        .share(
                                "asks.csv",
                                "asks",
                                content,
                                slack.world().person("bo").id(),
                                Mrkdwn.of("Your asks")))
                .isEqualTo(new Outcome.Later("SocketException", false));
        assertThat(slack.world().files()).noneMatch(file -> file.complete());
    }

    private Outcome post() {
        return calls.<ChatPostMessageResponse>deliver(
                "chat.postMessage",
                methods -> methods.chatPostMessage(
                        r -> r.channel(slack.world().person("bo").id()).text("Hello")),
                sent -> new Outcome.Settled());
    }

    /** Its first byte is not there any more. */
    private static ResponseBody broken(Response answer) throws IOException {
        BufferedSource source = mock(BufferedSource.class, call -> {
            throw new IOException("it broke off");
        });
        assertThat(answer.protocol()).isEqualTo(Protocol.HTTP_1_1);
        return ResponseBody.create(source, MediaType.get("application/json"), -1);
    }
}
