package obliged.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class WordsPageTest {
    @Test
    void thePageOfAllSentencesIsUpToDate() throws IOException {
        assertThat(Files.readString(WordsPage.PAGE))
                .as(
                        "after a change of a sentence, run the main of %s, which writes the page anew",
                        WordsPage.class.getName())
                .isEqualTo(WordsPage.write());
    }

    @Test
    void sentencesOfEveryKindStandThere() throws IOException {
        assertThat(WordsPage.write())
                .contains(
                        // a reply, with what is put in
                        "There's no ask #{number}, or you can't see it. To see all commands, type {command} help.",
                        // a button, a setting's error, a log line, the sandbox
                        "\nSuggest a date\n",
                        "{name} is \"{value}\". Set it to {what}, or leave it unset.",
                        "notice {id} ({kind}, subject {subject}) given up: {problem}",
                        "Bo has a message from Obliged. Press Accept on it.")
                .doesNotContain("SELECT", "workspace_id");
    }
}
