package obliged.slack.dates;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;

/**
 * Who types a date, and when.
 *
 * @param zone in which they read the clock
 * @param workingDays on which they work; if there are none, every day counts
 */
public record Writer(ZoneId zone, Set<DayOfWeek> workingDays, Instant now) {}
