/**
 * Thanks in Slack: the command, the form, the shout-out and the lists. Begin with
 * {@link obliged.slack.thanks.ThanksCommandHandler}.
 */
@NullMarked
package obliged.slack.thanks;

import org.jspecify.annotations.NullMarked;
