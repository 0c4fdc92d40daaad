/** How log lines are written: text or JSON, without people's words. */
@NullMarked
package obliged.log;

import org.jspecify.annotations.NullMarked;
