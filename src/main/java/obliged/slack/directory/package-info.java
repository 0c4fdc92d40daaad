/**
 * Reads who and what there is in a workspace or an Enterprise organization, list by list and page by page, and holds what
 * an id of one of them means.
 */
@NullMarked
package obliged.slack.directory;

import org.jspecify.annotations.NullMarked;
