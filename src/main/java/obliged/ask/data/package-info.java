/** What the operator's commands and the metrics read of asks: personal data, checks, counts. */
@NullMarked
package obliged.ask.data;

import org.jspecify.annotations.NullMarked;
