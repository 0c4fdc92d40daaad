/**
 * Asks in Slack: the command, cards, buttons, forms and lists. Of the other features, it may use teams only. Begin with
 * {@link obliged.slack.ask.AskCommandHandler} for what is typed and {@link obliged.slack.ask.AskCard} for what is
 * shown.
 */
@NullMarked
package obliged.slack.ask;

import org.jspecify.annotations.NullMarked;
