/**
 * The outbox: notices that we owe people are saved in the transaction that causes them, and delivered until they
 * arrive. Also drafts, that is what people typed and may want back, and the requests that were already processed.
 *
 * <p>A notice says what is owed, not its words, which are made at delivery from the current state. This package knows
 * neither asks nor Slack, nor their tables: the subject of a notice is a number whose meaning depends on its kind. Read
 * {@link obliged.outbox.Notice} first, then {@link obliged.outbox.Delivery}.
 */
@NullMarked
package obliged.outbox;

import org.jspecify.annotations.NullMarked;
