package obliged.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import java.time.InstantSource;
import java.util.Map;
import obliged.person.OtherIds;
import obliged.slack.kit.WorkspaceIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes requests that are surely Slack's to Bolt, whichever way they came. {@link SlackApp} catches our own faults, so
 * an exception here means a request that Bolt can't read, which is answered with 400.
 */
public final class SlackRequests {
    private static final String UNREAD = "unread";
    private static final Logger log = LoggerFactory.getLogger(SlackRequests.class);

    private final Faults faults;
    private final App app;
    private final SlackRequestParser parser;
    private final RequestIds ids;

    /** The response to a request, and the kind that it was of. */
    record Handled(String kind, Response response) {}

    public SlackRequests(App app, OtherIds others, WorkspaceIdentity identity, InstantSource clock) {
        this.ids = new RequestIds(others, identity);
        this.faults = new Faults(clock);
        this.app = app;
        this.parser = new SlackRequestParser(app.config());
    }

    /** Handles a request with this body, in which what it changes was saved when this returns. */
    Handled handle(String body, RequestHeaders headers) {
        String type = UNREAD;
        try {
            type = RequestShape.check(body);
            if (type.equals("app_rate_limited")) {
                // https://docs.slack.dev/reference/events/app_rate_limited: once a minute while it lasts.
                log.warn(
                        "Slack has reached its event limit and is holding some back: changes in channel membership may arrive late");
                return new Handled(type, Response.ok());
            }
            return new Handled(
                    type, app.run(parser.parse(request(ids.known(MessageSimplifier.simplify(body)), headers))));
        } catch (EventSimplifier.Unreadable left) {
            // Sent again it would be the same; who it is will be read with all others, once a day.
            log.warn("a person could not be read and is left out: {}", left.getMessage());
            return new Handled(type, Response.ok());
        } catch (RequestShape.Flaw flaw) {
            return new Handled(type, refused(flaw.getMessage()));
        } catch (Exception | StackOverflowError e) {
            return new Handled(type, refused(e.getClass().getSimpleName()));
        }
    }

    private static SlackRequestParser.HttpRequest request(String body, RequestHeaders headers) {
        return SlackRequestParser.HttpRequest.builder()
                .requestUri("")
                .queryString(Map.of())
                .headers(headers)
                .requestBody(body)
                .remoteAddress("")
                .build();
    }

    private Response refused(@Nullable String why) {
        if (faults.isNews("malformed " + why)) {
            log.warn("a request from Slack could not be read: {}", why);
        }
        return Response.builder()
                .statusCode(400)
                .contentType("text/plain; charset=utf-8")
                .body("This request didn't come from Slack.")
                .build();
    }
}
