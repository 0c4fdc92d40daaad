package obliged.ask;

import java.time.Instant;
import java.util.Objects;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** An ask as it lies in its table. Public only because the binder of its fields looks no further. */
public record AskRow(
        WorkspaceId workspace,
        long number,
        PersonId requester,
        PersonId loggedBy,
        Instant loggedAt,
        @Nullable PersonId askedPerson,
        @Nullable ChannelId askedTeam,
        String words,
        @Nullable String impact,
        @Nullable String source,
        @Nullable String neededBy,
        String state,
        @Nullable PersonId assignee,
        @Nullable String due,
        @Nullable String pending,
        @Nullable Long pendingStep,
        @Nullable PersonId pendingBy,
        @Nullable String pendingDate,
        @Nullable String pendingWords,
        @Nullable Instant pendingSince) {

    static AskRow of(Ask ask) {
        Pending pending = ask.pending();
        return new AskRow(
                ask.id().workspace(),
                ask.id().number(),
                ask.requester(),
                ask.loggedBy(),
                ask.loggedAt(),
                ask.addressee() instanceof Addressee.OfPerson asked ? asked.person() : null,
                ask.addressee() instanceof Addressee.OfTeam asked ? asked.channel() : null,
                ask.words(),
                ask.impact(),
                ask.source(),
                text(ask.neededBy()),
                ask.state().name(),
                ask.assignee(),
                text(ask.due()),
                pending == null ? null : pending instanceof Pending.Proposal ? "PROPOSAL" : "QUESTION",
                pending == null ? null : pending.step(),
                pending == null ? null : pending.by(),
                pending instanceof Pending.Proposal proposal ? text(proposal.date()) : null,
                pending instanceof Pending.Proposal proposal
                        ? proposal.why()
                        : pending instanceof Pending.Question question ? question.words() : null,
                pending == null ? null : pending.since());
    }

    Ask ask() {
        return new Ask(
                new AskId(workspace, number),
                requester,
                loggedBy,
                loggedAt,
                askedPerson != null
                        ? new Addressee.OfPerson(askedPerson)
                        : new Addressee.OfTeam(Objects.requireNonNull(askedTeam)),
                words,
                impact,
                source,
                date(neededBy),
                State.valueOf(state),
                assignee,
                date(due),
                waits());
    }

    private @Nullable Pending waits() {
        if (pending == null || pendingStep == null || pendingBy == null || pendingSince == null) {
            return null;
        }
        return pending.equals("PROPOSAL")
                ? new Pending.Proposal(
                        pendingStep,
                        pendingBy,
                        Date.parse(Objects.requireNonNull(pendingDate)),
                        pendingWords,
                        pendingSince)
                : new Pending.Question(pendingStep, pendingBy, Objects.requireNonNull(pendingWords), pendingSince);
    }

    static @Nullable String text(@Nullable Date date) {
        return date == null ? null : date.toString();
    }

    static @Nullable Date date(@Nullable String text) {
        return text == null ? null : Date.parse(text);
    }
}
