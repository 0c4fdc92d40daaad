package obliged.ask;

import java.util.function.Function;
import obliged.ask.value.AskId;
import obliged.outbox.Outbox;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Teams;

/**
 * Takes a step: once, if the person may take it, on the current state, with everything that it causes in one
 * transaction.
 */
final class StepRunner {
    private final Store store;
    private final Teams teams;
    private final Outbox outbox;
    private final AskAccess access;
    private final AskSaver saver;
    private final LeaverCleanup leaverCleanup;

    StepRunner(Store store, Teams teams, Outbox outbox, AskAccess access, AskSaver saver, LeaverCleanup leaverCleanup) {
        this.store = store;
        this.teams = teams;
        this.outbox = outbox;
        this.access = access;
        this.saver = saver;
        this.leaverCleanup = leaverCleanup;
    }

    /** Runs {@code take} on the current ask, and saves and returns its result. */
    Ask take(Act act, long number, Step step, Function<StepContext, Ask> take) {
        try {
            return store.write(tx -> take(tx, act, number, step, take));
        } catch (Outbox.AlreadyProcessed before) {
            return store.read(tx -> Asks.load(tx, new AskId(act.workspace(), before.subject())));
        }
    }

    private Ask take(Tx tx, Act act, long number, Step step, Function<StepContext, Ask> take) {
        // Comes first, so that a request that was already processed is not refused because of its own result.
        outbox.markProcessedOrThrow(tx, act.workspace(), act.key(), number);
        access.requireColleague(tx, act);
        Ask ask = Asks.visible(tx, access, new AskId(act.workspace(), number), act.by(), act.seenIn());
        StepContext context = new StepContext(tx, act, ask, access, teams);
        access.requireAllowed(tx, act, ask, step);
        Ask after = take.apply(context);
        saver.save(tx, ask, after);
        return leaverCleanup.settle(tx, after);
    }
}
