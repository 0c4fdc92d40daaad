package obliged.slack.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import obliged.ask.AskView;
import obliged.reminder.Reminder;
import obliged.reminder.ReminderLine;
import obliged.reminder.Section;
import obliged.reminder.Section.Kind;
import obliged.slack.ask.AskSituations;
import obliged.slack.kit.Commands;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.Viewer;
import obliged.slack.metadata.ReminderPlace;
import obliged.testing.SampleNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reminder of every size, within Slack's limits, in its blocks and in its text. */
class ReminderMessageTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @TempDir
    Path directory;

    private SampleNames samples;

    @BeforeEach
    void open() {
        samples = new SampleNames(directory);
    }

    @AfterEach
    void close() {
        samples.close();
    }

    private SlackMessage post(Reminder reminder, int page) {
        Viewer viewer = samples.viewer(reminder.to(), new Commands("/bitte", "/danke"), AskSituations.NOW);
        return new ReminderMessage(viewer, samples.links()).of(reminder, page);
    }

    private static Reminder reminder(Section... sections) {
        return new Reminder(7, SampleNames.ACME, AskSituations.BO, DAY, SampleNames.LISBON, List.of(sections));
    }

    /** Of each sort as many as given, in whatever situation asks may be. */
    private static Reminder many(int ofEach) {
        List<AskView> views = AskSituations.all().stream()
                .map(AskSituations.Situation::view)
                .filter(view -> view.reader() != null)
                .toList();
        List<Section> sections = new ArrayList<>();
        int next = 0;
        for (Kind kind : Kind.values()) {
            List<ReminderLine> lines = new ArrayList<>();
            for (int i = 0; i < ofEach; i++) {
                lines.add(
                        line(views.get(next++ % views.size()), next % 3 != 0, next % 4 == 0 ? DAY.plusDays(3) : null));
            }
            sections.add(new Section(kind, lines));
        }
        return reminder(sections.toArray(Section[]::new));
    }

    private static ReminderLine line(AskView view, boolean still, @Nullable LocalDate quiet) {
        return new ReminderLine(view, still, quiet);
    }

    private static List<SectionBlock> rows(SlackMessage post) {
        return post.blocks().stream()
                .filter(SectionBlock.class::isInstance)
                .map(SectionBlock.class::cast)
                .filter(row -> row.getFields() != null)
                .toList();
    }

    @Test
    void noPageHasMoreThanTenRowsAndAllPagesTogetherHaveThemAll() {
        Reminder reminder = many(30);

        List<SlackMessage> pages = Stream.iterate(0, page -> page + 1)
                .limit(24)
                .map(page -> post(reminder, page))
                .toList();

        assertThat(pages).allSatisfy(page -> assertThat(rows(page)).hasSize(10));
        assertThat(pages).allSatisfy(page -> assertThat(page.blocks()).hasSizeLessThanOrEqualTo(50));
        assertThat(pages).allSatisfy(page -> assertThat(page.text()).hasSizeLessThanOrEqualTo(4_000));
        assertThat(buttons(pages.get(0))).containsExactly("And 230 more");
        assertThat(buttons(pages.get(1))).containsExactly("Back", "And 220 more");
        assertThat(buttons(pages.get(23))).containsExactly("Back");
        // What a client makes up shows the nearest page that there is.
        assertThat(post(reminder, 9_999).text()).isEqualTo(pages.get(23).text());
    }

    private static List<String> buttons(SlackMessage post) {
        ActionsBlock row = (ActionsBlock) post.blocks().stream()
                .filter(ActionsBlock.class::isInstance)
                .findFirst()
                .orElseThrow();
        return row.getElements().stream()
                .map(element -> ((ButtonElement) element).getText().getText())
                .toList();
    }

    @Test
    void eachRowHasAMenuOfAtMostFiveLinesThatSaysWhichPageItStandsOn() {
        for (SectionBlock row : rows(post(many(2), 1))) {
            if (row.getAccessory() instanceof OverflowMenuElement menu) {
                assertThat(menu.getOptions()).hasSizeBetween(2, 5);
                assertThat(menu.getActionId())
                        .endsWith(new ReminderPlace(7, 1).text())
                        .hasSizeLessThanOrEqualTo(255);
                assertThat(menu.getOptions())
                        .extracting(option -> option.getText().getText())
                        .endsWith("Show all of it");
            } else {
                assertThat(((ButtonElement) row.getAccessory()).getText().getText())
                        .isEqualTo("Show");
            }
        }
    }

    @Test
    void theTextSaysAllThatTheBlocksSayWithTheNameOfTheCommand() {
        Reminder reminder = reminder(
                new Section(Kind.OVERDUE, List.of(line(view("ACCEPTED", "bare, late, read by Bo"), true, null))),
                new Section(
                        Kind.DUE_TODAY,
                        List.of(
                                line(view("DONE", "bare, read by Bo"), false, null),
                                line(view("ACCEPTED", "nothing waits, bare, read by Bo"), true, DAY.plusDays(7)))));

        String text = post(reminder, 0).text();

        assertThat(text.lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("One of your promises is late."),
                        line -> assertThat(line).isEqualTo("Overdue:"),
                        line -> assertThat(line)
                                .startsWith("#12 “short” · asked by ")
                                .endsWith("due Fri 27 Nov, late"),
                        line -> assertThat(line).isEqualTo("Due today:"),
                        line -> assertThat(line).startsWith("✓ #12").endsWith(" to confirm"),
                        line -> assertThat(line).endsWith("· snoozed until Mon 30 Nov"),
                        line -> assertThat(line).isEqualTo("You get this Mon–Fri at 9:00 (Lisbon time)."));
    }

    private static AskView view(String state, String name) {
        return AskSituations.all().stream()
                .filter(one -> one.name().startsWith(state) && one.name().endsWith(name))
                .findFirst()
                .orElseThrow()
                .view();
    }

    @Test
    void beforeAWeekendTheNextWorkingDayHasItsName() {
        Section soon = new Section(Kind.DUE_NEXT, List.of(line(view("ACCEPTED", "bare, read by Bo"), true, null)));
        LocalDate friday = LocalDate.of(2026, 11, 27);

        SlackMessage post =
                post(new Reminder(7, SampleNames.ACME, AskSituations.BO, friday, SampleNames.LISBON, List.of(soon)), 0);

        assertThat(post.text()).startsWith("One due by Monday.\nDue by Monday:\n");
    }
}
