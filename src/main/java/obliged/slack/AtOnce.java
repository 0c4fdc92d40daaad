package obliged.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes to Slack beside the reply to a press and not through the outbox: forms, for which Slack waits no longer than
 * three seconds (https://docs.slack.dev/reference/methods/views.open), and words for when the outbox can't be written.
 */
final class AtOnce implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AtOnce.class);
    private static final int AT_ONCE = 8;

    private final SlackCalls calls;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, run -> {
        Thread thread = new Thread(run, "at-once");
        thread.setDaemon(true);
        return thread;
    });

    AtOnce(SlackCalls calls) {
        this.calls = calls;
    }

    void open(String trigger, View view, Runnable tooLate) {
        threads.execute(() -> {
            try {
                ViewsOpenResponse answer = calls.call(
                        "views.open",
                        slack -> slack.viewsOpen(r -> r.triggerId(trigger).view(view)));
                if (!answer.isOk()) {
                    log.warn("a form did not open: {}", answer.getError());
                    tooLate.run();
                }
            } catch (IOException | SlackApiException | RuntimeException e) {
                log.warn("a form did not open: {}", e.getClass().getSimpleName());
                tooLate.run();
            }
        });
    }

    /** One try, of which nothing is kept. */
    void say(String responseUrl, Post post) {
        threads.execute(() -> calls.respond(responseUrl, post, false));
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
