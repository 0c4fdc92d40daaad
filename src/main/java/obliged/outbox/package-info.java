/**
 * What we owe people: saved in the transaction that causes it, delivered until done. Also what people typed that is kept
 * for them, and which requests were processed already.
 *
 * <p>A notice says what is owed, not its words: those are found at delivery, from the state as it is then. This package
 * knows neither asks nor Slack, nor their tables: the subject of a notice is a number whose meaning its kind tells. Read
 * {@link obliged.outbox.Notice} first, then {@link obliged.outbox.Delivery}.
 */
@NullMarked
package obliged.outbox;

import org.jspecify.annotations.NullMarked;
