package obliged.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import obliged.sandbox.client.UserClient;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.StoredFile;
import obliged.testing.Tab;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What two sides write, send and agree about an ask, from the first words to the end, with pictures of every line. */
class ConversationStoriesTest extends SharedSandbox {
    @BeforeAll
    static void open() throws Exception {
        open(MONDAY, false);
    }

    private static UserClient as(String person) {
        return trial.sandbox().as(person);
    }

    /** The newest message of the bot's to someone that shows these words, once it is there. */
    private static Message dm(String person, String words) {
        await(() -> as(person).inDm().find(words).isPresent());
        return as(person).inDm().find(words).orElseThrow();
    }

    private static Tab wide(String person, String place) {
        return browser.open(trial.url(), person, place, 1280, 900, false);
    }

    /** A picture of what someone reads on a phone. */
    private static void onAPhone(String person, String place, String words, String name) {
        Tab phone = browser.open(trial.url(), person, place, 390, 780, false);
        assertThat(phone.page()
                        .locator(".message:visible", new Page.LocatorOptions().setHasText(words))
                        .last())
                .isVisible();
        phone.picture(name);
        assertThat(phone.tooWide()).isEmpty();
    }

    private static Locator thread(Tab tab) {
        return tab.page().locator("aside.thread");
    }

    @Test
    void aQuestionIsAnsweredInTheThreadOfTheCardWithAScreenshot() {
        Tab ana = wide("ana", "general");
        ana.composer().fill("/ask @bo reset my VPN token by friday");
        ana.press("Enter");
        Tab bo = wide("bo", "dm");
        bo.choose(bo.card("reset my VPN token"), "Ask a question");
        bo.field("Your question").fill("Which token, the yellow one?");
        bo.send("Ask Ana");
        assertThat(bo.card("Ana asks you")).containsText("… waiting for Ana to answer");

        Message card = dm("ana", "Which token");
        ana.go("ana", "dm");
        ana.choose(ana.card("Which token"), "Answer");
        assertThat(ana.form()).containsText("needed by Fri 27 Nov");
        assertThat(ana.form()).containsText("Bo will see it.");
        ana.picture("d1-answer-form");
        ana.send("Cancel");
        StoredFile screenshot = as("ana").upload("token.png", ana.page().screenshot());
        assertThat(as("ana")
                        .inDm()
                        .share(card, "The blue one, as here.", screenshot)
                        .status())
                .isEqualTo(200);

        Locator answered = bo.message("Ana answered your question");
        assertThat(answered).containsText("“The blue one, as here.” (token.png is in the thread under #");
        bo.picture("d2-answered");
        Message cardOfBo = dm("bo", "· Ana asks you");
        bo.go("bo", "dm/" + cardOfBo.ts());
        assertThat(thread(bo).getByText("token.png")).isVisible();
        bo.picture("d3-screenshot-in-the-thread");
        thread(bo).getByRole(AriaRole.TEXTBOX).fill("Thanks. It is reset, try it.");
        bo.press("Enter");
        onAPhone("bo", "dm/" + cardOfBo.ts(), "token.png", "d4-screenshot-phone");

        Locator wrote = ana.message("Bo commented on");
        assertThat(wrote).containsText("“Thanks. It is reset, try it.”");
        ana.picture("d5-comment");
        onAPhone("ana", "dm", "Bo commented on", "d6-comment-phone");
        bo.go("bo", "dm");
        bo.choose(bo.card("Ana asks you"), "Mark as done");
        ana.choose(ana.card("Is it solved?"), "Yes, solved");
        ana.send("Skip");
        assertThat(ana.message("You asked Bo")).containsText("● solved by Bo");
        ana.picture("d7-solved");
        onAPhone("ana", "dm", "solved by Bo", "d8-solved-phone");
    }

    @Test
    void aDateIsSuggestedTheOldOneKeptTheAskDeclinedAndSomeoneElseAsked() {
        Tab dee = wide("dee", "general");
        dee.composer().fill("/ask @eli hang the lamps in the quiet room by wednesday");
        dee.press("Enter");
        Tab eli = wide("eli", "dm");
        eli.choose(eli.card("hang the lamps"), "Suggest another date");
        eli.field("Day").fill("2026-11-27");
        eli.field("Why").fill("the ladder comes back on Thursday");
        eli.send("Suggest");
        assertThat(eli.card("Dee asks you")).containsText("◐ you will do it · waiting for Dee to OK the new date");
        eli.picture("e1-suggested");

        dee.go("dee", "dm");
        Locator suggested = dee.card("Eli will do it and");
        assertThat(suggested).containsText("◐ Eli will do it · waiting for your OK on the new date");
        assertThat(dee.button(suggested, "Agree to Fri 27 Nov")).isVisible();
        dee.picture("e2-to-agree");
        onAPhone("dee", "dm", "Eli will do it and", "e3-to-agree-phone");
        dee.choose(suggested, "Keep Wed 25 Nov");

        Locator again = eli.card("Can you do it by then?");
        assertThat(again).containsText("by Wed 25 Nov. Can you do it by then?");
        eli.picture("e4-kept");
        onAPhone("eli", "dm", "Can you do it by then?", "e5-kept-phone");
        eli.choose(again, "Decline");
        eli.field("Reason").fill("without the ladder I can't");
        eli.pick("Who could help", "chi", "Chi");
        eli.send("Decline");

        Locator declined = dee.card("Eli suggests asking Chi.");
        assertThat(declined).containsText("“without the ladder I can't”");
        dee.picture("e6-declined");
        onAPhone("dee", "dm", "Eli suggests asking Chi.", "e7-declined-phone");
        dee.choose(declined, "Ask someone else");
        assertThat(dee.field("What")).hasValue("hang the lamps in the quiet room");
        dee.pick("Who", "bo", "Bo");
        dee.picture("e8-someone-else");
        dee.send("Ask");
        assertThat(dee.message("You asked Bo").first()).isVisible();
        dee.picture("e9-asked-there");
        onAPhone("bo", "dm", "hang the lamps", "e10-asked-there-phone");
        eli.picture("e11-declined-by-eli");
    }

    @Test
    void aTeamsAskIsFollowedToItsEndFromTheThreadOfTheMessageThatItWasMadeFrom() {
        as("dee").in("general").write("The projector in room 4 shows *nothing* since this morning.");
        Message said = as("dee").in("general").find("The projector").orElseThrow();
        Tab ana = wide("ana", "general");
        Locator message = ana.message("The projector");
        message.hover();
        message.getByRole(AriaRole.TOOLBAR).getByLabel("More actions").click();
        ana.page()
                .getByRole(AriaRole.MENUITEM)
                .filter(new Locator.FilterOptions().setHasText("Log as an ask"))
                .click();
        ana.pick("Who", "it-h", "#it-help");
        ana.field("Needed by").fill("2026-11-26");
        ana.picture("f1-logging");
        ana.send("Ask");

        Tab eli = wide("eli", "general/" + said.ts());
        Locator line = thread(eli).locator(".message").last();
        assertThat(line).containsText("for #it-help · not accepted yet, needed by Thu 26 Nov");
        eli.picture("f2-logged");

        Tab chi = wide("chi", "it-help");
        assertThat(chi.card("The projector")).containsText("needed by Thu 26 Nov · ○ not accepted yet");
        chi.picture("f3-card");
        onAPhone("chi", "it-help", "The projector", "f4-card-phone");
        chi.choose(chi.card("The projector"), "Accept");
        assertThat(line).containsText("Chi is on it, due Thu 26 Nov");
        eli.picture("f5-accepted");

        chi.choose(chi.card("The projector"), "Mark as done");
        assertThat(line).containsText("Chi says it's done");
        Tab dee = wide("dee", "dm");
        dee.picture("f6-is-it-solved");
        onAPhone("dee", "dm", "Is it solved?", "f7-is-it-solved-phone");
        dee.choose(dee.card("Is it solved?"), "Yes, solved");
        dee.send("Skip");
        assertThat(line).containsText("solved by Chi");
        eli.picture("f8-solved");
        onAPhone("eli", "general/" + said.ts(), "solved by Chi", "f9-solved-phone");
        chi.picture("f10-team-card");
    }
}
