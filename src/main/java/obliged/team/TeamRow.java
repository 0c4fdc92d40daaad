package obliged.team;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.stream.Stream;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.PublicHolidays;
import obliged.shared.WorkingHours;
import org.jspecify.annotations.Nullable;

/** A team as stored. Public because Jdbi's {@code @BindMethods} sees the methods of public types only. */
public record TeamRow(
        ChannelId channel,
        ZoneId zone,
        String days,
        String opens,
        String closes,
        @Nullable String holidays,
        @Nullable String helpsWith,
        @Nullable String include,
        @Nullable GroupId group,
        String firstAnswer,
        @Nullable String turnaround,
        @Nullable PersonId changedBy,
        @Nullable Instant changedAt) {

    static TeamRow of(Team team) {
        return new TeamRow(
                team.channel(),
                team.hours().zone(),
                team.hours().days().stream().sorted().map(DayOfWeek::name).collect(joining(",")),
                team.hours().opens().toString(),
                team.hours().closes().toString(),
                team.hours().holidays() == null ? null : team.hours().holidays().code(),
                team.helpsWith(),
                team.include(),
                team.group(),
                team.firstAnswer().toString(),
                team.turnaround() == null ? null : team.turnaround().toString(),
                team.changedBy(),
                team.changedAt());
    }

    Team team(Set<PersonId> helpers) {
        Set<DayOfWeek> working =
                Stream.of(days.split(",")).map(DayOfWeek::valueOf).collect(toSet());
        return new Team(
                channel,
                helpsWith,
                include,
                helpers,
                group,
                new WorkingHours(
                        zone,
                        working,
                        LocalTime.parse(opens),
                        LocalTime.parse(closes),
                        holidays == null ? null : new PublicHolidays(holidays)),
                WorkingSpan.parse(firstAnswer),
                turnaround == null ? null : WorkingSpan.parse(turnaround),
                changedBy,
                changedAt);
    }
}
