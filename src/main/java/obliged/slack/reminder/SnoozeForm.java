package obliged.slack.reminder;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.view.View;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import obliged.ask.Ask;
import obliged.ask.value.Date;
import obliged.shared.PersonId;
import obliged.slack.ask.AskMenu;
import obliged.slack.ask.AskText;
import obliged.slack.kit.FormBuilder;
import obliged.slack.kit.FormBuilder.Field;
import obliged.slack.kit.FormSubmission;
import obliged.slack.kit.Viewer;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/** The form that quiets an ask in someone's reminders until a day. */
final class SnoozeForm {
    static final Field UNTIL = Field.required("until", "Snooze until");
    static final Field DAY = Field.optional("day", "Another day").hint("Only if you chose Another day above.");

    private static final String ANOTHER = "day";

    private final AskText words;
    private final PersonId reader;
    private final ZoneId zone;
    private final LocalDate today;

    /** For the person who fills it in. */
    SnoozeForm(Viewer viewer) {
        this.words = new AskText(viewer);
        this.reader = viewer.id();
        this.zone = viewer.zone();
        this.today = viewer.today();
    }

    /** {@code until} is how long it is quiet already, if it is. */
    View of(Ask ask, @Nullable LocalDate until) {
        List<OptionObject> days = days();
        FormBuilder form = new FormBuilder(AskMenu.SNOOZE, "Snooze #" + ask.id().number(), "Snooze")
                .about(String.valueOf(ask.id().number()))
                .says(Mrkdwn.of(
                        words.headline(ask, reader), "\n", words.words(ask).shortened(AskText.SHORT)))
                .says(promise(ask, until))
                .input(
                        UNTIL,
                        RadioButtonsElement.builder()
                                .actionId(UNTIL.id())
                                .options(days)
                                .initialOption(days.get(0))
                                .build());
        return form.day(DAY, null).view();
    }

    private Mrkdwn promise(Ask ask, @Nullable LocalDate until) {
        Date date = ask.due() != null ? ask.due() : ask.neededBy();
        return Mrkdwn.of(
                until == null ? "" : Mrkdwn.of("It's snoozed until ", words.date(Date.on(until, zone)), ". "),
                "Only your reminder changes",
                date == null ? "." : Mrkdwn.of("; the date stays ", words.date(date), "."));
    }

    /** Days by their dates, so that they mean the same after midnight. */
    private List<OptionObject> days() {
        LocalDate tomorrow = today.plusDays(1);
        LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        List<OptionObject> days = new ArrayList<>();
        days.add(option(tomorrow, "Tomorrow, "));
        days.add(option(monday.equals(tomorrow) ? monday.plusWeeks(1) : monday, "Next Monday, "));
        days.add(FormBuilder.option(ANOTHER, Mrkdwn.of("Another day")));
        return days;
    }

    private OptionObject option(LocalDate day, String name) {
        return FormBuilder.option(day.toString(), Mrkdwn.of(name, words.date(Date.on(day, zone))));
    }

    /** A day, or what is wrong at which field. */
    record Chosen(@Nullable LocalDate until, Field field, String wrong) {
        static Chosen of(FormSubmission sent) {
            String chosen = sent.chosen(UNTIL.id());
            LocalDate day = sent.day(DAY.id());
            if (ANOTHER.equals(chosen)) {
                return new Chosen(day, DAY, "Pick the day.");
            }
            if (day != null) {
                return new Chosen(null, DAY, "Choose Another day above, or clear this.");
            }
            return new Chosen(read(chosen), UNTIL, "Pick one of these.");
        }

        private static @Nullable LocalDate read(@Nullable String day) {
            try {
                return day == null ? null : LocalDate.parse(day);
            } catch (DateTimeParseException e) {
                return null;
            }
        }
    }
}
