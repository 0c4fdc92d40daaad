package obliged.slack.dates;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import obliged.ask.value.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar as a table, on a Wednesday morning; for any day and zone see {@link DateRoundTripTest}. */
class DateParserTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(MONDAY, FRIDAY);

    /** A Wednesday, ten in the morning. */
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private static Object read(String typed) {
        return read(typed, NOW);
    }

    private static Object read(String typed, Instant now) {
        return Read.alone(typed, LISBON, MONDAY_TO_FRIDAY, now);
    }

    private static Object on(String day) {
        return Date.on(LocalDate.parse(day), LISBON);
    }

    private static Object at(String day, String time) {
        return Date.at(LocalDate.parse(day), LocalTime.parse(time), LISBON);
    }

    @ParameterizedTest
    @CsvSource({
        "today, 2026-11-25",
        "Tomorrow, 2026-11-26",
        // A weekday is the next one after today.
        "thursday, 2026-11-26",
        "FRIDAY, 2026-11-27",
        "fri, 2026-11-27",
        "Thurs., 2026-11-26",
        "sunday, 2026-11-29",
        "tues, 2026-12-01",
        "wednesday, 2026-12-02",
        // Calendar weeks start on Monday.
        "next monday, 2026-11-30",
        "next tuesday, 2026-12-01",
        "next wed, 2026-12-02",
        "Next Sunday, 2026-12-06",
        "this wednesday, 2026-11-25",
        "this friday, 2026-11-27",
        "this sun, 2026-11-29",
        "in 3 days, 2026-11-28",
        "in 0 days, 2026-11-25",
        "in a day, 2026-11-26",
        "in 2 weeks, 2026-12-09",
        "in a week, 2026-12-02",
        "in two weeks, 2026-12-09",
        "in 3 months, 2027-02-25",
        "in one year, 2027-11-25",
        "eod, 2026-11-25",
        "end of day, 2026-11-25",
        "EOW, 2026-11-27",
        "end of week, 2026-11-27",
        "end of the week, 2026-11-27",
        "end of this week, 2026-11-27",
        "end of next week, 2026-12-04",
        "eom, 2026-11-30",
        "end of month, 2026-11-30",
        "end of the month, 2026-11-30",
        "end of next month, 2026-12-31",
        "end of November, 2026-11-30",
        "end of oct, 2027-10-31",
        "end of feb, 2027-02-28",
        "end of year, 2026-12-31",
        "eoy, 2026-12-31"
    })
    void daysNamedFromTodayAreFound(String typed, String day) {
        assertThat(read(typed)).isEqualTo(on(day));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            24 dec                    | 2026-12-24
            dec 24                    | 2026-12-24
            24th dec                  | 2026-12-24
            the 24th of December      | 2026-12-24
            24. Dezember              | 2026-12-24
            24. dec                   | 2026-12-24
            24dec                     | 2026-12-24
            December 24               | 2026-12-24
            dec. 24th                 | 2026-12-24
            24-Dec-2026               | 2026-12-24
            24 dec 2027               | 2027-12-24
            dec 24, 2027              | 2027-12-24
            dec 24,2027               | 2027-12-24
            1st sept                  | 2027-09-01
            2nd may                   | 2027-05-02
            may 3rd                   | 2027-05-03
            march 22                  | 2027-03-22
            24/12                     | 2026-12-24
            12/24                     | 2026-12-24
            4/4                       | 2027-04-04
            24/12/2027                | 2027-12-24
            12/24/2027                | 2027-12-24
            24.12.                    | 2026-12-24
            24.12.2027                | 2027-12-24
            12.24.2027                | 2027-12-24
            5.5.                      | 2027-05-05
            24-12-2027                | 2027-12-24
            2026-12-24                | 2026-12-24
            2026/12/24                | 2026-12-24
            2026.12.24                | 2026-12-24
            2027-1-2                  | 2027-01-02
            2028-02-29                | 2028-02-29
            2026-11-25                | 2026-11-25
            # Without a year the next such day is meant, and today is one.
            25 nov                    | 2026-11-25
            24 nov                    | 2027-11-24
            29 feb                    | 2028-02-29
            thu 26 nov                | 2026-11-26
            Thu, 26 Nov               | 2026-11-26
            thursday nov 26           | 2026-11-26
            this friday, the 27th of nov | 2026-11-27
            next tuesday 1 dec        | 2026-12-01
            friday the 27th           | 2026-11-27
            Fri 26 Nov 2027           | 2027-11-26
            thu 2026-11-26            | 2026-11-26
            # Two years ahead, to the day.
            2028-11-25                | 2028-11-25
            in 24 months              | 2028-11-25
            """)
    void daysOfTheCalendarAreFound(String typed, String day) {
        assertThat(read(typed)).isEqualTo(day.equals("-") ? Read.NO_DATE : on(day));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tomorrow 3pm              | 2026-11-26 | 15:00
            tomorrow at 3 pm          | 2026-11-26 | 15:00
            today 15:00               | 2026-11-25 | 15:00
            friday at 9               | 2026-11-27 | 09:00
            friday at 12              | 2026-11-27 | 12:00
            friday at 13              | 2026-11-27 | 13:00
            friday at 08              | 2026-11-27 | 08:00
            fri 9am                   | 2026-11-27 | 09:00
            fri 9 a.m.                | 2026-11-27 | 09:00
            fri 3:30 pm               | 2026-11-27 | 15:30
            fri 3.30pm                | 2026-11-27 | 15:30
            fri 12pm                  | 2026-11-27 | 12:00
            fri 12:30am               | 2026-11-27 | 00:30
            fri 03:30                 | 2026-11-27 | 03:30
            fri 0:30                  | 2026-11-27 | 00:30
            fri 15h                   | 2026-11-27 | 15:00
            fri 15h30                 | 2026-11-27 | 15:30
            fri noon                  | 2026-11-27 | 12:00
            friday, at noon.          | 2026-11-27 | 12:00
            next tuesday 10:15        | 2026-12-01 | 10:15
            this friday 16:00         | 2026-11-27 | 16:00
            in 3 days at 15:00        | 2026-11-28 | 15:00
            eow 15:00                 | 2026-11-27 | 15:00
            24 dec 15:00              | 2026-12-24 | 15:00
            24 dec 2027 at 15:00      | 2027-12-24 | 15:00
            dec 24 at 15              | 2026-12-24 | 15:00
            24/12 3pm                 | 2026-12-24 | 15:00
            24.12. 15:00              | 2026-12-24 | 15:00
            2026-12-24 15:00          | 2026-12-24 | 15:00
            2026-12-24T15:00          | 2026-12-24 | 15:00
            2026-12-24 9:05           | 2026-12-24 | 09:05
            2026-12-24 0:00           | 2026-12-24 | 00:00
            Thu 26 Nov at 15:00       | 2026-11-26 | 15:00
            Thu 26 Nov, 15:00        | 2026-11-26 | 15:00
            3pm tomorrow              | 2026-11-26 | 15:00
            at 3pm on friday          | 2026-11-27 | 15:00
            noon on 24 dec            | 2026-12-24 | 12:00
            # A time alone is today's.
            3pm                       | 2026-11-25 | 15:00
            at 15:00                  | 2026-11-25 | 15:00
            noon                      | 2026-11-25 | 12:00
            10:01                     | 2026-11-25 | 10:01
            in an hour                | 2026-11-25 | 11:00
            in 3 hours                | 2026-11-25 | 13:00
            in 3h                     | 2026-11-25 | 13:00
            in 24 hours               | 2026-11-26 | 10:00
            in 90 minutes             | 2026-11-25 | 11:30
            """)
    void timesOfDayAreFound(String typed, String day, String time) {
        assertThat(read(typed)).isEqualTo(at(day, time));
    }

    @ParameterizedTest
    @CsvSource({"friday eod, 2026-11-27", "eod friday, 2026-11-27", "end of day tomorrow, 2026-11-26"})
    void theEndOfADayIsThatDayWithoutATime(String typed, String day) {
        assertThat(read(typed)).isEqualTo(on(day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "friday",
                " friday ",
                "friday.",
                "friday!",
                "friday?!",
                "friday...",
                "friday …",
                "friday,",
                "friday;",
                "\tFriday\n",
                "27  nov",
                "27\u00a0nov",
                "27.11.!",
                "27/11.",
                "2026-11-27."
            })
    void blanksAndMarksAroundADateDoNotMatter(String typed) {
        assertThat(read(typed)).isEqualTo(on("2026-11-27"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            yesterday              | Tue 24 Nov has passed. Write a later date.
            yesterday 3pm          | Tue 24 Nov, 15:00 has passed. Write a later date.
            2026-11-24             | Tue 24 Nov has passed. Write a later date.
            2025-12-24             | Wed 24 Dec 2025 has passed. Write a later date.
            0001-01-01             | Mon 1 Jan 0001 has passed. Write a later date.
            this monday            | Mon 23 Nov has passed. Write a later date.
            2026-11-25 10:00       | Wed 25 Nov, 10:00 has passed. Write a later date.
            25 nov 9am             | Wed 25 Nov, 9:00 has passed. Write a later date.
            9:30                   | Wed 25 Nov, 9:30 has passed. Write a later date.
            in 0 hours             | Wed 25 Nov, 10:00 has passed. Write a later date.
            2028-11-26             | Sun 26 Nov 2028 is more than two years ahead. Write a date up to Sat 25 Nov 2028.
            in 3 years             | Sun 25 Nov 2029 is more than two years ahead. Write a date up to Sat 25 Nov 2028.
            in 9999 weeks          | Wed 15 Jul 2218 is more than two years ahead. Write a date up to Sat 25 Nov 2028.
            9999-12-31 3pm         | Fri 31 Dec 9999, 15:00 is more than two years ahead. Write a date up to Sat 25 Nov 2028.
            2026-02-31             | I can't find 2026-02-31 in the calendar. Write a date like 28 feb.
            31 feb                 | I can't find 31 feb in the calendar. Write a date like 28 feb.
            30 Feb 3pm             | I can't find 30 feb in the calendar. Write a date like 28 feb.
            sun 31 apr             | I can't find 31 apr in the calendar. Write a date like 30 apr.
            29 feb 2027            | I can't find 29 feb 2027 in the calendar. Write a date like 28 feb.
            0 dec                  | I can't find 0 dec in the calendar. Write a date like 31 dec.
            45 dec                 | I can't find 45 dec in the calendar. Write a date like 31 dec.
            31/4                   | I can't find 31/4 in the calendar. Write a date like 30 apr.
            2/30                   | I can't find 2/30 in the calendar. Write a date like 28 feb.
            31.11.                 | I can't find 31.11. in the calendar. Write a date like 30 nov.
            2027-13-01             | I can't find 2027-13-01 in the calendar. Write a date like 31 dec.
            2027-12-00             | I can't find 2027-12-00 in the calendar. Write a date like 31 dec.
            50/50/2027             | I can't find 50/50/2027 in the calendar. Write a date like 31 dec.
            3/4                    | 3/4 could be 3 April or 4 March. Write 3 apr or 4 mar.
            3.4.                   | 3.4. could be 3 April or 4 March. Write 3 apr or 4 mar.
            03/04/2027             | 03/04/2027 could be 3 April or 4 March. Write 3 apr 2027 or 4 mar 2027.
            12-1-2027 noon         | 12-1-2027 could be 12 January or 1 December. Write 12 jan 2027 or 1 dec 2027.
            24/12/26               | 24/12/26 could be several days. Write it like 24 dec 2026 or 2026-12-24.
            fri 26 nov             | 26 nov is a Thursday, not a Friday. Write 26 nov or fri.
            next friday 26 nov     | 26 nov is a Thursday, not a Friday. Write 26 nov or friday.
            Thu 26 Nov 2027        | 26 nov 2027 is a Friday, not a Thursday. Write 26 nov 2027 or thu.
            friday 3/4             | 3/4 could be 3 April or 4 March. Write 3 apr or 4 mar.
            next week              | Which day next week? Write it like next friday or 24 dec.
            this month             | Which day this month? Write it like next friday or 24 dec.
            friday 3:30            | 3:30 could be in the morning or in the afternoon. Write 03:30 or 15:30.
            friday at 8            | 8 could be in the morning or in the afternoon. Write 08:00 or 20:00.
            4:00                   | 4:00 could be in the morning or in the afternoon. Write 04:00 or 16:00.
            friday 9               | I can't tell what 9 means here. Write a time like 15:00 or 3pm, and a year like 2026.
            24 dec 26              | I can't tell what 26 means here. Write a time like 15:00 or 3pm, and a year like 2026.
            2026-12-24 15          | I can't tell what 15 means here. Write a time like 15:00 or 3pm, and a year like 2026.
            friday midnight        | Midnight could be the start or the end of a day. Write just the day for its end, or add 00:00 for its start.
            friday 12am            | Midnight could be the start or the end of a day. Write just the day for its end, or add 00:00 for its start.
            friday 24:00           | There's no 24:00 on the clock. Write a time like 15:00 or 3pm.
            friday at 9:60         | There's no 9:60 on the clock. Write a time like 15:00 or 3pm.
            friday 13pm            | There's no 13pm on the clock. Write a time like 15:00 or 3pm.
            friday 0am             | There's no 0am on the clock. Write a time like 15:00 or 3pm.
            friday at 25           | There's no 25 on the clock. Write a time like 15:00 or 3pm.
            """)
    void aDateNotToGoByIsQuestionedWithWhatToWrite(String typed, String why) {
        assertThat(read(typed)).isEqualTo((why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "!",
                "...",
                "the way",
                "the book",
                "Friday the cat",
                "fridays",
                "fri.day",
                "friday 3pm and more",
                "3/4 of it",
                "bo",
                "todays",
                "may",
                "May be",
                "may you",
                "may3",
                "sat on it",
                "next",
                "next time",
                "next friday the cat",
                "this",
                "this way",
                "in",
                "in time",
                "in a moment",
                "in days",
                "in 3",
                "in 3 steps",
                "in 10000 days",
                "a week",
                "end of",
                "end of story",
                "the end",
                "at",
                "at home",
                "1.2.3",
                "50/50",
                "0/4",
                "24/12/",
                "2026-12/24",
                "24 decc",
                "٢٠٢٦-١٢-٢٤",
                "friday <@U1>"
            })
    void otherWordsAreJustWords(String typed) {
        assertThat(read(typed)).isEqualTo(Read.NO_DATE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, 2026-11-27",
        "2026-11-27, 2026-11-27",
        // On the weekend the week that is over is nobody's.
        "2026-11-28, 2026-12-04",
        "2026-11-29, 2026-12-04"
    })
    void theEndOfTheWeekIsItsLastWorkingDay(LocalDate today, String end) {
        Instant evening = today.atTime(22, 0).atZone(LISBON).toInstant();

        assertThat(read("eow", evening)).isEqualTo(on(end));
        assertThat(read("end of next week", evening))
                .isEqualTo(on(today.isBefore(LocalDate.of(2026, 11, 30)) ? "2026-12-04" : "2026-12-11"));
    }

    @Test
    void theEndOfTheWeekIsTheWritersOwn() {
        assertThat(endOfWeek(EnumSet.of(MONDAY, WEDNESDAY))).isEqualTo(on("2026-11-25"));
        assertThat(endOfWeek(EnumSet.of(MONDAY, TUESDAY))).isEqualTo(on("2026-12-01"));
        assertThat(endOfWeek(EnumSet.of(TUESDAY, SATURDAY))).isEqualTo(on("2026-11-28"));
        assertThat(endOfWeek(EnumSet.of(SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY)))
                .isEqualTo(on("2026-11-26"));
        assertThat(endOfWeek(EnumSet.allOf(DayOfWeek.class))).isEqualTo(on("2026-11-29"));
        assertThat(endOfWeek(EnumSet.noneOf(DayOfWeek.class))).isEqualTo(on("2026-11-29"));
    }

    private static Object endOfWeek(Set<DayOfWeek> workingDays) {
        return Read.alone("eow", LISBON, workingDays, NOW);
    }

    @Test
    void onTheLastDayOfAMonthItsEndIsToday() {
        Instant lastOfNovember = Instant.parse("2026-11-30T10:00:00Z");

        assertThat(read("end of month", lastOfNovember)).isEqualTo(on("2026-11-30"));
        assertThat(read("end of november", lastOfNovember)).isEqualTo(on("2026-11-30"));
        assertThat(read("end of feb", Instant.parse("2028-01-30T10:00:00Z"))).isEqualTo(on("2028-02-29"));
        assertThat(read("end of feb", Instant.parse("2027-03-01T10:00:00Z"))).isEqualTo(on("2028-02-29"));
    }

    @Test
    void theNextTwentyNinthOfFebruaryMayBeTooFar() {
        assertThat(read("29 feb", Instant.parse("2028-03-01T10:00:00Z")))
                .isEqualTo(("Sun 29 Feb 2032 is more than two years ahead. Write a date up to Fri 1 Mar 2030."));
    }

    @Test
    void hoursFromNowAreWholeMinutesAndNeverFewer() {
        assertThat(read("in an hour", Instant.parse("2026-11-25T10:07:00Z"))).isEqualTo(at("2026-11-25", "11:07"));
        assertThat(read("in an hour", Instant.parse("2026-11-25T10:07:00.001Z")))
                .isEqualTo(at("2026-11-25", "11:08"));
        assertThat(read("in an hour", Instant.parse("2026-11-25T23:30:00Z"))).isEqualTo(at("2026-11-26", "00:30"));
    }

    @Test
    void aTimeThatTheClocksSkipIsQuestioned() {
        assertThat(read("28 mar 2027 1:30am"))
                .isEqualTo(("The clocks skip 01:30 on Sun 28 Mar 2027. Write 02:00 or later."));
        assertThat(read("28 mar 2027 00:59")).isEqualTo(at("2027-03-28", "00:59"));
        assertThat(read("28 mar 2027 02:00")).isEqualTo(at("2027-03-28", "02:00"));
    }

    @Test
    void aTimeThatComesTwiceIsTheFirst() {
        Instant theFirst = Instant.parse("2027-10-31T00:30:00Z");

        assertThat(((Date) read("31 oct 2027 01:30")).ends(LISBON)).isEqualTo(theFirst);
        assertThat(read("01:30", theFirst.minusSeconds(1))).isEqualTo(at("2027-10-31", "01:30"));
        assertThat(read("01:30", theFirst)).isInstanceOf(String.class);
        // An hour later it is as late again.
        assertThat(read("in an hour", theFirst))
                .isEqualTo(("The clocks go back, so 01:30 happens twice. Write an earlier time or a later one."));
        assertThat(read("in 2 hours", theFirst)).isEqualTo(at("2027-10-31", "02:30"));
    }

    @ParameterizedTest
    @CsvSource({
        "Pacific/Kiritimati, 2026-11-26, 2026-11-27",
        "Asia/Tokyo, 2026-11-25, 2026-11-26",
        "Pacific/Pago_Pago, 2026-11-24, 2026-11-25",
        "America/Los_Angeles, 2026-11-25, 2026-11-26"
    })
    void todayIsTheWritersToday(ZoneId zone, LocalDate today, LocalDate tomorrow) {
        assertThat(Read.alone("today", zone, MONDAY_TO_FRIDAY, NOW)).isEqualTo(Date.on(today, zone));
        assertThat(Read.alone("tomorrow", zone, MONDAY_TO_FRIDAY, NOW)).isEqualTo(Date.on(tomorrow, zone));
        assertThat(Read.alone(today.toString(), zone, MONDAY_TO_FRIDAY, NOW)).isEqualTo(Date.on(today, zone));
        assertThat(Read.alone(today.minusDays(1).toString(), zone, MONDAY_TO_FRIDAY, NOW))
                .isInstanceOf(String.class);
        assertThat(Read.alone(today.getDayOfWeek().toString(), zone, MONDAY_TO_FRIDAY, NOW))
                .isEqualTo(Date.on(today.plusDays(7), zone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "found by Dec Nolan",
                "found by Dec Nolan in the lab",
                "approved by Nov Patel, see the thread",
                "held by Jan de Vries"
            })
    void anAbbreviationBeforeASurnameIsAName(String words) {
        assertThat(Read.among(words, LISBON, MONDAY_TO_FRIDAY, NOW)).isEqualTo(Read.NO_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"by Dec", "by dec please", "by DEC OR JAN", "by December Bo needs it", "by next may"})
    void aMonthAloneIsAskedAbout(String words) {
        assertThat(Read.among(words, LISBON, MONDAY_TO_FRIDAY, NOW)).isInstanceOf(String.class);
    }

    @Test
    void aDayOfAnAbbreviatedMonthIsNoName() {
        assertThat(Read.among("by Dec 24 Bo needs it", LISBON, MONDAY_TO_FRIDAY, NOW))
                .isEqualTo(on("2026-12-24"));
    }
}
