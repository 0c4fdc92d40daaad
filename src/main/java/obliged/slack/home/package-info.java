/**
 * The Home tab. Begin with {@link obliged.slack.home.HomeTab}.
 */
@NullMarked
package obliged.slack.home;

import org.jspecify.annotations.NullMarked;
