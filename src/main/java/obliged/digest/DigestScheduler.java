package obliged.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.outbox.Urgency;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Channel;
import obliged.team.Team;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owes each team its digest when its hour comes. The saved digest itself marks a week as done, and is saved together
 * with its notice. So each week is posted once, even if the clock changes, this runs often or concurrently, or the
 * process dies.
 */
final class DigestScheduler {
    private static final Logger log = LoggerFactory.getLogger(DigestScheduler.class);

    /** How many digests are prepared one after the other, and then saved at once. */
    private static final int BATCH = 25;

    /** No plan is due more than a week and a clock change ahead; one that is was saved by a wrong clock. */
    private static final Duration FARTHEST = Duration.ofDays(8);

    /** The pause after a fault, which may not occur on the next try. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Store store;
    private final Teams teams;
    private final Outbox outbox;
    private final WeekCollector collector;

    DigestScheduler(Store store, Teams teams, Outbox outbox, WeekCollector collector) {
        this.store = store;
        this.teams = teams;
        this.outbox = outbox;
        this.collector = collector;
    }

    /** What to do about one plan that is due. */
    private record DuePlan(
            PlanRow plan, Instant next, @Nullable Told told) {}

    /** The digest to post, if the channel takes it; empty if it does not. */
    private record Told(Digest.Basics basics, @Nullable CollectedWeek collected) {}

    void tellAll(WorkspaceId workspace) {
        List<PlanRow> due = due(workspace);
        while (!due.isEmpty()) {
            List<DuePlan> plans = due.stream().map(plan -> due(workspace, plan)).toList();
            store.run(tx -> plans.forEach(plan -> take(tx, workspace, plan)));
            due = due(workspace);
        }
    }

    private List<PlanRow> due(WorkspaceId workspace) {
        return store.read(
                tx -> tx.dao(PlanDao.class).due(workspace, tx.now(), tx.now().plus(FARTHEST), BATCH));
    }

    /** Prepares a plan in a read transaction, so that writers are not held up. */
    private DuePlan due(WorkspaceId workspace, PlanRow plan) {
        try {
            return store.read(tx -> due(tx, workspace, plan));
        } catch (RuntimeException e) {
            log.error("the digest of {} in {} failed and will be tried again", plan.team(), workspace, e);
            return new DuePlan(plan, store.read(tx -> tx.now().plus(PAUSE)), null);
        }
    }

    private DuePlan due(Tx tx, WorkspaceId workspace, PlanRow plan) {
        Optional<Team> team = teams.team(tx, workspace, plan.team());
        if (team.isEmpty()) {
            return new DuePlan(plan, tx.now().plus(PAUSE), null);
        }
        ZoneId zone = team.get().hours().zone();
        Hour hour = plan.hour(zone);
        Week week = Week.of(tx.now(), zone).minus(1);
        boolean now = hour.passedToday(tx.now())
                .filter(passed -> !isSwitchedOnSince(plan, passed, tx.now()))
                .filter(passed -> !tx.dao(PlanDao.class).isTold(workspace, plan.team(), week.monday()))
                .isPresent();
        return new DuePlan(plan, hour.next(tx.now()), now ? told(tx, workspace, team.get(), week, plan.plan()) : null);
    }

    /**
     * Whether it was switched on after its hour, so that the first digest is the next one. A moment in the future comes
     * from a wrong clock.
     */
    private static boolean isSwitchedOnSince(PlanRow plan, Instant hour, Instant now) {
        return plan.onAt() != null && plan.onAt().isAfter(hour) && !plan.onAt().isAfter(now);
    }

    private Told told(Tx tx, WorkspaceId workspace, Team team, Week week, Plan plan) {
        boolean reached = teams.channel(tx, workspace, team.channel())
                .filter(Channel::takesPosts)
                .isPresent();
        return new Told(
                Digest.Basics.of(tx.now(), team, week, plan), reached ? collector.of(tx, workspace, team, week) : null);
    }

    /** Saves the result, unless the plan was processed or changed meanwhile; then it is checked again. */
    private void take(Tx tx, WorkspaceId workspace, DuePlan due) {
        PlanDao dao = tx.dao(PlanDao.class);
        PlanRow plan = due.plan;
        if (!dao.plan(workspace, plan.team()).equals(Optional.of(plan))) {
            return;
        }
        dao.advance(workspace, plan.team(), due.next);
        Told told = due.told;
        if (told == null) {
            return;
        }
        if (told.collected == null) {
            stop(tx, workspace, plan, null);
        } else {
            tell(tx, workspace, told.basics, told.collected);
        }
    }

    private void tell(Tx tx, WorkspaceId workspace, Digest.Basics basics, CollectedWeek found) {
        PlanDao dao = tx.dao(PlanDao.class);
        dao.keep(workspace, basics.team(), found.weeks());
        long number = dao.told(
                workspace,
                tx.now(),
                basics.promise().toString(),
                new SavedDigest(basics, found.backlog(), found.subjects()));
        dao.useTip(workspace, basics.team());
        outbox.owe(
                tx,
                new NewNotice(
                        workspace,
                        DigestNotice.POST,
                        Recipient.of(basics.team()),
                        number,
                        0,
                        null,
                        null,
                        Urgency.BULK,
                        false,
                        Instant.EPOCH,
                        "digest/" + basics.team().value() + "/" + basics.week().monday()));
    }

    /** Stops a digest that can't be posted in its channel, and tells the person who switched it on. */
    void stop(Tx tx, WorkspaceId workspace, PlanRow plan, @Nullable String problem) {
        PersonId by = plan.onBy();
        if (by == null) {
            return;
        }
        ChannelId team = plan.team();
        tx.dao(PlanDao.class).save(workspace, PlanRow.of(plan.plan().off(), null));
        outbox.owe(
                tx,
                NewNotice.now(
                                workspace,
                                DigestNotice.STOPPED,
                                Recipient.of(by),
                                0,
                                0,
                                DigestNotice.STOPPED + "/" + team.value() + "/"
                                        + tx.now().toEpochMilli())
                        .with(problem == null ? team.value() : team.value() + " " + problem, null));
    }
}
