package obliged.ask;

import java.util.List;
import java.util.Set;

/**
 * An ask as one person may see it now.
 *
 * @param history its steps, the oldest first
 * @param steps what this reader may do now
 */
public record AskView(Ask ask, List<Happening> history, Set<Step> steps) {}
