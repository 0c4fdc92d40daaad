/**
 * A pretend Slack on localhost: one workspace with people, channels and messages in memory, the Web API that a bot calls, and
 * the signed requests that Slack sends to a bot. It speaks only HTTP, so it knows no other package of ours and not Slack's SDK; what it
 * accepts and refuses follows docs.slack.dev. Begin with {@link obliged.sandbox.Sandbox}, then {@link obliged.sandbox.world.World}
 * (the state) and {@link obliged.sandbox.client.UserClient} (what people do);
 * {@link obliged.sandbox.page.Page} shows it all in a browser.
 */
@NullMarked
package obliged.sandbox;

import org.jspecify.annotations.NullMarked;
