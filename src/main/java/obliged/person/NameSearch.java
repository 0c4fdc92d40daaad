package obliged.person;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import obliged.shared.SearchText;
import obliged.shared.WorkspaceId;
import obliged.store.Store;

/**
 * Finds people by prefixes of the words in their names, ignoring case and accents. People whose shown name begins with
 * what was typed come first, then the rest, alphabetically. Reads the file a page at a time, in the order of its index.
 */
final class NameSearch {
    private static final int PAGE = 200;

    /** Separates the shown name, the person's id and the other names; no name contains it. */
    private static final char END = '\u0001';

    private static final char AFTER_END = END + 1;

    /** Greater than all letters, as SQLite compares them. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final Store store;
    private final WorkspaceId workspace;

    NameSearch(Store store, WorkspaceId workspace) {
        this.store = store;
        this.workspace = workspace;
    }

    /** Returns at most {@code most} people who can be found. */
    List<Person> search(String typed, int most, Predicate<Person> canBeFound) {
        String letters = SearchText.words(typed);
        List<Person> found = new ArrayList<>();
        add(found, most, row -> canBeFound.test(row.person()), after -> named(after, letters + LAST), letters);
        if (!letters.isEmpty()) {
            // Whose shown name matches further back or in another order, or whose other names match.
            List<String> words = words(letters);
            String longest = Collections.max(words, Comparator.comparingInt(String::length));
            String begins = SearchText.isWithoutBlanks(longest.codePointAt(0)) ? longest : " " + longest;
            Predicate<PersonRow> others = row -> !row.letters().startsWith(letters)
                    && beginAll(row.letters(), words)
                    && canBeFound.test(row.person());
            add(
                    found,
                    most,
                    others,
                    after -> store.read(tx -> tx.dao(PersonDao.class).called(workspace, after, begins, PAGE)),
                    "");
        }
        return found;
    }

    private List<PersonRow> named(String after, String until) {
        return store.read(tx -> tx.dao(PersonDao.class).named(workspace, after, until, PAGE));
    }

    private static void add(
            List<Person> found,
            int most,
            Predicate<PersonRow> canBeFound,
            Function<String, List<PersonRow>> pages,
            String from) {
        String after = from;
        while (found.size() < most) {
            List<PersonRow> page = pages.apply(after);
            page.stream()
                    .filter(canBeFound)
                    .limit(most - found.size())
                    .map(PersonRow::person)
                    .forEach(found::add);
            if (page.size() < PAGE) {
                return;
            }
            after = page.get(page.size() - 1).letters();
        }
    }

    /**
     * The first of someone's other names that explains why they were found, or that tells them from others with the
     * same shown name.
     */
    Optional<String> otherName(Person person, String typed, Predicate<Person> canBeFound) {
        Optional<String> found = foundBy(person, typed);
        List<Person> namesakes = namesakes(person, canBeFound);
        Predicate<String> tellsApart =
                name -> namesakes.stream().noneMatch(one -> one.names().contains(name));
        return found.filter(tellsApart)
                .or(() -> namesakes.isEmpty()
                        ? Optional.empty()
                        : person.names().stream().filter(tellsApart).findFirst())
                .or(() -> found);
    }

    /** The other name that matches most of the typed words that the shown name lacks. */
    private static Optional<String> foundBy(Person person, String typed) {
        String shown = SearchText.allWords(person.name());
        List<String> missing = words(SearchText.words(typed)).stream()
                .filter(word -> !begins(shown, word))
                .toList();
        return person.names().stream()
                .filter(name -> had(name, missing) > 0)
                .max(Comparator.comparingLong(name -> had(name, missing)));
    }

    private static long had(String name, List<String> words) {
        String letters = SearchText.allWords(name);
        return words.stream().filter(word -> begins(letters, word)).count();
    }

    private List<Person> namesakes(Person person, Predicate<Person> canBeFound) {
        String letters = SearchText.allWords(person.name());
        return named(letters + END, letters + AFTER_END).stream()
                .map(PersonRow::person)
                .filter(one -> !one.id().equals(person.id()) && canBeFound.test(one))
                .toList();
    }

    private static List<String> words(String letters) {
        return List.of(letters.split(" "));
    }

    private static boolean beginAll(String names, List<String> words) {
        for (String word : words) {
            if (!begins(names, word)) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the words of these names begins with this. */
    private static boolean begins(String names, String word) {
        for (int at = names.indexOf(word); at >= 0; at = names.indexOf(word, at + 1)) {
            if (at == 0 || names.charAt(at - 1) == ' ' || SearchText.isWithoutBlanks(word.codePointAt(0))) {
                return true;
            }
        }
        return false;
    }

    /** All names that someone goes by, as they are searched. */
    static String letters(Person person) {
        return SearchText.allWords(person.name()) + END + person.id().value() + " "
                + SearchText.allWords(PersonRow.lines(person));
    }
}
