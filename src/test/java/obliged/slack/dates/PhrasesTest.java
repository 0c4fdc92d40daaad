package obliged.slack.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import obliged.ask.value.Date;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The phrases of phrases.tsv, which says what each means, wherever and whenever they are typed. */
class PhrasesTest {
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    @ParameterizedTest
    @CsvSource({
        "Europe/Lisbon, 2026-11-25",
        "Europe/Lisbon, 2026-11-27",
        "Europe/Lisbon, 2026-11-29",
        "Europe/Lisbon, 2027-02-28",
        "Europe/Lisbon, 2026-12-31",
        "America/New_York, 2026-11-25",
        "America/New_York, 2026-11-27",
        "America/New_York, 2026-11-29",
        "America/New_York, 2027-02-28",
        "America/New_York, 2026-12-31",
        "Asia/Kolkata, 2026-11-25",
        "Asia/Kolkata, 2026-11-27",
        "Asia/Kolkata, 2026-11-29",
        "Asia/Kolkata, 2027-02-28",
        "Asia/Kolkata, 2026-12-31",
        "Pacific/Auckland, 2026-11-25",
        "Pacific/Auckland, 2026-11-27",
        "Pacific/Auckland, 2026-11-29",
        "Pacific/Auckland, 2027-02-28",
        "Pacific/Auckland, 2026-12-31"
    })
    void eachIsReadAsTheTableSays(ZoneId zone, LocalDate today) {
        Instant now = today.atTime(10, 0).atZone(zone).toInstant();
        SoftAssertions all = new SoftAssertions();
        for (String line : FieldTest.lines("phrases.tsv")) {
            String[] row = line.split("\t");
            Object read = Read.among(row[0], zone, MONDAY_TO_FRIDAY, now);
            all.assertThat(said(read)).as(row[0] + " → " + row[1]).isEqualTo(expected(row[1], zone, now));
        }
        all.assertAll();
    }

    @Test
    void atLeastThreeHundredAreFromTheIssuesOfDateParsers() {
        List<String> rows = FieldTest.lines("phrases.tsv");
        assertThat(rows.stream().map(row -> row.split("\t")[0])).doesNotHaveDuplicates();
        assertThat(rows.stream().filter(row -> row.matches("[^\t]+\t[^\t]+\t[\\w.-]+/[\\w.-]+#\\d+")))
                .hasSizeGreaterThanOrEqualTo(300);
    }

    private static String said(Object read) {
        return read instanceof Date date ? date.toString() : read instanceof String ? "ask" : "words";
    }

    private static String expected(String meaning, ZoneId zone, Instant now) {
        if (meaning.equals("ask") || meaning.equals("words")) {
            return meaning;
        }
        Date date = date(meaning, zone, now);
        boolean far = date.day().isAfter(now.atZone(zone).toLocalDate().plusYears(2));
        return far || !date.ends(zone).isAfter(now) ? "ask" : date.toString();
    }

    private static Date date(String meaning, ZoneId zone, Instant now) {
        if (meaning.startsWith("in")) {
            return Date.at(now.plus(Long.parseLong(meaning.substring(2)), ChronoUnit.MINUTES), zone);
        }
        List<String> words = List.of(meaning.split(" "));
        boolean timed = words.get(words.size() - 1).contains(":");
        LocalDate day = day(
                words.subList(0, timed ? words.size() - 1 : words.size()),
                now.atZone(zone).toLocalDate());
        if (!timed) {
            return Date.on(day, zone);
        }
        String[] time = words.get(words.size() - 1).split("@", 2);
        LocalTime clock = LocalTime.parse(time[0]);
        return time.length == 1
                ? Date.at(day, clock, zone)
                : Date.at(day.atTime(clock).atZone(ZoneId.of(time[1])).toInstant(), zone);
    }

    private static LocalDate day(List<String> words, LocalDate today) {
        LocalDate monday = today.minusDays(today.getDayOfWeek().getValue() - 1);
        LocalDate day = today;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int number = word.replaceAll("\\D", "").isEmpty() || word.contains("-")
                    ? 0
                    : Integer.parseInt(word.replaceAll("\\D", ""));
            if (word.equals("this") || word.equals("next")) {
                i++;
                day = monday.plusDays(weekday(words.get(i)).getValue() - 1 + (word.equals("next") ? 7 : 0));
            } else if (word.matches("\\+\\d+[wmy]?")) {
                day = switch (word.charAt(word.length() - 1)) {
                    case 'w' -> day.plusWeeks(number);
                    case 'm' -> day.plusMonths(number);
                    case 'y' -> day.plusYears(number);
                    default -> day.plusDays(number);
                };
            } else if (word.matches("\\d{4}-.*")) {
                day = LocalDate.parse(word);
            } else if (word.matches("\\d\\d-\\d\\d")) {
                LocalDate found = MonthDay.parse("--" + word).atYear(today.getYear());
                day = found.isBefore(today) ? found.plusYears(1) : found;
            } else if (word.startsWith("+nm")) {
                day = today.plusMonths(1).withDayOfMonth(number);
            } else if (word.equals("+firstmon03") || word.equals("+lastfri03")) {
                LocalDate march = today.withDayOfMonth(1).withMonth(3);
                march = march.with(TemporalAdjusters.lastDayOfMonth()).isBefore(today) ? march.plusYears(1) : march;
                day = word.startsWith("+first")
                        ? march.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY))
                        : march.with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
            } else if (word.startsWith("dom")) {
                LocalDate month = today.withDayOfMonth(1);
                while (month.lengthOfMonth() < number
                        || month.withDayOfMonth(number).isBefore(today)) {
                    month = month.plusMonths(1);
                }
                day = month.withDayOfMonth(number);
            } else if (word.startsWith("wd")) {
                for (int left = number; left > 0; ) {
                    day = day.plusDays(1);
                    left -= MONDAY_TO_FRIDAY.contains(day.getDayOfWeek()) ? 1 : 0;
                }
            } else if (word.startsWith("eow")) {
                LocalDate friday = monday.plusDays(4).plusWeeks(number);
                day = friday.isBefore(today) ? friday.plusWeeks(1) : friday;
            } else if (word.startsWith("eom")) {
                day = today.plusMonths(number).with(TemporalAdjusters.lastDayOfMonth());
            } else if (word.startsWith("eoq")) {
                LocalDate month = today.withDayOfMonth(1).withMonth((today.getMonthValue() + 2) / 3 * 3);
                day = month.plusMonths(3L * number).with(TemporalAdjusters.lastDayOfMonth());
            } else if (word.startsWith("eoy")) {
                day = LocalDate.of(today.getYear() + number, 12, 31);
            } else if (!word.equals("today")) {
                DayOfWeek weekday = weekday(word);
                day = today.plusDays(1);
                while (day.getDayOfWeek() != weekday) {
                    day = day.plusDays(1);
                }
            }
        }
        return day;
    }

    private static DayOfWeek weekday(String word) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().startsWith(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no row knows " + word));
    }
}
