/**
 * Words on their way to Slack and back: mrkdwn and its escapes, names, shortened text, counts. Begin with
 * {@link obliged.slack.text.Mrkdwn}, the only type in which text reaches a block.
 */
@NullMarked
package obliged.slack.text;

import org.jspecify.annotations.NullMarked;
