/**
 * A pretend Slack on localhost: one workspace with people, channels and messages in memory, the Web API that a bot calls, and
 * the signed requests that Slack sends to a bot. It speaks only HTTP, so it knows no other package of ours and not Slack's SDK; what it
 * accepts and refuses follows docs.slack.dev. Begin with {@link obliged.sandbox.Sandbox}, then {@link obliged.sandbox.world.World}
 * (the state) and {@link obliged.sandbox.client.UserClient} (what people do);
 * {@link obliged.sandbox.page.Page} shows it all in a browser.
 *
 * <p>What it refuses, as Slack does, and where that is written:
 *
 * <ul>
 *   <li>posts: {@code channel_not_found}, {@code is_archived}, {@code no_text}, {@code msg_too_long}, {@code
 *       msg_blocks_too_long}, {@code invalid_blocks}, {@code invalid_blocks_format}, {@code restricted_action}, {@code
 *       restricted_action_read_only_channel}, {@code restricted_action_thread_only_channel}, {@code
 *       restricted_action_non_threadable_channel}, {@code restricted_action_thread_locked}, {@code cannot_dm_bot}, {@code
 *       user_not_found}, {@code thread_not_found} where there is no message to reply to
 *       (<a href="https://docs.slack.dev/reference/methods/chat.postMessage#errors">chat.postMessage</a>)
 *   <li>direct messages of an app without a Messages tab: {@code messages_tab_disabled}
 *       (<a href="https://docs.slack.dev/surfaces/app-home#messages_tab">App Home</a>)
 *   <li>changes: {@code block_mismatch} (rich text replaced by other blocks), {@code edit_window_closed}, {@code
 *       is_inactive}, {@code message_not_found}, {@code cant_update_message}, {@code msg_too_long} for a text of more than
 *       4,000 bytes
 *       (<a href="https://docs.slack.dev/reference/methods/chat.update#errors">chat.update</a>)
 *   <li>deletions: {@code message_not_found}, {@code cant_delete_message}
 *       (<a href="https://docs.slack.dev/reference/methods/chat.delete">chat.delete</a>)
 *   <li>messages that only one person sees, outside their channels: {@code user_not_in_channel}
 *       (<a href="https://docs.slack.dev/reference/methods/chat.postEphemeral">chat.postEphemeral</a>)
 *   <li>blocks and elements with unknown or missing fields, too long texts, too many items, in a place where they may not
 *       stand (<a href="https://docs.slack.dev/reference/block-kit/blocks">blocks</a>, <a
 *       href="https://docs.slack.dev/reference/block-kit/block-elements">elements</a>, <a
 *       href="https://docs.slack.dev/reference/block-kit/blocks/rich-text-block">rich text</a>); {@code blocks.validate}
 *       checks them by the same table, without sending anything: {@code invalid_message}, {@code invalid_view} (<a
 *       href="https://docs.slack.dev/reference/methods/blocks.validate">blocks.validate</a>)
 *   <li>views: {@code view_too_large}, {@code push_limit_reached}, {@code hash_conflict}, {@code duplicate_external_id},
 *       {@code not_found}, {@code not_enabled} (<a
 *       href="https://docs.slack.dev/reference/methods/views.open">views.open</a> and its siblings)
 *   <li>trigger ids that are used again or after three seconds: {@code exchanged_trigger_id}, {@code expired_trigger_id};
 *       {@code invalid_trigger_id} (<a
 *       href="https://docs.slack.dev/interactivity/handling-user-interaction">user interaction</a>)
 *   <li>response URLs after five uses or thirty minutes, with {@code used_url}, {@code expired_url}, {@code invalid_url} (<a
 *       href="https://docs.slack.dev/interactivity/handling-user-interaction#message_responses">responses</a>)
 *   <li>tokens: {@code not_authed}, {@code invalid_auth}, {@code token_revoked}, {@code account_inactive}, {@code
 *       missing_scope}; {@code not_allowed_token_type} for the app's token where the bot's is wanted, and the other way round
 *       (<a href="https://docs.slack.dev/authentication/tokens">tokens</a>)
 *   <li>connections in Socket Mode: more than ten, and all while it is off, with the reasons {@code too_many_websockets} and
 *       {@code link_disabled}; tickets that were used; a payload in the acknowledgement of an event (<a
 *       href="https://docs.slack.dev/apis/events-api/using-socket-mode">Socket Mode</a>)
 *   <li>more calls than the method's tier allows: 429, {@code ratelimited}, with {@code Retry-After} (<a
 *       href="https://docs.slack.dev/apis/web-api/rate-limits">rate limits</a>)
 *   <li>files that were not uploaded, were deleted, or are not one's own: {@code file_not_found}, {@code
 *       file_deleted}, {@code cant_delete_file}, and image blocks that show them (<a
 *       href="https://docs.slack.dev/messaging/working-with-files">files</a>)
 *   <li>lists: {@code invalid_limit}, {@code invalid_cursor}, {@code invalid_types}, {@code no_such_subteam} (<a
 *       href="https://docs.slack.dev/apis/web-api/using-the-conversations-api">conversations</a>, <a
 *       href="https://docs.slack.dev/reference/methods/usergroups.users.list">groups</a>)
 *   <li>direct messages that can't be opened: {@code users_list_not_supplied}, {@code user_disabled} (<a
 *       href="https://docs.slack.dev/reference/methods/conversations.open">conversations.open</a>)
 *   <li>what was said before a moment that is none: {@code invalid_ts_latest} (<a
 *       href="https://docs.slack.dev/reference/methods/conversations.history">conversations.history</a>)
 *   <li>lists without a {@code team_id} where the token is an organization's, or with that of a workspace to which the app
 *       was not added: {@code missing_argument}, {@code team_access_not_granted} (<a
 *       href="https://docs.slack.dev/enterprise/developing-for-enterprise-orgs">organizations</a>)
 *   <li>calls of another form than documented: {@code unknown_method}, {@code invalid_arguments}, {@code invalid_json}
 *       (<a href="https://docs.slack.dev/apis/web-api">Web API</a>)
 * </ul>
 */
@NullMarked
package obliged.sandbox;

import org.jspecify.annotations.NullMarked;
