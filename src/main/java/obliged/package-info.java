/**
 * The only package that depends on all others: it reads the settings, wires the packages together, listens for requests
 * and runs the ticker.
 *
 * <p>Read {@link obliged.Main} first, then {@link obliged.Bot}.
 */
@NullMarked
package obliged;

import org.jspecify.annotations.NullMarked;
