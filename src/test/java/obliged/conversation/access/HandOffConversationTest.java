package obliged.conversation.access;

import static org.assertj.core.api.Assertions.assertThat;

import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.Test;

/** Handing an ask on shows it to nobody new, unless whoever hands it on was told so and chose it. */
class HandOffConversationTest extends InOffice {
    private static final String READERS = "Everyone at your company can read the asks for";

    private void helps(String channel, String person, String helper) {
        office.as(person).in(channel).type("/ask team");
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        office.as(person).modal().fill("Helpers", helper).submit().next().submit();
        office.dm(person, "Helpers: ");
    }

    private Modal bosForm() {
        office.type("ana", "/ask @bo reset my password, it is hunter2");
        return form("bo", office.dm("bo", "hunter2"), "Hand off");
    }

    private boolean sees(String person) {
        return office.type(person, "/ask 1").text().contains("hunter2");
    }

    /** Picks a team, and returns the form once it has changed. */
    private Modal picked(String person, String team, String shows) {
        office.as(person).modal().fill("Who", team);
        office.awaitForm(person, text -> text.contains(shows));
        return office.as(person).modal();
    }

    @Test
    void fromAPersonToAnOpenTeamOnlyItsHelpersReadItUnlessChosenOtherwise() {
        helps("it-help", "bo", "chi");
        bosForm();

        Modal form = picked("bo", "#it-help", READERS);
        assertThat(form.plainText()).contains("Only the helpers there");
        assertThat(form.fill("Why", "she knows").submit().closed()).isTrue();

        assertThat(office.dm("chi", "hunter2").plainText()).contains("[Accept]");
        assertThat(office.dm("ana", "Only the helpers there can read it.")).isNotNull();
        office.settle();
        assertThat(office.as("eli").in("it-help").find("hunter2")).isEmpty();
        assertThat(sees("dee")).isFalse();
        assertThat(sees("chi")).isTrue();
    }

    @Test
    void whereItIsChosenEveryoneReadsIt() {
        helps("it-help", "bo", "chi");
        bosForm();

        Modal form = picked("bo", "#it-help", READERS);
        assertThat(form.fill("Who can read it", "Everyone at your company")
                        .submit()
                        .closed())
                .isTrue();

        assertThat(office.post("it-help", "hunter2").plainText()).contains("[Accept]");
        assertThat(office.dm("ana", "Everyone at your company can read it.")).isNotNull();
        assertThat(sees("dee")).isTrue();
    }

    @Test
    void whereNoHelpersAreNamedItIsRefusedAndSaysSoAtOnce() {
        bosForm();

        Modal form = picked("bo", "#it-help", "hasn't named any helpers, so everyone there would see this");
        assertThat(form.submit().errorAt("Who")).contains("hasn't named any helpers");
        office.settle();
        assertThat(office.as("eli").in("it-help").find("hunter2")).isEmpty();
    }

    @Test
    void norCanAManipulatedFormPublishIt() {
        Modal form = bosForm();
        RawSubmission raw = new RawSubmission(office, "bo", form).withTeam("who", "it-help");

        assertThat(raw.with("readers", "everyone").send().body()).contains("named any helpers");
    }

    @Test
    void fromAClosedTeamToAnOpenOneItIsAskedToo() {
        helps("it-help", "bo", "chi");
        office.as("dee").in("leads").type("/ask #leads plan the layoffs, hunter2");
        Message card = office.post("leads", "hunter2");
        form("eli", card, "Hand off");

        Modal form = picked("eli", "#it-help", READERS);
        assertThat(form.submit().closed()).isTrue();

        office.dm("chi", "hunter2");
        office.settle();
        assertThat(office.as("eli").in("it-help").find("hunter2")).isEmpty();
        assertThat(sees("bo")).isFalse();
        assertThat(sees("chi")).isTrue();
    }

    @Test
    void fromAnOpenTeamOrToAPersonNothingIsAsked() {
        office.type("ana", "/ask #it-help hunter2");
        form("bo", office.post("it-help", "hunter2"), "Hand off");

        office.as("bo").modal().fill("Who", "#general");
        assertThat(office.as("bo").modal().submit().closed()).isTrue();
        office.post("general", "hunter2");
        assertThat(office.dm("ana", "Everyone at your company can read it.")).isNotNull();
    }
}
