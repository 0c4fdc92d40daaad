package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import obliged.sandbox.client.Modal;
import obliged.sandbox.client.SubmissionResult;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that are not possible, or not any more: a sentence says why, nothing changes, and nothing typed is lost. */
class StepRefusalTest extends InOffice {
    /** Ana's ask, which Bo has. */
    private Message accepted(String typed) {
        office.type("ana", typed);
        office.as("bo").press(office.dm("bo", "[Accept]"), "Accept");
        office.settle();
        return office.dm("bo", "◐ accepted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-21 |       | Day  | That date has passed. Pick a later one.
            2026-11-22 | 09:00 | Time | That date has passed. Pick a later one.
            2029-01-01 |       | Day  | more than two years ahead
            """)
    void aDateThatCanNotBeIsSaidAtItsField(String day, String time, String field, String sentence) {
        Modal form = form("bo", accepted("/ask @bo water the plants by tuesday"), "Suggest another date");
        form.fill("Day", day).fill("Why", "it rained");
        if (time != null) {
            form.fill("Time", time);
        }
        assertThat(form.submit().errorAt(field)).contains(sentence);
        // The same form, put right, is taken.
        assertThat(form.fill("Day", "2026-11-26").fill("Time", "").submit().closed())
                .isTrue();
        assertThat(office.dm("ana", "[Agree to ").plainText()).contains("Thu 26 Nov", "it rained");
    }

    @Test
    void theDateThatStandsOrWaitsAlreadyIsNoSuggestion() {
        Message card = accepted("/ask @bo water the plants by thursday");
        Modal form = form("bo", card, "Suggest another date");
        assertThat(form.fill("Day", "2026-11-26").submit().errorAt("Day"))
                .isEqualTo("That's already the date. Pick another one, or press Cancel.");
        assertThat(form.fill("Day", "2026-11-27").submit().closed()).isTrue();
        Modal again = form("ana", office.dm("ana", "[Agree to Fri 27 Nov]"), "Suggest another date");
        assertThat(again.fill("Day", "2026-11-27").submit().errorAt("Day")).contains("That's already the date.");
        // What was suggested is taken back by suggesting what stands.
        Modal back = form("bo", office.dm("bo", "waiting for Ana to OK the new date"), "Suggest another date");
        assertThat(back.fill("Day", "2026-11-26").submit().closed()).isTrue();
    }

    @Test
    void aTimeWithoutADayIsSaidAtTheTime() {
        office.type("ana", "/ask @bo water the plants");
        Modal form = form("ana", own("ana", 1), "Edit");
        assertThat(form.fill("Time", "10:00").submit().errorAt("Time")).contains("Pick a day for that time");
        assertThat(form.fill("Time", "").submit().errorAt("What you need")).contains("Nothing has changed yet.");
        assertThat(form.fill("What you need", "water all of the plants")
                        .submit()
                        .closed())
                .isTrue();
        office.dm("bo", "Ana changed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            person/ana      | Ana asked for this.
            person/bo       | That's you.
            person/old-hand | is no longer here.
            person/buildbot | is an app and can't answer.
            person/obliged  | I can't take on asks myself.
            team/old        | is archived.
            team/secret     | I can't see that channel. If you're in it, type /invite @Obliged there and try again.
            team/it-help    | hasn't named any helpers, so everyone there would see this. Pick someone else, or decline it
            team/leads      | I can't see that channel. If you're in it, type /invite @Obliged there and try again.
            nobody          | Pick a person or a team.
            """)
    void whoeverCanNotHaveItIsSaidAtTheField(String who, String sentence) {
        if (who.equals("team/old")) {
            // Archived channels are read once someone names them.
            office.as("bo").in("old").type("/ask team");
            office.await(() -> office.as("bo").in("old").find("is archived").isPresent());
        }
        Modal form = form("bo", accepted("/ask @bo water the plants by tuesday"), "Hand off");
        RawSubmission raw = new RawSubmission(office, "bo", form);
        if (who.startsWith("person/")) {
            raw.withPerson("who", who.substring(7));
        } else if (who.startsWith("team/")) {
            raw.withTeam("who", who.substring(5));
        }
        assertThat(raw.send().json().path("errors").path("who").asText()).contains(sentence);
        assertThat(office.type("bo", "/ask 1").text()).contains("you have it", "[Mark as done]");
        raw.withPerson("who", "chi").send();
        office.dm("chi", "[Accept]");
    }

    @Test
    void whoWasAskedAlreadyIsNotHandedIt() {
        office.type("ana", "/ask #it-help a second screen");
        Modal form = form("bo", office.post("it-help", "[Accept]"), "Hand off");
        BotResponse reply =
                new RawSubmission(office, "bo", form).withTeam("who", "it-help").send();
        assertThat(reply.json().path("errors").path("who").asText()).contains("#it-help already has it.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ask a question", "Decline"})
    void wordsOfBlanksAreNoWords(String button) {
        Modal form = form("bo", accepted("/ask @bo water the plants"), button);
        BotResponse reply =
                new RawSubmission(office, "bo", form).with("words", " \n ").send();
        assertThat(reply.json().path("errors").path("words").asText()).isEqualTo("Add a few words here.");
    }

    @Test
    void aFormForAnAskThatMovedOnSaysWhyAndGivesBackWhatWasTyped() {
        Modal form = form("bo", accepted("/ask @bo water the plants by tuesday"), "Suggest another date");
        form.fill("Day", "2026-11-26").fill("Time", "15:00").fill("Why", "the *can* leaks\nbadly");
        Modal withdraw = form("ana", office.dm("ana", "[Withdraw]"), "Withdraw");
        assertThat(withdraw.submit().closed()).isTrue();
        SubmissionResult sent = form.submit();
        assertThat(sent.accepted()).isTrue();
        assertThat(sent.next().plainText())
                .contains(
                        "Ana withdrew #1, so there's nothing more to do.",
                        "2026-11-26",
                        "15:00",
                        "the *can* leaks\nbadly");
        office.settle();
        assertThat(office.type("ana", "/ask 1").text()).doesNotContain("suggests");
    }

    @Test
    void anAnswerToAQuestionThatWasReplacedComesBack() {
        Message card = accepted("/ask @bo water the plants");
        assertThat(form("bo", card, "Ask a question")
                        .fill("Your question", "Which?")
                        .submit()
                        .closed())
                .isTrue();
        Message first = office.dm("ana", "[Answer]");
        Modal answer = form("ana", first, "Answer");
        office.settle();
        assertThat(form("bo", office.dm("bo", "Ask a question"), "Ask a question")
                        .fill("Your question", "And when?")
                        .submit()
                        .closed())
                .isTrue();
        office.dm("ana", "And when?");
        assertThat(answer.fill("Your answer", "The tall ones").submit().next().plainText())
                .contains("that has been answered or replaced.", "The tall ones");
        // Nor does the button of the older card open a form for the newer question.
        office.as("ana").modal().close();
        office.as("ana").pressOld(first, "Answer");
        assertThat(office.dm("ana", "that has been answered or replaced").plainText())
                .contains("And when?", "[Answer]");
        assertThat(office.as("ana").modalIfOpen()).isEmpty();
    }

    @Test
    void aFormSentTwiceActsOnceAndStillDoesHalfAnHourLater() {
        Modal form = form("bo", accepted("/ask @bo water the plants by tuesday"), "Suggest another date");
        form.fill("Day", "2026-11-26");
        office.clock.pass(Duration.ofMinutes(40));
        SubmissionResult sent = form.submit();
        assertThat(sent.closed()).isTrue();
        assertThat(sent.reply().repeat().status()).isEqualTo(200);
        office.settle();
        assertThat(office.dms("ana").stream().filter(m -> m.plainText().startsWith("Bo will do #1")))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "one", "-1", "99999999999999999999", "1/x", "1/1/1", "1; DROP TABLE ask", "2", "1/1"})
    void aFormAboutSomethingElseThanItWasOpenedForChangesNothing(String about) {
        Message card = accepted("/ask @bo water the plants");
        office.type("ana", "/ask @chi a secret");
        assertThat(form("bo", card, "Ask a question")
                        .fill("Your question", "Which?")
                        .submit()
                        .closed())
                .isTrue();
        Modal answer = form("ana", office.dm("ana", "[Answer]"), "Answer");
        // Of their own asks nothing waits for this answer.
        BotResponse reply = new RawSubmission(office, "ana", answer)
                .about(about)
                .with("words", "The tall ones")
                .send();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("The tall ones", "update").doesNotContain("went wrong");
        assertThat(office.type("ana", "/ask 1").text()).contains("[Answer]");
        // Nor do others learn of an ask by its number.
        Modal decline = form("bo", office.dm("bo", "Ask a question"), "Suggest a date");
        BotResponse other = new RawSubmission(office, "bo", decline)
                .about("2")
                .with("day", "2026-11-26")
                .send();
        assertThat(other.body()).contains("no such ask").doesNotContain("a secret");
        assertThat(office.type("ana", "/ask 2").text()).contains("○ not accepted yet");
    }

    @Test
    void whoMayNotTakeAStepReadsWhoCan() {
        office.type("ana", "/ask #it-help a second screen by tuesday");
        Message card = office.post("it-help", "[Accept]");
        office.as("ana").pressOld(card, "Decline");
        says("ana", "Only people in " + office.shown("it-help") + " other than you can decline #1.");
        office.as("bo").press(card, "Accept");
        office.settle();
        Message taken = office.post("it-help", "Bo has it");
        office.as("chi").press(taken, "Ask a question");
        says("chi", "Only Bo, who's handling #1, can ask about it.");
        office.as("chi").press(taken, "Decline");
        says("chi", "Only Bo, who's handling #1, can decline it.");
        office.as("chi").press(taken, "Suggest another date");
        says("chi", "Only Bo, who's handling #1, and Ana, who asked, can suggest a date.");
        office.as("chi").pressOld(card, "Accept");
        says("chi", "Bo has already accepted #1.");
        assertThat(office.as("chi").modalIfOpen()).isEmpty();
    }

    private void says(String person, String sentence) {
        office.await(() -> office.as(person).in("it-help").find(sentence).isPresent());
    }

    @Test
    void theButtonsOfOldCardsSayHowItStands() {
        askByForm("ana", "Bo", "water the plants by tuesday");
        Message open = office.dm("bo", "[Accept]");
        Message asked = office.dm("ana", "[Withdraw]");
        office.as("bo").press(open, "Accept");
        office.settle();
        office.as("bo").press(office.dm("bo", "[Mark as done]"), "Mark as done");
        office.settle();
        String done = "You said #1 is done; it's waiting for Ana to confirm.";
        String hers = "Bo said #1 is done; it's waiting for you to confirm.";
        for (String button : List.of("Accept", "Suggest another date", "Ask a question", "Hand off", "Decline")) {
            long before = saying("bo", done);
            office.as("bo").pressOld(open, button);
            office.await(() -> saying("bo", done) > before);
        }
        for (String button : List.of("Nudge", "Edit", "Withdraw")) {
            long before = saying("ana", hers);
            office.as("ana").pressOld(asked, button);
            office.await(() -> saying("ana", hers) > before);
        }
        assertThat(office.as("bo").modalIfOpen()).isEmpty();
        assertThat(office.as("ana").modalIfOpen()).isEmpty();
    }

    private long saying(String person, String sentence) {
        return office.dms(person).stream()
                .filter(message -> message.plainText().contains(sentence))
                .count();
    }

    @Test
    void aRatingOfNoStarsThatThereAreIsSaidAtTheFieldAndNoneIsNeeded() {
        office.as("bo").press(accepted("/ask @bo water the plants by friday"), "Mark as done");
        Modal rating = form("ana", office.dm("ana", "[Yes, solved]"), "Yes, solved");
        RawSubmission bos = new RawSubmission(office, "bo", rating).with("stars", "5");
        BotResponse reply =
                new RawSubmission(office, "ana", rating).with("stars", "6").send();
        assertThat(reply.json().path("errors").path("stars").asText()).contains("one to five stars");
        assertThat(rating.submit().closed()).isTrue();
        // Nobody else can say how it was.
        assertThat(bos.send().body()).contains("who asked for ");
    }

    @Test
    void aLatePromiseIsMadeRightOnlyWhenItIsLate() {
        office.clock.pass(Duration.ofDays(1));
        accepted("/ask @bo water the plants by tuesday");
        office.clock.pass(Duration.ofDays(2));
        assertThat(office.type("bo", "/ask 1").text()).contains("[Explain the delay]");
        Message late = office.as("bo").in("general").showing("[Explain the delay]");
        Modal form = form("bo", late, "Explain the delay");
        form.fill("What happened", "rain").fill("New date", "2026-11-27");
        assertThat(form.submit().closed()).isTrue();
        Message offered = office.dm("ana", "[Agree to ");
        office.as("ana").press(offered, "Agree");
        office.settle();
        office.as("bo").pressOld(late, "Explain the delay");
        office.await(() -> office.as("bo")
                .in("general")
                .find("#1 isn't late. To change the date, press Suggest another date.")
                .isPresent());
        office.as("ana").pressOld(offered, "Agree");
        assertThat(office.dm("ana", "Nobody has suggested a new date for #1.").plainText())
                .contains("due Fri 27 Nov");
    }

    @Test
    void whatIsGoneFromAChannelIsNotShownThereLate() {
        office.type("ana", "/ask #it-help a second screen");
        Modal form = form("bo", office.post("it-help", "[Accept]"), "Hand off");
        new RawSubmission(office, "bo", form).withPerson("who", "chi").send();
        Message chis = office.dm("chi", "[Accept]");
        office.as("chi").press(chis, "Accept");
        office.settle();
        Modal edit = form("ana", office.dm("ana", "Edit"), "Edit");
        assertThat(edit.fill("What you need", "a second screen for the merger")
                        .submit()
                        .closed())
                .isTrue();
        office.settle();
        assertThat(office.as("eli").in("it-help").find("merger")).isEmpty();
        assertThat(office.as("eli").in("it-help").messages()).hasSize(1);
        assertThat(office.type("eli", "/ask 1").text()).contains("There's no ask #1, or you can't see it.");
    }
}
