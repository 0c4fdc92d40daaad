package obliged.slack.thanks;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.TypedText;
import obliged.slack.text.Ellipsis;
import obliged.slack.text.NameSigns;
import obliged.slack.text.SlackEscapes;
import obliged.thanks.CompanyValue;
import org.jspecify.annotations.Nullable;

/** What someone typed after {@code /thanks}, understood. */
sealed interface ThanksCommandParser {
    record Help() implements ThanksCommandParser {}

    /** Nothing: the form. */
    record Empty() implements ThanksCommandParser {}

    record Undo() implements ThanksCommandParser {}

    record Values() implements ThanksCommandParser {}

    /** What someone gave and got; oneself where nobody is named. */
    record Listing(@Nullable PersonId of) implements ThanksCommandParser {}

    /**
     * A thank-you.
     *
     * @param words what follows the names, as Slack escaped it
     */
    record Give(
            List<Named> people,
            List<GroupId> groups,
            String words,
            @Nullable String value) implements ThanksCommandParser {}

    /**
     * Something between the two.
     *
     * @param why a sentence that says what would be right
     * @param people everyone named anywhere in it
     */
    record Unclear(String why, List<Named> people, List<GroupId> groups, String words) implements ThanksCommandParser {}

    record Named(PersonId id, String label) {}

    /** https://docs.slack.dev/interactivity/implementing-slash-commands, with escaped names. */
    Pattern MENTION = Pattern.compile("<(@|!subteam\\^)([A-Z0-9]++)(?:\\|([^<>]*+))?>");

    int LONGEST_KEYWORD = 10;

    /** What stands between names, and before the first. Possessive: a loop over choices would else overflow the stack. */
    Pattern BETWEEN = Pattern.compile("(?:[\\s,;+]++|&amp;|(?i:and)(?![\\p{L}\\p{N}]))*+");

    Pattern FOR = Pattern.compile("(?i)for(?![\\p{L}\\p{N}])");

    /** {@code #teamwork}, or what Slack made of it where a channel has that name. */
    Pattern VALUE =
            Pattern.compile("(?<!\\S)(?:#([\\p{L}\\p{N}\\p{M}_-]++)|<#[A-Z0-9]++\\|([^<>]++)>)(?=[.!,;:]?(?:\\s|$))");

    /**
     * Reads a command's text.
     *
     * @param values the words of the company's values
     */
    static ThanksCommandParser read(String text, String command, Set<String> values) {
        String typed = TypedText.normalized(text);
        // Only where it is short: that takes long for letters that become two.
        switch (typed.length() <= LONGEST_KEYWORD ? typed.toLowerCase(Locale.ROOT) : typed) {
            case "" -> {
                return new Empty();
            }
            case "help", "?", "--help" -> {
                return new Help();
            }
            case "undo" -> {
                return new Undo();
            }
            case "values" -> {
                return new Values();
            }
            case "list" -> {
                return new Listing(null);
            }
            default -> {}
        }
        Matcher listing = Pattern.compile("(?i)list\\s+" + MENTION.pattern()).matcher(typed);
        if (listing.matches() && listing.group(1).equals("@")) {
            return new Listing(new PersonId(listing.group(2)));
        }
        return thanks(typed, command, values);
    }

    private static ThanksCommandParser thanks(String typed, String command, Set<String> values) {
        Map<PersonId, Named> people = new LinkedHashMap<>();
        Set<GroupId> groups = new LinkedHashSet<>();
        int end = 0;
        Matcher name = MENTION.matcher(typed);
        while (name.find(end)
                && BETWEEN.matcher(typed.substring(end, name.start())).matches()) {
            add(name, people, groups);
            end = name.end();
        }
        String rest = typed.substring(end);
        String why = unclear(rest.strip(), end == 0, command);
        if (why != null) {
            while (name.find(end)) {
                add(name, people, groups);
                end = name.end();
            }
            return new Unclear(why, List.copyOf(people.values()), List.copyOf(groups), rest.strip());
        }
        return valued(rest, values, List.copyOf(people.values()), List.copyOf(groups));
    }

    private static void add(Matcher name, Map<PersonId, Named> people, Set<GroupId> groups) {
        if (name.group(1).equals("@")) {
            String label = name.group(3) == null ? "" : SlackEscapes.read(name.group(3));
            PersonId id = new PersonId(name.group(2));
            people.putIfAbsent(id, new Named(id, label));
        } else {
            groups.add(new GroupId(name.group(2)));
        }
    }

    /** Why it can't be told who is thanked, if it can't. */
    private static @Nullable String unclear(String rest, boolean nobody, String command) {
        if (rest.startsWith("@")) {
            String name = Ellipsis.cut(SlackEscapes.bare(SlackEscapes.read(rest.split("[\\s,]", 2)[0])), 80);
            return "I don't know " + name + ". Pick the name from the list that opens as you type.";
        }
        if (rest.startsWith("<!")) {
            return "I never ping a whole channel. Name the people you want to thank.";
        }
        return nobody
                ? "I can't tell who you're thanking. Pick them under Who. Next time, start with names: " + command
                        + " @bo @chi for …"
                : null;
    }

    /** A value at either end is none of the words; one within them is both. An unknown one is words. */
    private static Give valued(String rest, Set<String> values, List<Named> people, List<GroupId> groups) {
        String words = withoutFor(rest);
        String value = null;
        int end = end(words);
        Matcher typed = VALUE.matcher(words);
        while (typed.find()) {
            String word = Stream.of(typed.group(1), typed.group(2) == null ? "" : typed.group(2))
                    .filter(group -> group != null && group.length() <= CompanyValue.LONGEST_WORD)
                    .filter(group -> values.contains(CompanyValue.key(group)))
                    .findFirst()
                    .map(CompanyValue::key)
                    .orElse(null);
            if (word == null) {
                continue;
            }
            value = value == null ? word : value;
            boolean atEnd = typed.end() >= end;
            if (atEnd || typed.start() == 0) {
                String kept = words.substring(0, typed.start()) + (atEnd ? "" : words.substring(typed.end()));
                return new Give(people, groups, withoutFor(kept.strip()), value);
            }
        }
        return new Give(people, groups, words, value);
    }

    private static String withoutFor(String rest) {
        String words = NameSigns.without(rest);
        Matcher begun = FOR.matcher(words);
        return begun.lookingAt() ? NameSigns.without(words.substring(begun.end())) : words;
    }

    /** Where the words end, without the marks and blanks behind them. */
    private static int end(String words) {
        int end = words.length();
        while (end > 0 && (".!".indexOf(words.charAt(end - 1)) >= 0 || Character.isWhitespace(words.charAt(end - 1)))) {
            end--;
        }
        return end;
    }
}
