package obliged.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A sentence that has to be read twice is too long. Code, addresses, and each cell of a table count apart. */
class SentenceLengthTest {
    private static final int MOST_WORDS = 25;

    private static final Pattern END = Pattern.compile("(?<=[.?!])[\"”*)]*\\s+|\\s⏎\\s|\\R");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static List<String> tooLong(String text) {
        return END.splitAsStream(text)
                .filter(sentence -> BLANKS.splitAsStream(sentence.strip()).count() > MOST_WORDS)
                .toList();
    }

    /** A page of Markdown with one paragraph, item or cell a line, and without what is not prose. */
    private static String prose(String page) {
        List<UnaryOperator<String>> steps = List.of(
                text -> text.replaceAll("(?s)```.*?```", "\n\n"),
                text -> text.replaceAll("(?m)^ {4}.*$|^\\[.*]: .*$", ""),
                text -> text.replaceAll("<[^>]*>", ""),
                text -> text.replaceAll("]\\([^)]*\\)", "]"),
                text -> text.replaceAll("`[^`]*`", "code"),
                text -> text.replaceAll("(?m)^\\s*([-*]|\\d+\\.) |\\|", "\n\n"),
                text -> text.replaceAll("(?<!\n)\n(?!\n)", " "));
        String prose = page;
        for (UnaryOperator<String> step : steps) {
            prose = step.apply(prose);
        }
        return prose;
    }

    private static List<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>(List.of(Path.of("README.md")));
        try (Stream<Path> pages = Files.list(WordsPage.PAGE.getParent())) {
            pages.filter(page -> page.toString().endsWith(".md") && !page.equals(WordsPage.PAGE))
                    .forEach(all::add);
        }
        return all;
    }

    @Test
    void noSentenceOfTheDocumentsIsTooLong() throws IOException {
        List<Path> documents = documents();
        assertThat(documents).hasSizeGreaterThan(8);
        for (Path page : documents) {
            assertThat(tooLong(prose(Files.readString(page))))
                    .as(page.toString())
                    .isEmpty();
        }
    }

    @Test
    void noSentenceThatObligedSaysIsTooLong() throws IOException {
        assertThat(tooLong(WordsPage.write().replaceAll("\\{[^}]*}", "x"))).isEmpty();
    }

    @Test
    void aSentenceOfMoreWordsIsFound() {
        String words = "word ".repeat(MOST_WORDS);
        assertThat(tooLong(prose("- " + words + "\n  and one more.\n- " + words)))
                .hasSize(1);
    }
}
