package obliged.outbox;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import obliged.shared.ChannelId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import org.jspecify.annotations.Nullable;

/** Everything that we owe, and every request that was processed. */
public final class Outbox {
    /** Processed requests are remembered this long: Slack sends an event again within some two hours, the rest at once. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final HexFormat HEX = HexFormat.of();

    /** Hears, in the transaction that ends it, that a notice can't be delivered. */
    public interface GivenUp {
        void givenUp(Tx tx, Notice notice, String problem);
    }

    /** Hears, in the transaction that marks it, that a notice arrived. */
    public interface Arrived {
        void arrived(Tx tx, Notice notice, Message message);
    }

    /** What waits: how many, and since when the oldest of them could have gone. */
    public record Waiting(long count, @Nullable Instant oldest) {}

    /** What was given up within a day: how many, and one of the reasons. */
    public record Lost(long count, @Nullable String problem) {}

    private final Store store;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, GivenUp> givenUp = new ConcurrentHashMap<>();
    private final Map<String, Arrived> arrived = new ConcurrentHashMap<>();
    private final List<Consumer<List<Lane>>> listeners = new CopyOnWriteArrayList<>();

    public Outbox(Store store) {
        this.store = store;
    }

    /** Saves what is owed, to be delivered once the transaction is on the disk. */
    public void owe(Tx tx, NewNotice owed) {
        owe(tx, List.of(owed));
    }

    /** Saves several at once, in their order. */
    public void owe(Tx tx, List<NewNotice> owed) {
        tx.dao(OutboxDao.class)
                .owe(
                        owed,
                        owed.stream().map(one -> one.recipient().placeKind()).toList(),
                        owed.stream().map(one -> one.recipient().place()).toList(),
                        owed.stream().map(one -> rank(one.urgency())).toList(),
                        owed.stream().map(one -> newMark()).toList(),
                        tx.now());
        wakeAfter(tx, owed.stream().map(Lane::of).toList());
    }

    /** Saves, in a transaction of its own, what is owed. */
    public void owe(NewNotice owed) {
        store.run(tx -> owe(tx, owed));
    }

    /** Lets what was owed under this key go at once, if it still waits for its time. */
    public void hasten(WorkspaceId workspace, String key) {
        store.run(tx -> {
            OutboxDao dao = tx.dao(OutboxDao.class);
            dao.hasten(workspace, key);
            wakeAfter(tx, dao.lane(workspace, key).stream().toList());
        });
    }

    /** What was owed under this key is owed no longer. */
    void settle(Tx tx, WorkspaceId workspace, String key) {
        tx.dao(OutboxDao.class).settle(workspace, key, tx.now());
    }

    /** Says who is to hear of notices of one kind that can't be delivered. */
    public void onGivenUp(String kind, GivenUp listener) {
        givenUp.put(kind, listener);
    }

    /** Says who is to hear of notices of one kind that arrive. */
    public void onDelivered(String kind, Arrived listener) {
        arrived.put(kind, listener);
    }

    /** A request that was processed before came again: the transaction in which this is found is rolled back. */
    public static final class AlreadyProcessed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long subject;

        AlreadyProcessed(long subject) {
            super("already processed", null, false, false);
            this.subject = subject;
        }

        /** What it was about when it came first. */
        public long subject() {
            return subject;
        }
    }

    /**
     * Marks a request as processed, in the transaction that processes it.
     *
     * @param subject the number of what it is about
     * @throws AlreadyProcessed if it was processed before
     */
    public void markProcessedOrThrow(Tx tx, WorkspaceId workspace, String key, long subject) {
        if (!markProcessed(tx, workspace, key, subject)) {
            throw new AlreadyProcessed(
                    tx.dao(OutboxDao.class).findProcessed(workspace, key).orElse(subject));
        }
    }

    /** Marks a request as processed. Returns false if it was processed before. */
    public boolean markProcessed(Tx tx, WorkspaceId workspace, String key, long subject) {
        return tx.dao(OutboxDao.class).markProcessed(workspace, key, subject, tx.now()) > 0;
    }

    /** Marks a request as processed, in a transaction of its own. */
    public void markProcessed(WorkspaceId workspace, String key) {
        store.run(tx -> markProcessed(tx, workspace, key, 0));
    }

    public boolean isProcessed(Tx tx, WorkspaceId workspace, String key) {
        return tx.dao(OutboxDao.class).findProcessed(workspace, key).isPresent();
    }

    /** What a request was about, if it was processed before. */
    public Optional<Long> findProcessed(WorkspaceId workspace, String key) {
        return store.read(tx -> tx.dao(OutboxDao.class).findProcessed(workspace, key));
    }

    /** The delivered messages of one kind to one recipient, the newest first. */
    public List<Message> messages(WorkspaceId workspace, long subject, String kind, Recipient recipient) {
        return store.read(tx -> tx.dao(OutboxDao.class).messages(workspace, subject, kind, recipient.place()));
    }

    /** A channel goes by another id from now on: what is owed there goes there. */
    public void moved(Tx tx, WorkspaceId workspace, ChannelId from, ChannelId to) {
        for (Urgency urgency : Urgency.values()) {
            tx.dao(OutboxDao.class).owedMoved(workspace, rank(urgency), from, to);
            wakeAfter(tx, List.of(new Lane(workspace, Recipient.of(to), urgency)));
        }
    }

    /**
     * The same for what was sent there: it is found under the new id.
     *
     * @param kinds what the kinds of these notices begin with, up to the dot
     * @param subjects what belongs to the channel now; what was sent about others has come to its end there, and stays
     */
    public void sentMoved(
            Tx tx, WorkspaceId workspace, String kinds, List<Long> subjects, ChannelId from, ChannelId to) {
        tx.dao(OutboxDao.class).sentMoved(workspace, kinds, subjects, from, to);
    }

    public Waiting waiting() {
        return store.read(tx -> tx.dao(OutboxDao.class).waiting(tx.now()));
    }

    /** Whether at least so many of one urgency wait. */
    public boolean areWaiting(Tx tx, Urgency urgency, int many) {
        return tx.dao(OutboxDao.class).countWaiting(rank(urgency), tx.now(), many) >= many;
    }

    public Lost givenUp() {
        return store.read(tx -> tx.dao(OutboxDao.class).givenUp(tx.now().minus(REMEMBERED)));
    }

    /** Forgets the requests that were processed so long ago that nobody sends them again. */
    public void forgetProcessed() {
        store.run(tx -> tx.dao(OutboxDao.class).forgetProcessed(tx.now().minus(REMEMBERED)));
    }

    /** The lanes of one urgency in which something waits: the one whose first notice is the oldest comes first. */
    List<Lane> lanes(Urgency urgency) {
        return store.read(tx -> tx.dao(OutboxDao.class).lanes(rank(urgency), tx.now()));
    }

    /** The lanes of what was owed for a time that has come since a moment, and when that was looked at. */
    record Due(List<Lane> lanes, Instant now) {}

    Due due(Instant since) {
        return store.read(tx -> new Due(tx.dao(OutboxDao.class).due(since, tx.now()), tx.now()));
    }

    /** The first notice of a lane, and whether it is a change that a later one overtook. */
    record Head(Notice notice, boolean overtaken) {}

    Optional<Head> head(Lane lane) {
        return store.read(tx -> {
            OutboxDao dao = tx.dao(OutboxDao.class);
            String place = lane.recipient().place();
            int rank = rank(lane.urgency());
            return dao.head(rank, lane.workspace(), place, tx.now())
                    .map(head -> new Head(head, head.changes() && dao.isOvertaken(head, place, rank, tx.now())));
        });
    }

    /** Marks notices as being tried, which counts as one more doubt, before they are; overtaken ones end here. */
    void take(List<Notice> taken, List<Notice> overtaken) {
        if (!taken.isEmpty() || !overtaken.isEmpty()) {
            store.run(tx -> {
                OutboxDao dao = tx.dao(OutboxDao.class);
                dao.attempt(taken.stream().map(Notice::id).toList(), tx.now());
                overtaken.forEach(notice -> dao.end(notice.id(), "SETTLED", null, null, "overtaken", tx.now()));
            });
        }
    }

    void end(Notice notice, Outcome outcome) {
        store.run(tx -> {
            OutboxDao dao = tx.dao(OutboxDao.class);
            if (outcome instanceof Outcome.Delivered delivered) {
                Message message = delivered.message();
                dao.end(notice.id(), "DELIVERED", message.channel(), message.ts(), null, tx.now());
                Arrived listener = arrived.get(notice.kind());
                if (listener != null) {
                    listener.arrived(tx, notice, message);
                }
            } else if (isFinal(outcome)
                    && dao.isMoved(notice.id(), notice.recipient().place())) {
                // It was on its way when its place went by another name: it goes there.
                dao.later(notice.id(), "its place has moved", notice.triesInDoubt());
            } else if (outcome instanceof Outcome.Settled) {
                dao.end(notice.id(), "SETTLED", null, null, null, tx.now());
            } else if (outcome instanceof Outcome.Never never) {
                dao.end(notice.id(), "GIVEN_UP", null, null, never.problem(), tx.now());
                GivenUp listener = givenUp.get(notice.kind());
                if (listener != null) {
                    listener.givenUp(tx, notice, never.problem());
                }
            } else if (outcome instanceof Outcome.Later later) {
                int before = later.resolved() ? 0 : notice.triesInDoubt();
                dao.later(notice.id(), later.problem(), later.doubt() ? before + 1 : before);
            } else if (outcome instanceof Outcome.Halted halted) {
                // This try was refused, but whether an earlier one arrived is as open as it was.
                dao.later(notice.id(), halted.problem(), notice.triesInDoubt());
            }
        });
    }

    private static boolean isFinal(Outcome outcome) {
        return outcome instanceof Outcome.Settled || outcome instanceof Outcome.Never;
    }

    /** Says who is to hear, once it is saved, in which lanes something is owed. */
    void onOwed(Consumer<List<Lane>> listener) {
        listeners.add(listener);
    }

    private void wakeAfter(Tx tx, List<Lane> lanes) {
        tx.afterCommit(() -> listeners.forEach(listener -> listener.accept(lanes)));
    }

    private static int rank(Urgency urgency) {
        return urgency.ordinal();
    }

    private String newMark() {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        return HEX.formatHex(bytes);
    }
}
