/**
 * Asks in Slack: the command, cards, buttons, forms and lists. Of the other features, it may use teams only. Begin with
 * {@link obliged.slack.ask.AskCommandHandler} for what is typed and {@link obliged.slack.ask.AskCard} for how a card
 * is laid out. {@link obliged.slack.ask.AskStatusText} words how an ask stands, {@link obliged.slack.ask.AskStepText} a
 * step in its history, and {@link obliged.slack.ask.AskText} the rest.
 */
@NullMarked
package obliged.slack.ask;

import org.jspecify.annotations.NullMarked;
