package obliged.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkingHours;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;
import obliged.team.Team;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * When an ask has waited so long that the one who waits is reminded of it. What counts is the working time of the person
 * or team who should do something.
 */
final class LongWait {
    /** For a first answer, where no other time is promised. */
    private static final int DAYS_FOR_AN_ANSWER = 2;

    /** For a response to a proposal or a question, and for a date. */
    private static final int DAYS_FOR_A_RESPONSE = 5;

    private final Tx tx;
    private final WorkspaceId workspace;
    private final Function<PersonId, Person> people;
    private final Teams teams;

    /** Many people help in one team, and are reminded of the same asks. */
    private final Map<ChannelId, Optional<Team>> read = new HashMap<>();

    private final Map<Waiting, Boolean> decided = new HashMap<>();

    LongWait(Tx tx, WorkspaceId workspace, Function<PersonId, Person> people, Teams teams) {
        this.tx = tx;
        this.workspace = workspace;
        this.people = people;
        this.teams = teams;
    }

    /**
     * What waits for whom.
     *
     * @param askedTeam null if a person was asked
     * @param dated whether a due date is agreed
     * @param awaited who has to respond to a proposal or a question, if one is pending
     * @param since when it began to wait: the proposal or question, or for an answer, or without a date
     */
    record Waiting(
            State state,
            PersonId requester,
            @Nullable PersonId assignee,
            @Nullable PersonId askedPerson,
            @Nullable ChannelId askedTeam,
            @Nullable Date neededBy,
            boolean dated,
            @Nullable PersonId awaited,
            @Nullable Instant since) {}

    boolean isLong(Waiting waiting) {
        return decided.computeIfAbsent(waiting, this::decide);
    }

    private boolean decide(Waiting waiting) {
        if (waiting.awaited() != null) {
            return isOver(waiting.since(), hours(waiting.awaited()), DAYS_FOR_A_RESPONSE);
        }
        if (waiting.dated()) {
            return false;
        }
        return switch (waiting.state()) {
            case OPEN -> isWishPast(waiting) || isUnanswered(waiting);
            case ACCEPTED ->
                isWishPast(waiting)
                        || waiting.assignee() != null
                                && isOver(waiting.since(), hours(waiting.assignee()), DAYS_FOR_A_RESPONSE);
            case DONE, CONFIRMED, DECLINED, WITHDRAWN -> false;
        };
    }

    private boolean isWishPast(Waiting waiting) {
        PersonId clock = waiting.assignee() == null ? waiting.requester() : waiting.assignee();
        return waiting.neededBy() != null
                && !waiting.neededBy().ends(zone(clock)).isAfter(tx.now());
    }

    private boolean isUnanswered(Waiting waiting) {
        if (waiting.askedPerson() != null) {
            return isOver(waiting.since(), hours(waiting.askedPerson()), DAYS_FOR_AN_ANSWER);
        }
        Team team = waiting.askedTeam() == null
                ? null
                : read.computeIfAbsent(waiting.askedTeam(), channel -> teams.team(tx, workspace, channel))
                        .orElse(null);
        if (team == null) {
            return false;
        }
        return team.isSetUp()
                ? isOver(waiting.since(), team.hours(), team.firstAnswer().of(team.hours()))
                : isOver(waiting.since(), team.hours(), DAYS_FOR_AN_ANSWER);
    }

    private boolean isOver(@Nullable Instant since, WorkingHours hours, int days) {
        return isOver(since, hours, hours.day().multipliedBy(days));
    }

    private boolean isOver(@Nullable Instant since, WorkingHours hours, Duration working) {
        return since != null && !hours.plus(since, working).isAfter(tx.now());
    }

    ZoneId zone(PersonId who) {
        return people.apply(who).zone();
    }

    private WorkingHours hours(PersonId who) {
        return people.apply(who).hours();
    }
}
