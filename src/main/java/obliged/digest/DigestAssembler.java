package obliged.digest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import obliged.ask.Ask;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.State;
import obliged.outbox.Recipient;
import obliged.shared.ChannelId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.ChannelAccess;
import obliged.team.Teams;
import obliged.thanks.ThankYou;
import obliged.thanks.ThankYouId;
import obliged.thanks.ThankYous;

/**
 * Makes a digest from what was saved of it. The numbers stay as they were; asks, quotes and thank-yous are looked up
 * anew, and left out if the channel may no longer read them.
 */
final class DigestAssembler {
    private final Store store;
    private final Teams teams;
    private final Asks asks;
    private final ThankYous thanks;

    DigestAssembler(Store store, Teams teams, Asks asks, ThankYous thanks) {
        this.store = store;
        this.teams = teams;
        this.asks = asks;
        this.thanks = thanks;
    }

    /** A digest whose asks and thank-yous are still to be looked up. */
    record Outline(SavedDigest digest, List<Digest.WeekOf> weeks) {}

    Optional<Digest> find(WorkspaceId workspace, long number) {
        return store.read(tx -> tx.dao(PlanDao.class)
                        .digest(workspace, number)
                        .map(saved -> new Outline(saved, weeks(tx, workspace, saved.basics()))))
                .map(outline -> whole(workspace, outline));
    }

    private static List<Digest.WeekOf> weeks(Tx tx, WorkspaceId workspace, Digest.Basics basics) {
        Week first = basics.week().minus(WeekCollector.WEEKS - 1);
        return tx.dao(PlanDao.class)
                .weeks(workspace, basics.team(), first.monday(), basics.week().monday());
    }

    /** Not to be called within a transaction, since it runs several of its own. */
    Digest whole(WorkspaceId workspace, Outline outline) {
        SavedDigest saved = outline.digest;
        SavedDigest.Subjects subjects = saved.subjects();
        ChannelId team = saved.basics().team();
        return new Digest(
                workspace,
                saved.basics(),
                outline.weeks,
                saved.backlog(),
                asks(
                        workspace,
                        team,
                        subjects.waiting(),
                        ask -> ask.state() == State.OPEN || ask.state() == State.ACCEPTED),
                shoutOuts(workspace, team, subjects.thanks()),
                subjects.moreThanks(),
                asks(
                        workspace,
                        team,
                        subjects.impacts(),
                        ask -> ask.wish().impact() != null
                                && (ask.state() == State.DONE || ask.state() == State.CONFIRMED)),
                better(workspace, team, subjects.better()),
                daysOff(workspace, saved.basics()));
    }

    private List<LocalDate> daysOff(WorkspaceId workspace, Digest.Basics basics) {
        LocalDate monday = basics.week().monday();
        return teams.team(workspace, basics.team())
                .map(team -> team.hours().daysOff(monday, monday.plusWeeks(1)))
                .orElse(List.of());
    }

    /** The asks that everyone in the channel may see. */
    private List<Ask> asks(WorkspaceId workspace, ChannelId channel, List<Long> numbers, Predicate<Ask> still) {
        Addressee team = new Addressee.OfTeam(channel);
        return numbers.stream()
                .flatMap(number -> asks
                        .shownTo(new AskId(workspace, number), Recipient.of(channel))
                        .map(AskView::ask)
                        .filter(ask -> !ask.helpersOnly() && ask.addressee().equals(team))
                        .filter(still)
                        .stream())
                .toList();
    }

    private List<ThankYou> shoutOuts(WorkspaceId workspace, ChannelId team, List<Long> numbers) {
        return numbers.stream()
                .flatMap(number -> thanks.find(new ThankYouId(workspace, number)).stream())
                .filter(one -> !one.isUndone() && isOpen(workspace, team, one))
                .toList();
    }

    private boolean isOpen(WorkspaceId workspace, ChannelId team, ThankYou one) {
        ChannelId channel = one.channel();
        return channel != null && (channel.equals(team) || ChannelAccess.isOpen(teams.channel(workspace, channel)));
    }

    private List<String> better(WorkspaceId workspace, ChannelId team, List<Long> numbers) {
        List<Measures.Rating> ratings = store.read(tx -> numbers.stream()
                .flatMap(number -> tx.dao(DigestDao.class).rating(workspace, team, number).stream())
                .toList());
        return Measures.better(ratings, ratings.size()).stream()
                .flatMap(rating -> Stream.ofNullable(rating.better()))
                .toList();
    }
}
