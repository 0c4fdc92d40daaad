package obliged.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test in an office of its own. Whatever the bot sent there, Slack would have taken. */
public abstract class InOffice {
    @TempDir
    protected Path directory;

    protected Office office;

    @BeforeEach
    protected void open() throws Exception {
        office = Office.in(directory);
    }

    /**
     * What a test sends raw and is refused was meant to be; that posting is restricted, or that a channel is closed to us,
     * nobody can know before asking.
     */
    private boolean isOurs(String violation) {
        return !violation.startsWith("raw:")
                && !violation.endsWith("restricted_action")
                && !violation.equals("conversations.info: channel_not_found");
    }

    /** The form that a press opens, once it is there. */
    protected Modal form(String person, Message card, String button) {
        var unused = office.as(person).press(card, button);
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        return office.as(person).modal();
    }

    @AfterEach
    protected void close() throws Exception {
        try {
            assertThat(office.slack.journal().violations())
                    .filteredOn(this::isOurs)
                    .isEmpty();
        } finally {
            office.close();
        }
    }
}
