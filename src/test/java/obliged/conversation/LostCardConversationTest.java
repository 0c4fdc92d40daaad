package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import obliged.ask.Ask;
import obliged.sandbox.api.Fault;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import obliged.testing.Logged;
import org.junit.jupiter.api.Test;

/** A card that Slack no longer lets us change is replaced by a new one with the next change. */
class LostCardConversationTest extends InOffice {
    @Test
    void whereEditingIsClosedTheNextChangeIsANewCardAndTheOldOnesButtonsStillCheck() {
        office.type("ana", "/ask #it-help a second screen");
        office.type("ana", "/ask @chi feed the cat");
        office.settle();
        Message old = office.post("it-help", "a second screen");
        office.slack.admin().allowEditing(false);

        try (Logged told = Logged.by("obliged.slack.RefusedEdits");
                Logged givenUp = Logged.by("obliged.outbox.Attempts")) {
            office.as("bo").press(old, "Accept");
            office.type("chi", "/ask accept 2");
            office.settle();
            Message card = office.post("it-help", "Bo has it");
            assertThat(card.ts()).isNotEqualTo(old.ts());
            assertThat(card.plainText()).contains("a second screen", "◐ accepted", "[Mark as done]");
            assertThat(office.as("eli").in("it-help").thread(card))
                    .extracting(Message::plainText)
                    .anyMatch(line -> line.contains("Bo"));
            assertThat(office.dm("ana", "Bo has it").plainText()).contains("a second screen");
            assertThat(told.lines()).singleElement().asString().contains("edit_window_closed");
            assertThat(givenUp.lines()).isEmpty();
        }
        assertThat(office.ready()).contains("\"edits\":\"Slack no longer lets me edit", "\"given_up_today\":0");

        office.as("eli").pressOld(old, "Accept");
        assertThat(office.post("it-help", "has already accepted #1").isEphemeral())
                .isTrue();
    }

    /** The text for screen readers may take 4,000 bytes there: https://docs.slack.dev/reference/methods/chat.update */
    @Test
    void aLongCardInAnyScriptIsChangedInPlace() {
        for (String letter : List.of("x", "é", "坏", "👩‍🚒")) {
            office.type("ana", "/ask #it-help " + letter.repeat(Ask.LONGEST_WORDS / letter.length()));
        }
        office.settle();
        for (int number = 1; number <= 4; number++) {
            office.type("bo", "/ask accept " + number);
        }
        office.settle();
        assertThat(office.as("eli").in("it-help").messages())
                .hasSize(4)
                .allMatch(card -> card.plainText().contains("Bo has it"))
                .allMatch(card -> card.text().contains("Bo has it"));
        assertThat(office.ready()).contains("\"given_up_today\":0");
    }

    @Test
    void aDeletedCardComesAnewAndIsChangedInPlaceFromThenOn() {
        office.type("ana", "/ask #it-help a second screen");
        office.settle();
        office.slack.admin().deleteMessage(office.post("it-help", "a second screen"));

        office.type("bo", "/ask accept 1");
        office.settle();
        Message card = office.post("it-help", "Bo has it");
        assertThat(office.as("eli").in("it-help").thread(card)).hasSize(1);
        assertThat(office.ready()).contains("message_not_found");

        office.type("bo", "/ask done 1");
        office.settle();
        assertThat(office.post("it-help", "● Bo says it's done").ts()).isEqualTo(card.ts());
        assertThat(cardsIn("it-help")).hasSize(1);
    }

    @Test
    void aNewCardWhoseAnswerWasLostIsNotSentTwice() {
        office.type("ana", "/ask @bo water the plants");
        office.settle();
        office.slack.admin().deleteMessage(office.dm("bo", "water the plants"));
        office.slack
                .faults()
                .add(Fault.answerLost()
                        .on("chat.postMessage")
                        .in(office.slack.world().person("bo").id())
                        .once());
        office.type("bo", "/ask accept 1");
        office.dm("bo", "◐ accepted");
        office.settle();
        assertThat(office.dms("bo").stream().filter(message -> !message.isEphemeral()))
                .hasSize(1);
    }

    @Test
    void whatOnlyTimeBringsIsNoReasonForANewCard() throws Exception {
        office.type("ana", "/ask @bo water the plants by tuesday");
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        office.slack.admin().allowEditing(false);
        List<String> before = sent("bo");
        office.clock.set(Instant.parse("2026-11-24T23:00:00Z"));
        office.bot().catchUp();
        office.settle();
        assertThat(sent("bo")).isEqualTo(before);
        assertThat(office.ready()).contains("edit_window_closed");

        office.type("bo", "/ask done 1");
        office.settle();
        assertThat(office.dm("bo", "● you say it's done").plainText()).contains("water the plants");
    }

    private List<String> sent(String person) {
        return office.dms(person).stream()
                .filter(message -> !message.isEphemeral())
                .map(Message::ts)
                .toList();
    }

    private List<Message> cardsIn(String channel) {
        Pattern card = Pattern.compile("#1 · Ana asks");
        return office.as("eli").in(channel).messages().stream()
                .filter(message -> card.matcher(message.plainText()).find())
                .toList();
    }
}
