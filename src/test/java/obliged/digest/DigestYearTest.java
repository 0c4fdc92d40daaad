package obliged.digest;

import static obliged.digest.DigestDesk.ACME;
import static obliged.digest.DigestDesk.BO;
import static obliged.digest.DigestDesk.LISBON_HOURS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import obliged.shared.ChannelId;
import obliged.shared.WorkingHours;
import obliged.store.Tables;
import obliged.team.WorkingSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole year of ticks in zones whose clocks change, each a quarter of an hour after the other. */
class DigestYearTest {
    /** Hours that clocks skip or show twice, in the night from Saturday to Sunday, among others. */
    private static final List<Hour> HOURS = List.of(
            hour(DayOfWeek.MONDAY, "09:00", "Europe/Lisbon"),
            hour(DayOfWeek.SUNDAY, "01:30", "Europe/Lisbon"),
            hour(DayOfWeek.SUNDAY, "02:30", "America/New_York"),
            hour(DayOfWeek.SUNDAY, "01:30", "America/New_York"),
            hour(DayOfWeek.SUNDAY, "02:15", "Australia/Lord_Howe"),
            hour(DayOfWeek.SUNDAY, "00:00", "America/Santiago"),
            hour(DayOfWeek.SUNDAY, "23:45", "Pacific/Kiritimati"),
            hour(DayOfWeek.WEDNESDAY, "12:00", "Asia/Kathmandu"));

    @TempDir
    Path directory;

    @Test
    void eachWeekOfAYearIsToldOnceAtItsHour() {
        try (DigestDesk desk = new DigestDesk(directory)) {
            Instant first = Instant.parse("2027-01-01T00:00:00Z");
            Instant last = Instant.parse("2028-01-01T00:00:00Z");
            desk.now = first.minusSeconds(1);
            for (int i = 0; i < HOURS.size(); i++) {
                switchOn(desk, team(i), HOURS.get(i));
            }
            for (desk.now = first; desk.now.isBefore(last); desk.now = desk.now.plus(Duration.ofMinutes(15))) {
                desk.tick();
            }

            for (int i = 0; i < HOURS.size(); i++) {
                assertThat(told(desk, team(i)))
                        .as(HOURS.get(i).toString())
                        .isEqualTo(expected(HOURS.get(i), first, last));
            }
        }
    }

    private static void switchOn(DigestDesk desk, ChannelId team, Hour hour) {
        desk.teams.save(ACME, List.of(DigestDesk.channel(team, false)));
        desk.teams.members(ACME, team, List.of(BO));
        desk.team(
                BO,
                team,
                new WorkingHours(hour.zone(), LISBON_HOURS.days(), LISBON_HOURS.opens(), LISBON_HOURS.closes()),
                WorkingSpan.ofDays(1));
        desk.digests.at(desk.act(BO), team, hour.day(), hour.time());
        desk.digests.on(desk.act(BO), team);
    }

    private static List<String> told(DigestDesk desk, ChannelId team) {
        return Tables.rows(
                        desk.file,
                        "SELECT week, told_at FROM digest WHERE channel_id = '" + team.value() + "' ORDER BY told_at")
                .stream()
                .map(row -> row.get(0) + " at " + Instant.ofEpochMilli(Long.parseLong(row.get(1))))
                .toList();
    }

    /** Quarter by quarter: the first of a local day on which its clock has reached the hour. */
    private static List<String> expected(Hour hour, Instant first, Instant last) {
        List<String> expected = new ArrayList<>();
        LocalDate toldOn = LocalDate.MIN;
        for (Instant moment = first; moment.isBefore(last); moment = moment.plus(Duration.ofMinutes(15))) {
            LocalDate day = moment.atZone(hour.zone()).toLocalDate();
            LocalTime clock = moment.atZone(hour.zone()).toLocalTime();
            boolean begun = !moment.equals(first) || clock.equals(hour.time());
            if (day.getDayOfWeek() == hour.day() && !clock.isBefore(hour.time()) && !day.equals(toldOn) && begun) {
                toldOn = day;
                LocalDate monday = day;
                while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
                    monday = monday.minusDays(1);
                }
                expected.add(monday.minusWeeks(1) + " at " + moment);
            }
        }
        return expected;
    }

    private static ChannelId team(int i) {
        return new ChannelId("team" + i);
    }

    private static Hour hour(DayOfWeek day, String time, String zone) {
        return new Hour(day, LocalTime.parse(time), ZoneId.of(zone));
    }
}
