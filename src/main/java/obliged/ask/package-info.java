/**
 * Asks, what has been promised for them, and how their requesters rated them.
 *
 * <p>Triggers on its tables maintain what others derive from them. {@code ask_logged}, {@code ask_said_otherwise},
 * {@code ask_talked_about}, {@code ask_step_said_otherwise} and {@code ask_part_taken} maintain the full-text index
 * {@code ask_text}, whose words are those of {@link obliged.shared.SearchText}. For {@code obliged.reminder}, {@code
 * ask_waits_for_an_answer} and {@code ask_has_an_answer} record since when an ask waits for its first answer, {@code
 * ask_confirmed_by_time} what time confirmed, and {@code ask_changed_since_reminded} which reminders show an ask as it
 * was.
 *
 * <p>Depends on people, teams and the outbox, but not on how anything is worded or shown. Slack does not appear here.
 * The lists of asks, and the cards that change with time, are in {@code list} and {@code card}; dates, states and other
 * values in {@code value}; what operators read in {@code data}. Read {@link obliged.ask.Step} first (the rules as one
 * table), then {@link obliged.ask.Ask} (what a step does), then {@link obliged.ask.AskSteps} (one transaction per step).
 */
@NullMarked
package obliged.ask;

import org.jspecify.annotations.NullMarked;
