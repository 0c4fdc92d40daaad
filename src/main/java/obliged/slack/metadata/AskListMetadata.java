package obliged.slack.metadata;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import obliged.ask.list.AskList;
import obliged.ask.list.AskPage.Edge;
import obliged.shared.ChannelId;
import obliged.slack.text.Ellipsis;
import obliged.slack.text.SlackIds;
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

    public static AskListMetadata start(@Nullable AskList list, @Nullable ChannelId here) {
        return new AskListMetadata(list, Edge.START, here);
    }

    /** As many of the words as fit. */
    public static String room(String words) {
        StringBuilder room = new StringBuilder();
        for (String word : words.strip().split("\\s+")) {
            String kept = room.length() == 0 ? cut(word) : word;
            if (written(room + kept) >= LONGEST_WORDS) {
                break;
            }
            room.append(room.length() == 0 ? "" : " ").append(kept);
        }
        return room.toString();
    }

    private static String cut(String word) {
        String cut = Ellipsis.first(word, LONGEST_WORDS - 1);
        while (written(cut) >= LONGEST_WORDS) {
            cut = Ellipsis.first(cut, cut.length() - 1);
        }
        return cut;
    }

    /** How many characters the words take in JSON, in which a quotation mark takes two. */
    private static int written(String words) {
        return Metadata.write(words).length() - "\"\"".length();
    }

    public AskListMetadata at(@Nullable Edge other) {
        return new AskListMetadata(list, other == null ? Edge.START : other, here);
    }

    public String text() {
        return Metadata.write(this);
    }

    /** Reads metadata; anything that we did not write is read as the overview. */
    public static AskListMetadata read(String text) {
        return Metadata.read(text, AskListMetadata.class, EarlierNotation.LIST).orElse(start(null, null));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static AskListMetadata of(Fields fields) {
        ChannelId here = fields.here;
        AskList list = Arrays.stream(AskList.Kind.values())
                .filter(kind -> kind.name().equals(fields.kind))
                .filter(kind -> kind != AskList.Kind.TEAM || here != null)
                .findFirst()
                .map(kind -> new AskList(
                        kind,
                        fields.ended != null,
                        kind == AskList.Kind.TEAM ? here : null,
                        fields.words == null ? "" : room(fields.words)))
                .orElse(null);
        Edge edge = fields.sort == null || fields.number == null
                ? Edge.START
                : new Edge(fields.sort, fields.number, fields.back != null);
        return new AskListMetadata(list, edge, here);
    }

    @JsonValue
    Fields fields() {
        boolean start = edge.equals(Edge.START);
        return new Fields(
                list == null ? OVERVIEW : list.kind().name(),
                list != null && list.endedToo() ? true : null,
                start ? null : edge.sort(),
                start ? null : edge.number(),
                edge.back() ? true : null,
                here,
                list == null ? null : list.words());
    }

    /** As it is written, with names of one letter: it has to fit in the id of an element. */
    record Fields(
            @JsonProperty("k") String kind,
            @JsonProperty("e") @Nullable Boolean ended,
            @JsonProperty("s") @Nullable Long sort,
            @JsonProperty("n") @Nullable Long number,
            @JsonProperty("b") @Nullable Boolean back,
            @JsonProperty("h") @Nullable ChannelId here,
            @JsonProperty("w") @Nullable String words) {
        Fields {
            if (number != null && number < 0 || here != null && !SlackIds.isId(here.value())) {
                throw new IllegalArgumentException("no such list");
            }
        }
    }
}
