package obliged.ask;

import java.util.Objects;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.store.Store;
import obliged.team.Teams;
import obliged.term.PersonId;
import obliged.term.Refusal;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * What people do with asks. Each step is one transaction: it loads, decides, saves, writes history, and owes the
 * notices that it causes. A refused step throws {@link Refusal} with an {@link AskReason} and changes nothing. A step
 * that is sent twice acts once, and answers the second time with the ask as it is then.
 */
public final class AskSteps {
    private final Store store;
    private final Outbox outbox;
    private final AskWall wall;
    private final Consequences consequences;
    private final Departures departures;
    private final Silence silence;
    private final Turns turns;

    public AskSteps(Store store, People people, Teams teams, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
        this.wall = new AskWall(people, teams);
        this.consequences = new Consequences(outbox, teams);
        this.departures = new Departures(store, wall, consequences);
        this.silence = new Silence(store, wall, consequences);
        this.turns = new Turns(store, teams, outbox, wall, departures);
    }

    /** Takes an ask on, by a date or without one. */
    public Ask accept(Act act, long number, @Nullable Date date) {
        return turns.take(act, number, Step.ACCEPT, turn -> accept(turn, date, null));
    }

    /** Names another date; of an ask that nobody has accepted, accepts it by that date. */
    public Ask suggest(Act act, long number, Date date, @Nullable String why) {
        return turns.take(act, number, Step.SUGGEST, turn -> {
            AskWall.requireShort(why);
            if (turn.ask.state() == State.OPEN) {
                return accept(turn, date, why);
            }
            turn.requireAhead(date);
            turn.requireAnother(date);
            long step = turn.happened(turn.line(Step.SUGGEST).saying(why).dated(date));
            Ask after = turn.ask.suggest(act.by(), date, why, step, turn.hours(), turn.present);
            consequences.mustAct(turn.tx, after, step, after.awaited().orElseThrow());
            return after;
        });
    }

    private Ask accept(Turn turn, @Nullable Date date, @Nullable String why) {
        turn.requireAhead(date);
        Ask ask = turn.ask;
        PersonId by = turn.act.by();
        Date usual = date == null && ask.neededBy() == null ? turn.usual() : null;
        boolean suggests = ask.isSuggestion(date);
        Date promised = suggests || date == null ? (ask.neededBy() == null ? usual : ask.neededBy()) : date;
        long accepted = turn.happened(
                turn.line(Step.ACCEPT).saying(suggests ? null : why).dated(promised));
        long suggested =
                suggests ? turn.happened(turn.line(Step.SUGGEST).saying(why).dated(date)) : accepted;
        Ask after = ask.accept(by, date, why, usual, suggested, turn.tx.now());
        turn.takesPart(by);
        consequences.accepted(turn.tx, after, accepted, suggested, by);
        return after;
    }

    /** Agrees to the very proposal that was shown. */
    public Ask agree(Act act, long number, long proposal) {
        return turns.take(act, number, Step.AGREE, turn -> {
            turn.requireStill(proposal);
            Ask after = turn.ask.agree();
            long step = turn.happened(turn.line(Step.AGREE).dated(after.due()));
            consequences.told(turn.tx, after, step, act.by());
            return after;
        });
    }

    /** Keeps the date that stands, against the very proposal that was shown. */
    public Ask keep(Act act, long number, long proposal) {
        return turns.take(act, number, Step.KEEP, turn -> {
            turn.requireStill(proposal);
            Ask after = turn.ask.keep();
            long step = turn.happened(turn.line(Step.KEEP).dated(after.due()));
            consequences.told(turn.tx, after, step, act.by());
            return after;
        });
    }

    /** Asks the requester something that must be known first. */
    public Ask question(Act act, long number, String words) {
        return turns.take(act, number, Step.QUESTION, turn -> {
            AskWall.requireWords(words);
            long step = turn.happened(turn.line(Step.QUESTION).saying(words));
            Ask after = turn.ask.question(act.by(), words, step, turn.hours(), turn.present);
            consequences.mustAct(turn.tx, after, step, after.requester());
            return after;
        });
    }

    /** Answers the very question that was shown. */
    public Ask answer(Act act, long number, long question, String words) {
        return turns.take(act, number, Step.ANSWER, turn -> {
            AskWall.requireWords(words);
            Pending asked = turn.requireStill(question);
            Ask after = turn.ask.answer(turn.hours(), turn.present);
            boolean moved = !Objects.equals(after.due(), turn.ask.due());
            long step = turn.happened(turn.line(Step.ANSWER).saying(words).dated(moved ? after.due() : null));
            consequences.answered(turn.tx, after, step, wall.seeing(turn.tx, after, asked.by()));
            return after;
        });
    }

    /** Gives it to another person or team, with all that happened to it. */
    public Ask handOff(Act act, long number, NewAsk.To to, @Nullable String why) {
        return turns.take(act, number, Step.HAND_OFF, turn -> {
            AskWall.requireShort(why);
            Ask ask = turn.ask;
            Addressee whom = wall.admit(turn.tx, act.workspace(), to, wall.person(turn.tx, ask, ask.requester()));
            turn.requireElsewhere(whom);
            boolean closed = ask.helpersOnly() || ask.addressee() instanceof Addressee.OfPerson;
            if (closed) {
                wall.requireHelpers(turn.tx, act.workspace(), whom, ask.requester());
            }
            long step = turn.happened(turn.line(Step.HAND_OFF).saying(why).naming(whom));
            Ask after = ask.handOff(whom, closed && whom instanceof Addressee.OfTeam);
            turn.takesPart(act.by());
            if (whom instanceof Addressee.OfPerson person) {
                turn.takesPart(person.person());
            }
            consequences.handedOff(turn.tx, ask, after, step, act.by());
            return after;
        });
    }

    /**
     * Does not do it.
     *
     * @param suggestion who could help instead
     */
    public Ask decline(Act act, long number, String reason, NewAsk.@Nullable To suggestion) {
        return turns.take(act, number, Step.DECLINE, turn -> {
            AskWall.requireWords(reason);
            Ask ask = turn.ask;
            Addressee instead = null;
            if (suggestion != null) {
                instead = wall.requireAskable(turn.tx, act.workspace(), suggestion);
                turn.requireElsewhere(instead);
            }
            long step = turn.happened(turn.line(Step.DECLINE).saying(reason).naming(instead));
            turn.takesPart(act.by());
            consequences.mustAct(turn.tx, ask.decline(), step, ask.requester());
            return ask.decline();
        });
    }

    /** The work is done, says the assignee; the requester is asked whether it is solved. */
    public Ask done(Act act, long number, @Nullable String note) {
        return turns.take(act, number, Step.DONE, turn -> {
            AskWall.requireShort(note);
            long step = turn.happened(turn.line(Step.DONE).saying(note));
            Ask after = turn.ask.done(turn.tx.now());
            consequences.mustAct(turn.tx, after, step, after.requester());
            return after;
        });
    }

    /** Solved, says the requester. */
    public Ask confirm(Act act, long number) {
        return turns.take(act, number, Step.CONFIRM, turn -> {
            long step = turn.happened(turn.line(Step.CONFIRM));
            consequences.told(turn.tx, turn.ask.confirm(), step, act.by());
            return turn.ask.confirm();
        });
    }

    /**
     * What the requester thought of a solved ask; said again, the later word counts.
     *
     * @param stars from 1 to 5
     * @param better what could be better
     */
    public void rate(Act act, long number, @Nullable Integer stars, @Nullable String better) {
        AskWall.requireShort(better);
        store.run(tx -> {
            Ask ask = Asks.visible(tx, wall, new AskId(act.workspace(), number), act.by());
            if (!ask.requester().equals(act.by())) {
                throw new Refusal(AskReason.NOT_THEIRS);
            }
            if (ask.state() != State.CONFIRMED) {
                throw new Refusal(AskReason.NOT_NOW);
            }
            if (outbox.markProcessed(tx, act.workspace(), act.key(), number)) {
                tx.dao(AskDao.class).rate(act.workspace(), number, stars, better, tx.now());
            }
        });
    }

    /** Not solved: the assignee has it again, and is asked for a new date. */
    public Ask reopen(Act act, long number, String missing) {
        return turns.take(act, number, Step.REOPEN, turn -> {
            AskWall.requireWords(missing);
            long step = turn.happened(turn.line(Step.REOPEN).saying(missing));
            Ask after = turn.ask.reopen();
            PersonId assignee = Objects.requireNonNull(after.assignee());
            consequences.reopened(turn.tx, after, step, assignee, wall.isGone(turn.tx, act.workspace(), assignee));
            return after;
        });
    }

    /** No longer needed, says the requester. */
    public Ask withdraw(Act act, long number, @Nullable String why) {
        return turns.take(act, number, Step.WITHDRAW, turn -> {
            AskWall.requireShort(why);
            long step = turn.happened(turn.line(Step.WITHDRAW).saying(why));
            consequences.told(turn.tx, turn.ask.withdraw(), step, act.by());
            return turn.ask.withdraw();
        });
    }

    /** Says it in other words, or wishes it by another date; after acceptance that is a suggestion. */
    public Ask edit(Act act, long number, Wish wanted) {
        return turns.take(act, number, Step.EDIT, turn -> {
            AskWall.requireWords(wanted);
            Wish before = turn.ask.wish();
            Wish wish = wanted.datedAs(before);
            if (wish.equals(before)) {
                throw new Refusal(AskReason.NOTHING_CHANGED);
            }
            Date by = wish.neededBy();
            boolean dated = !Objects.equals(by, before.neededBy());
            if (dated) {
                turn.requireAhead(by);
            }
            long step = turn.happened(turn.line(Step.EDIT)
                    .saying(wish.words().equals(before.words()) ? null : before.words())
                    .besides(
                            Objects.equals(wish.impact(), before.impact())
                                    ? null
                                    : Objects.requireNonNullElse(before.impact(), ""))
                    .dated(dated ? by : null));
            Ask after = turn.ask.edit(wish);
            if (dated && by != null && after.state() == State.ACCEPTED && !by.isSameAs(after.due())) {
                Ask suggested = after.suggest(act.by(), by, null, step, turn.hours(), turn.present);
                consequences.mustAct(
                        turn.tx, suggested, step, suggested.awaited().orElseThrow());
                return suggested;
            }
            consequences.edited(turn.tx, after, step);
            return after;
        });
    }

    /** Asks how it goes, once a day. */
    public Ask nudge(Act act, long number) {
        return turns.take(act, number, Step.NUDGE, turn -> {
            wall.requireReached(turn.tx, turn.ask);
            long step = turn.happened(turn.line(Step.NUDGE));
            Ask after = turn.ask.nudge(turn.tx.now());
            consequences.nudged(turn.tx, after, step, turn.present.tomorrow());
            return after;
        });
    }

    /** Owns that a promise is late: says what happened, what the requester gets for it, and suggests a new date. */
    public Ask makeRight(Act act, long number, String happened, Date date, @Nullable String offer) {
        return turns.take(act, number, Step.MAKE_RIGHT, turn -> {
            AskWall.requireWords(happened);
            AskWall.requireShort(offer);
            turn.requireAhead(date);
            long step = turn.happened(
                    turn.line(Step.MAKE_RIGHT).saying(happened).besides(offer).dated(date));
            Ask after = turn.ask.suggest(act.by(), date, happened, step, turn.hours(), turn.present);
            consequences.mustAct(turn.tx, after, step, after.requester());
            return after;
        });
    }

    /** Settles what people who left had under way. To be called when someone may have left; it does nothing twice. */
    public void settleDepartures(WorkspaceId workspace) {
        departures.settleAll(workspace);
    }

    /** Takes for solved what its requester said nothing about for five of their working days. To be called now and then. */
    public void settleSilence(WorkspaceId workspace) {
        silence.settleAll(workspace);
    }
}
