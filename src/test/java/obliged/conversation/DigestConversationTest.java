package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Modal;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.store.Tables;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;

/** The weekly post of a team's channel, from switching it on to its chart. */
class DigestConversationTest extends InOffice {
    private static final Instant NEXT_MONDAY = Instant.parse("2026-11-23T09:00:00Z");

    /** A command typed in a channel. */
    private BotResponse in(String channel, String person, String typed) {
        return office.as(person).in(channel).type(typed);
    }

    private long told() {
        return office.as("bo").in("it-help").messages().stream()
                .filter(message -> message.plainText().contains("switched this on"))
                .count();
    }

    private void oneAskIsSolved() {
        office.type("ana", "/ask #it-help a second screen by friday");
        office.as("bo").press(office.post("it-help", "[Accept]"), "Accept");
        office.settle();
        office.type("bo", "/ask done 1 it is on your desk");
        office.settle();
    }

    private void comes(Instant moment) throws Exception {
        office.clock.set(moment);
        office.bot().catchUp();
        office.settle();
    }

    @Test
    void onceSwitchedOnTheWeekIsToldOnMondayWithItsChart() throws Exception {
        oneAskIsSolved();
        assertThat(in("it-help", "bo", "/ask digest on").text())
                .contains("every Monday at 9:00 (Lisbon time)", "To stop it, type /ask digest off");
        comes(NEXT_MONDAY.minusSeconds(61));
        assertThat(told()).isZero();
        comes(NEXT_MONDAY);
        Message digest = office.post("it-help", "switched this on");
        assertThat(digest.plainText()).contains("1 ask, 1 solved, 1 on time");
        assertThat(digest.blocks().findValuesAsText("type")).containsOnlyOnce("data_visualization");
        assertThat(office.slack.world().files()).isEmpty();
        for (int i = 1; i < 5; i++) {
            comes(NEXT_MONDAY.plus(Duration.ofHours(i)));
        }
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void onlyWhoAskedSeesItNow() {
        BotResponse now = in("it-help", "ana", "/ask digest now");
        assertThat(now.text()).contains("A quiet week", "Only you can see this", "/ask digest on");
        assertThat(office.as("bo").in("it-help").find("quiet")).isEmpty();
        assertThat(in("it-help", "ana", "/ask digest").text())
                .contains("/ask digest now", "To stop that, type /ask digest off");
        assertThat(in("it-help", "ana", "/ask digest off").text()).contains("I've stopped the weekly digest");
    }

    @Test
    void whereItCanNotBeToldAnyMoreItStopsAndWhoSwitchedItOnIsToldOnce() throws Exception {
        oneAskIsSolved();
        office.as("ana").press(office.dm("ana", "[Yes, solved]"), "Yes, solved");
        in("it-help", "bo", "/ask digest on");
        office.settle();
        assertThat(office.slack.admin().archive("it-help").status()).isEqualTo(200);
        office.await(
                () -> !Tables.rows(office.database(), "SELECT 1 FROM channel WHERE name = 'it-help' AND archived = 1")
                        .isEmpty());
        comes(NEXT_MONDAY);
        assertThat(office.dm("bo", "I've stopped the weekly digest for #it-help")
                        .plainText())
                .contains("archived or gone", "digest on to start it again");
        comes(NEXT_MONDAY.plus(Duration.ofDays(7)));
        assertThat(office.dms("bo").stream().filter(one -> one.plainText().contains("stopped the weekly digest")))
                .hasSize(1);
        assertThat(told()).isZero();
    }

    @Test
    void aPostOfWhichNobodyKnowsWhetherItArrivedIsNoReasonToStop() throws Exception {
        oneAskIsSolved();
        in("it-help", "bo", "/ask digest on");
        office.settle();
        String channel = office.slack.world().channel("it-help").id();
        office.slack
                .faults()
                .add(Fault.answerLost().on("chat.postMessage").in(channel).times(2));
        comes(NEXT_MONDAY);
        assertThat(told()).isEqualTo(2);
        assertThat(office.dms("bo")).noneMatch(one -> one.plainText().contains("stopped the weekly digest"));
        comes(NEXT_MONDAY.plus(Duration.ofDays(7)));
        assertThat(told()).isEqualTo(3);
    }

    @Test
    void theTeamsFormSaysWhenAndLeavesATip() throws Exception {
        oneAskIsSolved();
        in("it-help", "bo", "/ask digest on");
        Modal first = teamForm();
        assertThat(first.value("Digest day")).isEqualTo("Monday");
        assertThat(first.value("Digest hour")).isEqualTo("09:00");
        first.fill("Tip for colleagues", "Restart it first, says <!channel>")
                .fill("Digest day", "Tuesday")
                .fill("Digest hour", "16:30")
                .submit();
        assertThat(office.as("bo").modal().submit().closed()).isTrue();
        comes(NEXT_MONDAY);
        assertThat(told()).isZero();
        comes(Instant.parse("2026-11-24T16:30:00Z"));
        Message digest = office.post("it-help", "switched this on");
        assertThat(digest.plainText()).contains("A tip from Bo", "Restart it first, says <!channel>");
        assertThat(digest.mentions()).isEmpty();
        // Used once.
        assertThat(teamForm().value("Tip for colleagues")).isEmpty();
    }

    private Modal teamForm() {
        in("it-help", "bo", "/ask team");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        return office.as("bo").modal();
    }

    @Test
    void theHomeTabShowsHowMyTeamsWeekStands() {
        oneAskIsSolved();
        var unused = office.as("bo").openHome();
        office.await(() -> office.as("bo").home().plainText().contains("Your team's week"));
        assertThat(office.as("bo").home().plainText()).contains("▰▰▰▰▰▰▰▰ 1 asked, 1 solved");
    }

    @Test
    void whereSlackDoesNotKnowChartsItGoesWithoutAtOnce() throws Exception {
        oneAskIsSolved();
        in("it-help", "bo", "/ask digest on");
        office.slack.faults().add(Fault.blockRefused("data_visualization"));
        comes(NEXT_MONDAY);
        Message digest = office.post("it-help", "switched this on");
        assertThat(digest.blocks().toString()).doesNotContain("data_visualization");
        assertThat(digest.plainText()).contains("1 ask, 1 solved, 1 on time", "switched this on");
        assertThat(digest.text()).contains("on time 0, 0, 0, 0, 0, 0, 0, 1.");
        comes(NEXT_MONDAY.plus(Duration.ofHours(1)));
        assertThat(told()).isEqualTo(1);
        assertThat(Tables.rows(office.database(), "SELECT state, attempts FROM notice WHERE kind = 'digest.post'"))
                .containsExactly(List.of("DELIVERED", "1"));
    }

    @Test
    void whatSlackRefusesWithoutItsChartTooIsNotTriedForEver() throws Exception {
        oneAskIsSolved();
        in("it-help", "bo", "/ask digest on");
        office.settle();
        String channel = office.slack.world().channel("it-help").id();
        office.slack
                .faults()
                .add(Fault.error("invalid_blocks").on("chat.postMessage").in(channel));
        comes(NEXT_MONDAY);
        assertThat(told()).isZero();
        assertThat(office.dm("bo", "I've stopped the weekly digest").plainText())
                .contains("invalid_blocks");
    }

    @Test
    void theExportComesAsAFileToWhoAskedForIt() {
        office.type("ana", "/ask @bo =1+1 is not for a spreadsheet, nor is \"this\"");
        assertThat(office.type("ana", "/ask export").text()).contains("direct message");
        office.await(() -> !office.slack.world().files().isEmpty());
        office.settle();
        Message file = office.dm("ana", "as a spreadsheet");
        assertThat(file.json().path("files").path(0).path("title").asText()).isEqualTo("asks-2026-11-22.csv");
        byte[] bytes = office.slack.world().files().get(0).bytes();
        String csv = new String(bytes, StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith("\uFEFF\"number\",\"asked at\",")
                .contains(
                        "\r\n\"1\",\"2026-11-22 10:00\",\"Ana\",\"Bo\",\"\",\"open\",\"no\",\"\",\"\",",
                        "\"'=1+1 is not for a spreadsheet, nor is \"\"this\"\"\",\"\",\"\"\r\n")
                .endsWith("\r\n");
    }

    @Test
    void anExportThatMayHaveArrivedIsLookedForFirst() throws Exception {
        office.type("ana", "/ask @bo water the plants");
        office.slack
                .faults()
                .add(Fault.answerLost().on("files.completeUploadExternal").once());
        office.type("ana", "/ask export");
        office.settle();
        assertThat(office.dms("ana").stream().filter(one -> one.plainText().contains("as a spreadsheet")))
                .hasSize(1);
    }
}
