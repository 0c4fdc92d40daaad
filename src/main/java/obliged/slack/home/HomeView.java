package obliged.slack.home;

import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import obliged.ask.AskView;
import obliged.ask.list.AskList;
import obliged.ask.list.AskList.Kind;
import obliged.ask.list.AskLists;
import obliged.ask.list.AskPage;
import obliged.person.Person;
import obliged.slack.ask.AskListRows;
import obliged.slack.ask.AskListText;
import obliged.slack.ask.NewAskForm;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.Viewer;
import obliged.slack.metadata.AskListMetadata;
import obliged.slack.reminder.ReminderSettingsForm;
import obliged.slack.text.Mrkdwn;

/**
 * The Home tab as its reader should see it now: what they owe, what they wait for, what waits for their word; on the first
 * day what this is, and three things to try. Which pages of these it shows, it carries with it.
 * https://docs.slack.dev/surfaces/app-home
 */
public final class HomeView {
    /** Shows the whole of one ask; the value is its number. */
    static final String SHOW = "home.show";

    /** Another page of one section; the value is as {@link AskListMetadata} writes it. */
    static final String PAGE = "home.page";

    static final String HELP = "home.help";
    static final String TEAM = "home.team";

    private static final List<Kind> SECTIONS = List.of(Kind.OWED, Kind.AWAITED, Kind.TO_ANSWER);
    private static final int LONGEST_HEADER = 150;

    private final AskLists lists;
    private final CardLinks links;
    private final HomeText words;
    private final Viewer viewer;
    private final Map<Kind, AskListMetadata> pages;
    private final List<LayoutBlock> beneath;
    private final List<LayoutBlock> blocks = new ArrayList<>();
    private final List<String> empty = new ArrayList<>();

    /** {@code pages} as an earlier view carried them; {@code beneath} is what follows the asks. */
    public HomeView(AskLists lists, CardLinks links, Viewer viewer, String pages, List<LayoutBlock> beneath) {
        this.lists = lists;
        this.links = links;
        this.words = new HomeText(viewer);
        this.viewer = viewer;
        this.pages = read(pages);
        this.beneath = beneath;
    }

    /** The pages that a view shows once someone pressed for another one. */
    static String turned(String pages, String to) {
        HomeMetadata turned = HomeMetadata.read(pages).and(AskListMetadata.read(to));
        return write(read(turned.text()));
    }

    /** The last word on each section counts. */
    private static Map<Kind, AskListMetadata> read(String pages) {
        Map<Kind, AskListMetadata> read = new EnumMap<>(Kind.class);
        HomeMetadata.read(pages).lists().forEach(page -> {
            if (page.list() != null && SECTIONS.contains(page.list().kind())) {
                read.put(
                        page.list().kind(),
                        AskListMetadata.start(AskList.of(page.list().kind()), null)
                                .at(page.edge()));
            }
        });
        return read;
    }

    private static String write(Map<Kind, AskListMetadata> pages) {
        return new HomeMetadata(List.copyOf(pages.values())).text();
    }

    public View view(Optional<Person> person) {
        if (person.filter(known -> known.kind() == Person.Kind.FOREIGN).isPresent()) {
            blocks.add(Blocks.rich(HomeText.FROM_ABROAD));
        } else {
            Map<Kind, AskPage> shown = new LinkedHashMap<>();
            SECTIONS.forEach(kind -> shown.put(kind, page(kind)));
            if (isNew(shown.values())) {
                welcome();
            } else {
                blocks.addAll(Blocks.actions(List.of(newAsk(true), button("How it works", HELP))));
            }
            shown.forEach(this::section);
            // What holds nothing is said after what holds something, in one line.
            if (!empty.isEmpty()) {
                boolean nothing = empty.size() == SECTIONS.size();
                blocks.add(Blocks.context(nothing ? HomeText.CAUGHT_UP : Mrkdwn.of(String.join(" ", empty))));
            }
            blocks.addAll(beneath);
            person.ifPresent(known -> {
                Mrkdwn reminders = Mrkdwn.of("Your reminders: ", words.reminders(known));
                Button change = button("Change", ReminderSettingsForm.CALLBACK);
                blocks.add(SectionBlock.builder()
                        .text(Blocks.plain(reminders.plain(), LONGEST_HEADER * 2))
                        .accessory(change.element())
                        .build());
            });
            blocks.add(Blocks.context(words.settings(person)));
        }
        return View.builder()
                .type("home")
                .privateMetadata(write(pages))
                .blocks(blocks)
                .build();
    }

    private AskPage page(Kind kind) {
        AskPage.Edge edge = pages.containsKey(kind) ? pages.get(kind).edge() : AskPage.Edge.START;
        return lists.page(viewer.workspace(), viewer.id(), AskList.of(kind), edge);
    }

    /** Whether they never asked for anything, and nothing waits for them. */
    private boolean isNew(Collection<AskPage> shown) {
        return shown.stream().allMatch(page -> page.views().isEmpty())
                && lists.page(
                                viewer.workspace(),
                                viewer.id(),
                                AskList.of(Kind.MINE).withEnded(),
                                AskPage.Edge.START,
                                1)
                        .views()
                        .isEmpty();
    }

    private void welcome() {
        header(HomeText.WELCOME);
        blocks.add(Blocks.rich(HomeText.WHAT_IT_IS));
        toTry(HomeText.TRY_ASKING, newAsk(true));
        toTry(words.tryTyping(), button("How it works", HELP));
        toTry(words.tryTeam(), button("What a team is", TEAM));
    }

    private void toTry(Mrkdwn what, Button button) {
        blocks.add(SectionBlock.builder()
                .text(Blocks.plain(what.plain(), LONGEST_HEADER * 2))
                .accessory(button.element())
                .build());
    }

    private void section(Kind kind, AskPage page) {
        AskList list = AskList.of(kind);
        if (page.views().isEmpty()) {
            empty.add(AskListText.empty(list).plain());
            return;
        }
        header(AskListText.of(list, page));
        AskListRows rows = new AskListRows(viewer, links, page.views());
        for (AskView view : page.views()) {
            blocks.add(rows.row(view, SHOW, ""));
        }
        List<Button> ways = new ArrayList<>();
        AskListMetadata listed = AskListMetadata.start(list, null);
        if (page.before() != null) {
            ways.add(way(AskListText.before(list), listed.at(page.before()), 0));
        }
        if (page.after() != null) {
            ways.add(way(AskListText.after(list), listed.at(page.after()), 1));
        }
        blocks.addAll(Blocks.actions(ways));
    }

    private void header(Mrkdwn text) {
        blocks.add(HeaderBlock.builder()
                .text(Blocks.plain(text.plain(), LONGEST_HEADER))
                .build());
    }

    private static Button way(String label, AskListMetadata to, int place) {
        return new Button(label, PAGE + "/" + place, to.text(), label, false);
    }

    private static Button newAsk(boolean primary) {
        return new Button("New ask", NewAskForm.CALLBACK, "home", "New ask", primary);
    }

    private static Button button(String label, String action) {
        return new Button(label, action, "home", label, false);
    }
}
