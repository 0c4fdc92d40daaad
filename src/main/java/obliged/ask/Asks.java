package obliged.ask;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.person.Person;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Teams;
import obliged.term.PersonId;
import obliged.term.Refusal;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Every ask of the workspace. Each step is one transaction: it loads, decides, saves, writes history, and owes the
 * notices that it causes. A refused step throws {@link Refusal} with an {@link AskReason} and changes nothing. A step
 * that is sent twice acts once, and answers the second time with the ask as it is then.
 */
public final class Asks {
    private final Store store;
    private final People people;
    private final Teams teams;
    private final Outbox outbox;
    private final AskWall wall;
    private final Consequences consequences;

    public Asks(Store store, People people, Teams teams, Outbox outbox) {
        this.store = store;
        this.people = people;
        this.teams = teams;
        this.outbox = outbox;
        this.wall = new AskWall(people, teams);
        this.consequences = new Consequences(outbox);
        outbox.onGivenUp(AskNotice.CARD, consequences::undelivered);
    }

    /** Logs an ask: the addressee gets the card, the requester a card of their own. */
    public Ask log(NewAsk wanted) {
        Act act = wanted.act();
        try {
            return store.write(tx -> {
                Addressee addressee = wall.admit(tx, wanted);
                Ask fresh = Ask.log(act.workspace(), act.by(), addressee, wanted.words(), wanted.neededBy(), tx.now());
                Ask ask = fresh.numbered(tx.dao(AskDao.class).insert(AskRow.of(fresh)));
                outbox.actOnce(tx, act.workspace(), act.key(), ask.id().number());
                consequences.logged(tx, ask, happened(tx, ask, Step.LOG, act.by(), null, ask.neededBy()));
                return ask;
            });
        } catch (Outbox.ActedBefore before) {
            return store.read(tx -> load(tx, new AskId(act.workspace(), before.about())));
        } catch (Refusal refusal) {
            // Sent again, an ask is not refused for what has changed since it was logged.
            return outbox.acted(act.workspace(), act.key())
                    .map(number -> store.read(tx -> load(tx, new AskId(act.workspace(), number))))
                    .orElseThrow(() -> refusal);
        }
    }

    /** Takes an ask on, by a date or without one. */
    public Ask accept(Act act, long number, @Nullable Date date) {
        return step(act, number, Step.ACCEPT, (tx, ask) -> {
            if (date != null && !date.ends(zone(tx, ask.id(), act.by())).isAfter(tx.now())) {
                throw new Refusal(AskReason.DATE_PAST);
            }
            boolean suggests = ask.isSuggestion(date);
            Date promised = suggests || date == null ? ask.neededBy() : date;
            long accepted = happened(tx, ask, Step.ACCEPT, act.by(), null, promised);
            long suggested = suggests ? happened(tx, ask, Step.SUGGEST, act.by(), null, date) : accepted;
            Ask after = ask.accept(act.by(), date, suggested, tx.now());
            consequences.accepted(tx, after, accepted, suggested);
            return after;
        });
    }

    /** Agrees to the very proposal that was shown. */
    public Ask agree(Act act, long number, long proposal) {
        return step(act, number, Step.AGREE, (tx, ask) -> {
            Pending shown = requireStill(ask, proposal);
            Ask after = ask.agree();
            long step = happened(tx, ask, Step.AGREE, act.by(), null, after.due());
            consequences.told(tx, after, step, shown.by());
            return after;
        });
    }

    /** Keeps the date that stands, against the very proposal that was shown. */
    public Ask keep(Act act, long number, long proposal) {
        return step(act, number, Step.KEEP, (tx, ask) -> {
            Pending shown = requireStill(ask, proposal);
            long step = happened(tx, ask, Step.KEEP, act.by(), null, ask.due());
            consequences.told(tx, ask.keep(), step, shown.by());
            return ask.keep();
        });
    }

    /** The work is done, says the assignee; the requester is asked whether it is solved. */
    public Ask done(Act act, long number, @Nullable String note) {
        return step(act, number, Step.DONE, (tx, ask) -> {
            long step = happened(tx, ask, Step.DONE, act.by(), note, null);
            consequences.requesterMustAct(tx, ask.done(), step);
            return ask.done();
        });
    }

    /** Solved, says the requester. */
    public Ask confirm(Act act, long number) {
        return step(act, number, Step.CONFIRM, (tx, ask) -> {
            long step = happened(tx, ask, Step.CONFIRM, act.by(), null, null);
            consequences.told(tx, ask.confirm(), step, ask.assignee());
            return ask.confirm();
        });
    }

    /** No longer needed, says the requester. */
    public Ask withdraw(Act act, long number, @Nullable String why) {
        return step(act, number, Step.WITHDRAW, (tx, ask) -> {
            long step = happened(tx, ask, Step.WITHDRAW, act.by(), why, null);
            consequences.told(tx, ask.withdraw(), step, ask.assignee());
            return ask.withdraw();
        });
    }

    /** Brings the addressee's card once more, after it could not reach its place. */
    public Ask bringAgain(Act act, long number) {
        return store.write(tx -> {
            Ask ask = visible(tx, new AskId(act.workspace(), number), act.by());
            if (!ask.requester().equals(act.by())) {
                throw new Refusal(AskReason.NOT_THEIRS);
            }
            if (ask.state().isOver()) {
                throw new Refusal(AskReason.NOT_NOW);
            }
            if (outbox.act(tx, act.workspace(), act.key(), number)) {
                consequences.again(tx, ask, act.key());
            }
            return ask;
        });
    }

    /** An ask as a reader may see it, with the steps that they may take. */
    public AskView view(WorkspaceId workspace, PersonId reader, long number) {
        return store.read(tx -> {
            Ask ask = visible(tx, new AskId(workspace, number), reader);
            return view(tx, ask, roles(tx, ask, reader));
        });
    }

    /**
     * An ask as its card shows it in a place: to a person with the steps that they may take, in the team's channel with
     * the steps of those who help, whoever looks at it. Who may see it was settled when the card was owed.
     */
    public Optional<AskView> shownIn(AskId id, String place) {
        return store.read(tx -> find(tx, id).map(ask -> {
            boolean channel = ask.addressee() instanceof Addressee.OfTeam team
                    && team.channel().value().equals(place);
            return view(
                    tx, ask, channel ? EnumSet.of(Role.HELPER, Role.ASSIGNEE) : roles(tx, ask, new PersonId(place)));
        }));
    }

    private Ask step(Act act, long number, Step step, BiFunction<Tx, Ask, Ask> take) {
        try {
            return store.write(tx -> take(tx, act, number, step, take));
        } catch (Outbox.ActedBefore before) {
            return store.read(tx -> load(tx, new AskId(act.workspace(), before.about())));
        } catch (Refusal refusal) {
            if (act.seenIn() != null) {
                // Undone with the step; but where they are stays true, and lets them read why it was refused.
                store.run(tx -> wall.learn(tx, act, find(tx, new AskId(act.workspace(), number))));
            }
            throw refusal;
        }
    }

    private Ask take(Tx tx, Act act, long number, Step step, BiFunction<Tx, Ask, Ask> take) {
        // First of all, so that what acted already is not refused for what it did.
        outbox.actOnce(tx, act.workspace(), act.key(), number);
        wall.learn(tx, act, find(tx, new AskId(act.workspace(), number)));
        Ask ask = visible(tx, new AskId(act.workspace(), number), act.by());
        ask.require(step, roles(tx, ask, act.by()), zone(tx, ask), tx.now());
        Ask after = take.apply(tx, ask);
        tx.dao(AskDao.class).update(AskRow.of(after));
        return after;
    }

    private static Pending requireStill(Ask ask, long item) {
        Pending pending = ask.pending();
        if (pending == null || pending.step() != item) {
            throw new Refusal(AskReason.MOVED_ON);
        }
        return pending;
    }

    private Ask visible(Tx tx, AskId id, PersonId reader) {
        return find(tx, id)
                .filter(ask -> wall.maySee(tx, ask, reader))
                .orElseThrow(() -> new Refusal(AskReason.NO_SUCH_ASK));
    }

    private AskView view(Tx tx, Ask ask, Set<Role> roles) {
        List<Happening> history = tx
                .dao(AskDao.class)
                .history(ask.id().workspace(), ask.id().number())
                .stream()
                .map(AskDao.HappeningRow::happening)
                .toList();
        return new AskView(ask, history, ask.allows(roles, zone(tx, ask), tx.now()));
    }

    private Set<Role> roles(Tx tx, Ask ask, PersonId person) {
        boolean helps = ask.addressee() instanceof Addressee.OfTeam team
                && teams.isIn(tx, ask.id().workspace(), team.channel(), person);
        return ask.roles(person, helps);
    }

    /** At whose midnight its dates end: the assignee's, before acceptance the requester's. */
    private ZoneId zone(Tx tx, Ask ask) {
        return zone(tx, ask.id(), ask.assignee() != null ? ask.assignee() : ask.requester());
    }

    private ZoneId zone(Tx tx, AskId ask, PersonId person) {
        return people.find(tx, ask.workspace(), person).map(Person::zone).orElse(ZoneOffset.UTC);
    }

    private static Optional<Ask> find(Tx tx, AskId id) {
        return tx.dao(AskDao.class).find(id.workspace(), id.number()).map(AskRow::ask);
    }

    private static Ask load(Tx tx, AskId id) {
        return find(tx, id).orElseThrow(() -> new Refusal(AskReason.NO_SUCH_ASK));
    }

    private static long happened(
            Tx tx, Ask ask, Step step, @Nullable PersonId by, @Nullable String words, @Nullable Date date) {
        return tx.dao(AskDao.class)
                .happened(ask.id().workspace(), ask.id().number(), step.name(), by, tx.now(), words, AskRow.text(date));
    }
}
