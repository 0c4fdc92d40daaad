package obliged.digest;

import obliged.shared.ChannelId;

/**
 * A team's current week, for someone of that team.
 *
 * @param week the current week in the team's zone
 * @param numbers without ratings
 */
public record TeamWeek(ChannelId team, Week week, WeekNumbers numbers) {}
