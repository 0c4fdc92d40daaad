/**
 * HTTP in both directions: the server that the bot and browsers call, the signed requests and events that Slack sends to the
 * bot, and the journal of all of them. Knows no Web API method and no payload of an interaction. Begin with {@link
 * obliged.sandbox.wire.BotClient} and {@link obliged.sandbox.wire.SandboxServer}.
 */
@NullMarked
package obliged.sandbox.wire;

import org.jspecify.annotations.NullMarked;
