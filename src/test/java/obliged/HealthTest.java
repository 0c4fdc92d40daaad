package obliged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import obliged.outbox.Delivery;
import obliged.outbox.Outbox;
import obliged.person.Workspace;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.RefusedEdits;
import obliged.slack.directory.Tenant;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.WorkspaceIdentity;
import obliged.store.Store;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Workspace ACME = new Workspace(
            new WorkspaceId("T1"), "acme", "https://acme.slack.com/", new PersonId("U1"), Instant.EPOCH, null);

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** On a first start Slack says who we are at any moment, and only then is it known that everything is still to be read. */
    @Test
    void aFirstStartIsNotReadyBeforeItSaysWhatItStillReads() throws Exception {
        WorkspaceIdentity identity = new WorkspaceIdentity();
        DirectorySync directory = mock(DirectorySync.class);
        when(directory.progress()).thenAnswer(call -> {
            identity.is(new Tenant(ACME, List.of()));
            return Optional.empty();
        });
        HttpServletRequest request = mock(HttpServletRequest.class);
        when(request.getPathInfo()).thenReturn("/ready");

        new Health(
                        mock(Supervisor.class),
                        mock(Store.class),
                        identity,
                        directory,
                        null,
                        null,
                        mock(Outbox.class),
                        mock(Delivery.class),
                        mock(RefusedEdits.class),
                        mock(Upkeep.class),
                        InstantSource.system())
                .doGet(request, response());

        assertThat(body.toString(StandardCharsets.UTF_8)).contains("waiting for Slack to say who we are");
    }

    private HttpServletResponse response() throws Exception {
        HttpServletResponse response = mock(HttpServletResponse.class);
        when(response.getOutputStream()).thenReturn(new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(int b) {
                body.write(b);
            }
        });
        return response;
    }
}
