package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.HomeTab;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Home tab, as people look at it and act from it. */
class HomeConversationTest extends InOffice {
    private HomeTab opened(String person, String words) {
        HomeTab home = office.as(person).openHome();
        office.await(() -> home.plainText().contains(words));
        return home;
    }

    @Test
    void onTheFirstDayItSaysWhatThisIsAndWhatToTry() {
        HomeTab home = opened("ana", "Welcome");

        assertThat(home.plainText())
                .contains(
                        "agree on a date",
                        "Ask a teammate for something small. [New ask]",
                        "/ask @bo reset my VPN token by friday [How it works]",
                        "in its channel, type /ask team. [What a team is]",
                        "You're all caught up.",
                        "Lisbon time",
                        "/ask help");
        home.press("New ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        assertThat(office.as("ana").modal().view().plainText()).startsWith("New ask");
        office.as("ana").modal().close();
        home.press("How it works");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        assertThat(office.as("ana").modal().view().plainText()).contains("/ask search vpn");
    }

    @Test
    void itShowsWhatIOweWhatIWaitForAndWhatWaitsForMyWord() {
        office.type("ana", "/ask @bo reset my VPN token by friday");
        office.type("ana", "/ask @bo a second screen");
        office.type("bo", "/ask @ana the keys by tomorrow");
        office.type("bo", "/ask accept 2");
        office.type("bo", "/ask done 2");
        office.settle();

        String home = opened("ana", " for you").plainText();

        assertThat(home)
                .doesNotContain("Welcome")
                .contains("1 ask for you.", "1 ask you're waiting for.", "1 ask is waiting for you.");
        assertThat(home.indexOf("the keys")).isLessThan(home.indexOf("reset my VPN token"));
        assertThat(home.indexOf("reset my VPN token")).isLessThan(home.indexOf("a second screen"));
        assertThat(home)
                .contains("with Bo · ● done, is it solved?", "asked by Bo · needed by Mon 23 Nov · ○ not accepted yet");
    }

    @ParameterizedTest
    @MethodSource("brokenTries")
    void afterABrokenTryItIsPublishedAgain(Fault broken) {
        office.type("ana", "/ask @bo reset my VPN token by friday");
        office.settle();
        office.slack.faults().add(broken.on("views.publish").once());
        assertThat(opened("bo", "○ not accepted yet").plainText()).contains("reset my VPN token");
        assertThat(office.slack.faults().active()).isEmpty();
    }

    static Stream<Fault> brokenTries() {
        return Stream.of(
                Fault.dropped(),
                Fault.status(503),
                Fault.html(200),
                Fault.error("internal_error"),
                Fault.rateLimited(Duration.ofSeconds(1)));
    }

    @Test
    void aStepIsTakenFromItAndItIsRightAgain() {
        office.type("ana", "/ask @bo reset my VPN token by friday");
        office.settle();
        HomeTab home = opened("bo", "○ not accepted yet");

        home.press("Accept", "VPN");

        office.await(() -> home.plainText().contains("due Fri 27 Nov · ◐ accepted"));
        assertThat(office.dm("ana", "is on #1").plainText()).contains("VPN");
        home.press("Mark as done", "VPN");
        office.await(() -> home.plainText().contains("You're all caught up."));
        assertThat(office.dm("ana", "[Yes, solved]").plainText()).contains("VPN");
    }

    @Test
    void aStepInAFormIsTakenFromItToo() {
        office.type("ana", "/ask @bo reset my VPN token");
        HomeTab home = opened("ana", "VPN");
        assertThat(home.plainText())
                .containsSubsequence(
                        "1 ask you're waiting for.", "No asks for you right now. Nobody needs an answer from you.");

        home.press("Withdraw", "VPN");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        office.as("ana").modal().submit();

        office.await(() -> home.plainText().contains("You're all caught up."));
    }

    @Test
    void whatIsRefusedIsSaidInADirectMessage() {
        office.type("ana", "/ask @bo reset my VPN token");
        HomeTab home = opened("bo", "VPN");
        office.as("ana").press(own("ana", 1), "Withdraw");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        office.as("ana").modal().submit();
        assertThat(home.plainText()).contains("1 ask for you.");

        home.press("Accept", "VPN");

        assertThat(office.dm("bo", "Ana withdrew #1").plainText()).contains("there's nothing more to do");
        office.await(() -> home.plainText().contains("You're all caught up."));
    }

    @Test
    void aPressElsewhereIsSeenInItOnceItWasOpened() {
        office.type("ana", "/ask @bo reset my VPN token");
        HomeTab home = opened("bo", "○ not accepted yet");

        office.as("bo").press(office.dm("bo", "VPN"), "Accept");

        office.await(() -> home.plainText().contains("◐ accepted"));
        // Whoever never looked at theirs gets none.
        assertThat(office.as("ana").home().plainText()).isEmpty();
    }

    @Test
    void theWholeOfAnAskIsShown() {
        office.type("ana", "/ask @bo " + "reset my VPN token, ".repeat(20) + "the end");
        HomeTab home = opened("bo", "VPN");
        assertThat(home.plainText()).doesNotContain("the end");

        home.press("Show all of it", "VPN");

        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        assertThat(office.as("bo").modal().view().plainText()).contains("the end", "Ana asked");
    }

    @Test
    void threeHundredOpenAsksAreReadPageByPage() {
        String bo = office.slack.world().person("bo").id();
        IntStream.rangeClosed(1, 300).forEach(i -> office.send("ana", "<@" + bo + "|bo> water plant " + i));
        HomeTab home = opened("ana", "300 asks you're waiting for");
        assertThat(home.view().json().path("blocks").size()).isLessThan(100);
        assertThat(home.view().json().toString().length()).isLessThan(250_000);
        assertThat(home.plainText()).contains("water plant 10\n", "[Later]").doesNotContain("water plant 11\n");

        home.press("Later");
        office.await(() -> home.plainText().contains("water plant 11\n"));
        assertThat(home.plainText()).contains("water plant 20\n", "[Sooner]").doesNotContain("water plant 21\n");
        // A step elsewhere on the page leaves the page as it is.
        home.press("Withdraw", "water plant 15");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        office.as("ana").modal().submit();
        office.await(() -> home.plainText().contains("299 asks you're waiting for"));
        assertThat(home.plainText())
                .contains("water plant 14\n", "water plant 21\n")
                .doesNotContain("plant 15\n");
        home.press("Sooner");
        office.await(() -> home.plainText().contains("water plant 1\n"));
    }

    @Test
    void someoneFromAnotherCompanyReadsOneSentence() {
        // Whom we only now hear of is read, for the next time.
        office.await(() -> office.as("pat").openHome().plainText().contains("the company that installed me"));

        assertThat(office.as("pat").home().plainText()).doesNotContain("owe");
    }

    @Test
    void whenSlackDoesNotTakeItTheNextOpeningBringsIt() {
        office.slack
                .faults()
                .add(Fault.error("internal_error").on("views.publish").times(1));
        HomeTab home = office.as("ana").openHome();
        office.await(() -> office.slack.faults().active().isEmpty());
        assertThat(home.plainText()).isEmpty();

        assertThat(opened("ana", "Welcome").plainText()).contains("[New ask]");
    }
}
