/**
 * A team's weekly digest in Slack, and the export. Begin with {@link obliged.slack.digest.DigestMessage}.
 */
@NullMarked
package obliged.slack.digest;

import org.jspecify.annotations.NullMarked;
