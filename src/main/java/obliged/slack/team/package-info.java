/**
 * A team's settings in Slack: its form in two pages and its sentences. May know no other feature. Begin with
 * {@link obliged.slack.team.TeamFormHandler}.
 */
@NullMarked
package obliged.slack.team;

import org.jspecify.annotations.NullMarked;
