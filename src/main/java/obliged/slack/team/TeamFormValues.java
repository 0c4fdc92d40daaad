package obliged.slack.team;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import obliged.digest.Plan;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.PublicHolidays;
import obliged.shared.WorkingHours;
import obliged.slack.dates.DateText;
import obliged.slack.kit.FormSubmission;
import obliged.slack.text.SlackIds;
import obliged.team.Team;
import obliged.team.WorkingSpan;
import org.jspecify.annotations.Nullable;

/** What stands in the two pages of a team's form, right or wrong. */
final class TeamFormValues {
    private TeamFormValues() {}

    /** Whom to ask, and for what. */
    record First(
            @Nullable String helpsWith,
            @Nullable String include,
            List<PersonId> helpers,
            @Nullable GroupId group,
            @Nullable String tip,
            @Nullable DayOfWeek toldOn,
            @Nullable LocalTime toldAt) {
        static First of(Team team, Plan plan) {
            return new First(
                    team.helpsWith(),
                    team.include(),
                    sorted(team.helpers()),
                    team.group(),
                    plan.tip() == null ? null : plan.tip().words(),
                    plan.day(),
                    plan.time());
        }

        static First of(FormSubmission sent) {
            String group = sent.chosen(TeamForm.GROUP);
            return new First(
                    sent.wordsIfAny(TeamForm.HELPS_WITH),
                    sent.wordsIfAny(TeamForm.INCLUDE),
                    sent.people(TeamForm.HELPERS).stream().map(PersonId::new).toList(),
                    group != null && SlackIds.isId(group) ? new GroupId(group) : null,
                    sent.wordsIfAny(TeamForm.TIP),
                    Arrays.stream(DayOfWeek.values())
                            .filter(day -> day.name().equals(sent.chosen(TeamForm.TOLD_ON)))
                            .findFirst()
                            .orElse(null),
                    sent.time(TeamForm.TOLD_AT));
        }

        /** What is wrong at each field, in a sentence, as far as that can be told without knowing anyone. */
        Map<String, String> wrong() {
            Map<String, String> wrong = new LinkedHashMap<>();
            requireFits(wrong, TeamForm.HELPS_WITH, helpsWith);
            requireFits(wrong, TeamForm.INCLUDE, include);
            requireFits(wrong, TeamForm.TIP, tip);
            return wrong;
        }

        private static void requireFits(Map<String, String> wrong, String field, @Nullable String words) {
            if (words != null && words.length() > Team.LONGEST_WORDS) {
                wrong.put(field, "That's too long: up to 1,000 characters fit here. Shorten it.");
            }
        }

        private static List<PersonId> sorted(Set<PersonId> people) {
            return people.stream().sorted(Comparator.comparing(PersonId::value)).toList();
        }
    }

    /** What is promised, and when they work. */
    record Second(
            String firstAnswer,
            String turnaround,
            Set<DayOfWeek> days,
            @Nullable LocalTime opens,
            @Nullable LocalTime closes,
            @Nullable ZoneId zone,
            @Nullable PublicHolidays holidays) {
        static Second of(Team team) {
            WorkingHours hours = team.hours();
            WorkingSpan usual = team.turnaround();
            return new Second(
                    WorkingSpanText.of(team.firstAnswer()),
                    usual == null ? "" : WorkingSpanText.of(usual),
                    hours.days(),
                    hours.opens(),
                    hours.closes(),
                    hours.zone(),
                    hours.holidays());
        }

        static Second of(FormSubmission sent) {
            return new Second(
                    sent.words(TeamForm.FIRST_ANSWER),
                    sent.words(TeamForm.TURNAROUND),
                    Arrays.stream(DayOfWeek.values())
                            .filter(day -> sent.ticked(TeamForm.DAYS).contains(day.name()))
                            .collect(Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class))),
                    sent.time(TeamForm.OPENS),
                    sent.time(TeamForm.CLOSES),
                    TimeZonePicker.read(sent.chosen(TeamForm.ZONE)).orElse(null),
                    HolidaysPicker.read(sent.chosen(TeamForm.HOLIDAYS)));
        }

        /** What is wrong at each field, in a sentence. */
        Map<String, String> wrong() {
            Map<String, String> wrong = new LinkedHashMap<>();
            if (WorkingSpanText.read(firstAnswer).isEmpty()) {
                wrong.put(TeamForm.FIRST_ANSWER, WorkingSpanText.WRONG);
            }
            if (!turnaround.isEmpty() && WorkingSpanText.read(turnaround).isEmpty()) {
                wrong.put(TeamForm.TURNAROUND, WorkingSpanText.WRONG);
            }
            if (days.isEmpty()) {
                wrong.put(TeamForm.DAYS, "Tick at least one day.");
            }
            if (opens == null) {
                wrong.put(TeamForm.OPENS, "Pick when your day begins.");
            }
            if (closes == null) {
                wrong.put(TeamForm.CLOSES, "Pick when your day ends.");
            } else if (opens != null && !opens.isBefore(closes)) {
                wrong.put(
                        TeamForm.CLOSES,
                        "The day has to end after it begins. Pick a time after " + DateText.time(opens) + ".");
            }
            if (zone == null) {
                wrong.put(TeamForm.ZONE, "Type a large city, and pick it from the list.");
            }
            return wrong;
        }
    }

    /** A team as both pages say it, where nothing is wrong. */
    static Team team(TeamFormMetadata about, First first, Second second) {
        Optional<WorkingSpan> usual = WorkingSpanText.read(second.turnaround);
        return new Team(
                about.channel(),
                first.helpsWith,
                first.include,
                Set.copyOf(first.helpers),
                first.group,
                new WorkingHours(
                        Objects.requireNonNull(second.zone),
                        second.days,
                        Objects.requireNonNull(second.opens),
                        Objects.requireNonNull(second.closes),
                        second.holidays),
                WorkingSpanText.read(second.firstAnswer).orElseThrow(),
                usual.orElse(null),
                null,
                null);
    }
}
