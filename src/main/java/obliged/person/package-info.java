/**
 * The workspace and its people: their names, zones, whether they have left or are away, when they
 * work and want to be reminded.
 *
 * <p>Triggers on its tables make {@code obliged.reminder} work out anew when someone is reminded next: {@code
 * person_met}, {@code person_moved}, {@code person_away_otherwise}, {@code person_habit_set} and {@code
 * person_habit_changed}.
 *
 * <p>This is a copy of what the chat system knows, read in bulk and kept up to date by events, so that a reply never
 * waits for a lookup. It depends neither on asks nor on Slack. Read {@link obliged.person.Person} first.
 */
@NullMarked
package obliged.person;

import org.jspecify.annotations.NullMarked;
