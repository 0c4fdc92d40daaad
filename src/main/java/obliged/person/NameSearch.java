package obliged.person;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds people by how their name's words begin, whatever the case and the accents. Walks through all that it is given. */
final class NameSearch {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Comparator<Found> BEST_FIRST = Comparator.comparing(Found::later)
            .thenComparing(Found::letters)
            .thenComparing(found -> found.person().id().value());

    /** Names without case and accents: to find that out takes longer than everything else here. */
    private final ConcurrentMap<String, String> plain = new ConcurrentHashMap<>();

    /** {@code later}: what was typed first stands further back in the name. */
    private record Found(Person person, String letters, boolean later) {}

    /** The best so many, best first: those whose name begins as typed, then by the alphabet. */
    List<Person> search(Stream<Person> all, String typed, int most) {
        List<String> words = Stream.of(plain(typed).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        PriorityQueue<Found> best = new PriorityQueue<>(BEST_FIRST.reversed());
        all.forEach(person -> {
            String letters = plain.computeIfAbsent(person.name(), NameSearch::plain);
            if (words.stream().allMatch(word -> begins(letters, word))) {
                best.add(new Found(person, letters, !words.isEmpty() && !letters.startsWith(words.get(0))));
                if (best.size() > most) {
                    best.remove();
                }
            }
        });
        List<Found> sorted = new ArrayList<>(best);
        sorted.sort(BEST_FIRST);
        return sorted.stream().map(Found::person).toList();
    }

    /** Whether one of the words begins so. */
    private static boolean begins(String letters, String word) {
        for (int at = letters.indexOf(word); at >= 0; at = letters.indexOf(word, at + 1)) {
            if (at == 0 || letters.charAt(at - 1) == ' ') {
                return true;
            }
        }
        return false;
    }

    /** Small letters without accents, and one blank between words. */
    private static String plain(String name) {
        String apart = Normalizer.normalize(name, Normalizer.Form.NFD);
        String bare = ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS.matcher(bare).replaceAll(" ").strip();
    }
}
