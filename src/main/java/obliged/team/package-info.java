/**
 * A channel that takes asks: who is in it, its zone and days, and what it promises.
 *
 * <p>Triggers on its tables have looked at anew what rests on them: {@code team_promises_otherwise} for {@code
 * obliged.reminder}, {@code digest_zone_changed} for {@code obliged.digest}.
 *
 * <p>Knows nothing of asks or of Slack; ids of channels are opaque. Read {@link obliged.team.Team} first.
 */
@NullMarked
package obliged.team;

import org.jspecify.annotations.NullMarked;
