package obliged.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Organization;
import obliged.testing.ApiBot;
import obliged.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox as an Enterprise organization, with a token of the organization or of its first workspace. */
class OrganizationTest {
    private final SettableClock clock = new SettableClock();
    private Sandbox sandbox = inOrganization(true);

    private Sandbox inOrganization(boolean installed) {
        return Sandbox.builder(clock)
                .organization(installed)
                .limits(Limits.none())
                .start();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void withTokenOfAWorkspace() {
        sandbox.close();
        sandbox = inOrganization(false);
    }

    private JsonNode call(String method, Object... arguments) {
        return new ApiBot(sandbox).call(method, arguments);
    }

    private static List<String> names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(one -> names.add(one.path("name").asText()));
        return names;
    }

    private String id(String channel) {
        return sandbox.world().channel(channel).id();
    }

    @Test
    void aTokenOfTheOrganizationStandsForNoWorkspace() {
        JsonNode us = call("auth.test");

        assertThat(us.path("enterprise_id").asText()).isEqualTo(Organization.ID);
        assertThat(us.path("is_enterprise_install").asBoolean()).isTrue();
        assertThat(us.hasNonNull("team_id")).isFalse();
        JsonNode first = call("auth.teams.list", "limit", 1);
        assertThat(names(first.path("teams"))).containsExactly("Harbour");
        assertThat(names(call(
                                "auth.teams.list",
                                "cursor",
                                first.path("response_metadata")
                                        .path("next_cursor")
                                        .asText())
                        .path("teams")))
                .containsExactly("Quayside");
    }

    @ParameterizedTest
    @ValueSource(strings = {"users.list", "conversations.list", "users.conversations", "usergroups.list"})
    void listsWantAWorkspaceToWhichTheAppWasAdded(String list) {
        assertThat(call(list).path("error").asText()).isEqualTo("missing_argument");
        assertThat(call(list, "team_id", "T0OTHER001").path("error").asText()).isEqualTo("team_access_not_granted");
        assertThat(call(list, "team_id", Organization.QUAY).path("ok").asBoolean())
                .isTrue();
    }

    @Test
    void eachWorkspaceHasItsPeopleAndChannelsAndSharesSome() {
        assertThat(names(call("users.list", "team_id", Organization.QUAY).path("members")))
                .contains("fay", "hal", "gil")
                .doesNotContain("ana", "pat", "pim");
        assertThat(names(
                        call("conversations.list", "team_id", Organization.QUAY).path("channels")))
                .containsExactlyInAnyOrder("quay", "all-hands");
        assertThat(names(call("conversations.list", "team_id", sandbox.world().teamId())
                        .path("channels")))
                .contains("general", "all-hands")
                .doesNotContain("quay");
        JsonNode shared = call("conversations.info", "channel", id("all-hands")).path("channel");
        assertThat(shared.path("is_org_shared").asBoolean()).isTrue();
        assertThat(shared.path("is_ext_shared").asBoolean()).isFalse();
    }

    @Test
    void aChannelOfAWorkspaceWithoutTheAppIsClosedToIt() {
        sandbox.world().organization().orElseThrow().grant(Organization.QUAY, false);

        for (String method : List.of("conversations.info", "conversations.members")) {
            assertThat(call(method, "channel", id("quay")).path("error").asText())
                    .isEqualTo("team_access_not_granted");
        }
        assertThat(call("chat.postMessage", "channel", id("quay"), "text", "hello")
                        .path("error")
                        .asText())
                .isEqualTo("team_access_not_granted");
        assertThat(call("conversations.info", "channel", id("all-hands"))
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void someoneWithTwoIdsIsFoundByEither() {
        String own = sandbox.world().person("fay").id();
        sandbox.world().organization().orElseThrow().giveAccount(own, "W0FAYFOX01");

        for (String id : List.of(own, "W0FAYFOX01")) {
            JsonNode fay = call("users.info", "user", id).path("user");
            assertThat(fay.path("id").asText()).isEqualTo(own);
            assertThat(fay.path("enterprise_user").path("id").asText()).isEqualTo("W0FAYFOX01");
            assertThat(call("chat.postMessage", "channel", id, "text", "hello")
                            .path("channel")
                            .asText())
                    .isEqualTo(sandbox.world().direct("fay").id());
        }
    }

    @Test
    void aTokenOfAWorkspaceIsOfThatOneAlone() {
        withTokenOfAWorkspace();

        assertThat(call("auth.test").path("team_id").asText())
                .isEqualTo(sandbox.world().teamId());
        assertThat(call("auth.test").path("enterprise_id").asText()).isEqualTo(Organization.ID);
        assertThat(call("auth.test").path("is_enterprise_install").asBoolean()).isFalse();
        assertThat(names(call("users.list", "team_id", Organization.QUAY).path("members")))
                .contains("ana")
                .doesNotContain("fay");
        assertThat(call("conversations.info", "channel", id("quay"))
                        .path("error")
                        .asText())
                .isEqualTo("channel_not_found");
        assertThat(call("conversations.info", "channel", id("all-hands"))
                        .path("ok")
                        .asBoolean())
                .isTrue();
    }
}
