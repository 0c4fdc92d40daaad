package obliged.ask;

import java.util.function.Function;
import obliged.outbox.Outbox;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Teams;
import obliged.term.Refusal;

/** How any step is taken: once, by someone who may, on what is so now, with all that it causes in one transaction. */
final class Turns {
    private final Store store;
    private final Teams teams;
    private final Outbox outbox;
    private final AskWall wall;
    private final Departures departures;

    Turns(Store store, Teams teams, Outbox outbox, AskWall wall, Departures departures) {
        this.store = store;
        this.teams = teams;
        this.outbox = outbox;
        this.wall = wall;
        this.departures = departures;
    }

    /** Takes a step: from what is so to what is so then. */
    Ask take(Act act, long number, Step step, Function<Turn, Ask> take) {
        try {
            return store.write(tx -> take(tx, act, number, step, take));
        } catch (Outbox.AlreadyProcessed before) {
            return store.read(tx -> Asks.load(tx, new AskId(act.workspace(), before.subject())));
        } catch (Refusal refusal) {
            if (act.seenIn() != null) {
                // Undone with the step; but where they are stays true, and lets them read why it was refused.
                store.run(tx -> wall.learn(tx, act, Asks.find(tx, new AskId(act.workspace(), number))));
            }
            throw refusal;
        }
    }

    private Ask take(Tx tx, Act act, long number, Step step, Function<Turn, Ask> take) {
        // First of all, so that what acted already is not refused for what it did.
        outbox.markProcessedOrThrow(tx, act.workspace(), act.key(), number);
        wall.learn(tx, act, Asks.find(tx, new AskId(act.workspace(), number)));
        Ask ask = Asks.visible(tx, wall, new AskId(act.workspace(), number), act.by());
        Turn turn = new Turn(tx, act, ask, wall, teams);
        ask.require(step, wall.roles(tx, ask, act.by()), turn.present);
        Ask after = take.apply(turn);
        tx.dao(AskDao.class).update(AskRow.of(after, wall.present(tx, after).dates()));
        return departures.settle(tx, after);
    }
}
