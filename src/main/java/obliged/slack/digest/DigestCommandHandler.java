package obliged.slack.digest;

import java.time.Instant;
import java.util.Optional;
import obliged.ask.Act;
import obliged.digest.DigestNotice;
import obliged.digest.DigestReason;
import obliged.digest.Digests;
import obliged.digest.Plan;
import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.outbox.Urgency;
import obliged.shared.ChannelId;
import obliged.shared.Refusal;
import obliged.slack.ask.AskCommandParser;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.TypedCommand;
import obliged.slack.kit.Viewer;
import obliged.slack.team.CommandChannel;
import obliged.slack.team.TeamText;
import obliged.slack.text.Mrkdwn;
import obliged.team.Channel;
import obliged.team.Team;
import obliged.team.TeamReason;

/** {@code /ask digest} and {@code /ask export}. */
public final class DigestCommandHandler {
    private final Digests digests;
    private final CommandChannel here;
    private final Outbox outbox;
    private final CardLinks links;

    public DigestCommandHandler(Digests digests, CommandChannel here, Outbox outbox, CardLinks links) {
        this.digests = digests;
        this.here = here;
        this.outbox = outbox;
        this.links = links;
    }

    /** About the channel in which it was typed. */
    public SlackMessage answer(TypedCommand typed, AskCommandParser.OfDigest.Wanted wanted) {
        Act act = typed.act();
        String command = typed.name();
        Optional<ChannelId> typedIn = here.of(typed).map(Channel::id);
        if (typedIn.isEmpty()) {
            return SlackMessage.line(DigestText.refused(DigestReason.NOT_SEEN, command));
        }
        ChannelId channel = typedIn.get();
        try {
            return switch (wanted) {
                case NOW -> now(act, channel, typed.viewer());
                case ON -> SlackMessage.line(isOn(act, channel, command));
                case OFF ->
                    SlackMessage.line(DigestText.isOff(digests.off(act, channel).team(), command));
                case UNSAID -> SlackMessage.line(DigestText.notUnderstood(command));
            };
        } catch (Refusal refusal) {
            return SlackMessage.line(
                    refusal.reason() instanceof DigestReason reason
                            ? DigestText.refused(reason, command)
                            : TeamText.refused((TeamReason) refusal.reason(), channel, command));
        }
    }

    private Mrkdwn isOn(Act act, ChannelId channel, String command) {
        Plan plan = digests.on(act, channel);
        Team team = here.teams().toChange(act.workspace(), channel, act.who().zone());
        return DigestText.isOn(plan, team.hours().zone(), command);
    }

    private SlackMessage now(Act act, ChannelId channel, Viewer viewer) {
        Plan plan = digests.plan(act.workspace(), channel);
        return DigestMessage.now(digests.now(act.workspace(), act.by(), channel), plan.isOn(), viewer, links);
    }

    /** The file is written when it goes, from what is so then. */
    public SlackMessage export(Act act) {
        outbox.owe(new NewNotice(
                act.workspace(),
                DigestNotice.EXPORT,
                Recipient.of(act.by()),
                0,
                0,
                null,
                null,
                Urgency.BULK,
                false,
                Instant.EPOCH,
                DigestNotice.EXPORT + "/" + act.key()));
        return SlackMessage.line(DigestText.exporting());
    }
}
