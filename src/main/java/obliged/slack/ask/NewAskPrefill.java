package obliged.slack.ask;

import com.slack.api.model.block.composition.OptionObject;
import java.util.List;
import obliged.ask.Ask;
import obliged.ask.value.Date;
import obliged.ask.value.SentFile;
import obliged.shared.PersonId;
import obliged.slack.kit.AddresseePicker;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/**
 * The initial content of the New-ask form.
 *
 * @param why what has to be corrected, or where the words come from
 * @param whom an option of the {@link AddresseePicker} field
 * @param words the words as we keep them
 * @param impact the impact as we keep it
 * @param requester who needs it; null if it is the person who fills in the form, in which case there is no field for it
 */
record NewAskPrefill(
        @Nullable Mrkdwn why,
        @Nullable OptionObject whom,
        String words,
        @Nullable Date neededBy,
        @Nullable String impact,
        @Nullable PersonId requester,
        NewAskFormMetadata about) {
    static final NewAskPrefill NOTHING = of(null, "", null);

    static NewAskPrefill of(@Nullable OptionObject whom, String words, @Nullable Date neededBy) {
        return new NewAskPrefill(null, whom, words, neededBy, null, null, NewAskFormMetadata.NOTHING);
    }

    /** The prefill for asking someone else for what was declined. */
    static NewAskPrefill of(Ask declined, @Nullable OptionObject whom, @Nullable Date neededBy) {
        return new NewAskPrefill(
                null,
                whom,
                declined.words(),
                neededBy,
                declined.wish().impact(),
                null,
                NewAskFormMetadata.NOTHING.following(declined.id().number()));
    }

    /** The prefill for asking once more for what was asked before. */
    static NewAskPrefill again(Ask ended, OptionObject whom) {
        return new NewAskPrefill(
                null, whom, ended.words(), null, ended.wish().impact(), null, NewAskFormMetadata.NOTHING);
    }

    NewAskPrefill because(@Nullable Mrkdwn reason) {
        return new NewAskPrefill(reason, whom, words, neededBy, impact, requester, about);
    }

    /** The same, with a question about the date in its words. */
    NewAskPrefill asking(String question) {
        boolean shown = why != null && why.plain().contains(question);
        Mrkdwn reason = shown ? why : why == null ? Mrkdwn.of(question) : Mrkdwn.of(why, " ", question);
        return new NewAskPrefill(reason, whom, words, neededBy, impact, requester, about.asking(question));
    }

    /** Whether someone typed its words for this form. */
    boolean isTyped() {
        return about.source() == null && about.follows() == null;
    }

    NewAskPrefill neededBy(Date date) {
        return new NewAskPrefill(why, whom, words, date, impact, requester, about);
    }

    NewAskPrefill forNobody() {
        return new NewAskPrefill(why, null, words, neededBy, impact, requester, about);
    }

    /** Adds a guess at the addressee, for the person to confirm. */
    NewAskPrefill perhaps(OptionObject guess) {
        Mrkdwn question = Mrkdwn.of("Do you mean ", guess.getText().getText(), "?");
        Mrkdwn reason = why == null ? question : Mrkdwn.of(why, " ", question);
        return new NewAskPrefill(reason, guess, words, neededBy, impact, requester, about);
    }

    NewAskPrefill sending(List<SentFile> files) {
        return new NewAskPrefill(why, whom, words, neededBy, impact, requester, about.sending(files));
    }

    NewAskPrefill from(PersonId author, NewAskFormMetadata.Source message) {
        return new NewAskPrefill(why, whom, words, neededBy, impact, author, about.with(message));
    }
}
