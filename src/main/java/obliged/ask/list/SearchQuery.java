package obliged.ask.list;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The words that someone looks for, as a question to the index {@code ask_text}. Nothing typed is taken for its
 * language: each word is quoted.
 *
 * @param words none without a letter or a digit, as the index knows no others
 */
record SearchQuery(List<String> words) {
    /** More than that narrow nothing any more. */
    static final int MOST_WORDS = 20;

    /**
     * A word that more asks contain than this is looked for as it stands: to go through all that begin so would keep
     * people waiting.
     */
    private static final int COMMON = 20_000;

    /** A word that fewer asks contain than this leads to what is looked for; the others only sort out. */
    private static final int RARE = 5_000;

    static SearchQuery of(String typed) {
        return new SearchQuery(Arrays.stream(typed.strip().split("[\\s\\p{Cntrl}]+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .distinct()
                .limit(MOST_WORDS)
                .toList());
    }

    /** Nothing where there is nothing to look for. */
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

    /** Each as the index is asked for it; the last one may be unfinished. */
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
     * Found before anything else is asked of it. The index would else look up every condition for each ask that meets
     * one of them; that nothing is taken away from it keeps it apart.
     */
    private static String together(String question) {
        return "(" + question + " NOT " + VisibleAsksQuery.NOTHING + ")";
    }
}
