package obliged.ask;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.ask.Step.Role;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkingHours;
import org.jspecify.annotations.Nullable;

/**
 * Something a person needs from another person or a team, and what has been promised for it. Immutable: each step
 * returns a new ask. Who may take which step from which state is defined in {@link Step}.
 *
 * @param helpersOnly only the team's helpers see it, not its channel
 * @param assignee the one who accepted it
 * @param due the date that both sides agreed to
 * @param pending a proposed date or a question that waits for the other side; at most one
 * @param doneAt when it was last marked as done
 * @param doneBy who did that
 * @param nudgedAt when someone last nudged
 * @param nudgedBy who did that; null if it was the requester
 */
public record Ask(
        AskId id,
        Origin origin,
        Addressee addressee,
        boolean helpersOnly,
        Wish wish,
        State state,
        @Nullable PersonId assignee,
        @Nullable Date due,
        @Nullable Pending pending,
        @Nullable Instant doneAt,
        @Nullable PersonId doneBy,
        @Nullable Instant nudgedAt,
        @Nullable PersonId nudgedBy) {

    /** The most characters that a plain-text input of Slack's takes, so that every ask can be edited in a form. */
    public static final int LONGEST_WORDS = 3_000;

    /** The most characters of a message in Slack: https://docs.slack.dev/reference/methods/chat.postMessage */
    public static final int LONGEST_COMMENT = 40_000;

    /** How long after its end people can still comment on it. */
    public static final Duration COMMENTED_WITHIN = Duration.ofDays(14);

    /** How long after a comment was written an edit of it is followed. */
    static final Duration EDITS_FOLLOWED = Duration.ofHours(1);

    /** How long after it was last done it can be reopened. */
    public static final Duration REOPENED_WITHIN = Duration.ofDays(14);

    /** A new ask, open. */
    static Ask log(AskId id, Origin origin, Addressee addressee, boolean helpersOnly, Wish wish) {
        return new Ask(id, origin, addressee, helpersOnly, wish, State.OPEN, null, null, null, null, null, null, null);
    }

    public PersonId requester() {
        return origin.requester();
    }

    public String words() {
        return wish.words();
    }

    public @Nullable Date neededBy() {
        return wish.neededBy();
    }

    /**
     * Takes it on. The date becomes due if the requester asked for it, or for a later one, or for none. A later date is
     * a proposal, and nothing is due until the requester answers. Without a date, it is the requested one, if that is
     * ahead. The clock of a pending question restarts now, since the date was given with it in mind.
     *
     * @param usual when it is usually done, if nobody names a date
     * @param step the history id of the suggestion, if the date turns out to be one
     */
    Ask accept(
            PersonId by, @Nullable Date date, @Nullable String why, @Nullable Date usual, long step, AskClock clock) {
        if (date != null && isSuggestion(date)) {
            return with(State.ACCEPTED, by, null, new Pending.Proposal(step, by, date, why, clock.now()));
        }
        Pending left = pending instanceof Pending.Question question ? question.since(clock.now()) : null;
        return with(State.ACCEPTED, by, promise(date, usual, clock), left);
    }

    /** The date that someone promises who accepts it and names this one, or none. */
    @Nullable
    Date promise(@Nullable Date date, @Nullable Date usual, AskClock clock) {
        if (date != null) {
            return date;
        }
        return neededBy() == null ? usual : isWishAhead(clock) ? neededBy() : null;
    }

    /** Whether it can be accepted without naming a date. */
    boolean isAcceptedUndated(AskClock clock) {
        return neededBy() == null ? state == State.OPEN : isWishAhead(clock);
    }

    /** Whether the requested date is still ahead. */
    public boolean isWishAhead(AskClock clock) {
        return neededBy() != null && neededBy().ends(clock.dates()).isAfter(clock.now());
    }

    /** Whether accepting with this date would be a suggestion rather than a promise. */
    boolean isSuggestion(@Nullable Date date) {
        return date != null && neededBy() != null && date.isLaterThan(neededBy());
    }

    /** Whether this date, from the assignee, is the first one and so needs nobody's consent. */
    boolean isFirstDate(PersonId by) {
        return by.equals(assignee) && isAssigneesToDate();
    }

    /** Whether nothing is due, and the requester has not suggested a date: the assignee may still give the first one. */
    private boolean isAssigneesToDate() {
        return due == null
                && !(pending instanceof Pending.Proposal proposal
                        && proposal.by().equals(requester()));
    }

    /** Whether this date is already proposed or, if nothing is pending, already the due date. */
    boolean names(Date date) {
        return pending instanceof Pending.Proposal proposal
                ? date.isSameAs(proposal.date())
                : pending == null && date.isSameAs(due);
    }

    /** Proposes another date to the other side; the current one applies until they agree. */
    Ask suggest(PersonId by, Date date, @Nullable String why, long step, WorkingHours hours, AskClock clock) {
        Ask moved = unasked(hours, clock);
        return moved.with(state, assignee, moved.due, new Pending.Proposal(step, by, date, why, clock.now()));
    }

    /** Makes the proposed date the agreed one. */
    Ask agree() {
        return pending instanceof Pending.Proposal proposal ? with(state, assignee, proposal.date(), null) : this;
    }

    /** Drops the proposed date, turned down or taken back; the current one stays. */
    Ask dropProposal() {
        return with(state, assignee, due, null);
    }

    /** The date that is kept if the pending proposal is turned down: the one due, or the one requested. */
    public Optional<Date> kept() {
        return Optional.ofNullable(pending != null && isAssigneesToDate() ? neededBy() : due);
    }

    /** Another helper has it from now on, with what is due and pending. */
    Ask takeOver(PersonId by) {
        return with(state, by, due, pending);
    }

    /** Asks for something that must be known first; the clock stops until it is answered. */
    Ask question(PersonId by, String words, long step, WorkingHours hours, AskClock clock) {
        Ask moved = unasked(hours, clock);
        return moved.with(state, assignee, moved.due, new Pending.Question(step, by, words, clock.now()));
    }

    /** Answers the pending question, and moves the due date by the assignee's working time that it waited. */
    Ask answer(WorkingHours hours, AskClock clock) {
        return unasked(hours, clock);
    }

    Ask handOff(Addressee to, boolean onlyHelpers) {
        return new Ask(
                id, origin, to, onlyHelpers, wish, State.OPEN, null, null, null, doneAt, doneBy, nudgedAt, nudgedBy);
    }

    Ask decline() {
        return with(State.DECLINED, assignee, due, null);
    }

    /** Marks it as done, by someone who may be another helper than its assignee. If it is open, they accept it too. */
    Ask done(PersonId by, AskClock clock) {
        Ask taken = state == State.OPEN ? accept(by, null, null, null, 0, clock) : this;
        return taken.with(State.DONE, taken.assignee, taken.due, null).marked(clock.now(), by, nudgedAt, nudgedBy);
    }

    Ask confirm() {
        return with(State.CONFIRMED, assignee, due, null);
    }

    /** It is not solved after all: the same assignee has it again, with its date if that is still ahead. */
    Ask reopen(AskClock clock) {
        boolean ahead = due != null && due.ends(clock.dates()).isAfter(clock.now());
        return with(State.ACCEPTED, assignee, ahead ? due : null, null);
    }

    /** The assignee has left, or has given it back to the team. */
    Ask free() {
        return with(State.OPEN, null, null, null);
    }

    Ask withdraw() {
        return with(State.WITHDRAWN, assignee, due, null);
    }

    Ask edit(Wish changed) {
        return new Ask(
                id,
                origin,
                addressee,
                helpersOnly,
                changed,
                state,
                assignee,
                due,
                pending,
                doneAt,
                doneBy,
                nudgedAt,
                nudgedBy);
    }

    Ask nudge(PersonId by, Instant now) {
        PersonId other = by.equals(requester()) ? null : by;
        return marked(doneAt, doneBy, now, other);
    }

    /** The last nudge could not be delivered. */
    Ask unheard() {
        return marked(doneAt, doneBy, null, null);
    }

    /** Whether the promise is late. */
    public boolean isOverdue(AskClock clock) {
        Instant question = pending instanceof Pending.Question asked ? asked.since() : null;
        return Overdue.isSo(state, due, clock.dates(), question, clock.now());
    }

    /** The roles of {@code person} in this ask. The caller says whether they help the team that was asked. */
    Set<Role> roles(PersonId person, boolean helpsTheTeam) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (person.equals(requester())) {
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
        if (pending != null && person.equals(pending.by())) {
            roles.add(Role.ASKING);
        }
        if (state == State.DONE && person.equals(doneBy)) {
            roles.add(Role.DOER);
        }
        return roles;
    }

    /** Who has it: the assignee, or before there is one the addressee. */
    Addressee holder() {
        return assignee == null ? addressee : new Addressee.OfPerson(assignee);
    }

    /**
     * The step that settled what another step asked someone to do; empty while they still have to.
     *
     * @param asked the id of that step
     */
    public Optional<HistoryEntry> settled(long asked, List<HistoryEntry> history) {
        if (pending != null && pending.step() == asked) {
            return Optional.empty();
        }
        Step what = history.stream()
                .filter(entry -> entry.id() == asked)
                .map(HistoryEntry::step)
                .findFirst()
                .orElse(Step.LOG);
        return history.stream()
                .filter(entry -> entry.id() > asked && isSettling(entry.step(), what))
                .findFirst();
    }

    private static boolean isSettling(Step later, Step asked) {
        return switch (later) {
            case LOG, COMMENT -> false;
            case NUDGE -> asked == Step.NUDGE;
            // They leave a question pending; other words ask for nothing else.
            case ACCEPT -> asked != Step.QUESTION;
            case EDIT -> asked == Step.SUGGEST || asked == Step.MAKE_RIGHT || asked == Step.EDIT;
            case TAKE_OVER,
                    GIVE_BACK,
                    SUGGEST,
                    AGREE,
                    KEEP,
                    TAKE_BACK,
                    QUESTION,
                    ANSWER,
                    HAND_OFF,
                    DECLINE,
                    DONE,
                    NOT_DONE,
                    CONFIRM,
                    REOPEN,
                    WITHDRAW,
                    MAKE_RIGHT,
                    LEFT -> true;
        };
    }

    /** Who has to respond to what is pending, if anything is. */
    public Optional<PersonId> awaited() {
        if (pending == null) {
            return Optional.empty();
        }
        return pending.by().equals(requester()) ? Optional.ofNullable(assignee) : Optional.of(requester());
    }

    /** The steps that someone with these roles may take now. */
    Set<Step> allows(Set<Role> roles, AskClock clock) {
        Set<Step> steps = EnumSet.noneOf(Step.class);
        for (Step step : Step.values()) {
            if (step.isFor(state, roles) && isPossible(step, roles, clock)) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** Refuses a step that these roles may not take now. */
    void require(Step step, Set<Role> roles, AskClock clock) {
        if (!step.isFrom(state) || !isPossible(step, roles, clock)) {
            throw new Refusal(AskReason.NOT_NOW);
        }
        if (!step.isFor(state, roles)) {
            throw new Refusal(AskReason.NOT_THEIRS);
        }
    }

    private boolean isPossible(Step step, Set<Role> roles, AskClock clock) {
        return switch (step) {
            // Once it is accepted, only the first date is given with this step.
            case ACCEPT -> state == State.OPEN || isAssigneesToDate();
            case TAKE_OVER -> addressee instanceof Addressee.OfTeam && !roles.contains(Role.ASSIGNEE);
            case GIVE_BACK -> addressee instanceof Addressee.OfTeam;
            case AGREE, TAKE_BACK -> pending instanceof Pending.Proposal;
            // To keep a date there must be one, and it must be in the future.
            case KEEP ->
                pending instanceof Pending.Proposal
                        && kept().filter(date -> date.ends(clock.dates()).isAfter(clock.now()))
                                .isPresent();
            case ANSWER -> pending instanceof Pending.Question;
            case NUDGE -> !roles.contains(Role.AWAITED) && !isNudgedToday(roles.contains(Role.REQUESTER), clock);
            case REOPEN -> state == State.DONE || isDoneLately(clock.now());
            case MAKE_RIGHT -> isOverdue(clock);
            case LOG, SUGGEST, QUESTION, HAND_OFF, DECLINE, DONE, NOT_DONE, CONFIRM, WITHDRAW, EDIT, COMMENT, LEFT ->
                true;
        };
    }

    /** Whether it was marked as done at most fourteen days ago, so that it can still be reopened. */
    public boolean isDoneLately(Instant now) {
        return doneAt != null && !doneAt.plus(REOPENED_WITHIN).isBefore(now);
    }

    /** Whether the requester, or the other side, has already nudged today, in the requester's zone. */
    public boolean isNudgedToday(boolean byRequester, AskClock clock) {
        return nudgedAt != null
                && byRequester == (nudgedBy == null)
                && nudgedAt.atZone(clock.requester())
                        .toLocalDate()
                        .equals(clock.now().atZone(clock.requester()).toLocalDate());
    }

    /**
     * Removes the pending question, if there is one. The due date moves, unless the question came after it had passed.
     */
    private Ask unasked(WorkingHours hours, AskClock clock) {
        if (!(pending instanceof Pending.Question question)) {
            return this;
        }
        Date moved = due == null || isOverdue(clock) ? due : due.movedBy(question.since(), clock.now(), hours);
        return with(state, assignee, moved, null);
    }

    private Ask with(State state, @Nullable PersonId assignee, @Nullable Date due, @Nullable Pending pending) {
        return new Ask(
                id,
                origin,
                addressee,
                helpersOnly,
                wish,
                state,
                assignee,
                due,
                pending,
                doneAt,
                doneBy,
                nudgedAt,
                nudgedBy);
    }

    private Ask marked(
            @Nullable Instant done, @Nullable PersonId doer, @Nullable Instant nudged, @Nullable PersonId nudger) {
        return new Ask(
                id, origin, addressee, helpersOnly, wish, state, assignee, due, pending, done, doer, nudged, nudger);
    }

    /**
     * What the requester thought of a solved ask.
     *
     * @param stars from 1 to 5
     * @param better what could be better
     */
    public record Rating(@Nullable Integer stars, @Nullable String better) {
        static final Rating NONE = new Rating(null, null);
    }

    /**
     * Where an ask comes from; it never changes.
     *
     * @param requester who needs it
     * @param loggedBy who pressed the button for them; mostly the requester
     * @param source a link to the message that it was made from
     * @param follows the number of the declined ask that it was asked anew from
     */
    public record Origin(
            PersonId requester,
            PersonId loggedBy,
            Instant loggedAt,
            @Nullable String source,
            @Nullable Long follows) {}

    /**
     * The moment at which an ask is looked at, on the clocks that matter to it.
     *
     * @param dates the zone at whose midnight its dates end: the assignee's, before acceptance the requester's
     * @param requester the requester's zone
     */
    public record AskClock(Instant now, ZoneId dates, ZoneId requester) {
        /** When the requester's next day begins. */
        Instant tomorrow() {
            return now.atZone(requester)
                    .toLocalDate()
                    .plusDays(1)
                    .atStartOfDay(requester)
                    .toInstant();
        }
    }
}
