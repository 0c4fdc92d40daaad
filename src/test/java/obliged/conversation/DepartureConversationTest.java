package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import obliged.person.People;
import obliged.person.Person;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Modal;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;

/** People leave: nothing waits for their word, and what they had is free again. */
class DepartureConversationTest extends InOffice {
    @Test
    void theDateThatWaitsForARequesterWhoLeftIsAgreed() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        office.type("bo", "/ask accept 1 by thursday");
        office.dm("ana", "[Agree to ");

        leavesTwice("ana");

        assertThat(office.dm("bo", "no longer here").plainText())
                .isEqualTo("Ana is no longer here, so Thu 26 Nov stands for #1 “water the plants”.");
        office.settle();
        assertThat(office.dms("bo").stream().filter(m -> m.plainText().contains("no longer here")))
                .hasSize(1);
        assertThat(office.type("bo", "/ask 1").text()).contains("due Thu 26 Nov", "[Mark as done]");
    }

    @Test
    void theQuestionToARequesterWhoLeftEnds() {
        office.type("ana", "/ask @bo water the plants by friday");
        office.as("bo").press(office.dm("bo", "water"), "Ask a question");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        office.as("bo").modal().fill("Your question", "How much?").submit();
        office.dm("ana", "How much?");

        leavesTwice("ana");

        assertThat(office.dm("bo", "no longer here").plainText())
                .isEqualTo(
                        "Ana is no longer here to answer the question about #1 “water the plants” (waiting for you to accept, needed by Fri 27 Nov). Do what you think is best."
                                + "\n[Accept] [Suggest another date] {Ask a question | Mark as done | Hand off | Decline | Snooze}");
        office.settle();
        assertThat(office.dms("bo").get(0).plainText())
                .contains("○ not accepted yet", "[Accept]")
                .doesNotContain("waiting");
    }

    @Test
    void whatIsDoneForARequesterWhoLeftCountsAsSolved() {
        office.type("ana", "/ask @bo water the plants");
        office.type("bo", "/ask accept 1");
        office.type("bo", "/ask done 1");
        office.dm("ana", "[Yes, solved]");

        leavesTwice("ana");

        assertThat(office.dm("bo", "no longer here").plainText())
                .isEqualTo("Ana is no longer here, so #1 “water the plants” counts as solved.");
    }

    @Test
    void whatIsDoneAfterItsRequesterLeftIsSolvedAtOnce() {
        office.type("ana", "/ask @bo water the plants");
        office.type("bo", "/ask accept 1");
        office.settle();
        office.slack.admin().deactivate("ana");

        office.type("bo", "/ask done 1");

        assertThat(office.dm("bo", "counts as solved")).isNotNull();
    }

    @Test
    void whatAnAssigneeWhoLeftHadIsOpenAtTheTeamAgain() {
        office.type("ana", "/ask #it-help a second screen by friday");
        Message card = office.post("it-help", "a second screen");
        office.as("bo").press(card, "Accept");
        office.dm("ana", " is on #");
        office.settle();

        leavesTwice("bo");

        assertThat(office.dm("ana", "no longer here").plainText())
                .isEqualTo("Bo, who had #1 “a second screen” (needed by Fri 27 Nov), is no longer here. "
                        + office.shown("it-help") + " can pick it up again.");
        office.settle();
        Message open = office.post("it-help", "a second screen");
        assertThat(open.ts()).isEqualTo(card.ts());
        assertThat(open.plainText()).contains("needed by Fri 27 Nov · ○ not accepted yet", "[Accept]");
        assertThat(office.as("eli").in("it-help").thread(card).stream().map(Message::plainText))
                .containsExactly("Bo accepted, due Fri 27 Nov", "Bo is no longer here");
        office.as("chi").press(open, "Accept");
        assertThat(office.dm("ana", "Chi is on #")).isNotNull();
    }

    @Test
    void whatIsNotSolvedIsOpenAgainWhereWhoeverDidItHasLeft() {
        office.type("ana", "/ask #it-help a second screen by friday");
        Message card = office.post("it-help", "a second screen");
        office.as("bo").press(card, "Accept");
        office.dm("ana", " is on #");
        office.type("bo", "/ask done 1");
        office.settle();
        Message done = office.dm("ana", "[Not yet]");
        leavesTwice("bo");

        Modal form = form("ana", done, "Not yet");
        assertThat(form.plainText())
                .contains("Bo is no longer here, so it will be open again.", "[Reopen]")
                .doesNotContain("is asked for a new date");
        assertThat(form.fill("What's missing", "it flickers").submit().closed()).isTrue();

        assertThat(office.dm("ana", "no longer here").plainText())
                .startsWith("Bo, who had #1 “a second screen” (needed by Fri 27 Nov), is no longer here.");
        office.settle();
        assertThat(office.post("it-help", "a second screen").plainText())
                .contains("needed by Fri 27 Nov · ○ not accepted yet", "[Accept]");
        assertThat(office.as("eli").in("it-help").thread(card).stream().map(Message::plainText))
                .endsWith("Ana says it isn't solved yet: “it flickers”", "Bo is no longer here");
    }

    @Test
    void whenThePersonAskedLeavesTheRequesterIsOfferedToAskSomeoneElse() {
        office.type("ana", "/ask @bo water the plants by friday");
        office.dm("bo", "water");
        office.settle();

        leavesTwice("bo");

        Message offer = office.dm("ana", "[Ask someone else]");
        assertThat(offer.plainText()).contains("Bo is no longer here. Someone else may be able to help.");
        office.settle();
        assertThat(office.dms("ana")).hasSize(1);
    }

    @Test
    void whatThePersonAskedWantedToKnowStandsBelowThatTheyAreGone() {
        office.type("ana", "/ask @bo water the plants by friday");
        form("bo", office.dm("bo", "water"), "Ask a question")
                .fill("Your question", "How much?")
                .submit();
        office.dm("ana", "How much?");
        office.settle();

        leavesTwice("bo");

        assertThat(office.dm("ana", "[Ask someone else]").plainText())
                .startsWith(
                        "Bo is no longer here. Someone else may be able to help with #1 “water the plants” (needed by Fri 27 Nov).\n");
        office.settle();
        assertThat(office.dms("ana").get(0).plainText())
                .contains(
                        "> Bo is no longer here. Someone else may be able to help.\nBo asks: “How much?”",
                        "[Ask someone else] [Answer]");
    }

    @Test
    void thePersonAskedWhoHadItLeavesItToNobodySoSomeoneElseCanBeAsked() {
        office.type("ana", "/ask @bo water the plants by friday");
        office.type("bo", "/ask accept 1");
        office.dm("ana", " is on #");
        office.settle();

        leavesTwice("bo");

        assertThat(office.dm("ana", "[Ask someone else]").plainText())
                .startsWith(
                        "Bo is no longer here. Someone else may be able to help with #1 “water the plants” (needed by Fri 27 Nov).\n");
        office.settle();
        assertThat(office.dms("ana").get(0).plainText()).contains("○ not accepted yet", "Bo is no longer here");
    }

    @Test
    void whoLeftWhileNobodyTookEventsIsFoundWhenPeopleAreRead() throws Exception {
        office.type("ana", "/ask @bo water the plants");
        office.type("bo", "/ask accept 1");
        office.type("bo", "/ask done 1");
        office.settle();
        office.stop();
        office.slack.admin().deactivate("ana");
        office.slack.journal().clear();

        office.startAgain();

        assertThat(office.dm("bo", "counts as solved")).isNotNull();
    }

    @Test
    void whatWasNotSettledWhenWeWereKilledIsSettledAtTheStartBeforeAnybodyIsRead() throws Exception {
        office.type("ana", "/ask @bo water the plants");
        office.type("bo", "/ask accept 1");
        office.type("bo", "/ask done 1");
        office.settle();
        office.stop();
        // As after a kill between the event's own transaction and what follows from it.
        try (Store store = Store.open(office.database(), office.clock)) {
            People people = new People(store);
            WorkspaceId workspace = new WorkspaceId(office.slack.world().teamId());
            Person ana = people.find(
                            workspace,
                            new PersonId(office.slack.world().person("ana").id()))
                    .orElseThrow();
            people.save(workspace, List.of(new Person(ana.id(), ana.name(), ana.zone(), ana.kind(), true)));
        }
        office.slack.faults().add(Fault.error("internal_error").on("users.list"));

        office.startAgain();

        assertThat(office.dm("bo", "counts as solved").plainText()).contains("Ana is no longer here");
    }

    @Test
    void aHelperWhoLeftIsNoHelperAndAsksForHelpersOnlyStayTheirs() {
        office.as("bo").in("it-help").type("/ask team");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        office.as("bo").modal().fill("Helpers", "chi").submit().next().submit();
        office.dm("bo", "Helpers: Chi");
        office.type("ana", "/ask #it-help a second screen");
        Message card = office.post("it-help", "a second screen");

        office.slack.admin().deactivate("chi");
        office.as("dee").press(card, "Accept");

        assertThat(office.dm("ana", "Dee is on #")).isNotNull();
    }

    private void leavesTwice(String person) {
        BotResponse event = office.slack.admin().deactivate(person);
        assertThat(event.answered()).isTrue();
        event.repeat();
    }
}
