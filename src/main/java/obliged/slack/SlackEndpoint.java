package obliged.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.jakarta_servlet.ServletAdapterOps;
import com.slack.api.bolt.jakarta_servlet.SlackAppServletAdapter;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.util.SlackRequestParser;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import obliged.slack.api.RequestSignatures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes signed requests to Bolt and sends its responses. {@link SlackApp} catches our own faults, so an exception here
 * means a request that Bolt can't read, which is answered with 400.
 */
public final class SlackEndpoint extends HttpServlet {
    /** The attribute of a request that holds its kind, once that was read. */
    public static final String KIND = "obliged.kind";

    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(SlackEndpoint.class);

    private final transient Faults faults;
    private final transient App app;
    private final transient SlackRequestParser parser;
    private final transient SlackAppServletAdapter adapter;

    public SlackEndpoint(App app, InstantSource clock) {
        this.faults = new Faults(clock);
        this.app = app;
        this.parser = new SlackRequestParser(app.config());
        this.adapter = new SlackAppServletAdapter(app.config());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            String body = body(request);
            String type = RequestShape.check(body);
            request.setAttribute(KIND, type);
            if (type.equals("app_rate_limited")) {
                // https://docs.slack.dev/reference/events/app_rate_limited: once a minute while it lasts.
                log.warn(
                        "Slack sends more events than it may and holds some back: who is in which channel may be late");
                return;
            }
            adapter.writeResponse(response, app.run(read(request, MessageSimplifier.simplify(body))));
        } catch (EventSimplifier.Unreadable left) {
            // Sent again it would be the same; who it is will be read with all others, once a day.
            log.warn("a person could not be read and is left out: {}", left.getMessage());
        } catch (RequestShape.Flaw flaw) {
            refuse(response, flaw.getMessage());
        } catch (IOException e) {
            throw e;
        } catch (Exception | StackOverflowError e) {
            refuse(response, e.getClass().getSimpleName());
        }
    }

    private static String body(HttpServletRequest request) throws IOException {
        return new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private Request<?> read(HttpServletRequest request, String body) {
        return parser.parse(SlackRequestParser.HttpRequest.builder()
                .requestUri(request.getRequestURI())
                .queryString(Map.of())
                .headers(new RequestHeaders(ServletAdapterOps.toHeaderMap(request)))
                .requestBody(body)
                .remoteAddress(request.getRemoteAddr())
                .build());
    }

    private void refuse(HttpServletResponse response, @Nullable String why) throws IOException {
        if (faults.isNews("malformed " + why)) {
            log.warn("a signed request could not be read: {}", why);
        }
        RequestSignatures.answer(response, HttpServletResponse.SC_BAD_REQUEST, "Not a request of Slack's.");
    }
}
