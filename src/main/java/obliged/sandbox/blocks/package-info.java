/**
 * Block Kit: what Slack accepts and refuses in blocks and views, the ids and values that it fills in, how blocks read as plain
 * text, and the few methods for JSON that the whole sandbox uses. Knows no workspace and no HTTP. Begin with {@link
 * obliged.sandbox.blocks.BlockKitValidator}.
 *
 * <p>Charts are checked against <a
 * href="https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block">their page</a>: title, type, number
 * and names of series, categories, and that each series has each category; two a message and none in views.
 * <p>In rich text, as Slack, it refuses
 *
 * <ul>
 *   <li>style keys that an element does not know (<a href="https://github.com/soxtoby/SlackNet/issues/196">SlackNet
 *       #196</a>, <a href="https://docs.slack.dev/reference/block-kit/block-elements/text-element">text element</a>), and
 *       flags that are false, since an app that sends those sends the unknown ones as well;
 *   <li>skin tones other than 2 to 6 (<a href="https://github.com/slack-go/slack/pull/1341">slack-go #1341</a>);
 *   <li>links and texts without characters (<a
 *       href="https://github.com/Sorunome/mx-puppet-slack/issues/49">mx-puppet-slack #49</a>);
 * </ul>
 *
 * <p>and, where the docs are silent, to be on the safe side, addresses without a scheme or of more than 3,000 characters,
 * names of emoji with colons, blanks or capital letters, and ids in a shape that no id of Slack's has. Blocks go back to the
 * app escaped (<a href="https://github.com/slackapi/bolt-python/issues/513">bolt-python #513</a>).
 */
@NullMarked
package obliged.sandbox.blocks;

import org.jspecify.annotations.NullMarked;
