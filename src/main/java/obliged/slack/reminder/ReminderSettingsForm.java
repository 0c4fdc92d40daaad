package obliged.slack.reminder;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.view.View;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obliged.person.Habits;
import obliged.person.Person;
import obliged.shared.PublicHolidays;
import obliged.slack.dates.DateText;
import obliged.slack.dates.ZoneText;
import obliged.slack.kit.AwayText;
import obliged.slack.kit.FormBuilder;
import obliged.slack.kit.FormBuilder.Field;
import obliged.slack.kit.FormSubmission;
import obliged.slack.team.HolidaysPicker;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/** The form in which someone says when they work and want to be reminded, and until when they are away. */
public final class ReminderSettingsForm {
    public static final String CALLBACK = "reminder.settings";

    static final Field ON = Field.optional("reminder.on", "Daily reminder");
    static final Field HOUR = Field.required("reminder.hour", "Time");
    static final Field DAYS = Field.required("reminder.days", "Working days");
    static final Field AWAY = Field.optional("reminder.away", "Away until")
            .hint(
                    "The day you're back. Until then you won't get reminders, and anyone who sends you an ask will see the date.");

    static final Field HOLIDAYS = HolidaysPicker.field("reminder.holidays");

    private static final OptionObject REMIND =
            FormBuilder.option("on", Mrkdwn.of("Remind me when there's something to do"));
    private static final int HALF_HOURS = 48;
    private static final int MINUTES = 30;

    private ReminderSettingsForm() {}

    static View of(Person person, Instant now) {
        Habits habits = person.habits();
        Mrkdwn about =
                Mrkdwn.of("One message a day: what you promised, what's waiting for you, and what you're waiting for."
                        + " All times are " + ZoneText.of(person.zone()) + ", as set in Slack.");
        return new FormBuilder(CALLBACK, "Your reminders", "Save")
                .says(AwayText.byStatus(person, now)
                        .map(away -> Mrkdwn.of(about, " ", away))
                        .orElse(about))
                .tick(ON, REMIND, habits.reminded())
                .choice(HOUR, hours(habits.remindedAt()), option(habits.remindedAt()))
                .input(DAYS, days(habits.days()))
                .day(AWAY, AwayText.back(person, now))
                .search(HOLIDAYS, HolidaysPicker.option(habits.holidays()))
                .view();
    }

    /** Each half hour, and the one that is set, whatever it is. */
    private static List<OptionObject> hours(LocalTime set) {
        return Stream.concat(
                        IntStream.range(0, HALF_HOURS)
                                .mapToObj(count -> LocalTime.MIDNIGHT.plusMinutes((long) count * MINUTES)),
                        Stream.of(set))
                .distinct()
                .sorted()
                .map(ReminderSettingsForm::option)
                .toList();
    }

    private static OptionObject option(LocalTime hour) {
        return FormBuilder.option(hour.toString(), Mrkdwn.of(DateText.time(hour)));
    }

    private static CheckboxesElement days(Set<DayOfWeek> days) {
        return CheckboxesElement.builder()
                .actionId(DAYS.id())
                .options(Arrays.stream(DayOfWeek.values())
                        .map(ReminderSettingsForm::option)
                        .toList())
                .initialOptions(
                        days.stream().sorted().map(ReminderSettingsForm::option).toList())
                .build();
    }

    private static OptionObject option(DayOfWeek day) {
        return FormBuilder.option(day.name(), Mrkdwn.of(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    }

    /** What stands in it, right or wrong; null where it is neither an hour nor a day that we offered. */
    record Filled(
            boolean reminded,
            @Nullable LocalTime hour,
            Set<DayOfWeek> days,
            @Nullable LocalDate back,
            @Nullable PublicHolidays holidays) {
        static Filled of(FormSubmission sent) {
            String hour = sent.chosen(HOUR.id());
            return new Filled(
                    !sent.ticked(ON.id()).isEmpty(),
                    hour != null && hour.matches("([01]\\d|2[0-3]):[03]0") ? LocalTime.parse(hour) : null,
                    Arrays.stream(DayOfWeek.values())
                            .filter(day -> sent.ticked(DAYS.id()).contains(day.name()))
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class))),
                    sent.day(AWAY.id()),
                    HolidaysPicker.read(sent.chosen(HOLIDAYS.id())));
        }

        /** What is wrong at each field, in a sentence. */
        Map<String, String> wrong() {
            Map<String, String> wrong = new LinkedHashMap<>();
            if (hour == null) {
                wrong.put(HOUR.id(), "Pick a time from the list.");
            }
            if (days.isEmpty()) {
                wrong.put(DAYS.id(), "Tick at least one day.");
            }
            return wrong;
        }

        /** Where nothing is wrong. */
        Habits habits() {
            return new Habits(Set.copyOf(days), Objects.requireNonNull(hour), reminded, back, holidays);
        }
    }
}
