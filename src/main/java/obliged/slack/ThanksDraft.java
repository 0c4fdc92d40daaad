package obliged.slack;

import java.util.List;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.thanks.Gift;
import obliged.thanks.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form of a thank-you when it opens.
 *
 * @param why said on top: why it opens at all, if there is something to say
 * @param gift with its words as they look in a field, without ids
 */
record ThanksDraft(
        @Nullable Mrkdwn why,
        List<PersonId> people,
        Gift gift,
        @Nullable ChannelId channel,
        Occasion occasion) {

    static final ThanksDraft EMPTY = new ThanksDraft(null, List.of(), Gift.of(""), null, Occasion.NONE);
}
