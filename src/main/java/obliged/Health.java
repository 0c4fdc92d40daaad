package obliged;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import obliged.outbox.Delivery;
import obliged.outbox.Outbox;
import obliged.shared.Trouble;
import obliged.slack.RefusedEdits;
import obliged.slack.SlackSocket;
import obliged.slack.api.RequestSignatures;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.WorkspaceIdentity;
import obliged.store.Store;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /health/live}: 503 while a thread that must run does not. {@code /health/ready}: 503 only if Slack's requests can't be answered; if
 * Slack can't be reached or the database can't be written, it is 200 with the reason in the body.
 */
final class Health extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(Health.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Supervisor supervisor;
    private final transient Store store;
    private final transient WorkspaceIdentity identity;
    private final transient DirectorySync directory;
    private final transient @Nullable RequestSignatures requests;
    private final transient @Nullable SlackSocket socket;
    private final transient Outbox outbox;
    private final transient Delivery delivery;
    private final transient RefusedEdits edits;
    private final transient Upkeep upkeep;
    private final transient InstantSource clock;

    /** Whether it was logged that the database can't be read; health is polled often, so it is logged once. */
    private final transient AtomicBoolean unreadable = new AtomicBoolean();

    Health(
            Supervisor supervisor,
            Store store,
            WorkspaceIdentity identity,
            DirectorySync directory,
            @Nullable RequestSignatures requests,
            @Nullable SlackSocket socket,
            Outbox outbox,
            Delivery delivery,
            RefusedEdits edits,
            Upkeep upkeep,
            InstantSource clock) {
        this.supervisor = supervisor;
        this.store = store;
        this.identity = identity;
        this.directory = directory;
        this.requests = requests;
        this.socket = socket;
        this.outbox = outbox;
        this.delivery = delivery;
        this.edits = edits;
        this.upkeep = upkeep;
        this.clock = clock;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        int status = switch (String.valueOf(request.getPathInfo())) {
            case "/live" -> live(body);
            case "/ready" -> ready(body);
            default -> HttpServletResponse.SC_NOT_FOUND;
        };
        response.setStatus(status);
        response.setContentType("application/json; charset=utf-8");
        JSON.writeValue(response.getOutputStream(), body);
    }

    private int live(ObjectNode body) {
        List<String> ended = supervisor.ended();
        if (ended.isEmpty()) {
            body.put("status", "live");
            return HttpServletResponse.SC_OK;
        }
        body.put("status", "essential threads have stopped and are being restarted: " + String.join(", ", ended));
        return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }

    private int ready(ObjectNode body) {
        // Looked at before what is being read, which is known from then on: else a first start could seem to have read
        // all.
        boolean known = identity.workspace().isPresent();
        directory.problem().ifPresent(problem -> body.put("slack", problem));
        directory.progress().ifPresent(progress -> body.put("reading", progress));
        if (requests != null) {
            requests.problem().ifPresent(problem -> body.put("refused", problem));
        }
        Optional<String> unconnected = socket == null ? Optional.empty() : socket.problem();
        if (socket != null) {
            body.put("socket", unconnected.orElse("connected"));
        }
        if (!known) {
            body.put("status", "waiting for Slack to say who we are");
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        if (unconnected.isPresent()) {
            body.put("status", "not connected to Slack");
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
        try {
            body.put("status", "ready");
            store.trouble().ifPresent(problem -> body.put("store", problem));
            delivery.halted().ifPresent(problem -> body.put("delivery", problem));
            upkeep.problem().ifPresent(problem -> body.put("upkeep", problem));
            edits.problem().ifPresent(problem -> body.put("edits", problem));
            Outbox.Waiting waiting = outbox.waiting();
            body.put("waiting", waiting.count());
            if (waiting.oldest() != null) {
                long age = Duration.between(waiting.oldest(), clock.instant()).toSeconds();
                body.put("oldest_seconds", Math.max(age, 0));
            }
            Outbox.Lost lost = outbox.givenUp();
            body.put("given_up_today", lost.count());
            if (lost.problem() != null) {
                body.put("given_up_because", lost.problem());
            }
            unreadable.set(false);
            return HttpServletResponse.SC_OK;
        } catch (RuntimeException e) {
            logOnce(e);
            body.put("status", "the database can't be read");
            return HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        }
    }

    private void logOnce(RuntimeException e) {
        if (unreadable.getAndSet(true)) {
            return;
        }
        if (e instanceof Trouble trouble) {
            log.error("the database can't be read: {}", trouble.sentence());
        } else {
            log.error("the database can't be read", e);
        }
    }
}
