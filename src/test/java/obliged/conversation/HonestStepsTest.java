package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;

/** What is due was agreed; and each side can take back, give back or take over what is theirs. Each button twice. */
class HonestStepsTest extends InOffice {
    private static void sent(Modal form) {
        assertThat(form.submit().closed()).isTrue();
    }

    private Message teamCard(String words) {
        return office.post("it-help", words);
    }

    @Test
    void anotherHelperTakesItOverAndGivesItBack() {
        office.type("ana", "/ask #it-help a second screen by friday");
        office.as("bo").press(teamCard("[Accept]"), "Accept");
        office.settle();
        Message bos = teamCard("Bo has it");

        office.as("chi").press(bos, "Take over");
        assertThat(office.dm("bo", "took over").plainText())
                .contains("Chi took over #1 “a second screen” (due Fri 27 Nov) from Bo.");
        assertThat(office.dm("ana", "took over").plainText()).contains("from Bo");
        office.settle();
        Message chis = teamCard("due Fri 27 Nov · ◐ accepted · Chi has it");
        office.as("chi").pressOld(bos, "Take over");
        office.await(() ->
                office.as("chi").in("it-help").find("You already have #1.").isPresent());

        office.as("bo").press(chis, "Give back");
        office.await(() -> office.as("bo")
                .in("it-help")
                .find("Only Chi, who's handling #1, can give it back.")
                .isPresent());
        office.as("chi").press(chis, "Give back");
        assertThat(office.dm("ana", "gave back").plainText()).contains("It's open in");
        office.settle();
        assertThat(teamCard("[Accept]").plainText()).contains("needed by Fri 27 Nov · ○ not accepted yet");
        office.as("chi").pressOld(chis, "Give back");
        office.await(() -> office.as("chi")
                .in("it-help")
                .find("Nobody has accepted #1 yet")
                .isPresent());
    }

    @Test
    void aSuggestionIsTakenBack() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        sent(form("bo", office.dm("bo", "[Accept]"), "Suggest another date").fill("Day", "2026-11-26"));
        Message asked = office.dm("ana", "[Agree to ");
        office.settle();
        Message bos = office.dm("bo", "Take it back");

        office.as("bo").press(bos, "Take it back");
        assertThat(office.dm("ana", "took back").plainText()).contains("Bo took back the suggestion for #1");
        office.settle();
        assertThat(office.dm("bo", "[Accept Tue 24 Nov]").plainText()).contains("needed by Tue 24 Nov · ◐ accepted");
        office.as("ana").pressOld(asked, "Agree");
        assertThat(office.dm("ana", "Nobody has suggested a new date for #1").plainText())
                .doesNotContain("[Agree");
        office.as("bo").pressOld(bos, "Take it back");
        assertThat(office.dm("bo", "You don't have an open suggestion").plainText())
                .contains("[Accept Tue 24 Nov]");
    }

    @Test
    void whatIsNotDoneAfterAllIsTheirsAgainWithItsDate() {
        office.type("ana", "/ask @bo water the plants by friday");
        Message card = office.dm("bo", "[Accept]");
        office.as("bo").press(card, "Mark as done");
        Message asked = office.dm("ana", "[Yes, solved]");
        assertThat(asked.plainText()).contains("● Bo says it's done");
        office.settle();
        assertThat(office.type("ana", "/ask 1").text()).contains("Bo accepted, due Fri 27 Nov", "Bo says it's done");

        office.as("bo").press(office.dm("bo", "[Not done after all]"), "Not done after all");
        assertThat(office.dm("ana", "not done after all").plainText()).contains("It is due Fri 27 Nov.");
        office.settle();
        assertThat(office.dm("bo", "◐ accepted").plainText()).contains("due Fri 27 Nov");
        office.as("ana").pressOld(asked, "Yes, solved");
        assertThat(office.dm("ana", "Bo hasn't marked #1 as done.").plainText()).contains("◐ accepted");
    }

    @Test
    void whileTheRequesterHasToAnswerTheTeamsCardLeadsNobodyToTheOldDate() {
        office.type("ana", "/ask #it-help a second screen by friday");
        sent(form("chi", teamCard("[Accept]"), "Suggest another date").fill("Day", "2026-11-30"));
        office.settle();

        Message card = teamCard("waiting for Ana");
        assertThat(card.plainText())
                .contains(
                        "◐ Chi will do it · waiting for Ana to OK the new date",
                        "[Mark as done] [Suggest another date] [Ask a question] {Accept Fri 27 Nov | ");
        assertThat(card.blocks().toString()).doesNotContain("primary");
    }

    @Test
    void anotherHelperSaysThatItIsDoneAndIsNamed() {
        office.type("ana", "/ask #it-help a second screen by friday");
        office.as("bo").press(teamCard("[Accept]"), "Accept");
        office.settle();

        office.as("chi").press(teamCard("Bo has it"), "Mark as done");

        assertThat(office.dm("ana", "[Yes, solved]").plainText())
                .startsWith("Chi says #1 “a second screen” (due Fri 27 Nov) is done. Is it solved?");
        assertThat(office.dm("bo", "is done").plainText()).startsWith("Chi says #1");
    }

    @Test
    void whereTheWishHasPassedAcceptingAsksByWhenAlsoInWords() {
        office.type("ana", "/ask @bo water the plants by monday");
        Message card = office.dm("bo", "[Accept]");
        office.clock.pass(Duration.ofDays(3));

        Modal pressed = form("bo", card, "Accept");
        assertThat(pressed.title()).isEqualTo("By when?");
        assertThat(pressed.plainText()).contains("Ana needed it by Mon 23 Nov, which has passed.");
        pressed.close();
        office.type("bo", "/ask accept 1");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        Modal typed = office.as("bo").modal();
        assertThat(typed.title()).isEqualTo("By when?");
        assertThat(typed.fill("Day", "2026-11-24").submit().errorAt("Day")).contains("has passed");
        sent(typed.fill("Day", "2026-11-27"));
        assertThat(office.dm("ana", "[Agree to ").plainText())
                .contains("Bo will do it and suggests Fri 27 Nov instead of Mon 23 Nov")
                .doesNotContain("[Keep ");
    }

    @Test
    void whoWaitsForTheOtherSideNudgesAndNobodyElse() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        sent(form("bo", office.dm("bo", "[Accept]"), "Suggest another date").fill("Day", "2026-11-26"));
        assertThat(office.dm("ana", "[Agree to ").plainText()).doesNotContain("Nudge");
        office.settle();
        Message bos = office.dm("bo", "waiting for Ana to OK the new date");

        office.as("bo").press(bos, "Nudge");
        assertThat(office.dm("ana", "Bo is waiting for you.").plainText())
                .contains("[Agree to Thu 26 Nov] [Keep Tue 24 Nov]");
        office.settle();
        assertThat(office.dm("bo", "I told Ana you're waiting.").plainText()).doesNotContain("Nudge");
        office.as("bo").pressOld(bos, "Nudge");
        assertThat(office.dm("bo", "You've already sent a nudge about #1 today").plainText())
                .contains("You can send another tomorrow.");
    }

    @Test
    void theRatingStaysPossibleForTwoWeeksAndAnEmptyFormLosesNothing() {
        office.type("ana", "/ask @bo water the plants by friday");
        office.as("bo").press(office.dm("bo", "[Accept]"), "Mark as done");
        Message asked = office.dm("ana", "[Yes, solved]");
        form("ana", asked, "Yes, solved").close();
        office.settle();
        Message solved = office.dm("ana", "[Rate it]");

        sent(form("ana", solved, "Rate it")
                .fill("Your rating", "4 stars – Good")
                .fill("What could be better", "sooner"));
        Modal again = form("ana", office.dm("ana", "[Change rating]"), "Change rating");
        assertThat(again.value("What could be better")).isEqualTo("sooner");
        again.close();
        office.clock.pass(Duration.ofDays(15));
        office.as("ana").pressOld(solved, "Rate it");
        assertThat(office.dm("ana", "#1 is solved, so there's nothing more to do.")
                        .plainText())
                .doesNotContain("rating]");
    }
}
