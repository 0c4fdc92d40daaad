package obliged.slack.thanks;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.ConversationsFilter;
import com.slack.api.model.block.element.ConversationsSelectElement;
import com.slack.api.model.block.element.MultiUsersSelectElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.view.View;
import java.util.List;
import java.util.regex.Pattern;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.slack.kit.FormBuilder;
import obliged.slack.kit.FormBuilder.Field;
import obliged.slack.kit.FormSubmission;
import obliged.slack.text.Ellipsis;
import obliged.slack.text.Mrkdwn;
import obliged.thanks.CompanyValue;
import obliged.thanks.Gift;
import obliged.thanks.Occasion;
import obliged.thanks.ThankYou;
import org.jspecify.annotations.Nullable;

/** The form of a thank-you: how it looks. What it does when it is sent stands in {@link ThanksFormHandler}. */
final class ThanksForm {
    static final String CALLBACK = "thanks.give";

    static final Field PEOPLE = Field.required("people", "Who");
    static final Field WORDS = Field.required("words", "What for");
    static final Field VALUE = Field.optional("value", "Value");
    static final Field CUSTOMER =
            Field.optional("customer", "Customer it helped").hint("For example: Pier 9, who got their quote in time");
    static final Field SHOWN = Field.required("shown", "Who sees it");
    static final Field CHANNEL = Field.optional("channel", "Channel").hint("Where to post it.");

    private static final OptionObject PUBLIC = FormBuilder.option("channel", Mrkdwn.of("Everyone in a channel"));
    private static final OptionObject BETWEEN_US = FormBuilder.option("two", Mrkdwn.of("Just between us"));

    private static final int LONGEST_LABEL = 75;

    /** A permalink beneath a workspace's address. https://docs.slack.dev/reference/methods/chat.getPermalink */
    private static final Pattern PERMALINK =
            Pattern.compile("archives/[A-Z0-9]+/p\\d+(\\?thread_ts=[\\d.]+&cid=[A-Z0-9]+)?");

    private ThanksForm() {}

    static View of(ThanksPrefill draft, List<CompanyValue> values) {
        FormBuilder form = new FormBuilder(CALLBACK, "Give thanks", "Give thanks")
                .about(ThanksFormMetadata.of(draft.occasion()).text());
        if (draft.why() != null) {
            form.says(draft.why());
        }
        form.input(
                        PEOPLE,
                        MultiUsersSelectElement.builder()
                                .actionId(PEOPLE.id())
                                .initialUsers(
                                        draft.people().isEmpty()
                                                ? null
                                                : draft.people().stream()
                                                        .map(PersonId::value)
                                                        .toList())
                                .maxSelectedItems(ThankYou.MOST_PEOPLE)
                                .build())
                .words(WORDS, draft.gift().words(), Gift.LONGEST_WORDS);
        if (!values.isEmpty()) {
            List<OptionObject> options = values.stream().map(ThanksForm::option).toList();
            form.choice(VALUE, options, chosen(options, draft.gift().value()));
        }
        return form.line(CUSTOMER, draft.gift().customer(), Gift.LONGEST_CUSTOMER)
                .input(
                        SHOWN,
                        RadioButtonsElement.builder()
                                .actionId(SHOWN.id())
                                .options(List.of(PUBLIC, BETWEEN_US))
                                .initialOption(draft.betweenUs() ? BETWEEN_US : PUBLIC)
                                .build())
                .input(CHANNEL, channels(draft.channel()))
                .view();
    }

    private static ConversationsSelectElement channels(@Nullable ChannelId initial) {
        return ConversationsSelectElement.builder()
                .actionId(CHANNEL.id())
                .initialConversation(initial == null ? null : initial.value())
                .filter(ConversationsFilter.builder()
                        .include(List.of("public", "private"))
                        .excludeBotUsers(true)
                        .build())
                .build();
    }

    private static OptionObject option(CompanyValue value) {
        String label = ThanksMessage.value(value).plain();
        return OptionObject.builder()
                .text(PlainTextObject.builder()
                        .text(Ellipsis.cut(
                                value.sentence() == null ? label : label + " — " + value.sentence(), LONGEST_LABEL))
                        .emoji(true)
                        .build())
                .value(value.word())
                .build();
    }

    static @Nullable OptionObject chosen(List<OptionObject> options, @Nullable String value) {
        return options.stream()
                .filter(option -> option.getValue().equals(value))
                .findFirst()
                .orElse(null);
    }

    static boolean isPrivate(FormSubmission sent) {
        return BETWEEN_US.getValue().equals(sent.chosen(SHOWN.id()));
    }

    /**
     * What it is for. It comes back through the client: so a link must be one into our own workspace.
     *
     * @param address the workspace's
     */
    static Occasion occasion(String about, String address) {
        ThanksFormMetadata read = ThanksFormMetadata.read(about);
        boolean ours = read.link() == null
                || read.link().startsWith(address)
                        && PERMALINK
                                .matcher(read.link().substring(address.length()))
                                .matches();
        return ours ? new Occasion(read.ask(), read.link()) : Occasion.NONE;
    }
}
