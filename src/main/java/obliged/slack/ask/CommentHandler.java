package obliged.slack.ask;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.ask.Act;
import obliged.ask.AskNotice;
import obliged.ask.AskReason;
import obliged.ask.AskSteps;
import obliged.ask.Step;
import obliged.ask.value.SentFile;
import obliged.outbox.Message;
import obliged.outbox.Outbox;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.LateReplies;
import obliged.slack.kit.ReplyKind;
import obliged.slack.kit.ReplyText;
import obliged.slack.text.SlackEscapes;
import org.jspecify.annotations.Nullable;

/** Takes what someone writes in the thread of a message of ours as a comment on the ask that the message is about. */
public final class CommentHandler {
    /** Replies that show an ask. */
    private static final Set<String> ABOUT_AN_ASK =
            Set.of(ReplyKind.REFUSED, ReplyKind.ASKED, ReplyKind.SHOW, ReplyKind.WHOLE, ReplyKind.LOGGED);

    private final AskSteps steps;
    private final Outbox outbox;
    private final LateReplies replies;

    public CommentHandler(AskSteps steps, Outbox outbox, LateReplies replies) {
        this.steps = steps;
        this.outbox = outbox;
        this.replies = replies;
    }

    /**
     * Returns false if it is no comment: no words or files, or in no thread, or beneath a message that is about no ask.
     *
     * @param thread the time stamp of the message at the top of the thread, if it was written in one
     */
    public boolean written(Act act, Message message, @Nullable String thread, WrittenWords written) {
        String words = SlackEscapes.read(written.ownText()).strip();
        Optional<Long> ask = thread == null ? Optional.empty() : ask(act, new Message(message.channel(), thread));
        if (ask.isEmpty() || words.isEmpty() && written.files().isEmpty()) {
            return false;
        }
        comment(act, ask.get(), words, message, written.sent());
        return true;
    }

    /** Follows an edit of a direct message to us, if it was a comment. It says nothing if it was deleted. */
    public void edited(WorkspaceId workspace, Message message, WrittenWords written, String key) {
        steps.reworded(workspace, message, SlackEscapes.read(written.ownText()).strip(), written.sent(), key);
    }

    private Optional<Long> ask(Act act, Message root) {
        return outbox.shown(act.workspace(), root)
                .filter(shown -> AskNotice.isOf(shown.kind()) || ABOUT_AN_ASK.contains(shown.kind()))
                .map(Outbox.Shown::subject);
    }

    private void comment(Act act, long ask, String words, Message message, List<SentFile> files) {
        try {
            steps.comment(act, ask, words, message, files);
        } catch (Refusal refusal) {
            AskReason reason = (AskReason) refusal.reason();
            if (reason == AskReason.NO_SUCH_ASK) {
                replies.words(act, null, ReplyText.NOT_PASSED_ON);
            } else if (reason == AskReason.FROM_ANOTHER_COMPANY) {
                replies.words(act, null, ReplyText.FROM_ABROAD);
            } else {
                replies.refused(act, null, ask, reason, Step.COMMENT);
            }
        }
    }
}
