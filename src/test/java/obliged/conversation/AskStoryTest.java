package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.Test;

/** What becomes of an ask between people who do not agree at once: the long ways. */
class AskStoryTest extends InOffice {
    private static void sent(Modal form) {
        assertThat(form.submit().closed()).isTrue();
    }

    @Test
    void aDateIsSuggestedKeptSuggestedAgainAgreedToAndTheWorkRated() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        Modal form = form("bo", office.dm("bo", "water"), "Suggest another date");
        assertThat(form.title()).isEqualTo("Suggest a date");
        assertThat(form.plainText()).contains("#1 · Ana asks you", "Ana needs it by Tue 24 Nov.", "[Suggest]");
        sent(form.fill("Day", "2026-11-26").fill("Why", "waiting for the part"));

        Message asked = office.dm("ana", "[Agree to Thu 26 Nov]");
        assertThat(asked.plainText())
                .contains(
                        "◐ Bo will do it · waiting for your OK on the new date",
                        "> Bo will do it and suggests Thu 26 Nov instead of Tue 24 Nov: “waiting for the part”",
                        "[Agree to Thu 26 Nov] [Keep Tue 24 Nov] [Suggest another date] {Edit | Withdraw | Snooze}");
        office.as("ana").press(asked, "Keep Tue 24 Nov");
        assertThat(office.dm("bo", "Can you do it by then?").plainText())
                .isEqualTo(
                        "Thu 26 Nov doesn't work for Ana, who still needs #1 “water the plants” by Tue 24 Nov. Can you do it by then?\n"
                                + "[Accept Tue 24 Nov] [Suggest another date] {Mark as done | Ask a question | Hand off | Decline | Snooze}");

        sent(form("ana", firstLiving("ana"), "Change date")
                .fill("Day", "2026-11-25")
                .fill("Time", "15:30"));
        Message answered = office.dm("bo", "Ana suggests");
        assertThat(answered.plainText())
                .contains(
                        "for #1 “water the plants”.",
                        // Half past three in Lisbon, in Bo's zone.
                        "[Agree to Wed 25 Nov, 16:30] [Suggest another date] {Mark as done | ");
        // Half past three where Ana is.
        assertThat(answered.text()).contains("<!date^1795620600^");
        office.as("bo").press(answered, "Agree");
        office.dm("ana", "Bo agreed to");

        office.settle();
        office.as("bo").press(office.dm("bo", "[Mark as done]"), "Mark as done");
        Message solved = office.dm("ana", "[Yes, solved] [Not yet]");
        Modal rating = form("ana", solved, "Yes, solved");
        assertThat(rating.title()).isEqualTo("How was it?");
        sent(rating.fill("Your rating", "5 stars – Excellent").fill("What could be better", "nothing"));
        office.settle();
        assertThat(office.dm("ana", "● solved by Bo").plainText().lines())
                .containsExactly(
                        "#1 · You asked Bo: “water the plants”",
                        office.dm("ana", "● solved by Bo")
                                .plainText()
                                .lines()
                                .toList()
                                .get(1),
                        "[Say thanks] [Change rating] [Reopen]");
        // How they rated it is in nobody's history.
        assertThat(office.type("bo", "/ask 1").text())
                .contains("Ana says it's solved")
                .doesNotContain("nothing");
    }

    @Test
    void anAskIsHandedOnAndDeclinedWithASuggestionAndAskedThereInOnePress() {
        office.type("ana", "/ask @bo water the plants by friday");
        Modal form = form("bo", office.dm("bo", "water"), "Hand off");
        assertThat(form.title()).isEqualTo("Hand off #1");
        new RawSubmission(office, "bo", form)
                .withPerson("who", "chi")
                .with("why", "she has the can")
                .send();
        assertThat(office.dm("ana", "handed #1").plainText())
                .startsWith(
                        "Bo handed #1 “water the plants” to Chi: “she has the can”.\n#1 · You asked, and Bo handed it to Chi\n");
        assertThat(firstDm("bo").plainText().lines())
                .containsExactly("#1 · Ana asked: “water the plants”", "→ You handed it to Chi");
        Message chis = office.dm("chi", "[Accept]");
        assertThat(chis.plainText()).contains("#1 · Ana asks you", "> Bo handed this to you: “she has the can”.");

        Modal decline = form("chi", chis, "Decline");
        new RawSubmission(office, "chi", decline)
                .with("words", "I am away")
                .withPerson("who", "dee")
                .send();
        Message declined = office.dm("ana", "[Ask Dee]");
        assertThat(declined.plainText().lines())
                .containsExactly(
                        "Chi can't do #1 “water the plants” (needed by Fri 27 Nov): “I am away”. Chi suggests asking Dee.",
                        "[Ask Dee] [Ask someone else]");
        office.settle();
        assertThat(firstDm("ana").plainText().lines())
                .containsExactly(
                        "#1 · Chi declined: “water the plants”",
                        "You asked, and Bo handed it to Chi · needed by Fri 27 Nov – declined",
                        "> Chi: “I am away”",
                        "Chi suggests asking Dee.",
                        "[Ask Dee] [Ask someone else]");
        assertThat(firstDm("chi").plainText().lines()).hasSize(2);

        office.as("ana").press(declined, "Ask Dee");
        assertThat(office.dm("dee", "[Accept]").plainText()).contains("#2 · Ana asks you", "needed by Fri 27 Nov");
        office.settle();
        assertThat(office.dm("ana", "Chi declined").plainText().lines())
                .containsExactly(
                        "#1 · Chi declined: “water the plants”",
                        "You asked, and Bo handed it to Chi · needed by Fri 27 Nov – declined",
                        "> Chi: “I am away”",
                        "You asked Dee: #2.");
        assertThat(office.dm("ana", "water the plants” · ").plainText())
                .isEqualTo("#1 “water the plants” · You asked Dee: #2.");
        assertThat(office.type("ana", "/ask 1").text())
                .contains("You asked Dee: ", "#2")
                .doesNotContain("[Ask Dee]");
        office.as("ana").pressOld(declined, "Ask Dee");
        office.settle();
        assertThat(office.dms("dee")).hasSize(1);
        assertThat(office.dms("ana").stream().filter(m -> m.plainText().startsWith("I asked Dee: #2")))
                .hasSize(2);
    }

    @Test
    void aLatePromiseIsMadeRightAndWhatIsNotSolvedComesBack() {
        office.type("ana", "/ask @bo water the plants by monday");
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        office.clock.pass(Duration.ofDays(3));
        assertThat(office.type("ana", "/ask 1").text()).contains("due Mon 23 Nov, late · ◐ accepted");
        assertThat(office.type("bo", "/ask 1").text())
                .contains(
                        "The date has passed. Tell Ana what happened, and when to expect it.",
                        "[Explain the delay] [Mark as done] [Suggest another date]");
        Modal form = form("bo", office.as("bo").in("general").showing("[Explain the delay]"), "Explain the delay");
        sent(form.fill("What happened", "I was ill")
                .fill("New date", "2026-11-27")
                .fill("What you'll offer", "a new fern"));
        Message offered = office.dm("ana", "[Agree to Fri 27 Nov] [Suggest another date]");
        assertThat(offered.plainText())
                .contains("Bo will do #1 “water the plants” and suggests Fri 27 Nov instead of Mon 23 Nov."
                        + " The reason: “I was ill”.\nTo make up for it, Bo offers: “a new fern”.")
                // What has passed can't be kept.
                .doesNotContain("[Keep ");
        office.as("ana").press(offered, "Agree");
        office.settle();
        assertThat(office.dms("bo").get(0).plainText()).contains("> Ana agreed to Fri 27 Nov.");
        office.as("bo").press(office.dm("bo", "[Mark as done]"), "Mark as done");

        Modal notYet = form("ana", office.dm("ana", "[Not yet]"), "Not yet");
        assertThat(notYet.title()).isEqualTo("Not yet");
        assertThat(notYet.plainText()).contains("[Tell Bo]");
        sent(notYet.fill("What's missing", "the fern is dry"));
        Message back = office.dm("bo", "the fern is dry");
        assertThat(back.plainText())
                .isEqualTo("Ana says #1 “water the plants” (due Fri 27 Nov) is not solved yet: “the fern is dry”.\n"
                        + "[Mark as done] [Suggest another date] {Ask a question | Hand off | Decline | Snooze}");
        office.settle();
        assertThat(firstDm("bo").plainText())
                .contains(
                        "due Fri 27 Nov · ◐ accepted · you have it",
                        "> Ana says it isn't solved yet: “the fern is dry”",
                        "[Mark as done] [Suggest another date] [Ask a question] {Hand off | Decline | Snooze}");
        office.as("bo").press(back, "Mark as done");
        office.dm("ana", "[Yes, solved]");
    }

    @Test
    void aTeamsCardShowsItAllToItsHelpersAndEndsWhereItIsHandedOn() {
        office.type("ana", "/ask #it-help a second screen by friday");
        Message card = office.post("it-help", "[Accept]");
        assertThat(card.plainText()).endsWith("\nAnyone who helps here can take it.");
        assertThat(card.text()).endsWith("\nAnyone who helps here can take it.");
        sent(form("bo", card, "Ask a question").fill("Your question", "How wide?"));
        sent(form("ana", office.dm("ana", "[Answer]"), "Answer").fill("Your answer", "As wide as it goes"));
        // Whoever asked reads the answer, whether they took it or not.
        assertThat(office.dm("bo", "answered your question about #1").plainText())
                .contains("As wide as it goes");
        office.as("bo").press(office.post("it-help", "[Accept]"), "Accept");
        office.settle();
        assertThat(office.post("it-help", "Bo has it").plainText())
                .endsWith("\nThese buttons are for Bo, or for a helper stepping in.");
        Modal form = form("chi", office.post("it-help", "Bo has it"), "Hand off");
        new RawSubmission(office, "chi", form)
                .withTeam("who", "design")
                .with("why", "they buy screens")
                .send();
        office.settle();
        assertThat(office.post("it-help", "handed it to").plainText().lines())
                .containsExactly("#1 · Ana asked: “a second screen”", "→ Chi handed it to " + office.shown("design"));
        assertThat(thread(card))
                .containsExactly(
                        "Bo asks Ana: “How wide?”",
                        "Ana answered: “As wide as it goes”",
                        "Bo accepted, due Fri 27 Nov",
                        "Chi handed it to " + office.shown("design") + ": “they buy screens”");
        assertThat(office.dm("bo", "Chi handed #1").plainText())
                .contains("“a second screen” (needed by Fri 27 Nov) to " + office.shown("design"));
        assertThat(office.post("design", "[Accept]").plainText())
                .contains("Chi handed this to " + office.shown("design") + ": “they buy screens”.");
    }

    @Test
    void aTeamThatGetsItBackFromAnotherHasItsCardAgain() {
        office.type("ana", "/ask #it-help a second screen by friday");
        Message first = office.post("it-help", "[Accept]");
        new RawSubmission(office, "bo", form("bo", first, "Hand off"))
                .withTeam("who", "design")
                .send();
        office.as("bo").modal().close();
        Message there = office.post("design", "[Accept]");
        office.settle();

        RawSubmission back =
                new RawSubmission(office, "chi", form("chi", there, "Hand off")).withTeam("who", "it-help");
        // Who is in that channel has to be read first.
        office.await(() -> {
            back.send();
            return office.as("eli").in("it-help").find("[Accept]").isPresent();
        });

        assertThat(office.post("it-help", "[Accept]").ts()).isEqualTo(first.ts());
        office.settle();
        assertThat(office.as("eli").in("it-help").messages()).hasSize(1);
        assertThat(thread(first)).hasSize(2).last().asString().startsWith("Chi handed it to ");
        assertThat(office.post("design", "handed it to").plainText()).doesNotContain("[");
    }

    private Message firstDm(String person) {
        office.settle();
        return office.dms(person).get(0);
    }

    /** The card of a person's that still has buttons. */
    private Message firstLiving(String person) {
        office.settle();
        return office.dms(person).stream()
                .filter(m -> m.plainText().contains("["))
                .findFirst()
                .orElseThrow();
    }

    private List<String> thread(Message root) {
        return office.as("eli").in("it-help").thread(root).stream()
                .filter(Message::isReply)
                .map(Message::plainText)
                .toList();
    }
}
