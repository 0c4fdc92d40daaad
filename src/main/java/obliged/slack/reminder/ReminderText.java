package obliged.slack.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import obliged.ask.Ask;
import obliged.ask.value.Date;
import obliged.person.Absence;
import obliged.person.Habits;
import obliged.person.Person;
import obliged.slack.dates.DateText;
import obliged.slack.dates.ZoneText;
import obliged.slack.kit.AwayText;
import obliged.slack.team.TeamText;
import obliged.slack.text.Count;
import obliged.slack.text.Mrkdwn;
import obliged.team.Team;
import obliged.team.WorkingSpan;

/** The sentences about when someone is reminded, who is away, and what is snoozed until when. */
public final class ReminderText {
    private final Instant now;

    public ReminderText(Instant now) {
        this.now = now;
    }

    /**
     * Below a reminder: {@code You get this Mon–Fri at 9:00 (Lisbon time).}
     *
     * @param menus whether its rows have nothing but their menus
     */
    static Mrkdwn ending(Person person, boolean menus) {
        return Mrkdwn.of(
                menus ? "To act on an ask, use the ⋯ beside it. " : "",
                person.habits().reminded() ? "You get this " : "",
                rhythm(person),
                ".");
    }

    /** {@code Mon–Fri at 9:00 (Lisbon time)}. */
    private static String rhythm(Person person) {
        Habits habits = person.habits();
        return habits.reminded()
                ? TeamText.days(habits.days()) + " at " + DateText.time(habits.remindedAt())
                        + " (" + ZoneText.of(person.zone())
                        + ")"
                : "No reminders";
    }

    /** All that is set, in one sentence. */
    public Mrkdwn settings(Person person) {
        String when = rhythm(person) + TeamText.daysOff(person.habits().holidays());
        Absence absence = person.absence(now).orElse(null);
        if (absence == null) {
            return Mrkdwn.of(when, ".");
        }
        return Mrkdwn.of(
                "Away",
                AwayText.until(person, absence, now),
                AwayText.back(person, now) == null ? " (from your Slack status)" : "",
                person.habits().reminded() ? ", then reminders " + when : ", and no reminders",
                ".");
    }

    /** Reminders were switched on. */
    Mrkdwn on(Person person) {
        return Mrkdwn.of("Reminders are on: ", settings(person));
    }

    /** Reminders were switched off. */
    static Mrkdwn off(String command) {
        return Mrkdwn.of("You won't get reminders any more. To bring them back, type " + command + " reminders on.");
    }

    /** What was just saved, to whom it is about. */
    Mrkdwn saved(Person person) {
        return AwayText.back(person, now) == null
                ? settings(person)
                : Mrkdwn.of(settings(person), " Anyone who sends you an ask will see when you're back.");
    }

    /** What Snooze did, and what it did not. */
    Mrkdwn snoozed(Ask ask, LocalDate until, ZoneId zone) {
        Date date = ask.due() != null ? ask.due() : ask.neededBy();
        return Mrkdwn.of(
                "#" + ask.id().number() + " is snoozed until ",
                day(until, zone),
                ".",
                date == null ? "" : Mrkdwn.of(" The date stays ", Mrkdwn.date(date, now), "."));
    }

    /** The same in a row. */
    Mrkdwn quiet(LocalDate until, ZoneId zone) {
        return Mrkdwn.of("snoozed until ", day(until, zone));
    }

    /** One line in the thread of a team's ask: it rings nobody. */
    static Mrkdwn unanswered(Ask ask, Team team) {
        return Mrkdwn.of("Nobody has answered #" + ask.id().number() + " yet"
                + (team.isSetUp() ? ". The team promises a first answer within " + inWords(team.firstAnswer()) : "")
                + ".");
    }

    /** {@code one working day}. */
    private static String inWords(WorkingSpan span) {
        String unit = span.unit() == WorkingSpan.Unit.DAYS ? "working day" : "working hour";
        return Count.of(span.amount(), unit, unit + "s");
    }

    private Mrkdwn day(LocalDate day, ZoneId zone) {
        return Mrkdwn.date(Date.on(day, zone), now);
    }
}
