package obliged.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Patterns that read what people wrote take no longer for each character of a long text than of a short one. */
class PatternsTest {
    /** Counted, not timed: how often a pattern looks at a character. */
    @Test
    void everyPatternIsLinear() throws IOException {
        List<Used> patterns = patterns();
        assertThat(patterns).hasSizeGreaterThan(60);
        Set<String> faults = new TreeSet<>();
        for (Used used : patterns) {
            for (String part : LongWordsTest.PARTS) {
                try {
                    used.match(LongWordsTest.repeated(part) + "\u0001");
                } catch (StackOverflowError | TooOften e) {
                    faults.add(used.where + ": " + e.getClass().getSimpleName());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static final class TooOften extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Text that counts how often it is looked at. */
    private static final class Counted implements CharSequence {
        private static final int OFTEN = 20;

        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++looks > (long) OFTEN * text.length()) {
                throw new TooOften();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A pattern of ours.
     *
     * @param searches whether it is looked for in a text, or else must be all of it
     */
    private record Used(String where, Pattern pattern, boolean searches) {
        void match(String text) {
            boolean unused = pattern.matcher(new Counted(text)).matches();
            if (searches) {
                Matcher search = pattern.matcher(new Counted(text));
                while (search.find()) {
                    assertThat(search.end()).isLessThanOrEqualTo(text.length());
                }
            }
        }
    }

    /** Their patterns see our own sentences, or what was found to be short before. */
    private static final Set<String> SHORT = Set.of("AskRefusals.java", "DateWords.java", "DemoStory.java");

    /** Those of the source that stand there whole; the sandbox reads only what it sent itself. */
    private static List<Used> patterns() throws IOException {
        Pattern used = Pattern.compile("(Pattern\\s*\\.compile|\\.split|\\.matches|\\.replaceAll|\\.replaceFirst)"
                + "\\(\\s*(\"(?:[^\"\\\\]|\\\\.)*\")\\s*[,)]");
        List<Used> patterns = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/obliged"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("sandbox"))
                    .filter(path -> !SHORT.contains(path.getFileName().toString()))
                    .toList()) {
                String source = Files.readString(file);
                Matcher found = used.matcher(source);
                while (found.find()) {
                    String literal = found.group(2);
                    boolean searches = found.group(1).endsWith("compile")
                            ? source.contains(".find(") || source.contains(").replace")
                            : !found.group(1).equals(".matches");
                    patterns.add(new Used(
                            file.getFileName() + " " + literal,
                            Pattern.compile(
                                    literal.substring(1, literal.length() - 1).translateEscapes()),
                            searches));
                }
            }
        }
        return patterns;
    }
}
