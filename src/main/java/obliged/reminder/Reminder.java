package obliged.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;

/**
 * The one reminder of someone's day, with what stood in it when it was written, as that is now.
 *
 * @param day on the clocks where they are
 * @param zone where they are now
 * @param sections in their order, none empty
 */
public record Reminder(
        long number, WorkspaceId workspace, PersonId to, LocalDate day, ZoneId zone, List<Section> sections) {
    public Reminder {
        sections = List.copyOf(sections);
    }

    /** All of it, in its order. */
    public Stream<ReminderLine> lines() {
        return sections.stream().flatMap(section -> section.lines().stream());
    }

    /** Whether it has come to its end before it was said: nothing of it is left to say, or its day is over. */
    public boolean isOver(Instant now) {
        return now.atZone(zone).toLocalDate().isAfter(day) || lines().noneMatch(ReminderLine::isToSay);
    }
}
