/**
 * The few types that every package shares: ids, working hours, refusals, problems of the machine, and how
 * typed text is read.
 *
 * <p>Depends on nothing. It exists so that packages that must not depend on each other can still name the same person.
 */
@NullMarked
package obliged.shared;

import org.jspecify.annotations.NullMarked;
