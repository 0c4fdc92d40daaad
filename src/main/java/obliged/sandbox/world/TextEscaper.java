package obliged.sandbox.world;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a person typed, as a bot receives it: entities escaped, and with {@code should_escape} the names that they picked
 * replaced by ids. Names that nobody has stay as typed. Addresses become links, and {@code [label](https://…)} one with a label.
 * <a href="https://docs.slack.dev/messaging/formatting-message-text">docs.slack.dev/messaging/formatting-message-text</a>
 */
public final class TextEscaper {
    private static final Pattern MARK = Pattern.compile("(?<![\\w@#])([@#])([\\p{L}\\p{N}._-]*[\\p{L}\\p{N}_-])"
            + "|\\[([^\\[\\]]+)]\\(((?:https?://|mailto:)[^\\s()<>|]+)\\)"
            + "|(https?://[^\\s<>|]*[\\p{L}\\p{N}/])"
            + "|(\\b[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+)");

    private final World world;
    private final Person writer;

    public TextEscaper(World world, Person writer) {
        this.world = world;
        this.writer = writer;
    }

    public String escaped(String typed) {
        String text = plain(typed);
        for (Person person : byLongestName()) {
            text = text.replace("@" + person.realName(), "\u0000" + person.id() + "\u0000");
        }
        Matcher marks = MARK.matcher(text);
        StringBuilder out = new StringBuilder();
        while (marks.find()) {
            marks.appendReplacement(out, Matcher.quoteReplacement(reference(marks)));
        }
        marks.appendTail(out);
        String replaced = out.toString();
        for (Person person : world.people()) {
            replaced = replaced.replace("\u0000" + person.id() + "\u0000", mention(person));
        }
        return replaced;
    }

    /** Only the three characters that are markup in Slack's text. */
    static String plain(String typed) {
        return typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private List<Person> byLongestName() {
        return world.people().stream()
                .filter(p -> !p.deleted() && p.realName().contains(" "))
                .sorted(Comparator.comparingInt((Person p) -> p.realName().length())
                        .reversed())
                .toList();
    }

    private String reference(Matcher mark) {
        if (mark.group(4) != null) {
            return "<" + mark.group(4) + "|" + mark.group(3) + ">";
        }
        if (mark.group(5) != null) {
            return "<" + mark.group(5) + ">";
        }
        if (mark.group(6) != null) {
            return "<mailto:" + mark.group(6) + "|" + mark.group(6) + ">";
        }
        String name = mark.group(2);
        return mark.group(1).equals("#") ? channel(name) : personOrGroup(name);
    }

    private String personOrGroup(String name) {
        if (List.of("here", "channel", "everyone").contains(name)) {
            return "<!" + name + ">";
        }
        Optional<Person> person = world.people().stream()
                .filter(p -> !p.deleted())
                .filter(p -> p.name().equals(name)
                        || p.displayName().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .or(() -> world.findPerson(name)
                        .filter(p -> !p.deleted() && p.name().equals(name)));
        if (person.isPresent()) {
            return mention(person.get());
        }
        return world.findGroup(name)
                .filter(g -> !g.disabled() && g.handle().equals(name))
                .map(g -> "<!subteam^" + g.id() + "|@" + g.handle() + ">")
                .orElse("@" + name);
    }

    private String mention(Person person) {
        return "<@" + world.shownId(person) + "|" + person.name() + ">";
    }

    private String channel(String name) {
        return world.findChannel(name)
                .filter(c -> c.name().equals(name))
                .filter(c -> c.kind() == Channel.Kind.PUBLIC || c.has(writer.id()))
                .map(c -> "<#" + c.id() + "|" + (c.kind() == Channel.Kind.PUBLIC ? c.name() : "") + ">")
                .orElse("#" + name);
    }
}
