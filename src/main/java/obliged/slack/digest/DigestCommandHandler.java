package obliged.slack.digest;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
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
import obliged.person.People;
import obliged.shared.ChannelId;
import obliged.shared.Refusal;
import obliged.slack.ask.AskCommandParser;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.CommandChannel;
import obliged.slack.kit.SlackMessage;
import obliged.slack.team.TeamText;
import obliged.slack.text.Names;
import obliged.team.Channel;
import obliged.team.TeamReason;
import obliged.team.Teams;

/** {@code /ask digest} and {@code /ask export}. */
public final class DigestCommandHandler {
    private final Digests digests;
    private final CommandChannel here;
    private final Outbox outbox;
    private final People people;
    private final Teams teams;

    public DigestCommandHandler(Digests digests, Outbox outbox, People people, Teams teams) {
        this.digests = digests;
        this.here = new CommandChannel(people, teams);
        this.outbox = outbox;
        this.people = people;
        this.teams = teams;
    }

    /** About the channel in which it was typed. */
    public SlackMessage answer(SlashCommandPayload payload, Act act, AskCommandParser.OfDigest.Wanted wanted) {
        String command = payload.getCommand();
        Optional<ChannelId> typedIn = here.of(payload, act).map(Channel::id);
        if (typedIn.isEmpty()) {
            return SlackMessage.line(DigestText.refused(DigestReason.NOT_SEEN, command));
        }
        ChannelId channel = typedIn.get();
        try {
            return switch (wanted) {
                case NOW -> now(act, channel, command);
                case ON -> SlackMessage.line(DigestText.isOn(digests.on(act, channel), command));
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

    private SlackMessage now(Act act, ChannelId channel, String command) {
        Plan plan = digests.plan(act.workspace(), channel);
        return DigestMessage.now(
                digests.now(act.workspace(), act.by(), channel),
                plan.isOn(),
                new Names(act.workspace(), people, teams),
                new CardLinks(outbox, people, teams),
                command);
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
