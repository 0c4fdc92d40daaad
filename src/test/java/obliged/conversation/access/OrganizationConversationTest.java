package obliged.conversation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import obliged.sandbox.api.Fault;
import obliged.sandbox.wire.Journal;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Organization;
import obliged.sandbox.world.Person;
import obliged.store.Tables;
import obliged.testing.InOffice;
import obliged.testing.Office;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The app is installed on a whole Enterprise organization. Fay and Hal are of its second workspace, and Gil is a guest
 * there; Pat and Pim are of other companies, and Pim's has an organization of its own.
 */
class OrganizationConversationTest extends InOffice {
    private static final String FROM_ABROAD = "I only work for the company that installed me";
    private static final String CANT_SEE = "I can't see that channel";

    @Override
    protected Office newOffice() throws Exception {
        return Office.inOrganization(directory, true);
    }

    private Organization organization() {
        return office.slack.world().organization().orElseThrow();
    }

    private List<String> rows(String sql) {
        return Tables.rows(office.database(), sql).stream()
                .map(row -> String.join(" ", row))
                .toList();
    }

    private String typed(String person, String channel, String command) {
        return office.as(person).in(channel).type(command).text();
    }

    private void shortcutOpensForm(String person) {
        office.as(person).shortcut("new_ask");
        office.await(() -> office.as(person).modalIfOpen().isPresent());
    }

    @Test
    void theKeyIsTheOrganizationAndPeopleAndChannelsOfBothWorkspacesAreRead() {
        Map<String, String> kinds =
                Map.of("ana", "MEMBER", "fay", "MEMBER", "hal", "MEMBER", "gus", "GUEST", "gil", "GUEST");

        assertThat(rows("SELECT id, enterprise FROM workspace")).containsExactly("E0HARBOUR1 E0HARBOUR1");
        assertThat(rows("SELECT DISTINCT workspace_id FROM person")).containsExactly("E0HARBOUR1");
        kinds.forEach((name, kind) -> assertThat(rows("SELECT kind FROM person WHERE id = '"
                        + office.slack.world().person(name).id() + "'"))
                .as(name)
                .containsExactly(kind));
        assertThat(rows("SELECT name FROM channel")).contains("general", "quay", "quay-leads", "all-hands");
        assertThat(rows("SELECT name FROM channel WHERE shared = 1")).containsExactly("with-partner");
        assertThat(rows("SELECT handle FROM person_group WHERE gone = 0")).containsExactly("it-crew");
    }

    @Test
    void eachListIsReadOfBothWorkspaces() {
        for (String method : List.of("users.list", "conversations.list", "usergroups.list")) {
            assertThat(office.slack.journal().entries().stream()
                            .filter(entry -> entry.what().equals(method))
                            .map(Journal.Entry::request)
                            .toList())
                    .anyMatch(request ->
                            request.contains("team_id=" + office.slack.world().teamId()))
                    .anyMatch(request -> request.contains("team_id=" + Organization.QUAY));
        }
    }

    @ParameterizedTest
    @CsvSource({"fay, quay, hal", "hal, quay, fay", "ana, general, eli"})
    void everyWayInIsOpenToAColleagueOfEachWorkspace(String person, String channel, String helper) {
        // A command, and the form that it opens.
        assertThat(typed(person, channel, "/ask @bo water the plants by friday"))
                .contains("I asked Bo: #1");
        office.dm("bo", "water the plants");
        office.as(person).in(channel).type("/ask");
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        assertThat(office.as(person)
                        .modal()
                        .fill("Who", "#" + channel)
                        .fill("What", "a second screen")
                        .submit()
                        .closed())
                .isTrue();
        Message card = office.post(channel, "a second screen");
        // Shortcuts.
        shortcutOpensForm(person);
        office.as(person).modal().close();
        office.as(person).in(channel).write("the printer is on fire");
        office.as(person).messageShortcut(office.as(person).in(channel).last(), "log_ask");
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        assertThat(office.as(person).modal().value("What")).contains("the printer is on fire");
        office.as(person).modal().close();
        // The Home tab, words to the bot, and words to it in a channel.
        office.as(person).openHome();
        office.await(() -> office.slack.world().home(person).isPresent());
        assertThat(office.as(person).home().plainText()).contains("water the plants");
        office.as(person).writeToBot("could somebody feed the cat");
        office.dm(person, "[Open the form]");
        office.as(person).in(channel).reply(card, "@Obliged a large one, please");
        office.await(() -> typed(person, channel, "/ask 2").contains("a large one, please"));
        // Buttons, and the forms that they open.
        office.as(helper).press(card, "Accept");
        office.dm(person, "is on");
        form("bo", office.dm("bo", "water the plants"), "Decline")
                .fill("Reason", "no can")
                .submit();
        assertThat(office.dm(person, "no can")).isNotNull();
    }

    @Test
    void aColleagueOfTheOtherWorkspaceIsAskedAndHelps() {
        assertThat(office.type("ana", "/ask @fay water the plants").text()).contains("I asked Fay: #1");
        office.as("fay").press(office.dm("fay", "water the plants"), "Accept");
        office.dm("ana", "Fay is on");
        assertThat(office.type("ana", "/ask #quay a second screen").text()).contains("#2");
        form("hal", office.post("quay", "a second screen"), "Suggest a date")
                .fill("Day", "2026-12-04")
                .submit();
        office.dm("ana", "Hal");
        assertThat(office.type("ana", "/thanks @fay for the plants").text()).doesNotContain("another company");
    }

    @Test
    void aGuestOfTheOtherWorkspaceKnowsOfNoChannelButTheirOwn() {
        office.type("ana", "/ask #it-help a second screen");
        office.type("ana", "/ask #quay a third screen");
        office.type("ana", "/ask #all-hands a fourth screen");
        office.settle();

        assertThat(typed("gil", "all-hands", "/ask list all"))
                .contains("a fourth screen")
                .doesNotContain("a second screen", "a third screen");
        for (String channel : List.of("#it-help", "#quay")) {
            var unused = typed("gil", "all-hands", "/ask " + channel + " a fifth screen");
            office.await(() -> office.as("gil").modalIfOpen().isPresent());
            assertThat(office.as("gil").modal().plainText()).contains(CANT_SEE);
            office.as("gil").modal().close();
        }
        assertThat(typed("gil", "all-hands", "/ask #all-hands a sixth screen")).contains("#4");
        assertThat(typed("gil", "all-hands", "/ask @ana water the plants")).contains("#5");
        office.as("gil").openHome();
        office.await(() -> office.slack.world().home("gil").isPresent());
        assertThat(office.as("gil").home().plainText()).doesNotContain("a second screen", "a third screen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pat", "pim"})
    void someoneOfAnotherCompanyComesInNowhere(String person) {
        office.type("ana", "/ask #with-partner a second screen");
        Message card = office.post("with-partner", "a second screen");
        office.settle();

        for (String command : List.of("/ask @ana a secret", "/ask #with-partner a secret", "/thanks @ana for it")) {
            typed(person, "with-partner", command);
        }
        for (String command : List.of("/ask list all", "/ask 1", "/ask search screen", "/ask export")) {
            assertThat(typed(person, "with-partner", command)).doesNotContain("second screen");
        }
        office.as(person).shortcut("new_ask");
        office.as(person).messageShortcut(card, "log_ask");
        for (String button : List.of("Accept", "Decline", "Suggest a date")) {
            office.as(person).press(card, button);
        }
        office.as(person).in("with-partner").reply(card, "@Obliged how large?");
        for (String command : List.of("/ask", "/thanks", "/ask help", "/ask team")) {
            assertThat(typed(person, "with-partner", command)).contains(FROM_ABROAD);
        }
        office.as(person).openHome();
        office.await(() -> office.slack.world().home(person).isPresent());
        office.await(
                () -> office.as(person).in("with-partner").find(FROM_ABROAD).isPresent());
        office.settle();

        assertThat(office.as(person).modalIfOpen().map(modal -> modal.plainText()))
                .isEmpty();
        assertThat(office.as(person).home().plainText()).doesNotContain("second screen", "[");
        assertThat(office.slack.world().files())
                .noneMatch(file -> new String(Objects.requireNonNull(file.bytes()), StandardCharsets.UTF_8)
                        .contains("second screen"));
        assertThat(rows("SELECT number FROM ask")).containsExactly("1");
        assertThat(rows("SELECT 1 FROM thank_you")).isEmpty();
        assertThat(office.type("ana", "/ask 1").text())
                .contains("second screen")
                .doesNotContain("Pat", "Pim", "how large");
    }

    @Test
    void aColleagueWithTwoIdsIsOneToUs() throws Exception {
        String own = office.slack.world().person("fay").id();
        organization().giveAccount(own, "W0FAYFOX01");
        office.clock.pass(Duration.ofDays(1));
        office.await(() -> rows("SELECT id, person_id FROM person_other_id").equals(List.of(own + " W0FAYFOX01")));
        office.await(office::isReady);

        assertThat(office.type("ana", "/ask @fay water the plants").text()).contains("I asked Fay: #1");
        assertThat(typed("fay", "quay", "/ask #quay-leads plan the move")).contains("#2");
        office.post("quay-leads", "plan the move");
        assertThat(typed("fay", "quay", "/ask list owed")).contains("water the plants");
        organization().showAccounts(true);
        assertThat(office.type("ana", "/ask @fay feed the cat").text()).contains("I asked Fay: #3");
        assertThat(typed("fay", "quay", "/ask list owed")).contains("water the plants", "feed the cat");
        assertThat(typed("fay", "quay", "/ask list team")).doesNotContain("One moment");
        assertThat(typed("fay", "quay", "/ask 2")).contains("plan the move");
        office.as("fay").press(office.dm("fay", "water the plants"), "Accept");
        office.dm("ana", "Fay is on");
        office.as("fay").openHome();
        office.await(() -> office.slack.world().home("fay").isPresent());
        assertThat(office.as("fay").home().plainText()).contains("feed the cat");
        office.settle();
        assertThat(rows("SELECT DISTINCT asked_person FROM ask WHERE number <> 2"))
                .containsExactly("W0FAYFOX01");
        assertThat(rows("SELECT id FROM person WHERE id LIKE '%FAY%' AND kind = 'MEMBER'"))
                .contains("W0FAYFOX01");
    }

    @Test
    void aWorkspaceIsReadWhenTheAppIsAddedToItAndNoLongerKnownOnceItIsRemoved() {
        office.type("ana", "/ask #quay a second screen");
        office.post("quay", "a second screen");
        office.settle();

        office.slack.admin().revokeAccess(Organization.QUAY);
        office.await(() -> rows("SELECT id FROM organization_workspace")
                .equals(List.of(office.slack.world().teamId())));
        office.await(() -> typed("bo", "general", "/ask list all").contains("There are no asks you can see yet"));
        assertThat(office.slack.admin().grantAccess(Organization.QUAY).status()).isEqualTo(200);
        office.await(() -> typed("bo", "general", "/ask list all").contains("a second screen"));
        assertThat(office.type("ana", "/ask #quay a third screen").text()).contains("#2");
    }

    @Test
    void aWorkspaceIsReadToTheEndThoughTheAppIsAddedWhileOthersAreRead() {
        office.slack.admin().revokeAccess(Organization.QUAY);
        office.await(() -> rows("SELECT id FROM organization_workspace").size() == 1);
        office.await(office::isReady);
        Fault stuck = Fault.error("internal_error").on("conversations.list");
        office.slack.faults().add(stuck);
        office.clock.pass(Duration.ofDays(1));
        office.await(() -> rows("SELECT cursor FROM list_reading WHERE list IN ('PEOPLE', 'CHANNELS') ORDER BY list")
                .equals(List.of("", "null")));
        Person ivy = office.slack.world().addColleague("ivy", "Ivy Ives", "Europe/Lisbon", Organization.QUAY);

        office.slack.admin().grantAccess(Organization.QUAY);
        office.await(() ->
                rows("SELECT kind FROM person WHERE id = '" + ivy.id() + "'").equals(List.of("MEMBER")));
        office.slack.faults().clear();
        office.await(office::isReady);
        assertThat(office.type("ana", "/ask #quay a second screen").text()).contains("#1");
    }

    @Test
    void someoneWhoIsMetUnderAnIdThatIsNotReadYetIsKnownByItFromThenOn() {
        Person ivy = office.slack.world().addColleague("ivy", "Ivy Ives", "Europe/Lisbon", Organization.QUAY);
        office.slack.world().changeChannel("quay", channel -> channel.withMember(ivy.id()));
        organization().giveAccount(ivy.id(), "W0IVYIVES1");

        var unused = typed("ivy", "quay", "/ask @ana water the plants");
        office.await(() -> typed("ivy", "quay", "/ask @ana water the plants").contains("I asked Ana"));
        organization().showAccounts(true);
        assertThat(typed("ivy", "quay", "/ask list mine")).contains("water the plants");
        office.settle();
        assertThat(rows("SELECT DISTINCT requester FROM ask")).containsExactly("W0IVYIVES1");
        assertThat(rows("SELECT id FROM person WHERE name = 'Ivy'")).containsExactly("W0IVYIVES1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pat", "pim"})
    void someoneOfAnotherCompanySendsNoFormWhateverItHolds(String person) {
        office.type("ana", "/ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());

        // The first time they have to be read.
        office.await(() -> new RawSubmission(office, person, office.as("ana").modal())
                .withPerson("who", "bo")
                .with("what", "a secret")
                .send()
                .body()
                .contains(FROM_ABROAD));
        assertThat(rows("SELECT number FROM ask")).isEmpty();
    }

    @Test
    void afterTheTokenIsRevokedHealthSaysSoUntilItWorksAgain() {
        assertThat(office.slack.admin().revokeToken().status()).isEqualTo(200);
        office.await(() -> office.ready().contains("token_revoked"));

        office.slack.journal().clear();
        office.slack.admin().reinstallApp();
        office.await(() -> !office.ready().contains("token_revoked"));
        assertThat(typed("fay", "quay", "/ask @ana water the plants")).contains("#1");
    }

    @Test
    void afterARestartRequestsAreAnsweredBeforeSlackIs() throws Exception {
        office.stop();
        office.slack.faults().add(Fault.dropped());
        office.startAgain();

        assertThat(typed("fay", "quay", "/ask @ana water the plants")).contains("#1");
        assertThat(typed("pim", "with-partner", "/ask @ana a secret")).doesNotContain("#2");
        office.slack.faults().clear();
        office.dm("ana", "water the plants");
    }
}
