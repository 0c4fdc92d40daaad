package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import obliged.sandbox.world.Message;
import obliged.store.Tables;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;

/**
 * A file of the version that sent a new card each time that someone had to act, and reduced the older ones to a line: its
 * cards work, and each becomes the one card of its place with the next change.
 */
class EarlierCardsTest extends InOffice {
    private static final String EARLIER_INDEX =
            "CREATE INDEX notice_ended ON notice (ended_at) WHERE ended_at IS NOT NULL AND kind NOT IN"
                    + " ('ask.card', 'ask.ended', 'ask.parted', 'thanks.post', 'thanks.told', 'thanks.given', 'digest.post')";

    /** What asked someone to act was a card of its own, and the older one was owed to become a line. */
    private static final List<String> AS_IT_WAS = List.of(
            "INSERT INTO notice (workspace_id, kind, place_kind, place, about, cause, urgency, changes, key, mark, owed_at,"
                    + " not_before, state) SELECT workspace_id, 'ask.retire', place_kind, place, about, cause, urgency, 0,"
                    + " 'ask.retire/' || id, 'ask.retire/' || id, owed_at, 0, 'WAITING' FROM notice WHERE kind = 'ask.act'",
            "UPDATE notice SET kind = 'ask.card' WHERE kind = 'ask.act'",
            "DELETE FROM notice WHERE kind IN ('ask.settled', 'ask.source')",
            "DROP INDEX notice_ended",
            EARLIER_INDEX,
            "DELETE FROM schema_history WHERE version = '35'");

    private void becomesAFileOfTheVersionBefore() throws Exception {
        office.settle();
        office.stop();
        try (Connection file = Tables.open(office.database());
                Statement statement = file.createStatement()) {
            for (String change : AS_IT_WAS) {
                statement.execute(change);
            }
        }
        office.startAgain();
    }

    @Test
    void itsCardsWorkAndBecomeTheOneCardWithTheNextChange() throws Exception {
        askByForm("ana", "Bo", "open ask");
        askByForm("ana", "Chi", "question ask by friday");
        office.type("chi", "/ask accept 2");
        form("chi", office.dm("chi", "question ask"), "Ask a question")
                .fill("Your question", "Which?")
                .submit();
        askByForm("ana", "Dee", "done ask by friday");
        office.type("dee", "/ask done 3");
        askByForm("ana", "Bo", "solved ask");
        office.type("bo", "/ask done 4");
        office.settle();
        form("ana", office.dm("ana", "solved ask"), "Yes, solved").close();
        askByForm("ana", "Bo", "declined ask");
        form("bo", office.dm("bo", "declined ask"), "Decline")
                .fill("Reason", "no time")
                .submit();
        office.dm("ana", "[Ask someone else]");
        askByForm("ana", "Bo", "withdrawn ask");
        form("ana", office.dm("ana", "withdrawn ask"), "Withdraw").submit();
        Message questioned = office.dm("ana", "Chi asks about");
        Message done = office.dm("ana", "Dee says");
        Message declined = office.dm("ana", "no time");
        Message older = office.dm("ana", "#2 · Ana asks Chi");
        becomesAFileOfTheVersionBefore();
        int told = office.dms("ana").size();

        // The older card still checks, and the newest is the one that changes.
        form("ana", older, "Answer").fill("Your answer", "The blue one").submit();
        office.dm("chi", "The blue one");
        office.settle();
        assertThat(at("ana", questioned).plainText())
                .startsWith("#2 · Ana asks Chi\n")
                .contains("◐ accepted · Chi has it", "[Nudge]");
        office.as("ana").press(at("ana", done), "Yes, solved");
        office.settle();
        office.as("ana").modal().close();
        assertThat(at("ana", done).plainText())
                .startsWith("#3 · Ana asks Dee: “done ask”\n")
                .contains("● solved by Dee");
        form("ana", at("ana", declined), "Ask someone else").close();
        office.as("bo").press(office.dm("bo", "open ask"), "Accept");
        office.settle();
        assertThat(office.dms("ana").stream().filter(m -> m.plainText().startsWith("#1 · Ana asks Bo\n")))
                .singleElement()
                .extracting(Message::plainText)
                .asString()
                .contains("◐ accepted");
        // Nothing but the line that Bo is on it has come.
        assertThat(office.dms("ana")).hasSize(told + 1);
        assertThat(Tables.rows(office.database(), "SELECT DISTINCT state FROM notice WHERE kind = 'ask.retire'"))
                .containsExactly(List.of("SETTLED"));
        office.type("ana", "/ask 6");
        assertThat(office.as("ana").in("general").showing("#6 · ").plainText()).contains("withdrawn by you");
    }

    private Message at(String person, Message message) {
        return office.dms(person).stream()
                .filter(same -> same.ts().equals(message.ts()))
                .findFirst()
                .orElseThrow();
    }
}
