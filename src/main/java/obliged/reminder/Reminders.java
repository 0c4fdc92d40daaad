package obliged.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import obliged.ask.Act;
import obliged.ask.Ask;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.HistoryEntry;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.State;
import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/** Daily reminders, and snoozing asks in them. */
public final class Reminders {
    /** How long reminders are kept, so that the menus of old ones still work. */
    private static final Period KEPT = Period.ofWeeks(4);

    /** Longer than the silence about what does not change. */
    private static final Period SHOWN_KEPT = Period.ofWeeks(8);

    private static final int CHANGED_AT_ONCE = 500;

    private static final Period LONGEST_SNOOZE = Period.ofYears(1);

    private final Store store;
    private final People people;
    private final Teams teams;
    private final Asks asks;
    private final Outbox outbox;
    private final DailyReminders dailyReminders;
    private final UnansweredAsks unanswered;

    public Reminders(Store store, People people, Teams teams, Asks asks, Outbox outbox) {
        this.store = store;
        this.people = people;
        this.teams = teams;
        this.asks = asks;
        this.outbox = outbox;
        this.dailyReminders = new DailyReminders(store, people, teams, outbox);
        this.unanswered = new UnansweredAsks(store, people, teams, outbox);
    }

    /**
     * Sends everyone whose hour has come their reminder for the day, if there is something to say; and posts a line in
     * the threads of asks that a team without named helpers did not answer in time. It is idempotent and may be called
     * at any time.
     */
    public void remind(WorkspaceId workspace) {
        if (store.read(tx -> tx.dao(ReminderDao.class).isAnyDue(workspace, tx.now()))) {
            // This comes first, since it determines what helpers are reminded of.
            unanswered.lookAfterAll(workspace);
            dailyReminders.remindAll(workspace);
            updateChanged(workspace);
        }
    }

    /** Brings reminders whose asks have changed up to date, as long as their day lasts. */
    private void updateChanged(WorkspaceId workspace) {
        store.run(tx -> {
            ReminderDao dao = tx.dao(ReminderDao.class);
            for (ReminderDao.Changed one : dao.changed(workspace, CHANGED_AT_ONCE)) {
                dao.isUpToDate(one.reminder());
                LocalDate today = LocalDate.ofInstant(
                        tx.now(), person(tx, workspace, one.person()).zone());
                if (one.day().equals(today)) {
                    outbox.owe(tx, update(workspace, one));
                }
            }
        });
    }

    private static NewNotice update(WorkspaceId workspace, ReminderDao.Changed one) {
        return NewNotice.now(
                        workspace,
                        ReminderNotice.REFRESH,
                        Recipient.of(one.person()),
                        one.reminder(),
                        0,
                        ReminderNotice.REFRESH + "/" + one.reminder() + "/" + one.step())
                .with(String.valueOf(one.page()), null)
                .asChange()
                .inBulk();
    }

    /** Notes which page of their reminder someone looks at, so that updates show it too. */
    public void turn(Act act, long number, int page) {
        store.run(tx -> tx.dao(ReminderDao.class).turn(act.workspace(), act.by(), number, page));
    }

    /** Deletes old reminders, and snoozes whose day is over everywhere. */
    public void forgetOld() {
        store.run(tx -> {
            LocalDate today = LocalDate.ofInstant(tx.now(), ZoneOffset.UTC);
            Instant before = today.minus(KEPT).atStartOfDay(ZoneOffset.UTC).toInstant();
            tx.dao(ReminderDao.class).forget(before);
            tx.dao(ReminderDao.class).forgetNews(before);
            tx.dao(ReminderDao.class).forgetShown(today.minus(SHOWN_KEPT));
            tx.dao(SnoozeDao.class).forget(today.minusDays(2));
        });
    }

    /** A reminder in its current state, without asks that its reader may no longer see. */
    public Optional<Reminder> find(WorkspaceId workspace, long number) {
        return store.read(tx -> tx.dao(ReminderDao.class)
                .find(workspace, number)
                .map(written -> {
                    Person reader = person(tx, workspace, written.person());
                    return new Reminder(
                            number,
                            workspace,
                            reader.id(),
                            written.day(),
                            reader.zone(),
                            sections(tx, workspace, reader, number));
                }));
    }

    private List<Section> sections(Tx tx, WorkspaceId workspace, Person reader, long number) {
        Map<Section.Kind, List<ReminderLine>> lines = new EnumMap<>(Section.Kind.class);
        for (ReminderDao.WrittenLine written : tx.dao(ReminderDao.class).lines(number)) {
            asks.seen(tx, workspace, reader.id(), written.number())
                    .ifPresent(view -> lines.computeIfAbsent(
                                    Section.Kind.valueOf(written.kind()), kind -> new ArrayList<>())
                            .add(line(tx, reader, view)));
        }
        return lines.entrySet().stream()
                .map(section -> new Section(section.getKey(), section.getValue()))
                .toList();
    }

    private ReminderLine line(Tx tx, Person reader, AskView view) {
        ReminderTiming timing = new ReminderTiming(reader, null, tx.now());
        ReminderItem.Day day = new ReminderItem.Day(timing.today(), timing.next(), reader.zone());
        boolean still = ReminderItem.of(view, isLongWait(tx, view))
                .flatMap(item -> item.section(day))
                .isPresent();
        return new ReminderLine(
                view,
                still,
                snoozed(tx, view.ask().id().workspace(), reader, view.ask().id().number())
                        .orElse(null));
    }

    private boolean isLongWait(Tx tx, AskView view) {
        Ask ask = view.ask();
        WorkspaceId workspace = ask.id().workspace();
        Addressee addressee = ask.addressee();
        Function<PersonId, Person> person =
                who -> people.find(tx, workspace, who).orElseGet(() -> Person.stranger(who, "", ZoneOffset.UTC));
        return new LongWait(tx, workspace, person, teams)
                .isLong(new LongWait.Waiting(
                        ask.state(),
                        ask.requester(),
                        ask.assignee(),
                        addressee instanceof Addressee.OfPerson asked ? asked.person() : null,
                        addressee instanceof Addressee.OfTeam asked ? asked.channel() : null,
                        ask.neededBy(),
                        ask.due() != null,
                        ask.awaited().orElse(null),
                        since(tx, view)));
    }

    private static @Nullable Instant since(Tx tx, AskView view) {
        Ask ask = view.ask();
        if (ask.pending() != null) {
            return ask.pending().since();
        }
        return ask.state() == State.OPEN
                ? tx.dao(UnansweredAskDao.class)
                        .since(ask.id().workspace(), ask.id().number())
                        .orElse(null)
                : view.history().stream()
                        .filter(entry -> entry.step() != Step.NUDGE && entry.step() != Step.EDIT)
                        .reduce((earlier, later) -> later)
                        .map(HistoryEntry::at)
                        .orElse(null);
    }

    /** Whether its reader can snooze it: they are reminded of it, now or later. */
    public static boolean canSnooze(AskView view) {
        return ReminderItem.part(view).isPresent();
    }

    /**
     * Snoozes an ask in one person's reminders until a day in their zone. The ask itself and its dates stay as they
     * are.
     *
     * @throws obliged.shared.Refusal with a {@link ReminderReason}, or with an {@link obliged.ask.AskReason} if they
     *     may not see it
     */
    public void snooze(Act act, long ask, LocalDate until) {
        store.run(tx -> {
            if (outbox.isProcessed(tx, act.workspace(), act.key())) {
                return;
            }
            Person who = people.findOrRegister(tx, act.workspace(), act.who());
            AskView view = asks.view(tx, act.workspace(), who.id(), ask);
            requireTheirs(view);
            requireSane(until, tx.now().atZone(who.zone()).toLocalDate());
            outbox.markProcessed(tx, act.workspace(), act.key(), ask);
            tx.dao(SnoozeDao.class).snooze(act.workspace(), who.id(), ask, until, tx.now());
        });
    }

    /** Ends all snoozes of an ask that someone else has now. */
    public void changedHands(Tx tx, AskId ask) {
        tx.dao(SnoozeDao.class).end(ask.workspace(), ask.number());
    }

    private static void requireTheirs(AskView view) {
        if (view.ask().state().isOver()) {
            throw new Refusal(ReminderReason.OVER);
        }
        if (!canSnooze(view)) {
            throw new Refusal(ReminderReason.NOT_THEIRS);
        }
    }

    private static void requireSane(LocalDate until, LocalDate today) {
        if (!until.isAfter(today)) {
            throw new Refusal(ReminderReason.DAY_PAST);
        }
        if (until.isAfter(today.plus(LONGEST_SNOOZE))) {
            throw new Refusal(ReminderReason.DAY_TOO_FAR);
        }
    }

    /** Until when someone has snoozed an ask; empty once that day has come. */
    public Optional<LocalDate> snoozedUntil(WorkspaceId workspace, PersonId person, long ask) {
        return store.read(tx -> snoozed(tx, workspace, person(tx, workspace, person), ask));
    }

    private static Optional<LocalDate> snoozed(Tx tx, WorkspaceId workspace, Person person, long ask) {
        return tx.dao(SnoozeDao.class)
                .until(workspace, person.id(), ask)
                .filter(until -> tx.now().atZone(person.zone()).toLocalDate().isBefore(until));
    }

    private Person person(Tx tx, WorkspaceId workspace, PersonId id) {
        return people.find(tx, workspace, id).orElseGet(() -> Person.stranger(id, "", ZoneOffset.UTC));
    }
}
