package obliged.conversation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import obliged.sandbox.api.Fault;
import obliged.sandbox.world.Message;
import obliged.store.Tables;
import obliged.testing.InOffice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is in a channel is known for as long as Slack can be asked, and no longer. */
class MembershipConversationTest extends InOffice {
    private static final String NO_SUCH_ASK = "There's no ask #1, or you can't see it.";

    private Message card;

    /** Dee asks the team in the closed channel {@code #leads}, whose only other member is Eli. */
    @BeforeEach
    void asked() {
        office.as("dee").in("leads").type("/ask #leads plan the move");
        card = office.post("leads", "plan the move");
        office.await(() -> sees("eli"));
        office.settle();
    }

    private boolean sees(String person) {
        return office.type(person, "/ask 1").text().contains("plan the move");
    }

    private void assertLost(String person) {
        office.await(() -> !sees(person));
        assertThat(office.type(person, "/ask 1").text()).startsWith(NO_SUCH_ASK);
        assertThat(office.type(person, "/ask accept 1").text()).contains(NO_SUCH_ASK);
        assertThat(office.type(person, "/ask done 1").text()).contains(NO_SUCH_ASK);
        assertThat(office.type(person, "/ask search plan").text()).doesNotContain("the move");
        assertThat(office.type(person, "/ask list all").text()).doesNotContain("plan the move");
    }

    @Test
    void nobodyIsKnownToBeInAClosedChannelFromWhichWeWereRemoved() throws Exception {
        office.slack.admin().leave("obliged", "leads");
        office.slack.admin().leave("eli", "leads");

        assertLost("eli");
        assertThat(sees("dee")).isTrue();
        office.restart();
        assertLost("eli");
        assertThat(sees("dee")).isTrue();
    }

    @Test
    void norWhereWeWereRemovedWhileWeWereDown() throws Exception {
        office.stop();
        office.slack.world().changeChannel("leads", channel -> channel.withoutMember(bot()));
        office.slack.admin().leave("eli", "leads");
        office.startAgain();

        assertLost("eli");
    }

    @Test
    void norIfItIsFoundOnlyAtTheNextReadOfTheWorkspace() {
        office.slack.world().changeChannel("leads", channel -> channel.withoutMember(bot()));
        office.slack.admin().leave("eli", "leads");

        office.clock.pass(Duration.ofDays(1));
        assertLost("eli");
    }

    @Test
    void whoTookPartKeepsTheirAskWhenWeAreRemoved() {
        office.as("eli").press(card, "Accept");
        office.dm("dee", "Eli is on");
        office.slack.admin().leave("obliged", "leads");
        office.slack.admin().leave("eli", "leads");

        assertThat(sees("eli")).isTrue();
        assertThat(office.type("eli", "/ask done 1").text()).contains("Well done");
        office.settle();
        // The card in the channel can't be changed any more.
        office.slack.journal().clear();
    }

    @Test
    void itsMembersAreKnownAgainOnceWeAreInvitedBack() {
        office.slack.admin().leave("obliged", "leads");
        assertLost("eli");

        office.slack.admin().join("obliged", "leads");
        office.await(() -> sees("eli"));
        assertThat(office.type("eli", "/ask accept 1").text()).contains("You're on #1");
    }

    private String bot() {
        return office.slack.world().botUserId();
    }

    @Test
    void aPressOnTheCardIsProofForItselfAlone() {
        office.slack.admin().leave("obliged", "leads");
        assertLost("eli");

        office.as("eli").press(card, "Suggest a date");
        office.await(() -> office.as("eli").modalIfOpen().isPresent());
        assertThat(sees("eli")).isFalse();
        office.as("eli").press(card, "Accept");
        office.dm("dee", "Eli is on");
        office.as("eli").pressOld(card, "Accept");
        // They have it by now, and are asked for the date.
        office.awaitForm("eli", text -> text.startsWith("By when?\n"));
        office.settle();
        office.slack.journal().clear();
    }

    /** An ask of the open channel {@code #design}, whose members Slack told us when it was logged. */
    private void askedOfAnOpenChannel() {
        office.type("dee", "/ask #design a logo");
        office.post("design", "a logo");
        office.settle();
        office.await(() -> office.type("chi", "/ask list team").text().contains("a logo")
                || office.type("chi", "/ask 2").text().contains("[Accept]"));
    }

    @Test
    void whereWeAreNoMemberMembershipOlderThanAnHourIsReadBeforeSomeoneHelps() {
        askedOfAnOpenChannel();
        office.slack.admin().leave("chi", "design");
        office.clock.pass(Duration.ofMinutes(61));

        assertThat(office.type("chi", "/ask accept 2").text())
                .startsWith("One moment")
                .contains("/ask accept 2");
        office.await(() ->
                office.as("chi").in("general").find("other than Dee can accept").isPresent());
        assertThat(office.type("dee", "/ask 2").text()).doesNotContain("Chi has it");
        // Who is still in it helps at once, as it was just read.
        assertThat(office.type("bo", "/ask accept 2").text()).contains("You're on #2");
    }

    @Test
    void whoCameSinceHelpsOnceItIsRead() {
        askedOfAnOpenChannel();
        office.slack
                .world()
                .changeChannel(
                        "design",
                        channel -> channel.withMember(
                                office.slack.world().person("gus").id()));
        office.slack
                .world()
                .changeChannel(
                        "design",
                        channel -> channel.withoutMember(
                                office.slack.world().person("bo").id()));
        office.clock.pass(Duration.ofMinutes(61));
        office.as("bo").in("design").type("/ask list team");

        office.as("bo").in("general").type("/ask accept 2");
        office.await(() ->
                office.as("bo").in("general").find("other than Dee can accept").isPresent());
        assertThat(office.type("gus", "/ask accept 2").text()).contains("You're on #2");
    }

    @Test
    void aFormThatItLeadsToIsOfferedWithAButton() {
        askedOfAnOpenChannel();
        office.clock.pass(Duration.ofMinutes(61));

        assertThat(office.as("chi").in("design").type("/ask team").text()).startsWith("One moment");
        office.await(() -> office.as("chi").in("design").find("[Open the form]").isPresent());
        office.as("chi").press(office.as("chi").in("design").showing("[Open the form]"), "Open the form");
        office.await(() -> office.as("chi").modalIfOpen().isPresent());
        assertThat(office.as("chi").modal().submit().next().plainText()).isNotEmpty();
    }

    @Test
    void ifSlackDoesNotTellNobodyHelpsOnTheStrengthOfWhatWasTrue() {
        askedOfAnOpenChannel();
        office.clock.pass(Duration.ofMinutes(61));
        office.slack.faults().add(Fault.error("internal_error").on("conversations.info"));

        assertThat(office.type("chi", "/ask accept 2").text()).startsWith("One moment");
        office.await(() ->
                office.as("chi").in("general").find("couldn't look that up").isPresent());
        office.slack.faults().clear();
        assertThat(office.type("dee", "/ask 2").text()).doesNotContain("Chi has it");
    }

    @Test
    void aChannelThatIsSharedOrNoLongerIsReadAgain() {
        office.slack
                .world()
                .changeChannel(
                        "design",
                        channel -> channel.withMember(
                                office.slack.world().person("gus").id()));
        office.slack.admin().share("design");
        office.await(() -> isIn("gus", "design"));

        office.slack
                .world()
                .changeChannel(
                        "design",
                        channel -> channel.withoutMember(
                                office.slack.world().person("gus").id()));
        office.slack.admin().unshare("design");
        office.await(() -> !isIn("gus", "design"));
    }

    private boolean isIn(String person, String channel) {
        String who = office.slack.world().person(person).id();
        String where = office.slack.world().channel(channel).id();
        return !Tables.rows(
                        office.database(),
                        "SELECT 1 FROM channel_member WHERE person_id = '" + who + "' AND channel_id = '" + where + "'")
                .isEmpty();
    }
}
