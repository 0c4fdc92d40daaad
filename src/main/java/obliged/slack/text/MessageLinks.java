package obliged.slack.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.team.ChannelAccess;
import org.jspecify.annotations.Nullable;

/**
 * Links to messages, for those alone who can open them: never into direct messages, and into a closed channel only for
 * those who are known to be in it. https://docs.slack.dev/reference/methods/chat.getPermalink
 */
public final class MessageLinks {
    private static final Pattern PERMALINK = Pattern.compile("https?://[^/\\s]+/archives/(" + SlackIds.SHAPE + ")/p.*");

    private MessageLinks() {}

    /** A link for one reader, if they can open it. */
    public static Optional<String> to(@Nullable String link, PersonId reader, Names names) {
        return channel(link)
                .filter(channel -> names.teams().access().mayKnowOf(names.workspace(), channel, reader))
                .map(channel -> link);
    }

    /** A link for everyone who reads a channel, if all of them can open it. */
    public static Optional<String> in(@Nullable String link, ChannelId where, Names names) {
        return channel(link)
                .filter(channel -> channel.equals(where)
                        || ChannelAccess.isOpen(names.teams().channel(names.workspace(), channel)))
                .map(channel -> link);
    }

    private static Optional<ChannelId> channel(@Nullable String link) {
        Matcher permalink = PERMALINK.matcher(link == null ? "" : link);
        return permalink.matches() ? Optional.of(new ChannelId(permalink.group(1))) : Optional.empty();
    }
}
