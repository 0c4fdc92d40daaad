package obliged.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboxTest {
    private static final WorkspaceId HERE = new WorkspaceId("T1");
    private static final ChannelId IT = new ChannelId("it");
    private static final ChannelId IT2 = new ChannelId("it2");

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

        store.run(tx -> outbox.sentMoved(tx, HERE, "ask", List.of(1L), IT, IT2));

        assertThat(messages("ask.card", 1, IT2)).containsExactly(new Message("it2", "ask.card/1"));
        assertThat(messages("ask.card", 1, IT)).isEmpty();
        assertThat(messages("ask.card", 2, IT)).hasSize(1);
        assertThat(messages("asking.card", 1, IT)).hasSize(1);
        assertThat(messages("thanks.post", 1, IT)).hasSize(1);
    }

    @Test
    void everyRecipientIsReadAsItWasSaved() {
        List<Recipient> all =
                List.of(Recipient.of(new PersonId("bo")), Recipient.of(IT), Recipient.replyTo(new PersonId("bo")));
        all.forEach(one -> outbox.owe(NewNotice.now(HERE, "word", one, 1, 0, one.toString())));

        assertThat(Taken.from(outbox, Urgency.CAUSED))
                .extracting(Notice::recipient)
                .containsExactlyInAnyOrderElementsOf(all);
    }

    private List<Message> messages(String kind, long about, ChannelId channel) {
        return outbox.messages(HERE, about, kind, Recipient.of(channel));
    }

    private void sent(String kind, long about) {
        outbox.owe(NewNotice.now(HERE, kind, Recipient.of(IT), about, 0, kind + "/" + about));
        Taken.from(outbox, Urgency.CAUSED)
                .forEach(notice ->
                        outbox.end(notice, new Outcome.Delivered(new Message("it", notice.kind() + "/" + about))));
    }
}
