package obliged.slack.kit;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.ContextBlockElement;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextQuoteElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.util.ArrayList;
import java.util.List;
import obliged.slack.metadata.MenuMetadata;
import obliged.slack.text.Ellipsis;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/**
 * The few blocks that we use, within Slack's limits, made of {@link Mrkdwn} only.
 * https://docs.slack.dev/reference/block-kit/blocks
 */
public final class Blocks {
    /** Three buttons and the five lines of a menu. */
    private static final int MOST_IN_A_ROW = 8;

    private static final int LONGEST_LABEL = 75;
    private static final int LONGEST_HEADER = 150;
    private static final int LONGEST_CONTEXT = 3_000;
    private static final int MOST_IN_CONTEXT = 10;
    private static final int MOST_BUTTONS = 3;
    private static final int MOST_LINES = 5;
    private static final String DOT = "· ";

    private Blocks() {}

    public static LayoutBlock rich(Mrkdwn text) {
        return RichTextBlock.builder()
                .elements(List.of(
                        RichTextSectionElement.builder().elements(text.rich()).build()))
                .build();
    }

    /** A large line, or, where a header does not hold it, a bold one. */
    public static LayoutBlock header(Mrkdwn text) {
        String line = text.plain();
        return line.length() > LONGEST_HEADER
                ? rich(Mrkdwn.bold(line))
                : HeaderBlock.builder().text(plain(line, LONGEST_HEADER)).build();
    }

    public static LayoutBlock quote(Mrkdwn text) {
        return RichTextBlock.builder()
                .elements(List.of(
                        RichTextQuoteElement.builder().elements(text.rich()).build()))
                .build();
    }

    /** Text to copy. */
    public static LayoutBlock verbatim(Mrkdwn text) {
        return RichTextBlock.builder()
                .elements(List.of(RichTextPreformattedElement.builder()
                        .elements(text.rich())
                        .build()))
                .build();
    }

    /** A quiet line. People's words in it are plain text, not mrkdwn. */
    public static LayoutBlock context(Mrkdwn text) {
        List<Mrkdwn> parts = text.byAuthor();
        int apart = parts.size() <= MOST_IN_CONTEXT ? parts.size() : MOST_IN_CONTEXT - 1;
        List<ContextBlockElement> elements = new ArrayList<>();
        // Each element may begin a line of its own: the dot between two stands before the second, not after the first.
        boolean dotted = false;
        for (Mrkdwn part : parts.subList(0, apart)) {
            if (part.isWords()) {
                elements.add(plainly(dotted ? Mrkdwn.of(DOT, part) : part));
                dotted = false;
            } else {
                String ours = part.mrkdwn(LONGEST_CONTEXT);
                dotted = ours.endsWith(" " + DOT);
                // Slack leaves room between two elements.
                String said = (dotted ? ours.substring(0, ours.length() - DOT.length()) : ours).strip();
                if (!said.isEmpty()) {
                    elements.add(quiet(said));
                }
            }
        }
        if (apart < parts.size()) {
            elements.add(plainly(Mrkdwn.of(parts.subList(apart, parts.size()).toArray())));
        }
        return ContextBlock.builder().elements(elements).build();
    }

    private static ContextBlockElement quiet(String mrkdwn) {
        return MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build();
    }

    private static PlainTextObject plainly(Mrkdwn part) {
        return PlainTextObject.builder()
                .text(part.shortened(LONGEST_CONTEXT).plain())
                .build();
    }

    /** A line of our own with a button beside it. */
    public static LayoutBlock line(Mrkdwn text, Button button) {
        return SectionBlock.builder()
                .text(MarkdownTextObject.builder()
                        .text(text.mrkdwn(LONGEST_CONTEXT))
                        .verbatim(true)
                        .build())
                .accessory(button.element())
                .build();
    }

    /**
     * A row of buttons: up to three, the rest in an overflow menu. Empty where there is no button.
     *
     * @param more the last line of a menu that would be too long
     */
    public static List<LayoutBlock> actions(List<Button> buttons, Button more) {
        if (buttons.size() <= MOST_IN_A_ROW) {
            return actions(buttons);
        }
        List<Button> shown = new ArrayList<>(buttons.subList(0, MOST_IN_A_ROW - 1));
        shown.add(more);
        return actions(shown);
    }

    /** A row of buttons, and a menu of the rest. A menu takes two to five lines. */
    public static List<LayoutBlock> actions(List<Button> buttons, List<Button> rest, Button more) {
        List<BlockElement> row = new ArrayList<>();
        buttons.forEach(button -> row.add(button.element()));
        List<Button> lines = new ArrayList<>(rest.size() > MOST_LINES ? rest.subList(0, MOST_LINES - 1) : rest);
        if (rest.size() == 1 || rest.size() > MOST_LINES) {
            lines.add(more);
        }
        if (!lines.isEmpty()) {
            row.add(overflow(lines));
        }
        return row.isEmpty()
                ? List.of()
                : List.of(ActionsBlock.builder().elements(row).build());
    }

    /** As many rows of buttons as it takes. */
    public static List<LayoutBlock> actions(List<Button> buttons) {
        List<LayoutBlock> rows = new ArrayList<>();
        for (int from = 0; from < buttons.size(); from += MOST_IN_A_ROW) {
            rows.add(row(buttons.subList(from, Math.min(from + MOST_IN_A_ROW, buttons.size()))));
        }
        return rows;
    }

    private static LayoutBlock row(List<Button> buttons) {
        List<BlockElement> row = new ArrayList<>();
        int shown = buttons.size() <= MOST_BUTTONS + 1 ? buttons.size() : MOST_BUTTONS;
        buttons.subList(0, shown).forEach(button -> row.add(button.element()));
        if (shown < buttons.size()) {
            row.add(overflow(buttons.subList(shown, buttons.size())));
        }
        return ActionsBlock.builder().elements(row).build();
    }

    private static BlockElement overflow(List<Button> buttons) {
        return OverflowMenuElement.builder()
                .actionId(Button.MORE)
                .options(buttons.stream()
                        .map(button -> OptionObject.builder()
                                .text(plain(button.label(), LONGEST_LABEL))
                                .value(button.inMenu())
                                .build())
                        .toList())
                .build();
    }

    public static PlainTextObject plain(String text, int longest) {
        return PlainTextObject.builder().text(Ellipsis.cut(text, longest)).build();
    }

    /**
     * A button, or a line of the overflow menu.
     *
     * @param action its action id
     * @param value what it is about
     * @param says for screen readers: the label and the ask that it is for
     */
    public record Button(String label, String action, String value, String says, boolean primary) {
        /** The action id of the overflow menu, whose options carry action and value. */
        public static final String MORE = "more";

        /** What the line of a menu that stands for it carries. */
        public String inMenu() {
            return new MenuMetadata(action, value).text();
        }

        public BlockElement element() {
            return ButtonElement.builder()
                    .text(plain(label, LONGEST_LABEL))
                    .actionId(action)
                    .value(value)
                    .style(style())
                    .accessibilityLabel(Ellipsis.cut(says, LONGEST_LABEL))
                    .build();
        }

        private @Nullable String style() {
            return primary ? "primary" : null;
        }
    }
}
