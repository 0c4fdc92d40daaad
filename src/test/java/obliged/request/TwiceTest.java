package obliged.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;

/** The same request again, the same button by many, and buttons on screens that show the past. */
class TwiceTest extends InOffice {
    @Test
    void theSameCommandTwiceLogsOneAskAndAnswersTheSame() {
        BotResponse first = office.type("ana", "/ask @bo water the plants");
        BotResponse second = first.repeat();
        assertThat(second.body()).isEqualTo(first.body());
        office.settle();
        assertThat(office.dms("bo")).hasSize(1);
        assertThat(office.type("ana", "/ask @bo feed the cat").text()).contains("#2");
    }

    @Test
    void theSamePressTwiceActsOnce() {
        office.type("ana", "/ask @bo water the plants");
        BotResponse press = office.as("bo").press(office.dm("bo", "water"), "Accept");
        press.repeat();
        office.settle();
        assertThat(office.dms("ana").stream().filter(m -> m.plainText().contains(" is on #")))
                .hasSize(1);
        assertThat(office.dms("bo")).hasSize(1);
    }

    @Test
    void theSamePressForAFormOpensItOnceAndOffersNoOther() throws Exception {
        office.type("ana", "/ask @bo water the plants");
        BotResponse press = office.as("bo").press(office.dm("bo", "water"), "Suggest a date");
        assertThat(press.repeat().status()).isEqualTo(200);
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        // All that it is about to do is done by then.
        office.restart();
        office.settle();
        assertThat(office.dms("bo")).hasSize(1);
        office.as("bo").modal().fill("Day", "2026-11-26").submit();
        assertThat(office.dm("ana", " is on #").plainText()).contains("due Thu 26 Nov");
    }

    @Test
    void theSameEventTwiceIsTakenInOnce() {
        BotResponse event = office.slack.admin().rename("bo", "Bogdan Berger", "Bogdan");
        assertThat(event.status()).isEqualTo(200);
        assertThat(event.repeat().status()).isEqualTo(200);
        assertThat(office.type("ana", "/ask @bo water the plants").text()).contains("I asked Bogdan");
    }

    @Test
    void theSameFormTwiceActsOnce() {
        office.type("ana", "/ask @bo water the plants");
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        office.as("ana").press(office.dm("ana", "[Withdraw]"), "Withdraw");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        BotResponse submission = office.as("ana").modal().submit().reply();
        assertThat(submission.repeat().status()).isEqualTo(200);
        office.settle();
        assertThat(office.dms("bo").stream().filter(m -> m.plainText().contains("no longer needs")))
                .hasSize(1);
    }

    @Test
    void ofFiftyPeopleWhoPressAcceptAtOnceOneGetsItAndTheOthersReadWhoDid() throws Exception {
        List<String> people = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            office.slack.admin().hire("p" + i, "Person" + i, "Europe/Lisbon");
            people.add("p" + i);
            office.slack.admin().join("p" + i, "it-help");
        }
        office.type("ana", "/ask #it-help water the plants");
        Message card = office.post("it-help", "water");
        ExecutorService threads = Executors.newFixedThreadPool(50);
        List<Future<BotResponse>> presses = new ArrayList<>();
        for (String person : people) {
            presses.add(threads.submit(() -> office.as(person).pressOld(card, "Accept")));
        }
        for (Future<BotResponse> press : presses) {
            assertThat(press.get().status()).isEqualTo(200);
        }
        threads.shutdown();
        office.settle();
        String shown = office.post("it-help", "water").plainText();
        String winner = shown.replaceAll("(?s).*accepted · (.*) has it.*", "$1");
        assertThat(winner).startsWith("Person");
        int told = 0;
        for (String person : people) {
            told += (int) office.as(person).in("it-help").messages().stream()
                    .filter(Message::isEphemeral)
                    .filter(message -> message.plainText().contains(winner + " has already accepted #1."))
                    .count();
        }
        assertThat(told).isEqualTo(49);
        assertThat(office.dms("ana").stream().filter(m -> m.plainText().contains(" is on #")))
                .hasSize(1);
    }

    @Test
    void aPressOnACardThatShowedAnotherStateSaysWhatIsSoNow() {
        office.type("ana", "/ask #it-help water the plants");
        Message old = office.post("it-help", "water");
        office.as("bo").press(old, "Accept");
        office.settle();
        office.as("chi").pressOld(old, "Accept");
        office.await(() -> office.as("chi")
                .in("it-help")
                .find("Bo has already accepted #1.")
                .isPresent());
        Message accepted = office.post("it-help", "◐ accepted");
        office.as("chi").pressOld(accepted, "Suggest a date");
        office.await(
                () -> office.as("chi").in("it-help").find("can suggest a date.").isPresent());
        office.as("bo").press(accepted, "Mark as done");
        office.settle();
        office.as("bo").pressOld(accepted, "Mark as done");
        office.await(() -> office.as("bo")
                .in("it-help")
                .find("it's waiting for Ana to confirm")
                .isPresent());
        assertThat(office.as("eli").in("it-help").thread(old).stream().filter(Message::isReply))
                .hasSize(2);
    }

    @Test
    void theRequesterCanNotTakeTheirOwnAsk() {
        office.slack.admin().join("ana", "it-help");
        office.type("ana", "/ask #it-help water the plants");
        office.as("ana").press(office.post("it-help", "water"), "Accept");
        office.await(() -> office.as("ana")
                .in("it-help")
                .find("other than you can accept #1")
                .isPresent());
        assertThat(office.type("ana", "/ask accept 1").text()).contains("other than you can accept #1");
        assertThat(office.type("ana", "/ask 1").text()).contains("○ not accepted yet");
    }

    @Test
    void aPressOnWhatOnlyISeeChangesIt() {
        office.type("ana", "/ask @bo water the plants");
        office.dm("bo", "water");
        BotResponse shown = office.type("bo", "/ask 1");
        Message mine = office.as("bo").in("general").showing("water");
        assertThat(shown.text()).contains("[Accept]");
        office.as("bo").press(mine, "Accept");
        office.await(() -> office.as("bo").in("general").find("you have it").isPresent());
    }
}
