package obliged.slack.thanks;

import java.util.List;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.slack.text.Mrkdwn;
import obliged.thanks.Gift;
import obliged.thanks.Occasion;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form of a thank-you when it opens.
 *
 * @param why said on top: why it opens at all, if there is something to say
 * @param gift with its words as they look in a field, without ids
 * @param betweenUs whether it is just between the two at first
 */
record ThanksPrefill(
        @Nullable Mrkdwn why,
        List<PersonId> people,
        Gift gift,
        @Nullable ChannelId channel,
        Occasion occasion,
        boolean betweenUs) {

    /** One that others see, unless its writer says otherwise. */
    ThanksPrefill(
            @Nullable Mrkdwn why, List<PersonId> people, Gift gift, @Nullable ChannelId channel, Occasion occasion) {
        this(why, people, gift, channel, occasion, false);
    }

    static final ThanksPrefill EMPTY = new ThanksPrefill(null, List.of(), Gift.of(""), null, Occasion.NONE);
}
