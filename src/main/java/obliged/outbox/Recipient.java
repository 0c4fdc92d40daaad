package obliged.outbox;

import java.util.Optional;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import org.jdbi.v3.core.mapper.reflect.JdbiConstructor;

/** Who gets a notice. It is saved as a kind and a place; notices to one recipient keep their order. */
public sealed interface Recipient {
    /** One person, in their direct messages. */
    record ToPerson(PersonId person) implements Recipient {}

    /** Everyone in a channel. */
    record ToChannel(ChannelId channel) implements Recipient {}

    /**
     * The person who pressed something, as a reply in that place. It does not wait for notices to their direct
     * messages.
     */
    record ReplyTo(PersonId person) implements Recipient {}

    String REPLY = "reply/";

    static Recipient of(PersonId person) {
        return new ToPerson(person);
    }

    static Recipient of(ChannelId channel) {
        return new ToChannel(channel);
    }

    static Recipient replyTo(PersonId person) {
        return new ReplyTo(person);
    }

    /** Reads a recipient from its saved kind and place. */
    @JdbiConstructor
    static Recipient read(String placeKind, String place) {
        return switch (placeKind) {
            case "CHANNEL" -> new ToChannel(new ChannelId(place));
            case "REPLY" -> new ReplyTo(new PersonId(place.substring(REPLY.length())));
            case "PERSON" -> new ToPerson(new PersonId(place));
            default -> throw new IllegalArgumentException("no kind of recipient: " + placeKind);
        };
    }

    default String placeKind() {
        return this instanceof ToChannel ? "CHANNEL" : this instanceof ReplyTo ? "REPLY" : "PERSON";
    }

    default String place() {
        return this instanceof ReplyTo ? REPLY + id() : id();
    }

    /** Who reads it, if that is one person. */
    default Optional<PersonId> reader() {
        if (this instanceof ToPerson to) {
            return Optional.of(to.person());
        }
        return this instanceof ReplyTo to ? Optional.of(to.person()) : Optional.empty();
    }

    /** The chat system's id of the person or the channel. */
    default String id() {
        return this instanceof ToChannel to
                ? to.channel().value()
                : reader().orElseThrow().value();
    }
}
