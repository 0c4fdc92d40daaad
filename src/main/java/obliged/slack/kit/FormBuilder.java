package obliged.slack.kit;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.DatePickerElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.TimePickerElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import obliged.slack.text.Ellipsis;
import obliged.slack.text.FieldText;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/**
 * A form being made: a title, fields in their order, and a button that says what it does. Within Slack's limits.
 * https://docs.slack.dev/surfaces/modals
 */
public final class FormBuilder {
    /** So many a select takes. */
    public static final int MOST_OPTIONS = 100;

    /** As much as an option's text takes. */
    public static final int LONGEST_OPTION = 75;

    private static final int LONGEST_TITLE = 24;
    private static final int LONGEST_HINT = 2_000;

    private final String callback;
    private final String title;
    private final String submit;
    private final List<LayoutBlock> blocks = new ArrayList<>();
    private String about = "";
    private String close = "Cancel";

    /**
     * A form without fields yet.
     *
     * @param callback whose it is: {@code ask.withdraw}; what stands before the dot says who takes it
     * @param submit what its button does
     */
    public FormBuilder(String callback, String title, String submit) {
        this.callback = callback;
        this.title = title;
        this.submit = submit;
    }

    /** What it is about; comes back with it, through the client. */
    public FormBuilder about(String key) {
        about = key;
        return this;
    }

    /** What leaving it is called. */
    public FormBuilder close(String label) {
        close = label;
        return this;
    }

    /** Something to read. */
    public FormBuilder says(Mrkdwn text) {
        blocks.add(Blocks.rich(text));
        return this;
    }

    /** Any other block, such as a row of buttons. */
    public FormBuilder with(LayoutBlock block) {
        blocks.add(block);
        return this;
    }

    /** Words over several lines. */
    public FormBuilder words(Field field, @Nullable String initial, int longest) {
        return input(
                field,
                PlainTextInputElement.builder()
                        .actionId(field.id())
                        .multiline(true)
                        .maxLength(Math.min(longest, FieldText.LONGEST_INPUT))
                        .initialValue(cut(initial, Math.min(longest, FieldText.LONGEST_INPUT)))
                        .build());
    }

    /** Words in one line. */
    public FormBuilder line(Field field, @Nullable String initial, int longest) {
        return input(
                field,
                PlainTextInputElement.builder()
                        .actionId(field.id())
                        .maxLength(longest)
                        .initialValue(cut(initial, longest))
                        .build());
    }

    public FormBuilder day(Field field, @Nullable LocalDate initial) {
        return input(
                field,
                DatePickerElement.builder()
                        .actionId(field.id())
                        .initialDate(initial == null ? null : initial.toString())
                        .build());
    }

    public FormBuilder time(Field field, @Nullable LocalTime initial) {
        return input(
                field,
                TimePickerElement.builder()
                        .actionId(field.id())
                        .initialTime(initial == null ? null : initial.toString().substring(0, 5))
                        .build());
    }

    /** One of at most a hundred. */
    public FormBuilder choice(Field field, List<OptionObject> options, @Nullable OptionObject initial) {
        return input(
                field,
                StaticSelectElement.builder()
                        .actionId(field.id())
                        .options(options)
                        .initialOption(initial)
                        .build());
    }

    /** One of many, which we find as someone types. */
    public FormBuilder search(Field field, @Nullable OptionObject initial) {
        return input(
                field,
                ExternalSelectElement.builder()
                        .actionId(field.id())
                        .minQueryLength(0)
                        .initialOption(initial)
                        .build());
    }

    /** Something to tick. */
    public FormBuilder tick(Field field, OptionObject option, boolean ticked) {
        return input(
                field,
                CheckboxesElement.builder()
                        .actionId(field.id())
                        .options(List.of(option))
                        .initialOptions(ticked ? List.of(option) : null)
                        .build());
    }

    public FormBuilder input(Field field, BlockElement element) {
        blocks.add(InputBlock.builder()
                .blockId(field.id())
                .label(plain(field.label()))
                .hint(field.hint() == null ? null : Blocks.plain(field.hint(), LONGEST_HINT))
                .optional(field.optional())
                .dispatchAction(field.dispatches() ? true : null)
                .element(element)
                .build());
        return this;
    }

    public View view() {
        return View.builder()
                .type("modal")
                .callbackId(callback)
                .privateMetadata(about)
                .title(ViewTitle.builder()
                        .type("plain_text")
                        .text(Ellipsis.cut(title, LONGEST_TITLE))
                        .build())
                .submit(ViewSubmit.builder()
                        .type("plain_text")
                        .text(Ellipsis.cut(submit, LONGEST_TITLE))
                        .build())
                .close(ViewClose.builder().type("plain_text").text(close).build())
                .blocks(blocks)
                .build();
    }

    public static OptionObject option(String value, Mrkdwn label) {
        return OptionObject.builder()
                .text(Blocks.plain(label.plain(), LONGEST_OPTION))
                .value(value)
                .build();
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).build();
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.isEmpty() ? null : Ellipsis.cut(text, longest);
    }

    /**
     * One field.
     *
     * @param id of its block and of its element
     * @param label one to three words
     * @param hint where people err
     * @param dispatches whether a change in it is told at once
     */
    public record Field(String id, String label, @Nullable String hint, boolean optional, boolean dispatches) {
        public static Field required(String id, String label) {
            return new Field(id, label, null, false, false);
        }

        public static Field optional(String id, String label) {
            return new Field(id, label, null, true, false);
        }

        public Field hint(String text) {
            return new Field(id, label, text, optional, dispatches);
        }

        public Field told() {
            return new Field(id, label, hint, optional, true);
        }
    }
}
