package obliged.ask;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words that someone looks for, as a question to the index {@code ask_text}. Nothing typed is taken for its
 * language: each word is quoted.
 *
 * @param words none without a letter or a digit, as the index knows no others
 */
record Wanted(List<String> words) {
    /** More than that narrow nothing any more. */
    static final int MOST_WORDS = 20;

    /**
     * A word that more asks contain than this is looked for as it stands: to go through all that begin so would keep
     * people waiting.
     */
    private static final int COMMON = 20_000;

    static Wanted of(String typed) {
        return new Wanted(Arrays.stream(typed.strip().split("[\\s\\p{Cntrl}]+"))
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
        String last = Sight.quoted(words.get(words.size() - 1));
        boolean common = dao.count("said : " + last, COMMON) == COMMON;
        return Optional.of(Stream.concat(
                        words.stream().limit(words.size() - 1L).map(Sight::quoted),
                        Stream.of(common ? last : last + " *"))
                .collect(joining(" ", "said : (", ")")));
    }
}
