package obliged.digest;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkingHours;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;
import obliged.team.Channel;
import obliged.team.Team;
import obliged.team.Teams;
import org.jdbi.v3.core.result.ResultIterator;

/**
 * Collects what happened in a team's week from the histories of the asks that it touched. The numbers of earlier weeks
 * are taken from what was saved.
 */
final class WeekCollector {
    /** How many weeks are shown side by side. */
    static final int WEEKS = 8;

    private static final int MOST_WAITING = 5;
    private static final int MOST_THANKS = 5;
    private static final int MOST_IMPACTS = 3;
    private static final int MOST_BETTER = 5;
    private static final Duration WEEK = Duration.ofDays(7);

    private final People people;
    private final Teams teams;

    WeekCollector(People people, Teams teams) {
        this.people = people;
        this.teams = teams;
    }

    /** Collects a week that is over. */
    CollectedWeek of(Tx tx, WorkspaceId workspace, Team team, Week week) {
        return new Look(tx, workspace, team).at(week);
    }

    /** The numbers of a week that may not be over yet, without ratings and whatever would take long to find. */
    WeekNumbers soFar(Tx tx, WorkspaceId workspace, Team team, Week week) {
        Look look = new Look(tx, workspace, team);
        DigestDao.Living living = look.dao.living(workspace, team.channel(), tx.now());
        Measures measures = new Measures(team.hours(), look.tenures(week.begins(look.zone()), false), List.of());
        return measures.of(week).with(living.open(), living.overdue());
    }

    /** One read of a team's data. */
    private final class Look {
        private final Tx tx;
        private final DigestDao dao;
        private final WorkspaceId workspace;
        private final ChannelId team;
        private final WorkingHours hours;
        private final Function<PersonId, WorkingHours> doers;

        Look(Tx tx, WorkspaceId workspace, Team team) {
            this.tx = tx;
            this.dao = tx.dao(DigestDao.class);
            this.workspace = workspace;
            this.team = team.channel();
            this.hours = team.hours();
            this.doers = hoursOf(tx, people, workspace);
        }

        ZoneId zone() {
            return hours.zone();
        }

        CollectedWeek at(Week week) {
            Map<Week, WeekNumbers> kept = kept(week);
            Week first = IntStream.range(1, WEEKS)
                    .mapToObj(week::minus)
                    .filter(earlier -> !kept.containsKey(earlier))
                    .min(Week::compareTo)
                    .orElse(week);
            Instant since = first.begins(zone());
            Measures measures = new Measures(hours, tenures(since, true), dao.ratings(workspace, team, since));
            List<Digest.WeekOf> weeks = new ArrayList<>();
            for (int back = WEEKS - 1; back >= 0; back--) {
                Week one = week.minus(back);
                WeekNumbers known = kept.get(one);
                weeks.add(new Digest.WeekOf(one, known != null ? known : measures.of(one)));
            }
            List<Long> thanks = thanks(week);
            return new CollectedWeek(
                    weeks,
                    new Digest.Backlog(
                            measures.open(tx.now()),
                            measures.overdue(tx.now()),
                            measures.open(tx.now().minus(WEEK)),
                            measures.overdue(tx.now().minus(WEEK))),
                    new SavedDigest.Subjects(
                            dao.oldest(workspace, team, MOST_WAITING),
                            thanks.subList(0, Math.min(MOST_THANKS, thanks.size())),
                            Math.max(0, thanks.size() - MOST_THANKS),
                            measures.solvedLast(week).stream()
                                    .filter(number -> dao.hasImpact(workspace, team, number))
                                    .limit(MOST_IMPACTS)
                                    .toList(),
                            measures.better(week, MOST_BETTER).stream()
                                    .map(Measures.Rating::number)
                                    .toList()));
        }

        /** The saved numbers of weeks, which do not change after their digest. */
        private Map<Week, WeekNumbers> kept(Week week) {
            return tx
                    .dao(PlanDao.class)
                    .weeks(workspace, team, week.minus(WEEKS - 1).monday(), week.monday())
                    .stream()
                    .collect(toMap(Digest.WeekOf::week, Digest.WeekOf::numbers));
        }

        /** Only one history is in memory at a time; the tenures made from it are small. */
        List<Tenure> tenures(Instant since, boolean living) {
            List<Tenure> tenures = new ArrayList<>();
            List<StepLine> history = new ArrayList<>();
            try (ResultIterator<StepLine> lines =
                    dao.histories(workspace, team, since, living).iterator()) {
                while (lines.hasNext()) {
                    StepLine line = lines.next();
                    if (!history.isEmpty() && history.get(0).number() != line.number()) {
                        tenures.addAll(here(history));
                        history.clear();
                    }
                    history.add(line);
                }
            }
            if (!history.isEmpty()) {
                tenures.addAll(here(history));
            }
            return tenures;
        }

        private List<Tenure> here(List<StepLine> history) {
            return HistoryReplay.of(history, doers).stream()
                    .filter(tenure -> team.equals(tenure.team()))
                    .toList();
        }

        /**
         * The thank-yous in its channel and, if no other company is in the channel, those to its helpers in open
         * channels; the newest first.
         */
        private List<Long> thanks(Week week) {
            Instant from = week.begins(zone());
            Instant until = week.ends(zone());
            NavigableSet<Long> all = new TreeSet<>(Collections.reverseOrder());
            all.addAll(dao.thanksIn(workspace, team, from, until));
            boolean shared =
                    teams.channel(tx, workspace, team).filter(Channel::shared).isPresent();
            if (!shared) {
                teams.helpers(tx, workspace, team)
                        .forEach(helper -> all.addAll(dao.thanksTo(workspace, helper, from, until)));
            }
            return List.copyOf(all);
        }
    }

    /** Returns when someone works, in their zone or, if they are unknown, in UTC. Each person is looked up once. */
    static Function<PersonId, WorkingHours> hoursOf(Tx tx, People people, WorkspaceId workspace) {
        Map<PersonId, WorkingHours> known = new HashMap<>();
        return id -> known.computeIfAbsent(
                id,
                person -> people.find(tx, workspace, person)
                        .orElseGet(() -> Person.stranger(person, "", ZoneOffset.UTC))
                        .hours());
    }
}
