package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Channels change under living asks. */
class ChannelConversationTest extends InOffice {
    private Message asked(String channel) {
        askByForm("ana", "#" + channel, "a second screen by friday");
        Message card = office.post(channel, "a second screen");
        office.settle();
        return card;
    }

    @Test
    void inAnArchivedChannelTheCardStaysAsItIsAndTheAskLivesOn() {
        Message card = asked("it-help");
        office.slack.admin().archive("it-help");

        assertThat(office.type("bo", "/ask accept 1").text()).contains("You're on #1");
        assertThat(office.dm("ana", "Bo is on #")).isNotNull();
        office.settle();
        assertThat(office.type("bo", "/ask done 1").text()).contains("Well done");
        office.as("ana").press(office.dm("ana", "[Yes, solved]"), "Yes, solved");
        assertThat(office.dm("bo", "is solved")).isNotNull();
        office.settle();
        assertThat(office.post("it-help", "a second screen").plainText()).isEqualTo(card.plainText());
        assertThat(office.dms("ana")).noneMatch(message -> message.plainText().contains("can't post"));
        office.slack.journal().clear();
    }

    @Test
    void aCardThatIsOwedToAChannelThatWasArchivedMeanwhileIsSaidToItsRequester() {
        office.slack.faults().add(Fault.dropped().on("chat.postMessage"));
        office.type("ana", "/ask #design a logo");
        office.slack.admin().archive("design");
        office.slack.faults().clear();

        assertThat(office.dm("ana", "[Try again]").plainText()).contains("archived");
        office.settle();
        office.slack.admin().unarchive("design");
        office.as("ana").press(office.dm("ana", "[Try again]"), "Try again");
        assertThat(office.post("design", "a logo").plainText()).contains("[Accept]");
        assertThat(office.dm("ana", "a logo” is in").plainText())
                .isEqualTo("#1 “a logo” is in " + office.shown("design") + " now.");
        assertThat(office.dms("ana")).noneMatch(message -> message.plainText().contains("[Try again]"));
        office.slack.journal().clear();
    }

    @Test
    void inAnArchivedChannelNobodyCanBeNudgedAndTheRequesterReadsWhatToDo() {
        asked("it-help");
        office.slack.admin().archive("it-help");

        office.as("ana").press(office.dm("ana", "[Nudge]"), "Nudge");
        Message refused = office.dm("ana", "would go unread");
        assertThat(refused.plainText())
                .startsWith(office.shown("it-help")
                        + " is archived, so a nudge there would go unread. Withdraw #1 and ask elsewhere.\n")
                .contains("[Withdraw]");
        // It is not counted.
        assertThat(office.type("ana", "/ask 1").text()).contains("Nudge").doesNotContain("coming along");
        office.slack.admin().unarchive("it-help");
        office.settle();
        office.as("ana").press(office.dm("ana", "[Nudge]"), "Nudge");
        office.settle();
        assertThat(office.as("eli").in("it-help").thread(office.post("it-help", "a second screen")))
                .extracting(Message::plainText)
                .contains("Ana asked how it's coming along");
    }

    @Test
    void namedHelpersAreNudgedWhereTheirChannelIsArchivedAndCanActOnIt() {
        office.as("bo").in("it-help").type("/ask team");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        office.as("bo").modal().fill("Helpers", "chi").submit().next().submit();
        office.dm("bo", "Helpers: Chi");
        asked("it-help");
        office.slack.admin().archive("it-help");

        office.as("ana").press(office.dm("ana", "[Nudge]"), "Nudge");
        Message told = office.dm("chi", "Ana is asking how #1");
        assertThat(told.plainText()).contains("“a second screen” (needed by Fri 27 Nov) is coming along.", "[Show]");
        office.as("chi").press(told, "Show");
        office.as("chi").press(office.dm("chi", "[Accept]"), "Accept");
        assertThat(office.dm("ana", "Chi is on #")).isNotNull();
        office.settle();
        office.slack.journal().clear();
    }

    /** That posting is restricted nobody can know before the line is sent. */
    @Test
    void aNudgeThatTheChannelDoesNotTakeIsNotCountedAndTheRequesterReadsWhy() {
        asked("it-help");
        office.slack.admin().restrictPosting("it-help", Channel.Posting.RESTRICTED);

        office.as("ana").press(office.dm("ana", "[Nudge]"), "Nudge");
        assertThat(office.dm("ana", "would go unread").plainText())
                .startsWith("I can't post in " + office.shown("it-help") + ", so a nudge there would go unread.")
                .contains("withdraw #1 and ask elsewhere.", "[Withdraw]");
        office.settle();
        assertThat(office.dm("ana", "[Edit]").plainText()).contains("Nudge");
        assertThat(office.type("ana", "/ask 1").text()).contains("[Nudge]");
    }

    @ParameterizedTest
    @EnumSource(
            value = Channel.Posting.class,
            names = {"NO_THREADS", "LOCKED_THREADS"})
    void whereRepliesAreNotAllowedANudgeIsNotAnsweredWithAnInvitation(Channel.Posting posting) {
        asked("it-help");
        office.slack.admin().restrictPosting("it-help", posting);

        office.as("ana").press(office.dm("ana", "[Nudge]"), "Nudge");
        assertThat(office.dm("ana", "would go unread").plainText())
                .contains("Ask an admin to let me post there")
                .doesNotContain("/invite");
        office.settle();
    }

    @Test
    void whereTheCardNeverCameANudgeIsNotCountedEither() {
        askByForm("ana", "#news", "print this");
        Message mine = office.dm("ana", "[Nudge]");
        office.dm("ana", "[Try again]");

        office.as("ana").press(mine, "Nudge");
        assertThat(office.dm("ana", "would go unread").plainText())
                .contains("The card never reached", "withdraw #1 and ask elsewhere.");
        office.settle();
        assertThat(office.type("ana", "/ask 1").text()).contains("[Nudge]");
        office.slack.journal().clear();
    }

    @Test
    void aNewChannelIsFoundAtOnce() {
        office.slack.admin().createChannel("launch", "ana", "bo");
        office.as("ana").shortcut("new_ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal();
        office.await(() -> form.options("Who", "laun").contains("#launch"));
    }

    @Test
    void aRenamedChannelIsCalledByItsNewNameEverywhere() {
        asked("it-help");
        office.slack.admin().renameChannel("it-help", "helpdesk");

        office.as("bo").press(office.post("helpdesk", "a second screen"), "Accept");
        office.settle();
        assertThat(office.post("helpdesk", "a second screen").plainText()).contains("Bo has it");
        Modal form = form("ana", office.dm("ana", "[Withdraw]"), "Withdraw");
        assertThat(form.plainText()).doesNotContain("it-help");
        assertThat(office.type("ana", "/ask #helpdesk more").text()).contains("#2");
    }

    @Test
    void aDeletedChannelTakesNoAsksAndThoseItHadLiveOn() {
        asked("design");
        office.slack.admin().delete("design");

        assertThat(office.type("bo", "/ask accept 1").text()).contains("You're on #1");
        assertThat(office.dm("ana", "Bo is on #")).isNotNull();
        office.settle();
        assertThat(office.type("bo", "/ask done 1").text()).contains("Well done");
        assertThat(office.dm("ana", "[Yes, solved]")).isNotNull();
        office.settle();
        office.slack.journal().clear();
    }

    @Test
    void aChannelMadePrivateKeepsItsAsksToItsPeople() {
        Message card = asked("it-help");
        office.slack.admin().join("gus", "it-help");
        office.slack.admin().hire("fay", "Fay Fox", "Asia/Kolkata");
        assertThat(office.type("fay", "/ask 1").text()).contains("a second screen");
        office.slack.admin().makePrivate("it-help");
        office.clock.pass(Duration.ofDays(1));
        office.await(() -> !office.type("fay", "/ask 1").text().contains("a second screen"));

        office.as("gus").press(card, "Accept");
        assertThat(office.dm("ana", "Gus is on #").plainText()).contains("Gus");
        office.settle();
        assertThat(office.as("eli").in("it-help").showing("a second screen").plainText())
                .contains("Gus has it");
    }

    @Test
    void aChannelMadePrivateThatWeAreNotInTakesNoMoreAsksAndItsNameIsNotTold() {
        String design = office.slack.world().channel("design").id();
        asked("design");
        // Bo is known to be in it from then on.
        office.await(() -> office.slack.journal().of("conversations.members").stream()
                .anyMatch(read -> read.request().contains(design)));
        office.slack.admin().makePrivate("design");

        office.as("bo").in("design").type("/ask team");
        // Slack's answer may still be on its way.
        office.await(() -> office.type("bo", "/ask accept 1").text().contains("You're on #1"));
        office.dm("ana", "Bo is on #");
        office.settle();
        office.type("ana", "/ask #design more");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        assertThat(office.as("ana").modal().plainText()).contains("/invite @Obliged");

        Modal form = form("ana", office.dm("ana", "[Withdraw]"), "Withdraw");
        assertThat(form.plainText()).doesNotContain("#design");
        office.slack.journal().clear();
    }

    @Test
    void aChannelThatGetsAnotherIdKeepsItsTeamItsAsksAndItsCards() {
        office.as("bo").in("it-help").type("/ask team");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        office.as("bo").modal().fill("Helpers", "chi").submit().next().submit();
        office.dm("bo", "Helpers: Chi");
        Message card = asked("it-help");

        office.slack.admin().changeChannelId("it-help", "C0MOVED1").repeat();
        Message moved = office.post("it-help", "a second screen");
        assertThat(moved.channel()).isEqualTo("C0MOVED1").isNotEqualTo(card.channel());
        office.as("dee").press(moved, "Accept");
        office.as("chi").press(moved, "Accept");

        assertThat(office.dm("ana", "Chi is on #")).isNotNull();
        office.settle();
        assertThat(office.post("it-help", "a second screen").plainText()).contains("Chi has it");
        assertThat(office.as("eli").in("it-help").thread(moved)).hasSize(1);
        assertThat(office.type("dee", "/ask #it-help more").text()).contains("#2");
        office.as("dee").in("it-help").type("/ask team");
        office.await(() -> office.as("dee").modalIfOpen().isPresent());
        assertThat(office.as("dee").modal().plainText()).contains("Chi helps in <#C0MOVED1>");
    }

    @Test
    void thanksInAChannelThatGetsAnotherIdCanStillBeTakenBack() {
        office.as("ana").in("design").type("/thanks @bo for the move");
        office.post("design", "the move");
        office.settle();

        office.slack.admin().changeChannelId("design", "C0MOVED3");
        office.type("ana", "/thanks undo");
        office.settle();

        assertThat(office.as("eli").in("design").find("the move")).isEmpty();
    }

    @Test
    void whatIsOwedToAChannelThatGetsAnotherIdGoesThere() {
        office.slack.faults().add(Fault.error("ratelimited").on("chat.postMessage"));
        office.type("ana", "/ask #design a logo");
        office.slack.admin().changeChannelId("design", "C0MOVED2");
        office.slack.faults().clear();

        assertThat(office.post("design", "a logo").channel()).isEqualTo("C0MOVED2");
        // What was on its way at that moment went to the old id first.
        office.slack.journal().clear();
    }

    @Test
    void whenTheAppIsUninstalledNothingIsLostAndHealthSaysWhy() {
        office.slack.admin().uninstallApp();
        office.type("ana", "/ask @bo water the plants");
        office.await(() -> office.ready().contains("Install the app again"));

        office.slack.admin().reinstallApp();

        assertThat(office.dm("bo", "water the plants")).isNotNull();
        office.slack.journal().clear();
    }

    /** Not only once something could not be delivered. */
    @Test
    void whenTheAppIsUninstalledHealthSaysSoAtOnceUntilItIsInstalledAgain() {
        office.slack.admin().uninstallApp();
        office.await(() -> office.ready().contains("Can't read from Slack: account_inactive"));

        office.slack.admin().reinstallApp();
        office.await(() -> !office.ready().contains("account_inactive"));
        office.slack.journal().clear();
    }

    @Test
    void whenOurTokenIsRevokedHealthSaysSoAtOnce() {
        office.slack.admin().revokeToken();
        office.await(() -> office.ready().contains("Can't read from Slack: token_revoked"));
        office.slack.journal().clear();
    }

    @Test
    void whenTokensOfPeopleAreRevokedOursIsGood() {
        var event = JsonNodeFactory.instance.objectNode().put("type", "tokens_revoked");
        event.putObject("tokens").putArray("oauth").add("U1");
        assertThat(office.slack.admin().send(event).answered()).isTrue();
        office.type("ana", "/ask @bo water the plants");
        assertThat(office.dm("bo", "water the plants")).isNotNull();
        assertThat(office.ready()).doesNotContain("Can't read from Slack");
    }
}
