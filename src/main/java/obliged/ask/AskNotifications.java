package obliged.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import obliged.ask.value.Addressee;
import obliged.ask.value.State;
import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.shared.PersonId;
import obliged.store.Tx;
import obliged.team.Channel;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * Which notices each step causes, and for whom. There is one card in each place, and it is changed there. If a step
 * needs someone's response, they get a line with buttons in their direct messages; others whom it concerns get a line
 * without; a team's channel gets a line in the card's thread. The requester's card comes with the first news.
 */
public final class AskNotifications {
    private final Outbox outbox;
    private final Teams teams;

    public AskNotifications(Outbox outbox, Teams teams) {
        this.outbox = outbox;
        this.teams = teams;
    }

    void logged(Tx tx, Ask ask, long step, NewAsk.@Nullable Source source, boolean replied) {
        NoticeBatch batch = new NoticeBatch(ask, step);
        places(tx, ask).forEach(place -> batch.add(AskNotice.CARD, place));
        if (!replied) {
            batch.add(AskNotice.CARD, Recipient.of(ask.requester()));
        }
        if (source != null
                && teams.channel(tx, ask.id().workspace(), source.channel())
                        .filter(Channel::takesPosts)
                        .isPresent()) {
            batch.add(AskNotice.LOGGED, Recipient.of(source.channel()), source.thread());
        }
        // A new ask has no line in the thread of its message that would have to change.
        outbox.owe(tx, batch.owed);
    }

    /** A declined ask was asked of someone else, so the requester's card need not offer that any more. */
    void followed(Tx tx, Ask declined, long step) {
        NoticeBatch batch = new NoticeBatch(declined, step);
        batch.add(AskNotice.REFRESH, Recipient.of(declined.requester()));
        sent(tx, declined, AskNotice.ACT).forEach(line -> batch.settle(AskNotice.ACT, line));
        owe(tx, batch);
    }

    /**
     * The requester is told of a plain acceptance, and has to respond to one that suggests another date. Someone who
     * accepts a team's ask without any date gets a card of their own, on which they can give one.
     */
    void accepted(Tx tx, Ask after, long accepted, long suggested, PersonId by) {
        if (suggested != accepted) {
            NoticeBatch batch = new NoticeBatch(after, accepted);
            line(batch, after);
            owe(tx, batch);
            mustAct(tx, after, suggested, after.requester());
        } else if (after.due() == null
                && after.addressee() instanceof Addressee.OfTeam
                && !hasCard(tx, after, Recipient.of(by))) {
            NoticeBatch batch = new NoticeBatch(after, accepted);
            tell(tx, batch, after.requester());
            batch.add(AskNotice.CARD, Recipient.of(by));
            refreshed(tx, batch, after);
        } else {
            told(tx, after, accepted, by);
        }
    }

    /** Someone has to respond: they get a line that asks for it, or the card itself if they have none yet. */
    void mustAct(Tx tx, Ask after, long step, PersonId who) {
        NoticeBatch batch = new NoticeBatch(after, step);
        ask(tx, batch, Recipient.of(who));
        for (Recipient place : everywhere(tx, after)) {
            if (!place.equals(Recipient.of(who))) {
                batch.add(AskNotice.REFRESH, place);
            }
        }
        line(batch, after);
        settle(tx, batch, after);
        owe(tx, batch);
    }

    private void ask(Tx tx, NoticeBatch batch, Recipient who) {
        if (hasCard(tx, batch.ask, who)) {
            batch.add(AskNotice.ACT, who);
            batch.add(AskNotice.REFRESH, who);
        } else {
            batch.add(AskNotice.CARD, who);
        }
    }

    /** Tells someone of a step in a line; to a requester who has no card yet, their card says it. */
    private void tell(Tx tx, NoticeBatch batch, PersonId person) {
        Recipient whom = Recipient.of(person);
        boolean first = person.equals(batch.ask.requester()) && !hasCard(tx, batch.ask, whom);
        batch.add(first ? AskNotice.CARD : AskNotice.TOLD, whom);
    }

    private boolean hasCard(Tx tx, Ask ask, Recipient place) {
        return sent(tx, ask, AskNotice.CARD).stream()
                .anyMatch(card -> card.recipient().equals(place));
    }

    private List<Outbox.Caused> sent(Tx tx, Ask ask, String kind) {
        return outbox.sent(tx, ask.id().workspace(), ask.id().number(), kind);
    }

    /** The card of those who were asked arrived in the end: the lines that said that it could not be delivered say so. */
    void arrived(Tx tx, Ask ask, Recipient place) {
        if (!places(tx, ask).contains(place)) {
            return;
        }
        NoticeBatch batch = new NoticeBatch(ask, 0);
        sent(tx, ask, AskNotice.UNDELIVERED).stream()
                .filter(line -> AskNotice.undelivered(line.details()).equals(place.id()))
                .forEach(line -> batch.settle(AskNotice.UNDELIVERED, line));
        outbox.owe(tx, batch.owed);
    }

    /** The lines that asked for something that has been settled say so. */
    private void settle(Tx tx, NoticeBatch batch, Ask after) {
        List<Outbox.Caused> asked = sent(tx, after, AskNotice.ACT);
        if (!asked.isEmpty()) {
            List<HistoryEntry> history =
                    tx
                            .dao(AskDao.class)
                            .history(after.id().workspace(), after.id().number())
                            .stream()
                            .map(HistoryRow::entry)
                            .toList();
            asked.stream()
                    .filter(line -> after.settled(line.step(), history).isPresent())
                    .forEach(line -> batch.settle(AskNotice.ACT, line));
        }
        List<String> waiting = after.state() == State.OPEN
                ? places(tx, after).stream().map(Recipient::id).toList()
                : List.of();
        sent(tx, after, AskNotice.UNDELIVERED).stream()
                .filter(line -> !AskNotice.undelivered(line.details())
                        .equals(after.requester().value()))
                .filter(line -> !waiting.contains(AskNotice.undelivered(line.details())))
                .forEach(line -> batch.settle(AskNotice.UNDELIVERED, line));
    }

    /** Requester and assignee are told in a line, except the one who took the step; every card is updated. */
    void told(Tx tx, Ask after, long step, @Nullable PersonId by) {
        NoticeBatch batch = new NoticeBatch(after, step);
        for (PersonId whom : concerned(after)) {
            if (!whom.equals(by)) {
                tell(tx, batch, whom);
            }
        }
        refreshed(tx, batch, after);
    }

    /** A requester who agreed asks nothing more of the assignee, but an assignee who did promises another date. */
    void agreed(Tx tx, Ask after, long step, PersonId by) {
        if (by.equals(after.requester())) {
            shown(tx, after, step);
        } else {
            told(tx, after, step, by);
        }
    }

    /**
     * It went as its assignee hoped, who need not do anything now: every card says so. They get a message only if no card
     * that they can see can change.
     */
    void shown(Tx tx, Ask after, long step) {
        NoticeBatch batch = new NoticeBatch(after, step);
        PersonId assignee = Objects.requireNonNull(after.assignee());
        if (!hasThread(tx, after) && !hasCard(tx, after, Recipient.of(assignee))) {
            batch.add(AskNotice.TOLD, Recipient.of(assignee));
        }
        refreshed(tx, batch, after);
    }

    /** The requester's card says that they can change it. */
    void rated(Tx tx, Ask ask, Act act) {
        Recipient requester = Recipient.of(ask.requester());
        if (hasCard(tx, ask, requester)) {
            outbox.owe(
                    tx,
                    owed(ask, AskNotice.REFRESH, requester, 0, "rated/" + act.key())
                            .asChange());
        }
    }

    /**
     * Tells the answer to the assignee, and to the person who asked if they may still see the ask. While nobody has
     * accepted it, that is now up to them, so a short answer comes with the buttons for it.
     */
    void answered(Tx tx, Ask after, long step, @Nullable String words, Optional<PersonId> asker) {
        NoticeBatch batch = new NoticeBatch(
                after, step, words == null ? 1 : CommentParts.of(words).size());
        Set<PersonId> told = new LinkedHashSet<>();
        asker.ifPresent(told::add);
        if (after.assignee() != null) {
            told.add(after.assignee());
        }
        List<Recipient> waiting = after.state() == State.OPEN && batch.parts == 1 ? places(tx, after) : List.of();
        for (PersonId person : told) {
            Recipient whom = Recipient.of(person);
            boolean act = waiting.contains(whom) && hasCard(tx, after, whom);
            batch.add(act ? AskNotice.ACT : AskNotice.TOLD, whom);
        }
        refreshed(tx, batch, after);
    }

    /**
     * The other side reads it: the requester, or the assignee or else those who were asked. It stands in the thread of the
     * card in a team's channel, where everyone can read it already if it was written there.
     */
    void commented(Tx tx, Ask ask, long step, String words, Act act) {
        Set<Recipient> told = otherSide(tx, ask, act);
        NoticeBatch batch = new NoticeBatch(ask, step, CommentParts.of(words).size());
        told.forEach(person -> batch.add(AskNotice.TOLD, person));
        if (act.seenIn() == null || !new Addressee.OfTeam(act.seenIn()).equals(ask.addressee())) {
            line(batch, ask);
        }
        owe(tx, batch);
    }

    /** Those who read in their direct messages what someone says. */
    Set<Recipient> otherSide(Tx tx, Ask ask, Act act) {
        Set<Recipient> told = new LinkedHashSet<>();
        concerned(ask).forEach(person -> told.add(Recipient.of(person)));
        boolean channel = ask.addressee() instanceof Addressee.OfTeam && !ask.helpersOnly();
        if (act.by().equals(ask.requester()) && ask.assignee() == null && !channel) {
            told.addAll(places(tx, ask));
        }
        told.remove(Recipient.of(act.by()));
        return told;
    }

    /** Every line that says it changes; there are more if it takes more parts now. */
    void reworded(Tx tx, Ask ask, long step, String words, String key) {
        NoticeBatch batch = new NoticeBatch(ask, step, CommentParts.of(words).size());
        for (String kind : List.of(AskNotice.TOLD, AskNotice.ACT, AskNotice.LINE)) {
            for (Outbox.Caused line :
                    outbox.caused(tx, ask.id().workspace(), ask.id().number(), kind, step)) {
                int part = AskNotice.part(line.details());
                batch.owed.add(owed(ask, AskNotice.RETOLD, line.recipient(), step, part + "/" + key)
                        .with(kind + " " + part, null));
                // Those that are owed already are not owed twice.
                batch.add(kind, line.recipient());
            }
        }
        owe(tx, batch);
    }

    /** The line of a question changes, as nobody has to answer it any more. */
    void settled(Tx tx, Ask ask, long question) {
        List<NewNotice> owed =
                outbox.caused(tx, ask.id().workspace(), ask.id().number(), AskNotice.LINE, question).stream()
                        .map(line -> owed(ask, AskNotice.RETOLD, line.recipient(), question, question + "/settled")
                                .with(AskNotice.LINE + " 1", null))
                        .toList();
        outbox.owe(tx, owed);
    }

    /** The assignee, or those who were asked, are told of the new words; a channel gets a line in the thread. */
    void edited(Tx tx, Ask after, long step) {
        NoticeBatch batch = new NoticeBatch(after, step);
        if (after.assignee() != null) {
            batch.add(AskNotice.TOLD, Recipient.of(after.assignee()));
        } else if (after.helpersOnly() || after.addressee() instanceof Addressee.OfPerson) {
            places(tx, after).forEach(place -> batch.add(AskNotice.TOLD, place));
        }
        refreshed(tx, batch, after);
    }

    /** The previous assignee and the requester are told who has it now. */
    void takenOver(Tx tx, Ask after, long step, PersonId before, PersonId by) {
        NoticeBatch batch = new NoticeBatch(after, step);
        batch.add(AskNotice.TOLD, Recipient.of(before));
        tell(tx, batch, after.requester());
        batch.add(AskNotice.REFRESH, Recipient.of(before));
        refreshed(tx, batch, after);
    }

    /** The requester is told, and those who were asked can accept it from their card. */
    void givenBack(Tx tx, Ask before, Ask after, long step) {
        NoticeBatch batch = new NoticeBatch(after, step);
        tell(tx, batch, after.requester());
        batch.add(AskNotice.REFRESH, Recipient.of(Objects.requireNonNull(before.assignee())));
        refreshed(tx, batch, after);
    }

    /** The requester is asked whether it is solved; the assignee is told if another helper marked it. */
    void done(Tx tx, Ask after, long step, PersonId by) {
        if (after.assignee() != null && !by.equals(after.assignee())) {
            NoticeBatch batch = new NoticeBatch(after, step);
            batch.add(AskNotice.TOLD, Recipient.of(after.assignee()));
            owe(tx, batch);
        }
        mustAct(tx, after, step, after.requester());
    }

    /** The assignee gets it back. If they have left, only the cards are updated here; the next step tells people. */
    void reopened(Tx tx, Ask after, long step, PersonId assignee, boolean gone) {
        if (gone) {
            refreshed(tx, new NoticeBatch(after, step), after);
        } else {
            mustAct(tx, after, step, assignee);
        }
    }

    /** The assignee has left: the requester is told, and those who were asked can take it from their card. */
    void leftBehind(Tx tx, Ask after, long step) {
        NoticeBatch batch = new NoticeBatch(after, step);
        tell(tx, batch, after.requester());
        refreshed(tx, batch, after);
    }

    private void refreshed(Tx tx, NoticeBatch batch, Ask after) {
        everywhere(tx, after).forEach(place -> batch.add(AskNotice.REFRESH, place));
        line(batch, after);
        settle(tx, batch, after);
        owe(tx, batch);
    }

    /** The cards where it was are closed. Where it is now gets one, or has an old one that is opened again. */
    void handedOff(Tx tx, Ask before, Ask after, long step, PersonId by) {
        NoticeBatch batch = new NoticeBatch(after, step);
        Set<Recipient> now = new LinkedHashSet<>(places(tx, after));
        // The line goes to the thread of the card that is closed, or of the card that stays.
        line(batch, before);
        boolean stays = before.addressee().equals(after.addressee()) && before.helpersOnly() == after.helpersOnly();
        if (stays) {
            now.forEach(place -> batch.add(AskNotice.REFRESH, place));
        } else {
            now.forEach(place -> comesTo(tx, batch, place, by));
        }
        for (Recipient place : everywhere(tx, before)) {
            if (!now.contains(place) && !place.equals(Recipient.of(after.requester()))) {
                batch.add(AskNotice.ENDED, place);
            }
        }
        for (PersonId whom : concerned(before)) {
            if (!whom.equals(by) && (stays || !now.contains(Recipient.of(whom)))) {
                tell(tx, batch, whom);
            }
        }
        batch.add(AskNotice.REFRESH, Recipient.of(after.requester()));
        settle(tx, batch, after);
        owe(tx, batch);
    }

    private void comesTo(Tx tx, NoticeBatch batch, Recipient place, PersonId by) {
        if (!hasCard(tx, batch.ask, place)) {
            batch.add(AskNotice.CARD, place);
            return;
        }
        batch.add(AskNotice.REFRESH, place);
        if (place instanceof Recipient.ToChannel) {
            batch.add(AskNotice.LINE, place);
        } else if (!place.equals(Recipient.of(by))) {
            batch.add(AskNotice.ACT, place);
        }
    }

    /**
     * The other side is asked how it goes: the requester, or the assignee, or those who could accept it. The card of who
     * asked offers a nudge again once it is allowed.
     */
    void nudged(Tx tx, Ask after, long step, PersonId by, Instant again) {
        outbox.owe(tx, change(after, Recipient.of(by), step, "nudged/" + step).notBefore(again));
        PersonId assignee = after.assignee();
        if (!by.equals(after.requester())) {
            mustAct(tx, after, step, after.requester());
        } else if (assignee != null) {
            mustAct(tx, after, step, assignee);
        } else if (after.addressee() instanceof Addressee.OfPerson asked) {
            mustAct(tx, after, step, asked.person());
        } else {
            NoticeBatch batch = new NoticeBatch(after, step);
            boolean thread = hasThread(tx, after);
            if (!thread) {
                helpers(tx, after).forEach(helper -> batch.add(AskNotice.TOLD, Recipient.of(helper)));
            }
            everywhere(tx, after).forEach(place -> batch.add(AskNotice.REFRESH, place));
            if (thread) {
                line(batch, after);
            }
            settle(tx, batch, after);
            owe(tx, batch);
        }
    }

    /** Its date has passed: every card is updated, but nobody is told, since nobody did anything. */
    public void late(Tx tx, Ask ask, Instant since) {
        String why = ask.id().number() + "/late/" + since.toEpochMilli();
        outbox.owe(
                tx,
                everywhere(tx, ask).stream()
                        .map(place -> change(ask, place, 0, why))
                        .toList());
    }

    /** Nobody said whether it is solved: every card and line is updated, but nobody is told by a message. */
    void confirmedByTime(Tx tx, Ask after, long step) {
        NoticeBatch batch = new NoticeBatch(after, step);
        everywhere(tx, after).forEach(place -> batch.owed.add(change(after, place, step, "confirmed/" + step)));
        settle(tx, batch, after);
        owe(tx, batch);
    }

    /** Whether a line can be posted in a thread in the channel of the team that was asked. */
    private boolean hasThread(Tx tx, Ask ask) {
        return !ask.helpersOnly()
                && ask.addressee() instanceof Addressee.OfTeam team
                && teams.channel(tx, ask.id().workspace(), team.channel())
                        .filter(Channel::takesPosts)
                        .isPresent();
    }

    /** The card is sent once more to those who have none. */
    void again(Tx tx, Ask ask, String key) {
        for (Recipient place : places(tx, ask)) {
            if (hasCard(tx, ask, place)) {
                arrived(tx, ask, place);
            } else {
                outbox.owe(tx, owed(ask, AskNotice.CARD, place, 0, "again/" + key));
            }
        }
    }

    /** An update caused by time alone, which nobody is waiting for. */
    private static NewNotice change(Ask ask, Recipient place, long step, String why) {
        return owed(ask, AskNotice.REFRESH, place, step, why).asChange().inBulk();
    }

    /** @param step the step that causes it, or 0 if none does */
    private static NewNotice owed(Ask ask, String kind, Recipient place, long step, String why) {
        return NewNotice.now(
                ask.id().workspace(), kind, place, ask.id().number(), step, kind + "/" + why + "/" + place.id());
    }

    /** The requester and the assignee, if there is one. */
    private static List<PersonId> concerned(Ask ask) {
        PersonId assignee = ask.assignee();
        return assignee == null ? List.of(ask.requester()) : List.of(ask.requester(), assignee);
    }

    /** The places where those who were asked have its card. */
    List<Recipient> places(Tx tx, Ask ask) {
        return ask.helpersOnly() && ask.addressee() instanceof Addressee.OfTeam
                ? helpers(tx, ask).stream().map(Recipient::of).toList()
                : List.of(ask.addressee().recipient());
    }

    /** The named helpers of the team that was asked. */
    public List<PersonId> helpers(Tx tx, Ask ask) {
        return ask.addressee() instanceof Addressee.OfTeam team
                ? teams.helpers(tx, ask.id().workspace(), team.channel()).stream()
                        // The requester has a card of their own.
                        .filter(helper -> !helper.equals(ask.requester()))
                        .toList()
                : List.of();
    }

    /** All places where a card of it may be. */
    private Set<Recipient> everywhere(Tx tx, Ask ask) {
        Set<Recipient> all = new LinkedHashSet<>();
        all.add(Recipient.of(ask.requester()));
        all.addAll(places(tx, ask));
        if (ask.assignee() != null) {
            all.add(Recipient.of(ask.assignee()));
        }
        return all;
    }

    private static void line(NoticeBatch batch, Ask ask) {
        if (ask.addressee() instanceof Addressee.OfTeam && !ask.helpersOnly()) {
            batch.add(AskNotice.LINE, ask.addressee().recipient());
        }
    }

    private void owe(Tx tx, NoticeBatch batch) {
        if (!batch.owed.isEmpty()) {
            sent(tx, batch.ask, AskNotice.LOGGED).forEach(line -> batch.add(AskNotice.SOURCE, line.recipient()));
            outbox.owe(tx, batch.owed);
        }
    }

    /** The notices that one step causes. */
    private static final class NoticeBatch {
        private final Ask ask;
        private final long step;
        private final int parts;
        private final List<NewNotice> owed = new ArrayList<>();

        NoticeBatch(Ask ask, long step) {
            this(ask, step, 1);
        }

        /** {@code parts}: how many messages what was said takes. */
        NoticeBatch(Ask ask, long step, int parts) {
            this.ask = ask;
            this.step = step;
            this.parts = parts;
        }

        void add(String kind, Recipient place) {
            if (kind.equals(AskNotice.REFRESH) && comes(place)) {
                return;
            }
            NewNotice one =
                    NewNotice.caused(ask.id().workspace(), kind, place, ask.id().number(), step);
            owed.add(kind.equals(AskNotice.REFRESH) || kind.equals(AskNotice.SOURCE) ? one.asChange() : one);
            if (kind.equals(AskNotice.TOLD) || kind.equals(AskNotice.LINE)) {
                for (int part = 2; part <= parts; part++) {
                    owed.add(owed(ask, kind, place, step, step + "/" + part).with(String.valueOf(part), null));
                }
            }
        }

        /** Whether the card itself is on its way there, and shows all that is so now. */
        private boolean comes(Recipient place) {
            return owed.stream()
                    .anyMatch(one ->
                            one.kind().equals(AskNotice.CARD) && one.recipient().equals(place));
        }

        void settle(String kind, Outbox.Caused line) {
            owed.add(AskNotice.settled(ask, kind, line));
        }

        void add(String kind, Recipient place, String note) {
            owed.add(
                    NewNotice.caused(ask.id().workspace(), kind, place, ask.id().number(), step)
                            .with(note, null));
        }
    }
}
