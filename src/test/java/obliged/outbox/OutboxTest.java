package obliged.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.testing.SettableClock;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
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

    /** Of these, a message is still changed or linked to long after it was sent. */
    private static final List<String> KEPT =
            List.of("ask.card", "ask.ended", "ask.parted", "thanks.post", "thanks.told", "thanks.given", "digest.post");

    private final SettableClock clock = new SettableClock();
    private Store store;
    private Outbox outbox;

    @BeforeEach
    void open() {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), clock);
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

    @Test
    void whatEndedLongAgoIsClearedAwayButForWhatIsStillChangedOrLinkedTo() {
        for (String kind : KEPT) {
            sent(kind, 1);
        }
        List<String> lines =
                IntStream.range(0, 2_500).mapToObj(i -> "line/" + i).toList();
        store.run(tx -> lines.forEach(key -> {
            outbox.owe(tx, NewNotice.now(HERE, "ask.line", Recipient.of(IT), 1, 0, key));
            outbox.settle(tx, HERE, key);
        }));
        clock.pass(Duration.ofDays(29));
        sent("ask.line", 1);
        outbox.owe(NewNotice.now(HERE, "ask.line", Recipient.of(IT), 7, 0, "waits"));
        clock.pass(Duration.ofDays(2));

        outbox.forgetEnded();

        assertThat(kinds())
                .containsExactlyElementsOf(Stream.concat(KEPT.stream(), Stream.of("ask.line", "ask.line"))
                        .toList());
        assertThat(outbox.waiting().count()).isEqualTo(1);
    }

    @Test
    void theNewestNoticeIsKeptSoThatItsIdIsNotUsedAgain() {
        sent("ask.line", 1);
        sent("ask.line", 2);
        clock.pass(Duration.ofDays(31));

        outbox.forgetEnded();

        assertThat(messages("ask.line", 1, IT)).isEmpty();
        assertThat(messages("ask.line", 2, IT)).hasSize(1);
    }

    @Test
    void whatIsClearedAwayIsFoundByItsEndAlone() {
        assertThat(Tables.rows(directory.resolve("obliged.db"), "EXPLAIN QUERY PLAN " + sql()))
                .map(row -> row.get(3))
                .anyMatch(line -> line.matches("SEARCH notice USING .*INDEX notice_ended.*"));
    }

    private static String sql() {
        try {
            return OutboxDao.class
                    .getDeclaredMethod("forgetEnded", Instant.class, int.class)
                    .getAnnotation(SqlUpdate.class)
                    .value();
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> kinds() {
        return Tables.rows(directory.resolve("obliged.db"), "SELECT kind FROM notice ORDER BY id").stream()
                .map(row -> row.get(0))
                .toList();
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
