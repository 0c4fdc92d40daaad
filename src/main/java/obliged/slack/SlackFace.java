package obliged.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import obliged.ask.Act;
import obliged.ask.AskReason;
import obliged.ask.AskSteps;
import obliged.ask.Asks;
import obliged.ask.Step;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.team.Teams;
import obliged.term.PersonId;
import obliged.term.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that Slack sends, and what answers it. Each answer comes from our own file; whatever else has to happen is
 * owed in the outbox. A fault is logged with the ids that it concerns, never with what was typed, and answered calmly.
 */
public final class SlackFace implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SlackFace.class);

    /** One pattern for all: Bolt tries patterns in no order that we could rely on. */
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private final SlackCalls calls;
    private final Identity identity;
    private final Directory directory;
    private final Asks asks;
    private final AskSteps steps;
    private final People people;
    private final Teams teams;
    private final InstantSource clock;
    private final String askCommand;
    private final AskCommand command;
    private final AskButtons buttons;
    private final Replies replies;
    private final SlackEvents events;
    private final AtOnce atOnce;

    public SlackFace(
            SlackCalls calls,
            Identity identity,
            Directory directory,
            ResponseUrls urls,
            Asks asks,
            AskSteps steps,
            People people,
            Teams teams,
            Outbox outbox,
            InstantSource clock,
            String askCommand) {
        this.calls = calls;
        this.identity = identity;
        this.directory = directory;
        this.asks = asks;
        this.steps = steps;
        this.people = people;
        this.teams = teams;
        this.clock = clock;
        this.askCommand = askCommand;
        this.atOnce = new AtOnce(calls);
        this.replies = new Replies(outbox, urls);
        this.command = new AskCommand(asks, steps, people, teams, directory, clock);
        this.buttons = new AskButtons(asks, steps, directory, people, teams, replies, atOnce, clock);
        this.events = new SlackEvents(identity, directory, people, teams, outbox);
    }

    /** A Bolt app that never asks Slack who we are: {@link Identity} knows. */
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
                        request.getPayload().getView(),
                        request.getPayload().getUser().getId(),
                        context));
        app.viewClosed(ANY, (request, context) -> context.ack());
        app.globalShortcut(ANY, (request, context) -> {
            replies.words(
                    act(request.getPayload().getUser().getId(), context.getTriggerId()),
                    null,
                    ReplyWords.UNKNOWN_SHORTCUT);
            return context.ack();
        });
        app.messageShortcut(ANY, (request, context) -> {
            replies.words(
                    act(request.getPayload().getUser().getId(), context.getTriggerId()),
                    request.getPayload().getResponseUrl(),
                    ReplyWords.UNKNOWN_SHORTCUT);
            return context.ack();
        });
        app.blockSuggestion(ANY, (request, context) -> context.ack(r -> r.options(List.of())));
        events.listen(app);
        return app;
    }

    private Response command(SlashCommandPayload payload, SlashCommandContext context) {
        Post post;
        try {
            post = payload.getCommand().equals(askCommand)
                    ? command.answer(payload, identity.id())
                    : echo(
                            payload,
                            Mrkdwn.of("I don't know " + payload.getCommand() + ". I listen to " + askCommand + "."));
        } catch (RuntimeException e) {
            log.error("a command of {} failed", payload.getUserId(), e);
            post = echo(payload, ReplyWords.FAULT.sentence());
        }
        Post answer = post;
        return context.ack(SlashCommandResponse.builder()
                .responseType("ephemeral")
                .text(answer.text())
                .blocks(answer.blocks())
                .build());
    }

    private static Post echo(SlashCommandPayload payload, Mrkdwn why) {
        return AskCommand.echo(why, payload.getCommand(), payload.getText());
    }

    private void press(BlockActionPayload payload) {
        try {
            buttons.press(payload, identity.id());
        } catch (RuntimeException e) {
            log.error("a press of {} failed", payload.getUser().getId(), e);
            if (payload.getResponseUrl() != null) {
                atOnce.say(payload.getResponseUrl(), Post.line(ReplyWords.FAULT.sentence()));
            }
        }
    }

    private Response submit(View view, String user, ViewSubmissionContext context) {
        try {
            if (!WithdrawForm.CALLBACK.equals(view.getCallbackId())) {
                return say(context, ReplyWords.UNKNOWN_FORM.sentence());
            }
            return withdraw(view, user, context);
        } catch (RuntimeException e) {
            log.error("a form of {} failed", user, e);
            return context.ackWithErrors(
                    Map.of(WithdrawForm.WHY, ReplyWords.FAULT.sentence().plain()));
        }
    }

    private Response withdraw(View view, String user, ViewSubmissionContext context) {
        long number = WithdrawForm.number(view);
        Act act = new Act(identity.id(), directory.stranger(new PersonId(user), null), null, "view/" + view.getId());
        try {
            steps.withdraw(act, number, WithdrawForm.why(view));
            return context.ack();
        } catch (Refusal refusal) {
            AskReason reason = (AskReason) refusal.reason();
            if (reason == AskReason.NO_SUCH_ASK) {
                return say(context, ReplyWords.NO_SUCH_ASK.sentence());
            }
            Names names = new Names(identity.id(), people, teams);
            return say(
                    context,
                    new AskRefusals(names, clock.instant())
                            .notTaken(
                                    reason,
                                    Step.WITHDRAW,
                                    asks.view(identity.id(), act.by(), number).ask()));
        }
    }

    private static Response say(ViewSubmissionContext context, Mrkdwn sentence) {
        return context.ack(r -> r.responseAction("update").view(SentenceView.of("Obliged", sentence)));
    }

    private Act act(String user, String trigger) {
        return new Act(identity.id(), directory.stranger(new PersonId(user), null), null, "trigger/" + trigger);
    }

    @Override
    public void close() {
        atOnce.close();
    }
}
