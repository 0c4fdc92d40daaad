package obliged.reminder;

import java.util.List;
import obliged.store.PersonalTable;

/** What this package holds of people: when they were and will be reminded. Their reminders go after some weeks. */
public final class ReminderPersonalData {
    public static final List<PersonalTable> TABLES = List.of(
            PersonalTable.of("reminder", "reminders")
                    .people("person_id")
                    .keeps("id", "day", "at", "page", "changed")
                    .shows(
                            "asks",
                            "json((SELECT json_group_array(ask_number) FROM reminder_line WHERE reminder_id = id))"),
            PersonalTable.of("reminder_line", "lines of reminders")
                    .keeps("reminder_id", "position", "kind", "ask_number"),
            PersonalTable.of("reminder_turn", "turns").people("person_id").keeps("next_at", "set_at", "looked"),
            PersonalTable.of("reminder_clock", "the last tick").keeps("latest"),
            PersonalTable.of("reminder_shown", "asks their reminders showed")
                    .people("person_id")
                    .keeps("ask_number", "kind", "step", "times", "day"),
            PersonalTable.of("reminder_news", "asks their next reminder mentions")
                    .people("person_id")
                    .keeps("ask_number", "at"),
            PersonalTable.of("snooze", "asks they snoozed")
                    .people("person_id")
                    .deletes("person_id = :person")
                    .keeps("ask_number", "until", "at"),
            PersonalTable.of("answer_turn", "asks waiting for a first answer")
                    .keeps("ask_number", "since", "next_at", "answer_by"));

    private ReminderPersonalData() {}
}
