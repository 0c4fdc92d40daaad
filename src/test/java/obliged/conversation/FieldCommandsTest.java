package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import obliged.sandbox.client.Modal;
import obliged.sandbox.wire.BotResponse;
import obliged.store.Tables;
import obliged.testing.InOffice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands that people were seen to type, each in a workspace of its own. */
class FieldCommandsTest extends InOffice {
    private static final String FILE = "field.tsv";

    static List<String> commands() throws IOException {
        try (InputStream in = Objects.requireNonNull(FieldCommandsTest.class.getResourceAsStream(FILE))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void aCommandDoesWhatItsWriterMeant(String line) {
        String[] parts = line.split("\t");
        BotResponse reply = office.type("ana", parts[0].replace('⍽', '\u00a0').replace('⏎', '\n'));
        if (reply.body().isEmpty()) {
            office.await(() -> office.as("ana").modalIfOpen().isPresent());
        }
        office.settle();

        assertThat(parts[1].split(" \\| "))
                .as(parts[2])
                .anyMatch(right -> Arrays.stream(right.split(" & ")).allMatch(one -> isSo(one, reply)));
    }

    private boolean isSo(String wanted, BotResponse reply) {
        String what = wanted.replaceFirst("^\\w+ ?", "");
        return switch (wanted.replaceFirst(" .*", "")) {
            case "form" -> office.as("ana").modalIfOpen().isPresent();
            case "who" -> form().value("Who").equals(what);
            case "reply" -> !reply.text().isEmpty();
            case "nothing" -> asks("number").isEmpty() && thanks().isEmpty();
            case "asked" -> asks("words").equals(List.of(List.of(what)));
            case "needed" -> asks("substr(needed_by, 1, 10)").equals(List.of(List.of(what)));
            case "told" -> !office.dms(what).isEmpty();
            case "posted" -> office.post("general", what).plainText().contains(what);
            case "card" -> office.dms("bo").get(0).json().toString().contains(what);
            default -> throw new IllegalArgumentException(wanted);
        };
    }

    private Modal form() {
        return office.as("ana").modal();
    }

    private List<List<String>> asks(String column) {
        return Tables.rows(office.database(), "SELECT " + column + " FROM ask");
    }

    private List<List<String>> thanks() {
        return Tables.rows(office.database(), "SELECT words FROM thank_you");
    }
}
