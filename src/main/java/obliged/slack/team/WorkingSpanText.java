package obliged.slack.team;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.team.WorkingSpan;

/** So much working time, as people write it. */
public final class WorkingSpanText {
    public static final String WRONG =
            "Write a number from 1 to " + WorkingSpan.MOST + ", then hours or days: 4 hours, or 2 days.";

    private static final Pattern SPAN =
            Pattern.compile("(?i)0*(\\d{1,4})\\s*(?:working\\s*)?(?:(h|hr|hrs|hours?)|(d|days?))\\.?");

    private WorkingSpanText() {}

    /** {@code 4 hours}, {@code 2d}; without a unit nobody knows what is meant. */
    public static Optional<WorkingSpan> read(String typed) {
        Matcher span = SPAN.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!span.matches()) {
            return Optional.empty();
        }
        int amount = Integer.parseInt(span.group(1));
        return Optional.of(span.group(2) != null ? WorkingSpan.ofHours(amount) : WorkingSpan.ofDays(amount))
                .filter(WorkingSpan::isSane);
    }

    /** As {@link #read} reads it. */
    public static String of(WorkingSpan span) {
        return of(span, "");
    }

    public static String inSentence(WorkingSpan span) {
        return of(span, "working ");
    }

    private static String of(WorkingSpan span, String working) {
        String unit = span.unit() == WorkingSpan.Unit.DAYS ? "day" : "hour";
        return span.amount() + " " + working + unit + (span.amount() == 1 ? "" : "s");
    }
}
