package obliged.ask;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import obliged.ask.Ask.Origin;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** An ask as stored. Public because Jdbi's {@code @BindMethods} sees the methods of public types only. */
public record AskRow(
        WorkspaceId workspace,
        long number,
        PersonId requester,
        PersonId loggedBy,
        Instant loggedAt,
        @Nullable String source,
        @Nullable Long follows,
        @Nullable PersonId askedPerson,
        @Nullable ChannelId askedTeam,
        boolean helpersOnly,
        String words,
        @Nullable String impact,
        @Nullable String neededBy,
        @Nullable Instant wishEnds,
        String state,
        @Nullable PersonId assignee,
        @Nullable String due,
        @Nullable Instant dueEnds,
        @Nullable String pending,
        @Nullable Long pendingStep,
        @Nullable PersonId pendingBy,
        @Nullable String pendingDate,
        @Nullable String pendingWords,
        @Nullable Instant pendingSince,
        @Nullable Instant doneAt,
        @Nullable PersonId doneBy,
        @Nullable Instant nudgedAt,
        @Nullable PersonId nudgedBy) {

    /** {@code zone} is the one at whose midnight its dates end. */
    public static AskRow of(Ask ask, ZoneId zone) {
        Pending pending = ask.pending();
        Date due = ask.due();
        return new AskRow(
                ask.id().workspace(),
                ask.id().number(),
                ask.requester(),
                ask.origin().loggedBy(),
                ask.origin().loggedAt(),
                ask.origin().source(),
                ask.origin().follows(),
                ask.addressee() instanceof Addressee.OfPerson asked ? asked.person() : null,
                ask.addressee() instanceof Addressee.OfTeam asked ? asked.channel() : null,
                ask.helpersOnly(),
                ask.words(),
                ask.wish().impact(),
                text(ask.neededBy()),
                ask.neededBy() == null ? null : ask.neededBy().ends(zone),
                ask.state().name(),
                ask.assignee(),
                text(due),
                due == null ? null : due.ends(zone),
                pending == null ? null : pending instanceof Pending.Proposal ? "PROPOSAL" : "QUESTION",
                pending == null ? null : pending.step(),
                pending == null ? null : pending.by(),
                pending instanceof Pending.Proposal proposal ? text(proposal.date()) : null,
                pending instanceof Pending.Proposal proposal
                        ? proposal.why()
                        : pending instanceof Pending.Question question ? question.words() : null,
                pending == null ? null : pending.since(),
                ask.doneAt(),
                ask.doneBy(),
                ask.nudgedAt(),
                ask.nudgedBy());
    }

    Ask ask() {
        return new Ask(
                new AskId(workspace, number),
                new Origin(requester, loggedBy, loggedAt, source, follows),
                askedPerson != null
                        ? new Addressee.OfPerson(askedPerson)
                        : new Addressee.OfTeam(Objects.requireNonNull(askedTeam)),
                helpersOnly,
                new Wish(words, impact, date(neededBy)),
                State.valueOf(state),
                assignee,
                date(due),
                waits(),
                doneAt,
                doneBy,
                nudgedAt,
                nudgedBy);
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
