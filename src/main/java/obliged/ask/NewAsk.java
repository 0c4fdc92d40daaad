package obliged.ask;

import obliged.person.Person;
import obliged.team.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What someone asks, before it has a number.
 *
 * @param requester as far as we know them from the request itself
 * @param to the person or channel asked, likewise
 */
public record NewAsk(
        Act act,
        Person requester,
        To to,
        String words,
        @Nullable Date neededBy) {
    /** Whom it is for. */
    public sealed interface To {}

    public record ToPerson(Person person) implements To {}

    public record ToChannel(Channel channel) implements To {}
}
