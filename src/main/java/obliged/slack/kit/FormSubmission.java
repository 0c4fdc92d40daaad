package obliged.slack.kit;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import obliged.ask.Act;
import obliged.slack.metadata.AskMetadata;
import obliged.slack.metadata.ReminderPlace;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.SlackEscapes;
import org.jspecify.annotations.Nullable;

/**
 * A form as it was filled in and sent. Each field is known by one id, that of its block and of its element. What is
 * typed in a form comes unescaped.
 */
public record FormSubmission(Act act, Viewer viewer, View view) {
    /** Another page, filled in by the same person. */
    public FormSubmission with(View page) {
        return new FormSubmission(act, viewer, page);
    }

    /** What the form is about, as it was given when it opened. It comes back through the client: to be checked. */
    public String about() {
        return view.getPrivateMetadata() == null ? "" : view.getPrivateMetadata();
    }

    /** The page of a reminder from which the form was opened, as {@link ReminderPlace#sign} noted it. */
    public @Nullable ReminderPlace openedFrom() {
        return AskMetadata.read(about()).map(AskMetadata::place).orElse(null);
    }

    /** The words in a field, as we keep them; empty where there are none. */
    public String words(String field) {
        ViewState.Value value = value(field);
        return value == null || value.getValue() == null
                ? ""
                : SlackEscapes.plain(value.getValue()).strip();
    }

    /** The same, where nothing is nothing. */
    @Nullable
    public String wordsIfAny(String field) {
        String words = words(field);
        return words.isEmpty() ? null : words;
    }

    @Nullable
    public LocalDate day(String field) {
        ViewState.Value value = value(field);
        return value == null
                        || value.getSelectedDate() == null
                        || value.getSelectedDate().isEmpty()
                ? null
                : LocalDate.parse(value.getSelectedDate());
    }

    @Nullable
    public LocalTime time(String field) {
        ViewState.Value value = value(field);
        return value == null
                        || value.getSelectedTime() == null
                        || value.getSelectedTime().isEmpty()
                ? null
                : LocalTime.parse(value.getSelectedTime());
    }

    /** The value of the option chosen in a select or a row of radio buttons. */
    @Nullable
    public String chosen(String field) {
        ViewState.Value value = value(field);
        return value == null || value.getSelectedOption() == null
                ? null
                : value.getSelectedOption().getValue();
    }

    /** The values of the options ticked or chosen. */
    public List<String> ticked(String field) {
        ViewState.Value value = value(field);
        return value == null || value.getSelectedOptions() == null
                ? List.of()
                : value.getSelectedOptions().stream()
                        .map(ViewState.SelectedOption::getValue)
                        .toList();
    }

    /** The people chosen in Slack's own select of one or of many. */
    public List<String> people(String field) {
        ViewState.Value value = value(field);
        if (value == null) {
            return List.of();
        }
        return value.getSelectedUsers() != null
                ? value.getSelectedUsers()
                : Stream.ofNullable(value.getSelectedUser()).toList();
    }

    /** A sentence in place of the form, and beneath it all that was filled in, to copy. */
    public FormResponse givenBack(Mrkdwn why) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(why));
        for (LayoutBlock block : view.getBlocks()) {
            if (block instanceof InputBlock field) {
                String filled = filled(field.getBlockId());
                if (!filled.isBlank()) {
                    blocks.add(Blocks.context(Mrkdwn.of(field.getLabel().getText())));
                    blocks.add(Blocks.verbatim(Mrkdwn.of(filled)));
                }
            }
        }
        return new FormResponse.Become(MessageView.of("Obliged", blocks));
    }

    /** What stands in a field, as whoever filled it in saw it. */
    private String filled(String field) {
        ViewState.Value value = value(field);
        if (value == null) {
            return "";
        }
        return Stream.of(value.getValue(), value.getSelectedDate(), value.getSelectedTime(), label(value))
                .filter(Objects::nonNull)
                .map(SlackEscapes::plain)
                .findFirst()
                .orElse("");
    }

    private static @Nullable String label(ViewState.Value value) {
        return value.getSelectedOption() == null || value.getSelectedOption().getText() == null
                ? null
                : value.getSelectedOption().getText().getText();
    }

    /** The channel chosen in Slack's own select. */
    @Nullable
    public String conversation(String field) {
        ViewState.Value value = value(field);
        return value == null ? null : value.getSelectedConversation();
    }

    private ViewState.@Nullable Value value(String field) {
        return view.getState() == null || view.getState().getValues() == null
                ? null
                : view.getState().getValues().getOrDefault(field, Map.of()).get(field);
    }
}
