package obliged.reminder;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import obliged.ask.value.State;
import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.outbox.Urgency;
import obliged.person.People;
import obliged.person.Person;
import obliged.reminder.Section.Kind;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.JsonArray;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Teams;

/**
 * Reminds people at their hour. Each round takes some of the people who are due, and in one transaction saves their
 * reminders, the notices, and when to check them next. So a restart neither loses nor repeats a reminder, and a day's
 * reminder is never written twice, even if a clock is changed.
 */
final class DailyReminders {
    /** The most people who are checked in one transaction, so that commands need not wait long. */
    private static final int ROUND = 2_000;

    /**
     * The most that two local clocks can differ. The database only knows when a date ends in the zone that the assignee
     * had when it was saved.
     */
    private static final Duration AROUND_THE_WORLD = Duration.ofHours(26);

    /** How often a row that does not change is reason enough for a reminder, and how long it then is none. */
    private static final int TIMES_SHOWN = 2;

    private static final Period SILENCE = Period.ofWeeks(1);

    private static final Comparator<Found> ORDER =
            Comparator.comparing(Found::kind).thenComparing(Found::ends).thenComparing(Found::number);

    private final Store store;
    private final People people;
    private final Teams teams;
    private final Outbox outbox;

    DailyReminders(Store store, People people, Teams teams, Outbox outbox) {
        this.store = store;
        this.people = people;
        this.teams = teams;
        this.outbox = outbox;
    }

    void remindAll(WorkspaceId workspace) {
        int looked;
        do {
            looked = store.write(tx -> new Round(tx, workspace).remind());
        } while (looked == ROUND);
    }

    /**
     * An ask that belongs in a reminder, and in which section.
     *
     * @param step the last step of its history
     * @param pressing whether its reader is reminded of it however often they were; how often is not counted then
     * @param telling whether a reminder is sent for it alone; what has no date is shown only once a week as it is
     */
    private record Found(Kind kind, Instant ends, long number, long step, boolean pressing, boolean telling) {}

    /** Whether it is time to remind someone who is due for a check. */
    private record Look(ReminderTiming timing, boolean time) {
        ReminderDao.Next next() {
            return new ReminderDao.Next(timing.lookAgain(), time ? timing.today() : timing.looked());
        }
    }

    private static String json(Stream<PersonId> people) {
        return JsonArray.of(people.map(PersonId::value));
    }

    /** One round: some of the people who are due for a check. */
    private final class Round {
        private final Tx tx;
        private final ReminderDao dao;
        private final WorkspaceId workspace;
        private final List<ReminderDao.WrittenLine> lines = new ArrayList<>();
        private final Map<PersonId, Person> read = new HashMap<>();
        private final LongWait wait;
        private final List<ReminderDao.Shown> shown = new ArrayList<>();
        private final List<ReminderDao.Shown> news = new ArrayList<>();
        private final List<NewNotice> owed = new ArrayList<>();

        Round(Tx tx, WorkspaceId workspace) {
            this.tx = tx;
            this.dao = tx.dao(ReminderDao.class);
            this.workspace = workspace;
            this.wait = new LongWait(tx, workspace, this::person, teams);
        }

        int remind() {
            if (dao.isSetBack(workspace, tx.now())) {
                dao.recall(workspace, tx.now());
            }
            List<ReminderDao.Due> due = dao.due(workspace, tx.now(), ROUND);
            read(due.stream().map(ReminderDao.Due::person));
            List<Look> looks = due.stream().map(this::look).toList();
            List<ReminderTiming> now =
                    looks.stream().filter(Look::time).map(Look::timing).toList();
            if (!now.isEmpty()) {
                List<ReminderItemRow> rows = dao.items(workspace, tx.now(), soon(now), ROUND);
                read(rows.stream().flatMap(ReminderItemRow::people));
                Map<PersonId, List<ReminderItemRow>> items = rows.stream().collect(groupingBy(ReminderItemRow::reader));
                Map<LocalDate, Map<PersonId, List<Found>>> told = new TreeMap<>();
                for (ReminderTiming timing : now) {
                    List<Found> found =
                            found(timing, items.getOrDefault(timing.person().id(), List.of()));
                    if (found.stream().anyMatch(Found::telling)) {
                        told.computeIfAbsent(timing.today(), day -> new LinkedHashMap<>())
                                .put(timing.person().id(), found);
                    }
                }
                told.forEach((day, people) -> dao.write(workspace, day, tx.now(), json(people.keySet().stream()))
                        .forEach(saved -> save(saved, day, requireNonNull(people.get(saved.person())))));
                dao.write(lines);
                dao.show(workspace, shown);
                dao.tellNews(workspace, news);
                outbox.owe(tx, owed);
            }
            looks.stream()
                    .collect(groupingBy(Look::next))
                    .forEach((next, same) -> dao.lookAgain(
                            workspace,
                            tx.now(),
                            json(same.stream()
                                    .map(look -> look.timing().person().id())),
                            next));
            dao.looked(workspace, tx.now());
            return due.size();
        }

        /** Reads many people by one statement. */
        private void read(Stream<PersonId> ids) {
            read.putAll(people.among(tx, workspace, ids.filter(id -> !read.containsKey(id))));
        }

        private Person person(PersonId id) {
            Person person = read.get(id);
            return person != null ? person : Person.stranger(id, "", ZoneOffset.UTC);
        }

        /** When the next working day of all of them is over, in any zone that an assignee may be in by now. */
        private Instant soon(List<ReminderTiming> timings) {
            return timings.stream()
                    .map(timing -> timing.next()
                            .plusDays(1)
                            .atStartOfDay(timing.person().zone())
                            .toInstant())
                    .max(Comparator.naturalOrder())
                    .map(end -> end.plus(AROUND_THE_WORLD))
                    .orElseThrow();
        }

        private Look look(ReminderDao.Due due) {
            Person person = person(due.person());
            // If the clock was set back since the last check, the day of that check does not count.
            boolean counts = due.looked() != null && !due.setAt().isAfter(tx.now());
            ReminderTiming timing = new ReminderTiming(person, counts ? due.looked() : null, tx.now());
            return new Look(timing, timing.isTime());
        }

        private List<Found> found(ReminderTiming timing, List<ReminderItemRow> items) {
            return items.stream()
                    .flatMap(row -> find(timing, row))
                    .sorted(ORDER)
                    .toList();
        }

        private void save(ReminderDao.Saved saved, LocalDate day, List<Found> found) {
            for (Found one : found) {
                lines.add(new ReminderDao.WrittenLine(
                        saved.id(), lines.size(), one.kind().name(), one.number()));
                if (one.kind() == Kind.SOLVED || !one.pressing()) {
                    (one.kind() == Kind.SOLVED ? news : shown)
                            .add(new ReminderDao.Shown(
                                    saved.person(), one.number(), one.kind().name(), one.step(), day));
                }
            }
            owed.add(owed(saved.person(), saved.id(), day));
        }

        private Stream<Found> find(ReminderTiming timing, ReminderItemRow row) {
            if (row.isSolved()) {
                return Stream.of(new Found(Kind.SOLVED, Instant.MAX, row.number(), row.step(), false, false));
            }
            if (row.until() != null && timing.today().isBefore(row.until())) {
                return Stream.empty();
            }
            ZoneId zone = timing.person().zone();
            ReminderItem item = row.item(tx.now(), wait);
            return item.section(new ReminderItem.Day(timing.today(), timing.next(), zone)).stream()
                    .filter(kind -> kind != Kind.NO_DATE || timing.isFirstOfWeek())
                    // Whether something is solved is asked twice; after that, time decides.
                    .filter(kind -> item.state() != State.DONE || row.timesShown(kind) < TIMES_SHOWN)
                    .map(kind -> new Found(
                            kind,
                            item.due() == null ? Instant.MAX : item.due().ends(zone),
                            row.number(),
                            row.step(),
                            isPressing(item, kind),
                            isPressing(item, kind) || isNew(row, kind, timing.today())));
        }

        private static boolean isPressing(ReminderItem item, Kind kind) {
            return item.isPressing(kind) || kind == Kind.NO_DATE;
        }

        /** Whether it was shown less than twice as it is, or not for a week. */
        private static boolean isNew(ReminderItemRow row, Kind kind, LocalDate today) {
            return row.timesShown(kind) < TIMES_SHOWN
                    || row.shownOn() == null
                    || !row.shownOn().isAfter(today.minus(SILENCE));
        }

        private NewNotice owed(PersonId person, long number, LocalDate day) {
            return new NewNotice(
                    workspace,
                    ReminderNotice.REMINDER,
                    Recipient.of(person),
                    number,
                    0,
                    null,
                    null,
                    Urgency.BULK,
                    false,
                    Instant.EPOCH,
                    ReminderNotice.REMINDER + "/" + person.value() + "/" + day);
        }
    }
}
