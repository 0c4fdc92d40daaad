package obliged.slack;

import java.util.ArrayList;
import java.util.List;
import obliged.ask.Ask;
import obliged.term.ChannelId;
import obliged.term.PersonId;

/**
 * Words between how we keep them and a field of a form, which takes plain text only: who is mentioned stands there by
 * name, and is meant again where that name was left as it was.
 */
final class PlainWords {
    private static final char PERSON = '@';
    private static final char CHANNEL = '#';

    private PlainWords() {}

    /** As they stand in a field. */
    static String shown(String kept, Names names) {
        StringBuilder shown = new StringBuilder();
        Typed.parts(kept, new Typed.Visitor() {
            @Override
            public void text(String text) {
                shown.append(text);
            }

            @Override
            public void person(PersonId person) {
                shown.append(name(PERSON + person.value(), names));
            }

            @Override
            public void channel(ChannelId channel) {
                shown.append(name(CHANNEL + channel.value(), names));
            }
        });
        return shown.toString();
    }

    /** Who is mentioned in kept words, in order: {@code @U1}, {@code #C1}. */
    static List<String> mentions(String kept) {
        List<String> mentions = new ArrayList<>();
        Typed.parts(kept, new Typed.Visitor() {
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
        });
        return mentions;
    }

    /** Words from a field, with those mentioned whose names still stand there, in their order. */
    static String kept(String typed, List<String> mentions, Names names) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        for (String mention : mentions) {
            String name = name(mention, names);
            int at = find(typed, name, from);
            if (at >= 0) {
                kept.append(typed, from, at).append(Typed.OPEN).append(mention).append(Typed.CLOSE);
                from = at + name.length();
            }
        }
        String all = kept.append(typed, from, typed.length()).toString();
        // Ids are longer than some names: who typed no more than fits is not told that it is too much.
        return all.length() <= Ask.LONGEST_WORDS ? all : typed;
    }

    private static int find(String typed, String name, int from) {
        int at = typed.indexOf(name, from);
        while (at >= 0 && goesOn(typed, at + name.length())) {
            at = typed.indexOf(name, at + 1);
        }
        return at;
    }

    /** Whether a longer name stands there. */
    private static boolean goesOn(String typed, int end) {
        return end < typed.length() && Character.isLetterOrDigit(typed.charAt(end));
    }

    private static String name(String mention, Names names) {
        String id = mention.substring(1);
        return mention.charAt(0) == PERSON ? "@" + names.of(new PersonId(id)) : names.of(new ChannelId(id));
    }
}
