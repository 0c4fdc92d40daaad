/**
 * Weekly digests of a team: what is in them, and when they are posted.
 *
 * <p>Reads the history of asks, thanks, teams and people, but changes none of it, and does not know how anything is
 * worded or shown. Read {@link obliged.digest.Measures} first (the definition of each number), then {@link
 * obliged.digest.Tenure} (what happened to an ask while one team had it), then {@link obliged.digest.Digests}.
 */
@NullMarked
package obliged.digest;

import org.jspecify.annotations.NullMarked;
