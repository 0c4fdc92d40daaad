package obliged.digest;

import java.util.List;
import obliged.store.PersonalTable;

/** What this package holds of people: their tips. A digest names asks and thank-yous by number only. */
public final class DigestPersonalData {
    public static final List<PersonalTable> TABLES = List.of(
            PersonalTable.of("digest_plan", "tips for upcoming digests")
                    .people("on_by")
                    .about("tip_by = :person")
                    .clears("tip_by = :person", "tip", "tip_by")
                    .keeps("channel_id", "on_at", "day", "time", "next_at"),
            PersonalTable.of("digest", "tips in digests")
                    .people("on_by")
                    .about("tip_by = :person")
                    .clears("tip_by = :person", "tip", "tip_by")
                    .keeps("number", "channel_id", "week", "told_at", "until", "open", "overdue", "open_before")
                    .keeps("overdue_before", "promise", "promised_millis", "waiting", "thanks", "more_thanks")
                    .keeps("impacts", "better"),
            PersonalTable.of("digest_week", "weeks of teams")
                    .keeps("channel_id", "week", "asked", "solved", "dated", "on_time", "answered", "answer_millis")
                    .keeps("ratings", "raters", "stars"));

    private DigestPersonalData() {}
}
