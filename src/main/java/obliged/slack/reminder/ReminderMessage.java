package obliged.slack.reminder;

import com.slack.api.model.block.LayoutBlock;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import obliged.ask.AskView;
import obliged.ask.value.State;
import obliged.reminder.Reminder;
import obliged.reminder.ReminderLine;
import obliged.reminder.Section;
import obliged.slack.ask.AskListRows;
import obliged.slack.ask.AskMenu;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.Viewer;
import obliged.slack.metadata.ReminderPlace;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/**
 * A morning's reminder: a count in words, then a row for each ask with its menu, ten at most on a page; up to five rows have
 * their likeliest step as a button too. A row that no longer belongs there keeps its place and says how it stands now. What its buttons do stands in {@link ReminderHandler}.
 */
final class ReminderMessage {
    /** Shows another page; the value is as {@link ReminderPlace} writes it. */
    static final String PAGE = "reminder.page";

    private static final int ON_PAGE = 10;

    /** The most rows that have a button of their own; where there are more, each has its menu only. */
    private static final int WITH_BUTTONS = 5;

    private final CardLinks links;
    private final ReminderText words;
    private final Viewer viewer;

    ReminderMessage(Viewer viewer, CardLinks links) {
        this.links = links;
        this.words = new ReminderText(viewer.now());
        this.viewer = viewer;
    }

    /** One of its pages as it should be read now. */
    SlackMessage of(Reminder reminder, int page) {
        List<Entry> all = reminder.sections().stream()
                .flatMap(section -> section.lines().stream().map(line -> new Entry(section.kind(), line)))
                .toList();
        int last = Math.max((all.size() - 1) / ON_PAGE, 0);
        return new Writing(reminder, all, Math.min(Math.max(page, 0), last)).post();
    }

    private record Entry(Section.Kind kind, ReminderLine line) {}

    /** One page as it is being written. */
    private final class Writing {
        private final Reminder reminder;
        private final List<Entry> all;
        private final ReminderPlace place;
        private final List<LayoutBlock> blocks = new ArrayList<>();
        private final List<Mrkdwn> says = new ArrayList<>();

        Writing(Reminder reminder, List<Entry> all, int page) {
            this.reminder = reminder;
            this.all = all;
            this.place = new ReminderPlace(reminder.number(), page);
        }

        SlackMessage post() {
            Mrkdwn opening = new ReminderOpeningText(counts()).line(next());
            add(Mrkdwn.of(opening.plain()), Blocks.rich(opening));
            int from = place.page() * ON_PAGE;
            int to = Math.min(from + ON_PAGE, all.size());
            Section.@Nullable Kind under = null;
            List<Entry> shown = all.subList(from, to);
            AskListRows rows = new AskListRows(
                    viewer,
                    links,
                    shown.stream().map(entry -> entry.line().ask()).toList());
            for (Entry entry : shown) {
                if (entry.kind() != under) {
                    under = entry.kind();
                    add(Mrkdwn.of(title(under), ":"), Blocks.rich(Mrkdwn.bold(title(under))));
                }
                AskView ask = entry.line().ask();
                boolean still = entry.line().still();
                Mrkdwn note = note(entry.line());
                boolean waited = entry.kind() == Section.Kind.YOU_WAIT;
                add(
                        rows.line(ask, still, waited, note),
                        rows.reminded(ask, AskMenu.SHOW, place.text(), still, waited, note));
                if (still && all.size() <= WITH_BUTTONS) {
                    rows.likeliest(ask, place.text(), waited).ifPresent(blocks::add);
                }
            }
            ending(all.size() - to);
            return new SlackMessage(
                    says.stream()
                            .reduce((above, line) -> Mrkdwn.of(above, "\n", line))
                            .orElseThrow(),
                    blocks);
        }

        private void ending(int more) {
            List<Button> ways = new ArrayList<>();
            if (place.page() > 0) {
                ways.add(way("Back", place.page() - 1));
            }
            if (more > 0) {
                says.add(Mrkdwn.of("and " + more + " more"));
                ways.add(way("And " + more + " more", place.page() + 1));
            }
            blocks.addAll(Blocks.actions(ways));
            Mrkdwn ending = ReminderText.ending(viewer.person(), all.size() > WITH_BUTTONS);
            Button change = new Button(
                    "Change or stop this",
                    ReminderSettingsForm.CALLBACK,
                    place.text(),
                    "Change or stop your reminders",
                    false);
            add(ending, Blocks.line(ending, change));
        }

        private Button way(String label, int page) {
            String action = PAGE + (page < place.page() ? "/back" : "/on");
            return new Button(label, action, new ReminderPlace(reminder.number(), page).text(), label, false);
        }

        private void add(Mrkdwn text, LayoutBlock block) {
            says.add(text);
            blocks.add(block);
        }

        private Map<Section.Kind, Integer> counts() {
            Map<Section.Kind, Integer> counts = new EnumMap<>(Section.Kind.class);
            all.stream()
                    .filter(entry -> entry.line().isToSay())
                    .forEach(entry -> counts.merge(now(entry), 1, Integer::sum));
            return counts;
        }

        /** What the reader waited for this morning may wait for them by now; its row stays where it was. */
        private Section.Kind now(Entry entry) {
            AskView view = entry.line().ask();
            boolean theirs = view.ask().awaited().filter(viewer.id()::equals).isPresent()
                    || view.ask().state() == State.DONE && view.isRequesters();
            return entry.kind() == Section.Kind.YOU_WAIT && theirs ? Section.Kind.YOUR_WORD : entry.kind();
        }

        private String title(Section.Kind kind) {
            return switch (kind) {
                case OVERDUE -> "Overdue";
                case DUE_TODAY -> "Due today";
                case DUE_NEXT -> "Due " + next();
                case UNANSWERED -> "New and unanswered";
                case NO_DATE -> "No date yet";
                case YOUR_WORD -> "Waiting for you";
                case YOU_WAIT -> "You're waiting for";
                case SOLVED -> "Counted as solved";
            };
        }

        /** How the reader's next working day is called. */
        private String next() {
            LocalDate day = viewer.person().hours().plusDays(reminder.day(), 1);
            return day.equals(reminder.day().plusDays(1))
                    ? "tomorrow"
                    : "by " + day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        }

        private Mrkdwn note(ReminderLine line) {
            LocalDate until = line.snoozedUntil();
            return until == null || !line.still() ? Mrkdwn.of() : Mrkdwn.of(" · ", words.quiet(until, viewer.zone()));
        }
    }
}
