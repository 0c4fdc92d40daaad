/**
 * Thank-yous, for a kept promise or out of the blue, and the company values that they may name.
 *
 * <p>Depends on people, asks and the outbox, but not on Slack, and does not know whether we can post in a channel:
 * {@code obliged.slack} finds that out. Read {@link obliged.thanks.ThankYou} first (the rules), then {@code
 * ThanksAccess} (who may thank whom), {@link obliged.thanks.ThankYous} (one transaction each), then {@link obliged.thanks.ThanksNotice} (the notices that it
 * causes).
 */
@NullMarked
package obliged.thanks;

import org.jspecify.annotations.NullMarked;
