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

    private static final String IF_ASK = " If this is an ask, pick who to ask.";

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
                "There's no list called “" + AskCommandParser.quoted(rest) + "”. Try " + command
                        + " list alone, or add owed, mine, team, overdue or all.";
            case "digest" -> "After " + command + " digest, type now, on or off.";
            case "export" -> "To get a spreadsheet of all the asks you can see, type just " + command + " export.";
            case "reminders" -> "To change your reminders, type just " + command + " reminders, or add on or off.";
            case "team" -> "To see this channel's team settings, type just " + command + " team.";
            default -> "To see ask " + word + ", type just " + command + " " + word + ".";
        };
    }
}
