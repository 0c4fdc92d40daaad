package obliged.slack.dates;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import obliged.ask.value.Date;

/** A date in words: {@code Thu 26 Nov}, {@code Thu 26 Nov, 9:00}, with its year unless that is the present one. */
public final class DateText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_AND_YEAR = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ENGLISH);

    private DateText() {}

    public static String of(Date date, Instant now) {
        LocalDate today = now.atZone(date.zone()).toLocalDate();
        String day = date.day().format(date.day().getYear() == today.getYear() ? DAY : DAY_AND_YEAR);
        return date.time() == null ? day : day + ", " + time(date.time());
    }

    /** {@code 9:00}. */
    public static String time(LocalTime time) {
        return TIME.format(time);
    }
}
