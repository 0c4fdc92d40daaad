package obliged.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.ask.Act;
import obliged.ask.Asks;
import obliged.outbox.Notice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Channel;
import obliged.team.Team;
import obliged.team.Teams;
import obliged.thanks.ThankYous;
import org.jspecify.annotations.Nullable;

/** The digests of all teams: when they are posted, and what is in them. */
public final class Digests {
    /** The most characters that a tip may have. */
    public static final int LONGEST_TIP = 1_000;

    private final Store store;
    private final People people;
    private final Teams teams;
    private final Outbox outbox;
    private final WeekCollector collector;
    private final DigestScheduler scheduler;
    private final DigestAssembler assembler;

    public Digests(Store store, People people, Teams teams, Asks asks, ThankYous thanks, Outbox outbox) {
        this.store = store;
        this.people = people;
        this.teams = teams;
        this.outbox = outbox;
        this.collector = new WeekCollector(people, teams);
        this.scheduler = new DigestScheduler(store, teams, outbox, collector);
        this.assembler = new DigestAssembler(store, teams, asks, thanks);
        teams.onMoved(this::moved);
        outbox.onGivenUp(DigestNotice.POST, this::unposted);
    }

    /** Stops a digest that could not be posted, unless the post may have arrived. */
    private void unposted(Tx tx, Notice post, String problem) {
        if (!post.isInDoubt() && post.recipient() instanceof Recipient.ToChannel to) {
            plan(tx, post.workspace(), to.channel())
                    .ifPresent(plan -> scheduler.stop(tx, post.workspace(), plan, problem));
        }
    }

    private void moved(Tx tx, WorkspaceId workspace, ChannelId from, ChannelId to) {
        PlanDao dao = tx.dao(PlanDao.class);
        dao.planMoved(workspace, from, to);
        dao.forget(workspace, from);
        dao.digestsMoved(workspace, from, to);
        dao.weeksMoved(workspace, from, to);
        outbox.sentMoved(tx, workspace, DigestNotice.KINDS, dao.toldIn(workspace, to), from, to);
    }

    /** A team's plan for its digest. */
    public Plan plan(WorkspaceId workspace, ChannelId team) {
        return store.read(tx -> plan(tx, workspace, team).map(PlanRow::plan).orElseGet(() -> Plan.usual(team)));
    }

    private static Optional<PlanRow> plan(Tx tx, WorkspaceId workspace, ChannelId team) {
        return tx.dao(PlanDao.class).plan(workspace, team);
    }

    /** Switches the digest on from its next hour. If it is already on, nothing changes. */
    public Plan on(Act act, ChannelId team) {
        return change(act, team, (tx, plan) -> plan.isOn() ? plan : plan.on(act.by(), tx.now()));
    }

    /** Switches the digest off. */
    public Plan off(Act act, ChannelId team) {
        return change(act, team, (tx, plan) -> plan.off());
    }

    /** Sets the hour of the week at which it is posted, without switching it on or off. */
    public Plan at(Act act, ChannelId team, DayOfWeek day, LocalTime time) {
        return change(act, team, (tx, plan) -> plan.at(day, time.truncatedTo(ChronoUnit.MINUTES)));
    }

    /** Sets the tip for the next digest; null removes it. */
    public Plan tip(Act act, ChannelId team, @Nullable String words) {
        if (words != null && words.length() > LONGEST_TIP) {
            throw new Refusal(DigestReason.TIP_TOO_LONG);
        }
        Digest.Tip tip = words == null || words.isBlank() ? null : new Digest.Tip(words.strip(), act.by());
        return change(act, team, (tx, plan) -> plan.with(tip));
    }

    private interface Changed {
        Plan of(Tx tx, Plan plan);
    }

    /** Changes a plan; a repeated request changes nothing. */
    private Plan change(Act act, ChannelId team, Changed changed) {
        return store.write(tx -> {
            Plan before = plan(tx, act.workspace(), team).map(PlanRow::plan).orElseGet(() -> Plan.usual(team));
            if (!outbox.markProcessed(tx, act.workspace(), act.key(), 0)) {
                return before;
            }
            Person who = people.findOrRegister(tx, act.workspace(), act.who());
            teams.requireTheirs(tx, act.workspace(), team, act.by());
            Plan after = changed.of(tx, before);
            if (!after.equals(before)) {
                teams.createIfMissing(tx, act.workspace(), team, who.zone());
                // The next tick works out when its hour comes next in its zone.
                Instant next = after.isOn() ? Instant.EPOCH : null;
                tx.dao(PlanDao.class).save(act.workspace(), PlanRow.of(after, next));
            }
            return after;
        });
    }

    /** The last whole week of a team, for one reader, who has to be able to read its channel. */
    public Digest now(WorkspaceId workspace, PersonId reader, ChannelId team) {
        return assembler.whole(workspace, store.read(tx -> {
            Person person = people.find(tx, workspace, reader).orElseThrow(() -> new Refusal(DigestReason.NOT_SEEN));
            if (!mayRead(tx, workspace, team, person)) {
                throw new Refusal(DigestReason.NOT_SEEN);
            }
            Team known = teams.team(tx, workspace, team).orElseGet(() -> Team.of(team, person.zone()));
            ZoneId zone = known.hours().zone();
            Week week = Week.of(tx.now(), zone).minus(1);
            Plan plan = plan(tx, workspace, team).map(PlanRow::plan).orElseGet(() -> Plan.usual(team));
            CollectedWeek found = collector.of(tx, workspace, known, week);
            return new DigestAssembler.Outline(
                    new SavedDigest(Digest.Basics.of(tx.now(), known, week, plan), found.backlog(), found.subjects()),
                    found.weeks());
        }));
    }

    private boolean mayRead(Tx tx, WorkspaceId workspace, ChannelId team, Person reader) {
        return reader.isColleague()
                && teams.channel(tx, workspace, team).isPresent()
                && teams.access().mayKnowOf(tx, workspace, team, reader.id());
    }

    /** A saved digest, to be worded. */
    public Optional<Digest> find(WorkspaceId workspace, long number) {
        return assembler.find(workspace, number);
    }

    /** The current week of the teams that someone helps or is in; those that they help come first. */
    public List<TeamWeek> myTeamsWeek(WorkspaceId workspace, PersonId reader, int most) {
        return store.read(tx -> {
            Optional<Person> person = people.find(tx, workspace, reader);
            if (person.filter(Person::isColleague).isEmpty()) {
                return List.of();
            }
            Set<ChannelId> helped = teams.helped(tx, workspace, reader);
            Set<ChannelId> all = new HashSet<>(helped);
            all.addAll(teams.joined(tx, workspace, reader));
            return all.stream()
                    .flatMap(id -> teams.channel(tx, workspace, id).stream())
                    .filter(channel -> !channel.archived())
                    .sorted(Comparator.comparing((Channel channel) -> !helped.contains(channel.id()))
                            .thenComparing(Channel::name)
                            .thenComparing(channel -> channel.id().value()))
                    .limit(most)
                    .flatMap(channel -> teams.team(tx, workspace, channel.id()).stream())
                    .map(team -> week(tx, workspace, team))
                    .toList();
        });
    }

    private TeamWeek week(Tx tx, WorkspaceId workspace, Team team) {
        Week week = Week.of(tx.now(), team.hours().zone());
        return new TeamWeek(team.channel(), week, collector.soFar(tx, workspace, team, week));
    }

    /** Owes the digests that are due, one per week and team. It is idempotent and may be called at any time. */
    public void tellAll(WorkspaceId workspace) {
        scheduler.tellAll(workspace);
    }
}
