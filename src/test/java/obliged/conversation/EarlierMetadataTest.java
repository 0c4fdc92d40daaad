package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.slack.metadata.AskMetadata;
import obliged.testing.InOffice;
import obliged.testing.RawAction;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buttons and forms that an earlier version sent, and those that nobody sent. */
class EarlierMetadataTest extends InOffice {
    @BeforeEach
    void anaAsks() {
        office.type("ana", "/ask @bo water the plants by tuesday");
        office.dm("bo", "[Accept]");
    }

    @Test
    void aButtonThatShowedAProposalStillAgreesToThatOneOnly() {
        office.type("bo", "/ask accept 1 by thursday");
        Message line = office.dm("ana", "[Agree to ");
        long item = line.blocks().findValuesAsText("value").stream()
                .map(AskMetadata::read)
                .flatMap(Optional::stream)
                .mapToLong(AskMetadata::pendingItem)
                .max()
                .orElseThrow();

        new RawAction(office, "ana").with("ask.agree", "1/" + (item + 1)).send();
        office.settle();
        assertThat(office.type("ana", "/ask 1").text()).contains("[Agree to ");

        new RawAction(office, "ana").with("ask.agree", "1/" + item).send();
        office.settle();
        assertThat(office.type("ana", "/ask 1").text()).contains("Thu 26 Nov").doesNotContain("[Agree");
    }

    @Test
    void aLineOfAnOldMenuStillTakesItsStep() {
        new RawAction(office, "bo").withOption("more", "ask.accept 1").send();
        office.settle();

        assertThat(office.type("ana", "/ask 1").text()).contains("◐ accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1/9", "1 reminder/7/0", "1/9 reminder/7/0", "{\"ask\":1}", "{\"ask\":1,\"item\":9}"})
    void aFormThatWasOpenMeanwhileIsStillTaken(String about) {
        var unused = office.as("bo").press(office.dm("bo", "[Accept]"), "Ask a question");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        Modal form = office.as("bo").modal();
        var reply = new RawSubmission(office, "bo", form)
                .about(about)
                .with("words", "Which ones?")
                .send();

        assertThat(reply.body()).doesNotContain("errors", "update");
        office.dm("ana", "Which ones?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{\"ask\":1,\"version\":2}", "{\"ask\":\"x\"}", "{\"ask\":-1}", "[1]", "1/1/1"})
    void whatNobodyWroteIsAButtonOfAnotherTime(String tampered) {
        new RawAction(office, "bo").with("ask.accept", tampered).send();
        new RawAction(office, "bo")
                .withOption("more", "{\"action\":\"ask.accept\",\"value\":" + tampered)
                .send();
        for (String action : List.of("reminder.page/on", "list.page/0", "home.page/0", "thanks.page", "form.draft")) {
            assertThat(new RawAction(office, "bo").with(action, tampered).send().status())
                    .as(action)
                    .isEqualTo(200);
        }
        assertThat(new RawAction(office, "bo")
                        .withOption("who", tampered)
                        .send()
                        .status())
                .isEqualTo(200);

        office.dm("bo", "That button is out of date");
        office.settle();
        assertThat(office.dms("bo")).noneMatch(message -> message.plainText().contains("went wrong"));
        assertThat(office.type("ana", "/ask 1").text()).contains("○ not accepted yet");
    }
}
