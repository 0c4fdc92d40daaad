/** The values that an ask is made of, which know nothing of asks. */
@NullMarked
package obliged.ask.value;

import org.jspecify.annotations.NullMarked;
