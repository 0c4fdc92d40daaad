/** What an ask is made of: its id, addressee, dates and states. None of these depends on the ask itself. */
@NullMarked
package obliged.ask.value;

import org.jspecify.annotations.NullMarked;
