package obliged.conversation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.store.Tables;
import obliged.testing.InOffice;
import obliged.testing.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On Enterprise, a colleague may belong to another workspace of the organization, and is a colleague all the same. */
class EnterpriseConversationTest extends InOffice {
    @Test
    void aTokenOfAWorkspaceMeetsColleaguesOfOtherWorkspacesInTheChannelsThatTheyShare() throws Exception {
        office.close();
        office = Office.inOrganization(Files.createDirectory(directory.resolve("organization")), false);
        assertThat(Tables.rows(office.database(), "SELECT id, enterprise FROM workspace"))
                .containsExactly(List.of(office.slack.world().teamId(), "E0HARBOUR1"));
        assertThat(Tables.rows(office.database(), "SELECT name FROM channel WHERE name LIKE 'quay%'"))
                .isEmpty();
        office.type("ana", "/ask #all-hands a second screen");
        Message card = office.post("all-hands", "a second screen");

        office.as("fay").press(card, "Accept");
        office.dm("ana", "Fay is on");
        office.as("fay").shortcut("new_ask");
        office.await(() -> office.as("fay").modalIfOpen().isPresent());
        office.as("gil").in("all-hands").type("/ask list all");
        office.await(() ->
                !office.as("gil").in("all-hands").type("/ask list all").text().startsWith("One moment"));
        office.type("ana", "/ask #it-help a third screen");
        office.settle();
        assertThat(office.as("gil").in("all-hands").type("/ask list all").text())
                .contains("a second screen")
                .doesNotContain("a third screen");
        office.type("ana", "/ask #with-partner a fourth screen");
        for (String person : List.of("pat", "pim")) {
            office.as(person).press(office.post("with-partner", "a fourth screen"), "Accept");
            office.await(() -> office.as(person)
                    .in("with-partner")
                    .find("the company that installed me")
                    .isPresent());
        }
        assertThat(office.type("ana", "/ask 3").text()).doesNotContain("Pat", "Pim");
    }

    private Message card() throws Exception {
        office.slack.world().joinEnterprise();
        office.restart();
        office.await(() -> !Tables.rows(office.database(), "SELECT 1 FROM workspace WHERE enterprise IS NOT NULL")
                .isEmpty());
        office.type("ana", "/ask #with-partner a second screen");
        return office.post("with-partner", "a second screen");
    }

    private Person colleague(String team) {
        Person fay = office.slack.world().addColleague("fay", "Fay Fox", "Europe/Lisbon", team);
        office.slack.world().changeChannel("with-partner", channel -> channel.withMember(fay.id()));
        return fay;
    }

    @ParameterizedTest
    @ValueSource(strings = {"T0OTHER001", "E0HARBOUR1"})
    void theirPressCountsWhetherWeKnowThemOrNot(String team) throws Exception {
        Message card = card();
        colleague(team);

        office.as("fay").press(card, "Accept");

        office.dm("ana", "Fay is on");
        office.as("fay").press(office.post("with-partner", "Fay has it"), "Mark as done");
        office.dm("ana", "[Yes, solved]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T0OTHER001", "E0HARBOUR1"})
    void soDoTheirCommandsFormsAndShortcuts(String team) throws Exception {
        card();
        colleague(team);
        office.slack.admin().moveToZone("fay", "Europe/Paris");

        office.as("fay").shortcut("new_ask");
        office.await(() -> office.as("fay").modalIfOpen().isPresent());
        assertThat(office.as("fay")
                        .in("with-partner")
                        .type("/ask @bo water the plants")
                        .text())
                .contains("#2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Accept", "Decline"})
    void peopleOfOtherCompaniesStillPressNothing(String button) throws Exception {
        Message card = card();

        office.as("pat").press(card, button);

        office.await(() -> office.as("pat")
                .in("with-partner")
                .find("the company that installed me")
                .isPresent());
        assertThat(office.as("pat").modalIfOpen()).isEmpty();
    }
}
