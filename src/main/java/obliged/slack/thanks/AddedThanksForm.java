package obliged.slack.thanks;

import com.slack.api.model.view.View;
import obliged.slack.kit.FormBuilder;
import obliged.slack.kit.FormBuilder.Field;
import obliged.slack.metadata.AskMetadata;
import obliged.slack.text.Mrkdwn;
import obliged.thanks.Gift;
import obliged.thanks.ThankYou;

/** The form in which someone adds their own words to a shout-out. */
final class AddedThanksForm {
    static final String CALLBACK = "thanks.join";

    static final Field WORDS = Field.required("words", "What for");

    private AddedThanksForm() {}

    static View of(ThankYou shout, ThanksText words) {
        return new FormBuilder(CALLBACK, "Add your thanks", "Add yours")
                .about(String.valueOf(shout.id().number()))
                .says(Mrkdwn.of(
                        words.names().of(shout.from()) + " thanked ",
                        words.everyone(shout.people()),
                        " for ",
                        words.inPassing(shout),
                        ". Your thanks will appear below " + words.names().of(shout.from()) + "'s."))
                .words(WORDS, null, Gift.LONGEST_WORDS)
                .view();
    }

    /** The number of the shout-out, or -1. */
    static long shout(String about) {
        return AskMetadata.read(about).map(AskMetadata::number).orElse(-1L);
    }
}
