package obliged.thanks;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import obliged.ask.Act;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Teams;

/** Gives thank-yous and takes them back. What someone may read of them is in {@link ThanksLists}. */
public final class ThankYous {
    private final Store store;
    private final People people;
    private final Outbox outbox;
    private final ThanksAccess access;
    private final ThanksNotifications notifications;
    private final int daily;

    /**
     * Creates the thank-yous of a store.
     *
     * @param daily how many someone may give on a day of theirs
     */
    public ThankYous(Store store, People people, Teams teams, Outbox outbox, int daily) {
        this.store = store;
        this.people = people;
        this.outbox = outbox;
        this.access = new ThanksAccess(people, teams);
        this.notifications = new ThanksNotifications(outbox);
        this.daily = daily;
        notifications.listen();
        teams.onMoved(this::moved);
    }

    /** How many someone may give on a day. */
    public int daily() {
        return daily;
    }

    /** Thanks everyone who was named and can be thanked. */
    public Given give(NewThanks wanted) {
        Act act = wanted.act();
        Optional<Long> before = outbox.findProcessed(act.workspace(), act.key());
        if (before.isPresent()) {
            return again(wanted, before.get());
        }
        try {
            return store.write(tx -> give(tx, wanted));
        } catch (Outbox.AlreadyProcessed acted) {
            return again(wanted, acted.subject());
        }
    }

    /** Adds someone's own words to a shout-out. */
    public Given join(Act act, long shout, String words) {
        Optional<ThankYou> found = find(new ThankYouId(act.workspace(), shout));
        List<Person> thanked = found.map(ThankYou::people).orElse(List.of()).stream()
                .map(person -> Person.stranger(person, "", act.who().zone()))
                .toList();
        return give(new NewThanks(
                act,
                thanked,
                List.of(),
                Gift.of(words),
                found.map(ThankYou::channel).orElse(null),
                Occasion.joining(shout),
                true));
    }

    /** The shout-out to which someone may add theirs; refuses if they may not. */
    public ThankYou joinable(Act act, long shout) {
        return store.read(tx -> access.requireJoinable(tx, act, shout));
    }

    /** What was added to a shout-out and is not taken back, the oldest first. */
    public List<ThankYou> added(ThankYouId shout) {
        return store.read(tx -> added(tx, shout));
    }

    private static List<ThankYou> added(Tx tx, ThankYouId shout) {
        return tx.dao(ThankYouDao.class).added(shout.number()).stream()
                .map(number -> load(tx, new ThankYouId(shout.workspace(), number)))
                .toList();
    }

    /** What a repeated request led to the first time. */
    private Given again(NewThanks wanted, long number) {
        return store.read(tx ->
                new Given(load(tx, new ThankYouId(wanted.act().workspace(), number)), leftOut(tx, wanted), false));
    }

    /** Who is left out of a repeated request, which is not refused for what has changed since. */
    private List<LeftOut> leftOut(Tx tx, NewThanks wanted) {
        try {
            return access.admit(tx, wanted).leftOut();
        } catch (Refusal refusal) {
            return List.of();
        }
    }

    private Given give(Tx tx, NewThanks wanted) {
        Act act = wanted.act();
        ThankYouDao dao = tx.dao(ThankYouDao.class);
        Person giver = people.findOrRegister(tx, act.workspace(), act.who());
        Long joins = wanted.occasion().joins();
        if (joins != null) {
            access.requireJoinable(tx, act, joins);
        }
        ThanksAccess.Admitted admitted = access.admit(tx, wanted);
        List<LeftOut> leftOut = new ArrayList<>(admitted.leftOut());
        List<PersonId> thanked = new ArrayList<>();
        long same = 0;
        for (Person person : admitted.thanked()) {
            Optional<Long> said = same(dao, tx, wanted, person);
            if (said.isPresent()) {
                same = said.get();
                leftOut.add(new LeftOut(person.id(), LeftOut.Why.ALREADY));
            } else {
                thanked.add(people.findOrRegister(tx, act.workspace(), person).id());
            }
        }
        if (thanked.isEmpty()) {
            outbox.markProcessedOrThrow(tx, act.workspace(), act.key(), same);
            return new Given(load(tx, new ThankYouId(act.workspace(), same)), admitted.leftOut(), true);
        }
        if (dao.givenSince(act.workspace(), giver.id(), ThankYou.dayBegan(tx.now(), giver.zone())) >= daily) {
            throw new Refusal(ThanksReason.LIMIT);
        }
        ThankYou thanks = new ThankYou(
                new ThankYouId(act.workspace(), dao.nextNumber()),
                giver.id(),
                thanked,
                valued(tx, wanted),
                wanted.channel(),
                wanted.occasion(),
                tx.now(),
                null);
        outbox.markProcessedOrThrow(tx, act.workspace(), act.key(), thanks.id().number());
        List<PersonId> untold =
                joins == null ? thanked : notToldToday(tx, thanks.id().workspace(), joins, thanked);
        save(dao, thanks);
        notifications.given(tx, thanks, untold, leftOut, wanted.confirmed());
        return new Given(thanks, leftOut, false);
    }

    /** What is added to a shout-out is told to those who are thanked at most once on a day of theirs. */
    private List<PersonId> notToldToday(Tx tx, WorkspaceId workspace, long shout, List<PersonId> thanked) {
        return thanked.stream()
                .filter(person -> !tx.dao(ThankYouDao.class)
                        .isAddedSince(shout, person, ThankYou.dayBegan(tx.now(), zone(tx, workspace, person))))
                .toList();
    }

    private ZoneId zone(Tx tx, WorkspaceId workspace, PersonId person) {
        return people.find(tx, workspace, person).map(Person::zone).orElse(ZoneOffset.UTC);
    }

    private static Optional<Long> same(ThankYouDao dao, Tx tx, NewThanks wanted, Person person) {
        return dao.same(
                wanted.act().workspace(),
                wanted.act().by(),
                person.id(),
                wanted.gift().words(),
                tx.now().minus(ThankYou.SAME_WITHIN));
    }

    /** Keeps the value only if it exists. */
    private static Gift valued(Tx tx, NewThanks wanted) {
        Gift gift = wanted.gift();
        if (gift.value() == null) {
            return gift;
        }
        return gift.with(tx.dao(CompanyValueDao.class)
                .find(wanted.act().workspace(), CompanyValue.key(gift.value()))
                .map(CompanyValue::word)
                .orElse(null));
    }

    private static void save(ThankYouDao dao, ThankYou thanks) {
        dao.insert(ThankYouRow.of(thanks));
        dao.insertPeople(
                thanks.id().workspace(),
                thanks.id().number(),
                thanks.people(),
                IntStream.range(0, thanks.people().size()).boxed().toList(),
                thanks.at());
    }

    /** Takes back the last one that someone gave. */
    public ThankYou undoLast(Act act) {
        return undo(
                act,
                tx -> tx.dao(ThankYouDao.class)
                        .last(act.workspace(), act.by())
                        .orElseThrow(() -> new Refusal(ThanksReason.NOTHING_TO_UNDO)));
    }

    /** Takes back this one. */
    public ThankYou undo(Act act, long number) {
        return undo(act, tx -> number);
    }

    private interface Which {
        long in(Tx tx);
    }

    private ThankYou undo(Act act, Which which) {
        try {
            return store.write(tx -> undo(tx, act, which.in(tx)));
        } catch (Outbox.AlreadyProcessed before) {
            return store.read(tx -> load(tx, new ThankYouId(act.workspace(), before.subject())));
        }
    }

    private ThankYou undo(Tx tx, Act act, long number) {
        outbox.markProcessedOrThrow(tx, act.workspace(), act.key(), number);
        ThankYou undone = load(tx, new ThankYouId(act.workspace(), number)).undo(act.by(), tx.now());
        // What others added has no place without it.
        List<ThankYou> added = added(tx, undone.id());
        tx.dao(ThankYouDao.class).undo(number, tx.now());
        added.forEach(one -> tx.dao(ThankYouDao.class).undo(one.id().number(), tx.now()));
        notifications.undone(tx, undone, added);
        return undone;
    }

    /** Moves a channel's thank-yous to its new id. */
    private void moved(Tx tx, WorkspaceId workspace, ChannelId from, ChannelId to) {
        ThankYouDao dao = tx.dao(ThankYouDao.class);
        outbox.sentMoved(tx, workspace, ThanksNotice.KINDS, dao.givenIn(workspace, from), from, to);
        dao.moved(workspace, from, to);
    }

    /** Finds one without checking who may see it; only for messages to those whom it concerns. */
    public Optional<ThankYou> find(ThankYouId id) {
        return store.read(tx -> find(tx, id));
    }

    /** Everyone in these groups, as far as we know them. */
    public List<PersonId> members(WorkspaceId workspace, Collection<GroupId> groups) {
        return store.read(tx -> groups.stream()
                .flatMap(group -> tx.dao(ThankYouDao.class).members(workspace, group).stream())
                .distinct()
                .toList());
    }

    static Optional<ThankYou> find(Tx tx, ThankYouId id) {
        ThankYouDao dao = tx.dao(ThankYouDao.class);
        return dao.find(id.workspace(), id.number()).map(row -> row.thanks(dao.people(id.number())));
    }

    static ThankYou load(Tx tx, ThankYouId id) {
        return find(tx, id).orElseThrow(() -> new Refusal(ThanksReason.NOTHING_TO_UNDO));
    }
}
