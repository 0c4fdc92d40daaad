package obliged.ask;

import obliged.person.Person;
import obliged.team.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What someone asks, before it has a number.
 *
 * @param to the person or channel asked, as far as the request itself tells
 */
public record NewAsk(Act act, To to, String words, @Nullable Date neededBy) {
    /** Whom it is for. */
    public sealed interface To {}

    public record ToPerson(Person person) implements To {}

    public record ToChannel(Channel channel) implements To {}
}
