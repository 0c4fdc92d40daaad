package obliged.team;

import java.util.List;
import obliged.store.PersonalTable;

/** What this package holds of people: in which channels they are, and which teams they help. Slack and the teams decide on that. */
public final class TeamPersonalData {
    public static final List<PersonalTable> TABLES = List.of(
            PersonalTable.of("channel", "channels")
                    .keeps("id", "name", "name_words", "closed", "archived", "joined", "shared", "members_read_at")
                    .keeps("listed", "members_listed", "members_reading"),
            PersonalTable.of("channel_member", "channels they are in")
                    .people("person_id")
                    .keeps("channel_id", "reading"),
            PersonalTable.of("team", "teams they set up")
                    .people("changed_by")
                    .keeps(
                            "channel_id",
                            "zone",
                            "days",
                            "opens",
                            "closes",
                            "holidays",
                            "helps_with",
                            "include",
                            "group_id")
                    .keeps("first_answer", "turnaround", "changed_at"),
            PersonalTable.of("team_helper", "teams they help")
                    .people("person_id")
                    .keeps("channel_id"));

    private TeamPersonalData() {}
}
