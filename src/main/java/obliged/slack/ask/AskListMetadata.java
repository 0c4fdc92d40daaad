package obliged.slack.ask;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.ask.list.AskList;
import obliged.ask.list.AskPage;
import obliged.ask.list.AskPage.Edge;
import obliged.shared.ChannelId;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows, short enough to be in the value of each of its buttons, so that lists need no state on the server.
 * It comes back through the client, so it is only a request and has to be checked.
 *
 * @param list null for the overview of what someone owes and what they asked
 * @param here the team in whose channel the list was requested, if any
 */
public record AskListMetadata(
        @Nullable AskList list, Edge edge, @Nullable ChannelId here) {
    /** Search words have to fit in the id of an element, which takes 255 characters in all. */
    private static final int LONGEST_WORDS = 150;

    private static final String OVERVIEW = "BOTH";
    private static final Pattern SHAPE = Pattern.compile(
            "([A-Z_]+)(\\+?) ([<>])(-?\\d{1,19}),(\\d{1,15}) (-|[A-Za-z0-9]{1,40})(?: (.*))?", Pattern.DOTALL);

    public static AskListMetadata start(@Nullable AskList list, @Nullable ChannelId here) {
        return new AskListMetadata(list, Edge.START, here);
    }

    /** As many of the words as fit. */
    static String room(String words) {
        StringBuilder room = new StringBuilder();
        for (String word : words.strip().split("\\s+")) {
            String kept = room.length() == 0 ? cut(word) : word;
            if (room.length() + kept.length() >= LONGEST_WORDS) {
                break;
            }
            room.append(room.length() == 0 ? "" : " ").append(kept);
        }
        return room.toString();
    }

    private static String cut(String word) {
        if (word.length() < LONGEST_WORDS) {
            return word;
        }
        int end = LONGEST_WORDS - 1;
        return word.substring(0, Character.isHighSurrogate(word.charAt(end - 1)) ? end - 1 : end);
    }

    public AskListMetadata at(@Nullable Edge other) {
        return new AskListMetadata(list, other == null ? Edge.START : other, here);
    }

    public String text() {
        String kind = list == null ? OVERVIEW : list.kind() + (list.endedToo() ? "+" : "");
        return kind + " " + (edge.back() ? "<" : ">") + edge.sort() + "," + edge.number() + " "
                + (here == null ? "-" : here.value())
                + (list == null || list.words().isEmpty() ? "" : " " + list.words());
    }

    /** Reads metadata; anything that we did not write is read as the overview. */
    public static AskListMetadata read(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return start(null, null);
        }
        ChannelId here = shape.group(6).equals("-") ? null : new ChannelId(shape.group(6));
        String words = shape.group(7) == null ? "" : room(shape.group(7));
        AskList list = Arrays.stream(AskList.Kind.values())
                .filter(kind -> kind.name().equals(shape.group(1)))
                .filter(kind -> kind != AskList.Kind.TEAM || here != null)
                .findFirst()
                .map(kind ->
                        new AskList(kind, !shape.group(2).isEmpty(), kind == AskList.Kind.TEAM ? here : null, words))
                .orElse(null);
        return new AskListMetadata(list, edge(shape), here);
    }

    private static Edge edge(Matcher shape) {
        try {
            return new AskPage.Edge(
                    Long.parseLong(shape.group(4)),
                    Long.parseLong(shape.group(5)),
                    shape.group(3).equals("<"));
        } catch (NumberFormatException e) {
            return Edge.START;
        }
    }
}
