/**
 * Asks as people look through them: lists, their pages, and the search for words.
 *
 * <p>Reads the tables of {@code obliged.ask} and the index {@code ask_text}, and writes nothing. Knows asks and who may
 * see them, but not their cards, and not how a list is worded or shown; {@code obliged.ask} does not know it. Read {@link
 * obliged.ask.list.AskList} first (which lists there are), then {@link obliged.ask.list.AskLists} (how a page is found).
 */
@NullMarked
package obliged.ask.list;

import org.jspecify.annotations.NullMarked;
