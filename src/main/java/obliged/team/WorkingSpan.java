package obliged.team;

import java.time.Duration;
import obliged.shared.WorkingHours;

/** A number of working hours or working days. */
public record WorkingSpan(int amount, Unit unit) {
    /** The largest amount that people can set. */
    public static final int MOST = 99;

    /** The unit that is counted. */
    public enum Unit {
        HOURS,
        DAYS
    }

    public static WorkingSpan ofHours(int hours) {
        return new WorkingSpan(hours, Unit.HOURS);
    }

    public static WorkingSpan ofDays(int days) {
        return new WorkingSpan(days, Unit.DAYS);
    }

    /** Whether it is within the range that people may set. */
    public boolean isSane() {
        return amount >= 1 && amount <= MOST;
    }

    /** The same span as working time of someone with these hours. */
    public Duration of(WorkingHours hours) {
        return unit == Unit.DAYS ? hours.day().multipliedBy(amount) : Duration.ofHours(amount);
    }

    /** As {@link #parse} reads it: {@code 4h}, {@code 2d}. */
    @Override
    public String toString() {
        return amount + (unit == Unit.DAYS ? "d" : "h");
    }

    public static WorkingSpan parse(String text) {
        int amount = Integer.parseInt(text.substring(0, text.length() - 1));
        return text.endsWith("d") ? ofDays(amount) : ofHours(amount);
    }
}
