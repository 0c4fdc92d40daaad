package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.Test;

/** What only the helpers of a team see follows those who help it. */
class SuccessionConversationTest extends InOffice {
    private static final String WORDS = "my salary is wrong";

    private void helpers(String by, String helpers, String group) {
        assertThat(office.as(by).in("it-help").type("/ask team").body()).isEmpty();
        office.await(() -> office.as(by).modalIfOpen().isPresent());
        Modal first = office.as(by).modal();
        if (!helpers.isEmpty()) {
            first.fill("Helpers", helpers);
        }
        if (!group.isEmpty()) {
            first.fill("Helper group", group);
        }
        assertThat(first.submit().next().submit().closed()).isTrue();
        passCards();
    }

    private void anaAsksTheHelpers() {
        assertThat(office.type("ana", "/ask").body()).isEmpty();
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal().fill("What", WORDS).fill("Who", "#it-help");
        office.await(() -> form.plainText().contains("Only the helpers"));
        assertThat(form.fill("Who sees it", "Only the helpers").submit().closed())
                .isTrue();
        office.dm("ana", WORDS);
        office.settle();
    }

    /** What the next second would do, and all that it owes. */
    private void passCards() {
        try {
            office.bot().catchUp();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        office.settle();
    }

    private List<Message> cards(String person) {
        return office.dms(person).stream()
                .filter(message -> message.plainText().contains(WORDS))
                .toList();
    }

    private String gone() {
        return "#1 · You no longer help in " + office.shown("it-help")
                + ", so there's nothing left for you to do here.";
    }

    @Test
    void whenTheTeamNamesOthersTheCardGoesToThemAndTheFormerHelperKeepsNothingOfIt() {
        helpers("bo", "bo, chi", "");
        anaAsksTheHelpers();
        Message before = office.dm("bo", WORDS);

        helpers("bo", "chi, dee", "");

        assertThat(cards("bo")).isEmpty();
        assertThat(office.dm("bo", "no longer help").plainText()).isEqualTo(gone());
        assertThat(office.dm("bo", "no longer help").ts()).isEqualTo(before.ts());
        assertThat(cards("chi")).hasSize(1);
        Message card = office.dm("dee", WORDS);
        assertThat(card.plainText()).contains("[Accept]");
        office.as("dee").press(card, "Accept");
        assertThat(office.dm("ana", "Dee is on #")).isNotNull();
        office.settle();
        passCards();
        assertThat(office.dm("bo", "no longer help").plainText()).isEqualTo(gone());
    }

    @Test
    void whoeverJoinsOrLeavesTheGroupGetsOrLosesTheCardOnceWhateverSlackSaysTwice() {
        helpers("bo", "", "@it-crew · IT crew");
        anaAsksTheHelpers();

        office.slack.admin().setMembers("it-crew", "chi", "dee").repeat();
        passCards();

        assertThat(office.dm("bo", "#1").plainText()).isEqualTo(gone());
        assertThat(cards("dee")).hasSize(1);
        office.slack.admin().setMembers("it-crew", "chi", "dee", "bo");
        passCards();
        assertThat(cards("bo")).hasSize(1);
        assertThat(cards("bo").stream().filter(m -> m.plainText().contains("[Accept]")))
                .hasSize(1);
        office.as("bo").press(office.dm("bo", "[Accept]"), "Accept");
        assertThat(office.dm("ana", "Bo is on #")).isNotNull();
    }

    @Test
    void whoeverHadItReadsOnButIsNotAskedToTakeItAgain() {
        helpers("bo", "bo, chi", "");
        anaAsksTheHelpers();
        office.type("bo", "/ask accept 1 by friday");
        Modal form = form("bo", office.dm("bo", WORDS), "Hand off");
        assertThat(form.fill("Who", "#it-help").submit().closed()).isTrue();
        office.settle();
        assertThat(office.dm("bo", WORDS).plainText()).contains("[Accept]");

        helpers("bo", "chi", "");

        assertThat(office.dm("bo", WORDS).plainText())
                .contains("○ not accepted yet")
                .doesNotContain("[Accept]");
    }

    @Test
    void whenTheLastHelperLeavesWithItTheRequesterIsOfferedToAskSomeoneElse() {
        helpers("bo", "bo", "");
        anaAsksTheHelpers();
        office.type("bo", "/ask accept 1 by friday");
        office.settle();

        office.slack.admin().deactivate("bo").repeat();

        Message offer = office.dm("ana", "[Ask someone else]");
        assertThat(offer.plainText())
                .startsWith("Bo, who had #1 “my salary is wrong”, is no longer here. Nobody in "
                        + office.shown("it-help") + " can take this any more. Someone else may be able to help.")
                .doesNotContain("take it up again", "[Nudge]");
        passCards();
        assertThat(office.dms("ana").stream().filter(m -> m.plainText().startsWith("Bo, who had")))
                .hasSize(1);
        Modal form = form("ana", offer, "Ask someone else");
        new RawSubmission(office, "ana", form).withPerson("who", "dee").send();
        assertThat(office.dm("dee", WORDS).plainText()).contains("#2", "[Accept]");
    }

    @Test
    void whenTheLastHelperGoesBeforeTakingItTheRequesterIsOfferedThatTooUntilOthersCome() {
        helpers("bo", "", "@it-crew · IT crew");
        anaAsksTheHelpers();

        office.slack.admin().setMembers("it-crew");
        passCards();

        assertThat(office.dm("bo", "#1").plainText()).isEqualTo(gone());
        assertThat(office.dm("ana", "[Ask someone else]").plainText())
                .contains("Nobody in " + office.shown("it-help") + " can take this any more.");
        office.slack.admin().setMembers("it-crew", "dee");
        passCards();
        assertThat(office.dm("dee", WORDS).plainText()).contains("[Accept]");
        assertThat(office.dms("ana")).noneMatch(m -> m.plainText().contains("[Ask someone else]"));
        assertThat(office.dm("ana", "can pick it up").plainText())
                .isEqualTo("#1 “my salary is wrong” · " + office.shown("it-help") + " can pick it up.");
    }
}
