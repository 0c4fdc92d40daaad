package obliged.ask;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.shared.PersonId;
import obliged.store.Tx;
import obliged.team.Channel;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * What each step makes us owe, and to whom. Cards are changed in place; a step that needs someone's act is a new card in
 * their direct messages; whoever else it concerns is told in a line; a team's channel reads it in the card's thread.
 */
public final class AskNotifications {
    private final Outbox outbox;
    private final Teams teams;

    public AskNotifications(Outbox outbox, Teams teams) {
        this.outbox = outbox;
        this.teams = teams;
    }

    void logged(Tx tx, Ask ask, long step, NewAsk.@Nullable Source source) {
        NoticeBatch batch = new NoticeBatch(ask, step);
        places(tx, ask).forEach(place -> batch.add(AskNotice.CARD, place));
        batch.add(AskNotice.CARD, Recipient.of(ask.requester()));
        if (source != null
                && teams.channel(tx, ask.id().workspace(), source.channel())
                        .filter(Channel::takesPosts)
                        .isPresent()) {
            batch.add(AskNotice.LOGGED, Recipient.of(source.channel()), source.thread());
        }
        owe(tx, batch);
    }

    /** It was declined, and is asked of someone else now: whoever asked need not be offered that any more. */
    void followed(Tx tx, Ask declined, long step) {
        NoticeBatch batch = new NoticeBatch(declined, step);
        batch.add(AskNotice.REFRESH, Recipient.of(declined.requester()));
        owe(tx, batch);
    }

    /**
     * A plain acceptance is told; one that suggests another date needs the requester's word. Whoever accepted a team's
     * ask without any date gets a card of their own, to give one.
     */
    void accepted(Tx tx, Ask after, long accepted, long suggested, PersonId by) {
        if (suggested != accepted) {
            NoticeBatch batch = new NoticeBatch(after, accepted);
            line(batch, after);
            owe(tx, batch);
            mustAct(tx, after, suggested, after.requester());
        } else if (after.due() == null && after.addressee() instanceof Addressee.OfTeam) {
            NoticeBatch batch = new NoticeBatch(after, accepted);
            batch.add(AskNotice.TOLD, Recipient.of(after.requester()));
            owe(tx, batch);
            mustAct(tx, after, accepted, by);
        } else {
            told(tx, after, accepted, by);
        }
    }

    /** Someone's word is needed: they get a card that asks for it, and the one before it becomes a line. */
    void mustAct(Tx tx, Ask after, long step, PersonId who) {
        NoticeBatch batch = new NoticeBatch(after, step);
        batch.add(AskNotice.CARD, Recipient.of(who));
        batch.add(AskNotice.RETIRE, Recipient.of(who));
        for (Recipient place : everywhere(tx, after)) {
            if (!place.equals(Recipient.of(who))) {
                batch.add(AskNotice.REFRESH, place);
            }
        }
        line(batch, after);
        owe(tx, batch);
    }

    /** The two whom it concerns are told in a line, but not who did it; every card says what is so now. */
    void told(Tx tx, Ask after, long step, @Nullable PersonId by) {
        NoticeBatch batch = new NoticeBatch(after, step);
        for (PersonId whom : concerned(after)) {
            if (!whom.equals(by)) {
                batch.add(AskNotice.TOLD, Recipient.of(whom));
            }
        }
        refreshed(tx, batch, after);
    }

    /** Whoever asked is told the answer, whether they have it or not, as long as they may see it; and whoever has it. */
    void answered(Tx tx, Ask after, long step, Optional<PersonId> asker) {
        NoticeBatch batch = new NoticeBatch(after, step);
        Set<PersonId> told = new LinkedHashSet<>();
        asker.ifPresent(told::add);
        if (after.assignee() != null) {
            told.add(after.assignee());
        }
        told.forEach(person -> batch.add(AskNotice.TOLD, Recipient.of(person)));
        refreshed(tx, batch, after);
    }

    /** Whoever has it, or was asked in person, is told of the new words; a channel reads it in the thread. */
    void edited(Tx tx, Ask after, long step) {
        NoticeBatch batch = new NoticeBatch(after, step);
        if (after.assignee() != null) {
            batch.add(AskNotice.TOLD, Recipient.of(after.assignee()));
        } else if (after.helpersOnly() || after.addressee() instanceof Addressee.OfPerson) {
            places(tx, after).forEach(place -> batch.add(AskNotice.TOLD, place));
        }
        refreshed(tx, batch, after);
    }

    /** Whoever had it has it again; of what is not so, as they are gone, the next step tells. */
    void reopened(Tx tx, Ask after, long step, PersonId assignee, boolean gone) {
        if (gone) {
            refreshed(tx, new NoticeBatch(after, step), after);
        } else {
            mustAct(tx, after, step, assignee);
        }
    }

    /** Its assignee has left: the requester is told, and whoever was asked can take it from their card. */
    void leftBehind(Tx tx, Ask after, long step) {
        NoticeBatch batch = new NoticeBatch(after, step);
        batch.add(AskNotice.TOLD, Recipient.of(after.requester()));
        refreshed(tx, batch, after);
    }

    private void refreshed(Tx tx, NoticeBatch batch, Ask after) {
        everywhere(tx, after).forEach(place -> batch.add(AskNotice.REFRESH, place));
        line(batch, after);
        owe(tx, batch);
    }

    /** The cards where it was come to an end, new ones come to where it is now. */
    void handedOff(Tx tx, Ask before, Ask after, long step, PersonId by) {
        NoticeBatch batch = new NoticeBatch(after, step);
        Set<Recipient> now = new LinkedHashSet<>(places(tx, after));
        // Its line comes to the thread of the card that ends; where it stays, as to any other.
        line(batch, before);
        if (before.addressee().equals(after.addressee()) && before.helpersOnly() == after.helpersOnly()) {
            now.forEach(place -> batch.add(AskNotice.REFRESH, place));
        } else {
            now.forEach(place -> batch.add(AskNotice.CARD, place));
            // Where they had it before, there is a card of then.
            now.forEach(place -> batch.add(AskNotice.RETIRE, place));
        }
        for (Recipient place : everywhere(tx, before)) {
            if (!now.contains(place) && !place.equals(Recipient.of(after.requester()))) {
                batch.add(AskNotice.ENDED, place);
            }
        }
        for (PersonId whom : concerned(before)) {
            if (!whom.equals(by) && !now.contains(Recipient.of(whom))) {
                batch.add(AskNotice.TOLD, Recipient.of(whom));
            }
        }
        batch.add(AskNotice.REFRESH, Recipient.of(after.requester()));
        owe(tx, batch);
    }

    /** Whoever has it, or could have it, is asked how it goes; once they may again, the requester's card offers it. */
    void nudged(Tx tx, Ask after, long step, Instant again) {
        outbox.owe(
                tx,
                change(after, Recipient.of(after.requester()), step, "nudged/" + step)
                        .notBefore(again));
        PersonId assignee = after.assignee();
        if (assignee != null) {
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
            owe(tx, batch);
        }
    }

    /** Its date has passed: every card says so, and nobody is told, for it is nobody's doing. */
    public void late(Tx tx, Ask ask, Instant since) {
        String why = ask.id().number() + "/late/" + since.toEpochMilli();
        outbox.owe(
                tx,
                everywhere(tx, ask).stream()
                        .map(place -> change(ask, place, 0, why))
                        .toList());
    }

    /** Whether a line can come beneath a card in the channel of the team that was asked. */
    private boolean hasThread(Tx tx, Ask ask) {
        return !ask.helpersOnly()
                && ask.addressee() instanceof Addressee.OfTeam team
                && teams.channel(tx, ask.id().workspace(), team.channel())
                        .filter(Channel::takesPosts)
                        .isPresent();
    }

    void again(Tx tx, Ask ask, String key) {
        outbox.owe(
                tx,
                places(tx, ask).stream()
                        .map(place -> owed(ask, AskNotice.CARD, place, 0, "again/" + key))
                        .toList());
    }

    /** A change that time brings: nobody is sitting in front of it. */
    private static NewNotice change(Ask ask, Recipient place, long step, String why) {
        return owed(ask, AskNotice.REFRESH, place, step, why).asChange().inBulk();
    }

    /** @param step the one that causes it, or 0 where none does */
    private static NewNotice owed(Ask ask, String kind, Recipient place, long step, String why) {
        return NewNotice.now(
                ask.id().workspace(), kind, place, ask.id().number(), step, kind + "/" + why + "/" + place.id());
    }

    /** The two sides of an ask, as far as there are two. */
    private static List<PersonId> concerned(Ask ask) {
        PersonId assignee = ask.assignee();
        return assignee == null ? List.of(ask.requester()) : List.of(ask.requester(), assignee);
    }

    /** Where those who were asked have its card. */
    private List<Recipient> places(Tx tx, Ask ask) {
        return ask.helpersOnly() && ask.addressee() instanceof Addressee.OfTeam
                ? helpers(tx, ask).stream().map(Recipient::of).toList()
                : List.of(ask.addressee().recipient());
    }

    /** Those of the team that was asked who are named. */
    public List<PersonId> helpers(Tx tx, Ask ask) {
        return ask.addressee() instanceof Addressee.OfTeam team
                ? teams.helpers(tx, ask.id().workspace(), team.channel()).stream()
                        // The requester has a card of their own.
                        .filter(helper -> !helper.equals(ask.requester()))
                        .toList()
                : List.of();
    }

    /** Wherever a card of it may stand. */
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
            outbox.owe(tx, batch.owed);
        }
    }

    /** What one step makes us owe. */
    private static final class NoticeBatch {
        private final Ask ask;
        private final long step;
        private final List<NewNotice> owed = new ArrayList<>();

        NoticeBatch(Ask ask, long step) {
            this.ask = ask;
            this.step = step;
        }

        void add(String kind, Recipient place) {
            NewNotice one =
                    NewNotice.caused(ask.id().workspace(), kind, place, ask.id().number(), step);
            owed.add(kind.equals(AskNotice.REFRESH) ? one.asChange() : one);
        }

        void add(String kind, Recipient place, String note) {
            owed.add(
                    NewNotice.caused(ask.id().workspace(), kind, place, ask.id().number(), step)
                            .with(note, null));
        }
    }
}
