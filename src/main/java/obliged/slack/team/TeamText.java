package obliged.slack.team;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import obliged.ask.value.Date;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.PublicHolidays;
import obliged.shared.WorkingHours;
import obliged.slack.dates.DateText;
import obliged.slack.dates.ZoneText;
import obliged.slack.kit.AwayText;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.team.Channel;
import obliged.team.Team;
import obliged.team.TeamReason;
import org.jspecify.annotations.Nullable;

/** What is said about teams. */
public final class TeamText {
    /** So many helpers are named, the rest counted. */
    private static final int NAMED = 8;

    private final Names names;
    private final Instant now;

    public TeamText(Names names, Instant now) {
        this.names = names;
        this.now = now;
    }

    /**
     * What helps when someone picks the team: what it helps with, what to include, and when to expect an answer, if someone
     * there has set that.
     */
    public static Mrkdwn guidelines(Team team, Names names) {
        return guidelines(team, names, team.isSetUp());
    }

    private static Mrkdwn guidelines(Team team, Names names, boolean promised) {
        List<Mrkdwn> lines = new ArrayList<>();
        if (team.helpsWith() != null) {
            lines.add(Mrkdwn.of(Mrkdwn.bold("They help with: "), Mrkdwn.words(team.helpsWith(), names)));
        }
        if (team.include() != null) {
            lines.add(Mrkdwn.of(Mrkdwn.bold("Please include: "), Mrkdwn.words(team.include(), names)));
        }
        if (promised) {
            lines.add(Mrkdwn.of(promise(team) + " " + hours(team.hours()) + "."));
        }
        Mrkdwn overheard = overheard(team.channel(), names);
        if (overheard.length() > 0) {
            lines.add(overheard);
        }
        return lines(lines);
    }

    /** That people from other companies are in a channel, to who asks there; nothing about other channels. */
    public static Mrkdwn overheard(ChannelId channel, Names names) {
        return names.known(channel).filter(Channel::shared).isPresent()
                ? Mrkdwn.of("People from other companies are in that channel and can read it.")
                : Mrkdwn.of();
    }

    /** Everything that is set. */
    Mrkdwn settings(Team team) {
        List<Mrkdwn> lines = new ArrayList<>();
        lines.add(guidelines(team, names, true));
        lines.add(Mrkdwn.of(helpers(team) + "."));
        return lines(lines);
    }

    /** What to read above the first page; it also says which helpers are away. */
    Mrkdwn above(Team team, Channel channel, Collection<PersonId> helpers, ZoneId reader) {
        List<Mrkdwn> lines = new ArrayList<>();
        lines.add(Mrkdwn.of("Team settings for ", Mrkdwn.channel(team.channel()), "."));
        if (channel.shared()) {
            lines.add(Mrkdwn.of("People from other companies are in this channel: they can read asks here,"
                    + " but can't act on them."));
        }
        lines.add(lastChange(team, reader));
        Mrkdwn away = new AwayText(names, now).of(helpers);
        if (away.length() > 0) {
            lines.add(away);
        }
        return lines(lines);
    }

    private Mrkdwn lastChange(Team team, ZoneId reader) {
        return team.changedBy() == null || team.changedAt() == null
                ? Mrkdwn.of("These are the defaults.")
                : Mrkdwn.of(
                        "Last changed by " + names.of(team.changedBy()) + ", ", moment(team.changedAt(), reader), ".");
    }

    private Mrkdwn moment(Instant at, ZoneId reader) {
        ZonedDateTime there = at.atZone(reader).truncatedTo(ChronoUnit.MINUTES);
        return Mrkdwn.date(Date.at(there.toLocalDate(), there.toLocalTime(), reader), now);
    }

    /** Someone else changed it since this form opened. */
    Mrkdwn changedMeanwhile(Team team, ZoneId reader) {
        return lines(List.of(
                lastChange(team, reader),
                Mrkdwn.of("That was after you opened these settings. They now say:"),
                settings(team),
                Mrkdwn.of("What you entered is still here. Save to replace theirs.")));
    }

    /** To someone who may read it only. */
    Mrkdwn readOnly(Team team, Collection<PersonId> helpers, ZoneId reader) {
        return lines(List.of(
                Mrkdwn.of(
                        named(helpers) + (helpers.size() == 1 ? " helps in " : " help in "),
                        Mrkdwn.channel(team.channel()),
                        ", so only they can change these settings:"),
                settings(team),
                lastChange(team, reader)));
    }

    /** One line about what was just saved. */
    public Mrkdwn saved(Team team) {
        return Mrkdwn.of(
                "Saved for ",
                Mrkdwn.channel(team.channel()),
                ". " + helpers(team) + ". " + promise(team) + " " + hours(team.hours()) + ".");
    }

    private String helpers(Team team) {
        List<String> helpers = new ArrayList<>();
        if (!team.helpers().isEmpty()) {
            helpers.add(named(team.helpers()));
        }
        if (team.group() != null) {
            helpers.add("everyone in " + names.of(team.group()));
        }
        return helpers.isEmpty()
                ? "Anyone in the channel can take an ask"
                : "Helpers: " + String.join(" and ", helpers);
    }

    private String named(Collection<PersonId> people) {
        List<String> all = people.stream().map(names::of).sorted().toList();
        if (all.size() > NAMED) {
            return String.join(", ", all.subList(0, NAMED)) + " and " + (all.size() - NAMED) + " more";
        }
        return and(all);
    }

    private static String and(List<String> all) {
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
    }

    private static String promise(Team team) {
        return "First answer within " + WorkingSpanText.inSentence(team.firstAnswer())
                + (team.turnaround() == null
                        ? "."
                        : ", usually done in " + WorkingSpanText.inSentence(team.turnaround()) + ".");
    }

    /** {@code Mon–Fri 9:00–17:00, Lisbon time}. */
    private static String hours(WorkingHours hours) {
        return days(hours.days()) + " " + DateText.time(hours.opens()) + "–" + DateText.time(hours.closes()) + ", "
                + ZoneText.of(hours.zone()) + daysOff(hours.holidays());
    }

    /** {@code , except public holidays in Bavaria, Germany}; nothing if none are chosen. */
    public static String daysOff(@Nullable PublicHolidays holidays) {
        return holidays == null
                ? ""
                : PublicHolidays.place(holidays.code())
                        .map(place -> ", except public holidays in " + place.name())
                        .orElse("");
    }

    /** {@code Mon–Fri}, {@code Sun–Thu}, {@code Mon, Wed}: one span where they follow each other. */
    public static String days(Set<DayOfWeek> days) {
        List<DayOfWeek> sorted = days.stream().sorted().toList();
        DayOfWeek first = sorted.get(0);
        while (days.size() < DayOfWeek.values().length && days.contains(first.minus(1))) {
            first = first.minus(1);
        }
        DayOfWeek last = first.plus(days.size() - 1L);
        boolean run = days.size() > 2;
        for (DayOfWeek day = first; run && day != last; day = day.plus(1)) {
            run = days.contains(day.plus(1));
        }
        return run
                ? name(first) + "–" + name(last)
                : sorted.stream().map(TeamText::name).collect(Collectors.joining(", "));
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    /** Why someone can't be a helper. */
    String unfit(PersonId person, TeamReason reason) {
        String name = names.of(person);
        return switch (reason) {
            case HELPER_IS_BOT -> name + " is an app and can't help. Remove it.";
            case HELPER_GONE -> name + " is no longer here. Remove them.";
            case HELPER_FOREIGN -> name + " works at another company and can't act on asks. Remove them.";
            case HELPER_OUTSIDE -> name + " isn't in this channel and wouldn't see its asks. Invite them first.";
            default -> "I don't know one of them yet, so I'm looking them up. Try again in a minute.";
        };
    }

    /** Why a form can't be opened or saved. */
    public static Mrkdwn refused(@Nullable TeamReason reason, ChannelId channel, String command) {
        return switch (reason == null ? TeamReason.NO_SUCH_CHANNEL : reason) {
            case CHANNEL_ARCHIVED ->
                Mrkdwn.of(
                        Mrkdwn.channel(channel),
                        " is archived, so it can't take asks. Unarchive it first, or choose another channel.");
            case CHANNEL_CLOSED_TO_US ->
                Mrkdwn.of(
                        "I can't see ",
                        Mrkdwn.channel(channel),
                        " yet. Type /invite @Obliged there, then your command again.");
            case NOT_THEIRS ->
                Mrkdwn.of(
                        "You can't change the settings of ",
                        Mrkdwn.channel(channel),
                        " right now: only its helpers can, or anyone in the channel if it has none.");
            case GROUP_GONE -> Mrkdwn.of("That group is no longer there. Pick another, or none.");
            default ->
                Mrkdwn.of(
                        "I can't tell which channel this is for. In your team's channel, type /invite @Obliged, then your command again.");
        };
    }

    static Mrkdwn notAChannel(String command) {
        return Mrkdwn.of("A team is a channel. Go to your team's channel and type " + command + " team there.");
    }

    static Mrkdwn fromAbroad() {
        return Mrkdwn.of("I only work for the company that installed me, so I can't help you here.");
    }

    static Mrkdwn firstPageLost(String command) {
        return Mrkdwn.of("I only keep forms for a week, so the first page is gone. Type " + command + " team again.");
    }

    private static Mrkdwn lines(List<Mrkdwn> lines) {
        return lines.stream()
                .reduce((above, line) -> Mrkdwn.of(above, "\n", line))
                .orElse(Mrkdwn.of());
    }
}
