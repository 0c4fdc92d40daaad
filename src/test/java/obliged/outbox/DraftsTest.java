package obliged.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftsTest {
    private static final WorkspaceId HERE = new WorkspaceId("T1");
    private static final PersonId ANA = new PersonId("U1");
    private static final Duration LATER = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final SettableClock clock = new SettableClock();
    private Store store;
    private Outbox outbox;
    private Drafts drafts;

    @BeforeEach
    void open() {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), clock);
        outbox = new Outbox(store);
        drafts = new Drafts(store, outbox);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void theWayToADraftIsDueLaterUnlessItWasSettled() {
        long lost = keep("request/1").orElseThrow();
        long settled = keep("request/2").orElseThrow();
        drafts.settle(HERE, settled, "way/" + settled);
        assertThat(outbox.waiting().count()).isZero();

        clock.pass(LATER);
        assertThat(outbox.waiting().count()).isEqualTo(1);
        assertThat(drafts.find(HERE, ANA, lost)).contains("words");
        assertThat(drafts.find(HERE, ANA, settled)).isEmpty();
    }

    @Test
    void theWayToADraftCanBeHastened() {
        long lost = keep("request/1").orElseThrow();
        outbox.hasten(HERE, "way/" + lost);
        assertThat(outbox.waiting().count()).isEqualTo(1);
        // Nor is what has ended brought back.
        drafts.settle(HERE, lost, "way/" + lost);
        outbox.hasten(HERE, "way/" + lost);
        assertThat(outbox.waiting().count()).isZero();
    }

    @Test
    void theSameRequestIsKeptOnce() {
        assertThat(keep("request/1")).isPresent();
        assertThat(keep("request/1")).isEmpty();
        clock.pass(LATER);
        assertThat(outbox.waiting().count()).isEqualTo(1);
    }

    /** Its button is still there. */
    @Test
    void noLaterDraftIsFoundInThePlaceOfOneThatIsGone() {
        long settled = keep("request/1").orElseThrow();
        drafts.settle(HERE, settled, "way/" + settled);

        long later = keep("request/2").orElseThrow();

        assertThat(drafts.find(HERE, ANA, settled)).isEmpty();
        assertThat(drafts.find(HERE, ANA, later)).contains("words");
    }

    @Test
    void aDraftIsForNobodyElseAndForAWeek() {
        long draft = keep("request/1").orElseThrow();
        assertThat(drafts.find(HERE, new PersonId("U2"), draft)).isEmpty();
        assertThat(drafts.find(new WorkspaceId("T2"), ANA, draft)).isEmpty();
        clock.pass(Duration.ofDays(8));
        drafts.forgetOld();
        assertThat(drafts.find(HERE, ANA, draft)).isEmpty();
    }

    private Optional<Long> keep(String request) {
        return drafts.keepOnce(
                HERE,
                ANA,
                request,
                "words",
                LATER,
                draft -> NewNotice.now(HERE, "way", Recipient.of(ANA), draft, 0, "way/" + draft));
    }
}
