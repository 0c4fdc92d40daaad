package obliged.person;

import java.time.LocalTime;
import java.time.ZoneId;
import obliged.term.PersonId;
import obliged.term.WorkingHours;

/**
 * Someone as we know them.
 *
 * @param name what colleagues call them, without any sign before it
 * @param zone where they are now, from their profile
 * @param gone they have left or their account is closed
 * @param habits when they work and want to be reminded, which no profile knows
 */
public record Person(PersonId id, String name, ZoneId zone, Kind kind, boolean gone, Habits habits) {
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

    /** As a profile tells of someone, with the usual habits. */
    public Person(PersonId id, String name, ZoneId zone, Kind kind, boolean gone) {
        this(id, name, zone, kind, gone, Habits.USUAL);
    }

    /** Someone whom we have only heard of. */
    public static Person stranger(PersonId id, String name, ZoneId zone) {
        return new Person(id, name, zone, Kind.STRANGER, false);
    }

    Person with(Habits other) {
        return new Person(id, name, zone, kind, gone, other);
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
