package obliged.slack;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.term.ChannelId;
import obliged.term.PersonId;

/**
 * Words that we keep, in a field of a form, where a mention can only be a plain name: as they are shown there, and read
 * back with the mentions whose names still stand in them.
 */
final class Retyped {
    /** A mention as it is kept, and the name by which it is shown. */
    private record Mention(String kept, String shown) {}

    private Retyped() {}

    /** As plain text; never longer than a field takes, if what is kept is not. */
    static String shown(String kept, Names names) {
        return shown(kept, mentions(kept, names));
    }

    /** What was typed into a field that showed what was kept before, as we keep it. */
    static String read(String typed, String before, Names names) {
        List<Mention> mentions = mentions(before, names);
        if (typed.equals(shown(before, mentions).strip())) {
            return before;
        }
        String read = typed;
        for (Mention mention : mentions) {
            // A name that goes on is another's.
            read = Pattern.compile(Pattern.quote(mention.shown()) + "(?![\\p{L}\\p{N}_])")
                    .matcher(read)
                    .replaceAll(Matcher.quoteReplacement(mention.kept()));
        }
        return read.length() <= Form.LONGEST_INPUT ? read : typed;
    }

    private static String shown(String kept, List<Mention> mentions) {
        String shown = kept;
        for (Mention mention : mentions) {
            shown = shown.replace(mention.kept(), mention.shown());
        }
        return shown;
    }

    /** By names, the longest first; by ids, which take no more room than they do as they are kept, where names would not fit. */
    private static List<Mention> mentions(String kept, Names names) {
        List<Mention> named = found(kept, names);
        return shown(kept, named).length() <= Form.LONGEST_INPUT
                ? named
                : named.stream()
                        .map(mention -> new Mention(mention.kept(), Typed.bare(mention.kept())))
                        .toList();
    }

    private static List<Mention> found(String kept, Names names) {
        Set<Mention> found = new TreeSet<>(
                Comparator.comparing((Mention mention) -> -mention.shown().length())
                        .thenComparing(Mention::kept));
        Set<String> taken = new HashSet<>();
        Typed.parts(kept, new Typed.Visitor() {
            @Override
            public void text(String text) {}

            @Override
            public void person(PersonId person) {
                add(Typed.mention(person), "@" + names.of(person));
            }

            @Override
            public void channel(ChannelId channel) {
                add(Typed.mention(channel), names.of(channel));
            }

            private void add(String mention, String name) {
                boolean known = found.stream().anyMatch(one -> one.kept().equals(mention));
                if (!known) {
                    // Of two who are called the same, the second goes by id: or both would come back as the first.
                    found.add(new Mention(mention, taken.add(name) ? name : Typed.bare(mention)));
                }
            }
        });
        return List.copyOf(found);
    }
}
