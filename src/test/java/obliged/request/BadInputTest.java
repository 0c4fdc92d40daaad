package obliged.request;

import static org.assertj.core.api.Assertions.assertThat;

import obliged.conversation.NewAskDoorsTest;
import obliged.sandbox.client.Modal;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.shared.TypedText;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people type and press that leads nowhere: a sentence says what to do, and nothing typed is lost. What leads to the
 * New-ask form is in {@link NewAskDoorsTest}.
 */
class BadInputTest extends InOffice {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /ask accept 1 by whenever            | I can't read “by whenever” as a date.
            /ask accept 99                       | There's no ask #99, or you can't see it.
            /ask done 99 all watered             | There's no ask #99, or you can't see it.
            """)
    void whatCanNotBeDoneComesBackWithTheReason(String typed, String reason) {
        BotResponse reply = office.type("ana", typed);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).contains(reason);
        assertThat(reply.text())
                .containsIgnoringCase(
                        typed.substring(typed.indexOf(' ')).strip().substring(1, 3));
        office.settle();
        assertThat(office.dms("ana")).noneMatch(message -> !message.isEphemeral());
    }

    @Test
    void anAskThatSlackWillNotPostIsKeptAndTheRequesterCanTryAgain() {
        office.type("ana", "/ask #news print this");
        Message trouble = office.dm("ana", "Try again");
        assertThat(trouble.plainText())
                .contains(
                        "Only certain people can post in " + office.shown("news"),
                        "#1 “print this” is saved",
                        "[Try again]",
                        "[Withdraw]");
        office.slack.admin().restrictPosting("news", Channel.Posting.FREE);
        office.as("ana").press(trouble, "Try again");
        assertThat(office.post("news", "print this").plainText()).contains("[Accept]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel> look",
                "<!here> <!everyone> <!subteam^S0CREW|@it-crew>",
                "@here @channel @everyone come",
                "a & b < c > d",
                "&amp; &lt;!channel&gt;",
                "*bold* _it_ ~no~ `code` ```block``` | pipe",
                "🎉👩‍👩‍👧‍👦 مرحبا بالعالم \u202eevil\u202c a\u200Bb",
                "<script>alert(1)</script>",
                "\"quotes\" and \\backslashes\\ %s {0}",
                "<@U0BO003> <#C123|x> <http://evil|click>",
                "line one\nline two"
            })
    void wordsArriveAsTheyWereMeantAndRingNobody(String words) {
        office.type("ana", "/ask #it-help " + words);
        Message card = office.post("it-help", "asks " + office.shown("it-help"));
        String blocks = card.json().path("blocks").toString();
        assertThat(card.json().path("text").asText()).doesNotContain("<!", "<@");
        assertThat(blocks).doesNotContain("\"broadcast\"", "\"usergroup\"", "\"type\":\"user\"");
        // The words stand in rich text, where they are text; nowhere in mrkdwn.
        assertThat(card.json().findParents("verbatim"))
                .extracting(part -> part.path("text").asText())
                .containsExactly("no date yet · ○ not accepted yet", "Anyone who helps here can take it.");
        assertThat(card.plainText()).contains(TypedText.normalized(words));
        // And once more through everything that quotes the words.
        office.as("bo").press(card, "Accept");
        Message told = office.dm("ana", " is on #");
        assertThat(told.json().path("text").asText()).doesNotContain("<!", "<@");
        assertThat(office.type("ana", "/ask 1").json().path("text").asText()).doesNotContain("<!", "<@");
    }

    @Test
    void whatSlackResolvedIsShownByPlainNames() {
        office.type("ana", "/ask #it-help please help @chi in #design, @it-crew or @here know");
        Message card = office.post("it-help", "please help");
        assertThat(card.plainText())
                .contains("please help @Chi in " + office.shown("design") + ", @it-crew or @here know");
        assertThat(card.json().path("blocks").toString()).doesNotContain("\"type\":\"user\"", "broadcast", "usergroup");
    }

    @Test
    void anUnknownCommandButtonFormOrShortcutIsAnsweredCalmly() {
        assertThat(office.as("ana").in("general").type("/obligedx hello").text())
                .isNotBlank();
        office.type("ana", "/ask @bo water the plants");
        office.as("ana").shortcut("from_another_time");
        assertThat(office.dm("ana", "I don't know that shortcut").plainText()).contains("/ask help");
        Message card = office.dm("bo", "water");
        office.as("bo").messageShortcut(card, "from_another_time");
        assertThat(office.dm("bo", "I don't know that shortcut").plainText()).contains("/ask help");
    }

    @Test
    void whoeverAsksWherePeopleFromOtherCompaniesReadAlongIsToldSo() {
        String told = "People from other companies are in that channel and can read it.";
        assertThat(office.type("ana", "/ask #with-partner water the plants").text())
                .contains(told);
        assertThat(office.type("ana", "/ask #it-help water the plants").text()).doesNotContain(told);
        office.type("ana", "/ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal().fill("Who", "#with-partner");
        office.await(() -> form.plainText().contains(told));
    }

    @Test
    void peopleFromAnotherCompanyCanPressNothing() {
        office.type("ana", "/ask #with-partner water the plants");
        Message card = office.post("with-partner", "[Accept]");
        office.as("pat").press(card, "Accept");
        // They are read first, since we know nothing of them.
        office.await(() -> office.as("pat")
                .in("with-partner")
                .find("I only work for the company that installed me")
                .isPresent());
        assertThat(office.as("pat").in("with-partner").last().plainText()).contains("I didn't do anything.");
        assertThat(office.type("ana", "/ask 1").text()).contains("○ not accepted yet");
    }

    @Test
    void whoMayNotSeeAnAskIsNotToldThatItExists() {
        office.type("ana", "/ask @bo a private matter");
        assertThat(office.type("chi", "/ask 1").text())
                .isEqualTo(office.type("chi", "/ask 2").text().replace("#2", "#1"))
                .doesNotContain("private matter");
        assertThat(office.type("chi", "/ask accept 1").text()).contains("There's no ask #1, or you can't see it.");
        office.as("eli").in("leads").type("/ask #leads a matter of the leads");
        office.await(() -> office.type("dee", "/ask 2").text().contains("a matter of the leads"));
        assertThat(office.type("chi", "/ask 2").text()).contains("There's no ask #2, or you can't see it.");
    }
}
