package obliged.slack.ask;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The usage of a sub-command, for someone who typed more after it than it takes; perhaps they meant an ask, as in
 * {@code list the open tickets please}.
 */
final class AskUsageText {
    private static final Pattern BEGUN =
            Pattern.compile("(?i)(list|digest|export|reminders|team|#\\d{1,15})\\s+(.*)", Pattern.DOTALL);

    private static final String IF_ASK = " If this is an ask, pick whom you ask.";

    private AskUsageText() {}

    /** The usage of the sub-command with which a text begins, if it is one, and what to do if an ask was meant. */
    static Optional<String> of(String typed, String command) {
        Matcher begun = BEGUN.matcher(typed);
        return begun.matches()
                ? Optional.of(of(begun.group(1).toLowerCase(Locale.ROOT), begun.group(2), command) + IF_ASK)
                : Optional.empty();
    }

    private static String of(String word, String rest, String command) {
        return switch (word) {
            case "list" ->
                "I have no list “" + AskCommandParser.quoted(rest) + "”. Try " + command
                        + " list, or one of: owed, mine, team, overdue, all.";
            case "digest" -> "After " + command + " digest, type now, on or off.";
            case "export" -> command + " export, with nothing after it, sends you a file of all asks that you can see.";
            case "reminders" -> "After " + command + " reminders, type on or off, or nothing to change your reminders.";
            case "team" -> command + " team, with nothing after it, shows how this channel works.";
            default -> command + " " + word + ", with nothing after it, shows ask " + word + ".";
        };
    }
}
