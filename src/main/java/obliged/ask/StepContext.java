package obliged.ask;

import java.util.List;
import java.util.Objects;
import obliged.ask.Ask.AskClock;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.outbox.Message;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkingHours;
import obliged.store.Tx;
import obliged.team.Teams;
import obliged.team.WorkingSpan;
import org.jspecify.annotations.Nullable;

/** The context of a step that is being taken: who takes it, on which ask, in which transaction, and when. */
final class StepContext {
    final Tx tx;
    final Act act;
    final Ask ask;
    final AskClock clock;
    private final AskAccess access;
    private final Teams teams;

    StepContext(Tx tx, Act act, Ask ask, AskAccess access, Teams teams) {
        this.tx = tx;
        this.act = act;
        this.ask = ask;
        this.clock = access.clock(tx, ask);
        this.access = access;
        this.teams = teams;
    }

    HistoryEntry line(Step step) {
        return HistoryEntry.now(ask, step, act.by(), tx.now());
    }

    long append(HistoryEntry line) {
        return tx.dao(AskDao.class).append(HistoryRow.of(line));
    }

    /** The same for a step whose words were written in a message. */
    long append(HistoryEntry line, @Nullable Message source) {
        long step = append(line);
        if (source != null) {
            tx.dao(AskDao.class).saidIn(step, source.channel(), source.ts());
        }
        return step;
    }

    void takesPart(PersonId person) {
        tx.dao(AskDao.class).takePart(act.workspace(), List.of(person), ask.id().number());
    }

    Pending requireStill(long item) {
        Pending pending = ask.pending();
        if (pending == null || pending.step() != item) {
            throw new Refusal(AskReason.MOVED_ON);
        }
        return pending;
    }

    /** Refuses a comment on an ask that ended long ago. */
    void requireCommentable() {
        if (!Asks.isCommentable(ask, Asks.history(tx, ask), tx.now())) {
            throw new Refusal(AskReason.NOT_NOW);
        }
    }

    void requireAhead(@Nullable Date date) {
        AskAccess.requireAhead(tx, date, access.person(tx, ask, act.by()));
    }

    /** Refuses a suggestion of the date that is already agreed or proposed. */
    void requireAnother(Date date) {
        if (ask.names(date)) {
            throw new Refusal(AskReason.NOTHING_CHANGED);
        }
    }

    /** Refuses to hand it to, or suggest, the requester or someone who already has it. */
    void requireElsewhere(Addressee whom) {
        if (whom.equals(new Addressee.OfPerson(ask.requester()))) {
            throw new Refusal(AskReason.TO_REQUESTER);
        }
        if (whom.equals(new Addressee.OfPerson(act.by()))) {
            throw new Refusal(AskReason.TO_ONESELF);
        }
        // A team can get it back from the member who accepted it.
        if (whom.equals(ask.addressee()) && ask.state() == State.OPEN
                || whom instanceof Addressee.OfPerson person && person.person().equals(ask.assignee())) {
            throw new Refusal(AskReason.TO_SAME);
        }
    }

    /** The assignee's working hours; before there is an assignee, they don't matter. */
    WorkingHours hours() {
        return access.person(tx, ask, ask.assignee() == null ? act.by() : ask.assignee())
                .hours();
    }

    /** The date by which the team usually has an ask done. */
    @Nullable
    Date usual() {
        if (!(ask.addressee() instanceof Addressee.OfTeam asked)) {
            return null;
        }
        return teams.team(tx, act.workspace(), asked.channel())
                .filter(team -> team.turnaround() != null)
                .map(team -> after(Objects.requireNonNull(team.turnaround()), team.hours()))
                .orElse(null);
    }

    private Date after(WorkingSpan span, WorkingHours hours) {
        return span.unit() == WorkingSpan.Unit.DAYS
                ? Date.on(hours.plusDays(tx.now().atZone(hours.zone()).toLocalDate(), span.amount()), hours.zone())
                : Date.at(hours.plus(tx.now(), span.of(hours)), hours.zone());
    }
}
