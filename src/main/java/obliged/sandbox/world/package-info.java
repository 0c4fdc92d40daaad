/**
 * One workspace in memory: people, channels, groups, messages, files and open views. Knows nothing of HTTP or of the bot; a
 * change here sends no event. Begin with {@link obliged.sandbox.world.World}.
 */
@NullMarked
package obliged.sandbox.world;

import org.jspecify.annotations.NullMarked;
