package obliged.thanks;

import java.util.List;
import obliged.store.PersonalTable;

/** What this package holds of people. Who thanked whom, when and for which value stays. */
public final class ThanksPersonalData {
    private static final String GIVER = "from_person = :person";

    public static final List<PersonalTable> TABLES = List.of(
            PersonalTable.of("thank_you", "their words in thanks")
                    .people("from_person")
                    .erases(GIVER, "words")
                    .clears(GIVER, "customer", "source")
                    .keeps("id", "value", "channel_id", "ask_number", "at", "undone_at", "joins"),
            PersonalTable.of("thank_you_person", "thanks they got")
                    .people("person_id")
                    .keeps("thank_you_id", "position", "at")
                    .shows("from", "(SELECT from_person FROM thank_you WHERE id = thank_you_id)")
                    .shows("words", "(SELECT words FROM thank_you WHERE id = thank_you_id AND undone_at IS NULL)"),
            PersonalTable.of("company_value", "the company's values").keeps("word", "emoji", "sentence"));

    private ThanksPersonalData() {}
}
