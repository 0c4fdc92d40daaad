/**
 * The workspace, and who someone is to us: name, zone, whether they are here at all, when they work and
 * want to be reminded.
 *
 * <p>Triggers on its tables tell {@code obliged.reminder} to look anew when someone is reminded next: {@code person_met},
 * {@code person_moved}, {@code person_habit_set} and {@code person_habit_changed}.
 *
 * <p>What stands here is a copy of what the chat system knows, read in bulk and kept by events, so that nobody has to
 * be asked before we answer. It knows nothing of asks or of Slack. Read {@link obliged.person.Person} first.
 */
@NullMarked
package obliged.person;

import org.jspecify.annotations.NullMarked;
