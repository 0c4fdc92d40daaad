package obliged.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import obliged.sandbox.blocks.Json;

/**
 * One way in which Slack can fail: for one API method or all ({@code ""}) or for the response URLs ({@code response_url}),
 * in one channel or all, {@code times} times, or until it is cleared if that is 0. {@code number} is milliseconds, seconds or a status, depending on the kind; {@code probability} 1 is
 * always. For a refused block {@code error} is its type.
 */
public record Fault(
        Kind kind, String method, String channel, int times, long number, String error, double probability) {
    /** What goes wrong. */
    public enum Kind {
        /** The response comes after {@code number} milliseconds. */
        SLOW,
        /** The connection is closed before anything happens. */
        DROPPED,
        /** A page of HTML with status {@code number}. */
        HTML,
        /** An empty response with status {@code number}. */
        STATUS,
        /** 429 with Retry-After {@code number} seconds. */
        RATE_LIMITED,
        /** The method returns {@code error}. */
        ERROR,
        /**
         * The workspace does not know blocks of the type {@code error} yet, so that the method returns {@code
         * invalid_blocks} to whatever has one, as some did to charts while Slack was rolling them out.
         */
        BLOCK_REFUSED,
        /** The call is carried out, then the connection is closed without a response. */
        ANSWER_LOST,
        /** The call is carried out, and the response shows the message, view or files in a shape that no client knows. */
        UNREADABLE
    }

    public static final String RESPONSE_URL = "response_url";

    public static Fault slow(Duration delay) {
        return of(Kind.SLOW, delay.toMillis(), "");
    }

    public static Fault dropped() {
        return of(Kind.DROPPED, 0, "");
    }

    public static Fault html(int status) {
        return of(Kind.HTML, status, "");
    }

    public static Fault status(int status) {
        return of(Kind.STATUS, status, "");
    }

    public static Fault rateLimited(Duration retryAfter) {
        return of(Kind.RATE_LIMITED, retryAfter.toSeconds(), "");
    }

    public static Fault error(String error) {
        return of(Kind.ERROR, 0, error);
    }

    public static Fault blockRefused(String type) {
        return of(Kind.BLOCK_REFUSED, 0, type);
    }

    public static Fault answerLost() {
        return of(Kind.ANSWER_LOST, 0, "");
    }

    public static Fault unreadable() {
        return of(Kind.UNREADABLE, 0, "");
    }

    private static Fault of(Kind kind, long number, String error) {
        return new Fault(kind, "", "", 0, number, error, 1);
    }

    public Fault on(String oneMethod) {
        return new Fault(kind, oneMethod, channel, times, number, error, probability);
    }

    /** Only for calls whose {@code channel} is this id. */
    public Fault in(String channelId) {
        return new Fault(kind, method, channelId, times, number, error, probability);
    }

    public Fault once() {
        return times(1);
    }

    public Fault times(int n) {
        return new Fault(kind, method, channel, n, number, error, probability);
    }

    public Fault withProbability(double p) {
        return new Fault(kind, method, channel, times, number, error, p);
    }

    boolean fits(String calledMethod, String calledChannel, JsonNode blocks) {
        boolean all = method.isEmpty() && !calledMethod.equals(RESPONSE_URL);
        return (all || method.equals(calledMethod))
                && (channel.isEmpty() || channel.equals(calledChannel))
                && (kind != Kind.BLOCK_REFUSED
                        || blocks.findValuesAsText("type").contains(error));
    }

    public static Fault read(JsonNode json) {
        return new Fault(
                Kind.valueOf(json.path("kind").asText().toUpperCase(Locale.ROOT)),
                json.path("method").asText(""),
                json.path("channel").asText(""),
                json.path("times").asInt(0),
                json.path("number").asLong(0),
                json.path("error").asText(""),
                json.path("probability").asDouble(1));
    }

    ObjectNode json() {
        return Json.object(
                "kind", kind.name(),
                "method", method,
                "channel", channel,
                "times", times,
                "number", number,
                "error", error,
                "probability", probability);
    }
}
