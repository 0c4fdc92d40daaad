package obliged.digest;

import obliged.shared.ChannelId;

/**
 * A team's current week, for someone of that team.
 *
 * @param week the current week in the team's zone
 * @param helps whether the reader helps the team
 * @param numbers without ratings
 */
public record TeamWeek(ChannelId team, Week week, boolean helps, WeekNumbers numbers) {}
