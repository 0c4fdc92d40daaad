/**
 * An ask, the promise that answers it, and what the requester thought of it.
 *
 * <p>Knows people, teams and what it owes them, but not how anything is worded or shown: no word of Slack's stands
 * here. Read {@link obliged.ask.Step} first (the rules as one table), then {@link obliged.ask.Ask} (what a step does),
 * then {@link obliged.ask.Asks} (one transaction a step).
 */
@NullMarked
package obliged.ask;

import org.jspecify.annotations.NullMarked;
