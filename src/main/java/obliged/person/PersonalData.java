package obliged.person;

import java.util.List;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.PersonalTable;
import obliged.store.Tx;

/** What this package holds of people: their names and habits. Their id stays. */
public final class PersonalData {
    /** What a forgotten person is called. */
    static final String NAMELESS = "Someone";

    private static final String THEMSELVES = "id = :person";

    public static final List<PersonalTable> TABLES = List.of(
            PersonalTable.of("person_habit", "working days and the hour of the reminder")
                    .people("person_id")
                    .deletes("person_id = :person")
                    .keeps("days", "reminded_at", "reminded", "away_until", "holidays"),
            // After their habits, so that someone is still found by name if an erasure was broken off.
            PersonalTable.of("person", "names")
                    .people("id")
                    .replaces(THEMSELVES, "'" + NAMELESS + "'", "name")
                    .replaces(THEMSELVES, "''", "names", "letters")
                    .replaces(THEMSELVES, ":now", "forgotten_at")
                    .keeps("zone", "kind", "gone", "admin", "status_away_until"),
            PersonalTable.of("person_group", "user groups").keeps("id", "name", "handle", "gone"),
            PersonalTable.of("person_group_member", "user groups they are in")
                    .people("person_id")
                    .keeps("group_id"),
            PersonalTable.of("person_other_id", "their other IDs")
                    .people("person_id")
                    .keeps("id"),
            PersonalTable.of("organization_workspace", "the workspaces of the organization")
                    .keeps("id"),
            PersonalTable.of("list_reading", "how far Slack's lists have been read")
                    .keeps("list", "round", "cursor", "count"),
            PersonalTable.of("workspace", "the workspace")
                    .keeps("id", "name", "address", "bot", "read_at", "enterprise"));

    private PersonalData() {}

    /** A person that was looked for. */
    public record Found(WorkspaceId workspace, PersonId id, String name, boolean gone) {}

    /** Those who have this id, or exactly this name or handle, ignoring the case of Latin letters. */
    public static List<Found> named(Tx tx, String typed) {
        return tx.dao(PersonalDataDao.class).named(typed);
    }
}
