package obliged.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import obliged.ask.HistoryEntry;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkingHours;
import org.jspecify.annotations.Nullable;

/**
 * A team's week, counted as one would with the histories on paper and all the time of the world: how each ask stood after
 * each line; then question by question, minute by minute. It shares no thought with {@link Measures}.
 */
final class PlainWeeks {
    /** Those of late 2026, the only holidays in these tests. */
    static final Set<LocalDate> PORTUGUESE_HOLIDAYS = Set.of(
            LocalDate.of(2026, 10, 5), LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 8));

    private final List<Told> asks;
    private final List<Stars> stars;
    private final Function<PersonId, WorkingHours> hours;

    /** An ask as its history tells it, and whom it was made to. */
    record Told(long number, PersonId requester, Addressee first, List<HistoryEntry> history) {}

    /** Something that a requester once thought, of whose work. */
    record Stars(long ask, PersonId requester, int stars, Instant at, Addressee of) {}

    /** How an ask stood after a line. */
    private record Stand(
            HistoryEntry line,
            Addressee with,
            int tenure,
            boolean open,
            boolean done,
            @Nullable PersonId assignee,
            @Nullable Date due,
            @Nullable Instant question) {}

    PlainWeeks(List<Told> asks, List<Stars> stars, Function<PersonId, WorkingHours> hours) {
        this.asks = asks;
        this.stars = stars;
        this.hours = hours;
    }

    /** What should be said of a week, at a moment after it. */
    WeekNumbers of(ChannelId team, WorkingHours theirs, LocalDate monday, Instant asOf) {
        Addressee us = new Addressee.OfTeam(team);
        Instant from = monday.atStartOfDay(theirs.zone()).toInstant();
        Instant until = monday.plusDays(7).atStartOfDay(theirs.zone()).toInstant();
        int asked = 0;
        int solved = 0;
        int dated = 0;
        int onTime = 0;
        List<Long> minutes = new ArrayList<>();
        for (Told ask : asks) {
            List<Stand> stands = stands(ask);
            if (came(stands, us).stream().anyMatch(at -> !at.isBefore(from) && at.isBefore(until))) {
                asked++;
            }
            Stand done = solved(stands, us, theirs, monday);
            if (done != null) {
                solved++;
                List<Stand> tenure = stands.stream()
                        .filter(stand -> stand.tenure == done.tenure && stand.line.id() <= done.line.id())
                        .toList();
                if (tenure.stream().anyMatch(stand -> isPromised(stand, tenure.get(0)))) {
                    dated++;
                    onTime += wasLate(tenure) ? 0 : 1;
                }
            }
            minutes.addAll(answers(ask, stands, us, theirs, from, until));
        }
        List<Stars> given = given(us, from, until, asOf);
        return new WeekNumbers(
                asked,
                solved,
                dated,
                onTime,
                minutes.size(),
                median(minutes),
                given.size(),
                (int) given.stream().map(Stars::requester).distinct().count(),
                given.stream().mapToInt(Stars::stars).sum(),
                null,
                null);
    }

    int open(ChannelId team, Instant moment) {
        return (int) asks.stream()
                .map(ask -> at(stands(ask), moment))
                .filter(stand -> stand != null && stand.open && stand.with.equals(new Addressee.OfTeam(team)))
                .count();
    }

    int overdue(ChannelId team, Instant moment) {
        return (int) asks.stream()
                .map(ask -> at(stands(ask), moment))
                .filter(stand -> stand != null && stand.with.equals(new Addressee.OfTeam(team)))
                .filter(stand -> isLate(stand, moment))
                .count();
    }

    private static @Nullable Stand at(List<Stand> stands, Instant moment) {
        Stand last = null;
        for (Stand stand : stands) {
            if (!stand.line.at().isAfter(moment)) {
                last = stand;
            }
        }
        return last;
    }

    private static List<Instant> came(List<Stand> stands, Addressee us) {
        List<Instant> all = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (Stand stand : stands) {
            if (stand.with.equals(us) && seen.add(stand.tenure)) {
                all.add(stand.line.at());
            }
        }
        return all;
    }

    /** The line by which it counts as solved in a week, if it does: this is the first week end that finds it done with us. */
    private static @Nullable Stand solved(List<Stand> stands, Addressee us, WorkingHours theirs, LocalDate monday) {
        for (LocalDate sunday = monday.plusDays(6).minusWeeks(60); ; sunday = sunday.plusWeeks(1)) {
            Instant end = sunday.plusDays(1).atStartOfDay(theirs.zone()).toInstant();
            Stand last = at(stands, end.minusMillis(1));
            if (last != null && last.done && last.with.equals(us)) {
                return sunday.isAfter(monday) ? lastDone(stands, last.line.id()) : null;
            }
            if (sunday.isAfter(monday)) {
                return null;
            }
        }
    }

    private static Stand lastDone(List<Stand> stands, long upTo) {
        return stands.stream()
                .filter(stand -> stand.line.step() == Step.DONE && stand.line.id() <= upTo)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    /** Looked at whenever something happened, just before it did, and whenever a date was over. */
    private boolean wasLate(List<Stand> tenure) {
        for (int i = 0; i + 1 < tenure.size(); i++) {
            Stand stand = tenure.get(i);
            Instant next = tenure.get(i + 1).line.at();
            List<Instant> looks = new ArrayList<>(List.of(stand.line.at(), next));
            if (stand.due != null && stand.assignee != null) {
                Instant end = stand.due.ends(hours.apply(stand.assignee).zone());
                if (!end.isBefore(stand.line.at()) && !end.isAfter(next)) {
                    looks.add(end);
                }
            }
            if (isPromised(stand, tenure.get(0)) && looks.stream().anyMatch(look -> isLate(stand, look))) {
                return true;
            }
        }
        return false;
    }

    /** Whether its date could be kept when it came to them. */
    private boolean isPromised(Stand stand, Stand first) {
        return stand.due != null
                && stand.assignee != null
                && stand.due.ends(hours.apply(stand.assignee).zone()).isAfter(first.line.at());
    }

    private boolean isLate(Stand stand, Instant moment) {
        if (!stand.open || stand.due == null || stand.assignee == null) {
            return false;
        }
        Instant end = stand.due.ends(hours.apply(stand.assignee).zone());
        return stand.question == null ? !end.isAfter(moment) : !end.isAfter(stand.question);
    }

    /** The first that anyone but the requester did, while it was theirs to do. */
    private static List<Long> answers(
            Told ask, List<Stand> stands, Addressee us, WorkingHours theirs, Instant from, Instant until) {
        List<Long> all = new ArrayList<>();
        Instant came = null;
        boolean answered = false;
        Addressee with = ask.first;
        int tenure = -1;
        for (Stand stand : stands) {
            HistoryEntry line = stand.line;
            boolean someoneElses = line.by() != null && !line.by().equals(ask.requester) && line.step() != Step.LOG;
            if (came != null && !answered && with.equals(us) && someoneElses) {
                answered = true;
                if (!line.at().isBefore(from) && line.at().isBefore(until)) {
                    all.add(minutes(theirs, came, line.at()));
                }
            }
            if (stand.tenure != tenure) {
                tenure = stand.tenure;
                with = stand.with;
                came = line.at();
                answered = false;
            }
        }
        return all;
    }

    private static long minutes(WorkingHours theirs, Instant from, Instant until) {
        long minutes = 0;
        for (Instant minute = from; minute.isBefore(until); minute = minute.plusSeconds(60)) {
            LocalTime clock = minute.atZone(theirs.zone()).toLocalTime();
            boolean off = theirs.holidays() != null
                    && PORTUGUESE_HOLIDAYS.contains(minute.atZone(theirs.zone()).toLocalDate());
            if (!off
                    && theirs.days().contains(minute.atZone(theirs.zone()).getDayOfWeek())
                    && !clock.isBefore(theirs.opens())
                    && clock.isBefore(theirs.closes())) {
                minutes++;
            }
        }
        return minutes;
    }

    private static @Nullable Duration median(List<Long> minutes) {
        List<Long> left = new ArrayList<>(minutes);
        left.sort(null);
        while (left.size() > 2) {
            left.remove(left.size() - 1);
            left.remove(0);
        }
        return left.isEmpty()
                ? null
                : Duration.ofSeconds(left.stream().mapToLong(minute -> minute).sum() * 60 / left.size());
    }

    private List<Stars> given(Addressee us, Instant from, Instant until, Instant asOf) {
        Map<Long, Stars> last = new LinkedHashMap<>();
        stars.stream().filter(one -> !one.at.isAfter(asOf)).forEach(one -> last.put(one.ask, one));
        Collection<Stars> words = last.values();
        return words.stream()
                .filter(one -> one.of.equals(us) && !one.at.isBefore(from) && one.at.isBefore(until))
                .toList();
    }

    // How it stood, line by line.

    private List<Stand> stands(Told ask) {
        List<Stand> stands = new ArrayList<>();
        Stand stand = null;
        for (HistoryEntry line : ask.history) {
            if (line.step() == Step.COMMENT) {
                continue;
            }
            stand = stand == null ? new Stand(line, ask.first, 0, true, false, null, null, null) : next(stand, line);
            stands.add(stand);
        }
        return stands;
    }

    private Stand next(Stand was, HistoryEntry line) {
        boolean accepted = was.open && was.assignee != null;
        return switch (line.step()) {
            case ACCEPT ->
                new Stand(
                        line,
                        was.with,
                        was.tenure,
                        true,
                        false,
                        line.by(),
                        line.date(),
                        was.question == null ? null : line.at());
            case QUESTION ->
                new Stand(line, was.with, was.tenure, true, false, was.assignee, moved(was, line), line.at());
            case SUGGEST, MAKE_RIGHT, ANSWER ->
                new Stand(line, was.with, was.tenure, true, false, was.assignee, moved(was, line), null);
            case EDIT ->
                accepted && line.date() != null && !line.date().equals(was.due)
                        ? new Stand(line, was.with, was.tenure, true, false, was.assignee, moved(was, line), null)
                        : same(was, line);
            case AGREE -> new Stand(line, was.with, was.tenure, true, false, was.assignee, line.date(), null);
            case HAND_OFF ->
                new Stand(
                        line,
                        Objects.requireNonNull(line.to()),
                        was.with.equals(line.to()) ? was.tenure : was.tenure + 1,
                        true,
                        false,
                        null,
                        null,
                        null);
            case TAKE_OVER -> new Stand(line, was.with, was.tenure, true, false, line.by(), was.due, was.question);
            case GIVE_BACK -> new Stand(line, was.with, was.tenure, true, false, null, null, null);
            case LEFT ->
                accepted ? new Stand(line, was.with, was.tenure, true, false, null, null, null) : same(was, line);
            case DONE, CONFIRM -> new Stand(line, was.with, was.tenure, false, true, was.assignee, was.due, null);
            case REOPEN, NOT_DONE ->
                new Stand(line, was.with, was.tenure, true, false, was.assignee, line.date(), null);
            case DECLINE, WITHDRAW -> new Stand(line, was.with, was.tenure, false, false, was.assignee, was.due, null);
            case KEEP, TAKE_BACK, NUDGE, COMMENT, LOG -> same(was, line);
        };
    }

    private static Stand same(Stand was, HistoryEntry line) {
        return new Stand(line, was.with, was.tenure, was.open, was.done, was.assignee, was.due, was.question);
    }

    /** A question that was asked in time gives back its working time. */
    private @Nullable Date moved(Stand was, HistoryEntry line) {
        if (was.question == null || was.due == null || was.assignee == null) {
            return was.due;
        }
        WorkingHours doer = hours.apply(was.assignee);
        return was.due.ends(doer.zone()).isAfter(was.question)
                ? was.due.movedBy(was.question, line.at(), doer)
                : was.due;
    }
}
