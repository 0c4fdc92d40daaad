package obliged.slack.team;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.MultiUsersSelectElement;
import com.slack.api.model.view.View;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import obliged.digest.Digests;
import obliged.person.Group;
import obliged.shared.PersonId;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.kit.FormBuilder;
import obliged.slack.kit.FormBuilder.Field;
import obliged.slack.text.Mrkdwn;
import obliged.team.Team;
import org.jspecify.annotations.Nullable;

/** The two pages on which a channel says how it works as a team. */
final class TeamForm {
    static final String FIRST = "team.first";
    static final String SECOND = "team.second";

    /** On the second page: the first one again. */
    static final String BACK = "team.back";

    static final String HELPS_WITH = "team.helps_with";
    static final String INCLUDE = "team.include";
    static final String HELPERS = "team.helpers";
    static final String GROUP = "team.group";
    static final String TIP = "team.tip";
    static final String TOLD_ON = "team.told_on";
    static final String TOLD_AT = "team.told_at";
    static final String FIRST_ANSWER = "team.first_answer";
    static final String TURNAROUND = "team.turnaround";
    static final String DAYS = "team.days";
    static final String OPENS = "team.opens";
    static final String CLOSES = "team.closes";
    static final String ZONE = "team.zone";
    static final String HOLIDAYS = "team.holidays";

    private static final String TITLE = "Team settings";
    private static final int LONGEST_SPAN = 40;

    private TeamForm() {}

    /** Whom to ask here, and for what; {@code above} is what to read first. */
    static View first(TeamFormMetadata about, TeamFormValues.First filled, List<Group> groups, Mrkdwn above) {
        FormBuilder form = new FormBuilder(FIRST, TITLE, "Next")
                .about(about.text())
                .says(above)
                .words(
                        Field.optional(HELPS_WITH, "What we help with").hint("Shown to people who ask this team."),
                        filled.helpsWith(),
                        Team.LONGEST_WORDS)
                .words(
                        Field.optional(INCLUDE, "What to include").hint("What you need to know to get started."),
                        filled.include(),
                        Team.LONGEST_WORDS)
                .input(
                        Field.optional(HELPERS, "Helpers")
                                .hint("They take the asks here. If you pick nobody, anyone in the channel can."),
                        MultiUsersSelectElement.builder()
                                .actionId(HELPERS)
                                .initialUsers(
                                        filled.helpers().isEmpty()
                                                ? null
                                                : filled.helpers().stream()
                                                        .map(PersonId::value)
                                                        .toList())
                                .build());
        if (!groups.isEmpty()) {
            group(form, filled, groups);
        }
        return form.words(
                        Field.optional(TIP, "Tip for colleagues").hint("Posted once, with the next weekly digest."),
                        filled.tip(),
                        Digests.LONGEST_TIP)
                .choice(
                        Field.required(TOLD_ON, "Digest day"),
                        Arrays.stream(DayOfWeek.values()).map(TeamForm::option).toList(),
                        filled.toldOn() == null ? null : option(filled.toldOn()))
                .time(Field.required(TOLD_AT, "Digest hour"), filled.toldAt())
                .view();
    }

    private static void group(FormBuilder form, TeamFormValues.First filled, List<Group> groups) {
        Field field = Field.optional(GROUP, "Helper group").hint("Its members are helpers too.");
        OptionObject chosen = groups.stream()
                .filter(group -> group.id().equals(filled.group()))
                .findFirst()
                .map(TeamForm::option)
                .orElse(null);
        if (groups.size() <= FormBuilder.MOST_OPTIONS) {
            form.choice(field, groups.stream().map(TeamForm::option).toList(), chosen);
        } else {
            form.search(field, chosen);
        }
    }

    static OptionObject option(Group group) {
        return FormBuilder.option(group.id().value(), Mrkdwn.of("@" + group.handle() + " · " + group.name()));
    }

    /** What is promised, and when they work. */
    static View second(TeamFormMetadata about, TeamFormValues.Second filled, @Nullable Mrkdwn above, Instant now) {
        FormBuilder form = new FormBuilder(SECOND, TITLE, "Save").about(about.text());
        if (above != null) {
            form.says(above);
        }
        form.line(
                        Field.required(FIRST_ANSWER, "First answer within")
                                .hint("Working time, such as 4 hours or 1 day."),
                        filled.firstAnswer(),
                        LONGEST_SPAN)
                .line(
                        Field.optional(TURNAROUND, "Usual turnaround")
                                .hint(
                                        "Working time from when you accept, such as 4 hours or 3 days. Asks without a date are due within that time."),
                        filled.turnaround(),
                        LONGEST_SPAN)
                .input(Field.required(DAYS, "Working days"), days(filled))
                .time(Field.required(OPENS, "From"), filled.opens())
                .time(Field.required(CLOSES, "To"), filled.closes())
                .search(
                        Field.required(ZONE, "Time zone")
                                .hint("Type a large city in this time zone. If it isn't listed, try another."),
                        filled.zone() == null ? null : TimeZonePicker.option(filled.zone(), now))
                .search(HolidaysPicker.field(HOLIDAYS), HolidaysPicker.option(filled.holidays()));
        // A button of ours: what Slack's own way back leaves is never sent, so that what was filled in would be lost.
        Blocks.actions(List.of(new Button("Back", BACK, "team", "Back to the first page", false)))
                .forEach(form::with);
        return form.view();
    }

    private static CheckboxesElement days(TeamFormValues.Second filled) {
        List<OptionObject> ticked =
                filled.days().stream().sorted().map(TeamForm::option).toList();
        return CheckboxesElement.builder()
                .actionId(DAYS)
                .options(Arrays.stream(DayOfWeek.values()).map(TeamForm::option).toList())
                .initialOptions(ticked.isEmpty() ? null : ticked)
                .build();
    }

    private static OptionObject option(DayOfWeek day) {
        return FormBuilder.option(day.name(), Mrkdwn.of(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    }
}
