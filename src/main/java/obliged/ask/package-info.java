/**
 * An ask, the promise that answers it, and what the requester thought of it.
 *
 * <p>Triggers on its tables keep what others derive of them. {@code ask_logged}, {@code ask_said_otherwise} and {@code
 * ask_part_taken} keep the index over all asks, {@code ask_text}. For {@code obliged.reminder}, {@code
 * ask_waits_for_an_answer} and {@code ask_has_an_answer} keep since when an ask waits for its first answer, and {@code
 * ask_in_other_hands} ends a snooze.
 *
 * <p>Knows people, teams and what it owes them, but not how anything is worded or shown: no word of Slack's stands
 * here. Lists of asks, and the cards that change with time, stand on top of it in {@code list} and {@code card}. Read
 * {@link obliged.ask.Step} first (the rules as one table), then {@link obliged.ask.Ask} (what a step does),
 * then {@link obliged.ask.Asks} (one transaction a step).
 */
@NullMarked
package obliged.ask;

import org.jspecify.annotations.NullMarked;
