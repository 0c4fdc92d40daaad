package obliged.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import obliged.person.OtherIds;
import obliged.person.Workspace;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.directory.Tenant;
import obliged.slack.kit.WorkspaceIdentity;
import obliged.store.EmptyFile;
import obliged.store.Store;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A colleague with two ids is named by the known one wherever a request names them, and nothing else is changed. */
class RequestIdsTest {
    private static final WorkspaceId ORGANIZATION = new WorkspaceId("E1");

    @TempDir
    Path directory;

    private Store store;
    private OtherIds others;

    @BeforeEach
    void open() throws Exception {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), () -> Instant.EPOCH);
        others = new OtherIds(store);
        others.save(
                ORGANIZATION,
                List.of(
                        new OtherIds.OtherId(new PersonId("U1"), new PersonId("W1")),
                        new OtherIds.OtherId(new PersonId("U2"), new PersonId("W2"))));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private RequestIds ids(String workspace, @Nullable String enterprise) {
        WorkspaceIdentity identity = new WorkspaceIdentity();
        identity.is(new Tenant(
                new Workspace(
                        new WorkspaceId(workspace),
                        "Acme",
                        "https://acme.example/",
                        new PersonId("U0"),
                        Instant.EPOCH,
                        enterprise),
                List.of()));
        return new RequestIds(others, identity);
    }

    private String known(String body) {
        return ids("E1", "E1").known(body);
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    @Test
    void inACommand() {
        assertThat(known("user_id=U1&text=" + encoded("<@U2|bo> and <@U9|eve> like U1 & <#U1|x>")))
                .isEqualTo("user_id=W1&text=" + encoded("<@W2|bo> and <@U9|eve> like U1 & <#U1|x>"));
    }

    @Test
    void inAPayload() {
        assertThat(
                        known(
                                "payload="
                                        + encoded(
                                                json(
                                                        "{'user':{'id':'U1'},'state':{'a':{'selected_user':'U2','selected_users':['U1','U9']},"
                                                                + "'b':{'value':'U1'}},'view':{'private_metadata':'U1'},'actions':[{'value':'U1'}]}"))))
                .isEqualTo(
                        "payload="
                                + encoded(
                                        json(
                                                "{'user':{'id':'W1'},'state':{'a':{'selected_user':'W2','selected_users':['W1','U9']},"
                                                        + "'b':{'value':'U1'}},'view':{'private_metadata':'U1'},'actions':[{'value':'U1'}]}")));
    }

    @Test
    void inAnEvent() {
        assertThat(JsonParser.parseString(
                        known(json("{'event':{'user':'U1','users':['U2'],'text':'U1 asks <@U2>','n':1,'b':true}}"))))
                .isEqualTo(JsonParser.parseString(
                        json("{'event':{'user':'W1','users':['W2'],'text':'U1 asks <@W2>','n':1,'b':true}}")));
    }

    @Test
    void aRequestThatNamesNobodyWithTwoIdsStaysAsItIs() {
        String body = "user_id=U9&text=%3C%40U9%3e";

        assertThat(known(body)).isSameAs(body);
    }

    @Test
    void nobodyHasTwoIdsOutsideOfTheirOrganization() {
        String body = "user_id=U1";

        assertThat(ids("T1", null).known(body)).isSameAs(body);
        assertThat(ids("E2", "E2").known(body)).isSameAs(body);
        assertThat(new RequestIds(others, new WorkspaceIdentity()).known(body)).isSameAs(body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
