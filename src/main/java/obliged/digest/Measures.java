package obliged.digest;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import obliged.shared.PersonId;
import obliged.shared.WorkingHours;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one team, each defined here and nowhere else. Weeks go from Monday to Sunday in the team's zone, and durations are the team's working time. What happened to an ask counts for the team that had it then, even if another has it now. The numbers of a past week do not change with what happens to its asks later, except that a rating that is changed counts in the week of the change.
 *
 * <ul>
 *   <li><b>Asked</b>: the asks that came to the team in the week, logged to it or handed to it from elsewhere; each once.
 *       One that returns to the team from the member who had accepted it is not counted again.
 *   <li><b>Solved</b>: the asks that the team marked as done in the week and that were not reopened by its end. An ask counts once for a team, in the first such week; if it is reopened later and solved again, it does not count again.
 *   <li><b>Solved on time</b>: of the solved asks with an agreed date, those that were never late while the team had them. Agreeing on a new date before the old one is over moves the date, and so does a question, by the working time that it waits. A promise that was made right still counts as missed. A date that was over before the ask came to the team is not the team's. Asks that never had a date are left out.
 *   <li><b>First answer</b>: of the asks that the team first answered in the week, the median of the team's working time since each came to it. Accepting, suggesting a date, asking back, handing on and declining all count as an answer. Since a question is an answer, the requester's own time is not included.
 *   <li><b>Satisfaction</b>: the mean of the stars that were given in the week for what the team solved, if at least three requesters gave some.
 *   <li><b>Open</b>: the asks that the team has at a moment and that are not done, accepted or not.
 *   <li><b>Overdue</b>: the open asks that are accepted and whose agreed date is over, which is at midnight in the assignee's zone. A question that was asked in time stops the clock.
 * </ul>
 */
final class Measures {
    private final WorkingHours hours;
    /** The tenures of each ask with this team in order, by ask number. */
    private final Map<Long, List<Tenure>> asks;

    private final List<Rating> ratings;
    private final List<Solved> solved = new ArrayList<>();

    /**
     * A requester's rating.
     *
     * @param quotable whether everyone in the team's channel may see the ask
     */
    record Rating(
            long number,
            PersonId requester,
            @Nullable Integer stars,
            @Nullable String better,
            Instant at,
            boolean quotable) {}

    /** An ask at the time when it was solved. */
    private record Solved(long ask, Instant at, boolean dated, boolean onTime) {}

    /**
     * Creates the measures of one team.
     *
     * @param hours the team's working hours
     * @param tenures all those of the asks that had to do with the team in the weeks that will be asked for
     * @param ratings the ratings given in those weeks
     */
    Measures(WorkingHours hours, Collection<Tenure> tenures, Collection<Rating> ratings) {
        this.hours = hours;
        this.ratings = List.copyOf(ratings);
        this.asks = new TreeMap<>();
        tenures.forEach(tenure ->
                asks.computeIfAbsent(tenure.ask(), first -> new ArrayList<>(1)).add(tenure));
        asks.values().forEach(its -> firstSolved(its).ifPresent(solved::add));
    }

    /** The numbers of a week, without open and overdue. */
    WeekNumbers of(Week week) {
        Predicate<Instant> within = within(week);
        List<Solved> done = solved.stream().filter(one -> within.test(one.at())).toList();
        List<Duration> answers = answers(within);
        List<Rating> rated = ratings.stream()
                .filter(rating -> rating.stars() != null && within.test(rating.at()))
                .toList();
        return new WeekNumbers(
                asked(within),
                done.size(),
                (int) done.stream().filter(Solved::dated).count(),
                (int) done.stream().filter(Solved::onTime).count(),
                answers.size(),
                median(answers),
                rated.size(),
                (int) rated.stream().map(Rating::requester).distinct().count(),
                rated.stream()
                        .mapToInt(rating -> rating.stars() == null ? 0 : rating.stars())
                        .sum(),
                null,
                null);
    }

    private Predicate<Instant> within(Week week) {
        Instant from = week.begins(hours.zone());
        Instant until = week.ends(hours.zone());
        return moment -> !moment.isBefore(from) && moment.isBefore(until);
    }

    private int asked(Predicate<Instant> within) {
        return count(tenure -> within.test(tenure.came()));
    }

    private Optional<Solved> firstSolved(List<Tenure> tenures) {
        for (Tenure tenure : tenures) {
            for (Tenure.Done done : tenure.dones()) {
                if (done.stands(Week.of(done.at(), hours.zone()).ends(hours.zone()))) {
                    boolean dated = tenure.isDated(done.at());
                    return Optional.of(
                            new Solved(tenure.ask(), done.at(), dated, dated && !tenure.isMissed(done.at())));
                }
            }
        }
        return Optional.empty();
    }

    private List<Duration> answers(Predicate<Instant> within) {
        List<Duration> all = new ArrayList<>();
        for (List<Tenure> tenures : asks.values()) {
            for (Tenure tenure : tenures) {
                if (tenure.answered() != null && within.test(tenure.answered())) {
                    all.add(hours.between(tenure.came(), tenure.answered()));
                }
            }
        }
        return all;
    }

    /** The middle value, or the mean of the two in the middle. */
    private static @Nullable Duration median(List<Duration> all) {
        if (all.isEmpty()) {
            return null;
        }
        List<Duration> sorted = all.stream().sorted().toList();
        Duration lower = sorted.get((sorted.size() - 1) / 2);
        return lower.plus(sorted.get(sorted.size() / 2)).dividedBy(2).truncatedTo(ChronoUnit.MILLIS);
    }

    int open(Instant moment) {
        return count(tenure -> tenure.isOpen(moment));
    }

    int overdue(Instant moment) {
        return count(tenure -> tenure.isOverdue(moment));
    }

    private int count(Predicate<Tenure> which) {
        return (int) asks.values().stream()
                .filter(tenures -> tenures.stream().anyMatch(which))
                .count();
    }

    /** The asks solved in a week, the latest first. */
    List<Long> solvedLast(Week week) {
        Predicate<Instant> within = within(week);
        return solved.stream()
                .filter(one -> within.test(one.at()))
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .map(Solved::ask)
                .toList();
    }

    /**
     * The ratings of a week that say what could be better and may be quoted: the last one of each requester, ordered by
     * their words, which reveals nothing. None if they are from fewer than three people, since that could reveal who
     * said it.
     */
    static List<Rating> better(Collection<Rating> given, int most) {
        Map<PersonId, Rating> last = given.stream()
                .filter(rating -> rating.quotable()
                        && rating.better() != null
                        && !rating.better().isBlank())
                .collect(toMap(
                        Rating::requester,
                        rating -> rating,
                        (one, other) -> other.at().isBefore(one.at()) ? one : other,
                        LinkedHashMap::new));
        if (last.size() < WeekNumbers.FEWEST) {
            return List.of();
        }
        return last.values().stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .limit(most)
                .sorted((one, other) -> String.valueOf(one.better()).compareTo(String.valueOf(other.better())))
                .toList();
    }

    List<Rating> better(Week week, int most) {
        Predicate<Instant> within = within(week);
        return better(
                ratings.stream().filter(rating -> within.test(rating.at())).toList(), most);
    }
}
