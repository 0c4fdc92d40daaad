package obliged.slack.reminder;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import obliged.reminder.Section.Kind;
import obliged.slack.text.Capitalized;
import obliged.slack.text.Count;
import obliged.slack.text.Mrkdwn;

/**
 * The line that a reminder opens with: what it holds, counted in words, promises first. {@code Two due today, one late. One
 * new ask needs an answer.}
 */
final class ReminderOpeningText {
    private final Map<Kind, Integer> counts;

    /** What is left of each sort; nothing of a sort that is not named. */
    ReminderOpeningText(Map<Kind, Integer> counts) {
        this.counts = new EnumMap<>(Kind.class);
        this.counts.putAll(counts);
    }

    /**
     * The whole line.
     *
     * @param next how the next working day is called: {@code tomorrow}, {@code by Monday}
     */
    Mrkdwn line(String next) {
        String promises = promises(next);
        String others = sentence(others());
        if (promises.isEmpty()) {
            return Mrkdwn.bold(others.isEmpty() ? "You're all caught up." : others);
        }
        return Mrkdwn.of(Mrkdwn.bold(promises + "."), others.isEmpty() ? "" : " " + others);
    }

    private static String sentence(List<String> parts) {
        int last = parts.size() - 1;
        String joined = last < 1
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, last)) + ", and " + parts.get(last);
        return joined.isEmpty() ? "" : Capitalized.of(joined) + ".";
    }

    private String promises(String next) {
        int late = count(Kind.OVERDUE);
        int today = count(Kind.DUE_TODAY);
        int soon = count(Kind.DUE_NEXT);
        if (today > 0) {
            return Count.first(today, "due today", "due today")
                    + (late == 0 ? "" : ", " + Count.of(late, "late", "late"))
                    + (soon == 0 ? "" : "; " + Count.of(soon, "more", "more") + " " + next);
        }
        if (late > 0) {
            return Count.first(late, "of your promises is late", "of your promises are late")
                    + (soon == 0 ? "" : "; " + Count.of(soon, "is due", "are due") + " " + next);
        }
        return soon == 0 ? "" : Count.first(soon, "due", "due") + " " + next;
    }

    private List<String> others() {
        List<String> others = new ArrayList<>();
        add(others, Kind.UNANSWERED, "new ask needs an answer", "new asks need an answer");
        add(others, Kind.NO_DATE, "promise has no date yet", "promises have no date yet");
        add(others, Kind.YOUR_WORD, "ask is waiting for you", "asks are waiting for you");
        if (count(Kind.YOU_WAIT) > 0) {
            others.add("you're waiting on " + Count.of(count(Kind.YOU_WAIT), "ask", "asks"));
        }
        return others;
    }

    private void add(List<String> others, Kind kind, String one, String many) {
        if (count(kind) > 0) {
            others.add(Count.of(count(kind), one, many));
        }
    }

    private int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
