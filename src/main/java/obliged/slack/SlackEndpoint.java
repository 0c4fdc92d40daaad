package obliged.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.jakarta_servlet.ServletAdapterOps;
import com.slack.api.bolt.jakarta_servlet.SlackAppServletAdapter;
import com.slack.api.bolt.request.RequestHeaders;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Takes Slack's signed requests over HTTP and sends the responses. */
public final class SlackEndpoint extends HttpServlet {
    /** The attribute of a request that holds its kind, once that was read. */
    public static final String KIND = "obliged.kind";

    private static final long serialVersionUID = 1L;

    private final transient SlackRequests requests;
    private final transient SlackAppServletAdapter adapter;

    public SlackEndpoint(App app, SlackRequests requests) {
        this.requests = requests;
        this.adapter = new SlackAppServletAdapter(app.config());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        SlackRequests.Handled handled =
                requests.handle(body, new RequestHeaders(ServletAdapterOps.toHeaderMap(request)));
        request.setAttribute(KIND, handled.kind());
        adapter.writeResponse(response, handled.response());
    }
}
