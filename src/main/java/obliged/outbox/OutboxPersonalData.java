package obliged.outbox;

import java.util.List;
import obliged.store.PersonalTable;

/** What this package holds of people. */
public final class OutboxPersonalData {
    /** The details of a reply may hold what was searched for. Other messages are worded when they are sent. */
    public static final List<PersonalTable> TABLES = List.of(
            PersonalTable.of("notice", "replies they got")
                    .about("place IN (:person, 'reply/' || :person)")
                    .deletes("place = 'reply/' || :person")
                    .keeps("id", "kind", "place", "place_kind", "about", "cause", "note", "via", "urgency", "changes")
                    .keeps("key", "mark", "owed_at", "not_before", "state", "attempts", "attempted_at", "doubt")
                    .keeps("problem", "channel", "ts", "ended_at"),
            PersonalTable.of("draft", "what they typed and didn't send")
                    .people("person_id")
                    .deletes("person_id = :person")
                    .keeps("id", "content", "at"),
            PersonalTable.of("acted", "keys of requests").keeps("key", "about", "at"));

    private OutboxPersonalData() {}
}
