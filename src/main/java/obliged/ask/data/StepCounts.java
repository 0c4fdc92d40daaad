package obliged.ask.data;

import static java.util.stream.Collectors.toMap;

import java.util.Map;
import obliged.ask.Step;
import obliged.store.Tx;

/** How many steps were taken, by their kind, from what was added to the history. */
public final class StepCounts {
    private StepCounts() {}

    /**
     * Steps that were added.
     *
     * @param latest the id of the last one, to go on from
     */
    public record Added(long latest, Map<Step, Long> byStep) {}

    /** The id of the last step. */
    public static long latest(Tx tx) {
        return tx.dao(StepCountDao.class).latest();
    }

    /** The steps that were added after the one with this id. */
    public static Added after(Tx tx, long id) {
        StepCountDao dao = tx.dao(StepCountDao.class);
        return new Added(
                dao.latest(),
                dao.after(id).stream().collect(toMap(StepCountDao.Counted::step, StepCountDao.Counted::count)));
    }
}
