/** What happens in the sandbox by itself: the weeks of the demo, and the tours. */
@NullMarked
package obliged.demo;

import org.jspecify.annotations.NullMarked;
