package obliged.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;

/** A plan as stored. Public because Jdbi's {@code @BindMethods} sees the methods of public types only. */
public record PlanRow(
        ChannelId team,
        @Nullable PersonId onBy,
        @Nullable Instant onAt,
        String day,
        String time,
        @Nullable String tip,
        @Nullable PersonId tipBy,
        @Nullable Instant nextAt) {

    /** {@code nextAt} is when to check it next; null if it is off. */
    static PlanRow of(Plan plan, @Nullable Instant nextAt) {
        return new PlanRow(
                plan.team(),
                plan.by(),
                plan.since(),
                plan.day().name(),
                plan.time().toString(),
                plan.tip() == null ? null : plan.tip().words(),
                plan.tip() == null ? null : plan.tip().by(),
                nextAt);
    }

    Plan plan() {
        return new Plan(team, onBy, onAt, DayOfWeek.valueOf(day), LocalTime.parse(time), Digest.Tip.of(tip, tipBy));
    }

    Hour hour(ZoneId zone) {
        return new Hour(DayOfWeek.valueOf(day), LocalTime.parse(time), zone);
    }
}
