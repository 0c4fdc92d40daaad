package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import obliged.testing.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking through asks: lists and search, as people use them. */
class ListConversationTest extends InOffice {
    @Test
    void aListSaysWhatIOweAndWhatIAsked() {
        office.type("ana", "/ask @bo reset my VPN token by friday");
        office.type("ana", "/ask @bo order a *second* screen by tuesday");
        office.type("bo", "/ask #it-help lend me a cable");
        office.type("bo", "/ask accept 2");
        office.settle();

        Message list = only(office.type("bo", "/ask list"));

        assertThat(list.plainText().lines().map(ListConversationTest::withoutMenu))
                .containsExactly(
                        "2 asks for you, soonest first.",
                        "order a *second* screen",
                        "<LINK|#2> · asked by Ana · due Tue 24 Nov · ◐ accepted",
                        "reset my VPN token",
                        "<LINK|#1> · asked by Ana · needed by Fri 27 Nov · ○ not accepted yet",
                        "Your one open ask.",
                        "lend me a cable",
                        "<LINK|#3> · with " + office.shown("it-help") + " · no date yet · ○ not accepted yet",
                        "{What I owe and what I asked for | What I owe | What I asked for | What's late | Everything I can see}");
        assertThat(list.text())
                .contains(
                        "#2 “order a \u2060*\u2060second\u2060*\u2060 screen” · asked by Ana · due Tue 24 Nov · ◐ accepted",
                        "#1 “reset my VPN token” · asked by Ana · needed by Fri 27 Nov · ○ not accepted yet",
                        "#3 “lend me a cable”");
    }

    @Test
    void whatIsNeededTodaySaysSoAndTheNextDayThatItPassed() {
        office.type("ana", "/ask @bo reset my VPN token by today");
        assertThat(office.type("bo", "/ask list").text()).contains("needed by Sun 22 Nov, today · ○ not accepted yet");
        office.clock.set(office.clock.instant().plus(Duration.ofDays(1)));
        assertThat(office.type("bo", "/ask list").text())
                .contains("needed by Sun 22 Nov, already past · ○ not accepted yet");
    }

    /** Links differ from run to run, and menus grow with what can be done. */
    private static String withoutMenu(String line) {
        return line.replaceAll("<http[^|]*\\|", "<LINK|").replaceAll(" (\\{[^{}]*Show all of it}|\\[Show])$", "");
    }

    @Test
    void aStepIsTakenFromARowAndTheListIsRightAgain() {
        office.type("ana", "/ask @bo reset my VPN token");
        office.type("ana", "/ask @bo order a second screen by tuesday");
        Message list = only(office.type("bo", "/ask list owed"));

        office.as("bo").press(list, "Accept", "second screen");

        office.await(() -> now("bo", list).contains("due Tue 24 Nov · ◐ accepted"));
        assertThat(now("bo", list)).contains("2 asks for you", "no date yet · ○ not accepted yet");
        assertThat(office.dm("ana", "is on #2").plainText()).contains("second screen");
        office.as("bo").press(list, "Mark as done", "second screen");
        office.await(() -> now("bo", list).contains("1 ask for you."));
    }

    @Test
    void aStepThatNeedsAFormIsTakenFromARowToo() {
        office.type("ana", "/ask @bo reset my VPN token");
        office.type("ana", "/ask @bo order a second screen");
        Message list = only(office.type("ana", "/ask list mine"));

        office.as("ana").press(list, "Withdraw", "second screen");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        office.as("ana").modal().submit();

        office.await(() -> now("ana", list).contains("Your one open ask."));
        assertThat(now("ana", list)).contains("reset my VPN token").doesNotContain("second screen");
    }

    @Test
    void whatSomeoneElseDidMeanwhileIsSaidAndTheListIsRightAgain() {
        office.type("ana", "/ask #it-help reset my VPN token");
        office.settle();
        Message list = only(office.as("bo").in("it-help").type("/ask list team"));
        assertThat(list.plainText())
                .contains(office.shown("it-help") + " has one open ask.", "Ana asks", "○ not accepted yet");
        office.type("chi", "/ask accept 1");

        office.as("bo").press(list, "Accept", "VPN");

        office.await(() -> now("bo", list).contains("◐ accepted"));
        office.await(
                () -> office.as("bo").in("it-help").find("has already accepted").isPresent());
    }

    @Test
    void anAskOfAListIsShownInItsPlaceWithAWayBack() {
        office.type("ana", "/ask @bo reset my VPN token by friday");
        Message list = only(office.type("bo", "/ask list"));

        office.as("bo").press(list, "Show all of it", "VPN");
        office.await(() -> now("bo", list).contains("Ana asked, needed by Fri 27 Nov"));
        office.as("bo").press(list, "Back to the list");

        office.await(() -> now("bo", list).contains("1 ask for you."));
    }

    @Test
    void threeHundredAsksAreReadPageByPageWhileNewOnesCome() {
        IntStream.rangeClosed(1, 300).forEach(i -> office.send("ana", "<@" + id("bo") + "|bo> water plant " + i));
        Message list = only(office.type("bo", "/ask list"));
        assertThat(list.plainText()).contains("300 asks for you", "[All 300 that I owe]");
        Message mine = only(office.type("ana", "/ask list mine"));
        assertThat(mine.plainText())
                .contains("Your 300 open asks", "water plant 300\n", "water plant 291\n", "[Older]")
                .doesNotContain("water plant 290\n", "[Newer]");

        office.type("ana", "/ask @bo one more");
        office.as("ana").press(mine, "Older");
        office.await(() -> now("ana", mine).contains("water plant 290\n"));
        assertThat(now("ana", mine))
                .contains("water plant 281\n", "[Newer]", "Your 301 open asks")
                .doesNotContain("291\n");
        office.as("ana").press(mine, "Newer");
        office.await(() -> now("ana", mine).contains("water plant 300\n"));
        office.as("ana").press(mine, "Newer");
        office.await(() -> now("ana", mine).contains("one more\n"));
    }

    @Test
    void anotherListIsPickedInPlaceAndOutlivesARestart() throws Exception {
        office.type("ana", "/ask @bo reset my VPN token");
        office.type("bo", "/ask accept 1 by tomorrow");
        Message list = only(office.as("ana").in("it-help").type("/ask list"));
        office.clock.set(Office.SUNDAY.plusSeconds(3 * 86_400));
        office.restart();

        office.as("ana").choose(list, "Another list", "What's late");
        office.await(() -> now("ana", list).contains("One promise is late, counting yours and those made to you."));
        assertThat(now("ana", list)).contains("with Bo · due Mon 23 Nov, late · ◐ accepted");
    }

    @Test
    void whatIsOverIsListedOnRequest() {
        office.type("ana", "/ask @bo reset my VPN token");
        office.type("bo", "/ask accept 1");
        office.type("bo", "/ask done 1");
        office.as("ana").press(office.dm("ana", "[Yes, solved]"), "Yes, solved");
        office.settle();
        Message list = only(office.type("ana", "/ask list mine"));
        assertThat(list.plainText()).startsWith("Nothing you asked for is still open.");

        office.as("ana").press(list, "Include closed");
        office.await(() -> now("ana", list).contains("with Bo · ● solved"));
        office.as("ana").press(list, "Only open");
        office.await(() -> now("ana", list).startsWith("Nothing you asked for is still open."));
    }

    @Test
    void aTeamsListIsForThoseWhoMayReadItsChannel() {
        office.as("eli").in("leads").type("/ask #leads a matter of the leads");
        office.type("ana", "/ask #it-help a cable");
        office.await(() -> office.type("dee", "/ask 1").text().contains("a matter of the leads"));

        assertThat(office.as("dee").in("leads").type("/ask list team").text()).contains("a matter of the leads");
        assertThat(office.type("chi", "/ask list all").text())
                .contains("a cable")
                .doesNotContain("leads", "matter");
        assertThat(office.type("chi", "/ask search matter").text()).doesNotContain("of the leads");
        assertThat(office.type("gus", "/ask list all").text()).contains("There are no asks you can see yet.");
    }

    @Test
    void aTeamsListNeedsATeam() {
        assertThat(office.as("ana").inDm().type("/ask list team").text())
                .contains("I can't tell which channel you mean");
        assertThat(office.as("eli").in("secret").type("/ask list team").text())
                .contains("I can't tell which channel you mean", "/invite @Obliged");
        assertThat(office.as("ana").in("design").type("/ask list team").text()).contains("There are no asks for ");
    }

    @Test
    void wordsAreFoundAndTheWayOnIsSaidWhereNoneAre() {
        office.type("ana", "/ask @bo reset my VPN token");
        office.type("ana", "/ask @bo a VPN for the whole *office*");
        office.type("ana", "/ask @chi paint the wall");

        Message found = only(office.type("bo", "/ask search vpn"));
        assertThat(found.plainText())
                .contains("Two asks mention “vpn”.", "a VPN for the whole *office*", "reset my VPN token")
                .doesNotContain("wall");
        office.type("ana", "/ask @bo 打印机坏了需要修理");
        assertThat(only(office.type("bo", "/ask search 坏了")).plainText()).contains("打印机坏了需要修理");
        assertThat(office.type("bo", "/ask search wall").text()).contains("No asks match “wall”. Try fewer words");
        assertThat(office.type("bo", "/ask search").text()).contains("What should I search for?");
        assertThat(office.type("bo", "/ask Search \t").text()).contains("What should I search for?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"",
                "\"vpn\" OR \"token\"",
                "vpn AND",
                "NEAR(vpn token)",
                "said:vpn",
                "vpn*",
                "(",
                "-",
                "^vpn",
                "🎉",
                "v",
                "<!channel> &amp; *bold*",
                "'; DROP TABLE ask; --",
                "%s {0} \\"
            })
    void noQuestionIsTooOdd(String words) {
        office.type("ana", "/ask @bo reset my VPN token");

        BotResponse reply = office.type("bo", "/ask search " + words);

        assertThat(reply.text()).containsAnyOf("No asks match “", "One ask mentions “");
        assertThat(only(reply).text()).doesNotContain("<!");
        office.as("bo").choose(only(reply), "Another list", "What I owe");
        office.await(() -> now("bo", only(reply)).contains("1 ask for you."));
    }

    @Test
    void threeThousandCharactersAreLookedForByTheirFirst() {
        office.type("ana", "/ask @bo " + "reset my VPN token ".repeat(50));

        BotResponse reply = office.type("bo", "/ask search " + "reset my VPN token ".repeat(150));

        assertThat(reply.text()).contains("so I only searched for the first few.", "One ask mentions “reset my VPN");
        office.as("bo").press(only(reply), "Accept", "reset");
        office.await(() -> now("bo", only(reply)).contains("◐ accepted"));
    }

    private String id(String person) {
        return office.slack.world().person(person).id();
    }

    private static Message only(BotResponse reply) {
        assertThat(reply.shown()).hasSize(1);
        return reply.shown().get(0);
    }

    /** How a message reads by now. */
    private String now(String reader, Message message) {
        return office.slack
                .world()
                .findMessage(message.channel(), message.ts())
                .orElseThrow()
                .plainText();
    }
}
