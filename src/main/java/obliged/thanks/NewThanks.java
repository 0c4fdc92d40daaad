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
 * @param people who is named, as far as the request itself tells; what we know of them goes before it
 * @param groups whose members are meant as well
 * @param channel where to post it; none for just between the two
 * @param confirmed whether a message tells whoever gives it that it is done; where a reply does, none is needed
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
