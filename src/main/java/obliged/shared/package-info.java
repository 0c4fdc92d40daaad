/**
 * The few types that every package shares: ids, working hours, refusals, and problems of the machine.
 *
 * <p>Depends on nothing. It exists so that packages that must not depend on each other can still name the same person.
 */
@NullMarked
package obliged.shared;

import org.jspecify.annotations.NullMarked;
