package obliged.person;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import obliged.term.PersonId;
import obliged.term.WorkingHours;

/**
 * Someone as we know them.
 *
 * @param name what colleagues call them, without any sign before it
 * @param zone where they are now, from their profile
 * @param gone they have left or their account is closed
 */
public record Person(PersonId id, String name, ZoneId zone, Kind kind, boolean gone) {
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

    /** Someone whom we have only heard of. */
    public static Person stranger(PersonId id, String name, ZoneId zone) {
        return new Person(id, name, zone, Kind.STRANGER, false);
    }

    /** When they work: nine to five, Monday to Friday, where they are. */
    public WorkingHours hours() {
        return new WorkingHours(
                zone, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0));
    }

    public boolean isBot() {
        return kind == Kind.BOT;
    }

    public boolean isMember() {
        return kind == Kind.MEMBER;
    }
}
