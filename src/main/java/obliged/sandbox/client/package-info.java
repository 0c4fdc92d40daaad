/**
 * What people do in Slack's clients, and what administrators change, as tests write it; each act reaches the bot in the payload
 * that Slack sends. Knows no browser. Begin with {@link obliged.sandbox.client.UserClient}.
 */
@NullMarked
package obliged.sandbox.client;

import org.jspecify.annotations.NullMarked;
