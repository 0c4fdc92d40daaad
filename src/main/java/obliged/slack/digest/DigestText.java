package obliged.slack.digest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import obliged.digest.Digest;
import obliged.digest.DigestReason;
import obliged.digest.Digests;
import obliged.digest.Plan;
import obliged.digest.Week;
import obliged.digest.WeekNumbers;
import obliged.shared.ChannelId;
import obliged.slack.api.PostProblem;
import obliged.slack.dates.DateText;
import obliged.slack.dates.ZoneText;
import obliged.slack.team.WorkingSpanText;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/** What is said about a team's week. Numbers carry their change in words; nobody is named for a delay. */
final class DigestText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    private static final String NO_CHANGE = " (no change)";

    /** A share that changed by less is the same. */
    private static final double SAME_SHARE = 0.005;

    private static final double SAME_STARS = 0.05;

    private DigestText() {}

    /** The one sentence that a lead would repeat: {@code 21 asks, 19 solved, 17 on time: the most solved in 8 weeks}. */
    static String headline(Digest digest) {
        WeekNumbers numbers = digest.numbers();
        String counted = first(numbers.asked(), "ask", "asks") + ", " + numbers.solved() + " solved"
                + (numbers.dated() == 0 ? "" : ", " + numbers.onTime() + " on time");
        return counted
                + (isBest(digest) ? ": the most solved in " + digest.weeks().size() + " weeks" : "");
    }

    private static String first(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /** Ahead of every other week of several, of which it is not the only one with anything in it. */
    private static boolean isBest(Digest digest) {
        List<Digest.WeekOf> others = digest.weeks().stream()
                .filter(week -> !week.week().equals(digest.basics().week()))
                .toList();
        int solved = digest.numbers().solved();
        return solved >= WeekNumbers.FEWEST
                && others.stream().anyMatch(week -> week.numbers().solved() > 0)
                && others.stream().allMatch(week -> week.numbers().solved() < solved);
    }

    /** {@code 16–22 Nov}. */
    static String span(Week week) {
        LocalDate monday = week.monday();
        LocalDate sunday = week.sunday();
        return monday.getMonth() == sunday.getMonth()
                ? monday.getDayOfMonth() + "–" + DAY.format(sunday)
                : DAY.format(monday) + " – " + DAY.format(sunday);
    }

    /** {@code Fri 25 Dec was a public holiday.} */
    static Mrkdwn daysOff(List<LocalDate> days) {
        List<String> all = days.stream().map(WEEKDAY::format).toList();
        int last = all.size() - 1;
        return Mrkdwn.of(
                last == 0
                        ? all.get(0) + " was a public holiday."
                        : String.join(", ", all.subList(0, last)) + " and " + all.get(last) + " were public holidays.");
    }

    /**
     * The numbers, each with its name.
     *
     * @param promised whether the team has promised a time for the first answer
     */
    static List<Mrkdwn> fields(Digest digest, boolean promised) {
        WeekNumbers numbers = digest.numbers();
        WeekNumbers.Change change = digest.change();
        List<Mrkdwn> fields = new ArrayList<>();
        fields.add(field("Asked", numbers.asked() + more(change.asked(), "more", "fewer")));
        fields.add(field("Solved", numbers.solved() + more(change.solved(), "more", "fewer")));
        if (numbers.dated() > 0) {
            fields.add(field("By the agreed date", onTime(numbers) + share(change.onTimeShare())));
        }
        if (numbers.answerTime() != null) {
            fields.add(field(
                    "First answer",
                    span(numbers.answerTime())
                            + faster(change.firstAnswer())
                            + (promised
                                    ? ", promised: "
                                            + WorkingSpanText.inSentence(
                                                    digest.basics().promise())
                                    : "")));
        }
        if (numbers.satisfaction().isPresent()) {
            fields.add(field(
                    "Satisfaction",
                    satisfaction(numbers) + stars(change.satisfaction()) + ", from " + numbers.ratings() + " ratings"));
        }
        if (numbers.open() != null) {
            fields.add(field("Open now", numbers.open() + more(change.open(), "more", "fewer") + late(numbers)));
        }
        return fields;
    }

    private static Mrkdwn field(String name, String number) {
        return Mrkdwn.of(Mrkdwn.bold(name), " " + number);
    }

    private static String more(@Nullable Integer change, String more, String fewer) {
        if (change == null) {
            return "";
        }
        return change == 0 ? NO_CHANGE : " (" + Math.abs(change) + " " + (change > 0 ? more : fewer) + ")";
    }

    private static String onTime(WeekNumbers numbers) {
        return numbers.onTime() + " of " + numbers.dated() + ", "
                + percent(numbers.onTimeShare().orElseThrow()) + "%";
    }

    private static String share(@Nullable Double change) {
        if (change == null) {
            return "";
        }
        long points = Math.round(Math.abs(change) * 100);
        return Math.abs(change) < SAME_SHARE || points == 0
                ? NO_CHANGE
                : " (" + points + (points == 1 ? " point " : " points ") + (change > 0 ? "higher" : "lower") + ")";
    }

    private static long percent(double share) {
        return Math.round(share * 100);
    }

    private static String faster(@Nullable Duration change) {
        if (change == null) {
            return "";
        }
        return change.abs().toMinutes() == 0
                ? NO_CHANGE
                : " (" + span(change.abs()) + (change.isNegative() ? " faster" : " slower") + ")";
    }

    /** {@code 2 h 10 min}, of working time. */
    static String span(Duration working) {
        long minutes = Math.max(working.toMinutes(), 1);
        long hours = minutes / 60;
        long rest = minutes % 60;
        return hours == 0 ? rest + " min" : hours + " h" + (rest == 0 ? "" : " " + rest + " min");
    }

    private static String satisfaction(WeekNumbers numbers) {
        return mean(numbers.satisfaction().orElseThrow()) + " of 5";
    }

    private static String stars(@Nullable Double change) {
        if (change == null) {
            return "";
        }
        return Math.abs(change) < SAME_STARS
                ? NO_CHANGE
                : " (" + mean(Math.abs(change)) + (change > 0 ? " higher" : " lower") + ")";
    }

    private static String mean(double stars) {
        return String.format(Locale.ENGLISH, "%.1f", stars);
    }

    /** {@code 6 open, 1 late}. */
    static String open(WeekNumbers numbers) {
        return numbers.open() + " open" + late(numbers);
    }

    private static String late(WeekNumbers numbers) {
        return numbers.overdue() == null || numbers.overdue() == 0 ? "" : ", " + numbers.overdue() + " late";
    }

    /** A week of which there is nothing to count. */
    static Mrkdwn quiet(Digest digest) {
        Integer open = digest.numbers().open();
        String left = open == null || open == 0
                ? "nothing is open."
                : first(open, "ask is", "asks are") + " open"
                        + (digest.numbers().overdue() == null
                                        || digest.numbers().overdue() == 0
                                ? "."
                                : ", " + digest.numbers().overdue() + " late.");
        return Mrkdwn.of(
                "A quiet week in ",
                Mrkdwn.channel(digest.basics().team()),
                " (" + span(digest.basics().week()) + "): nothing was asked or solved, and " + left);
    }

    /** Who switched it on, and how to switch it off. */
    static Mrkdwn switchedOn(String name, String command) {
        return Mrkdwn.of(name + " switched this on. To stop it here, type " + command + " digest off.");
    }

    static Mrkdwn onlyYou(boolean on, String command) {
        return Mrkdwn.of(
                "Only you can see this." + (on ? "" : " To post it here every week, type " + command + " digest on."));
    }

    static Mrkdwn isOn(Plan plan, ZoneId zone, String command) {
        return Mrkdwn.of(
                "I'll post a weekly digest in ",
                Mrkdwn.channel(plan.team()),
                " every " + when(plan.day(), plan.time(), zone) + ". To change the time, type " + command
                        + " team. To stop it, type " + command + " digest off.");
    }

    static Mrkdwn isOff(ChannelId team, String command) {
        return Mrkdwn.of(
                "I've stopped the weekly digest in ",
                Mrkdwn.channel(team),
                ". To start it again, type " + command + " digest on.");
    }

    /** {@code Monday at 9:00 (Lisbon time)}. */
    private static String when(DayOfWeek day, LocalTime time, ZoneId zone) {
        return day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " at " + DateText.time(time) + " ("
                + ZoneText.of(zone) + ")";
    }

    static Mrkdwn notUnderstood(String command) {
        return Mrkdwn.of("To see this channel's digest for last week, type " + command
                + " digest now. To post it here every week, type " + command + " digest on. To stop that, type "
                + command + " digest off.");
    }

    static Mrkdwn refused(DigestReason reason, String command) {
        return switch (reason) {
            case NOT_SEEN ->
                Mrkdwn.of(
                        "Each digest covers one channel. Type the command in your team's channel; if it's private, type /invite @Obliged there first.");
            case TIP_TOO_LONG ->
                Mrkdwn.of("A tip can have at most " + String.format(Locale.ENGLISH, "%,d", Digests.LONGEST_TIP)
                        + " characters. Please shorten it.");
        };
    }

    static Mrkdwn exporting() {
        return Mrkdwn.of("I'm putting all the asks you can see into a file. I'll send it to you in a direct message.");
    }

    static Mrkdwn exported() {
        return Mrkdwn.of("Here are all the asks you can see, as a spreadsheet. I sent this file only to you.");
    }

    /** To who switched it on, once it can't be told any more. */
    static Mrkdwn stopped(ChannelId channel, String name, @Nullable String problem, String command) {
        Mrkdwn team = name.isEmpty() ? Mrkdwn.channel(channel) : Mrkdwn.of(name);
        String why = problem == null || PostProblem.of(problem) == PostProblem.ARCHIVED
                ? "the channel is archived or gone"
                : "I can't post there any more (" + problem + ")";
        return Mrkdwn.of(
                "I've stopped the weekly digest for ",
                team,
                ": " + why + ". Once that's fixed, go there and type " + command + " digest on to start it again.");
    }
}
