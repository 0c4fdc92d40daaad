package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;

/** What was for the helpers only, and is declined in favour of a team that names none. */
class DeclinedConversationTest extends InOffice {
    private static final String WHY = "#design hasn't named any helpers, so everyone there would see it."
            + " Press Ask if that's fine, or pick someone else.";

    @Test
    void whoeverAskedReadsWhyAndCanAskTheWholeChannelInTheForm() {
        Message declined = declined("2026-11-27");
        assertThat(declined.plainText())
                .startsWith("Bo declined #2 “my salary is wrong” (needed by Fri 27 Nov) for " + office.shown("it-help")
                        + ": “not mine”. Bo suggests asking " + office.shown("design") + ".");
        office.settle();
        assertThat(office.dms("ana").get(0).plainText())
                .contains(
                        "#2 · Bo declined: ",
                        "You asked " + office.shown("it-help") + " · needed by Fri 27 Nov – declined",
                        "Bo suggests asking " + office.shown("design") + ".");
        assertThat(office.type("ana", "/ask list mine").text()).doesNotContain("· –");
        office.type("ana", "/ask 2");
        assertThat(office.as("ana").in("general").showing("#2 · ").plainText())
                .contains("Bo declined for the team and suggests asking " + office.shown("design") + ": “not mine”");

        Modal form = form("ana", declined, "Ask #design");

        assertThat(form.plainText()).contains(WHY);
        assertThat(form.value("Who")).isEqualTo("#design");
        assertThat(form.value("What")).isEqualTo("my salary is wrong");
        assertThat(form.value("Needed by")).isEqualTo("2026-11-27");
        assertThat(form.value("Customer impact")).isEqualTo("none");
        office.settle();
        assertThat(office.as("eli").in("design").find("my salary")).isEmpty();

        assertThat(form.submit().closed()).isTrue();
        assertThat(office.post("design", "my salary is wrong").plainText())
                .contains("needed by Fri 27 Nov", "none", "[Accept]");
        // The one follows the other: it is asked there once.
        assertThat(office.dm("ana", "” · You asked ").plainText())
                .contains("” · You asked " + office.shown("design") + ": ")
                .doesNotContain("[Ask #design]");
    }

    @Test
    void aDateThatIsOverIsNotWishedAgain() {
        Message declined = declined("2026-11-27");
        office.clock.pass(Duration.ofDays(10));

        Modal form = form("ana", declined, "Ask #design");

        assertThat(form.value("What")).isEqualTo("my salary is wrong");
        assertThat(form.value("Needed by")).isEmpty();
    }

    @Test
    void whereItIsAChannelThatTheyCannotAskTheyReadWhy() {
        Message declined = declined("2026-11-27");
        sql("UPDATE channel SET closed = 1, joined = 1 WHERE id = '"
                + office.slack.world().channel("design").id() + "'");
        sql("DELETE FROM channel_member WHERE channel_id = '"
                + office.slack.world().channel("design").id() + "'");

        office.as("ana").press(declined, "Ask #design");

        assertThat(office.dm(
                        "ana", "I can't see that channel. If you're in it, type /invite @Obliged there and try again."))
                .isNotNull();
    }

    /** Ana asked the helpers of a team; Bo declines, and suggests a team without any. Answers her card. */
    private Message declined(String neededBy) {
        office.type("ana", "/ask #it-help hello");
        office.settle();
        sql("INSERT INTO team_helper SELECT workspace_id, channel_id, '"
                + office.slack.world().person("bo").id() + "' FROM team");
        office.as("ana").shortcut("new_ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal();
        form.fill("What", "my salary is wrong")
                .fill("Needed by", neededBy)
                .fill("Customer impact", "none")
                .fill("Who", "#it-help");
        office.await(() -> form.plainText().contains("Only the helpers"));
        form.fill("Who sees it", "Only the helpers").submit();
        Modal decline = form("bo", office.dm("bo", "my salary is wrong"), "Decline");
        decline.fill("Reason", "not mine").fill("Who could help", "#design");
        assertThat(decline.submit().closed()).isTrue();
        return office.dm("ana", "[Ask #design]");
    }

    private void sql(String statement) {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + office.database() + "?busy_timeout=5000");
                Statement change = file.createStatement()) {
            change.executeUpdate(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
