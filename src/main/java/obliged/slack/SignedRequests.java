package obliged.slack;

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
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Lets through only what Slack signed lately; nothing of a request is parsed before that.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
public final class SignedRequests extends HttpFilter {
    private static final long serialVersionUID = 1L;
    /** Both ways: one from the future could be used again later. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int LONGEST_CHECK = 1_000;

    private static final HexFormat HEX = HexFormat.of();

    private final transient SecretKeySpec secret;
    private final transient InstantSource clock;

    public SignedRequests(String signingSecret, InstantSource clock) {
        this.secret = new SecretKeySpec(signingSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        // All of it is there by now, and it is not too long.
        byte[] body = request.getInputStream().readAllBytes();
        if (isCertificateCheck(body)) {
            response.setStatus(HttpServletResponse.SC_OK);
        } else if (!isSigned(request, body)) {
            answer(response, HttpServletResponse.SC_UNAUTHORIZED, "Not signed by Slack.");
        } else {
            chain.doFilter(new WithBody(request, body), response);
        }
    }

    /**
     * Slack looks now and then whether our certificate is good, and does not sign that.
     * https://docs.slack.dev/interactivity/implementing-slash-commands
     */
    private static boolean isCertificateCheck(byte[] body) {
        return body.length <= LONGEST_CHECK
                && List.of(new String(body, StandardCharsets.UTF_8).split("&")).contains("ssl_check=1");
    }

    private boolean isSigned(HttpServletRequest request, byte[] body) {
        String timestamp = request.getHeader("X-Slack-Request-Timestamp");
        String signature = request.getHeader("X-Slack-Signature");
        return timestamp != null
                && signature != null
                && isRecent(timestamp)
                && MessageDigest.isEqual(
                        signature.getBytes(StandardCharsets.UTF_8),
                        ("v0=" + sign(timestamp, body)).getBytes(StandardCharsets.UTF_8));
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

    static void answer(HttpServletResponse response, int status, String sentence) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter().write(sentence);
    }

    /** A request whose body was read, for those who read it again. */
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
