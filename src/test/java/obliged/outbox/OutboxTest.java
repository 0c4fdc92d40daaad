package obliged.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import obliged.sandbox.SettableClock;
import obliged.store.Store;
import obliged.term.WorkspaceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final WorkspaceId HERE = new WorkspaceId("T1");

    @TempDir
    Path directory;

    private Store store;
    private Outbox outbox;

    @BeforeEach
    void open() {
        store = Store.open(directory.resolve("obliged.db"), new SettableClock());
        outbox = new Outbox(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatWasSentToAChannelThatMovesIsToldApartByItsKind() {
        sent("ask.card", 1);
        sent("ask.card", 2);
        sent("asking.card", 1);
        sent("thanks.post", 1);

        store.run(tx -> outbox.sentMoved(tx, HERE, "ask", List.of(1L), "it", "it2"));

        assertThat(messages("ask.card", 1, "it2")).containsExactly(new Message("it2", "ask.card/1"));
        assertThat(messages("ask.card", 1, "it")).isEmpty();
        assertThat(messages("ask.card", 2, "it")).hasSize(1);
        assertThat(messages("asking.card", 1, "it")).hasSize(1);
        assertThat(messages("thanks.post", 1, "it")).hasSize(1);
    }

    private List<Message> messages(String kind, long about, String place) {
        return outbox.messages(HERE, about, kind, place);
    }

    private void sent(String kind, long about) {
        outbox.owe(NewNotice.now(HERE, kind, "it", about, 0, kind + "/" + about));
        outbox.take(Urgency.CAUSED, notice -> Outbox.Choice.TAKE)
                .forEach(notice ->
                        outbox.end(notice, new Outcome.Delivered(new Message("it", notice.kind() + "/" + about))));
    }
}
