package obliged.slack.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.slack.api.model.Conversation;
import com.slack.api.model.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obliged.person.Person.Kind;
import obliged.person.Workspace;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.api.SlackJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is a colleague, and which channel is the company's own: what is not surely ours is another company's. */
class TenantTest {
    private static final Tenant ALONE = tenant("T1", null);
    private static final Tenant MEMBER = tenant("T1", "E1");
    private static final Tenant ORGANIZATION = tenant("E1", "E1", "T1", "T2");

    private static Tenant tenant(String id, @Nullable String enterprise, String... workspaces) {
        return new Tenant(
                new Workspace(
                        new WorkspaceId(id),
                        "Acme",
                        "https://acme.example/",
                        new PersonId("U0"),
                        Instant.EPOCH,
                        enterprise),
                List.of(workspaces).stream().map(WorkspaceId::new).toList());
    }

    private static User user(String json) {
        return SlackJson.read(JsonParser.parseString(json), User.class);
    }

    /** What a workspace alone, a workspace of E1, and the organization E1 make of someone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Plain accounts.
                "{'id':'U1','team_id':'T1'}                                                      | MEMBER  | MEMBER  | MEMBER",
                "{'id':'U1','team_id':'T2'}                                                      | FOREIGN | FOREIGN | MEMBER",
                "{'id':'U1','team_id':'T9'}                                                      | FOREIGN | FOREIGN | FOREIGN",
                "{'id':'U1','team_id':'E1'}                                                      | FOREIGN | MEMBER  | MEMBER",
                // Accounts of our organization, whatever workspace they show.
                "{'id':'U1','team_id':'T2','enterprise_user':{'id':'W1','enterprise_id':'E1','teams':['T2']}} | FOREIGN | MEMBER | MEMBER",
                "{'id':'U1','team_id':'T9','enterprise_user':{'id':'W1','enterprise_id':'E1'}}   | FOREIGN | MEMBER  | MEMBER",
                "{'id':'U1','enterprise_user':{'id':'W1','enterprise_id':'E1'}}                  | FOREIGN | MEMBER  | MEMBER",
                "{'id':'U1','team_id':'T2','is_restricted':true,'enterprise_user':{'id':'W1','enterprise_id':'E1'}} | FOREIGN | GUEST | GUEST",
                "{'id':'U1','team_id':'T1','is_ultra_restricted':true}                           | GUEST   | GUEST   | GUEST",
                // A workspace that joined an organization of which we do not know yet.
                "{'id':'U1','team_id':'E9','enterprise_user':{'id':'W1','enterprise_id':'E9','teams':['T1']}} | MEMBER | FOREIGN | FOREIGN",
                // Accounts of another organization, whatever else they show.
                "{'id':'U1','team_id':'T8','enterprise_user':{'id':'W1','enterprise_id':'E9','teams':['T8']}} | FOREIGN | FOREIGN | FOREIGN",
                "{'id':'U1','team_id':'E1','enterprise_user':{'id':'W1','enterprise_id':'E9'}}   | FOREIGN | FOREIGN | FOREIGN",
                "{'id':'U1','team_id':'T2','enterprise_user':{'id':'W1','enterprise_id':'E9'}}   | FOREIGN | FOREIGN | FOREIGN",
                // Nothing that tells.
                "{'id':'U1'}                                                                     | FOREIGN | FOREIGN | FOREIGN",
                "{'id':'U1','team_id':''}                                                        | FOREIGN | FOREIGN | FOREIGN",
                "{'id':'U1','enterprise_user':{'id':'W1'}}                                       | FOREIGN | FOREIGN | FOREIGN",
                "{'id':'U1','team_id':'T1','is_stranger':true}                                   | FOREIGN | FOREIGN | FOREIGN",
                // Programs.
                "{'id':'U1','team_id':'T9','is_bot':true}                                        | BOT     | BOT     | BOT",
                "{'id':'USLACKBOT','team_id':'T1'}                                               | BOT     | BOT     | BOT",
            })
    void whatIsNotSurelyOursIsOfAnotherCompany(String json, Kind alone, Kind member, Kind organization) {
        User user = user(json.replace('\'', '"'));

        assertThat(List.of(ALONE.kind(user), MEMBER.kind(user), ORGANIZATION.kind(user)))
                .containsExactly(alone, member, organization);
    }

    @ParameterizedTest
    @CsvSource({
        "T1,   ,   true,  true,  true",
        "T2,   ,   false, false, true",
        "E1,   ,   false, false, true",
        "T9,   ,   false, false, false",
        "  , E1,   false, false, true",
        "T9, E1,   false, false, true",
        "T1, E9,   true,  true,  false",
        "  , E9,   false, false, false",
        "  ,   ,   false, false, false",
    })
    void aRequestIsOursIfItNamesWhereWeAreInstalled(
            @Nullable String team, @Nullable String enterprise, boolean alone, boolean member, boolean organization) {
        assertThat(List.of(
                        ALONE.isOurs(team, enterprise),
                        MEMBER.isOurs(team, enterprise),
                        ORGANIZATION.isOurs(team, enterprise)))
                .containsExactly(alone, member, organization);
    }

    @ParameterizedTest
    @CsvSource({
        "false, false, false, false, false",
        "true,  true,  false, false, false",
        "true,  true,  true,  false, true",
        "true,  false, true,  false, true",
        "false, false, false, true,  true",
        "true,  false, false, false, true",
    })
    void aChannelThatOnlyWorkspacesOfTheOrganizationShareIsTheCompanysOwn(
            boolean shared, boolean org, boolean ext, boolean pending, boolean outside) {
        Conversation channel = new Conversation();
        channel.setShared(shared);
        channel.setOrgShared(org);
        channel.setExtShared(ext);
        channel.setPendingExtShared(pending);

        assertThat(Tenant.isSharedOutside(channel)).isEqualTo(outside);
    }

    @Test
    void ofTwoIdsTheOrganizationTakesItsOwnAndAWorkspaceKeepsTheOneThatItHad() {
        User both = user("{'id':'U1','team_id':'T1','enterprise_user':{'id':'W1','enterprise_id':'E1'}}");

        assertThat(ORGANIZATION.id(both)).isEqualTo(new PersonId("W1"));
        assertThat(ORGANIZATION.otherId(both)).contains(new PersonId("U1"));
        assertThat(MEMBER.id(both)).isEqualTo(new PersonId("U1"));
        assertThat(MEMBER.otherId(both)).contains(new PersonId("W1"));
        assertThat(ALONE.id(both)).isEqualTo(new PersonId("U1"));
        assertThat(ALONE.otherId(both)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':'U1','team_id':'T9','enterprise_user':{'id':'W1','enterprise_id':'E9'}}",
                "{'id':'U1','team_id':'T1','enterprise_user':{'id':'W1'}}",
                "{'id':'U1','team_id':'T1','enterprise_user':{'id':'','enterprise_id':'E1'}}",
                "{'id':'U1','team_id':'T1','enterprise_user':{'id':'U1','enterprise_id':'E1'}}",
                "{'id':'U1','team_id':'T1'}"
            })
    void nobodyElseTakesAnIdFromWhatTheirAccountSays(String json) {
        User user = user(json);

        for (Tenant us : List.of(ALONE, MEMBER, ORGANIZATION)) {
            assertThat(us.id(user)).isEqualTo(new PersonId("U1"));
            assertThat(us.otherId(user)).isEmpty();
        }
    }

    @Test
    void anOrganizationIsKeptByItsAdminsNotByThoseOfAWorkspace() {
        User ofWorkspace =
                user("{'id':'U1','team_id':'T1','is_admin':true,'enterprise_user':{'id':'U1','enterprise_id':'E1'}}");
        User ofOrganization =
                user("{'id':'U1','team_id':'T1','enterprise_user':{'id':'U1','enterprise_id':'E1','is_owner':true}}");
        User ofAnother =
                user("{'id':'U1','team_id':'T1','enterprise_user':{'id':'U1','enterprise_id':'E9','is_admin':true}}");

        assertThat(List.of(ALONE.isAdmin(ofWorkspace), MEMBER.isAdmin(ofWorkspace), ORGANIZATION.isAdmin(ofWorkspace)))
                .containsExactly(true, true, false);
        assertThat(ORGANIZATION.isAdmin(ofOrganization)).isTrue();
        assertThat(ORGANIZATION.isAdmin(ofAnother)).isFalse();
    }

    @Test
    void aListIsReadWorkspaceByWorkspaceWithATokenOfTheOrganization() {
        assertThat(read(ORGANIZATION, 2)).containsExactly("T1:", "T1:page1", "T2:", "T2:page1");
        assertThat(read(ALONE, 2)).containsExactly("null:", "null:page1");
        assertThat(read(tenant("E1", "E1"), 2)).isEmpty();
    }

    @Test
    void aWorkspaceThatIsGoneMeanwhileIsPassedOver() {
        assertThat(tenant("E1", "E1", "T1", "T3").place("T2 page1"))
                .contains(new Tenant.Place(new WorkspaceId("T3"), ""));
        assertThat(tenant("E1", "E1", "T1").place("T2 page1")).isEqualTo(Optional.empty());
    }

    private static List<String> read(Tenant us, int pages) {
        List<String> read = new ArrayList<>();
        String noted = "";
        while (noted != null) {
            Optional<Tenant.Place> place = us.place(noted);
            if (place.isEmpty()) {
                break;
            }
            WorkspaceId workspace = place.get().workspace();
            String cursor = place.get().cursor();
            read.add((workspace == null ? "null" : workspace.value()) + ":" + cursor);
            noted = us.after(place.get(), cursor.isEmpty() && pages > 1 ? "page1" : null);
        }
        return read;
    }
}
