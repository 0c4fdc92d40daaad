package obliged.slack.kit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.text.Names;

/**
 * The person who reads, and what the words for them depend on. It is made once for each request or notice, by
 * {@link Viewers}.
 *
 * @param person as we know them; if we don't, as the request describes them
 */
public record Viewer(Person person, Names names, Commands commands, Instant now) {
    public WorkspaceId workspace() {
        return names.workspace();
    }

    public PersonId id() {
        return person.id();
    }

    public ZoneId zone() {
        return person.zone();
    }

    /** The day that it is for them. */
    public LocalDate today() {
        return now.atZone(zone()).toLocalDate();
    }
}
