package obliged.outbox;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.term.WorkspaceId;

/** Everything that we owe, and everything that acted already. */
public final class Outbox {
    /** What acted is remembered this long: Slack sends an event again within some two hours, the rest at once. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final HexFormat HEX = HexFormat.of();

    /** Hears, in the transaction that ends it, that a notice can't be delivered. */
    public interface GivenUp {
        void givenUp(Tx tx, Notice notice, String problem);
    }

    /** What waits: how many, and since when the oldest could have gone. */
    public record Waiting(long count, Optional<Instant> oldest) {}

    private final Store store;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, GivenUp> givenUp = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Outbox(Store store) {
        this.store = store;
    }

    /** Saves what is owed, to be delivered once the transaction is on the disk. */
    public void owe(Tx tx, Owed owed) {
        tx.dao(OutboxDao.class).owe(owed, owed.urgency().ordinal(), mark(), tx.now());
        tx.afterCommit(this::wake);
    }

    /** Saves, in a transaction of its own, what is owed. */
    public void owe(Owed owed) {
        store.run(tx -> owe(tx, owed));
    }

    /** Says who is to hear of notices of one kind that can't be delivered. */
    public void onGivenUp(String kind, GivenUp listener) {
        givenUp.put(kind, listener);
    }

    /**
     * Notes that a request acts, within the transaction in which it does. Answers empty the first time, and from then
     * on what it acted on.
     */
    public OptionalLong actedOn(Tx tx, WorkspaceId workspace, String key) {
        return tx.dao(OutboxDao.class)
                .acted(workspace, key)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** Notes that a request acts, and on what. Answers false if it acted before. */
    public boolean act(Tx tx, WorkspaceId workspace, String key, long about) {
        return tx.dao(OutboxDao.class).act(workspace, key, about, tx.now()) > 0;
    }

    /** Whether a request acted already. */
    public boolean acted(WorkspaceId workspace, String key) {
        return store.read(tx -> actedOn(tx, workspace, key)).isPresent();
    }

    /** Notes, in a transaction of its own, that a request acted. */
    public void act(WorkspaceId workspace, String key) {
        store.run(tx -> act(tx, workspace, key, 0));
    }

    /** The delivered messages of one kind in one place, the newest first. */
    public List<Message> messages(WorkspaceId workspace, long about, String kind, String place) {
        return store.read(tx -> tx.dao(OutboxDao.class).messages(workspace, about, kind, place));
    }

    public Waiting waiting() {
        return store.read(tx -> {
            OutboxDao dao = tx.dao(OutboxDao.class);
            return new Waiting(dao.waiting(), dao.oldest());
        });
    }

    /** Forgets what acted so long ago that nobody sends it again. */
    public void forgetActed() {
        store.run(tx -> tx.dao(OutboxDao.class).forgetActed(tx.now().minus(REMEMBERED)));
    }

    /** Takes the first notice of each lane that {@code isFree}, and marks that it is being tried. */
    List<Notice> take(Predicate<Notice> isFree, int limit) {
        List<Notice> heads = store.read(tx -> tx.dao(OutboxDao.class).heads(tx.now(), limit)).stream()
                .filter(isFree)
                .toList();
        if (!heads.isEmpty()) {
            store.run(tx -> tx.dao(OutboxDao.class)
                    .attempt(heads.stream().map(Notice::id).toList()));
        }
        return heads;
    }

    void end(Notice notice, Outcome outcome, Duration pause) {
        store.run(tx -> {
            OutboxDao dao = tx.dao(OutboxDao.class);
            if (outcome instanceof Outcome.Delivered delivered) {
                Message message = delivered.message();
                dao.end(notice.id(), "DELIVERED", message.channel(), message.ts(), null, tx.now());
            } else if (outcome instanceof Outcome.Settled) {
                dao.end(notice.id(), "SETTLED", null, null, null, tx.now());
            } else if (outcome instanceof Outcome.Never never) {
                dao.end(notice.id(), "GIVEN_UP", null, null, never.problem(), tx.now());
                GivenUp listener = givenUp.get(notice.kind());
                if (listener != null) {
                    listener.givenUp(tx, notice, never.problem());
                }
            } else if (outcome instanceof Outcome.Later later) {
                dao.pause(notice.id(), later.problem(), tx.now().plus(pause));
            }
        });
    }

    void onOwed(Runnable listener) {
        listeners.add(listener);
    }

    private void wake() {
        listeners.forEach(Runnable::run);
    }

    private String mark() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return HEX.formatHex(bytes);
    }
}
