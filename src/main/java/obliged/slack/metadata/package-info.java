/**
 * What travels through Slack and back: what the buttons, options and forms carry, as records that {@link
 * obliged.slack.metadata.Metadata} writes as JSON. Knows no message or form. What comes back is only a request, and has
 * to be checked.
 */
@NullMarked
package obliged.slack.metadata;

import org.jspecify.annotations.NullMarked;
