package obliged.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
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
import java.util.function.Consumer;
import java.util.regex.Pattern;
import obliged.ask.Act;
import obliged.shared.PersonId;
import obliged.shared.Unread;
import obliged.slack.api.ImmediateCalls;
import obliged.slack.api.ResponseUrls;
import obliged.slack.api.SlackCalls;
import obliged.slack.api.SlackJson;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.FormResponse;
import obliged.slack.kit.FormSubmission;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReplyText;
import obliged.slack.kit.RequestKey;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.Viewers;
import obliged.slack.kit.WorkspaceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Handles everything that Slack sends. Each reply is made from our own data; anything else that has to be sent goes
 * through the outbox. A fault is logged with the ids that it concerns, never with what was typed, and answered with an
 * apology. {@link RequestRouter} maps requests to features.
 */
public final class SlackApp implements AutoCloseable {
    /** One pattern for everything, since Bolt does not try patterns in a defined order. */
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private final SlackCalls calls;
    private final WorkspaceIdentity identity;
    private final Viewers viewers;
    private final DirectorySync directory;
    private final ImmediateCalls atOnce;
    private final RequestRouter doors;
    private final PostponedRequests postponed;
    private final Faults faults;

    public SlackApp(
            SlackCalls calls,
            WorkspaceIdentity identity,
            DirectorySync directory,
            ResponseUrls urls,
            Features rooms,
            Viewers viewers,
            InstantSource clock) {
        this.calls = calls;
        this.identity = identity;
        this.viewers = viewers;
        this.directory = directory;
        this.atOnce = new ImmediateCalls(calls);
        this.faults = new Faults(clock);
        this.postponed = new PostponedRequests(directory);
        this.doors = new RequestRouter(calls, atOnce, identity, directory, urls, rooms, postponed, faults, viewers);
    }

    /** Creates a Bolt app that never asks Slack who we are; {@link WorkspaceIdentity} knows that. */
    public App app() {
        AppConfig config = AppConfig.builder()
                .slack(calls.slack())
                .signingSecret("")
                .singleTeamBotToken("")
                .allEventsApiAutoAckEnabled(true)
                .appInitializersEnabled(false)
                .unmatchedRequestHandler(request -> Response.builder()
                        .statusCode(400)
                        .body("This request didn't come from Slack.")
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
            calmly(
                    new Pressed(payload.getUser().getId(), payload.getCallbackId(), payload.getTriggerId(), null),
                    trigger -> {
                        payload.setTriggerId(trigger);
                        doors.shortcut(payload);
                    });
            return context.ack();
        });
        app.messageShortcut(ANY, (request, context) -> {
            MessageShortcutPayload payload = request.getPayload();
            calmly(
                    new Pressed(
                            payload.getUser().getId(),
                            payload.getCallbackId(),
                            payload.getTriggerId(),
                            payload.getResponseUrl()),
                    trigger -> {
                        payload.setTriggerId(trigger);
                        doors.shortcut(payload);
                    });
            return context.ack();
        });
        app.blockSuggestion(ANY, (request, context) -> context.ack(suggest(request.getPayload())));
        doors.listen(app);
        return app;
    }

    private Response command(SlashCommandPayload payload, SlashCommandContext context) {
        SlackMessage post;
        try {
            post = typed(payload);
        } catch (Unread missing) {
            postponed.handle(missing, () -> late(payload), () -> say(payload, ReplyText.NOT_READ));
            post = RequestRouter.echo(payload, ReplyText.ONE_MOMENT.sentence());
        }
        if (post.equals(SlackMessage.NOTHING)) {
            return context.ack();
        }
        return post.response();
    }

    private SlackMessage typed(SlashCommandPayload payload) {
        try {
            return doors.typed(payload);
        } catch (Unread missing) {
            throw missing;
        } catch (RuntimeException | Error e) {
            faults.log("a command", payload.getUserId(), e);
            return RequestRouter.echo(payload, ReplyText.FAULT.sentence());
        }
    }

    private void late(SlashCommandPayload payload) {
        payload.setTriggerId(FormOpener.spent(payload.getTriggerId()));
        SlackMessage post = typed(payload);
        if (!post.equals(SlackMessage.NOTHING)) {
            say(payload, post);
        }
    }

    private void say(SlashCommandPayload payload, ReplyText words) {
        say(payload, RequestRouter.echo(payload, words.sentence()));
    }

    private void say(SlashCommandPayload payload, SlackMessage post) {
        if (payload.getResponseUrl() != null) {
            atOnce.say(payload.getResponseUrl(), post.text(), post.blocks());
        }
    }

    private void press(BlockActionPayload payload) {
        calmly(
                new Pressed(
                        payload.getUser().getId(),
                        payload.getActions().get(0).getActionId(),
                        payload.getTriggerId(),
                        payload.getResponseUrl()),
                trigger -> {
                    payload.setTriggerId(trigger);
                    doors.press(Press.of(payload, identity.id(), directory, viewers));
                });
    }

    /** Handles what was pressed, or does so later if something has to be read first. */
    private void calmly(Pressed pressed, Consumer<String> handling) {
        try {
            handle(pressed, pressed.trigger(), handling);
        } catch (Unread missing) {
            postponed.handle(
                    missing,
                    () -> handle(pressed, FormOpener.spent(pressed.trigger()), handling),
                    () -> doors.say(act(pressed), pressed.responseUrl(), ReplyText.NOT_READ));
        }
    }

    private void handle(Pressed pressed, String trigger, Consumer<String> handling) {
        try {
            handling.accept(trigger);
        } catch (Unread missing) {
            throw missing;
        } catch (RuntimeException | Error e) {
            faults.log("a press", pressed.user(), e);
            if (pressed.responseUrl() != null) {
                SlackMessage fault = SlackMessage.line(ReplyText.FAULT.sentence());
                atOnce.say(pressed.responseUrl(), fault.text(), fault.blocks());
            } else {
                doors.apologize(act(pressed));
            }
        }
    }

    private Act act(Pressed pressed) {
        return act(pressed.user(), RequestKey.press(pressed.user(), pressed.action(), pressed.trigger()));
    }

    /** What was pressed, or picked from a menu, and where its reply goes. */
    private record Pressed(
            String user,
            String action,
            String trigger,
            @Nullable String responseUrl) {}

    /** Returns no options if that fails; what was typed stays in the field. */
    private BlockSuggestionResponse suggest(BlockSuggestionPayload payload) {
        try {
            return doors.suggest(payload);
        } catch (Unread missing) {
            directory.read(missing.what(), () -> {});
            return BlockSuggestionResponse.builder().options(List.of()).build();
        } catch (RuntimeException | Error e) {
            faults.log("a search", payload.getUser().getId(), e);
            return BlockSuggestionResponse.builder().options(List.of()).build();
        }
    }

    private Response submit(View view, ViewSubmissionPayload.User from, ViewSubmissionContext context) {
        String user = from.getId();
        try {
            Act act = act(user, RequestKey.form(user, view.getCallbackId(), view.getId()));
            return answer(doors.send(new FormSubmission(act, viewers.of(act), view)), context);
        } catch (Unread missing) {
            // The form stays, with all that stands in it.
            directory.read(missing.what(), () -> {});
            return context.ackWithErrors(Map.of(
                    firstField(view), ReplyText.ONE_MOMENT_IN_FORM.sentence().plain()));
        } catch (RuntimeException | Error e) {
            faults.log("a form", user, e);
            return context.ackWithErrors(
                    Map.of(firstField(view), ReplyText.FAULT.sentence().plain()));
        }
    }

    private static Response answer(FormResponse reply, ViewSubmissionContext context) {
        if (reply instanceof FormResponse.Wrong wrong) {
            return context.ackWithErrors(wrong.sentences());
        } else if (reply instanceof FormResponse.Become become) {
            return Response.json(200, SlackJson.update(become.view()));
        }
        return context.ack();
    }

    /** The first field, for errors that belong to no field in particular. */
    private static String firstField(View view) {
        return view.getBlocks().stream()
                .filter(InputBlock.class::isInstance)
                .map(block -> ((InputBlock) block).getBlockId())
                .findFirst()
                .orElse("");
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
