package obliged.ask.card;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import obliged.ask.Ask;
import obliged.ask.AskAccess;
import obliged.ask.AskNotice;
import obliged.ask.AskNotifications;
import obliged.ask.Asks;
import obliged.ask.card.HelperCardDao.CardNotice;
import obliged.ask.card.HelperCardDao.Watched;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.State;
import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.outbox.Urgency;
import obliged.person.People;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the cards of asks that only helpers see in step with the team's helpers: a new helper gets a card of each
 * unfinished ask, and the cards of someone who no longer helps are reduced to a line. What to send is derived from the
 * notices so far, in the transaction that adds new ones, so that the result does not depend on how or in which order
 * the helpers changed, and nothing is sent twice.
 *
 * <p>Nobody waits for these, so only some are sent at a time, as in {@link OverdueCards}.
 */
public final class HelperCards {
    private static final int ENOUGH = 20;

    private final Store store;
    private final Teams teams;
    private final AskAccess access;
    private final Outbox outbox;
    private final AskNotifications notifications;

    /** The last state for which nothing is left to send. This is only a cache, and empty after a start. */
    private @Nullable Standing settled;

    /** The asks, and the helpers of the teams that have them. */
    private record Standing(WorkspaceId workspace, List<Watched> asks, Map<ChannelId, List<PersonId>> helpers) {}

    public HelperCards(Store store, People people, Teams teams, Outbox outbox) {
        this.store = store;
        this.teams = teams;
        this.access = new AskAccess(people, teams);
        this.outbox = outbox;
        this.notifications = new AskNotifications(outbox, teams);
    }

    /** Sends or reduces some of the cards that are out of step. To be called often. */
    public void passCards(WorkspaceId workspace) {
        Standing now = store.read(tx -> standing(tx, workspace));
        if (now.equals(settled) || store.read(tx -> outbox.areWaiting(tx, Urgency.BULK, ENOUGH))) {
            return;
        }
        if (store.read(tx -> missing(tx, now)).isEmpty()) {
            settled = now;
        } else {
            store.run(tx -> outbox.owe(tx, missing(tx, now)));
        }
    }

    private Standing standing(Tx tx, WorkspaceId workspace) {
        List<Watched> asks = tx.dao(HelperCardDao.class).watched(workspace);
        Map<ChannelId, List<PersonId>> helpers = new LinkedHashMap<>();
        asks.forEach(ask -> helpers.computeIfAbsent(ask.team(), team -> teams.helpers(tx, workspace, team)));
        return new Standing(workspace, asks, helpers);
    }

    private List<NewNotice> missing(Tx tx, Standing standing) {
        List<NewNotice> owed = new ArrayList<>();
        for (Watched watched : standing.asks()) {
            if (owed.size() < ENOUGH) {
                Asks.find(tx, new AskId(standing.workspace(), watched.number()))
                        .filter(HelperCards::isWatched)
                        .ifPresent(ask -> owed.addAll(missing(tx, ask)));
            }
        }
        return owed;
    }

    /** Whether it is still such an ask; it may have been handed on or finished since it was listed. */
    private static boolean isWatched(Ask ask) {
        return ask.helpersOnly()
                && ask.addressee() instanceof Addressee.OfTeam
                && (ask.state() == State.OPEN || ask.state() == State.ACCEPTED);
    }

    private List<NewNotice> missing(Tx tx, Ask ask) {
        Map<Recipient, CardNotice> last = new LinkedHashMap<>();
        Recipient requester = Recipient.of(ask.requester());
        List<CardNotice> notices =
                tx.dao(HelperCardDao.class).cards(ask.id().workspace(), ask.id().number());
        for (CardNotice notice : notices) {
            if (!notice.kind().equals(AskNotice.ACT)) {
                last.put(notice.recipient(), notice);
            }
        }
        List<Recipient> helpers =
                notifications.helpers(tx, ask).stream().map(Recipient::of).toList();
        List<Recipient> held = last.values().stream()
                .filter(HelperCards::isThere)
                .map(CardNotice::recipient)
                .toList();
        List<Recipient> come =
                helpers.stream().filter(helper -> !held.contains(helper)).toList();
        List<Recipient> parted = held.stream()
                .filter(place -> !helpers.contains(place) && !isTheirs(ask, place))
                .toList();
        // A later run has newer notices to go by, so these keys are never used again.
        NoticeBatch batch = new NoticeBatch(
                ask, notices.stream().mapToLong(CardNotice::id).max().orElse(0));
        come.forEach(batch::bring);
        parted.forEach(batch::part);
        if (ask.state() == State.OPEN && helpers.isEmpty() && !parted.isEmpty() && !isOffered(tx, ask, notices)) {
            batch.offer(requester, last.containsKey(requester));
        } else if (ask.state() == State.OPEN && !come.isEmpty() && come.size() == helpers.size()) {
            // The requester's card said that nobody can pick it up, and a line offered to ask someone else.
            batch.refresh(requester);
            outbox.sent(tx, ask.id().workspace(), ask.id().number(), AskNotice.ACT).stream()
                    .filter(line -> line.recipient().equals(requester)
                            && (line.step() == 0 || access.isLeft(tx, ask, line.step())))
                    .forEach(batch::settle);
        }
        return batch.owed;
    }

    private static boolean isThere(CardNotice card) {
        // A settled card was never sent: when it was due, they could not see the ask.
        return card.kind().equals(AskNotice.CARD) && !card.state().equals("SETTLED");
    }

    /** Whether a place has a card regardless of who helps. */
    private static boolean isTheirs(Ask ask, Recipient place) {
        return place.equals(Recipient.of(ask.requester()))
                || ask.assignee() != null && place.equals(Recipient.of(ask.assignee()));
    }

    /** Whether the requester was already offered to ask someone else, when the last helper left. */
    private boolean isOffered(Tx tx, Ask ask, List<CardNotice> notices) {
        return notices.stream()
                .anyMatch(notice -> notice.recipient().equals(Recipient.of(ask.requester()))
                        && access.isLeft(tx, ask, notice.step()));
    }

    /** What the cards of one ask need now. */
    private static final class NoticeBatch {
        private final Ask ask;
        private final long after;
        private final List<NewNotice> owed = new ArrayList<>();

        NoticeBatch(Ask ask, long after) {
            this.ask = ask;
            this.after = after;
        }

        /** Sends a card. An earlier one in the same place was reduced to a line when they parted. */
        void bring(Recipient place) {
            owed.add(owed(AskNotice.CARD, place));
        }

        /** Offers the requester to ask someone else. */
        void offer(Recipient requester, boolean hasCard) {
            owed.add(owed(hasCard ? AskNotice.ACT : AskNotice.CARD, requester));
            if (hasCard) {
                refresh(requester);
            }
        }

        void part(Recipient place) {
            owed.add(owed(AskNotice.PARTED, place));
        }

        void refresh(Recipient place) {
            owed.add(owed(AskNotice.REFRESH, place).asChange());
        }

        void settle(Outbox.Caused line) {
            owed.add(AskNotice.settled(ask, AskNotice.ACT, line).inBulk());
        }

        private NewNotice owed(String kind, Recipient place) {
            long number = ask.id().number();
            return NewNotice.now(
                            ask.id().workspace(),
                            kind,
                            place,
                            number,
                            0,
                            "%s/helpers/%d/%d/%s".formatted(kind, number, after, place.id()))
                    .inBulk();
        }
    }
}
