package obliged.slack.ask;

import java.util.Objects;
import obliged.ask.list.AskList;
import obliged.ask.list.AskPage;
import obliged.slack.text.Count;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.SlackEscapes;
import org.jspecify.annotations.Nullable;

/** The texts of lists: headings, empty lists, and button labels. */
public final class AskListText {
    private AskListText() {}

    /** The name of a list in the menu of lists. */
    static String name(@Nullable AskList list) {
        if (list == null) {
            return "What I owe and what I asked for";
        }
        return switch (list.kind()) {
            case OWED -> "What I owe";
            case MINE -> "What I asked for";
            case TEAM -> "What this channel owes";
            case OVERDUE -> "What's late";
            case ALL -> "Everything I can see";
            case AWAITED -> "What I'm waiting for";
            case TO_ANSWER -> "Waiting for me";
            case FOUND -> "Search results";
        };
    }

    /** The heading of a list that is not empty. */
    static Mrkdwn above(AskList list, @Nullable Integer total) {
        if (list.endedToo() && list.kind() != AskList.Kind.FOUND) {
            return list.kind() == AskList.Kind.TEAM
                    ? Mrkdwn.of("All asks for ", team(list), ", newest first.")
                    : Mrkdwn.of("Everything you asked for, newest first.");
        }
        int count = total == null ? 0 : total;
        return switch (list.kind()) {
            case OWED ->
                Mrkdwn.of(Count.figure(count, "ask", "asks") + " for you" + (count == 1 ? "." : ", soonest first."));
            case MINE -> Mrkdwn.of("Your " + Count.of(count, "open ask.", "open asks, newest first."));
            case TEAM -> Mrkdwn.of(team(list), " has " + Count.of(count, "open ask", "open asks, newest first") + ".");
            case OVERDUE ->
                Mrkdwn.of(Count.first(count, "promise is", "promises are")
                        + " late, counting yours and those made to you.");
            case ALL -> Mrkdwn.of("Everything you can see, newest first.");
            case AWAITED ->
                Mrkdwn.of(Count.figure(count, "ask", "asks") + " you're waiting for"
                        + (count == 1 ? "." : ", soonest first."));
            case TO_ANSWER -> Mrkdwn.of(Count.figure(count, "ask is", "asks are") + " waiting for you.");
            case FOUND ->
                total == null
                        ? Mrkdwn.of("Asks that mention “", words(list), "”, newest first.")
                        : Mrkdwn.of(Count.first(total, "ask mentions", "asks mention") + " “", words(list), "”.");
        };
    }

    /** The text of an empty list. */
    public static Mrkdwn empty(AskList list) {
        return switch (list.kind()) {
            case OWED -> Mrkdwn.of("No asks for you right now.");
            case MINE ->
                Mrkdwn.of(
                        list.endedToo()
                                ? "You haven't asked for anything yet."
                                : "Nothing you asked for is still open.");
            case TEAM ->
                list.endedToo()
                        ? Mrkdwn.of("No asks for ", team(list), " that you can see.")
                        : Mrkdwn.of(team(list), " has nothing open that you can see.");
            case OVERDUE -> Mrkdwn.of("Nothing is late: nothing you promised, and nothing promised to you.");
            case ALL -> Mrkdwn.of("There are no asks you can see yet.");
            case AWAITED -> Mrkdwn.of("You aren't waiting for anyone.");
            case TO_ANSWER -> Mrkdwn.of("Nobody needs an answer from you.");
            case FOUND -> Mrkdwn.of("No asks match “", words(list), "”. Try fewer words, or just the start of one.");
        };
    }

    /** The heading of a page, which may be all that is left of a longer list. */
    public static Mrkdwn of(AskList list, AskPage page) {
        return page.views().isEmpty() ? empty(list) : above(list, page.total());
    }

    public static String before(AskList list) {
        return isBySooner(list) ? "Sooner" : "Newer";
    }

    public static String after(AskList list) {
        return isBySooner(list) ? "Later" : "Older";
    }

    private static boolean isBySooner(AskList list) {
        return switch (list.kind()) {
            case OWED, OVERDUE, AWAITED -> true;
            default -> false;
        };
    }

    private static Mrkdwn words(AskList list) {
        return Mrkdwn.of(SlackEscapes.bare(list.words()));
    }

    private static Mrkdwn team(AskList list) {
        return Mrkdwn.channel(Objects.requireNonNull(list.team()));
    }
}
