/**
 * The only place that knows every room: reads the settings, wires the rooms, listens, ticks.
 *
 * <p>Read {@link obliged.Main} first, then {@link obliged.Bot}.
 */
@NullMarked
package obliged;

import org.jspecify.annotations.NullMarked;
