package obliged.ask;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An ask as one reader sees it.
 *
 * @param steps those that this reader may take now
 * @param overdue whether its promise is late
 */
public record AskView(Ask ask, List<Happening> history, Set<Step> steps, boolean overdue) {
    /** The last time that a step was taken, if it was. */
    public Optional<Happening> last(Step step) {
        return history.stream().filter(line -> line.step() == step).reduce((earlier, later) -> later);
    }
}
