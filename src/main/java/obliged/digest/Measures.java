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
 * The numbers of one team, each defined here and nowhere else. A week goes from Monday to Sunday, and working time is
 * counted, on the team's clocks. What happened to an ask counts for the team that had it then, whoever has it now. What
 * a week came to does not change once it is over, whatever becomes of its asks: only a rating that is given again counts
 * in the week of its last word.
 *
 * <ul>
 *   <li><b>Asked</b>: the asks that came to the team in the week, logged to it or handed to it from elsewhere; each once.
 *       One that returns to the team from whoever of it had accepted it does not come again.
 *   <li><b>Solved</b>: the asks that the team said were done in the week, and that nobody had reopened when it ended. An
 *       ask counts once for a team, in the first such week; reopened later and solved again, it does not count again.
 *   <li><b>Solved on time</b>: of the solved that had an agreed date, those that never were late while the team had them,
 *       until they were done. What is agreed moves the date, as long as it is agreed before the old one is over, and so
 *       does a question for the working time that it waits. A promise made right stays missed. A date that was over
 *       before the ask came to the team is not theirs. Those that never had a date are left out.
 *   <li><b>First answer</b>: of the asks that the team first answered in the week, the median of the team's working time
 *       from when each came to it. To answer is to accept, to suggest a date, to ask back, to hand on, or to decline. The
 *       requester's own time is not in it, as a question is an answer.
 *   <li><b>Satisfaction</b>: the mean of the stars that were given in the week for what the team solved, from three
 *       requesters on.
 *   <li><b>Open</b>: the asks that the team has at a moment and that are not done, accepted or not.
 *   <li><b>Overdue</b>: those of the open that are accepted and whose agreed date is over. It ends at midnight where the
 *       assignee is. A question that was asked in time stops the clock.
 * </ul>
 */
final class Measures {
    private final WorkingHours hours;
    /** Of each ask, in the order of their numbers, the stays with this team, in theirs. */
    private final Map<Long, List<Tenure>> asks;

    private final List<Rating> ratings;
    private final List<Solved> solved = new ArrayList<>();

    /**
     * What a requester said.
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

    /** An ask as it was solved. */
    private record Solved(long ask, Instant at, boolean dated, boolean onTime) {}

    /**
     * For one team.
     *
     * @param hours the team's
     * @param stays all those of the asks that had to do with the team in the weeks that will be asked for
     * @param ratings given in those weeks
     */
    Measures(WorkingHours hours, Collection<Tenure> tenures, Collection<Rating> ratings) {
        this.hours = hours;
        this.ratings = List.copyOf(ratings);
        this.asks = new TreeMap<>();
        tenures.forEach(tenure ->
                asks.computeIfAbsent(tenure.ask(), first -> new ArrayList<>(1)).add(tenure));
        asks.values().forEach(its -> firstSolved(its).ifPresent(solved::add));
    }

    /** A week, without what is open at a moment. */
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

    /** The middle one, or the mean of the two in the middle. */
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

    /** What was solved in a week, the last first. */
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
     * their words, which tells nothing. None from fewer than three people: it would tell who they are.
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
