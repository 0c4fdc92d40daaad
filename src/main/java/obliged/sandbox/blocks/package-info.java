/**
 * Block Kit: what Slack accepts and refuses in blocks and views, the ids and values that it fills in, how blocks read as plain
 * text, and the few methods for JSON that the whole sandbox uses. Knows no workspace and no HTTP. Begin with {@link
 * obliged.sandbox.blocks.BlockKitValidator}.
 *
 * <p>Charts are checked against <a
 * href="https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block">their page</a>: title, type, number
 * and names of series, categories, and that each series has each category; two a message and none in views.
 */
@NullMarked
package obliged.sandbox.blocks;

import org.jspecify.annotations.NullMarked;
