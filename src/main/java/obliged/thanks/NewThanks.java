package obliged.thanks;

import java.util.List;
import obliged.ask.Act;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import org.jspecify.annotations.Nullable;

/**
 * What someone wants to thank others for.
 *
 * @param people who is named, as the request describes them; what we know of them ourselves takes precedence
 * @param groups whose members are meant as well
 * @param channel where to post it; null for a private one
 * @param confirmed whether to send the giver a message that confirms it; not needed if a reply does
 */
public record NewThanks(
        Act act,
        List<Person> people,
        List<GroupId> groups,
        Gift gift,
        @Nullable ChannelId channel,
        Occasion occasion,
        boolean confirmed) {

    public NewThanks {
        people = List.copyOf(people);
        groups = List.copyOf(groups);
    }
}
