package obliged.ask;

import java.util.List;
import obliged.ask.value.Date;
import obliged.ask.value.SentFile;
import obliged.ask.value.Wish;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.team.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What someone asks, before it has a number.
 *
 * @param requester who needs it, as the request describes them; usually the person who acts
 * @param to the person or channel asked, as the request describes them
 * @param helpersOnly whether only the team's helpers may see it
 * @param source a link to the message that it was made from
 * @param follows the number of the declined ask that it follows
 * @param replied whether the requester reads a reply at once, so that their card can wait for the first news
 * @param files those of the message that it was made from
 */
public record NewAsk(
        Act act,
        Person requester,
        To to,
        boolean helpersOnly,
        Wish wish,
        @Nullable Source source,
        @Nullable Long follows,
        List<SentFile> files,
        boolean replied) {

    /** An ask of which the requester reads first on their card. */
    public NewAsk(
            Act act,
            Person requester,
            To to,
            boolean helpersOnly,
            Wish wish,
            @Nullable Source source,
            @Nullable Long follows) {
        this(act, requester, to, helpersOnly, wish, source, follows, List.of(), false);
    }

    /** Whom it is for. */
    public sealed interface To {}

    public record ToPerson(Person person) implements To {}

    public record ToChannel(Channel channel) implements To {}

    /**
     * The message that an ask was made from.
     *
     * @param link leads back to it
     * @param channel where the message is; if possible, its thread gets a line that the ask was logged
     * @param thread the chat system's id of its thread
     */
    public record Source(String link, ChannelId channel, String thread) {}

    /** A plain ask that someone makes for themselves. */
    public static NewAsk of(Act act, To to, String words, @Nullable Date neededBy) {
        return new NewAsk(act, act.who(), to, false, new Wish(words, null, neededBy), null, null);
    }

    /** The same, logged by someone who reads a reply at once. */
    public NewAsk withReply() {
        return new NewAsk(act, requester, to, helpersOnly, wish, source, follows, files, true);
    }
}
