/**
 * A channel that takes asks: who is in it, its zone and days, and what it promises.
 *
 * <p>Knows nothing of asks or of Slack; ids of channels are opaque. Read {@link obliged.team.Team} first.
 */
@NullMarked
package obliged.team;

import org.jspecify.annotations.NullMarked;
