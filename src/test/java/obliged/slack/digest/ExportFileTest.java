package obliged.slack.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFileTest {
    /** What a spreadsheet may take for the end of a cell, depending on its language and on what was chosen. */
    private static final String SEPARATORS = "[;|\t\r\n]|\",\"";

    static Stream<String> wordsWithFormulas() {
        return Stream.of(";", "|", "\t", "\n", "\r\n", "; ", ";\"", ";\"\"", "\";", "\";\"", "\"\n ", "\u00a0", " ")
                .flatMap(before -> Stream.of("=1+1", "+1", "-1+cmd", "@SUM(A1)", "\uFF1D1+1")
                        .flatMap(formula -> Stream.of("hello" + before + formula, before + formula)));
    }

    /** Also for a spreadsheet that knows nothing of quotes. */
    @ParameterizedTest
    @MethodSource("wordsWithFormulas")
    void noSeparatorMakesAFormulaOfAText(String words) throws Exception {
        String row = row("1", ExportFile.harmless(words), "Bo");

        assertThat(row).startsWith("\"1\",\"").endsWith("\",\"Bo\"\r\n");
        assertThat(Stream.of(row.split(SEPARATORS)).map(cell -> cell.replaceAll("^[\"\\s\u00a0]+", "")))
                .noneMatch(cell -> cell.matches("(?s)[=+@\uFF1D-].*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-b = c", "bo@example.com, +351 is the code", "1-2; 3+4", "", "due 2026-11-23"})
    void otherWordsStayAsTheyAre(String words) {
        assertThat(ExportFile.harmless(words)).isEqualTo(words);
    }

    @Test
    void everyCellIsQuoted() throws Exception {
        assertThat(row("1", "", "a \"b\"", "yes")).isEqualTo("\"1\",\"\",\"a \"\"b\"\"\",\"yes\"\r\n");
    }

    private static String row(String... cells) throws IOException {
        StringWriter text = new StringWriter();
        ExportFile.write(text, lines -> lines.accept(cells));
        return text.toString();
    }
}
