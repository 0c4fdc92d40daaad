/** What Obliged needs of the machine that it runs on, and the checks that say whether it is there. */
@NullMarked
package obliged.machine;

import org.jspecify.annotations.NullMarked;
