/**
 * What every feature's messages and forms are made of: blocks, forms and their submissions, presses, replies, and
 * who and where we are. Knows no feature's sentences. Begin with {@link obliged.slack.kit.SlackMessage} and
 * {@link obliged.slack.kit.FormBuilder}.
 */
@NullMarked
package obliged.slack.kit;

import org.jspecify.annotations.NullMarked;
