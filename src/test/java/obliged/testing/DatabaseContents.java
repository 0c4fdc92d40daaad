package obliged.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import obliged.ask.AskNotice;
import obliged.ask.Step;
import obliged.reminder.ReminderNotice;
import org.jspecify.annotations.Nullable;

/** What is in the bot's database at the end: asks, steps, and the state of each notice. */
final class DatabaseContents {
    /** A step of an ask, and the id of the person who took it. */
    record Taken(Step step, String by) {}

    /** A notice; it has a {@code ts} if it became a message. */
    record Notice(
            long id,
            String place,
            String kind,
            long about,
            String mark,
            String state,
            @Nullable String problem,
            int attempts,
            @Nullable String ts) {

        boolean isGivenUp() {
            return state.equals("GIVEN_UP");
        }

        /** Caused by time and by no person. */
        boolean isOfTime() {
            return Set.of(ReminderNotice.REMINDER, ReminderNotice.REFRESH, ReminderNotice.UNANSWERED)
                    .contains(kind);
        }

        /** The only notice that may be given up: a post in a channel, tried twice, both times with an unknown result. */
        boolean isGivenUpInDoubt() {
            return isGivenUp()
                    && "in_doubt".equals(problem)
                    && place.startsWith("C")
                    && Set.of(AskNotice.CARD, AskNotice.LINE, ReminderNotice.UNANSWERED)
                            .contains(kind)
                    && attempts > 2;
        }
    }

    final Map<Long, String> words = new HashMap<>();
    final List<Notice> notices = new ArrayList<>();
    private final Map<Long, List<Taken>> history = new HashMap<>();
    /** The asks that someone marked as done who had not accepted them: both steps are written at once, one is told. */
    private final Set<Long> doneFromOpen = new HashSet<>();

    DatabaseContents(Path database) throws SQLException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement open = file.createStatement()) {
            read(open);
        }
    }

    private void read(Statement file) throws SQLException {
        ResultSet asks = file.executeQuery("SELECT number, words FROM ask");
        while (asks.next()) {
            words.put(asks.getLong("number"), asks.getString("words"));
        }
        ResultSet steps = file.executeQuery("SELECT ask_number, step, by_person FROM ask_step ORDER BY id");
        while (steps.next()) {
            history.computeIfAbsent(steps.getLong("ask_number"), n -> new ArrayList<>())
                    .add(new Taken(Step.valueOf(steps.getString("step")), steps.getString("by_person")));
        }
        ResultSet atOnce = file.executeQuery("""
                SELECT accepted.ask_number
                FROM ask_step AS accepted
                JOIN ask_step AS done ON done.workspace_id = accepted.workspace_id
                  AND done.ask_number = accepted.ask_number AND done.id = accepted.id + 1 AND done.at = accepted.at
                WHERE accepted.step = 'ACCEPT' AND done.step = 'DONE'
                  AND NOT EXISTS (SELECT 1 FROM notice WHERE notice.cause = accepted.id AND kind LIKE 'ask.%')
                """);
        while (atOnce.next()) {
            doneFromOpen.add(atOnce.getLong(1));
        }
        ResultSet each = file.executeQuery(
                "SELECT id, place, kind, about, mark, state, problem, attempts, ts FROM notice ORDER BY id");
        while (each.next()) {
            notices.add(new Notice(
                    each.getLong("id"),
                    each.getString("place"),
                    each.getString("kind"),
                    each.getLong("about"),
                    each.getString("mark"),
                    each.getString("state"),
                    each.getString("problem"),
                    each.getInt("attempts"),
                    each.getString("ts")));
        }
    }

    boolean isDoneFromOpen(long number) {
        return doneFromOpen.contains(number);
    }

    List<Taken> taken(long number) {
        return history.getOrDefault(number, List.of());
    }

    List<Notice> givenUp(String kind) {
        return notices.stream()
                .filter(Notice::isGivenUp)
                .filter(notice -> notice.kind().equals(kind))
                .toList();
    }

    /** How many lines about an ask were to say what became of them. */
    long settledLines(long number) {
        return notices.stream()
                .filter(notice -> notice.about() == number && notice.kind().equals(AskNotice.SETTLED))
                .count();
    }

    boolean isCardGivenUp(long number) {
        return givenUp(AskNotice.CARD).stream().anyMatch(notice -> notice.about() == number);
    }

    /** How many lines of an ask's thread may be missing: given up themselves, or without a card above them. */
    int excusedLines(long number) {
        boolean noCard = isCardGivenUp(number);
        return (int) notices.stream()
                .filter(notice -> notice.about() == number && notice.kind().equals(AskNotice.LINE))
                .filter(notice ->
                        notice.isGivenUp() || (noCard && notice.state().equals("SETTLED")))
                .count();
    }
}
