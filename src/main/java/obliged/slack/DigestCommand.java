package obliged.slack;

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
import obliged.team.Channel;
import obliged.team.TeamReason;
import obliged.team.Teams;
import obliged.term.ChannelId;
import obliged.term.Refusal;

/** {@code /ask digest} and {@code /ask export}. */
final class DigestCommand {
    private final Digests digests;
    private final TypedIn here;
    private final Outbox outbox;
    private final People people;
    private final Teams teams;

    DigestCommand(Digests digests, Directory directory, Outbox outbox, People people, Teams teams) {
        this.digests = digests;
        this.here = new TypedIn(people, teams, directory);
        this.outbox = outbox;
        this.people = people;
        this.teams = teams;
    }

    /** About the channel in which it was typed. */
    Post answer(SlashCommandPayload payload, Act act, AskTyped.OfDigest.Wanted wanted) {
        String command = payload.getCommand();
        Optional<ChannelId> typedIn = here.of(payload, act).map(Channel::id);
        if (typedIn.isEmpty()) {
            return Post.line(DigestWords.refused(DigestReason.NOT_SEEN, command));
        }
        ChannelId channel = typedIn.get();
        try {
            return switch (wanted) {
                case NOW -> now(act, channel, command);
                case ON -> Post.line(DigestWords.isOn(digests.on(act, channel), command));
                case OFF ->
                    Post.line(DigestWords.isOff(digests.off(act, channel).team(), command));
                case UNSAID -> Post.line(DigestWords.notUnderstood(command));
            };
        } catch (Refusal refusal) {
            return Post.line(
                    refusal.reason() instanceof DigestReason reason
                            ? DigestWords.refused(reason, command)
                            : TeamWords.refused((TeamReason) refusal.reason(), channel, command));
        }
    }

    private Post now(Act act, ChannelId channel, String command) {
        Plan plan = digests.plan(act.workspace(), channel);
        return DigestMessage.now(
                digests.now(act.workspace(), act.by(), channel),
                plan.isOn(),
                new Names(act.workspace(), people, teams),
                new CardLinks(outbox, people),
                command);
    }

    /** The file is written when it goes, from what is so then. */
    Post export(Act act) {
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
        return Post.line(DigestWords.exporting());
    }
}
