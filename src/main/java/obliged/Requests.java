package obliged;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import obliged.shared.RequestId;
import obliged.slack.SlackEndpoint;
import org.jspecify.annotations.Nullable;

/** Gives each request of Slack's an id for the log, and measures how it is answered. */
final class Requests extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Metrics metrics;

    Requests(@Nullable Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long began = System.nanoTime();
        RequestId.begin();
        try {
            chain.doFilter(request, response);
        } finally {
            RequestId.end();
            if (metrics != null) {
                Object kind = Objects.requireNonNullElse(request.getAttribute(SlackEndpoint.KIND), "unread");
                metrics.replied(kind.toString(), response.getStatus(), Duration.ofNanos(System.nanoTime() - began));
            }
        }
    }
}
