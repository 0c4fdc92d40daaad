package obliged.slack.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import obliged.ask.value.Date;

/** Whatever can be written is read, and whatever is read can be written: for any moment, zone, day and time. */
class DateRoundTripTest {
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    private static Object read(String typed, ZoneId zone, Instant now) {
        return Read.alone(typed, zone, MONDAY_TO_FRIDAY, now);
    }

    @Property(tries = 300)
    void everyWayToWriteADayIsReadAsThatDay(
            @ForAll("moments") Instant now, @ForAll("zones") ZoneId zone, @ForAll @IntRange(max = 731) int ahead) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day = Stream.of(today.plusDays(ahead), today.plusYears(2))
                .min(LocalDate::compareTo)
                .orElseThrow();

        for (String written : written(day, today)) {
            for (String typed : List.of(
                    written,
                    written.toUpperCase(Locale.ROOT),
                    " " + written.replace(" ", "  ") + "\t",
                    written + ".")) {
                assertThat(read(typed, zone, now)).as(typed).isEqualTo(Date.on(day, zone));
            }
        }
        String said = DateText.of(Date.on(day, zone), now);
        assertThat(read(said, zone, now)).as(said).isEqualTo(Date.on(day, zone));
    }

    @Property(tries = 300)
    void everyWayToWriteADayAndATimeIsReadAsThose(
            @ForAll("moments") Instant now,
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(max = 730) int ahead,
            @ForAll("times") LocalTime time) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day = today.plusDays(ahead);
        Date date = Date.at(day, time, zone);
        Assume.that(date.ends(zone).isAfter(now));
        Assume.that(!zone.getRules().getValidOffsets(day.atTime(time)).isEmpty());

        List<String> typed = new ArrayList<>(List.of(day + "T" + time));
        // As we write it ourselves. An hour such as 8:00 could be in the afternoon too, which is asked.
        if (time.getHour() < 1 || time.getHour() > 8) {
            typed.add(DateText.of(date, now));
        }
        for (String days : written(day, today)) {
            // The end of a day has no time of its own.
            if (days.equals("eod")) {
                continue;
            }
            for (String times : written(time)) {
                typed.addAll(
                        List.of(days + " " + times, times + " " + days, times + " on " + days, days + ", " + times));
            }
        }
        if (ahead == 0) {
            typed.addAll(written(time).stream()
                    .filter(alone -> !alone.matches("\\d+h\\d*"))
                    .toList());
        }
        for (String words : typed) {
            assertThat(read(words, zone, now)).as(words).isEqualTo(date);
        }
    }

    /** All the ways of which we know. */
    private static List<String> written(LocalDate day, LocalDate today) {
        List<String> ways = new ArrayList<>();
        Stream.of("yyyy-MM-dd", "yyyy/M/d", "yyyy.MM.dd")
                .map(pattern -> format(pattern, day))
                .forEach(ways::add);
        withMonths(day, " yyyy").forEach(ways::add);
        ways.add(format("d-MMM-yyyy", day));
        int number = day.getDayOfMonth();
        boolean certain = number > 12 || number == day.getMonthValue();
        if (certain) {
            Stream.of("d/M/yyyy", "MM/dd/yyyy", "d.M.yyyy", "dd-MM-yyyy")
                    .map(pattern -> format(pattern, day))
                    .forEach(ways::add);
        }
        if (day.isBefore(today.plusYears(1))) {
            withMonths(day, "").forEach(ways::add);
            if (certain) {
                Stream.of("d/M", "M/d", "dd.MM.")
                        .map(pattern -> format(pattern, day))
                        .forEach(ways::add);
            }
        }
        fromToday(day, today).forEach(ways::add);
        return ways;
    }

    private static Stream<String> withMonths(LocalDate day, String year) {
        int number = day.getDayOfMonth();
        String ordinal = number
                + (number / 10 == 1
                        ? "th"
                        : switch (number % 10) {
                            case 1 -> "st";
                            case 2 -> "nd";
                            case 3 -> "rd";
                            default -> "th";
                        });
        return Stream.of(
                format("d MMM" + year, day),
                format("dd MMMM" + year, day),
                format("MMM d" + year, day),
                format("MMMM dd" + year.replace(" ", ", "), day),
                format("EEE d MMM" + year, day),
                format("EEEE, MMMM d" + year, day),
                format("'" + ordinal + "' MMM" + year, day),
                format("'the " + ordinal + " of' MMMM" + year, day),
                format("MMM '" + ordinal + "'" + year, day));
    }

    private static Stream<String> fromToday(LocalDate day, LocalDate today) {
        Stream.Builder<String> ways = Stream.builder();
        long days = ChronoUnit.DAYS.between(today, day);
        String weekday = format("EEEE", day);
        ways.add("in " + days + " days");
        if (days == 0) {
            ways.add("today").add("eod");
        } else if (days == 1) {
            ways.add("tomorrow").add("in a day");
        }
        if (days >= 1 && days <= 7) {
            ways.add(weekday).add(format("EEE", day));
        }
        if (days % 7 == 0) {
            ways.add("in " + days / 7 + " weeks");
        }
        long weeks = ChronoUnit.WEEKS.between(monday(today), monday(day));
        if (weeks <= 1) {
            ways.add((weeks == 0 ? "this " : "next ") + weekday);
        }
        boolean over = today.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        if (day.getDayOfWeek() == DayOfWeek.FRIDAY && weeks == (over ? 1 : 0)) {
            ways.add("eow").add("end of the week");
        }
        long months = ChronoUnit.MONTHS.between(today, day);
        if (today.plusMonths(months).equals(day)) {
            ways.add("in " + months + " months");
        }
        if (day.plusDays(1).getDayOfMonth() == 1) {
            if (day.getYear() == today.getYear() && day.getMonth() == today.getMonth()) {
                ways.add("eom").add("end of month");
            }
            if (day.isBefore(today.plusYears(1))) {
                ways.add("end of " + format("MMMM", day));
            }
        }
        return ways.build();
    }

    private static LocalDate monday(LocalDate day) {
        return day.minusDays(day.getDayOfWeek().getValue() - 1);
    }

    private static List<String> written(LocalTime time) {
        List<String> ways = new ArrayList<>(List.of(format("HH:mm", time), format("'at' HH:mm", time)));
        ways.add(format("HH'h'mm", time));
        if (time.getHour() == 0 || time.getHour() >= 9) {
            ways.add(format("H:mm", time));
        }
        ways.add(format("h:mma", time).toLowerCase(Locale.ROOT));
        ways.add(format("h.mm a", time));
        if (time.getMinute() == 0) {
            ways.add(format("'at' HH", time));
            if (time.getHour() != 0) {
                ways.addAll(List.of(format("ha", time), format("'at' h a", time)));
            }
        }
        if (time.equals(LocalTime.NOON)) {
            ways.add("noon");
        }
        return ways;
    }

    private static String format(String pattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(day);
    }

    private static String format(String pattern, LocalTime time) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }

    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void whateverIsReadIsSaidInWordsThatAreReadAsTheSame(
            @ForAll("typed") String typed, @ForAll("moments") Instant now, @ForAll("zones") ZoneId zone) {
        Object reading = read(typed, zone, now);

        Statistics.collect(reading.getClass().getSimpleName());
        Statistics.coverage(readings -> {
            readings.check("Date").percentage(share -> share > 20);
            readings.check("String").percentage(share -> share > 5);
            readings.check("Optional").percentage(share -> share > 5);
        });
        if (reading instanceof Date found) {
            assertThat(found.zone()).isEqualTo(zone);
            assertThat(found.ends(zone)).isAfter(now);
            assertThat(found.day())
                    .isBeforeOrEqualTo(now.atZone(zone).toLocalDate().plusYears(2));
            String said = DateText.of(found, now);
            assertThat(read(said, zone, now)).as(said).isEqualTo(reading);
        } else if (reading instanceof String questioned) {
            assertThat(questioned).matches("[^\\p{Cntrl}]+[.?] (If so, w|W)rite [^\\p{Cntrl}]+\\.");
        }
    }

    @Property
    void whatAQuestionSaysToWriteIsRead(
            @ForAll @IntRange(max = 40) int one,
            @ForAll @IntRange(max = 40) int other,
            @ForAll("moments") Instant now,
            @ForAll("zones") ZoneId zone) {
        for (String typed : List.of(one + "/" + other, one + "." + other + ".", one + " feb", "fri " + one + " nov")) {
            if (read(typed, zone, now) instanceof String questioned) {
                String toWrite = questioned
                        .replaceFirst("(?s).*“([^”]+)”\\? If so, write it that way\\.", "$1")
                        .replaceFirst("(?s).*[.?] (If so, w|W)rite (a date like |it like )?", "")
                        .replaceAll("[“”]", "");
                for (String suggested : toWrite.split(" or ")) {
                    // Those of the far leap year say up to when.
                    String words = suggested.replaceFirst("^a date up to ", "");
                    assertThat(read(words, zone, now)).as(typed + ": " + words).isInstanceOf(Date.class);
                }
            }
        }
    }

    @Property
    void someHoursAheadAreThatManyToTheMinute(
            @ForAll("moments") Instant now,
            @ForAll("zones") ZoneId zone,
            @ForAll @IntRange(min = 1, max = 9_999) int hours) {
        Object reading = read("in " + hours + " hours", zone, now);

        Instant then = now.plus(Duration.ofHours(hours));
        boolean comesAgain = zone.getRules()
                        .getValidOffsets(then.atZone(zone).toLocalDateTime())
                        .size()
                > 1;
        if (!comesAgain) {
            assertThat(((Date) reading).ends(zone))
                    .isBetween(then, then.plusSeconds(59).plusNanos(999_999_999));
        }
    }

    @Provide
    Arbitrary<Instant> moments() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2026-01-01T00:00:00Z").getEpochSecond(),
                        Instant.parse("2037-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    @Provide
    Arbitrary<LocalTime> times() {
        return Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.integers().between(0, 23).map(hour -> hour * 60)),
                        Tuple.of(3, Arbitraries.integers().between(0, 1439)))
                .map(LocalTime.MIN::plusMinutes);
    }

    /** Much that is a date, much that nearly is one. */
    @Provide
    Arbitrary<String> typed() {
        Arbitrary<String> words = Arbitraries.of(
                "today",
                "tomorrow",
                "friday",
                "Mon",
                "next",
                "this",
                "in",
                "a",
                "two",
                "days",
                "hours",
                "minutes",
                "weeks",
                "months",
                "eod",
                "eow",
                "end of",
                "month",
                "week",
                "dec",
                "May",
                "february",
                "of",
                "the",
                "at",
                "on",
                "am",
                "pm",
                "noon",
                "midnight",
                "th",
                "h",
                ".",
                ",",
                "/",
                "-",
                ":",
                "!",
                "bo");
        Arbitrary<String> numbers = Arbitraries.oneOf(
                        Arbitraries.integers().between(9, 23),
                        Arbitraries.integers().between(0, 40))
                .map(String::valueOf);
        Arbitrary<String> years = Arbitraries.integers().between(2025, 2038).map(String::valueOf);
        Arbitrary<String> piece = Arbitraries.frequencyOf(Tuple.of(4, words), Tuple.of(2, numbers), Tuple.of(1, years));
        Arbitrary<String> soup = Combinators.combine(
                        piece.list().ofMinSize(1).ofMaxSize(6), Arbitraries.of(" ", " ", ""))
                .as((pieces, between) -> String.join(between, pieces));
        Arbitrary<String> near = Arbitraries.oneOf(
                Arbitraries.of(
                        "today", "tomorrow", "Friday", "next tue", "this sunday", "eow", "end of month", "end of may"),
                numbers.map(number -> "in " + number + " days"),
                numbers.map(number -> number + " nov"),
                Combinators.combine(numbers, numbers).as((one, other) -> one + "/" + other));
        Arbitrary<String> far = Arbitraries.oneOf(
                Combinators.combine(numbers, years).as((number, year) -> "feb " + number + ", " + year),
                Combinators.combine(numbers, numbers, years).as((one, two, year) -> one + "." + two + "." + year),
                years.map(year -> year + "-12-24"));
        Arbitrary<String> day = Arbitraries.frequencyOf(Tuple.of(3, near), Tuple.of(1, far));
        Arbitrary<String> time = Arbitraries.oneOf(
                Arbitraries.of("", "", "", "noon", "eod", "12am", "15:30", "3pm", "and more"),
                numbers.map(number -> number + "pm"),
                numbers.map(number -> "at " + number),
                Combinators.combine(numbers, numbers).as((hour, minute) -> hour + ":" + minute));
        return Arbitraries.frequencyOf(
                Tuple.of(1, soup),
                Tuple.of(2, Combinators.combine(day, time).as((days, times) -> (days + " " + times).strip())));
    }
}
