package obliged.slack.thanks;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import obliged.ask.Act;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.FormBuilder;
import obliged.slack.kit.FormBuilder.Field;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.FormResponse;
import obliged.slack.kit.FormSubmission;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.TypedCommand;
import obliged.slack.text.Mrkdwn;
import obliged.thanks.CompanyValue;
import obliged.thanks.CompanyValues;
import obliged.thanks.ThanksReason;

/** {@code /thanks values}: what the company wants to be known for, to read, and for admins to keep. */
public final class CompanyValuesForm {
    static final String CALLBACK = "thanks.values";

    private static final Field WHICH = Field.required("which", "Which one");
    private static final Field WORD = Field.optional("word", "Word").hint("One word, without the #: teamwork");
    private static final Field EMOJI = Field.optional("emoji", "Emoji").hint("One emoji, or its name: :handshake:");
    private static final Field SENTENCE = Field.optional("sentence", "What it means")
            .hint("If you're changing a value, any field you leave empty stays as it is.");
    private static final Field REMOVE = Field.optional("remove", "Remove");

    private static final OptionObject NEW = FormBuilder.option("new", Mrkdwn.of("A new value"));
    private static final OptionObject NO_EMOJI = FormBuilder.option("emoji", Mrkdwn.of("Its emoji"));
    private static final OptionObject NO_SENTENCE = FormBuilder.option("sentence", Mrkdwn.of("What it means"));
    private static final OptionObject GONE = FormBuilder.option("remove", Mrkdwn.of("All of it"));

    /** Before a value's word, so that none is taken for something else. */
    private static final String VALUE = "value/";

    private final CompanyValues values;
    private final FormOpener forms;

    public CompanyValuesForm(CompanyValues values, FormOpener forms) {
        this.values = values;
        this.forms = forms;
    }

    /** Admins get the form, others read. */
    SlackMessage answer(TypedCommand typed) {
        Act act = typed.act();
        if (!values.mayChange(act.workspace(), act.by())) {
            return read(values.all(act.workspace()), typed.name());
        }
        forms.open(act, typed.trigger(), typed.responseUrl(), form(act.workspace()));
        return SlackMessage.NOTHING;
    }

    private static SlackMessage read(List<CompanyValue> all, String command) {
        if (all.isEmpty()) {
            return SlackMessage.line(Mrkdwn.of("There are no values yet. A workspace admin can add some with " + command
                    + " values. After that, you can name one in a thank-you."));
        }
        Mrkdwn title = Mrkdwn.of("Name one in a thank-you: " + command + " @bo for … #"
                + all.get(0).word());
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(lines(all)));
        blocks.add(Blocks.context(title));
        return new SlackMessage(Mrkdwn.of(lines(all), "\n", title), blocks);
    }

    private static Mrkdwn lines(List<CompanyValue> all) {
        return all.stream()
                .map(value -> value.sentence() == null
                        ? ThanksMessage.value(value)
                        : Mrkdwn.of(ThanksMessage.value(value), " · ", Mrkdwn.typed(value.sentence())))
                .reduce((above, line) -> Mrkdwn.of(above, "\n", line))
                .orElse(Mrkdwn.of());
    }

    private View form(WorkspaceId workspace) {
        List<CompanyValue> all = values.all(workspace);
        List<OptionObject> options = Stream.concat(
                        Stream.of(NEW),
                        all.stream()
                                .map(value -> FormBuilder.option(VALUE + value.word(), Mrkdwn.of("#" + value.word()))))
                .toList();
        FormBuilder form = new FormBuilder(CALLBACK, "Our values", "Save");
        form.says(all.isEmpty() ? Mrkdwn.of("There are none yet. Add the first one.") : lines(all));
        form.choice(WHICH, options, NEW)
                .line(WORD, null, CompanyValue.LONGEST_WORD)
                .line(EMOJI, null, CompanyValue.LONGEST_EMOJI)
                .line(SENTENCE, null, CompanyValue.LONGEST_SENTENCE);
        if (!all.isEmpty()) {
            form.input(
                    REMOVE,
                    CheckboxesElement.builder()
                            .actionId(REMOVE.id())
                            .options(List.of(NO_EMOJI, NO_SENTENCE, GONE))
                            .build());
        }
        return form.view();
    }

    /** It becomes the list as it is then. Sent twice, it says what is so already. */
    FormResponse sent(FormSubmission sent) {
        try {
            Mrkdwn saved = saved(sent);
            return FormResponse.say(
                    Mrkdwn.of(saved, "\n", lines(values.all(sent.act().workspace()))));
        } catch (Refusal refusal) {
            ThanksReason reason = (ThanksReason) refusal.reason();
            return FormResponse.wrong(
                    field(reason),
                    ThanksText.notGiven(reason, sent.viewer().commands().thanks(), 0));
        }
    }

    private Mrkdwn saved(FormSubmission sent) {
        Act act = sent.act();
        String which = Objects.requireNonNullElse(sent.chosen(WHICH.id()), NEW.getValue());
        String word = sent.wordsIfAny(WORD.id());
        String emoji = sent.wordsIfAny(EMOJI.id());
        String sentence = sent.wordsIfAny(SENTENCE.id());
        if (which.equals(NEW.getValue())) {
            CompanyValue value = CompanyValue.of(word == null ? "" : word, emoji, sentence);
            values.add(act.workspace(), act.by(), value);
            return Mrkdwn.of("Saved: ", ThanksMessage.value(value));
        }
        String old = which.substring(VALUE.length());
        if (!removes(sent, GONE)) {
            CompanyValue changed = values.change(
                    act.workspace(),
                    act.by(),
                    old,
                    word,
                    emoji == null && removes(sent, NO_EMOJI) ? "" : emoji,
                    sentence == null && removes(sent, NO_SENTENCE) ? "" : sentence);
            return Mrkdwn.of("Saved: ", ThanksMessage.value(changed));
        }
        values.remove(act.workspace(), act.by(), old);
        return Mrkdwn.of("Removed: #" + old + ". Past thank-yous keep it.");
    }

    private static boolean removes(FormSubmission sent, OptionObject what) {
        return sent.ticked(REMOVE.id()).contains(what.getValue());
    }

    private static String field(ThanksReason reason) {
        return switch (reason) {
            case VALUE_NOT_A_WORD, VALUE_TAKEN -> WORD.id();
            case NOT_AN_EMOJI -> EMOJI.id();
            case SENTENCE_TOO_LONG -> SENTENCE.id();
            default -> WHICH.id();
        };
    }
}
