package obliged.slack.thanks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.slack.text.Ellipsis;
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
    Pattern MENTION = Pattern.compile("<(@|!subteam\\^)([A-Z0-9]+)(?:\\|([^>]*))?>");

    /** What stands between names, and before the first. */
    Pattern BETWEEN = Pattern.compile("(?:[\\s,;+]|&amp;|(?i:and)(?![\\p{L}\\p{N}]))*");

    Pattern FOR = Pattern.compile("[\\s,:;-]*(?i:for(?![\\p{L}\\p{N}]))?[\\s,:;]*");

    /** {@code #teamwork}, or what Slack made of it where a channel has that name. */
    Pattern VALUE =
            Pattern.compile("(?<!\\S)(?:#([\\p{L}\\p{N}\\p{M}_-]+)|<#[A-Z0-9]+\\|([^>]+)>)(?=[.!,;:]?(?:\\s|$))");

    /**
     * Reads a command's text.
     *
     * @param values the words of the company's values
     */
    static ThanksCommandParser read(String text, String command, Set<String> values) {
        String typed = text.strip();
        switch (typed.toLowerCase(Locale.ROOT)) {
            case "" -> {
                return new Empty();
            }
            case "help" -> {
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
        List<Named> people = new ArrayList<>();
        Set<GroupId> groups = new LinkedHashSet<>();
        int end = 0;
        Matcher name = MENTION.matcher(typed);
        while (name.find(end)
                && BETWEEN.matcher(typed.substring(end, name.start())).matches()) {
            add(name, people, groups);
            end = name.end();
        }
        String rest = typed.substring(end).strip();
        String why = unclear(rest, end == 0, command);
        if (why != null) {
            while (name.find(end)) {
                add(name, people, groups);
                end = name.end();
            }
            return new Unclear(why, List.copyOf(people), List.copyOf(groups), rest);
        }
        return valued(rest, values, people, List.copyOf(groups));
    }

    private static void add(Matcher name, List<Named> people, Set<GroupId> groups) {
        if (name.group(1).equals("@")) {
            String label = name.group(3) == null ? "" : SlackEscapes.read(name.group(3));
            people.add(new Named(new PersonId(name.group(2)), label));
        } else {
            groups.add(new GroupId(name.group(2)));
        }
    }

    /** Why it can't be told who is thanked, if it can't. */
    private static @Nullable String unclear(String rest, boolean nobody, String command) {
        if (rest.startsWith("@")) {
            String name = Ellipsis.cut(SlackEscapes.bare(SlackEscapes.read(rest.split("[\\s,]", 2)[0])), 80);
            return "I don't know " + name + ". Pick the name from the list that opens while you type it.";
        }
        if (rest.startsWith("<!")) {
            return "I thank people by their names, and ring no whole channel. Name those whom you thank.";
        }
        return nobody ? "I can't tell whom you thank. Begin with names: " + command + " @bo @chi for …" : null;
    }

    /** A value at either end is none of the words; one within them is both. An unknown one is words. */
    private static Give valued(String rest, Set<String> values, List<Named> people, List<GroupId> groups) {
        String words = FOR.matcher(rest).replaceFirst("");
        String value = null;
        Matcher typed = VALUE.matcher(words);
        while (typed.find()) {
            String word = Stream.of(typed.group(1), typed.group(2) == null ? "" : typed.group(2))
                    .filter(group -> group != null && values.contains(CompanyValue.key(group)))
                    .findFirst()
                    .map(CompanyValue::key)
                    .orElse(null);
            if (word == null) {
                continue;
            }
            value = value == null ? word : value;
            boolean atEnd = words.substring(typed.end()).matches("[.!\\s]*");
            if (atEnd || typed.start() == 0) {
                String kept = words.substring(0, typed.start()) + (atEnd ? "" : words.substring(typed.end()));
                return new Give(
                        List.copyOf(people), groups, FOR.matcher(kept.strip()).replaceFirst(""), value);
            }
        }
        return new Give(List.copyOf(people), groups, words, value);
    }
}
