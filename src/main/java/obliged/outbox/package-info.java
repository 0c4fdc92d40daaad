/**
 * What we owe people: saved in the transaction that causes it, delivered until done; and what acted already.
 *
 * <p>A notice says what is owed, not its words: those are found at delivery, from the state as it is then. This room
 * knows neither asks nor Slack. Read {@link obliged.outbox.Notice} first, then {@link obliged.outbox.Delivery}.
 */
@NullMarked
package obliged.outbox;

import org.jspecify.annotations.NullMarked;
