package obliged.slack.kit;

import com.slack.api.model.view.View;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import obliged.ask.Act;
import obliged.outbox.Drafts;
import obliged.slack.api.ImmediateCalls;
import obliged.slack.api.SlackJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens forms at once. One that Slack did not open in time is kept as a draft with all that stands in it, and a button
 * that opens it is offered.
 */
public final class FormOpener {
    private static final Logger log = LoggerFactory.getLogger(FormOpener.class);

    /** The button that opens a draft; its value is the draft's id. */
    public static final String OPEN_DRAFT = "form.draft";

    /** By then Slack has opened a form, or we know that it did not, unless we were ended meanwhile. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    /** Many more requests than Slack could send once more within the seconds in which it does. */
    private static final int REMEMBERED = 10_000;

    private final ImmediateCalls atOnce;
    private final Drafts drafts;
    /** Marks the trigger id of a request that is handled only after something was read. */
    private static final String SPENT = "spent/";

    private static final String IN_PLACE = "view/";

    private final LateReplies replies;
    private final Set<String> opened = new LinkedHashSet<>();

    public FormOpener(ImmediateCalls atOnce, Drafts drafts, LateReplies replies) {
        this.atOnce = atOnce;
        this.drafts = drafts;
        this.replies = replies;
    }

    /**
     * The trigger id of a request that had to wait. It opens no form any more, since it expires within three seconds:
     * https://docs.slack.dev/reference/methods/views.open
     */
    public static String spent(String trigger) {
        return isSpent(trigger) ? trigger : SPENT + trigger;
    }

    private static boolean isSpent(String trigger) {
        return trigger.startsWith(SPENT);
    }

    /** Stands for the trigger id of a press in a view: the form takes the place of that view, since only one can be open. */
    static String inPlace(String view) {
        return IN_PLACE + view;
    }

    private static Optional<String> place(String trigger) {
        return trigger.startsWith(IN_PLACE) ? Optional.of(trigger.substring(IN_PLACE.length())) : Optional.empty();
    }

    /** Opens a form in which nobody has typed anything yet, once for each request. */
    public void open(Act act, String trigger, @Nullable String responseUrl, View view) {
        if (!isFirst(act.key())) {
            return;
        }
        if (place(trigger).isPresent()) {
            change(place(trigger).get(), view);
        } else if (isSpent(trigger)) {
            keep(act, responseUrl, view, ReplyText.FORM_READY);
        } else {
            atOnce.open(trigger, view, () -> {}, () -> keep(act, responseUrl, view, ReplyText.FORM_TOO_LATE));
        }
    }

    /** What Slack sends again can't open a form again; and would seem not to have opened one. */
    private boolean isFirst(String request) {
        synchronized (opened) {
            if (opened.size() >= REMEMBERED) {
                opened.remove(opened.iterator().next());
            }
            return opened.add(request);
        }
    }

    private void keep(Act act, @Nullable String responseUrl, View view, ReplyText why) {
        try {
            long draft = drafts.keep(act.workspace(), act.by(), SlackJson.view(view));
            replies.draft(act, responseUrl, draft, why);
        } catch (RuntimeException e) {
            log.error("a draft of {} could not be kept", act.by().value(), e);
        }
    }

    /**
     * Opens a form that holds what someone typed, once for each request: it is on the disk before it is tried, so that
     * it is not lost either if we are ended before it opens.
     */
    public void openKept(Act act, String trigger, @Nullable String responseUrl, View view) {
        if (place(trigger).isPresent()) {
            // What stands in it comes from the ask that they are reading.
            open(act, trigger, responseUrl, view);
            return;
        }
        boolean spent = isSpent(trigger);
        Optional<Long> kept = drafts.keepOnce(
                act.workspace(),
                act.by(),
                "form/" + act.key(),
                SlackJson.view(view),
                spent ? Duration.ZERO : SETTLED,
                draft ->
                        replies.wayTo(act, responseUrl, draft, spent ? ReplyText.FORM_READY : ReplyText.FORM_TOO_LATE));
        if (!spent) {
            kept.ifPresent(draft -> atOnce.open(
                    trigger,
                    view,
                    () -> drafts.settle(act.workspace(), draft, replies.draftKey(act)),
                    () -> replies.hastenDraft(act)));
        }
    }

    /** Changes a form on someone's screen; what they typed in it stays. */
    public void change(String form, View view) {
        atOnce.change(form, view);
    }

    /** Opens a draft again; it stays until it is old. */
    public void press(Press press) {
        drafts.find(press.act().workspace(), press.act().by(), press.number())
                .map(SlackJson::view)
                .ifPresentOrElse(
                        view -> open(press.act(), press.trigger(), press.responseUrl(), view),
                        () -> replies.words(press.act(), press.responseUrl(), ReplyText.NO_DRAFT));
    }
}
