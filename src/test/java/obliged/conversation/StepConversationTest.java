package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.Test;

/** Every step that an ask can go through, from the button through its form to who reads of it. */
class StepConversationTest extends InOffice {
    private static void sent(Modal form) {
        assertThat(form.submit().closed()).isTrue();
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
                .startsWith(
                        "Bo asks about #1 “water the plants” (due Tue 24 Nov): “Which <!channel> ones?\nAll?”\n[Answer] ")
                .doesNotContain("Nudge");
        office.settle();
        assertThat(office.dms("ana").get(0).plainText())
                .contains("◐ Bo has it · waiting for your answer", "Bo asks: “Which <!channel> ones?\nAll?”");
        office.clock.pass(Duration.ofDays(2));
        Modal answer = form("ana", asked, "Answer");
        assertThat(answer.plainText())
                .contains("due Tue 24 Nov", "Which <!channel> ones?", "Bo will see it.", "[Answer]");
        sent(answer.fill("Your answer", "The tall ones"));
        assertThat(office.dm("bo", "answered").plainText())
                .isEqualTo(
                        "Ana answered your question about #1 “water the plants”: “The tall ones”. It is now due Wed 25 Nov.");
        office.settle();
        assertThat(office.dms("bo").get(0).plainText()).contains("due Wed 25 Nov · ◐ accepted · you have it");
        assertThat(office.dms("ana"))
                .hasSize(2)
                .last()
                .extracting(Message::plainText)
                .isEqualTo("#1 “water the plants” · You answered.");
    }

    @Test
    void aQuestionEndsWithTheHandsThatItCameFrom() {
        office.type("ana", "/ask @bo water the plants by friday");
        sent(form("bo", office.dm("bo", "[Accept]"), "Ask a question").fill("Your question", "Which ones?"));
        Message asked = office.dm("ana", "[Answer]");
        office.settle();
        Modal handOff = form("bo", office.dm("bo", "Ask a question"), "Hand off");
        new RawSubmission(office, "bo", handOff).withPerson("who", "chi").send();
        office.dm("ana", "handed #1");
        office.settle();
        assertThat(office.dms("ana").stream().filter(m -> m.plainText().contains("[Answer]")))
                .isEmpty();
        assertThat(office.dm("chi", "[Accept]").plainText())
                .contains("needed by Fri 27 Nov · ○ not accepted yet")
                .doesNotContain("Which ones?");

        office.as("ana").pressOld(asked, "Answer");

        assertThat(office.dm("ana", "There's no open question about #1.").plainText())
                .contains("#1 · You asked, and Bo handed it to Chi");
        assertThat(office.as("ana").modalIfOpen()).isEmpty();
    }

    @Test
    void aPromiseWithoutADateAsksForOne() {
        office.type("ana", "/ask @bo water the plants");
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        Message card = office.dm("bo", "When can Ana expect it?");
        assertThat(card.plainText()).contains("[Give a date] [Mark as done] [Ask a question]");
        sent(form("bo", card, "Give a date").fill("Day", "2026-11-24"));
        // Without a wish, the first date that the assignee gives is the one.
        assertThat(office.dm("ana", "due Tue 24 Nov").plainText()).doesNotContain("[Agree");
    }

    @Test
    void theRequesterChangesTheWordsAndTheDate() {
        office.type("ana", "/ask @bo water the plants near @chi by tuesday");
        Modal form = form("ana", own("ana", 1), "Edit");
        assertThat(form.value("What you need")).isEqualTo("water the plants near @Chi");
        assertThat(form.value("Needed by")).isEqualTo("2026-11-24");
        sent(form.fill("What you need", "water the tall plants near @Chi")
                .fill("Customer impact", "visitors see them first"));
        assertThat(office.dm("bo", "changed").plainText())
                .isEqualTo(
                        "Ana changed #1 “water the tall plants near @Chi” (needed by Tue 24 Nov); it used to say “water the plants near"
                                + " @Chi”; it now says what it means for customers.");
        office.settle();
        assertThat(office.dms("bo").get(0).plainText())
                .contains("water the tall plants near @Chi", "○ not accepted yet · ", "visitors see them first");

        office.as("bo").press(office.dms("bo").get(0), "Accept");
        office.settle();
        // After acceptance another date is a suggestion.
        sent(form("ana", firstLiving("ana"), "Edit").fill("Needed by", "2026-11-23"));
        Message suggested = office.dm("bo", "Ana suggests Mon 23 Nov");
        assertThat(suggested.plainText()).contains("instead of Tue 24 Nov", "[Agree to Mon 23 Nov] [Keep Tue 24 Nov]");
        assertThat(office.type("ana", "/ask 1").text())
                .contains(
                        "Ana changed it; it used to say “water the plants near @Chi”",
                        "Ana changed it, needed by Mon 23 Nov");
    }

    @Test
    void whatAnEditAddsOrTakesAwayIsSaid() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        sent(form("ana", own("ana", 1), "Edit").fill("Customer impact", "visitors see them first"));
        assertThat(office.dm("bo", "changed").plainText())
                .isEqualTo(
                        "Ana changed #1 “water the plants” (needed by Tue 24 Nov); it now says what it means for customers.");
        office.settle();

        sent(form("ana", own("ana", 1), "Edit").fill("Needed by", ""));
        assertThat(office.dm("bo", "no longer").plainText())
                .isEqualTo("Ana changed #1 “water the plants”; it no longer has a date.");
        office.settle();

        sent(form("ana", own("ana", 1), "Edit").fill("Customer impact", ""));
        assertThat(office.dm("bo", "its impact was").plainText())
                .isEqualTo("Ana changed #1 “water the plants”; its impact was “visitors see them first”.");
    }

    @Test
    void newWordsAloneSuggestNoDateToWhomeverTheyReachOnAnotherClock() {
        office.as("chi").in("design").write("The logo is wrong");
        office.as("ana").messageShortcut(office.as("ana").in("design").last(), "log_ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        // A Tuesday as Ana means it in Lisbon; Chi, who needs it, is in Tokyo.
        office.as("ana")
                .modal()
                .fill("Who", "Bo")
                .fill("Needed by", "2026-11-24")
                .submit();
        office.dm("bo", "[Accept]");
        office.type("bo", "/ask accept 1");
        office.dm("chi", " is on #");
        office.settle();

        sent(form("chi", office.dm("chi", "[Edit]"), "Edit").fill("What you need", "The logo is all wrong"));

        assertThat(office.dm("bo", "changed").plainText())
                .isEqualTo(
                        "Chi changed #1 “The logo is all wrong” (due Tue 24 Nov); it used to say “The logo is wrong”.");
        office.settle();
        assertThat(office.dms("bo").get(0).plainText())
                .contains("due Tue 24 Nov · ◐ accepted")
                .doesNotContain("suggests");
    }

    @Test
    void aNudgeIsALineForWhoeverHasItAndOnceADay() {
        askByForm("ana", "Bo", "water the plants");
        Message mine = office.dm("ana", "[Nudge]");
        office.as("ana").press(mine, "Nudge");
        Message nudged = office.dm("bo", "Ana is asking how #1 “water the plants” is coming along.");
        assertThat(nudged.plainText()).contains("[Accept]");
        office.settle();
        assertThat(office.dms("bo")).hasSize(2);
        String card = office.dms("bo").get(0).ts().replace(".", "");
        assertThat(nudged.json().path("blocks").toString()).contains("/p" + card);
        assertThat(office.dms("ana").get(0).plainText())
                .contains("I asked Bo how it's coming along.")
                .doesNotContain("Nudge");
        office.as("ana").pressOld(mine, "Nudge");
        assertThat(office.dm("ana", "You've already sent a nudge about #1 today. You can send another tomorrow.")
                        .plainText())
                .contains("○ not accepted yet");
        office.clock.pass(Duration.ofDays(1));
        assertThat(office.type("ana", "/ask 1").text()).contains("[Nudge]");
        office.await(() -> office.dms("ana").get(0).plainText().contains("[Nudge]"));
    }

    @Test
    void aNudgeOfATeamIsALineInItsThread() {
        office.type("ana", "/ask #it-help a second screen");
        Message card = office.post("it-help", "[Accept]");
        office.as("ana").press(own("ana", 1), "Nudge");
        office.settle();
        assertThat(thread(card)).containsExactly("Ana asked how it's coming along");
    }

    @Test
    void aChannelThatSomeoneSuggestsIsATeamOnlyOnceItIsAskedThere() {
        office.as("bo").in("old").type("/ask team");
        office.await(() -> office.as("bo").in("old").find("is archived").isPresent());
        office.type("ana", "/ask @bo draw a logo by friday");
        Modal form = form("bo", office.dm("bo", "draw"), "Decline");
        form.fill("Reason", "I can't draw");
        assertThat(new RawSubmission(office, "bo", form)
                        .with("words", "I can't draw")
                        .withTeam("who", "old")
                        .send()
                        .body())
                .contains("is archived. Ask in another channel");
        sent(form.fill("Who could help", "#design"));
        Message declined = office.dm("ana", "suggests asking");
        // With no letters typed, the field offers teams.
        assertThat(teamsOffered("dee")).isEmpty();

        office.as("ana").press(declined, "Ask #design");
        assertThat(office.post("design", "[Accept]").plainText()).contains("#2 · Ana asks", "draw a logo");
        assertThat(teamsOffered("dee")).containsExactly("#design");
    }

    private List<String> teamsOffered(String person) {
        office.type(person, "/ask");
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        Modal form = office.as(person).modal();
        List<String> offered = form.options("Who", "").stream()
                .filter(option -> option.startsWith("#"))
                .toList();
        form.close();
        return offered;
    }

    @Test
    void aSolvedAskIsReopenedWithinTwoWeeks() {
        office.type("ana", "/ask @bo water the plants by friday");
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        office.settle();
        office.as("bo").press(office.dm("bo", "[Mark as done]"), "Mark as done");
        Modal rating = form("ana", office.dm("ana", "[Yes, solved]"), "Yes, solved");
        assertThat(rating.view().json().path("close").path("text").asText()).isEqualTo("Skip");
        rating.close();
        office.settle();
        Message solved = office.dm("ana", "[Reopen]");
        Modal form = form("ana", solved, "Reopen");
        assertThat(form.title()).isEqualTo("Reopen #1");
        sent(form.fill("What's missing", "they are dry again"));
        Message back = office.dm("bo", "they are dry again");
        office.as("bo").press(back, "Mark as done");
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
        sent(form("bo", open, "Suggest another date").fill("Day", "2026-11-26"));
        office.type("ana", "/ask 1");
        office.as("ana").press(office.as("ana").in("general").showing("[Agree to "), "Agree");
        office.await(() -> office.type("bo", "/ask 1").text().contains("due Thu 26 Nov"));
        office.type("bo", "/ask done 1");
        office.type("ana", "/ask 1");
        form("ana", office.as("ana").in("general").showing("[Yes, solved]"), "Yes, solved")
                .close();
        office.slack.faults().clear();
        Message late = office.dm("ana", "● solved by Bo");
        assertThat(late.plainText()).doesNotContain("[Agree", "[Yes, solved]");
        office.settle();
        assertThat(office.dms("ana").stream().filter(m -> m.plainText().contains("[Agree")))
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
                .contains(
                        "Bo is no longer here. Someone else may be able to help.",
                        "[Change date] [Edit] {Withdraw | Snooze}")
                .doesNotContain("Nudge");
        Message shown = office.as("ana").in("general").showing("[Ask someone else]");
        Modal form = form("ana", shown, "Ask someone else");
        assertThat(form.title()).isEqualTo("Ask someone else");
        RawSubmission filled = new RawSubmission(office, "ana", form).withPerson("who", "chi");
        filled.send();
        filled.send();
        assertThat(office.dm("chi", "[Accept]").plainText()).contains("#2 · Ana asks you", "needed by Fri 27 Nov");
        office.settle();
        assertThat(office.dms("chi")).hasSize(1);
        assertThat(office.type("ana", "/ask 1").text()).contains("– withdrawn by you");
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
