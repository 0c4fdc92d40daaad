/**
 * A thank-you, for a kept promise or out of the blue, and the values that it may name.
 *
 * <p>Knows people, asks and what it owes them, but no word of Slack's; and not whether a channel takes our posts: that
 * the face finds out. Read {@link obliged.thanks.ThankYou} first (the rules), then {@link obliged.thanks.ThankYous} (one
 * transaction each), then {@link obliged.thanks.ThanksNotice} (what it makes us owe).
 */
@NullMarked
package obliged.thanks;

import org.jspecify.annotations.NullMarked;
