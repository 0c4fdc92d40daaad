package obliged.outbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lanes in which notices may wait, and what each lane is waiting for, so that the cost of choosing what goes next
 * does not grow with the number of lanes. The notices themselves are only in the database.
 *
 * <p>If all notices of one sort have to pause, or fail in one lane after another, their lanes share one queue, and only
 * the first of them is tried. Not thread-safe.
 */
final class Lanes {
    /** After notices of one sort fail in this many lanes in a row, they are tried one at a time until one arrives. */
    private static final int MANY_FAILED = 8;

    private static final Comparator<Entry> BY_ORDER = Comparator.comparingLong(entry -> entry.order);
    private static final Comparator<Entry> BY_TIME =
            Comparator.<Entry>comparingLong(entry -> entry.until).thenComparing(BY_ORDER);

    private record SortKey(Urgency urgency, String name) {}

    /** One lane in which something may wait. */
    static final class Entry {
        final Lane lane;
        private long order;
        private long until;

        /** The collection that holds it; null while it is being looked at or delivered. */
        private @Nullable Collection<Entry> in;

        /** Whether something was owed in it since it was last looked at. */
        private boolean owedMore;

        private Entry(Lane lane, long order) {
            this.lane = lane;
            this.order = order;
        }
    }

    /** The state of all notices of one sort and urgency. */
    private final class Sort {
        private final TreeSet<Entry> parked = new TreeSet<>(BY_ORDER);
        private final Set<Lane> failed = new HashSet<>();
        private long pausedUntil;
        private int probes;
        private boolean probing;

        private boolean isDown() {
            return failed.size() >= MANY_FAILED;
        }

        private boolean isBlocked() {
            return pausedUntil - now() > 0 || isDown() && probing;
        }
    }

    private final Pauses pauses;
    private final long base = System.nanoTime();
    private final Map<Lane, Entry> known = new HashMap<>();
    private final Map<Urgency, TreeSet<Entry>> ready = new EnumMap<>(Urgency.class);
    private final TreeSet<Entry> resting = new TreeSet<>(BY_TIME);
    private final Set<Entry> untilPosted = new HashSet<>();
    private final Map<SortKey, Sort> sorts = new HashMap<>();
    private long orders;
    private long looked;

    Lanes(Pauses pauses) {
        this.pauses = pauses;
        for (Urgency urgency : Urgency.values()) {
            ready.put(urgency, new TreeSet<>(BY_ORDER));
        }
    }

    /** Something is owed in a lane. */
    void owed(Lane lane) {
        Entry entry = known.get(lane);
        if (entry == null) {
            entry = new Entry(lane, orders++);
            known.put(lane, entry);
            ready(entry);
        } else {
            entry.owedMore = true;
        }
    }

    /** Moves lanes that have rested long enough on to be looked at. */
    void wakeRested() {
        looked = now();
        while (!resting.isEmpty() && resting.first().until <= looked) {
            Entry rested = resting.first();
            untilPosted.remove(rested);
            ready(rested);
        }
    }

    /** Takes out the lane of one urgency to look at next. The caller has to put it back by one of the methods below. */
    @Nullable
    Entry next(Urgency urgency) {
        for (Map.Entry<SortKey, Sort> sort : sorts.entrySet()) {
            if (sort.getKey().urgency() == urgency
                    && !sort.getValue().parked.isEmpty()
                    && !sort.getValue().isBlocked()) {
                return look(sort.getValue().parked.first());
            }
        }
        TreeSet<Entry> first = ready(urgency);
        return first.isEmpty() ? null : look(first.first());
    }

    private static Entry look(Entry entry) {
        entry.owedMore = false;
        return take(entry);
    }

    private static Entry take(Entry entry) {
        if (entry.in != null) {
            entry.in.remove(entry);
            entry.in = null;
        }
        return entry;
    }

    private void put(Entry entry, Collection<Entry> place) {
        take(entry);
        place.add(entry);
        entry.in = place;
    }

    private void ready(Entry entry) {
        put(entry, ready(entry.lane.urgency()));
    }

    private TreeSet<Entry> ready(Urgency urgency) {
        return requireNonNull(ready.get(urgency));
    }

    /** Nothing waits in the lane, unless something was owed since it was looked at. */
    void empty(Entry entry) {
        if (entry.owedMore) {
            ready(entry);
        } else {
            known.remove(entry.lane);
        }
    }

    /** The lane is to be looked at again, before those that came after it. */
    void again(Entry entry) {
        ready(entry);
    }

    /** The lane is to be looked at again, after all that are waiting now. */
    void onward(Entry entry) {
        take(entry);
        entry.order = orders++;
        ready(entry);
    }

    void rest(Entry entry, Duration pause) {
        take(entry);
        entry.until = now() + pause.toNanos();
        put(entry, resting);
    }

    /** Lets the lane rest for this long, or until a post goes through. */
    void restUntilPosted(Entry entry, Duration longest) {
        rest(entry, longest);
        untilPosted.add(entry);
    }

    void posted() {
        untilPosted.forEach(this::ready);
        untilPosted.clear();
    }

    /** Whether notices of this sort have to wait now; if so, the lane is put into their queue. */
    boolean parks(Entry entry, String sort) {
        Sort its = sort(entry.lane, sort);
        if (its.isBlocked()) {
            put(entry, its.parked);
            return true;
        }
        return false;
    }

    /** Notices of this sort and urgency have to wait for this long, and this lane with them. */
    void pause(Entry entry, String sort, Duration pause) {
        Sort its = sort(entry.lane, sort);
        its.pausedUntil = now() + pause.toNanos();
        put(entry, its.parked);
    }

    /** A notice of this sort is being tried. */
    void tries(Lane lane, String sort) {
        Sort its = sort(lane, sort);
        its.probing = its.isDown();
    }

    /** A notice of this sort could not be delivered, for a temporary reason. */
    void failed(Lane lane, String sort) {
        Sort its = sort(lane, sort);
        its.probing = false;
        its.failed.add(lane);
        if (its.isDown()) {
            its.pausedUntil = now() + pauses.beforeProbe(its.probes++).toNanos();
        }
    }

    /** A notice of this sort that was to be tried was not tried after all. */
    void untried(Lane lane, String sort) {
        sort(lane, sort).probing = false;
    }

    /** A notice of this sort was delivered or settled. */
    void worked(Lane lane, String sort) {
        Sort its = sort(lane, sort);
        its.probing = false;
        if (its.isDown()) {
            its.pausedUntil = now();
        }
        its.failed.clear();
        its.probes = 0;
    }

    /** How long until something that rests could be delivered. */
    Duration soonest() {
        long soonest = resting.isEmpty() ? Long.MAX_VALUE : resting.first().until;
        for (Sort sort : sorts.values()) {
            // What could have been delivered when we last looked is waiting for a free worker, not for time.
            if (!sort.parked.isEmpty() && !(sort.isDown() && sort.probing) && sort.pausedUntil > looked) {
                soonest = Math.min(soonest, sort.pausedUntil);
            }
        }
        return Duration.ofNanos(Math.max(0, soonest - now()));
    }

    private Sort sort(Lane lane, String name) {
        return sorts.computeIfAbsent(new SortKey(lane.urgency(), name), key -> new Sort());
    }

    /** Counted from our start, so that values can be compared as numbers. */
    private long now() {
        return System.nanoTime() - base;
    }
}
