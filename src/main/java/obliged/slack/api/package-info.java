/**
 * Slack's Web API: calls and rate limits, file uploads, request signatures, and finding sent messages. Knows no
 * feature. Begin with {@link obliged.slack.api.SlackCalls}.
 */
@NullMarked
package obliged.slack.api;

import org.jspecify.annotations.NullMarked;
