package obliged.slack.text;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.ask.Ask;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;

/**
 * Words between how we keep them and a field of a form, which takes plain text only: who is mentioned stands there by
 * name, and is meant again where that name still stands. Of two who are called the same, the second goes by id. A link
 * with a label stands there as {@code [label](https://…)}.
 */
public final class FieldText {
    /** At most so many characters stand in a plain-text input. */
    public static final int LONGEST_INPUT = 3_000;

    private static final char PERSON = '@';
    private static final char CHANNEL = '#';
    private static final char GROUP = '!';

    private FieldText() {}

    /** As they stand in a field: by ids where, for long names alone, they would not fit in it. */
    public static String shown(String kept, Names names) {
        Map<String, String> shown = shown(mentions(kept), names);
        String named = with(kept, shown);
        return named.length() > LONGEST_INPUT && kept.length() <= LONGEST_INPUT ? SlackEscapes.bare(kept) : named;
    }

    /** Who is mentioned in kept words, in order, each once: {@code @U1}, {@code #C1}, {@code !S1}. */
    public static List<String> mentions(String kept) {
        List<String> mentions = new ArrayList<>();
        SlackEscapes.parts(kept, new SlackEscapes.Visitor() {
            @Override
            public void text(String text) {}

            @Override
            public void person(PersonId person) {
                mentions.add(PERSON + person.value());
            }

            @Override
            public void channel(ChannelId channel) {
                mentions.add(CHANNEL + channel.value());
            }

            @Override
            public void group(GroupId group) {
                mentions.add(GROUP + group.value());
            }

            @Override
            public void link(String url, String label) {}
        });
        return mentions.stream().distinct().toList();
    }

    /** Words from a field, with those mentioned whose names, or ids, still stand there. */
    public static String kept(String typed, List<String> mentions, Names names) {
        Map<String, String> meant = new HashMap<>();
        mentions.forEach(mention -> meant.put(mention, mention));
        shown(mentions, names).forEach((mention, name) -> meant.put(name, mention));
        String kept = Links.read(meant.isEmpty() ? typed : withMentions(typed, meant));
        // Ids are longer than some names: who typed no more than fits is not told that it is too much.
        return kept.length() <= Ask.LONGEST_WORDS ? kept : typed;
    }

    private static String withMentions(String typed, Map<String, String> meant) {
        String any = meant.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(joining("|"));
        // A name that goes on is another's.
        return Pattern.compile("(?:" + any + ")(?![\\p{L}\\p{N}_])")
                .matcher(typed)
                .replaceAll(found ->
                        Matcher.quoteReplacement(SlackEscapes.OPEN + meant.get(found.group()) + SlackEscapes.CLOSE));
    }

    /** Words from a field in which nobody is mentioned. */
    public static String kept(String typed) {
        return Links.read(typed);
    }

    /** Words from a field that showed what was kept before: where nobody changed it, what was kept to the letter. */
    public static String kept(String typed, String before, Names names) {
        return typed.equals(shown(before, names).strip()) ? before : kept(typed, mentions(before), names);
    }

    private static String with(String kept, Map<String, String> shown) {
        StringBuilder words = new StringBuilder();
        SlackEscapes.parts(kept, new SlackEscapes.Visitor() {
            @Override
            public void text(String text) {
                words.append(text);
            }

            @Override
            public void person(PersonId person) {
                words.append(shown.get(PERSON + person.value()));
            }

            @Override
            public void channel(ChannelId channel) {
                words.append(shown.get(CHANNEL + channel.value()));
            }

            @Override
            public void group(GroupId group) {
                words.append(shown.get(GROUP + group.value()));
            }

            @Override
            public void link(String url, String label) {
                words.append(Links.inField(url, label));
            }
        });
        return words.toString();
    }

    /** How each of those mentioned is shown. */
    private static Map<String, String> shown(List<String> mentions, Names names) {
        Map<String, String> shown = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (String mention : mentions) {
            String name = name(mention, names);
            shown.put(mention, taken.add(name) ? name : mention);
        }
        return shown;
    }

    private static String name(String mention, Names names) {
        String id = mention.substring(1);
        return switch (mention.charAt(0)) {
            case PERSON -> "@" + names.of(new PersonId(id));
            case GROUP -> names.of(new GroupId(id));
            default -> names.of(new ChannelId(id));
        };
    }
}
