/**
 * The SQLite database: opened, migrated, with one writer and many readers.
 *
 * <p>Knows nothing of asks, people or Slack: the other packages bring their own SQL. Read {@link obliged.store.Store}
 * first.
 */
@NullMarked
package obliged.store;

import org.jspecify.annotations.NullMarked;
