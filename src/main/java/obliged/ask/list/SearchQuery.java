package obliged.ask.list;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import obliged.shared.SearchText;

/**
 * The words that someone searches for, as a full-text query on {@code ask_text}. Every word is quoted, so nothing typed
 * is read as query syntax.
 *
 * @param words each a phrase, as {@link SearchText#phrase} makes it
 */
record SearchQuery(List<String> words) {
    /** More words than this would not narrow the search any further. */
    static final int MOST_WORDS = 20;

    /**
     * A word that more asks contain than this is searched as a whole word, since a prefix search would take too long.
     */
    private static final int COMMON = 20_000;

    /** A word that fewer asks contain than this drives the search; the others only filter its results. */
    private static final int RARE = 5_000;

    static SearchQuery of(String typed) {
        return new SearchQuery(Arrays.stream(typed.strip().split("[\\s\\p{Cntrl}]+"))
                .map(SearchText::phrase)
                .filter(phrase -> !phrase.isEmpty())
                .distinct()
                .limit(MOST_WORDS)
                .toList());
    }

    /** Returns the query, or empty if there is nothing to search for. */
    Optional<String> question(AskListDao dao) {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        List<String> rare = new ArrayList<>();
        List<String> common = new ArrayList<>();
        for (String word : asked(dao)) {
            (dao.count("said : " + word, RARE) < RARE ? rare : common).add(word);
        }
        return Optional.of(
                rare.isEmpty()
                        ? said(common)
                        : together(said(rare)) + (common.isEmpty() ? "" : " AND " + said(common)));
    }

    /** The words as query terms; the last one may be a prefix. */
    private List<String> asked(AskListDao dao) {
        List<String> asked =
                new ArrayList<>(words.stream().map(VisibleAsksQuery::quoted).toList());
        String last = asked.remove(asked.size() - 1);
        boolean common = dao.count("said : " + last, COMMON) == COMMON;
        asked.add(common ? last : last + " *");
        return asked;
    }

    private static String said(List<String> words) {
        return words.stream().collect(joining(" ", "said : (", ")"));
    }

    /**
     * Makes the index evaluate this part first. Otherwise it would look up every condition for each ask that meets one
     * of them; subtracting nothing keeps the part separate.
     */
    private static String together(String question) {
        return "(" + question + " NOT " + VisibleAsksQuery.NOTHING + ")";
    }
}
