package obliged.slack.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets through only requests with a recent signature of Slack's. No request is parsed before that check.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
public final class RequestSignatures extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(RequestSignatures.class);
    /** Applies both ways, since a request from the future could be replayed later. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST_CHECK = 1_000;

    private static final HexFormat HEX = HexFormat.of();

    private static final Duration QUIET = Duration.ofMinutes(1);
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** Why a request is refused, as far as we can tell. */
    private enum Cause {
        UNSIGNED(
                "Requests without a Slack signature are refused. If they do come from Slack, a proxy is dropping the headers"
                        + " X-Slack-Signature and X-Slack-Request-Timestamp."),
        CLOCK("Requests whose signature is more than five minutes off are refused. If they do come from Slack, this"
                + " machine's clock is wrong."),
        SECRET(
                "Requests with a wrong signature are refused. If they do come from Slack, SLACK_SIGNING_SECRET isn't the signing secret of this app.");

        private final String sentence;

        Cause(String sentence) {
            this.sentence = sentence;
        }
    }

    private record Refused(Cause cause, Instant at) {}

    private final transient SecretKeySpec secret;
    private final transient InstantSource clock;
    private transient volatile @Nullable Refused latest;
    private transient Instant logNext = Instant.MIN;

    public RequestSignatures(String signingSecret, InstantSource clock) {
        this.secret = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // By now the whole body has been read, and is not too long.
        byte[] body = request.getInputStream().readAllBytes();
        if (isCertificateCheck(body)) {
            response.setStatus(HttpServletResponse.SC_OK);
            return;
        }
        Optional<Cause> refused = refused(request, body);
        if (refused.isPresent()) {
            note(refused.get());
            answer(response, HttpServletResponse.SC_UNAUTHORIZED, "Not signed by Slack.");
        } else {
            latest = null;
            chain.doFilter(new WithBody(request, body), response);
        }
    }

    /**
     * Slack checks our certificate now and then with unsigned requests.
     * https://docs.slack.dev/interactivity/implementing-slash-commands
     */
    private static boolean isCertificateCheck(byte[] body) {
        return body.length <= LONGEST_CHECK
                && List.of(new String(body, StandardCharsets.UTF_8).split("&")).contains("ssl_check=1");
    }

    /** Why requests are refused at present. Empty once a request was let through, or after an hour. */
    public Optional<String> problem() {
        Refused refused = latest;
        return refused == null || refused.at.plus(REMEMBERED).isBefore(clock.instant())
                ? Optional.empty()
                : Optional.of(refused.cause.sentence);
    }

    private Optional<Cause> refused(HttpServletRequest request, byte[] body) {
        String timestamp = request.getHeader("X-Slack-Request-Timestamp");
        String signature = request.getHeader("X-Slack-Signature");
        if (timestamp == null || signature == null) {
            return Optional.of(Cause.UNSIGNED);
        }
        if (!isRecent(timestamp)) {
            return Optional.of(Cause.CLOCK);
        }
        return MessageDigest.isEqual(
                        signature.getBytes(StandardCharsets.UTF_8),
                        ("v0=" + sign(timestamp, body)).getBytes(StandardCharsets.UTF_8))
                ? Optional.empty()
                : Optional.of(Cause.SECRET);
    }

    /** Notes a refusal, and logs it at most once a minute. */
    private synchronized void note(Cause cause) {
        Instant now = clock.instant();
        latest = new Refused(cause, now);
        if (!now.isBefore(logNext)) {
            logNext = now.plus(QUIET);
            log.warn(cause.sentence);
        }
    }

    private boolean isRecent(String timestamp) {
        try {
            Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
            return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private String sign(String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
            return HEX.formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java lacks HmacSHA256", e);
        }
    }

    public static void answer(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter().write(sentence);
    }

    /** A request whose body was read and can be read again. */
    private static final class WithBody extends HttpServletRequestWrapper {
        private final byte[] body;

        WithBody(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
        }

        @Override
        public ServletInputStream getInputStream() {
            ByteArrayInputStream bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(@Nullable ReadListener listener) {
                    throw new IllegalStateException("read it at once");
                }
            };
        }
    }
}
