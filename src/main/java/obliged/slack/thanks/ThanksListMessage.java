package obliged.slack.thanks;

import com.slack.api.model.block.LayoutBlock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import obliged.shared.PersonId;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.Viewer;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.thanks.ThankYou;
import obliged.thanks.ThanksLists;
import obliged.thanks.ThanksLists.Cursor;
import obliged.thanks.ThanksLists.Side;

/** {@code /thanks list}: what someone got or gave, by month, as far as its reader may see it. No counts: it is no race. */
public final class ThanksListMessage {
    static final String PAGE = "thanks.page";

    /** The other buttons' action ids, which must differ within a row. */
    private static final String OLDER = "thanks.older";

    private static final String NEWER = "thanks.newer";

    private static final int LINES = 10;
    private static final int SHORT = 150;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /** So many of each stand in the Home tab. */
    private static final int LATEST = 3;

    private final ThanksLists lists;

    public ThanksListMessage(ThanksLists lists) {
        this.lists = lists;
    }

    static boolean isPage(String action) {
        return action.equals(PAGE) || action.equals(OLDER) || action.equals(NEWER);
    }

    /** Another page, as its button names it; nothing where it names none. */
    Optional<SlackMessage> page(Viewer viewer, String value) {
        return ThanksPageMetadata.read(value).map(page -> post(viewer, page.person(), page.side(), page.cursor()));
    }

    SlackMessage post(Viewer viewer, PersonId person, Side side, Cursor cursor) {
        ThanksLists.Page page = lists.page(viewer.workspace(), viewer.id(), person, side, cursor, LINES);
        if (page.lines().isEmpty() && cursor.from() != null) {
            return post(viewer, person, side, Cursor.NEWEST);
        }
        Names names = viewer.names();
        boolean own = viewer.id().equals(person);
        String who = own ? "you" : names.of(person);
        Mrkdwn title = Mrkdwn.bold(side == Side.GOT ? "Thanks " + who + " got" : "Thanks " + who + " gave");
        List<Mrkdwn> months = page.lines().isEmpty()
                ? List.of(nothing(side, own, who, viewer.commands().thanks()))
                : months(page.lines(), side, new ThanksText(names), viewer.zone());
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(title));
        months.forEach(month -> blocks.add(Blocks.rich(month)));
        blocks.addAll(Blocks.actions(buttons(page, side, person, who)));
        Mrkdwn text = months.stream().reduce(title, (above, month) -> Mrkdwn.of(above, "\n", month));
        return new SlackMessage(text, blocks);
    }

    /** The latest that someone got and gave, for their Home tab; nothing where there are none. */
    public List<LayoutBlock> latest(Viewer viewer) {
        ThanksText words = new ThanksText(viewer.names());
        List<LayoutBlock> blocks = new ArrayList<>();
        for (Side side : Side.values()) {
            List<ThankYou> latest = side == Side.GOT
                    ? lists.received(viewer.workspace(), viewer.id(), LATEST)
                    : lists.given(viewer.workspace(), viewer.id(), LATEST);
            if (!latest.isEmpty()) {
                blocks.add(Blocks.header(Mrkdwn.of(side == Side.GOT ? "Thanks you got" : "Thanks you gave")));
                latest.stream()
                        .map(thanks -> line(thanks, side, words, thanks.at().atZone(viewer.zone())))
                        .reduce((above, line) -> Mrkdwn.of(above, "\n", line))
                        .map(Blocks::rich)
                        .ifPresent(blocks::add);
            }
        }
        if (!blocks.isEmpty()) {
            blocks.add(
                    Blocks.context(Mrkdwn.of("All of them: " + viewer.commands().thanks() + " list")));
        }
        return blocks;
    }

    private static Mrkdwn nothing(Side side, boolean own, String who, String command) {
        if (own) {
            return Mrkdwn.of(
                    side == Side.GOT
                            ? "None yet. Give some, and they often come back: " + command + " @bo for …"
                            : "None yet. Who helped you this week? " + command + " @bo for …");
        }
        return Mrkdwn.of("None that you can see. Thank " + who + ": " + command + " @… for …");
    }

    private static List<Mrkdwn> months(List<ThankYou> lines, Side side, ThanksText words, ZoneId zone) {
        Map<YearMonth, Mrkdwn> months = new LinkedHashMap<>();
        for (ThankYou thanks : lines) {
            ZonedDateTime at = thanks.at().atZone(zone);
            months.merge(
                    YearMonth.from(at),
                    Mrkdwn.of(Mrkdwn.bold(at.format(MONTH)), "\n", line(thanks, side, words, at)),
                    (above, unused) -> Mrkdwn.of(above, "\n", line(thanks, side, words, at)));
        }
        return List.copyOf(months.values());
    }

    private static Mrkdwn line(ThankYou thanks, Side side, ThanksText words, ZonedDateTime at) {
        Mrkdwn who = side == Side.GOT
                ? Mrkdwn.of("from " + words.names().of(thanks.from()))
                : Mrkdwn.of("to ", words.everyone(thanks.people()));
        Mrkdwn said = Mrkdwn.words(thanks.gift().words().replace('\n', ' '), words.names())
                .shortened(SHORT);
        Mrkdwn value = thanks.gift().value() == null
                ? Mrkdwn.of()
                : Mrkdwn.of(" · #" + thanks.gift().value());
        return Mrkdwn.of(
                at.format(DAY) + " · ",
                who,
                " · “",
                said,
                "”",
                value,
                thanks.isPrivate() ? " · just between the two of you" : "");
    }

    private static List<Button> buttons(ThanksLists.Page page, Side side, PersonId person, String who) {
        List<Button> buttons = new ArrayList<>();
        List<ThankYou> lines = page.lines();
        if (page.newer()) {
            long first = lines.get(0).id().number();
            String value = new ThanksPageMetadata(side, person, first, true).text();
            buttons.add(new Button("Newer", NEWER, value, "Newer thanks", false));
        }
        if (page.older()) {
            long last = lines.get(lines.size() - 1).id().number();
            String value = new ThanksPageMetadata(side, person, last, null).text();
            buttons.add(new Button("Older", OLDER, value, "Older thanks", false));
        }
        Side other = side == Side.GOT ? Side.GAVE : Side.GOT;
        String label = "What " + who + (other == Side.GOT ? " got" : " gave");
        buttons.add(new Button(label, PAGE, new ThanksPageMetadata(other, person, null, null).text(), label, false));
        return buttons;
    }
}
