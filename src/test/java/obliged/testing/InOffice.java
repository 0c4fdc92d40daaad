package obliged.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with an {@link Office} of its own; afterwards it checks that the bot sent nothing that Slack would refuse. */
public abstract class InOffice {
    @TempDir
    protected Path directory;

    protected Office office;

    @BeforeEach
    protected void open() throws Exception {
        office = newOffice();
    }

    /** The office of each test. */
    protected Office newOffice() throws Exception {
        return Office.in(directory);
    }

    /**
     * Requests that a test sends raw are meant to be refused; and the bot cannot know beforehand what the workspace or the
     * app's settings forbid, that a channel or a workspace is closed to it, that a message or a file was deleted, or that nobody has some
     * id.
     */
    private boolean isOurs(String violation) {
        return !violation.startsWith("raw:")
                && !violation.contains(": restricted_action")
                && !violation.endsWith("edit_window_closed")
                && !violation.endsWith("message_not_found")
                && !violation.equals("files.info: file_deleted")
                && !violation.endsWith("messages_tab_disabled")
                && !violation.endsWith(": team_access_not_granted")
                && !violation.equals("users.info: user_not_found")
                && !violation.equals("conversations.info: channel_not_found");
    }

    /** Presses a button, waits for the form that it opens, and returns it. */
    protected Modal form(String person, Message card, String button) {
        var unused = office.as(person).press(card, button);
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        return office.as(person).modal();
    }

    /** The whole of an ask, which only that person sees: a requester has no card until the first news. */
    protected Message own(String person, long number) {
        office.settle();
        var unused = office.type(person, "/ask " + number);
        return office.as(person).in("general").showing("#" + number + " · ");
    }

    /** Asks by the form, so that no reply is seen and the requester has a card at once. */
    protected void askByForm(String person, String whom, String words) {
        var unused = office.type(person, "/ask");
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        assertThat(office.as(person)
                        .modal()
                        .fill("Who", whom)
                        .fill("What", words)
                        .submit()
                        .closed())
                .isTrue();
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
