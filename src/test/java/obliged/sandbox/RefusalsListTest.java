package obliged.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package's own description names all that the sandbox refuses. */
class RefusalsListTest {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "."), "src/main/java/obliged/sandbox");

    /** Given to the error, or to what makes one of it, or kept as a kind of posting. */
    private static final Pattern REFUSED = Pattern.compile(
            "(?:SlackError|unavoidable|answer)\\(\\s*\"([a-z_]+)\"|own\\([^;]*?\"([a-z_]+)\", \"([a-z_]+)\"\\)"
                    + "|(?m:^ +[A-Z_]+\\(\"([a-z]+_[a-z_]+)\"\\)[,;])|\"((?:used|expired|invalid)_url)\"");

    @Test
    void whatIsRefusedStandsInTheListWithItsPage() throws IOException {
        String list = read(SOURCES.resolve("package-info.java"));
        Set<String> refused = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> refused.addAll(refused(read(file))));
        }
        assertThat(refused).hasSizeGreaterThan(50).allMatch(code -> list.contains("{@code " + code + "}"));
        assertThat(list.substring(list.indexOf("<li>") + 1).split("<li>"))
                .allMatch(entry -> entry.contains("https://docs.slack.dev/"));
    }

    private static Set<String> refused(String source) {
        Set<String> codes = new TreeSet<>();
        REFUSED.matcher(source)
                .results()
                .flatMap(found -> IntStream.rangeClosed(1, found.groupCount()).mapToObj(found::group))
                .filter(Objects::nonNull)
                .forEach(codes::add);
        return codes;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replaceAll("\\{@code\\s+\\*?\\s*", "{@code ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
