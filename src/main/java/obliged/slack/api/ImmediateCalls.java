package obliged.slack.api;

import com.slack.api.methods.RequestFormBuilder;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.views.ViewsOpenRequest;
import com.slack.api.methods.request.views.ViewsUpdateRequest;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import obliged.shared.RequestId;
import obliged.shared.Trouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls that are made immediately rather than through the outbox: opening forms, for which Slack waits at most three
 * seconds (https://docs.slack.dev/reference/methods/views.open), and replies when the outbox can't be written.
 */
public final class ImmediateCalls implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ImmediateCalls.class);
    private static final int AT_ONCE = 8;

    private final SlackCalls calls;
    private final Map<String, CompletableFuture<Void>> changes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, run -> {
        Thread thread = new Thread(run, "at-once");
        thread.setDaemon(true);
        return thread;
    });

    public ImmediateCalls(SlackCalls calls) {
        this.calls = calls;
    }

    public void open(String trigger, View view, Runnable opened, Runnable tooLate) {
        threads.execute(RequestId.keep(() -> {
            Runnable then = isOpened(trigger, view) ? opened : tooLate;
            try {
                then.run();
            } catch (RuntimeException e) {
                log.warn(
                        "the follow-up to a form could not be saved: {}",
                        e instanceof Trouble trouble
                                ? trouble.sentence()
                                : e.getClass().getSimpleName());
            }
        }));
    }

    private boolean isOpened(String trigger, View view) {
        try {
            PlainResponse answer = calls.call(
                    "views.open",
                    calls.plainly(
                            "views.open",
                            () -> RequestFormBuilder.toForm(ViewsOpenRequest.builder()
                                    .triggerId(trigger)
                                    .viewAsString(SlackJson.view(view))
                                    .build())));
            if (!answer.isOk()) {
                log.warn("a form did not open: {}", answer.getError());
            }
            return answer.isOk();
        } catch (IOException | SlackApiException | RuntimeException e) {
            log.warn("a form did not open: {}", e.getClass().getSimpleName());
            return false;
        }
    }

    /**
     * Updates an open form, one update after another, so that the last one wins. What was typed in fields that remain
     * is kept. https://docs.slack.dev/reference/methods/views.update
     */
    public void change(String form, View view) {
        Runnable changing = RequestId.keep(() -> changeNow(form, view));
        CompletableFuture<Void> mine = changes.compute(
                form,
                (same, before) -> (before == null ? CompletableFuture.<Void>completedFuture(null) : before)
                        .thenRunAsync(changing, threads));
        mine.whenComplete((done, fault) -> changes.remove(form, mine));
    }

    private void changeNow(String form, View view) {
        try {
            PlainResponse answer = calls.call(
                    "views.update",
                    calls.plainly(
                            "views.update",
                            () -> RequestFormBuilder.toForm(ViewsUpdateRequest.builder()
                                    .viewId(form)
                                    .viewAsString(SlackJson.view(view))
                                    .build())));
            if (!answer.isOk()) {
                log.info("a form could not be updated: {}", answer.getError());
            }
        } catch (IOException | SlackApiException | RuntimeException e) {
            log.warn("a form could not be updated: {}", e.getClass().getSimpleName());
        }
    }

    /** Sends a reply with a single try, and saves nothing. */
    public void say(String responseUrl, String text, List<LayoutBlock> blocks) {
        threads.execute(RequestId.keep(() -> calls.respond(responseUrl, text, blocks, false)));
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
