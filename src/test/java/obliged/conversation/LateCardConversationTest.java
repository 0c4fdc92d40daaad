package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;

/** A card that nobody touches says that its date has passed. */
class LateCardConversationTest extends InOffice {
    /** When Tuesday is over for Bo, in Berlin. */
    private static final Instant TUESDAY_ENDS = Instant.parse("2026-11-24T23:00:00Z");

    private void itIs(Instant moment) throws Exception {
        office.clock.set(moment);
        office.bot().catchUp();
        office.settle();
    }

    @Test
    void onceItsDateHasPassedItOffersToMakeItRight() throws Exception {
        office.type("ana", "/ask @bo water the plants by tuesday");
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        int told = office.dms("ana").size() + office.dms("bo").size();
        itIs(TUESDAY_ENDS.minusSeconds(1));
        assertThat(office.dms("bo").get(0).plainText()).doesNotContain("late", "Explain the delay");

        itIs(TUESDAY_ENDS);

        Message card = office.dms("bo").get(0);
        assertThat(card.plainText())
                .contains(
                        "due Tue 24 Nov, late · ◐ accepted · you have it",
                        "The date has passed. Tell Ana what happened, and when to expect it.",
                        "[Explain the delay] [Mark as done]");
        assertThat(office.dm("ana", ", late").plainText())
                .contains("[Change date]")
                .doesNotContain("Explain the delay");
        // Nobody is told, for nobody did anything.
        assertThat(office.dms("ana").size() + office.dms("bo").size()).isEqualTo(told);
        Modal form = form("bo", card, "Explain the delay");
        assertThat(form.fill("What happened", "I was ill")
                        .fill("New date", "2026-11-26")
                        .submit()
                        .closed())
                .isTrue();
        assertThat(office.dm("ana", "[Agree to ").plainText())
                .startsWith(
                        "Bo will do #1 “water the plants” and suggests Thu 26 Nov instead of Tue 24 Nov. The reason:"
                                + " “I was ill”.\n");
    }

    @Test
    void theChannelsCardSaysSoToAndItsThreadGetsNoLine() throws Exception {
        office.type("ana", "/ask #it-help a second screen by tuesday");
        office.as("bo").press(office.post("it-help", "[Accept]"), "Accept");
        office.settle();
        List<Message> thread = thread();

        itIs(TUESDAY_ENDS);

        assertThat(office.post("it-help", "a second screen").plainText())
                .contains("due Tue 24 Nov, late · ◐ accepted · Bo has it", "[Explain the delay]");
        assertThat(thread()).hasSameSizeAs(thread);
    }

    private List<Message> thread() {
        return office.as("eli").in("it-help").thread(office.post("it-help", "a second screen"));
    }

    @Test
    void whatFellDueWhileTheBotWasDownTurnsWhenItIsBackAndOnce() throws Exception {
        office.type("ana", "/ask @bo water the plants by tuesday");
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        office.stop();
        office.clock.set(TUESDAY_ENDS.plusSeconds(60));
        office.startAgain();

        office.await(() -> office.dms("bo").get(0).plainText().contains("[Explain the delay]"));
        office.settle();
        int changes = changes();
        office.restart();
        office.await(office::isReady);
        itIs(TUESDAY_ENDS.plusSeconds(120));
        assertThat(changes()).isEqualTo(changes);
    }

    private int changes() {
        return office.slack.journal().of("chat.update").size();
    }
}
