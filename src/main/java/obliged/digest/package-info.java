/**
 * What a team's week held, and when it is told.
 *
 * <p>Knows asks, thanks, teams and people, and reads their history; it changes nothing of theirs, and not how anything is
 * worded or shown. Read {@link obliged.digest.Measures} first (each number, in words), then {@link obliged.digest.Tenure}
 * (what became of an ask while one team had it), then {@link obliged.digest.Digests}.
 */
@NullMarked
package obliged.digest;

import org.jspecify.annotations.NullMarked;
