package obliged.slack;

import com.slack.api.model.block.composition.OptionObject;
import obliged.ask.Ask;
import obliged.ask.Date;
import obliged.term.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the New-ask form when it opens.
 *
 * @param why what must be said otherwise, or where the words come from
 * @param whom an option of the {@link Whom} field
 * @param words as we keep them
 * @param impact as we keep it
 * @param requester who needs it; nobody where it is whoever fills in the form, who is not asked then
 */
record AskPrefill(
        @Nullable Mrkdwn why,
        @Nullable OptionObject whom,
        String words,
        @Nullable Date neededBy,
        @Nullable String impact,
        @Nullable PersonId requester,
        AskFormAbout about) {
    static final AskPrefill NOTHING = of(null, "", null);

    static AskPrefill of(@Nullable OptionObject whom, String words, @Nullable Date neededBy) {
        return new AskPrefill(null, whom, words, neededBy, null, null, AskFormAbout.NOTHING);
    }

    /** What was declined, to be asked of another. */
    static AskPrefill of(Ask declined, OptionObject whom, @Nullable Date neededBy) {
        return new AskPrefill(
                null,
                whom,
                declined.words(),
                neededBy,
                declined.wish().impact(),
                null,
                AskFormAbout.NOTHING.following(declined.id().number()));
    }

    AskPrefill because(@Nullable Mrkdwn reason) {
        return new AskPrefill(reason, whom, words, neededBy, impact, requester, about);
    }

    AskPrefill neededBy(Date date) {
        return new AskPrefill(why, whom, words, date, impact, requester, about);
    }

    AskPrefill forNobody() {
        return new AskPrefill(why, null, words, neededBy, impact, requester, about);
    }

    /** Perhaps this one is meant: that is for whoever fills in the form to say. */
    AskPrefill perhaps(OptionObject guess) {
        Mrkdwn question = Mrkdwn.of("Do you mean ", guess.getText().getText(), "?");
        Mrkdwn reason = why == null ? question : Mrkdwn.of(why, " ", question);
        return new AskPrefill(reason, guess, words, neededBy, impact, requester, about);
    }

    AskPrefill from(PersonId author, AskFormAbout.Source message) {
        return new AskPrefill(why, whom, words, neededBy, impact, author, about.with(message));
    }
}
