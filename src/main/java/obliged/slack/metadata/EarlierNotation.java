package obliged.slack.metadata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The notations in which earlier versions wrote {@link Metadata}. The messages with their buttons stay in Slack for
 * ever, so they are still read.
 */
public enum EarlierNotation {
    /** {@code 12/77 reminder/7/0}: an ask, what was pending, and the reminder from which the form opened. */
    ASK(
            "(\\d{1,15})?(?:/(\\d{1,15}))?(?: reminder/(\\d{1,15})/(\\d{1,4}))?",
            "ask",
            "item",
            "place.reminder",
            "place.page"),

    /** {@code reminder/7/0}: a page of a reminder. */
    REMINDER("reminder/(\\d{1,15})/(\\d{1,4})", "reminder", "page"),

    /** {@code ask.agree 12/77}: a line of a menu. */
    MENU("(\\S+)(?: (.*))?", "action", "value"),

    /** {@code person/U1} or {@code team/C1}: whom a form asks. */
    ADDRESSEE("person/(.+)|team/(.+)", "person", "team"),

    /** {@code FOUND+ >-5,12 C1 words}: a list, its ended asks too, after an ask, in a channel. */
    LIST(
            "([A-Z_]+)(\\+?) (?:(<)|>)(-?\\d{1,19}),(\\d{1,15}) (?:-|([A-Za-z0-9]{1,40}))(?: (.*))?",
            "k",
            "e?",
            "b?",
            "s",
            "n",
            "h",
            "w"),

    /** One such list a line. */
    LISTS("") {
        @Override
        Optional<Map<String, Object>> fields(String text) {
            return Optional.of(Map.of(
                    "lists",
                    text.lines().map(line -> LIST.fields(line).orElse(Map.of())).toList()));
        }
    },

    /** {@code C1/1795341600000/17/18}: a team, when it was changed, and the drafts of its form's pages. */
    TEAM("([A-Z0-9]{1,40})/(\\d{1,15})/(\\d{1,15})/(\\d{1,15})", "channel", "seen", "first", "second"),

    /** Five lines, of which the first releases had two: a message, mentions, an ask, a question, and a reason. */
    NEW_ASK(
            "(?:(\\S+) (\\S+) (\\S+))?\n([^\n]*)(?:\n(\\d*))?(?:\n([^\n]*))?(?:\n([^\n]*))?",
            "source.channel",
            "source.ts",
            "source.thread",
            "mentions[ ]",
            "follows",
            "asked",
            "why"),

    /** {@code ask 12} or {@code link https://…}: what a thank-you is for. */
    OCCASION("ask (\\d{1,15})|link (.+)", "ask", "link"),

    /** {@code GOT/U1/12/older}: a page of thanks. */
    THANKS("(GOT|GAVE)/([^/]+)/(\\d{0,15})/(?:(newer)|.*)", "side", "person", "from", "newer?");

    private final Pattern pattern;

    /** Of each group; a question mark stands for whether it is there, brackets hold what separates a list. */
    private final List<String> names;

    EarlierNotation(String pattern, String... names) {
        this.pattern = Pattern.compile(pattern, Pattern.DOTALL);
        this.names = List.of(names);
    }

    /** The fields of the record, if the text is in this notation. */
    Optional<Map<String, Object>> fields(String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, Object> fields = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String group = matcher.group(i + 1);
            if (group != null && !group.isEmpty()) {
                put(fields, names.get(i), group);
            }
        }
        return Optional.of(fields);
    }

    private static void put(Map<String, Object> fields, String name, String value) {
        int dot = name.indexOf('.');
        int list = name.indexOf('[');
        if (dot >= 0) {
            @SuppressWarnings("unchecked")
            Map<String, Object> inner =
                    (Map<String, Object>) fields.computeIfAbsent(name.substring(0, dot), outer -> new HashMap<>());
            put(inner, name.substring(dot + 1), value);
        } else if (list >= 0) {
            String separator = name.substring(list + 1, name.length() - 1);
            fields.put(
                    name.substring(0, list),
                    Stream.of(value.split(separator))
                            .filter(one -> !one.isEmpty())
                            .toList());
        } else if (name.endsWith("?")) {
            fields.put(name.substring(0, name.length() - 1), true);
        } else {
            fields.put(name, value);
        }
    }
}
