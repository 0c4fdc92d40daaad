/**
 * The few terms that every room shares: whose row it is, who and where someone is, a rule's "no", and
 * the machine's trouble.
 *
 * <p>Depends on nothing. It exists so that rooms which must not see each other can still name the same person.
 */
@NullMarked
package obliged.shared;

import org.jspecify.annotations.NullMarked;
