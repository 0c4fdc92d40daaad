package obliged.ask;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import obliged.ask.Ask.AskClock;
import obliged.ask.Ask.Origin;
import obliged.ask.Step.Role;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.outbox.Message;
import obliged.outbox.Notice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.person.People;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.store.JsonArray;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * All asks of the workspace: how they are logged, and what someone may see of them. The steps are in {@link AskSteps}.
 */
public final class Asks {
    private static final Duration RATED_WITHIN = Duration.ofDays(14);

    private final Store store;
    private final Outbox outbox;
    private final AskAccess access;
    private final AskNotifications notifications;
    private final FileNotifications files;

    public Asks(Store store, People people, Teams teams, Outbox outbox) {
        this.store = store;
        this.outbox = outbox;
        this.access = new AskAccess(people, teams);
        this.notifications = new AskNotifications(outbox, teams);
        this.files = new FileNotifications(outbox, teams, notifications);
        FailedDelivery failedDelivery = new FailedDelivery(access, outbox);
        outbox.onGivenUp(AskNotice.CARD, failedDelivery::say);
        outbox.onGivenUp(AskNotice.TOLD, failedDelivery::say);
        outbox.onGivenUp(AskNotice.ACT, failedDelivery::say);
        outbox.onGivenUp(AskNotice.LINE, failedDelivery::unheard);
        outbox.onGivenUp(AskNotice.FILE, failedDelivery::kept);
        outbox.onDelivered(AskNotice.CARD, this::arrived);
        teams.onMoved(this::moved);
    }

    /** Logs an ask: the addressee gets the card, the requester a card of their own. */
    public Ask log(NewAsk wanted) {
        Act act = wanted.act();
        try {
            return store.write(tx -> log(tx, wanted));
        } catch (Outbox.AlreadyProcessed before) {
            return store.read(tx -> load(tx, new AskId(act.workspace(), before.subject())));
        } catch (Refusal refusal) {
            // If it is sent again, it is not refused for what has changed since it was logged.
            return outbox.findProcessed(act.workspace(), act.key())
                    .map(number -> store.read(tx -> load(tx, new AskId(act.workspace(), number))))
                    .orElseThrow(() -> refusal);
        }
    }

    private Ask log(Tx tx, NewAsk wanted) {
        Act act = wanted.act();
        AskDao dao = tx.dao(AskDao.class);
        Optional<Long> before =
                wanted.follows() == null ? Optional.empty() : dao.following(act.workspace(), wanted.follows());
        if (before.isPresent()) {
            return load(tx, new AskId(act.workspace(), before.get()));
        }
        Ask followed = wanted.follows() == null ? null : load(tx, new AskId(act.workspace(), wanted.follows()));
        if (followed != null
                && followed.state() != State.DECLINED
                && followed.state() != State.OPEN
                && !access.isAskedOfNobody(tx, followed)) {
            throw new Refusal(AskReason.NOT_NOW);
        }
        Addressee addressee = access.admit(tx, wanted);
        NewAsk.Source source = wanted.source();
        PersonId requester = wanted.requester().id();
        Ask ask = Ask.log(
                new AskId(act.workspace(), dao.nextNumber(act.workspace())),
                new Origin(requester, act.by(), tx.now(), source == null ? null : source.link(), wanted.follows()),
                addressee,
                wanted.helpersOnly() && addressee instanceof Addressee.OfTeam,
                wanted.wish());
        long number = ask.id().number();
        outbox.markProcessedOrThrow(tx, act.workspace(), act.key(), number);
        dao.insert(AskRow.of(ask, wanted.requester().zone()));
        Set<PersonId> parts = new LinkedHashSet<>(List.of(requester, act.by()));
        if (addressee instanceof Addressee.OfPerson asked) {
            parts.add(asked.person());
        }
        dao.takePart(act.workspace(), parts, number);
        HistoryEntry logged = HistoryEntry.now(ask, Step.LOG, act.by(), tx.now())
                .dated(ask.neededBy())
                .sending(wanted.files());
        long step = dao.append(HistoryRow.of(logged));
        notifications.logged(tx, ask, step, source, wanted.replied());
        files.logged(tx, ask, step, wanted);
        if (followed != null && followed.state() == State.OPEN) {
            withdraw(tx, act, followed);
        } else if (followed != null) {
            notifications.followed(tx, followed, step);
        }
        return ask;
    }

    /** Withdraws an open ask when it is asked of someone else. */
    private void withdraw(Tx tx, Act act, Ask left) {
        Ask after = left.withdraw();
        AskDao dao = tx.dao(AskDao.class);
        dao.update(AskRow.of(after, access.clock(tx, after).dates()));
        HistoryEntry withdrawn = HistoryEntry.now(left, Step.WITHDRAW, act.by(), tx.now());
        notifications.told(tx, after, dao.append(HistoryRow.of(withdrawn)), act.by());
    }

    /**
     * Asks someone else for what was declined, or is still open, with the same words and, if it is
     * still ahead, the same date. An ask for helpers only stays so. If it is pressed again, the ask that was logged the
     * first time is returned.
     */
    public Ask askThere(Act act, long number, NewAsk.To to) {
        Ask before = view(act.workspace(), act.by(), number).ask();
        if (!before.requester().equals(act.by())) {
            throw new Refusal(AskReason.NOT_THEIRS);
        }
        return log(anew(act, before, to));
    }

    private NewAsk anew(Act act, Ask declined, NewAsk.To to) {
        Wish wish = declined.wish();
        Date wished = wish.neededBy();
        boolean past = wished != null
                && store.read(tx ->
                        !wished.ends(access.clock(tx, declined).requester()).isAfter(tx.now()));
        return new NewAsk(
                        act,
                        act.who(),
                        to,
                        declined.helpersOnly(),
                        new Wish(wish.words(), wish.impact(), past ? null : wished),
                        null,
                        declined.id().number())
                .withReply();
    }

    private void arrived(Tx tx, Notice card, Message message) {
        if (!outbox.sent(tx, card.workspace(), card.subject(), AskNotice.UNDELIVERED)
                .isEmpty()) {
            notifications.arrived(tx, load(tx, new AskId(card.workspace(), card.subject())), card.recipient());
        }
    }

    /** Moves a channel's asks and pending notices to its new id. */
    private void moved(Tx tx, WorkspaceId workspace, ChannelId from, ChannelId to) {
        AskDao dao = tx.dao(AskDao.class);
        outbox.moved(tx, workspace, from, to);
        outbox.sentMoved(tx, workspace, AskNotice.KINDS, dao.askedOf(workspace, from), from, to);
        dao.moved(workspace, from, to);
        dao.stepsMoved(workspace, from, to);
        dao.handOffsMoved(workspace, from, to);
        dao.workMoved(workspace, from, to);
        dao.ratingsMoved(workspace, from, to);
    }

    /** Sends the addressee's card again, after it could not be delivered. */
    public Ask bringAgain(Act act, long number) {
        return store.write(tx -> {
            Ask ask = visible(tx, access, new AskId(act.workspace(), number), act.by());
            if (!ask.requester().equals(act.by())) {
                throw new Refusal(AskReason.NOT_THEIRS);
            }
            if (ask.state().isOver()) {
                throw new Refusal(AskReason.NOT_NOW);
            }
            if (outbox.markProcessed(tx, act.workspace(), act.key(), number)) {
                notifications.again(tx, ask, act.key());
            }
            return ask;
        });
    }

    /** What its requester said of it, if anything. */
    public Ask.Rating rating(AskId id) {
        return store.read(tx -> rating(tx, id));
    }

    private static Ask.Rating rating(Tx tx, AskId id) {
        return tx.dao(AskDao.class).rating(id.workspace(), id.number()).orElse(Ask.Rating.NONE);
    }

    /** An ask as a reader may see it, with the steps that they may take. */
    public AskView view(WorkspaceId workspace, PersonId reader, long number) {
        return view(workspace, reader, number, null);
    }

    /** The same for someone who pressed in a channel, if they did. */
    public AskView view(WorkspaceId workspace, PersonId reader, long number, @Nullable ChannelId pressedIn) {
        return store.read(tx -> {
            Ask ask = visible(tx, access, new AskId(workspace, number), reader, pressedIn);
            return view(tx, ask, access.roles(tx, ask, reader, pressedIn), reader);
        });
    }

    public AskView view(Tx tx, WorkspaceId workspace, PersonId reader, long number) {
        return view(tx, visible(tx, access, new AskId(workspace, number), reader), reader);
    }

    /** The same, or nothing if they may not see it. */
    public Optional<AskView> seen(Tx tx, WorkspaceId workspace, PersonId reader, long number) {
        return find(tx, new AskId(workspace, number))
                .filter(ask -> access.maySee(tx, ask, reader))
                .map(ask -> view(tx, ask, reader));
    }

    /** The same for someone who is about to take a step in a form. Refused right away if the step would be. */
    public AskView begin(Act act, long number, Step step) {
        AskId id = new AskId(act.workspace(), number);
        store.run(tx -> access.requireColleague(tx, act));
        return store.read(tx -> {
            Ask ask = visible(tx, access, id, act.by(), act.seenIn());
            access.requireAllowed(tx, act, ask, step);
            return view(tx, ask, access.roles(tx, ask, act.by(), act.seenIn()), act.by());
        });
    }

    /**
     * An ask as the card of a recipient shows it: to a person with the steps that they may take, in the team's channel
     * with the steps of its helpers. Who may see it was decided when the card was owed.
     */
    public Optional<AskView> shownTo(AskId id, Recipient recipient) {
        return store.read(tx -> find(tx, id)
                .map(ask -> recipient
                        .reader()
                        .map(reader -> view(tx, ask, reader))
                        .orElseGet(() -> shownIn(tx, ask, recipient))));
    }

    /** A channel sees the steps of the assignee and of other helpers; none if the ask has been handed on. */
    private AskView shownIn(Tx tx, Ask ask, Recipient channel) {
        AskClock clock = access.clock(tx, ask);
        Set<Step> steps = EnumSet.noneOf(Step.class);
        if (ask.addressee().recipient().equals(channel)) {
            steps.addAll(ask.allows(EnumSet.of(Role.HELPER), clock));
            steps.addAll(ask.allows(EnumSet.of(Role.HELPER, Role.ASSIGNEE), clock));
        }
        return view(tx, ask, steps, clock, null);
    }

    /** The people and teams that someone asked lately, each once, the most recent first. */
    public List<Addressee> askedLately(WorkspaceId workspace, PersonId person) {
        return store.read(tx -> tx.dao(AskDao.class).lately(workspace, person).stream()
                .map(number -> load(tx, new AskId(workspace, number)).addressee())
                .distinct()
                .toList());
    }

    public AskView view(Tx tx, Ask ask, PersonId reader) {
        return view(tx, ask, access.roles(tx, ask, reader), reader);
    }

    /** The same for several of one workspace, whose histories are read at once. */
    public List<AskView> views(Tx tx, WorkspaceId workspace, List<Ask> asks, PersonId reader) {
        String numbers = JsonArray.ofNumbers(asks.stream().map(ask -> ask.id().number()));
        Map<AskId, List<HistoryEntry>> histories = tx.dao(AskDao.class).histories(workspace, numbers).stream()
                .map(HistoryRow::entry)
                .collect(groupingBy(HistoryEntry::ask));
        return asks.stream()
                .map(ask -> {
                    AskClock clock = access.clock(tx, ask);
                    Set<Step> steps = ask.allows(access.roles(tx, ask, reader), clock);
                    return view(tx, ask, histories.getOrDefault(ask.id(), List.of()), steps, clock, reader);
                })
                .toList();
    }

    private AskView view(Tx tx, Ask ask, Set<Role> roles, @Nullable PersonId reader) {
        AskClock clock = access.clock(tx, ask);
        return view(tx, ask, ask.allows(roles, clock), clock, reader);
    }

    private AskView view(Tx tx, Ask ask, Set<Step> steps, AskClock clock, @Nullable PersonId reader) {
        return view(tx, ask, history(tx, ask), steps, clock, reader);
    }

    private static AskView view(
            Tx tx, Ask ask, List<HistoryEntry> history, Set<Step> steps, AskClock clock, @Nullable PersonId reader) {
        if (!isCommentable(ask, history, tx.now())) {
            steps.remove(Step.COMMENT);
        }
        boolean ratable = ask.requester().equals(reader) && isRatable(ask, history, tx.now());
        return new AskView(
                ask,
                history,
                steps,
                ask.isOverdue(clock),
                reader,
                next(tx, ask, reader),
                ratable ? rating(tx, ask.id()) : null,
                ask.isWishAhead(clock));
    }

    static List<HistoryEntry> history(Tx tx, Ask ask) {
        return tx.dao(AskDao.class).history(ask.id().workspace(), ask.id().number()).stream()
                .map(HistoryRow::entry)
                .toList();
    }

    /** Whether it has not ended, or not long ago. */
    static boolean isCommentable(Ask ask, List<HistoryEntry> history, Instant now) {
        return !ask.state().isOver()
                || history.stream()
                        .filter(line -> line.step() == Step.CONFIRM
                                || line.step() == Step.DECLINE
                                || line.step() == Step.WITHDRAW)
                        .anyMatch(line -> !line.at().plus(Ask.COMMENTED_WITHIN).isBefore(now));
    }

    /** Whether its requester may still rate it. */
    static boolean isRatable(Ask ask, List<HistoryEntry> history, Instant now) {
        return ask.state() == State.CONFIRMED
                && history.stream()
                        .anyMatch(line -> line.step() == Step.CONFIRM
                                && !line.at().plus(RATED_WITHIN).isBefore(now));
    }

    private static @Nullable Ask next(Tx tx, Ask ask, @Nullable PersonId reader) {
        if (ask.state() != State.DECLINED || !ask.requester().equals(reader)) {
            return null;
        }
        return tx.dao(AskDao.class)
                .following(ask.id().workspace(), ask.id().number())
                .map(number -> load(tx, new AskId(ask.id().workspace(), number)))
                .orElse(null);
    }

    static Ask visible(Tx tx, AskAccess access, AskId id, PersonId reader) {
        return visible(tx, access, id, reader, null);
    }

    static Ask visible(Tx tx, AskAccess access, AskId id, PersonId reader, @Nullable ChannelId pressedIn) {
        return find(tx, id)
                .filter(ask -> access.maySee(tx, ask, reader, pressedIn))
                .orElseThrow(() -> new Refusal(AskReason.NO_SUCH_ASK));
    }

    public static Optional<Ask> find(Tx tx, AskId id) {
        return tx.dao(AskDao.class).find(id.workspace(), id.number()).map(AskRow::ask);
    }

    /** The asks with these numbers, as far as there are such, in no order. */
    public static List<Ask> among(Tx tx, WorkspaceId workspace, List<Long> numbers) {
        return tx.dao(AskDao.class).among(workspace, JsonArray.ofNumbers(numbers.stream())).stream()
                .map(AskRow::ask)
                .toList();
    }

    public static Ask load(Tx tx, AskId id) {
        return find(tx, id).orElseThrow(() -> new Refusal(AskReason.NO_SUCH_ASK));
    }
}
