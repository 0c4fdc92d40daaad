package obliged.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.MessageShapes;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What may have arrived and may not, and how often it comes then. */
class DoubtConversationTest extends InOffice {
    private static final String POST = "chat.postMessage";

    @Test
    void aDirectMessageWhoseAnswerWasLostArrivesOnce() {
        office.slack.faults().add(Fault.answerLost().on(POST).in(id("bo")).once());
        office.type("ana", "/ask @bo water the plants");
        office.settle();
        assertThat(office.dms("bo")).hasSize(1);
        assertThat(office.slack.journal().of("conversations.history")).isNotEmpty();
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        assertThat(office.dm("bo", "water").plainText()).contains("◐ accepted");
    }

    /** Their own messages may be of shapes that Slack's client refuses: https://github.com/slackapi/java-slack-sdk/issues/1426 */
    @Test
    void itIsFoundAmongMessagesOfAnyShape() {
        for (ObjectNode shape : List.of(
                MessageShapes.emptyFileBlock(),
                MessageShapes.listRecord("Row 1"),
                MessageShapes.alert("Pier 9", "x"))) {
            assertThat(office.as("bo").inDm().write("look", shape).status()).isEqualTo(200);
        }
        office.settle();
        int before = office.dms("bo").size();
        office.slack.faults().add(Fault.answerLost().on(POST).in(id("bo")).once());
        office.type("ana", "/ask @bo water the plants");
        office.settle();
        assertThat(office.dms("bo")).hasSize(before + 1);
        assertThat(office.ready()).contains("\"waiting\":0");
    }

    @Test
    void whatSlackShowsInAnotherShapeArrivedAllTheSame() {
        office.slack.faults().add(Fault.unreadable());
        office.type("ana", "/ask #it-help water the plants");
        office.type("bo", "/ask accept 1");
        office.settle();
        assertThat(office.as("bo").in("it-help").messages())
                .singleElement()
                .satisfies(card -> assertThat(card.plainText()).contains("◐ accepted"));
        assertThat(postsIn(channel("it-help"))).isEqualTo(2);
        assertThat(office.ready()).contains("\"waiting\":0", "\"given_up_today\":0");
    }

    @Test
    void evenIfTheTokenIsRevokedBeforeWeCouldLook() {
        office.slack.faults().add(Fault.answerLost().on(POST).in(id("bo")).once());
        office.slack.faults().add(Fault.error("token_revoked"));
        office.type("ana", "/ask @bo water the plants");
        office.await(() -> office.ready().contains("Slack rejects the bot token"));
        office.await(() -> !office.slack.journal().of("conversations.open").isEmpty());
        office.slack.faults().clear();
        office.settle();
        assertThat(office.dms("bo")).hasSize(1);
    }

    @Test
    void aPostWhoseAnswerWasLostComesAtMostTwice() {
        office.slack
                .faults()
                .add(Fault.answerLost().on(POST).in(channel("it-help")).once());
        office.type("ana", "/ask #it-help water the plants");
        office.settle();
        assertThat(office.as("bo").in("it-help").messages()).hasSizeBetween(1, 2);
        office.type("bo", "/ask accept 1");
        assertThat(office.post("it-help", "◐ accepted").plainText()).contains("water");
        office.settle();
        assertThat(office.as("bo").in("it-help").messages()).hasSizeBetween(1, 2);
    }

    @Test
    void aPostThatStaysInDoubtComesTwiceAndWhoCausedItCanSendItAgain() {
        office.slack.faults().add(Fault.answerLost().on(POST).in(channel("it-help")));
        office.type("ana", "/ask #it-help water the plants");
        Message told = office.dm("ana", "I can't tell whether #1");
        assertThat(told.plainText())
                .contains("water the plants", office.shown("it-help") + ". Check there", "[Try again]");
        office.settle();
        assertThat(postsIn(channel("it-help"))).isEqualTo(2);
        assertThat(office.as("bo").in("it-help").messages()).hasSize(2);
        assertThat(office.ready()).contains("\"given_up_today\":1", "\"given_up_because\":\"in_doubt\"");
        office.slack.faults().clear();
        office.as("ana").press(told, "Try again");
        office.settle();
        assertThat(office.as("bo").in("it-help").messages()).hasSize(3);
        office.type("bo", "/ask accept 1");
        office.settle();
        assertThat(office.as("bo").in("it-help").messages().get(2).plainText()).contains("◐ accepted");
        assertThat(office.dms("ana")).noneMatch(message -> message.text().contains("I can't tell"));
        assertThat(office.dm("ana", "” is in").plainText())
                .isEqualTo("#1 “water the plants” is in " + office.shown("it-help") + " now.");
    }

    @Test
    void whatWasPlainlyRefusedIsInNoDoubt() {
        office.slack
                .faults()
                .add(Fault.answerLost().on(POST).in(channel("it-help")).once());
        office.slack
                .faults()
                .add(Fault.error("ratelimited").on(POST).in(channel("it-help")).times(4));
        office.type("ana", "/ask #it-help water the plants");
        office.settle();
        assertThat(postsIn(channel("it-help"))).isEqualTo(6);
        assertThat(office.as("bo").in("it-help").messages()).hasSize(2);
        assertThat(office.ready()).contains("\"given_up_today\":0");
    }

    /** Twelve tries take more than five minutes of the bot's time. */
    @ParameterizedTest
    @MethodSource("refusals")
    void anOutageOfMinutesLosesAndDoublesNothing(Fault refusal) {
        office.slack.faults().add(refusal.on(POST).in(channel("it-help")).times(12));
        office.slack.faults().add(refusal.on(POST).in(channel("design")).times(12));
        office.type("ana", "/ask #it-help water the plants");
        office.as("ana").in("design").type("/thanks @bo for the move");
        office.settle();
        assertThat(postsIn(channel("it-help"))).isEqualTo(13);
        assertThat(postsIn(channel("design"))).isEqualTo(13);
        assertThat(office.as("bo").in("it-help").messages()).hasSize(1);
        assertThat(office.as("bo").in("design").messages()).hasSize(1);
        assertThat(office.ready()).contains("\"given_up_today\":0");
        assertThat(office.dms("ana")).noneMatch(message -> message.text().contains("I can't tell"));
        assertThat(office.dm("bo", "the move")).isNotNull();
    }

    static Stream<Fault> refusals() {
        return Stream.of(
                Fault.status(500),
                Fault.status(503),
                Fault.html(502),
                Fault.error("internal_error"),
                Fault.error("fatal_error"));
    }

    /** A refusal is in no doubt, whether it comes before an answer is lost or after. */
    @Test
    void whatWasRefusedIsCountedApartFromWhatWasLost() {
        String channel = channel("it-help");
        office.slack.faults().add(Fault.status(503).on(POST).in(channel).times(3));
        office.slack.faults().add(Fault.answerLost().on(POST).in(channel).once());
        office.slack
                .faults()
                .add(Fault.error("internal_error").on(POST).in(channel).times(3));
        office.slack.faults().add(Fault.answerLost().on(POST).in(channel));
        office.type("ana", "/ask #it-help water the plants");
        assertThat(office.dm("ana", "I can't tell whether #1").plainText()).contains("[Try again]");
        office.settle();
        assertThat(postsIn(channel)).isEqualTo(8);
        assertThat(office.as("bo").in("it-help").messages()).hasSize(2);
    }

    @Test
    void thanksWhoseAnswersAreLostComeTwiceAndTheGiverIsAskedToLook() {
        office.slack.faults().add(Fault.answerLost().on(POST).in(channel("design")));
        office.as("ana").in("design").type("/thanks @bo for the move");
        assertThat(office.dm("ana", "I can't tell").plainText()).contains(office.shown("design"));
        office.settle();
        assertThat(postsIn(channel("design"))).isEqualTo(2);
        assertThat(office.as("bo").in("design").messages()).hasSize(2);
    }

    @Test
    void aLineInAThreadThatStaysInDoubtComesTwiceAndTroublesNobody() {
        office.type("ana", "/ask #it-help water the plants");
        office.settle();
        office.slack.faults().add(Fault.answerLost().on(POST).in(channel("it-help")));
        office.type("bo", "/ask accept 1");
        office.settle();
        assertThat(postsIn(channel("it-help"))).isEqualTo(3);
        assertThat(office.ready()).contains("\"given_up_today\":1");
        // Nothing but the card that asks for a date.
        assertThat(office.dms("bo")).hasSize(1);
        assertThat(office.dm("bo", "[Give a date]").plainText()).contains("When can Ana expect it?");
        assertThat(office.dms("ana"))
                .singleElement()
                .extracting(Message::plainText)
                .asString()
                .startsWith("Bo is on #1 “water the plants”: no date yet.\n");
        assertThat(office.post("it-help", "water").plainText()).contains("◐ accepted");
    }

    @Test
    void lateWordsInDoubtComeOnceMoreAsADirectMessage() {
        office.type("ana", "/ask #it-help water the plants");
        Message card = office.post("it-help", "water");
        office.as("bo").press(card, "Accept");
        office.settle();
        office.slack.faults().add(Fault.answerLost().on("response_url"));
        office.slack.faults().add(Fault.answerLost().on(POST).in(id("chi")).times(3));
        office.as("chi").pressOld(card, "Accept");
        office.settle();
        assertThat(office.as("chi").in("it-help").messages())
                .filteredOn(Message::isEphemeral)
                .hasSize(1);
        assertThat(office.dms("chi"))
                .singleElement()
                .satisfies(message -> assertThat(message.plainText()).contains("has already accepted #1"));
        assertThat(office.slack.journal().of("response_url")).hasSize(1);
    }

    private long postsIn(String channel) {
        return office.slack.journal().of(POST).stream()
                .filter(entry -> entry.request().contains("channel=" + channel))
                .count();
    }

    private String id(String person) {
        return office.slack.world().person(person).id();
    }

    private String channel(String name) {
        return office.slack.world().channel(name).id();
    }
}
