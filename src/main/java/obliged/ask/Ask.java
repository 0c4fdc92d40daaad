package obliged.ask;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import obliged.term.PersonId;
import obliged.term.Refusal;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Something a person needs from another person or a team, and what has been promised for it. A value: each step gives a
 * new one. Who may take which step from where stands in {@link Step}.
 *
 * @param requester who needs it
 * @param loggedBy who pressed the button for them; mostly the requester
 * @param impact what it does for the customers outside
 * @param source a link to the message that it was made from
 * @param neededBy the requester's wish
 * @param assignee the one who accepted it
 * @param due the date agreed
 * @param pending a date or a question that waits for the other side's word; at most one
 */
public record Ask(
        AskId id,
        PersonId requester,
        PersonId loggedBy,
        Instant loggedAt,
        Addressee addressee,
        String words,
        @Nullable String impact,
        @Nullable String source,
        @Nullable Date neededBy,
        State state,
        @Nullable PersonId assignee,
        @Nullable Date due,
        @Nullable Pending pending) {

    /** As many characters as a plain-text input of Slack's takes, so that every ask can be edited in a form. */
    public static final int LONGEST_WORDS = 3_000;

    /** A new ask, open, that has no number yet. */
    static Ask log(
            WorkspaceId workspace,
            PersonId requester,
            Addressee addressee,
            String words,
            @Nullable Date neededBy,
            Instant now) {
        return new Ask(
                new AskId(workspace, 0),
                requester,
                requester,
                now,
                addressee,
                words,
                null,
                null,
                neededBy,
                State.OPEN,
                null,
                null,
                null);
    }

    /**
     * Takes it on. A date not later than the wished one, or any where none was wished, is due; a later one is proposed,
     * and the wished one counts until the requester's word.
     *
     * @param step the history's id of the suggestion, if the date turns out to be one
     */
    Ask accept(PersonId by, @Nullable Date date, long step, Instant now) {
        if (date != null && isSuggestion(date)) {
            return with(State.ACCEPTED, by, neededBy, new Pending.Proposal(step, by, date, null, now));
        }
        return with(State.ACCEPTED, by, date != null ? date : neededBy, pending);
    }

    /** Whether accepting with this date would be a suggestion rather than a promise. */
    boolean isSuggestion(@Nullable Date date) {
        return date != null && neededBy != null && date.isLaterThan(neededBy);
    }

    /** The date that waits is now the one agreed. */
    Ask agree() {
        return pending instanceof Pending.Proposal proposal ? with(state, assignee, proposal.date(), null) : this;
    }

    /** The date that waits goes; the one that stands stays. */
    Ask keep() {
        return with(state, assignee, due, null);
    }

    Ask done() {
        return with(State.DONE, assignee, due, null);
    }

    Ask confirm() {
        return with(State.CONFIRMED, assignee, due, null);
    }

    Ask withdraw() {
        return with(State.WITHDRAWN, assignee, due, null);
    }

    /** What {@code person} is to this ask. Whether they help the team that was asked is for the caller to know. */
    Set<Role> roles(PersonId person, boolean helpsTheTeam) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (person.equals(requester)) {
            roles.add(Role.REQUESTER);
        } else if (addressee.equals(new Addressee.OfPerson(person)) || helpsTheTeam) {
            roles.add(Role.HELPER);
        }
        if (person.equals(assignee)) {
            roles.add(Role.ASSIGNEE);
        }
        if (awaited().filter(person::equals).isPresent()) {
            roles.add(Role.AWAITED);
        }
        return roles;
    }

    /** Whose word is awaited on what is pending, if anything is. */
    public Optional<PersonId> awaited() {
        if (pending == null) {
            return Optional.empty();
        }
        return pending.by().equals(requester) ? Optional.ofNullable(assignee) : Optional.of(requester);
    }

    /** The steps that someone with these roles may take now. {@code zone} is the assignee's, whose midnight counts. */
    Set<Step> allows(Set<Role> roles, ZoneId zone, Instant now) {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        for (Step step : Step.values()) {
            if (step.isFor(state, roles) && isPossible(step, zone, now)) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** Refuses a step that these roles may not take now. */
    void require(Step step, Set<Role> roles, ZoneId zone, Instant now) {
        if (!step.isFrom(state) || !isPossible(step, zone, now)) {
            throw new Refusal(AskReason.NOT_NOW);
        }
        if (!step.isFor(state, roles)) {
            throw new Refusal(AskReason.NOT_THEIRS);
        }
    }

    private boolean isPossible(Step step, ZoneId zone, Instant now) {
        return switch (step) {
            case AGREE -> pending instanceof Pending.Proposal;
            // To keep a date there must be one, and it must lie ahead.
            case KEEP ->
                pending instanceof Pending.Proposal
                        && due != null
                        && due.ends(zone).isAfter(now);
            default -> true;
        };
    }

    Ask numbered(long number) {
        return new Ask(
                new AskId(id.workspace(), number),
                requester,
                loggedBy,
                loggedAt,
                addressee,
                words,
                impact,
                source,
                neededBy,
                state,
                assignee,
                due,
                pending);
    }

    private Ask with(State state, @Nullable PersonId assignee, @Nullable Date due, @Nullable Pending pending) {
        return new Ask(
                id, requester, loggedBy, loggedAt, addressee, words, impact, source, neededBy, state, assignee, due,
                pending);
    }
}
