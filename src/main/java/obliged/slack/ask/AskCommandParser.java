package obliged.slack.ask;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.ask.list.AskList;
import obliged.ask.value.Date;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.TypedText;
import obliged.slack.dates.DateParser;
import obliged.slack.dates.DateQuestionText;
import obliged.slack.dates.DateReading;
import obliged.slack.dates.Writer;
import obliged.slack.text.Ellipsis;
import obliged.slack.text.NameSigns;
import obliged.slack.text.SlackEscapes;
import obliged.team.Channel;
import org.jspecify.annotations.Nullable;

/** A parsed {@code /ask} command. */
public sealed interface AskCommandParser {
    record Nothing() implements AskCommandParser {}

    record Help() implements AskCommandParser {}

    record Show(long number) implements AskCommandParser {}

    /** A list of asks; null for the overview of what someone owes and asked. */
    record Lists(AskList.@Nullable Kind kind) implements AskCommandParser {}

    record Search(String words) implements AskCommandParser {}

    record Accept(long number, @Nullable Date date) implements AskCommandParser {}

    record Done(long number, @Nullable String note) implements AskCommandParser {}

    record OfPerson(
            PersonId person,
            String label,
            String words,
            @Nullable Date date) implements AskCommandParser {}

    /** {@code label} is empty for a private channel. */
    record OfChannel(
            ChannelId channel,
            String label,
            String words,
            @Nullable Date date) implements AskCommandParser {
        /**
         * The channel as described by the command. Slack leaves out the name of a private channel, but we know those
         * that we are in.
         */
        Channel described() {
            return new Channel(channel, label, label.isEmpty(), false, false, false);
        }
    }

    /** An ask of the team that names this group as its helpers. */
    record OfGroup(
            GroupId group,
            String label,
            String words,
            @Nullable Date date) implements AskCommandParser {}

    /** The team settings of the channel in which it was typed. */
    record OfTeam() implements AskCommandParser {}

    /** The writer's reminder settings, or reminders switched on or off. */
    record OfReminders(Wanted wanted) implements AskCommandParser {
        public enum Wanted {
            SETTINGS,
            ON,
            OFF
        }
    }

    /** The digest of the channel in which it was typed. */
    record OfDigest(Wanted wanted) implements AskCommandParser {
        public enum Wanted {
            NOW,
            ON,
            OFF,
            UNSAID
        }
    }

    /** An export of all asks that the writer may see. */
    record OfExport() implements AskCommandParser {}

    /** Words without an addressee. */
    record OfNobody(String words, @Nullable Date date) implements AskCommandParser {}

    /** An ask that doesn't begin with one addressee, and the one that its writer may mean. */
    record Perhaps(Unclear ask, AskCommandParser asked) implements AskCommandParser {}

    /** An ask with a mistake; {@code why} is a sentence that says what would be right. */
    record Unclear(String why, AskCommandParser ask) implements AskCommandParser {}

    /** A step with a mistake; {@code why} is a sentence that says what would be right. */
    record NotUnderstood(String why) implements AskCommandParser {}

    /** https://docs.slack.dev/interactivity/implementing-slash-commands, with escaped names. */
    Pattern MENTION = Pattern.compile("<(@|#|!subteam\\^)([A-Z0-9]++)(?:\\|([^<>]*+))?>");

    /** What joins names that are asked together. */
    Pattern TOGETHER = Pattern.compile("(?i)and|or|&amp;|\\+|/");

    /** Somebody's, so that nobody is asked by that name: {@code @chen's laptop}. */
    Pattern POSSESSIVE = Pattern.compile("['’]\\p{L}");

    /** A name that Slack did not resolve, short enough to be quoted in a sentence of ours. */
    Pattern NAME = Pattern.compile("([@#]\\S{1,79})(?:\\s+(.*))?", Pattern.DOTALL);

    /** The first words, one or two of which may be a name without its sign: {@code bo fix it}. */
    Pattern FIRST_WORDS = Pattern.compile("([\\p{L}\\p{N}.'’-]{1,79})(?:\\s+([\\p{L}\\p{N}.'’-]{1,79}))?");

    Set<String> HELP = Set.of("help", "?", "--help");

    Pattern NUMBER = Pattern.compile("#?(\\d{1,15})");

    Pattern LIST = Pattern.compile("(?i)list(?:\\s+(owed|mine|team|overdue|all))?");

    Pattern DIGEST = Pattern.compile("(?i)digest(?:\\s+(now|on|off))?");

    Pattern REMINDERS = Pattern.compile("(?i)reminders(?:\\s+(on|off))?");

    Pattern SEARCH = Pattern.compile("(?i)search(?:\\s+(.*))?", Pattern.DOTALL);

    /** Such a word is a step only before a number. */
    Pattern STEP = Pattern.compile("(?i)(accept|done)\\s+#?(\\d{1,15})(?:\\s+(.*))?", Pattern.DOTALL);

    /**
     * Reads a command's text.
     *
     * @param writer the person who typed it, looked up only if there may be a date
     */
    static AskCommandParser read(String text, String command, Supplier<Person> writer, Instant now) {
        String typed = TypedText.normalized(text);
        if (typed.isEmpty()) {
            return new Nothing();
        }
        if (HELP.stream().anyMatch(typed::equalsIgnoreCase)) {
            return new Help();
        }
        if (typed.equalsIgnoreCase("team")) {
            return new OfTeam();
        }
        Matcher reminders = REMINDERS.matcher(typed);
        if (reminders.matches()) {
            String wanted = Objects.requireNonNullElse(reminders.group(1), "settings");
            return new OfReminders(OfReminders.Wanted.valueOf(wanted.toUpperCase(Locale.ROOT)));
        }
        if (typed.equalsIgnoreCase("export")) {
            return new OfExport();
        }
        Matcher digest = DIGEST.matcher(typed);
        if (digest.matches()) {
            String wanted = Objects.requireNonNullElse(digest.group(1), "unsaid");
            return new OfDigest(OfDigest.Wanted.valueOf(wanted.toUpperCase(Locale.ROOT)));
        }
        Matcher number = NUMBER.matcher(typed);
        if (number.matches()) {
            return new Show(Long.parseLong(number.group(1)));
        }
        Matcher step = STEP.matcher(typed);
        if (step.matches()) {
            return step(step.group(1), Long.parseLong(step.group(2)), step.group(3), writer, now);
        }
        Matcher list = LIST.matcher(typed);
        if (list.matches()) {
            return new Lists(
                    list.group(1) == null
                            ? null
                            : AskList.Kind.valueOf(list.group(1).toUpperCase(Locale.ROOT)));
        }
        Matcher search = SEARCH.matcher(typed);
        if (search.matches()) {
            return search(search.group(1), command);
        }
        Matcher mention = MENTION.matcher(typed);
        if (mention.lookingAt()) {
            return asked(mention, typed, writer, now);
        }
        Optional<String> usage = AskUsageText.of(typed, command);
        if (usage.isPresent()) {
            return ofNobody(usage.get(), typed, writer, now);
        }
        Matcher name = NAME.matcher(typed);
        return name.matches()
                ? ofNobody(
                        "I don't know " + quoted(name.group(1)) + ". Type a name under Who, and pick it from the list.",
                        Objects.requireNonNullElse(name.group(2), ""),
                        writer,
                        now)
                : ofSomeone(
                        ofNobody(
                                "I can't tell who you're asking. Pick them under Who. Next time, start with a name: "
                                        + command + " @bo … or " + command + " #it-help …",
                                typed,
                                writer,
                                now),
                        mention.reset());
    }

    /** What may be the name of a person at the beginning of a text, the longest first; without its sign, or not picked. */
    static List<String> namesFirst(String typed) {
        Matcher name = NAME.matcher(typed);
        if (name.matches()) {
            return name.group(1).startsWith("@") ? List.of(name.group(1)) : List.of();
        }
        Matcher words = FIRST_WORDS.matcher(typed);
        if (!words.lookingAt()) {
            return List.of();
        }
        return words.group(2) == null
                ? List.of(words.group(1))
                : List.of(words.group(1) + " " + words.group(2), words.group(1));
    }

    /** An ask in which the one person who is named, or else the one team, may be whom it is for. */
    private static AskCommandParser ofSomeone(Unclear unclear, Matcher mention) {
        Map<String, AskCommandParser> people = new LinkedHashMap<>();
        Map<String, AskCommandParser> teams = new LinkedHashMap<>();
        while (mention.find()) {
            boolean person = mention.group(1).equals("@");
            (person ? people : teams).put(mention.group(2), asked(mention, "", null));
        }
        Map<String, AskCommandParser> named = people.isEmpty() ? teams : people;
        return named.size() == 1
                ? new Perhaps(unclear, named.values().iterator().next())
                : unclear;
    }

    private static AskCommandParser search(@Nullable String words, String command) {
        return words == null || words.isBlank()
                ? new NotUnderstood("What should I search for? For example: " + command + " search vpn token")
                : new Search(SlackEscapes.read(words).strip());
    }

    private static Unclear ofNobody(String why, String typed, Supplier<Person> writer, Instant now) {
        Dated dated = dated(typed, writer, now);
        return new Unclear(dated.why == null ? why : why + " " + dated.why, new OfNobody(dated.words, dated.date));
    }

    private static AskCommandParser step(
            String word, long number, @Nullable String rest, Supplier<Person> writer, Instant now) {
        if (word.equalsIgnoreCase("done")) {
            String note = rest == null ? "" : SlackEscapes.read(rest).strip();
            return new Done(number, note.isEmpty() ? null : note);
        }
        if (rest == null || rest.isBlank()) {
            return new Accept(number, null);
        }
        String typed = rest.strip();
        DateReading reading = dates(writer.get(), now).read(SlackEscapes.read(typed));
        if (reading instanceof DateReading.Found found) {
            return new Accept(number, found.date());
        }
        // Otherwise the words besides the date would be lost.
        return new NotUnderstood(
                reading instanceof DateReading.Questioned questioned
                        ? DateQuestionText.of(questioned.question())
                        : "I can't read “" + quoted(typed) + "” as a date. Try tomorrow, friday or 2026-12-24.");
    }

    private static AskCommandParser asked(Matcher mention, String typed, Supplier<Person> writer, Instant now) {
        String rest = typed.substring(mention.end());
        if (namesAnother(mention.group(1), rest)) {
            String why = "An ask goes to one person or one team. To ask several, send each a separate ask.";
            return new Perhaps(ofNobody(why, typed, writer, now), asked(mention, "", null));
        }
        Dated dated = dated(NameSigns.without(rest), writer, now);
        AskCommandParser asked = asked(mention, dated.words, dated.date);
        return dated.why == null ? asked : new Unclear(dated.why, asked);
    }

    private static AskCommandParser asked(MatchResult mention, String words, @Nullable Date date) {
        String label = mention.group(3) == null ? "" : SlackEscapes.read(mention.group(3));
        return switch (mention.group(1).charAt(0)) {
            case '@' -> new OfPerson(new PersonId(mention.group(2)), label, words, date);
            case '#' -> new OfChannel(new ChannelId(mention.group(2)), label, words, date);
            default -> new OfGroup(new GroupId(mention.group(2)), label, words, date);
        };
    }

    /** Whether what follows a name goes on with another of its kind, or with any that is joined to it by a word. */
    private static boolean namesAnother(String sign, String rest) {
        Matcher next = MENTION.matcher(rest);
        if (!next.find() || POSSESSIVE.matcher(rest.substring(next.end())).lookingAt()) {
            return false;
        }
        String between = rest.substring(0, next.start());
        return TOGETHER.matcher(between.strip()).matches()
                || NameSigns.without(between).isEmpty()
                        && sign.equals("#") == next.group(1).equals("#");
    }

    /** The words as we keep them, and the date in them, if there is one; {@code by the way} is not a date. */
    private static Dated dated(String typed, Supplier<Person> writer, Instant now) {
        String words = SlackEscapes.read(typed).strip();
        if (words.isEmpty()) {
            return new Dated(words, null, null);
        }
        DateReading reading = dates(writer.get(), now).find(SlackEscapes.withoutLinks(words));
        if (reading instanceof DateReading.Found found) {
            return new Dated(found.left(words).strip(), found.date(), null);
        }
        return new Dated(
                words,
                null,
                reading instanceof DateReading.Questioned questioned
                        ? DateQuestionText.of(questioned.question())
                        : null);
    }

    /** Parses dates that someone types, by their own zone and working week. */
    static DateParser dates(Person writer, Instant now) {
        return new DateParser(new Writer(writer.zone(), writer.hours().days(), now));
    }

    /** Quotes the beginning of what was typed; the whole text is shown below. */
    static String quoted(String typed) {
        return Ellipsis.cut(SlackEscapes.bare(SlackEscapes.read(typed)), 80);
    }

    /** Words without their date, the date, and why it can't be used. */
    record Dated(
            String words, @Nullable Date date, @Nullable String why) {}
}
