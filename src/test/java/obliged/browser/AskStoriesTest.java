package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import obliged.testing.InBrowser;
import obliged.testing.Tab;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three asks between people who do not agree at once, in a real browser: in one tab, whose faces are pressed to become whoever
 * is next. It begins on a Monday at ten in Lisbon, where Ana is; Bo is in Berlin.
 */
class AskStoriesTest extends InBrowser {
    private Tab tab;

    AskStoriesTest() {
        super("2026-11-23T10:00:00Z");
    }

    @BeforeEach
    void open() {
        tab = look(1280, 800, false);
    }

    private Tab look(int width, int height, boolean dark) {
        return browser.open(trial.url(), "ana", "general", width, height, dark);
    }

    @Test
    void aDateIsSuggestedAndNotTakenAnotherIsAgreedToAndTheWorkIsExcellentAndThankedFor() {
        type("/ask @bo print the badges for Thursday’s visitors by wednesday");
        assertThat(tab.message("#1")).containsText("needed by Wed 25 Nov");

        nextIs("Bo");
        assertThat(tab.card("Ana asks you")).containsText("needed by Wed 25 Nov · ○ not accepted yet");
        tab.choose(tab.card("Ana asks you"), "Suggest another date");
        assertThat(tab.form()).containsText("Ana needs it by Wed 25 Nov.");
        tab.field("Day").fill("2026-11-27");
        tab.field("Why").fill("the ink comes on Thursday");
        tab.send("Suggest");
        assertThat(tab.card("Ana asks you")).containsText("you will do it · waiting for Ana to OK the new date");
        assertThat(tab.button(tab.card("Ana asks you"), "Agree")).hasCount(0);

        nextIs("Ana");
        assertThat(tab.card("Bo will do it and"))
                .containsText(
                        "Bo will do it and suggests Fri 27 Nov instead of Wed 25 Nov: “the ink comes on Thursday”");
        tab.picture("a1-suggested");
        tab.choose(tab.card("Bo will do it and"), "Keep Wed 25 Nov");
        assertThat(tab.card("You asked Bo")).containsText("needed by Wed 25 Nov · ◐ accepted · Bo has it");

        nextIs("Bo");
        assertThat(tab.card("Can you do it by then?")).containsText("visitors” by Wed 25 Nov. Can you do it by then?");
        tab.picture("a1-asked-again");
        tab.choose(tab.card("Can you do it by then?"), "Suggest another date");
        assertThat(tab.form()).containsText("Ana needs it by Wed 25 Nov.");
        tab.field("Day").fill("2026-11-26");
        tab.field("Time").fill("08:30");
        tab.field("Why").fill("I come in early, before the visitors");
        tab.picture("a2-suggesting");
        tab.send("Suggest");
        assertThat(tab.card("Ana asks you")).containsText(", 8:30");

        nextIs("Ana");
        // Half past eight in Berlin is half past seven in Lisbon.
        assertThat(tab.card("Bo will do it and")).containsText(", 7:30");
        assertThat(tab.card("Bo will do it and"))
                .containsText("instead of Wed 25 Nov: “I come in early, before the visitors”");
        tab.choose(tab.card("Bo will do it and"), "Agree");
        assertThat(tab.card("You asked Bo")).containsText("◐ accepted · Bo has it");
        assertThat(tab.button(tab.card("You asked Bo"), "Agree")).hasCount(0);

        tab.become("Bo");
        assertThat(tab.card("Ana asks you")).containsText("Ana agreed to");
        assertThat(tab.card("Ana asks you")).containsText(", 8:30");
        tab.choose(tab.card("Ana asks you"), "Mark as done");
        assertThat(tab.message("you say it's done")).containsText("● you say it's done · waiting for Ana to confirm");

        nextIs("Ana");
        tab.picture("a3-solved-or-not");
        tab.choose(tab.card("Bo says it's done"), "Yes, solved");
        assertThat(tab.form()).containsText("How was it?");
        tab.form().getByLabel("5 stars").check();
        tab.field("What could be better").fill("nothing at all");
        tab.picture("a4-rating");
        tab.send("Send");
        assertThat(tab.card("You asked Bo")).containsText("● solved by Bo");
        tab.choose(tab.card("solved by Bo"), "Say thanks");
        assertThat(tab.field("What for")).hasValue("print the badges for Thursday’s visitors");
        tab.form().getByLabel("Just between us").check();
        tab.picture("a5-thanking");
        tab.send("Give thanks");
        assertThat(tab.message("You thanked Bo")).isVisible();

        nextIs("Bo");
        assertThat(tab.message("Ana thanks you for #1!")).containsText("print the badges for Thursday’s visitors");
        assertThat(tab.message("Ana asks you")).containsText("● solved by you");
        assertThat(tab.page().locator("main")).not().containsText("nothing at all");
        tab.picture("a6-read-by-bo");
    }

    @Test
    void aQuestionIsAnsweredTheAskHandedOffDeclinedWithASuggestionAndAskedThereInOnePress() {
        tab = look(1280, 800, true);
        tab.become("Dee");
        type("/ask");
        tab.pick("Who", "it-h", "#it-help");
        tab.field("What").fill("a badge for our summer trainee");
        tab.field("Needed by").fill("2026-11-27");
        tab.picture("b1-new-ask");
        tab.send("Ask");
        assertThat(tab.message("#1")).containsText("needed by Fri 27 Nov");

        tab.become("Chi");
        go("it-help");
        tab.choose(tab.card("Dee asks"), "Ask a question");
        assertThat(tab.form()).containsText("Time spent waiting for the answer doesn't count against you.");
        tab.field("Your question").fill("For which door?");
        tab.send("Ask Dee");
        assertThat(tab.card("Dee asks")).containsText("… waiting for Dee to answer");
        assertThat(tab.card("Dee asks")).containsText("Chi asks: “For which door?”");

        nextIs("Dee");
        tab.choose(tab.card("For which door?"), "Answer");
        assertThat(tab.form().locator("blockquote")).hasText("Chi: For which door?");
        tab.field("Your answer").fill("All of the second floor, with a photograph");
        tab.picture("b2-answering");
        tab.send("Answer");

        nextIs("Chi");
        assertThat(tab.message("Dee answered")).containsText("“All of the second floor, with a photograph”");
        go("it-help");
        assertThat(tab.card("Dee asks")).containsText("○ not accepted yet");
        tab.choose(tab.card("Dee asks"), "Hand off");
        tab.pick("Who", "des", "#design");
        tab.field("Why").fill("they take the photographs");
        tab.picture("b3-handing-off");
        tab.send("Hand off");
        Locator ended = tab.message("handed it to");
        assertThat(ended).containsText("→ Chi handed it to #design");
        assertThat(tab.button(ended, "Accept")).hasCount(0);
        tab.picture("b4-handed-off");

        nextIs("Dee");
        assertThat(tab.message("Chi handed #1")).containsText(" to #design: “they take the photographs”.");

        tab.become("Eli");
        go("design");
        assertThat(tab.card("Dee asks")).containsText("Chi handed this to #design: “they take the photographs”.");
        tab.choose(tab.card("Dee asks"), "Decline");
        tab.field("Reason").fill("our camera is at the repair shop");
        tab.pick("Who could help", "bo", "Bo");
        tab.picture("b5-declining");
        tab.send("Decline");
        assertThat(tab.message("declined by Eli")).isVisible();

        nextIs("Dee");
        Locator declined = tab.card("· Eli declined");
        assertThat(declined).containsText("Eli: “our camera is at the repair shop”");
        assertThat(declined).containsText("Eli suggests asking Bo.");
        tab.picture("b6-declined");
        tab.choose(declined, "Ask Bo");
        assertThat(tab.message("I asked Bo")).containsText("#2");
        assertThat(tab.message("· Eli declined")).containsText("You asked Bo: #2.");
        assertThat(tab.button(tab.message("· Eli declined"), "Ask Bo")).hasCount(0);
        tab.picture("b7-asked-there");

        nextIs("Bo");
        assertThat(tab.card("Dee asks you")).containsText("a badge for our summer trainee");
        assertThat(tab.card("Dee asks you")).containsText("needed by Fri 27 Nov · ○ not accepted yet");
    }

    @Test
    void aBrokenPromiseIsMadeRightAndWhatIsNotYetDoneIsDoneAgain() {
        // On a phone.
        tab = look(390, 780, false);
        type("/ask @bo the chart for the harbour talk by tomorrow");
        nextIs("Bo");
        tab.choose(tab.card("Ana asks you"), "Accept");
        assertThat(tab.card("Ana asks you")).containsText("due Tue 24 Nov · ◐ accepted");

        tab.jump("tomorrow 9:00", "Tue 24 Nov");
        tab.jump("tomorrow 9:00", "Wed 25 Nov");

        nextIs("Ana");
        tab.choose(tab.card("You asked Bo"), "Nudge");
        nextIs("Bo");
        Locator late = tab.card("Ana is asking how it's coming along.");
        assertThat(late).containsText("due Tue 24 Nov, late");
        assertThat(late).containsText("The date has passed. Tell Ana what happened, and when to expect it.");
        tab.picture("c1-late");
        tab.choose(late, "Explain the delay");
        tab.field("What happened").fill("I mixed up two talks");
        tab.field("New date").fill("2026-11-26");
        tab.field("What you'll offer").fill("I print it too");
        tab.picture("c2-making-it-right");
        tab.send("Tell Ana");
        assertThat(tab.card("Ana asks you")).containsText("waiting for Ana to OK the new date");

        nextIs("Ana");
        Locator sorry = tab.card("and suggests Thu 26 Nov");
        assertThat(sorry)
                .containsText(
                        "Bo will do #1 “the chart for the harbour talk” and suggests Thu 26 Nov instead of Tue 24 Nov."
                                + " The reason: “I mixed up two talks”.");
        assertThat(sorry).containsText("To make up for it, Bo offers: “I print it too”.");
        tab.picture("c3-made-right");
        tab.choose(sorry, "Agree");

        tab.become("Bo");
        assertThat(tab.card("Ana asks you")).containsText("Ana agreed to Thu 26 Nov.");
        assertThat(tab.card("Ana asks you")).containsText("due Thu 26 Nov · ◐ accepted");
        tab.choose(tab.card("Ana asks you"), "Mark as done");

        nextIs("Ana");
        tab.choose(tab.card("Bo says it's done"), "Not yet");
        tab.field("What's missing").fill("the harbour has three piers, not two");
        tab.picture("c4-not-yet");
        tab.send("Tell Bo");
        assertThat(tab.card("You asked Bo")).containsText("due Thu 26 Nov · ◐ accepted · Bo has it");

        nextIs("Bo");
        Locator back = tab.card("three piers");
        assertThat(back).containsText("is not solved yet: “the harbour has three piers, not two”.");
        tab.picture("c5-back");
        tab.choose(back, "Mark as done");

        nextIs("Ana");
        tab.choose(tab.card("Bo says it's done"), "Yes, solved");
        tab.send("Skip");
        assertThat(tab.card("You asked Bo").locator(".context")).hasText("due Thu 26 Nov · ● solved by Bo");
        tab.picture("c6-solved");
    }

    private void type(String words) {
        tab.composer().fill(words);
        tab.press("Enter");
    }

    /** Something waits for them, so one becomes them and reads it. */
    private void nextIs(String name) {
        tab.awaitUnread(name);
        tab.become(name);
    }

    private void go(String channel) {
        tab.link(channel).click();
    }
}
