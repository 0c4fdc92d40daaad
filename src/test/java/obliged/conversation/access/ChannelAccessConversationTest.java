package obliged.conversation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import obliged.sandbox.client.Modal;
import obliged.store.Tables;
import obliged.testing.InOffice;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody asks a channel that they may not know of, whichever way they name it; and every such refusal reads alike. */
class ChannelAccessConversationTest extends InOffice {
    private static final String REFUSAL =
            "I can't see that channel. If you're in it, type /invite @Obliged there and try again.";

    private String id(String channel) {
        return office.slack.world().channel(channel).id();
    }

    private Modal form(String person) {
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        return office.as(person).modal();
    }

    /** Makes it the team of the group {@code @it-crew}. */
    private void helpedByAGroup(String channel) {
        office.as("bo").in(channel).type("/ask team");
        form("bo").fill("Helper group", "@it-crew · IT crew").submit().next().submit();
        office.dm("bo", "Helpers: ");
    }

    private void assertNothingAsked() {
        office.settle();
        assertThat(office.as("eli").in("it-help").find("a second screen")).isEmpty();
        assertThat(office.type("ana", "/ask list all").text()).contains("There are no asks you can see yet.");
    }

    /** Sends a command as no composer would, and returns the form that it leads to: it can't open, so it is kept. */
    private String kept(String person, String escaped) {
        List<List<String>> before = drafts();
        office.send(person, escaped);
        office.await(() -> office.slack.journal().violations().contains("response_url: invalid_url"));
        office.slack.journal().clear();
        List<List<String>> drafts = new ArrayList<>(drafts());
        drafts.removeAll(before);
        assertThat(drafts).hasSize(1);
        // Sealed anew each time.
        return drafts.get(0).get(1).replaceFirst("\"private_metadata\":\"[^\"]*\"", "");
    }

    private List<List<String>> drafts() {
        return Tables.rows(office.database(), "SELECT id, content FROM draft");
    }

    @Test
    void aGuestCanNotAskATeamWhoseChannelTheyAreNotIn() {
        office.type("gus", "/ask #it-help a second screen");

        Modal form = form("gus");
        assertThat(form.plainText()).contains(REFUSAL);
        assertThat(form.value("What")).isEqualTo("a second screen");
        assertThat(form.submit().errorAt("Who")).isEqualTo(REFUSAL);
        assertNothingAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<#%s|it-help> a second screen", "<#%s|> a second screen", "<#%s> a second screen"})
    void norByItsId(String typed) {
        assertThat(kept("gus", typed.formatted(id("it-help"))))
                .contains("type /invite @Obliged there and try again", "a second screen");
        assertNothingAsked();
    }

    @Test
    void aGuestCanNotAskATeamByItsGroupEither() {
        helpedByAGroup("it-help");

        office.type("gus", "/ask @it-crew a second screen");

        assertThat(form("gus").plainText()).contains("No team has named @it-crew as its helpers.");
        assertThat(form("gus").value("What")).isEqualTo("a second screen");
        assertThat(form("gus").value("Who")).isEmpty();
        assertNothingAsked();
    }

    @Test
    void aGuestCanNotAskATeamWithAFormThatNamesIt() {
        office.as("gus").shortcut("new_ask");
        RawSubmission raw = new RawSubmission(office, "gus", form("gus"))
                .withTeam("who", "it-help")
                .with("what", "a second screen");

        assertThat(raw.send().json().path("errors").path("who").asText()).isEqualTo(REFUSAL);
        assertNothingAsked();
    }

    @Test
    void aGuestWhoIsInTheChannelCanAskIt() {
        office.type("ana", "/ask #it-help a first screen");
        office.slack.admin().join("gus", "it-help");

        office.await(
                () -> office.type("gus", "/ask #it-help a second screen").text().contains("#2"));

        office.post("it-help", "a second screen");
    }

    @Test
    void aGuestCanNotHandAnAskToATeamThatTheyMayNotKnowOf() {
        office.type("ana", "/ask @gus a second screen");
        Modal form = form("gus", office.dm("gus", "[Accept]"), "Hand off");

        RawSubmission raw = new RawSubmission(office, "gus", form).withTeam("who", "it-help");

        assertThat(raw.send().json().path("errors").path("who").asText()).isEqualTo(REFUSAL);
    }

    /** Which of these there is, what it is called, and how it works, nobody learns from asking it. */
    @ParameterizedTest
    @ValueSource(strings = {"leads", "secret"})
    void aClosedChannelReadsAsOneThatThereIsNot(String channel) {
        office.as("eli").in("leads").type("/ask #leads plan it");
        office.post("leads", "plan it");
        office.as("eli").in("leads").type("/ask team");
        form("eli")
                .fill("What we help with", "Plans of the few")
                .submit()
                .next()
                .submit();

        String unknown = kept("ana", "<#C0NOSUCH|> a second screen");
        String closed = kept("ana", "<#" + id(channel) + "|> a second screen");

        assertThat(closed.replace(id(channel), "C0NOSUCH")).isEqualTo(unknown);
        assertThat(closed)
                .contains("type /invite @Obliged there and try again")
                .doesNotContain(channel, "Plans of the few");
        office.as("ana").shortcut("new_ask");
        RawSubmission raw = new RawSubmission(office, "ana", form("ana")).with("what", "a second screen");
        for (String id : List.of("C0NOSUCH", id(channel))) {
            assertThat(raw.with("who", "team/" + id)
                            .send()
                            .json()
                            .path("errors")
                            .path("who")
                            .asText())
                    .isEqualTo(REFUSAL);
        }
        // Nor did naming it make them one of its people.
        assertThat(office.type("ana", "/ask search plan").text()).doesNotContain("plan it");
    }
}
