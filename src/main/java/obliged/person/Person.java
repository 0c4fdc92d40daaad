package obliged.person;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import obliged.shared.PersonId;
import obliged.shared.WorkingHours;

/**
 * Someone as we know them.
 *
 * @param name what colleagues call them, without any sign before it
 * @param zone where they are now, from their profile
 * @param gone they have left or their account is closed
 * @param habits when they work and want to be reminded, which no profile knows
 * @param names what else they go by, for whoever looks for them; a handle with its sign, {@code @bo}
 */
public record Person(
        PersonId id, String name, ZoneId zone, Kind kind, boolean gone, Habits habits, List<String> names) {
    /** What someone is in the workspace. */
    public enum Kind {
        /** A full member. */
        MEMBER,
        /** A guest, who sees only the channels that they are in. */
        GUEST,
        /** A program, ourselves included. */
        BOT,
        /** Someone from another company, met in a shared channel. */
        FOREIGN,
        /** Named to us, not read yet; treated as a member who sees nothing but what is theirs. */
        STRANGER
    }

    public Person {
        names = List.copyOf(names);
    }

    /** As a profile tells of someone, with the usual habits. */
    public Person(PersonId id, String name, ZoneId zone, Kind kind, boolean gone) {
        this(id, name, zone, kind, gone, Habits.USUAL, List.of());
    }

    /** Someone whom we have only heard of. */
    public static Person stranger(PersonId id, String name, ZoneId zone) {
        return new Person(id, name, zone, Kind.STRANGER, false);
    }

    Person with(Habits other) {
        return new Person(id, name, zone, kind, gone, other, names);
    }

    /** Who goes by these names too, in this order; what says no more than a name before it is left out. */
    public Person goingBy(List<String> others) {
        Set<String> said = new HashSet<>(Set.of("", NameSearch.letters(name)));
        List<String> more = new ArrayList<>();
        for (String other : others) {
            String line = other.strip().replaceAll("\\s+", " ");
            // A handle tells two of one name apart, even where it is that name.
            if (said.add(line.startsWith("@") ? line : NameSearch.letters(line))) {
                more.add(line);
            }
        }
        return new Person(id, name, zone, kind, gone, habits, more);
    }

    /** Whether all that was typed stands in one of their names, in whole words and in this order. */
    public boolean goesBy(String typed) {
        String words = NameSearch.letters(typed);
        return !words.isEmpty()
                && Stream.concat(Stream.of(name), names.stream())
                        .anyMatch(one -> (" " + NameSearch.letters(one) + " ").contains(" " + words + " "));
    }

    /** When they work: nine to five, on their days, where they are. */
    public WorkingHours hours() {
        return new WorkingHours(zone, habits.days(), LocalTime.of(9, 0), LocalTime.of(17, 0));
    }

    public boolean isBot() {
        return kind == Kind.BOT;
    }

    public boolean isMember() {
        return kind == Kind.MEMBER;
    }
}
