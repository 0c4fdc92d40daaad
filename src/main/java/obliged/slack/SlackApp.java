package obliged.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import obliged.ask.Act;
import obliged.shared.PersonId;
import obliged.shared.Trouble;
import obliged.slack.api.ImmediateCalls;
import obliged.slack.api.ResponseUrls;
import obliged.slack.api.SlackCalls;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormResponse;
import obliged.slack.kit.FormSubmission;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReplyText;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.WorkspaceIdentity;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that Slack sends, and what answers it. Each answer comes from our own file; whatever else has to happen is
 * owed in the outbox. A fault is logged with the ids that it concerns, never with what was typed, and answered calmly.
 * Where things lead is in {@link RequestRouter}.
 */
public final class SlackApp implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SlackApp.class);

    /** One pattern for all: Bolt tries patterns in no order that we could rely on. */
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private final SlackCalls calls;
    private final WorkspaceIdentity identity;
    private final DirectorySync directory;
    private final ImmediateCalls atOnce;
    private final RequestRouter doors;

    public SlackApp(
            SlackCalls calls,
            WorkspaceIdentity identity,
            DirectorySync directory,
            ResponseUrls urls,
            Features rooms,
            InstantSource clock,
            String askCommand,
            String thanksCommand) {
        this.calls = calls;
        this.identity = identity;
        this.directory = directory;
        this.atOnce = new ImmediateCalls(calls);
        this.doors =
                new RequestRouter(calls, atOnce, identity, directory, urls, rooms, clock, askCommand, thanksCommand);
    }

    /** A Bolt app that never asks Slack who we are: {@link WorkspaceIdentity} knows. */
    public App app() {
        AppConfig config = AppConfig.builder()
                .slack(calls.slack())
                .signingSecret("")
                .singleTeamBotToken("")
                .allEventsApiAutoAckEnabled(true)
                .appInitializersEnabled(false)
                .unmatchedRequestHandler(request -> Response.builder()
                        .statusCode(400)
                        .body("Not a request of Slack's.")
                        .build())
                .build();
        App app = new App(config, List.of(identity));
        app.command(ANY, (request, context) -> command(request.getPayload(), context));
        app.blockAction(ANY, (request, context) -> {
            press(request.getPayload());
            return context.ack();
        });
        app.viewSubmission(
                ANY,
                (request, context) -> submit(
                        request.getPayload().getView(), request.getPayload().getUser(), context));
        app.viewClosed(ANY, (request, context) -> context.ack());
        app.globalShortcut(ANY, (request, context) -> {
            GlobalShortcutPayload payload = request.getPayload();
            calmly(payload.getUser().getId(), null, () -> doors.shortcut(payload));
            return context.ack();
        });
        app.messageShortcut(ANY, (request, context) -> {
            MessageShortcutPayload payload = request.getPayload();
            calmly(payload.getUser().getId(), payload.getResponseUrl(), () -> doors.shortcut(payload));
            return context.ack();
        });
        app.blockSuggestion(ANY, (request, context) -> context.ack(doors.suggest(request.getPayload())));
        doors.listen(app);
        return app;
    }

    private Response command(SlashCommandPayload payload, SlashCommandContext context) {
        SlackMessage post;
        try {
            post = doors.typed(payload);
        } catch (RuntimeException e) {
            failed("a command", payload.getUserId(), e);
            post = RequestRouter.echo(payload, ReplyText.FAULT.sentence());
        }
        if (post.equals(SlackMessage.NOTHING)) {
            return context.ack();
        }
        SlackMessage answer = post;
        return context.ack(SlashCommandResponse.builder()
                .responseType("ephemeral")
                .text(answer.text())
                .blocks(answer.blocks())
                .build());
    }

    private void press(BlockActionPayload payload) {
        calmly(
                payload.getUser().getId(),
                payload.getResponseUrl(),
                () -> doors.press(Press.of(payload, identity.id(), directory)));
    }

    private void calmly(String user, @Nullable String responseUrl, Runnable press) {
        try {
            press.run();
        } catch (RuntimeException e) {
            failed("a press", user, e);
            if (responseUrl != null) {
                SlackMessage fault = SlackMessage.line(ReplyText.FAULT.sentence());
                atOnce.say(responseUrl, fault.text(), fault.blocks());
            }
        }
    }

    private Response submit(View view, ViewSubmissionPayload.User from, ViewSubmissionContext context) {
        String user = from.getId();
        try {
            if (from.getTeamId() != null
                    && !from.getTeamId().equals(identity.id().value())) {
                return answer(FormResponse.say(ReplyText.FROM_ABROAD.sentence()), context);
            }
            return answer(doors.send(new FormSubmission(act(user, "view/" + view.getId()), view)), context);
        } catch (RuntimeException e) {
            failed("a form", user, e);
            return context.ackWithErrors(
                    Map.of(firstField(view), ReplyText.FAULT.sentence().plain()));
        }
    }

    private static Response answer(FormResponse reply, ViewSubmissionContext context) {
        if (reply instanceof FormResponse.Wrong wrong) {
            return context.ackWithErrors(wrong.sentences());
        } else if (reply instanceof FormResponse.Become become) {
            return context.ackWithUpdate(become.view());
        }
        return context.ack();
    }

    /** What can't be said at any field in particular is said at the first. */
    private static String firstField(View view) {
        return view.getBlocks().stream()
                .filter(InputBlock.class::isInstance)
                .map(block -> ((InputBlock) block).getBlockId())
                .findFirst()
                .orElse("");
    }

    private static void failed(String what, String user, RuntimeException e) {
        if (e instanceof Trouble trouble) {
            log.error("{} of {} failed: {}", what, user, trouble.sentence());
        } else {
            log.error("{} of {} failed", what, user, e);
        }
    }

    private Act act(String user, String key) {
        return new Act(identity.id(), directory.stranger(new PersonId(user), null), null, key);
    }

    @Override
    public void close() {
        doors.close();
        atOnce.close();
    }
}
