/**
 * The SQLite file: opened, migrated, written by one and read by many.
 *
 * <p>Knows nothing of asks, people or Slack: the other rooms bring their own SQL. Read {@link obliged.store.Store} first.
 */
@NullMarked
package obliged.store;

import org.jspecify.annotations.NullMarked;
