/**
 * Block Kit: what Slack accepts and refuses in blocks and views, the ids and values that it fills in, how blocks read as plain
 * text, and the few methods for JSON that the whole sandbox uses. Knows no workspace and no HTTP. Begin with {@link
 * obliged.sandbox.blocks.BlockKitValidator}.
 */
@NullMarked
package obliged.sandbox.blocks;

import org.jspecify.annotations.NullMarked;
