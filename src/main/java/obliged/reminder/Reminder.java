package obliged.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;

/**
 * Someone's reminder for one day: the asks that it listed when it was written, in their current state.
 *
 * @param day the day in their own zone
 * @param zone their current zone
 * @param sections in their order, none empty
 */
public record Reminder(
        long number, WorkspaceId workspace, PersonId to, LocalDate day, ZoneId zone, List<Section> sections) {
    public Reminder {
        sections = List.copyOf(sections);
    }

    /** All lines, in order. */
    public Stream<ReminderLine> lines() {
        return sections.stream().flatMap(section -> section.lines().stream());
    }

    /** Whether it need not be sent any more: nothing is left to say, or its day is over. */
    public boolean isOver(Instant now) {
        return now.atZone(zone).toLocalDate().isAfter(day) || lines().noneMatch(ReminderLine::isToSay);
    }
}
