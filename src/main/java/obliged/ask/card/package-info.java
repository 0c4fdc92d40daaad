/**
 * Keeps the cards of asks right when nobody touches the asks: a promise becomes overdue, or someone starts or stops
 * helping a team.
 *
 * <p>Knows asks, who may see them, and what was owed before, but not lists of them, and not how a card is worded or
 * shown; {@code obliged.ask} does not know it. Called every second by the root. Read {@link
 * obliged.ask.card.OverdueCards} first, then {@link obliged.ask.card.HelperCards}.
 */
@NullMarked
package obliged.ask.card;

import org.jspecify.annotations.NullMarked;
