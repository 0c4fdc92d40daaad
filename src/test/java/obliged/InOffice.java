package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test in an office of its own. Whatever the bot sent there, Slack would have taken. */
abstract class InOffice {
    @TempDir
    Path directory;

    Office office;

    @BeforeEach
    void open() throws Exception {
        office = Office.in(directory);
    }

    @AfterEach
    void close() throws Exception {
        try {
            assertThat(office.slack.journal().violations()).isEmpty();
        } finally {
            office.close();
        }
    }
}
