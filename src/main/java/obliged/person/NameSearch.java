package obliged.person;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds people by how the words of their name begin, whatever the case and the accents: those whose name begins as typed
 * first, then by the alphabet. It holds the names of one workspace, sorted, as they change.
 */
final class NameSearch {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** Stands between a name and whose it is; no name has it. */
    private static final char END = '\u0000';

    private final ConcurrentNavigableMap<String, Person> byName = new ConcurrentSkipListMap<>();

    /** Someone is known by this name now, and no longer as before. */
    void changed(@Nullable Person before, Person now) {
        if (before != null && !key(before).equals(key(now))) {
            byName.remove(key(before));
        }
        byName.put(key(now), now);
    }

    /** No more than so many of those who can be found. */
    List<Person> search(String typed, int most, Predicate<Person> canBeFound) {
        String letters = letters(typed);
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

    /** Those whose name has what was typed further back, or in another order. */
    private void addOthers(List<Person> found, String letters, int most, Predicate<Person> canBeFound) {
        List<String> words = Stream.of(letters.split(" ")).toList();
        for (var entry : byName.entrySet()) {
            if (found.size() == most) {
                return;
            }
            String name = entry.getKey();
            if (!name.startsWith(letters)
                    && words.stream().allMatch(word -> begins(name, word))
                    && canBeFound.test(entry.getValue())) {
                found.add(entry.getValue());
            }
        }
    }

    /** Whether one of the words of a name begins so. */
    private static boolean begins(String name, String word) {
        for (int at = name.indexOf(word); at >= 0; at = name.indexOf(word, at + 1)) {
            if (at == 0 || name.charAt(at - 1) == ' ') {
                return true;
            }
        }
        return false;
    }

    private static String key(Person person) {
        return letters(person.name()) + END + person.id().value();
    }

    /** Small letters and digits without accents, one blank between words. */
    static String letters(String name) {
        String plain = name;
        if (!name.chars().allMatch(c -> c < 128)) {
            plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                    .replaceAll("");
        }
        StringBuilder letters = new StringBuilder(plain.length());
        plain.toLowerCase(Locale.ROOT).codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c)) {
                letters.appendCodePoint(c);
            } else if (!letters.isEmpty() && letters.charAt(letters.length() - 1) != ' ') {
                letters.append(' ');
            }
        });
        return letters.toString().stripTrailing();
    }
}
