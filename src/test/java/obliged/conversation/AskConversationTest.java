package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import obliged.sandbox.client.Modal;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;

/** The main job, end to end, as people do it. */
class AskConversationTest extends InOffice {
    @Test
    void anAskOfAPersonGoesFromTheCommandToSolved() {
        BotResponse reply = office.type("ana", "/ask @bo reset my VPN token by friday");
        assertThat(reply.text())
                .startsWith("I asked Bo: #1 “reset my VPN token”, needed by Fri 27 Nov.")
                .contains("[Withdraw]");

        Message card = office.dm("bo", "reset my VPN token");
        assertThat(card.plainText().lines())
                .containsExactly(
                        "#1 · Ana asks you",
                        "reset my VPN token",
                        "needed by Fri 27 Nov · ○ not accepted yet",
                        "[Accept] [Suggest another date] [Ask a question] {Mark as done | Hand off | Decline | Snooze}");
        office.settle();
        assertThat(office.dms("ana")).isEmpty();

        office.as("bo").press(card, "Accept");
        assertThat(office.dm("ana", " is on #").plainText().lines())
                .containsExactly(
                        "Bo is on #1 “reset my VPN token”: due Fri 27 Nov.",
                        "#1 · You asked Bo",
                        "reset my VPN token",
                        "due Fri 27 Nov · ◐ accepted · Bo has it",
                        "[Change date] [Nudge] [Edit] [Withdraw]");
        office.settle();
        card = office.dm("bo", "reset my VPN token");
        assertThat(card.plainText()).contains("due Fri 27 Nov · ◐ accepted · you have it", "[Mark as done]");
        assertThat(office.dms("bo")).hasSize(1);

        office.as("bo").press(card, "Mark as done");
        Message asked = office.dm("ana", "[Yes, solved]");
        assertThat(asked.plainText())
                .startsWith("Bo says #1 “reset my VPN token” (due Fri 27 Nov) is done. Is it solved?\n");
        office.settle();
        assertThat(office.dms("ana").get(0).plainText())
                .startsWith("#1 · You asked Bo\n")
                .contains("● Bo says it's done. Is it solved?", "[Yes, solved] [Not yet]");

        office.as("ana").press(asked, "Yes, solved");
        office.settle();
        assertThat(office.dms("ana"))
                .hasSize(2)
                .last()
                .extracting(Message::plainText)
                .isEqualTo("#1 “reset my VPN token” · You said it's solved.");
        // There is nothing more to do, so Bo's card says so, and no message.
        assertThat(office.dms("bo"))
                .singleElement()
                .extracting(Message::plainText)
                .isEqualTo("#1 · Ana asks you: “reset my VPN token”\ndue Fri 27 Nov · ● solved by you");
        assertThat(office.type("ana", "/ask 1").text())
                .contains(
                        "Ana asked, needed by Fri 27 Nov",
                        "Bo accepted, due Fri 27 Nov",
                        "Bo says it's done",
                        "Ana says it's solved");
    }

    @Test
    void anAskOfATeamHasOneCardAndItsStepsInTheThread() {
        office.type("ana", "/ask #it-help a second screen for Chi by 2026-12-24");
        Message card = office.post("it-help", "a second screen for Chi");
        assertThat(card.plainText())
                .contains(
                        "#1 · Ana asks " + office.shown("it-help"),
                        "needed by Thu 24 Dec · ○ not accepted yet",
                        "[Accept]");

        office.as("bo").press(card, "Accept");
        office.settle();
        Message accepted = office.post("it-help", "a second screen");
        assertThat(accepted.ts()).isEqualTo(card.ts());
        assertThat(accepted.plainText()).contains("◐ accepted · Bo has it", "[Mark as done]");
        assertThat(thread(card)).containsExactly("Bo accepted, due Thu 24 Dec");

        office.as("bo").press(accepted, "Mark as done");
        office.as("ana").press(office.dm("ana", "[Yes, solved]"), "Yes, solved");
        office.settle();
        assertThat(thread(card))
                .containsExactly("Bo accepted, due Thu 24 Dec", "Bo says it's done", "Ana says it's solved");
        assertThat(office.as("eli").in("it-help").messages()).hasSize(1);
    }

    @Test
    void whatCanBePressedCanBeTyped() {
        office.type("ana", "/ask @bo water the plants");
        assertThat(office.type("bo", "/ask accept #1 by tomorrow").text())
                .isEqualTo("You're on #1 “water the plants”, due Mon 23 Nov.\n[Change date]");
        assertThat(office.type("bo", "/ask done 1 all of them, *twice*").text())
                .isEqualTo("Well done. I'm asking Ana whether #1 “water the plants” is solved.");
        assertThat(office.dm("ana", "Bo says #1 “water the plants” (due Mon 23 Nov) is done")
                        .plainText())
                .contains("“all of them, *twice*”", "[Yes, solved]");
    }

    @Test
    void acceptingWithoutAnyDateSaysSo() {
        office.type("ana", "/ask @bo water the plants");
        assertThat(office.type("bo", "/ask accept 1").text())
                .contains("There's no date yet: tell Ana when to expect it.");
        assertThat(office.dm("ana", " is on #").plainText()).contains("no date yet.");
    }

    @Test
    void aLaterDateIsSuggestedAndAgreedTo() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        assertThat(office.type("bo", "/ask accept 1 by thursday").text())
                .contains("I asked Ana whether Thu 26 Nov works instead of Tue 24 Nov.");
        Message question = office.dm("ana", "[Agree to ");
        assertThat(question.plainText())
                .contains(
                        "Bo will do it and suggests Thu 26 Nov instead of Tue 24 Nov",
                        "[Agree to ",
                        "[Keep Tue 24 Nov]");
        office.as("ana").press(question, "Agree");
        office.settle();
        // It is as Bo wished, so his card says so, and no message.
        assertThat(office.dms("bo"))
                .singleElement()
                .extracting(Message::plainText)
                .asString()
                .contains("due Thu 26 Nov · ◐ accepted · you have it", "> Ana agreed to Thu 26 Nov.");
    }

    @Test
    void aLaterDateIsRefusedAndTheOldOneKept() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        office.type("bo", "/ask accept 1 by thursday");
        Message question = office.dm("ana", "[Keep Tue 24 Nov]");
        office.as("ana").press(question, "Keep Tue 24 Nov");
        Message asked = office.dm("bo", "Can you do it by then?");
        assertThat(asked.plainText())
                .startsWith(
                        "Thu 26 Nov doesn't work for Ana, who still needs #1 “water the plants” by Tue 24 Nov. Can you do it by then?\n"
                                + "[Accept Tue 24 Nov] [Suggest another date] {Mark as done | ");
        office.settle();
        assertThat(office.dms("bo").get(0).plainText())
                .contains(
                        "needed by Tue 24 Nov · ◐ accepted",
                        "Thu 26 Nov doesn't work for Ana, who still needs it by Tue 24 Nov. Can you do it by then?",
                        "[Accept Tue 24 Nov] [Suggest another date] [Mark as done]");
        office.as("bo").press(asked, "Accept Tue 24 Nov");
        assertThat(office.dm("ana", "Bo is on").plainText()).contains("due Tue 24 Nov");
        office.settle();
        // Agreeing on a screen that was not refreshed comes too late: that proposal is gone.
        office.as("ana").pressOld(question, "Agree");
        office.settle();
        assertThat(office.type("bo", "/ask 1").text()).contains("due Tue 24 Nov");
    }

    @Test
    void aDateThatHasPassedCanNotBeKept() {
        office.type("ana", "/ask @bo water the plants by monday");
        office.type("bo", "/ask accept 1 by thursday");
        office.clock.pass(Duration.ofDays(3));
        assertThat(office.type("ana", "/ask 1").text()).contains("[Agree to ").doesNotContain("[Keep ");
    }

    @Test
    void withdrawingAsksWhyAndTellsTheAssignee() {
        office.type("ana", "/ask @bo water the plants by friday");
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        office.as("ana").press(office.dm("ana", "[Withdraw]"), "Withdraw");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal();
        assertThat(form.title()).isEqualTo("Withdraw #1");
        assertThat(form.fill("Why", "It <!channel> rained").submit().closed()).isTrue();
        assertThat(office.dm("bo", "no longer needs").plainText())
                .isEqualTo("Ana no longer needs #1 “water the plants”: “It <!channel> rained”.");
        office.settle();
        assertThat(office.dms("bo").get(0).plainText())
                .contains("– withdrawn by Ana")
                .doesNotContain("[");
        // What has ended can't be ended again, nor taken up.
        assertThat(office.type("bo", "/ask done 1").text()).contains("Ana withdrew #1, so there's nothing more to do.");
    }

    @Test
    void aMomentIsShownInEachReadersZone() {
        office.type("ana", "/ask @bo call the client by 2026-11-24 15:30");
        Message card = office.dm("bo", "call the client");
        assertThat(card.text()).contains("<!date^1795534200^{date_long_pretty}, {time}|Tue 24 Nov, 15:30>");
    }

    @Test
    void aLongAskIsShortenedOnItsCardAndReadInFull() {
        String words = "Please " + "look at the shelf ".repeat(40) + "and tell me.";
        office.type("ana", "/ask @bo " + words);
        Message card = office.dm("bo", "Read all}");
        assertThat(card.plainText()).contains("…").doesNotContain("tell me");
        office.as("bo").press(card, "Read all");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        assertThat(office.as("bo").modal().plainText()).contains(words);
    }

    @Test
    void helpShowsExamples() {
        assertThat(office.type("ana", "/ask help").text()).contains("/ask @bo reset my VPN token by friday");
        assertThat(office.type("ana", "/ask help").text()).contains("/ask 12");
    }

    private List<String> thread(Message root) {
        return office.as("eli").in("it-help").thread(root).stream()
                .filter(Message::isReply)
                .map(Message::plainText)
                .toList();
    }
}
