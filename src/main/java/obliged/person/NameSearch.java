package obliged.person;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import obliged.shared.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * Finds people by prefixes of the words in their names, ignoring case and accents. People whose shown name begins with
 * what was typed come first, then the rest, alphabetically. It keeps the names of one workspace sorted in memory.
 */
final class NameSearch {
    /** Separates the shown name, the person's id and the other names; no name contains it. */
    private static final char END = '\u0000';

    private static final char AFTER_END = END + 1;

    private final ConcurrentNavigableMap<String, Person> byName = new ConcurrentSkipListMap<>();

    /** Replaces someone's former names with their current ones. */
    void changed(@Nullable Person before, Person now) {
        String key = key(now);
        if (before != null && !key(before).equals(key)) {
            byName.remove(key(before));
        }
        byName.put(key, now);
    }

    /** Returns at most {@code most} people who can be found. */
    List<Person> search(String typed, int most, Predicate<Person> canBeFound) {
        String letters = SearchText.words(typed);
        List<Person> found = new ArrayList<>();
        for (Person person :
                byName.subMap(letters, letters + Character.MAX_VALUE).values()) {
            if (found.size() == most) {
                return found;
            }
            if (canBeFound.test(person)) {
                found.add(person);
            }
        }
        if (!letters.isEmpty()) {
            addOthers(found, letters, most, canBeFound);
        }
        return found;
    }

    /** Adds people whose shown name matches further back or in another order, or whose other names match. */
    private void addOthers(List<Person> found, String letters, int most, Predicate<Person> canBeFound) {
        List<String> words = words(letters);
        for (var entry : byName.entrySet()) {
            if (found.size() == most) {
                return;
            }
            String names = entry.getKey();
            if (!names.startsWith(letters) && beginAll(names, words) && canBeFound.test(entry.getValue())) {
                found.add(entry.getValue());
            }
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
        String letters = SearchText.words(person.name());
        return byName.subMap(letters + END, letters + AFTER_END).values().stream()
                .filter(one -> !one.id().equals(person.id()) && canBeFound.test(one))
                .toList();
    }

    private static List<String> words(String letters) {
        return List.of(letters.split(" "));
    }

    /** No stream, since this runs for every person on each keystroke. */
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

    private static String key(Person person) {
        StringBuilder key = new StringBuilder(SearchText.words(person.name()));
        key.append(END).append(person.id().value());
        person.names().forEach(name -> key.append(' ').append(SearchText.allWords(name)));
        String joined = SearchText.allWords(person.name())
                .substring(SearchText.words(person.name()).length());
        return key.append(joined).toString();
    }
}
