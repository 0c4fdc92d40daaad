package obliged.outbox;

import static java.util.stream.Collectors.toMap;

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
import obliged.store.JsonArray;
import obliged.store.Store;
import obliged.store.Tx;
import org.jdbi.v3.core.mapper.Nested;
import org.jspecify.annotations.Nullable;

/** The notices that we owe, and the requests that were processed. */
public final class Outbox {
    /**
     * How long processed requests are remembered. Slack retries an event within some two hours, and other requests
     * immediately.
     */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    /** How long ended notices are kept; longer than the reminders that are still changed. */
    private static final Duration KEPT = Duration.ofDays(30);

    /** The most that are cleared away in one transaction, and in how many. */
    private static final int ROUND = 1_000;

    private static final int MOST_ROUNDS = 200;

    private static final HexFormat HEX = HexFormat.of();

    /** Called when a notice is given up, in the same transaction. */
    public interface GivenUp {
        void givenUp(Tx tx, Notice notice, String problem);
    }

    /** Called when a notice is marked as delivered, in the same transaction. */
    public interface Arrived {
        void arrived(Tx tx, Notice notice, Message message);
    }

    /** How many notices wait, and since when the oldest could have been sent. */
    public record Waiting(long count, @Nullable Instant oldest) {}

    /** How many notices were given up within a day, and one of the reasons. */
    public record Lost(long count, @Nullable String problem) {}

    private final Store store;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, GivenUp> givenUp = new ConcurrentHashMap<>();
    private final Map<String, Arrived> arrived = new ConcurrentHashMap<>();
    private final List<Consumer<List<Lane>>> listeners = new CopyOnWriteArrayList<>();

    public Outbox(Store store) {
        this.store = store;
    }

    /** Saves a notice, to be delivered once the transaction is committed. */
    public void owe(Tx tx, NewNotice owed) {
        owe(tx, List.of(owed));
    }

    /** Saves several notices, in their order. */
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

    /** Saves a notice in a transaction of its own. */
    public void owe(NewNotice owed) {
        store.run(tx -> owe(tx, owed));
    }

    /** Releases the notice under this key immediately, if it still waits for its time. */
    public void hasten(WorkspaceId workspace, String key) {
        store.run(tx -> {
            OutboxDao dao = tx.dao(OutboxDao.class);
            dao.hasten(workspace, key);
            wakeAfter(tx, dao.lane(workspace, key).stream().toList());
        });
    }

    /** Removes the notice that is owed under this key. */
    void settle(Tx tx, WorkspaceId workspace, String key) {
        tx.dao(OutboxDao.class).settle(workspace, key, tx.now());
    }

    /** Sets the listener for notices of one kind that are given up. */
    public void onGivenUp(String kind, GivenUp listener) {
        givenUp.put(kind, listener);
    }

    /** Sets the listener for notices of one kind that are delivered. */
    public void onDelivered(String kind, Arrived listener) {
        arrived.put(kind, listener);
    }

    /** Thrown if a request was already processed, which rolls the transaction back. */
    public static final class AlreadyProcessed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final long subject;

        AlreadyProcessed(long subject) {
            super("already processed", null, false, false);
            this.subject = subject;
        }

        /** The subject with which it was first processed. */
        public long subject() {
            return subject;
        }
    }

    /**
     * Marks a request as processed, in the transaction that processes it.
     *
     * @param subject the number of the ask (or the like) that it is about
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

    /** The subject of a request, if it was already processed. */
    public Optional<Long> findProcessed(WorkspaceId workspace, String key) {
        return store.read(tx -> tx.dao(OutboxDao.class).findProcessed(workspace, key));
    }

    /** The delivered messages of one kind to one recipient, the newest first. */
    public List<Message> messages(WorkspaceId workspace, long subject, String kind, Recipient recipient) {
        return store.read(tx -> tx.dao(OutboxDao.class).messages(workspace, subject, kind, recipient.place()));
    }

    /** A delivered message about a subject. */
    record Sent(long subject, @Nested Message message) {}

    /** The newest delivered message of one kind to one recipient about each of these subjects, if there is one. */
    public Map<Long, Message> messages(WorkspaceId workspace, List<Long> subjects, String kind, Recipient recipient) {
        String numbers = JsonArray.ofNumbers(subjects.stream());
        return store.read(tx -> tx.dao(OutboxDao.class).messages(workspace, numbers, kind, recipient.place()).stream()
                .collect(toMap(Sent::subject, Sent::message, (newest, older) -> newest)));
    }

    /** A notice of one kind that a step caused; it has a message once it is delivered. */
    public record Caused(
            long id,
            @Nested Recipient recipient,
            long step,
            @Nullable String details,
            @Nullable String channel,
            @Nullable String ts) {
        public Optional<Message> message() {
            return channel == null || ts == null ? Optional.empty() : Optional.of(new Message(channel, ts));
        }
    }

    /** The notices of one kind about a subject that wait or were delivered, in the order in which they were owed. */
    public List<Caused> sent(Tx tx, WorkspaceId workspace, long subject, String kind) {
        return tx.dao(OutboxDao.class).sent(workspace, subject, kind);
    }

    public List<Caused> sent(WorkspaceId workspace, long subject, String kind) {
        return store.read(tx -> sent(tx, workspace, subject, kind));
    }

    public List<Caused> caused(Tx tx, WorkspaceId workspace, long subject, String kind, long step) {
        return tx.dao(OutboxDao.class).caused(workspace, subject, kind, step);
    }

    public List<Caused> caused(WorkspaceId workspace, long subject, String kind, long step) {
        return store.read(tx -> caused(tx, workspace, subject, kind, step));
    }

    /** Saves other details of a notice that is on its way. */
    public void detail(Notice notice, String details) {
        store.run(tx -> tx.dao(OutboxDao.class).detail(notice.id(), details));
    }

    /** What a message of ours is about: the kind of its notice, and the number of the ask (or the like). */
    public record Shown(String kind, long subject) {}

    /** What a message is about, if we sent it and still know of it. */
    public Optional<Shown> shown(WorkspaceId workspace, Message message) {
        return store.read(tx -> tx.dao(OutboxDao.class).shown(workspace, message.channel(), message.ts()));
    }

    /** Moves the notices owed to a channel to its new id. */
    public void moved(Tx tx, WorkspaceId workspace, ChannelId from, ChannelId to) {
        for (Urgency urgency : Urgency.values()) {
            tx.dao(OutboxDao.class).owedMoved(workspace, rank(urgency), from, to);
            wakeAfter(tx, List.of(new Lane(workspace, Recipient.of(to), urgency)));
        }
    }

    /**
     * The same for messages already sent there, so that they are found under the new id.
     *
     * @param kinds the prefix of their kinds, up to the dot
     * @param subjects the subjects that belong to the channel now; messages about others stay as they are
     */
    public void sentMoved(
            Tx tx, WorkspaceId workspace, String kinds, List<Long> subjects, ChannelId from, ChannelId to) {
        tx.dao(OutboxDao.class).sentMoved(workspace, kinds, subjects, from, to);
    }

    public Waiting waiting() {
        return store.read(tx -> tx.dao(OutboxDao.class).waiting(tx.now()));
    }

    /** Whether at least this many notices of one urgency wait. */
    public boolean areWaiting(Tx tx, Urgency urgency, int many) {
        return tx.dao(OutboxDao.class).countWaiting(rank(urgency), tx.now(), many) >= many;
    }

    public Lost givenUp() {
        return store.read(tx -> tx.dao(OutboxDao.class).givenUp(tx.now().minus(REMEMBERED)));
    }

    /** Forgets requests that were processed so long ago that they are not sent again. */
    public void forgetProcessed() {
        store.run(tx -> tx.dao(OutboxDao.class).forgetProcessed(tx.now().minus(REMEMBERED)));
    }

    /**
     * Clears away notices that were delivered, settled or given up so long ago that nothing asks for them any more. In
     * several transactions, so that others get their turn.
     */
    public void forgetEnded() {
        for (int i = 0; i < MOST_ROUNDS; i++) {
            int forgotten = store.<Integer>write(
                    tx -> tx.dao(OutboxDao.class).forgetEnded(tx.now().minus(KEPT), ROUND));
            if (forgotten < ROUND) {
                return;
            }
        }
    }

    /** The lanes of one urgency in which something waits, ordered by their oldest notice. */
    List<Lane> lanes(Urgency urgency) {
        return store.read(tx -> tx.dao(OutboxDao.class).lanes(rank(urgency), tx.now()));
    }

    /** The lanes of notices that have become due since a moment, and when that was read. */
    record Due(List<Lane> lanes, Instant now) {}

    Due due(Instant since) {
        return store.read(tx -> new Due(tx.dao(OutboxDao.class).due(since, tx.now()), tx.now()));
    }

    /** The first notice of a lane, and whether it is an update that a later one makes unnecessary. */
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

    /** Marks notices as being tried, and so in doubt, before they are sent; overtaken ones are settled here. */
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
            } else if (outcome instanceof Outcome.Moved moved) {
                Message from = moved.from();
                Message to = moved.to();
                dao.end(notice.id(), "DELIVERED", to.channel(), to.ts(), null, tx.now());
                dao.messageMoved(
                        notice.workspace(), notice.subject(), from.channel(), from.ts(), to.channel(), to.ts());
            } else if (isFinal(outcome)
                    && dao.isMoved(notice.id(), notice.recipient().place())) {
                // Its channel got another id while it was being sent, so it is sent to the new one.
                dao.later(notice.id(), "its channel has a new ID", notice.triesInDoubt());
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
                // This try was refused, but an earlier one may still have arrived.
                dao.later(notice.id(), halted.problem(), notice.triesInDoubt());
            } else if (outcome instanceof Outcome.Held held) {
                dao.later(notice.id(), held.problem(), notice.triesInDoubt());
            }
        });
    }

    private static boolean isFinal(Outcome outcome) {
        return outcome instanceof Outcome.Settled || outcome instanceof Outcome.Never;
    }

    /** Adds a listener that is called with the lanes of new notices once they are committed. */
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
