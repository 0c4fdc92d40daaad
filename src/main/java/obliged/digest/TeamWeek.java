package obliged.digest;

import obliged.shared.ChannelId;

/**
 * How a team's week stands, to someone of that team.
 *
 * @param week the one under way, where the team is
 * @param helps whether the reader acts on its asks
 * @param numbers without ratings
 */
public record TeamWeek(ChannelId team, Week week, boolean helps, WeekNumbers numbers) {}
