/**
 * Teams, that is channels that take asks: who is in them, their zone and days, and what they promise.
 *
 * <p>Triggers on its tables make others work out anew what depends on them: {@code team_promises_otherwise} for {@code
 * obliged.reminder}, {@code digest_zone_changed} for {@code obliged.digest}.
 *
 * <p>Knows nothing of asks or of Slack; channel ids are opaque. Read {@link obliged.team.Team} first.
 */
@NullMarked
package obliged.team;

import org.jspecify.annotations.NullMarked;
