package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import obliged.sandbox.Fault;
import obliged.sandbox.Message;
import obliged.sandbox.Modal;
import org.junit.jupiter.api.Test;

/** Every step that an ask can go through, from the button through its form to who reads of it. */
class StepConversationTest extends InOffice {
    /** The form that a press opens. */
    private Modal form(String person, Message card, String button) {
        office.as(person).press(card, button);
        return opened(person);
    }

    private Modal opened(String person) {
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        return office.as(person).modal();
    }

    private static void sent(Modal form) {
        assertThat(form.submit().closed()).isTrue();
    }

    private Message firstDm(String person) {
        office.settle();
        return office.dms(person).get(0);
    }

    @Test
    void aDateIsSuggestedKeptSuggestedAgainAgreedToAndTheWorkRated() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        Modal form = form("bo", office.dm("bo", "water"), "Suggest a date");
        assertThat(form.title()).isEqualTo("Suggest a date");
        assertThat(form.plainText()).contains("#1 · Ana asks Bo", "Ana would like it by Tue 24 Nov.", "[Suggest]");
        sent(form.fill("Day", "2026-11-26").fill("Why", "waiting for the part"));

        Message asked = office.dm("ana", "[Agree]");
        assertThat(asked.plainText())
                .contains(
                        "… waiting for Ana’s word · Bo has it",
                        "> Bo suggests Thu 26 Nov instead of Tue 24 Nov: “waiting for the part”",
                        "[Agree] [Keep the date] [Suggest a date] {Nudge | Edit | Withdraw}");
        office.as("ana").press(asked, "Keep the date");
        assertThat(office.dm("bo", "keeps").plainText()).isEqualTo("Ana keeps Tue 24 Nov for #1 “water the plants”.");

        sent(form("ana", firstLiving("ana"), "Suggest a date")
                .fill("Day", "2026-11-25")
                .fill("Time", "15:30"));
        Message answered = office.dm("bo", "Ana suggests");
        assertThat(answered.plainText()).contains("instead of Tue 24 Nov", "[Agree] [Keep the date] [Done]");
        // Half past three where Ana is.
        assertThat(answered.text()).contains("<!date^1795620600^");
        office.as("bo").press(answered, "Agree");
        office.dm("ana", "Bo agreed to");

        office.settle();
        office.as("bo").press(office.dm("bo", "[Done]"), "Done");
        Message solved = office.dm("ana", "[Yes, solved] [Not yet]");
        Modal rating = form("ana", solved, "Yes, solved");
        assertThat(rating.title()).isEqualTo("How was it?");
        assertThat(office.dm("bo", "is solved").plainText()).isEqualTo("Ana says #1 “water the plants” is solved.");
        sent(rating.fill("Your rating", "5 stars – Excellent").fill("What could be better", "nothing"));
        office.settle();
        assertThat(office.dm("ana", "● solved by Bo").plainText().lines())
                .containsExactly(
                        "#1 · Ana asks Bo: “water the plants”",
                        office.dm("ana", "● solved by Bo")
                                .plainText()
                                .lines()
                                .toList()
                                .get(1),
                        "[Reopen]");
        // How they rated it is in nobody's history.
        assertThat(office.type("bo", "/ask 1").text())
                .contains("Ana says it is solved")
                .doesNotContain("nothing");
    }

    /** The card of a person's that still has buttons. */
    private Message firstLiving(String person) {
        office.settle();
        return office.dms(person).stream()
                .filter(m -> m.plainText().contains("["))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aQuestionIsAnsweredAndTheDateMovesByTheTimeItWaited() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        Modal form = form("bo", office.dm("bo", "◐ accepted"), "Ask a question");
        assertThat(form.plainText()).contains("[Ask Ana]");
        sent(form.fill("Your question", "Which <!channel> ones?\nAll?"));
        Message asked = office.dm("ana", "[Answer]");
        assertThat(asked.plainText())
                .contains("… waiting for Ana’s answer · Bo has it", "Bo asks: “Which <!channel> ones?\nAll?”")
                .doesNotContain("Nudge");
        office.clock.pass(Duration.ofDays(2));
        Modal answer = form("ana", asked, "Answer");
        assertThat(answer.plainText()).contains("Which <!channel> ones?", "[Answer]");
        sent(answer.fill("Your answer", "The tall ones"));
        assertThat(office.dm("bo", "answered").plainText())
                .isEqualTo("Ana answered about #1 “water the plants”: “The tall ones”. It is now due Wed 25 Nov.");
        office.settle();
        assertThat(office.dms("bo").get(0).plainText()).contains("due Wed 25 Nov · ◐ accepted · Bo has it");
    }

    @Test
    void anAskIsHandedOnAndDeclinedWithASuggestionAndAskedThereInOnePress() {
        office.type("ana", "/ask @bo water the plants by friday");
        Modal form = form("bo", office.dm("bo", "water"), "Hand off");
        assertThat(form.title()).isEqualTo("Hand off #1");
        new RawForm(office, "bo", form)
                .withPerson("who", "chi")
                .with("why", "she has the can")
                .send();
        assertThat(office.dm("ana", "handed on").plainText())
                .isEqualTo("Bo handed on #1 “water the plants”. It is with Chi now: “she has the can”.");
        assertThat(firstDm("bo").plainText().lines())
                .containsExactly("#1 · Ana asked: “water the plants”", "→ Bo handed it to Chi");
        Message chis = office.dm("chi", "[Accept]");
        assertThat(chis.plainText()).contains("#1 · Ana asks Chi", "> Bo handed this on: “she has the can”.");

        Modal decline = form("chi", chis, "Decline");
        new RawForm(office, "chi", decline)
                .with("words", "I am away")
                .withPerson("who", "dee")
                .send();
        Message declined = office.dm("ana", "[Ask Dee]");
        assertThat(declined.plainText().lines())
                .containsExactly(
                        "#1 · Ana asks Chi: “water the plants”",
                        "needed by Fri 27 Nov · – declined by Chi",
                        "> Chi: “I am away”",
                        "Dee could help.",
                        "[Ask Dee]");
        assertThat(firstDm("chi").plainText().lines()).hasSize(2);

        office.as("ana").press(declined, "Ask Dee");
        assertThat(office.dm("dee", "[Accept]").plainText()).contains("#2 · Ana asks Dee", "needed by Fri 27 Nov");
        office.settle();
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
                        "[Make it right] [Done] [Suggest a date]");
        Modal form = form("bo", office.as("bo").in("general").showing("[Make it right]"), "Make it right");
        sent(form.fill("What happened", "I was ill")
                .fill("New date", "2026-11-27")
                .fill("What I do for you", "a new fern"));
        Message offered = office.dm("ana", "[Agree]");
        assertThat(offered.plainText())
                .contains("> Bo suggests Fri 27 Nov instead of Mon 23 Nov: “I was ill”", "For Ana: “a new fern”")
                // What has passed can't be kept.
                .doesNotContain("Keep the date");
        office.as("ana").press(offered, "Agree");
        office.dm("bo", "agreed to Fri 27 Nov");
        office.settle();
        office.as("bo").press(office.dm("bo", "[Done]"), "Done");

        Modal notYet = form("ana", office.dm("ana", "[Not yet]"), "Not yet");
        assertThat(notYet.title()).isEqualTo("Not yet");
        assertThat(notYet.plainText()).contains("[Tell Bo]");
        sent(notYet.fill("What is missing", "the fern is dry"));
        Message back = office.dm("bo", "the fern is dry");
        assertThat(back.plainText())
                .contains(
                        "no date yet · ◐ accepted · Bo has it",
                        "> Ana: “the fern is dry”",
                        "When can Ana expect it?",
                        "[Suggest a date] [Done] [Ask a question] {Hand off | Decline}");
        office.as("bo").press(back, "Done");
        office.dm("ana", "[Yes, solved]");
    }

    @Test
    void aPromiseWithoutADateAsksForOne() {
        office.type("ana", "/ask @bo water the plants");
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        Message card = office.dm("bo", "When can Ana expect it?");
        assertThat(card.plainText()).contains("[Suggest a date] [Done] [Ask a question]");
        sent(form("bo", card, "Suggest a date").fill("Day", "2026-11-24"));
        assertThat(office.dm("ana", "[Agree]").plainText()).contains("Bo suggests Tue 24 Nov");
    }

    @Test
    void theRequesterChangesTheWordsAndTheDate() {
        office.type("ana", "/ask @bo water the plants near @chi by tuesday");
        Modal form = form("ana", office.dm("ana", "[Edit]"), "Edit");
        assertThat(form.value("What you need")).isEqualTo("water the plants near @Chi");
        assertThat(form.value("Needed by")).isEqualTo("2026-11-24");
        sent(form.fill("What you need", "water the tall plants near @Chi")
                .fill("Customer impact", "visitors see them first"));
        assertThat(office.dm("bo", "changed").plainText())
                .isEqualTo(
                        "Ana changed #1 “water the tall plants near @Chi”; it said" + " “water the plants near @Chi”.");
        office.settle();
        assertThat(office.dms("bo").get(0).plainText())
                .contains("water the tall plants near @Chi", "○ open · ", "visitors see them first");

        office.as("bo").press(office.dms("bo").get(0), "Accept");
        office.settle();
        // After acceptance another date is a suggestion.
        sent(form("ana", firstLiving("ana"), "Edit").fill("Needed by", "2026-11-23"));
        Message suggested = office.dm("bo", "Ana suggests Mon 23 Nov");
        assertThat(suggested.plainText()).contains("instead of Tue 24 Nov", "[Agree] [Keep the date]");
        assertThat(office.type("ana", "/ask 1").text())
                .contains(
                        "Ana changed it; it said “water the plants near @Chi”", "Ana changed it, needed by Mon 23 Nov");
    }

    @Test
    void aNudgeIsACardForWhoeverHasItAndOnceADay() {
        office.type("ana", "/ask @bo water the plants");
        Message mine = office.dm("ana", "[Nudge]");
        office.as("ana").press(mine, "Nudge");
        Message nudged = office.dm("bo", "Ana asks how it is coming along.");
        assertThat(nudged.plainText()).contains("[Accept]");
        office.settle();
        // The older card leads to the new one.
        assertThat(office.dms("bo").get(0).plainText()).contains("#1 · Ana asks Bo · <", "|its card>");
        assertThat(office.dms("ana").get(0).plainText()).doesNotContain("Nudge");
        office.as("ana").pressOld(mine, "Nudge");
        assertThat(office.dm("ana", "You nudged about #1 today. You can again tomorrow.")
                        .plainText())
                .contains("○ open");
        office.clock.pass(Duration.ofDays(1));
        assertThat(office.type("ana", "/ask 1").text()).contains("[Nudge]");
    }

    @Test
    void aNudgeOfATeamIsALineInItsThread() {
        office.type("ana", "/ask #it-help a second screen");
        Message card = office.post("it-help", "[Accept]");
        office.as("ana").press(office.dm("ana", "[Nudge]"), "Nudge");
        office.settle();
        assertThat(thread(card)).containsExactly("Ana asks how it is coming along");
    }

    @Test
    void aSolvedAskIsReopenedWithinTwoWeeks() {
        office.type("ana", "/ask @bo water the plants by friday");
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        office.as("bo").press(office.dm("bo", "[Done]"), "Done");
        Modal rating = form("ana", office.dm("ana", "[Yes, solved]"), "Yes, solved");
        assertThat(rating.view().json().path("close").path("text").asText()).isEqualTo("Skip");
        rating.close();
        office.settle();
        Message solved = office.dm("ana", "[Reopen]");
        Modal form = form("ana", solved, "Reopen");
        assertThat(form.title()).isEqualTo("Reopen #1");
        sent(form.fill("What is missing", "they are dry again"));
        Message back = office.dm("bo", "they are dry again");
        office.as("bo").press(back, "Done");
        form("ana", office.dm("ana", "[Yes, solved]"), "Yes, solved").close();
        office.settle();
        Message again = office.dm("ana", "[Reopen]");
        office.clock.pass(Duration.ofDays(15));
        office.as("ana").pressOld(again, "Reopen");
        assertThat(office.dm("ana", "was done more than 14 days ago").plainText())
                .contains("● solved by Bo")
                .doesNotContain("[Reopen]");
    }

    @Test
    void aTeamsCardShowsItAllToItsHelpersAndEndsWhereItIsHandedOn() {
        office.type("ana", "/ask #it-help a second screen by friday");
        Message card = office.post("it-help", "[Accept]");
        sent(form("bo", card, "Ask a question").fill("Your question", "How wide?"));
        sent(form("ana", office.dm("ana", "[Answer]"), "Answer").fill("Your answer", "As wide as it goes"));
        // Whoever asked reads the answer, whether they took it or not.
        assertThat(office.dm("bo", "answered about #1").plainText()).contains("As wide as it goes");
        office.as("bo").press(office.post("it-help", "[Accept]"), "Accept");
        office.settle();
        Modal form = form("chi", office.post("it-help", "Bo has it"), "Hand off");
        new RawForm(office, "chi", form)
                .withTeam("who", "design")
                .with("why", "they buy screens")
                .send();
        office.settle();
        assertThat(office.post("it-help", "handed it to").plainText().lines())
                .containsExactly("#1 · Ana asked: “a second screen”", "→ Chi handed it to " + office.shown("design"));
        assertThat(thread(card))
                .containsExactly(
                        "Bo asks: “How wide?”",
                        "Ana answered: “As wide as it goes”",
                        "Bo accepted, due Fri 27 Nov",
                        "Chi handed it to " + office.shown("design") + ": “they buy screens”");
        assertThat(office.dm("bo", "Chi handed on #1").plainText()).contains("It is with " + office.shown("design"));
        assertThat(office.post("design", "[Accept]").plainText()).contains("Chi handed this on: “they buy screens”.");
    }

    @Test
    void whatIsTooLongForALineCanBeReadInFull() {
        String answer = "measure the frame ".repeat(30) + "and tell me";
        office.type("ana", "/ask @bo water the plants");
        sent(form("bo", office.dm("bo", "water"), "Ask a question").fill("Your question", "How?"));
        sent(form("ana", office.dm("ana", "[Answer]"), "Answer").fill("Your answer", answer));
        Message told = office.dm("bo", "Ana answered");
        assertThat(told.plainText()).contains("…", "[Read all]").doesNotContain("and tell me");
        assertThat(form("bo", told, "Read all").plainText()).contains("Ana answered", answer);
    }

    @Test
    void aRequestToActThatIsSettledByDeliveryGoesOutWithoutButtons() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        Message open = office.dm("bo", "[Accept]");
        office.settle();
        office.slack.faults().add(Fault.error("internal_error").on("chat.postMessage"));
        sent(form("bo", open, "Suggest a date").fill("Day", "2026-11-26"));
        office.type("ana", "/ask 1");
        office.as("ana").press(office.as("ana").in("general").showing("[Agree]"), "Agree");
        office.await(() -> office.type("bo", "/ask 1").text().contains("due Thu 26 Nov"));
        office.type("bo", "/ask done 1");
        office.as("ana").press(office.as("ana").in("general").showing("[Agree]"), "Agree");
        office.type("ana", "/ask 1");
        form("ana", office.as("ana").in("general").showing("[Yes, solved]"), "Yes, solved")
                .close();
        office.slack.faults().clear();
        Message late = office.dm("ana", "● solved by Bo");
        assertThat(late.plainText()).doesNotContain("[Agree]", "[Yes, solved]");
        office.settle();
        assertThat(office.dms("ana").stream().filter(m -> m.plainText().contains("[Agree]")))
                .isEmpty();
    }

    @Test
    void whoHasLeftIsToldNothingMore() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        Message open = office.dm("bo", "[Accept]");
        office.settle();
        office.slack.admin().deactivate("ana");
        int before = office.dms("ana").size();
        office.as("bo").press(open, "Accept");
        office.await(() -> office.dms("bo").get(0).plainText().contains("◐ accepted"));
        office.settle();
        assertThat(office.dms("ana")).hasSize(before);
        assertThat(office.dms("bo")).hasSize(1);
        assertThat(office.ready()).contains("\"given_up_today\":0");
    }

    @Test
    void whenThePersonAskedLeavesSomeoneElseCanBeAsked() {
        office.type("ana", "/ask @bo water the plants by friday");
        office.dm("bo", "water");
        office.settle();
        office.slack.admin().deactivate("bo");
        office.await(() -> office.type("ana", "/ask 1").text().contains("[Ask someone else]"));
        assertThat(office.type("ana", "/ask 1").text())
                .contains("Bo is no longer here. Someone else may be able to help.", "[Edit] [Withdraw]")
                .doesNotContain("Nudge");
        Message shown = office.as("ana").in("general").showing("[Ask someone else]");
        Modal form = form("ana", shown, "Ask someone else");
        assertThat(form.title()).isEqualTo("Ask someone else");
        RawForm filled = new RawForm(office, "ana", form).withPerson("who", "chi");
        filled.send();
        filled.send();
        assertThat(office.dm("chi", "[Accept]").plainText()).contains("#2 · Ana asks Chi", "needed by Fri 27 Nov");
        office.settle();
        assertThat(office.dms("chi")).hasSize(1);
        assertThat(office.type("ana", "/ask 1").text()).contains("– withdrawn by Ana");
    }

    private List<String> thread(Message root) {
        return office.as("eli").in("it-help").thread(root).stream()
                .filter(Message::isReply)
                .map(Message::plainText)
                .toList();
    }
}
