/**
 * Dates, times and spans of working time as people type them and as we write them. Knows nothing of Slack. Begin with
 * {@link obliged.slack.dates.DateWords}.
 */
@NullMarked
package obliged.slack.dates;

import org.jspecify.annotations.NullMarked;
