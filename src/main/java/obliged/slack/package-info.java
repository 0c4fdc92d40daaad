/**
 * The face: every word in from Slack and out to it. Only this package (and the root) knows Slack's SDK, and only this
 * package knows mrkdwn and Block Kit.
 *
 * <p>A second chat system would be a second face beside it. Read {@link obliged.slack.SlackApp} first (what comes in),
 * then {@link obliged.slack.NoticeSender} (what goes out) and {@link obliged.slack.text.Mrkdwn} (how it is written).
 */
@NullMarked
package obliged.slack;

import org.jspecify.annotations.NullMarked;
