package obliged.person;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import obliged.shared.PersonId;
import obliged.shared.SearchText;
import obliged.shared.WorkingHours;
import org.jspecify.annotations.Nullable;

/**
 * Someone as we know them.
 *
 * @param name what colleagues call them, without any sign before it
 * @param zone where they are now, from their profile
 * @param gone they have left or their account is closed
 * @param habits when they work and want to be reminded, which they tell us themselves
 * @param names other names by which they can be found; a handle with its sign, {@code @bo}
 * @param statusAwayUntil until when their Slack status says, or said last, that they are away
 */
public record Person(
        PersonId id,
        String name,
        ZoneId zone,
        Kind kind,
        boolean gone,
        Habits habits,
        List<String> names,
        @Nullable Instant statusAwayUntil) {
    /** What ends later than this may as well have no end. */
    private static final Duration LONGEST = Duration.ofDays(366);

    /** Until when someone is away whose status does not say it. */
    public static final Instant UNTIL_IT_GOES = Instant.parse("9999-12-31T00:00:00Z");

    /** What someone is in the workspace. */
    public enum Kind {
        /** A full member. */
        MEMBER,
        /** A guest, who sees only the channels they are in. */
        GUEST,
        /** A program, ourselves included. */
        BOT,
        /** Someone from another company, met in a shared channel. */
        FOREIGN,
        /** Someone whose profile we have not read yet; until then they may do no more than someone of another company. */
        STRANGER
    }

    public Person {
        names = List.copyOf(names);
    }

    /** Someone as their profile describes them, with the default habits. */
    public Person(PersonId id, String name, ZoneId zone, Kind kind, boolean gone) {
        this(id, name, zone, kind, gone, Habits.USUAL, List.of(), null);
    }

    /** Someone whom we have only heard of. */
    public static Person stranger(PersonId id, String name, ZoneId zone) {
        return new Person(id, name, zone, Kind.STRANGER, false);
    }

    Person with(Habits other) {
        return new Person(id, name, zone, kind, gone, other, names, statusAwayUntil);
    }

    /** The same person with these other names, in this order, without those that repeat an earlier one. */
    public Person goingBy(List<String> others) {
        Set<String> said = new HashSet<>(Set.of("", SearchText.words(name)));
        List<String> more = new ArrayList<>();
        for (String other : others) {
            String line = other.strip().replaceAll("\\s+", " ");
            // A handle tells two people of one name apart, even if it equals the name.
            if (said.add(line.startsWith("@") ? line : SearchText.words(line))) {
                more.add(line);
            }
        }
        return new Person(id, name, zone, kind, gone, habits, more, statusAwayUntil);
    }

    /** The same person without their names, which were erased. */
    Person nameless() {
        return new Person(id, PersonalData.NAMELESS, zone, kind, gone, habits, List.of(), null);
    }

    /** Whether one of their names contains what was typed, as whole words in this order. */
    public boolean goesBy(String typed) {
        String words = SearchText.words(typed);
        return !words.isEmpty()
                && Stream.concat(Stream.of(name), names.stream())
                        .anyMatch(one -> (" " + SearchText.words(one) + " ").contains(" " + words + " "));
    }

    /** The same person, away by their status until a moment, or not away. */
    public Person away(@Nullable Instant until) {
        return new Person(id, name, zone, kind, gone, habits, names, until);
    }

    /** When they work: nine to five on their days, without their public holidays, in their own zone. */
    public WorkingHours hours() {
        return new WorkingHours(zone, habits.days(), LocalTime.of(9, 0), LocalTime.of(17, 0), habits.holidays());
    }

    /** Their absence now, if they are away. What they set themselves counts more than their status. */
    public Optional<Absence> absence(Instant now) {
        if (habits.isAway(now.atZone(zone).toLocalDate())) {
            return Optional.of(new Absence(habits.awayUntil(), null));
        }
        if (statusAwayUntil == null || !now.isBefore(statusAwayUntil)) {
            return Optional.empty();
        }
        if (statusAwayUntil.isAfter(now.plus(LONGEST))) {
            return Optional.of(new Absence(null, null));
        }
        // Slack lets a status for a day end at its midnight or a minute earlier.
        ZonedDateTime ends = statusAwayUntil.atZone(zone);
        return Optional.of(
                ends.toLocalTime().isBefore(hours().closes())
                        ? new Absence(
                                ends.toLocalDate(),
                                ends.toLocalTime().isAfter(hours().opens())
                                        ? ends.toLocalTime().truncatedTo(ChronoUnit.MINUTES)
                                        : null)
                        : new Absence(ends.toLocalDate().plusDays(1), null));
    }

    public boolean isBot() {
        return kind == Kind.BOT;
    }

    public boolean isMember() {
        return kind == Kind.MEMBER;
    }

    /** Whether we know that they are a person of this company, full member or guest. */
    public boolean isColleague() {
        return kind == Kind.MEMBER || kind == Kind.GUEST;
    }
}
