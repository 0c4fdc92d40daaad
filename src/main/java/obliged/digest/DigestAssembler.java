package obliged.digest;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import obliged.ask.Addressee;
import obliged.ask.Ask;
import obliged.ask.AskId;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.State;
import obliged.outbox.Recipient;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.ChannelAccess;
import obliged.team.Team;
import obliged.team.Teams;
import obliged.team.WorkingSpan;
import obliged.thanks.ThankYou;
import obliged.thanks.ThankYouId;
import obliged.thanks.ThankYous;
import org.jspecify.annotations.Nullable;

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

    /** A digest in which asks and thank-yous are only numbers. */
    record Outline(
            @Nullable Long number,
            WorkspaceId workspace,
            ChannelId team,
            Week week,
            Instant until,
            List<Digest.WeekOf> weeks,
            WeekNumbers numbers,
            WeekNumbers before,
            WorkingSpan promise,
            Duration promised,
            List<Long> waiting,
            List<Long> thanks,
            int moreThanks,
            List<Long> impacts,
            List<Long> better,
            Digest.@Nullable Tip tip,
            @Nullable PersonId by) {}

    /** The outline of a week that was just collected. */
    static Outline found(WorkspaceId workspace, Team team, Week week, Instant now, Plan plan, CollectedWeek found) {
        List<Digest.WeekOf> weeks = found.weeks();
        return new Outline(
                null,
                workspace,
                team.channel(),
                week,
                endOfDay(now, team.hours().zone()),
                weeks,
                weeks.get(weeks.size() - 1).numbers().with(found.open(), found.overdue()),
                weeks.get(weeks.size() - 2).numbers().with(found.openBefore(), found.overdueBefore()),
                team.firstAnswer(),
                team.firstAnswer().of(team.hours()),
                found.waiting(),
                found.thanks(),
                found.moreThanks(),
                found.impacts(),
                found.better(),
                plan.tip(),
                plan.by());
    }

    static Instant endOfDay(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }

    Optional<Digest> find(WorkspaceId workspace, long number) {
        return store.read(tx ->
                        tx.dao(PlanDao.class).digest(workspace, number).map(row -> kept(tx, workspace, number, row)))
                .map(this::whole);
    }

    private static Outline kept(Tx tx, WorkspaceId workspace, long number, DigestRow row) {
        Week week = new Week(LocalDate.parse(row.week()));
        List<Digest.WeekOf> weeks = weeks(tx, workspace, row.team(), week);
        return new Outline(
                number,
                workspace,
                row.team(),
                week,
                row.until(),
                weeks,
                weeks.get(weeks.size() - 1).numbers().with(row.open(), row.overdue()),
                weeks.get(weeks.size() - 2).numbers().with(row.openBefore(), row.overdueBefore()),
                WorkingSpan.parse(row.promise()),
                Duration.ofMillis(row.promisedMillis()),
                DigestRow.numbers(row.waiting()),
                DigestRow.numbers(row.thanks()),
                row.moreThanks(),
                DigestRow.numbers(row.impacts()),
                DigestRow.numbers(row.better()),
                row.tip() == null || row.tipBy() == null ? null : new Digest.Tip(row.tip(), row.tipBy()),
                row.onBy());
    }

    private static List<Digest.WeekOf> weeks(Tx tx, WorkspaceId workspace, ChannelId team, Week last) {
        Week first = last.minus(WeekCollector.WEEKS - 1);
        Map<Week, Digest.WeekOf> kept =
                tx
                        .dao(PlanDao.class)
                        .weeks(
                                workspace,
                                team,
                                first.monday().toString(),
                                last.monday().toString())
                        .stream()
                        .map(WeekRow::of)
                        .collect(toMap(Digest.WeekOf::week, one -> one));
        List<Digest.WeekOf> weeks = new ArrayList<>();
        for (int back = WeekCollector.WEEKS - 1; back >= 0; back--) {
            weeks.add(kept.get(last.minus(back)));
        }
        return weeks;
    }

    /** Not to be called within a transaction, since it runs several of its own. */
    Digest whole(Outline outline) {
        return new Digest(
                outline.number,
                outline.workspace,
                outline.team,
                outline.week,
                outline.until,
                outline.numbers,
                outline.before,
                outline.weeks,
                outline.promise,
                outline.promised,
                asks(outline, outline.waiting, ask -> ask.state() == State.OPEN || ask.state() == State.ACCEPTED),
                shoutOuts(outline),
                outline.moreThanks,
                asks(
                        outline,
                        outline.impacts,
                        ask -> ask.wish().impact() != null
                                && (ask.state() == State.DONE || ask.state() == State.CONFIRMED)),
                better(outline),
                outline.tip,
                outline.by);
    }

    /** The asks that everyone in the channel may see. */
    private List<Ask> asks(Outline outline, List<Long> numbers, Predicate<Ask> still) {
        Addressee team = new Addressee.OfTeam(outline.team);
        return numbers.stream()
                .flatMap(number -> asks
                        .shownTo(new AskId(outline.workspace, number), Recipient.of(outline.team))
                        .map(AskView::ask)
                        .filter(ask -> !ask.helpersOnly() && ask.addressee().equals(team))
                        .filter(still)
                        .stream())
                .toList();
    }

    private List<ThankYou> shoutOuts(Outline outline) {
        return outline.thanks.stream()
                .flatMap(number -> thanks.find(new ThankYouId(outline.workspace, number)).stream())
                .filter(one -> !one.isUndone() && isOpen(outline, one))
                .toList();
    }

    private boolean isOpen(Outline outline, ThankYou one) {
        ChannelId channel = one.channel();
        return channel != null
                && (channel.equals(outline.team) || ChannelAccess.isOpen(teams.channel(outline.workspace, channel)));
    }

    private List<String> better(Outline outline) {
        List<Measures.Rating> ratings = store.read(tx -> outline.better.stream()
                .flatMap(number -> tx.dao(DigestDao.class).rating(outline.workspace, outline.team, number).stream())
                .toList());
        return Measures.better(ratings, ratings.size()).stream()
                .flatMap(rating -> Stream.ofNullable(rating.better()))
                .toList();
    }
}
