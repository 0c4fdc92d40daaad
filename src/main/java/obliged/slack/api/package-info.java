/**
 * Slack's Web API as we call it: calls and their limits, files, signatures, and looking for what was sent. Knows no
 * feature. Begin with {@link obliged.slack.api.SlackCalls}.
 */
@NullMarked
package obliged.slack.api;

import org.jspecify.annotations.NullMarked;
