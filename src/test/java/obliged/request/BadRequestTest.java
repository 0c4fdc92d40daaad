package obliged.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import obliged.sandbox.wire.BotResponse;
import obliged.testing.Http;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are not Slack's, and such as Slack never sends. */
class BadRequestTest extends InOffice {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BODY = "command=%2Fask&text=help";

    @Test
    void anUnsignedRequestIsRefused() {
        assertThat(send(HttpRequest.newBuilder(events()), BODY)).isEqualTo(401);
    }

    @Test
    void aWrongSignatureIsRefused() {
        long now = office.clock.instant().getEpochSecond();
        assertThat(office.slack
                        .post(FORM, BODY, String.valueOf(now), "v0=" + "0".repeat(64))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aSignatureOfAnotherBodyIsRefused() {
        Instant now = office.clock.instant();
        String signature = office.slack.sign("command=%2Fask&text=hel".getBytes(StandardCharsets.UTF_8), now);
        assertThat(office.slack
                        .post(FORM, BODY, String.valueOf(now.getEpochSecond()), signature)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anOldOrFutureSignatureIsRefusedAndARecentOneIsNot() {
        assertThat(signedAt(Duration.ofMinutes(-6)).status()).isEqualTo(401);
        assertThat(signedAt(Duration.ofMinutes(6)).status()).isEqualTo(401);
        assertThat(signedAt(Duration.ofMinutes(-4)).status()).isNotEqualTo(401);
        assertThat(signedAt(Duration.ofMinutes(4)).status()).isNotEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "99999999999999999999", "-1"})
    void aTimestampThatIsNoneIsRefused(String timestamp) {
        String signature = office.slack.sign(BODY.getBytes(StandardCharsets.UTF_8), office.clock.instant());
        assertThat(office.slack.post(FORM, BODY, timestamp, signature).status()).isEqualTo(401);
    }

    @Test
    void aBodyOverAMegabyteIsRefusedBeforeItIsLookedAt() {
        BotResponse reply = signed(FORM, "text=" + "a".repeat(1_000_000));
        assertThat(reply.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "{",
                "{}",
                "[]",
                "null",
                "{\"type\":null}",
                "{\"type\":5}",
                "{\"type\":\"event_callback\"}",
                "{\"type\":\"event_callback\",\"event\":7}",
                "{\"type\":\"event_callback\",\"team_id\":\"T0OBLIGED1\",\"event\":{}}",
                "payload=",
                "payload=%7B",
                "payload=%7B%7D",
                "payload=%7B%22type%22%3A%22block_actions%22%7D",
                "payload=%7B%22type%22%3A%22view_submission%22%7D",
                "payload=%7B%22type%22%3A%22view_submission%22%2C%22team%22%3A%7B%22id%22%3A%22T1%22%7D%7D",
                "payload=%7B%22type%22%3A%22shortcut%22%7D",
                "payload=%7B%22type%22%3A%22nonsense%22%7D",
                "payload=%7B%22type%22%3A%22block_suggestion%22%7D",
                "command=%2Fask",
                "command=%2Fask&text=help",
                "command=&text=help&team_id=T0OBLIGED1",
                "team_id=T0OBLIGED1&user_id=U0ANA002"
            })
    void aSignedBodyThatSlackWouldNotSendIsRefusedWithoutATrace(String body) {
        BotResponse reply = signed(body.startsWith("{") || body.startsWith("[") ? "application/json" : FORM, body);
        assertThat(reply.status()).as(body).isEqualTo(400);
        assertThat(reply.body()).doesNotContain("Exception", "\tat ", "com.slack");
    }

    @Test
    void aPressWithoutItsPartsIsRefused() {
        String payload = "{\"type\":\"block_actions\",\"team\":{\"id\":\""
                + office.slack.world().teamId() + "\"},\"user\":{\"id\":\"U1\"},\"actions\":[]}";
        BotResponse reply = signed(FORM, "payload=" + java.net.URLEncoder.encode(payload, StandardCharsets.UTF_8));
        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void otherPathsAndMethodsSayLittle() {
        assertThat(Http.get(office.bot().address().resolve("/")).statusCode()).isEqualTo(404);
        assertThat(Http.get(office.bot().address().resolve("/slack/events")).statusCode())
                .isIn(401, 405);
        assertThat(Http.get(office.bot().address().resolve("/nothing")).body()).doesNotContain("\tat ", "Jetty");
    }

    @Test
    void slacksChallengeIsAnswered() {
        assertThat(office.slack.admin().verifyUrl("abc123").body()).contains("abc123");
    }

    @Test
    void slacksLookAtTheCertificateIsAnsweredThoughItIsNotSigned() {
        assertThat(send(HttpRequest.newBuilder(events()), "token=abc&ssl_check=1"))
                .isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(events()), "token=abc&ssl_check=0"))
                .isEqualTo(401);
        assertThat(send(HttpRequest.newBuilder(events()), "ssl_check=1&" + "a".repeat(2_000)))
                .isEqualTo(401);
    }

    @Test
    void slacksWordThatItHoldsEventsBackIsTaken() {
        String body = "{\"token\":\"a\",\"type\":\"app_rate_limited\",\"team_id\":\"T123456\","
                + "\"minute_rate_limited\":1518467820,\"api_app_id\":\"A123456\"}";
        assertThat(signed("application/json", body).status()).isEqualTo(200);
    }

    private BotResponse signedAt(Duration away) {
        return office.slack.signedPost(
                FORM,
                BODY.getBytes(StandardCharsets.UTF_8),
                office.clock.instant().plus(away));
    }

    private BotResponse signed(String type, String body) {
        return office.slack.signedPost(type, body.getBytes(StandardCharsets.UTF_8), office.clock.instant());
    }

    private URI events() {
        return office.bot().address().resolve("/slack/events");
    }

    private static int send(HttpRequest.Builder request, String body) {
        return Http.send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build())
                .statusCode();
    }
}
