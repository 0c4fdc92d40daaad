package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.Test;

/** How many messages an ask takes: one card in each place, and short lines that say what became of them. */
class LinesConversationTest extends InOffice {
    /** How many messages people got, and how many of those are lines that are settled, which earlier were stubs. */
    private record Count(int all, int settled) {}

    private Count count(String... people) {
        office.settle();
        List<Message> all = new ArrayList<>();
        Stream.of(people).forEach(person -> all.addAll(office.dms(person)));
        long settled = all.stream()
                .filter(m -> m.plainText().matches("#\\d+ “.*” · .*"))
                .count();
        return new Count(all.size(), (int) settled);
    }

    private void sent(Modal form) {
        assertThat(form.submit().closed()).isTrue();
    }

    private Message press(String person, String words, String button) {
        Message message = office.dm(person, words);
        office.settle();
        office.as(person).press(office.dm(person, words), button);
        office.settle();
        return message;
    }

    /** Earlier: five, one of them a stub. */
    @Test
    void fromPersonToPersonTheHappyPathTakesThree() {
        office.type("ana", "/ask @bo reset my VPN token by friday");
        press("bo", "[Accept]", "Accept");
        press("bo", "[Mark as done]", "Mark as done");
        press("ana", "[Yes, solved]", "Yes, solved");

        assertThat(count("ana", "bo")).isEqualTo(new Count(3, 1));
        assertThat(office.dms("ana").get(1).plainText()).isEqualTo("#1 “reset my VPN token” · You said it's solved.");
    }

    /** Earlier: eight, three of them stubs. */
    @Test
    void withASuggestionAndAQuestionItTakesFiveOfWhichTwoAreSettled() {
        office.type("ana", "/ask @bo reset my VPN token by tuesday");
        sent(form("bo", office.dm("bo", "[Accept]"), "Suggest another date").fill("Day", "2026-11-26"));
        press("ana", "[Agree to ", "Agree");
        sent(form("bo", office.dm("bo", "◐ accepted"), "Ask a question").fill("Your question", "The yellow one?"));
        sent(form("ana", office.dm("ana", "[Answer]"), "Answer").fill("Your answer", "The blue one"));
        office.settle();
        office.as("bo").press(office.dm("bo", "◐ accepted"), "Mark as done");
        press("ana", "[Yes, solved]", "Yes, solved");

        assertThat(count("ana", "bo")).isEqualTo(new Count(5, 2));
    }

    /** Earlier: four in the channel, and four in direct messages, one of them a stub. */
    @Test
    void aTeamsAskTakesACardWithThreeLinesAndTwoDirectMessages() {
        office.type("ana", "/ask #it-help a second screen by friday");
        Message card = office.post("it-help", "[Accept]");
        office.as("bo").press(card, "Accept");
        office.settle();
        office.as("bo").press(office.post("it-help", "[Mark as done]"), "Mark as done");
        press("ana", "[Yes, solved]", "Yes, solved");

        assertThat(count("ana", "bo")).isEqualTo(new Count(2, 1));
        assertThat(office.as("eli").in("it-help").thread(card)).hasSize(3);
        assertThat(office.as("eli").in("it-help").messages()).hasSize(1);
    }

    /** Earlier: five with the next ask, one of them a stub. */
    @Test
    void declinedAndAskedOfSomeoneElseItTakesThree() {
        office.type("ana", "/ask @bo reset my VPN token by friday");
        new RawSubmission(office, "bo", form("bo", office.dm("bo", "[Accept]"), "Decline"))
                .with("words", "no time")
                .withPerson("who", "dee")
                .send();
        press("ana", "[Ask Dee] [Ask someone else]", "Ask Dee");
        office.dm("dee", "[Accept]");

        assertThat(count("bo", "dee")).isEqualTo(new Count(2, 0));
        assertThat(office.dms("ana").stream().filter(m -> m.onlyFor() == null)).hasSize(1);
    }

    private Message answered(String words) {
        office.type("ana", "/ask @bo install the printer by friday");
        sent(form("bo", office.dm("bo", "[Accept]"), "Ask a question").fill("Your question", "Which floor?"));
        office.as("ana").inDm().reply(office.dm("ana", "Which floor?"), words);
        return office.dm("bo", "Ana answered your question");
    }

    @Test
    void anAnswerComesWithTheButtonsToAcceptAndStaysOnceThatIsDone() {
        Message answer = answered("The third.");
        assertThat(answer.plainText())
                .startsWith("Ana answered your question about #1 “install the printer”"
                        + " (waiting for you to accept, needed by Fri 27 Nov): “The third.”")
                .doesNotContain("”.")
                .contains("[Accept] [Suggest another date] {Ask a question | ");

        office.as("bo").press(answer, "Accept");
        office.settle();
        Message after = office.dm("bo", "Ana answered your question");
        assertThat(after.ts()).isEqualTo(answer.ts());
        assertThat(after.plainText())
                .isEqualTo("Ana answered your question about #1 “install the printer”"
                        + " (due Fri 27 Nov): “The third.”");
        office.as("bo").pressOld(answer, "Accept");
        office.settle();
        assertThat(office.type("ana", "/ask 1").text()).containsOnlyOnce("Bo accepted");
    }

    @Test
    void aLongAnswerIsCarriedWholeWithoutThem() {
        Message answer = answered("word ".repeat(1_000));
        assertThat(answer.plainText()).contains("(waiting for you to accept").doesNotContain("[Accept]");
    }

    @Test
    void theLineInTheThreadOfTheMessageSaysForWhomItIsAndHowItStandsUntilTheEnd() {
        office.as("chi").in("general").write("My screen flickers");
        Message message = office.as("ana").in("general").last();
        office.as("ana").messageShortcut(message, "log_ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        office.as("ana")
                .modal()
                .fill("Who", "#it-help")
                .fill("Needed by", "2026-11-27")
                .submit();
        Message card = office.post("it-help", "[Accept]");
        assertThat(inThread(message)).endsWith(" · not accepted yet, needed by Fri 27 Nov");
        office.as("bo").press(card, "Accept");
        assertThat(inThread(message))
                .isEqualTo("Ana logged this as #1 for " + office.shown("it-help") + " · Bo is on it, due Fri 27 Nov");
        office.as("bo").press(office.post("it-help", "[Mark as done]"), "Mark as done");
        assertThat(inThread(message)).endsWith(" · Bo says it's done");
        press("chi", "[Yes, solved]", "Yes, solved");
        assertThat(inThread(message)).endsWith(" · solved by Bo");
    }

    /** The only line in the thread of a message. */
    private String inThread(Message message) {
        office.settle();
        List<String> lines = office.as("eli").in("general").thread(message).stream()
                .filter(Message::isReply)
                .map(Message::plainText)
                .toList();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    @Test
    void atHomeTheWholeAskOffersEveryStepAndBecomesTheFormForIt() {
        office.type("ana", "/ask @bo reset my VPN token by friday");
        office.dm("bo", "VPN");
        var home = office.as("bo").openHome();
        office.await(() -> home.plainText().contains("VPN"));
        home.press("Show all of it", "VPN");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        assertThat(office.as("bo").modal().view().plainText())
                .contains(
                        "[Accept] [Suggest another date] [Ask a question] {Mark as done | Hand off | Decline | Snooze}");

        office.as("bo").modal().press("Accept");
        office.awaitForm("bo", text -> text.contains("[Mark as done]"));
        office.as("bo").modal().press("Suggest another date");
        office.awaitForm("bo", text -> text.startsWith("Suggest a date\n"));
        sent(office.as("bo").modal().fill("Day", "2026-12-01"));
        assertThat(office.as("bo").modalIfOpen()).isEmpty();
        assertThat(office.dm("ana", "[Agree to ").plainText()).contains("suggests Tue 1 Dec instead of Fri 27 Nov");
    }
}
