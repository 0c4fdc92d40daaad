package obliged.demo;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import obliged.sandbox.page.Tour;
import obliged.sandbox.page.Tour.Step;

/** The two tours of the sandbox: a first minute in an empty workspace, and a working week of the demo's company. */
public final class SandboxTours {
    private static final ZoneId ANA = ZoneId.of("Europe/Lisbon");
    private static final ZoneId BO = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter DATED = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private SandboxTours() {}

    /**
     * From an ask to its reminder and its answer.
     *
     * @param week plays what a team is asked until a Monday
     */
    public static Tour firstMinute(Consumer<Instant> week) {
        return new Tour("ana", "general", SandboxTours::firstSteps, now -> furtherSteps(now, week));
    }

    private static List<Step> furtherSteps(Instant now, Consumer<Instant> week) {
        LocalDate monday = LocalDate.ofInstant(now, ANA).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return List.of(
                Step.story(
                        "Jump to " + dated(monday)
                                + ", 9:00 in Lisbon: Ana turns on #it-help's weekly digest, colleagues ask for things, and the digest arrives.",
                        "ana",
                        "it-help",
                        nine(monday, ANA),
                        week),
                Step.type(
                        "Ask a whole team: everyone in #it-help sees it, and anyone can take it.",
                        "ana",
                        "it-help",
                        "/ask #it-help the projector shows everything in green"),
                Step.shortcut(
                        "Turn a message into an ask: send the one written for you, point at it, and choose Log as an ask in its ⋮ menu.",
                        "chi",
                        "general",
                        "The coffee machine is out of beans again",
                        "log_ask"),
                Step.type(
                        "Thank someone where everyone can see it.",
                        "ana",
                        "general",
                        "/thanks @bo for the quick token reset"));
    }

    private static List<Step> firstSteps(Instant now) {
        LocalDate due = workingDayAfter(LocalDate.ofInstant(now, ANA));
        String day = due.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        return List.of(
                Step.type(
                        "Ask Bo for something, with a date. Press Enter to send it.",
                        "ana",
                        "general",
                        "/ask @bo reset my VPN token by " + day.toLowerCase(Locale.ENGLISH)),
                Step.press("Bo has a message from Obliged. Press Accept on it.", "bo", "dm", "Accept", ""),
                Step.jump("Jump to " + day + ", 9:00 in Berlin: Bo gets his reminder.", "bo", "dm", nine(due, BO)),
                Step.press(
                        "The reminder says that it's due today. Press Mark as done.", "bo", "dm", "Mark as done", ""),
                Step.press(
                        "Obliged tells Ana that it's done. Press “Yes, solved”, and rate it if you like.",
                        "ana",
                        "dm",
                        "Yes, solved",
                        ""));
    }

    /** A team's channel, the next morning, and the digest of the week. */
    public static Tour workingWeek() {
        return new Tour(
                "bo",
                "it-help",
                SandboxTours::weekSteps,
                now -> List.of(
                        Step.type("See everything on the team's plate.", "bo", "it-help", "/ask list team"),
                        Step.type("Search all asks you can see.", "dee", "general", "/ask search harbour"),
                        Step.type("See who thanked whom.", "ana", "general", "/thanks list"),
                        Step.type(
                                "Ask Bo for something yourself, and agree on a date.", "ana", "general", "/ask @bo ")));
    }

    private static List<Step> weekSteps(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, BO);
        LocalDate tomorrow = workingDayAfter(today);
        LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        return List.of(
                Step.press(
                        "You are Bo, and you help in #it-help. Dee needs access to the sales reports by Friday. Press Accept.",
                        "bo",
                        "it-help",
                        "Accept",
                        "access to the sales reports"),
                Step.press("Bo suggested another date. As Chi, press Agree.", "chi", "dm", "Agree", "my phone"),
                Step.jump("Jump to tomorrow, 9:00 in Berlin: Bo gets his reminder.", "bo", "dm", nine(tomorrow, BO)),
                Step.press(
                        "Dee's ask is in the reminder. Press Mark as done there.",
                        "bo",
                        "dm",
                        "Mark as done",
                        "sales reports"),
                Step.press(
                        "Obliged tells Dee that it's done. Press “Yes, solved”, and rate it if you like.",
                        "dee",
                        "dm",
                        "Yes, solved",
                        "sales reports"),
                Step.jump(
                        "Jump to " + dated(monday) + ", 9:00 in Lisbon: the team's weekly digest arrives.",
                        "bo",
                        "it-help",
                        nine(monday, ANA)));
    }

    private static String dated(LocalDate day) {
        return DATED.format(day);
    }

    private static LocalDate workingDayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (WEEKEND.contains(next.getDayOfWeek())) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static Instant nine(LocalDate day, ZoneId zone) {
        return day.atTime(9, 0).atZone(zone).toInstant();
    }
}
