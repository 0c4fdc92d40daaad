package obliged.slack.kit;

import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import java.util.Optional;
import obliged.person.Workspace;
import obliged.shared.WorkspaceId;
import obliged.slack.directory.Tenant;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/**
 * Where we are installed, told from our own file: Bolt would ask Slack. Requests from elsewhere, and those that come
 * before we know where we are, end here with a sentence.
 */
public final class WorkspaceIdentity implements Middleware {
    private volatile @Nullable Tenant tenant;

    /** Takes in where we are; at first from the file, then from Slack. */
    public void is(Tenant known) {
        tenant = known;
    }

    public Optional<Workspace> workspace() {
        return Optional.ofNullable(tenant).map(Tenant::us);
    }

    /** Who we are, once that is known. */
    Tenant tenant() {
        return Optional.ofNullable(tenant).orElseThrow();
    }

    /** The workspace that every request that passed this middleware belongs to. */
    public WorkspaceId id() {
        return workspace().orElseThrow().id();
    }

    @Override
    public Response apply(Request request, Response response, MiddlewareChain chain) throws Exception {
        RequestType type = request.getRequestType();
        if (type == RequestType.UrlVerification || type == RequestType.SSLCheck) {
            return chain.next(request);
        }
        String team = request.getContext().getTeamId();
        String enterprise = request.getContext().getEnterpriseId();
        if (team == null && enterprise == null
                || (type != RequestType.Event && request.getContext().getRequestUserId() == null)) {
            return Response.builder()
                    .statusCode(400)
                    .body("This request didn't come from Slack.")
                    .build();
        }
        Tenant known = tenant;
        if (known == null) {
            // Slack shows its own warning to who pressed, and sends an event again later.
            return refused(request, 503, "I'm still starting up and can't answer yet. Try again in a minute.");
        }
        if (!known.isOurs(team, enterprise)) {
            return refused(
                    request,
                    400,
                    known.isOrganization()
                            ? "I only serve one organization, and this workspace isn't in it."
                            : "I only serve one workspace, and this isn't it.");
        }
        request.getContext().setBotUserId(known.us().bot().value());
        return chain.next(request);
    }

    private static Response refused(Request<?> request, int status, String sentence) {
        if (request instanceof SlashCommandRequest command) {
            return SlackMessage.echo(
                            Mrkdwn.of(sentence),
                            command.getPayload().getCommand(),
                            command.getPayload().getText())
                    .response();
        }
        return Response.builder().statusCode(status).body(sentence).build();
    }
}
