package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is in a channel is known for as long as Slack can be asked, and no longer. */
class MembershipConversationTest extends InOffice {
    private static final String NO_SUCH_ASK = "There is no #1 that you can see.";

    private Message card;

    /** Dee asks the team in the closed channel {@code #leads}, whose only other member is Eli. */
    @BeforeEach
    void asked() {
        office.await(() -> {
            office.as("dee").in("leads").type("/ask #leads plan the move");
            return office.as("dee").modalIfOpen().isEmpty();
        });
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
        office.dm("dee", "Eli took on");
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
        assertThat(office.type("eli", "/ask accept 1").text()).contains("You have #1");
    }

    private String bot() {
        return office.slack.world().botUserId();
    }
}
