package obliged.slack.ask;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import obliged.shared.PersonId;
import obliged.slack.kit.FormSubmission;
import obliged.slack.kit.LateReplies;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReplyText;
import obliged.slack.metadata.ReminderPlace;
import org.jspecify.annotations.Nullable;

/** Handles presses in lists. The list is updated in place, also after a step that was taken from one of its rows. */
public final class AskListHandler {
    /** Action id: shows one ask of a list; the value is its number. */
    static final String SHOW = "list.show";

    /** A response URL is valid for half an hour: https://docs.slack.dev/interactivity/handling-user-interaction */
    private static final Duration ALIVE = Duration.ofMinutes(29);

    private static final int MOST_REMEMBERED = 10_000;

    private final LateReplies replies;

    /** The list in which someone last pressed, since a form opened from it does not lead back to it. */
    private final Map<PersonId, Pressed> pressed = new ConcurrentHashMap<>();

    private record Pressed(String responseUrl, String from, Instant at) {}

    public AskListHandler(LateReplies replies) {
        this.replies = replies;
    }

    public void press(Press press) {
        if (press.action().startsWith(SHOW)) {
            String from = press.from().isEmpty() ? after(press.action(), SHOW) : press.from();
            replies.list(press.act(), press.responseUrl(), press.number() + " " + from);
        } else if (press.action().startsWith(AskListMessage.PAGE)
                || press.action().equals(AskListMessage.PICK)) {
            replies.list(press.act(), press.responseUrl(), "0 " + press.value());
        } else {
            replies.words(press.act(), press.responseUrl(), ReplyText.UNKNOWN_BUTTON);
        }
    }

    private static String after(String action, String id) {
        return action.length() > id.length() ? action.substring(id.length() + 1) : "";
    }

    /** Updates the list after a step was picked in a row, whether it was taken or not. */
    public void followed(Press press) {
        if (isStep(press) && press.responseUrl() != null) {
            if (pressed.size() > MOST_REMEMBERED) {
                pressed.clear();
            }
            pressed.put(
                    press.act().by(),
                    new Pressed(
                            press.responseUrl(), press.from(), press.viewer().now()));
            replies.list(press.act(), press.responseUrl(), "0 " + press.from());
        }
    }

    private static boolean isStep(Press press) {
        return !press.from().isEmpty()
                && ReminderPlace.read(press.from()) == null
                && !press.action().startsWith(SHOW);
    }

    /** Updates the list after a form that may have been opened from it was submitted. */
    public void sent(FormSubmission sent) {
        @Nullable Pressed last = pressed.remove(sent.act().by());
        if (last != null && last.at().plus(ALIVE).isAfter(sent.viewer().now())) {
            replies.list(sent.act(), last.responseUrl(), "0 " + last.from());
        }
    }
}
