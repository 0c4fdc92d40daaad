package obliged.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.slash_commands.response.SlashCommandResponse;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.view.View;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import obliged.ask.Act;
import obliged.ask.AskSteps;
import obliged.ask.Asks;
import obliged.digest.Digests;
import obliged.outbox.Drafts;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.People;
import obliged.reminder.Reminders;
import obliged.team.Teams;
import obliged.term.PersonId;
import obliged.term.Trouble;
import obliged.thanks.Thanks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that Slack sends, and what answers it. Each answer comes from our own file; whatever else has to happen is
 * owed in the outbox. A fault is logged with the ids that it concerns, never with what was typed, and answered calmly.
 *
 * <p>What stands before the dot of an action id or a form's callback says whose it is: {@code ask.accept}.
 */
public final class SlackFace implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SlackFace.class);

    /** One pattern for all: Bolt tries patterns in no order that we could rely on. */
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private final SlackCalls calls;
    private final Identity identity;
    private final Directory directory;
    private final String askCommand;
    private final AskDoors doors;
    private final WhomSearch whom;
    private final AskCommand command;
    private final TeamForms teamForms;
    private final String thanksCommand;
    private final ThanksCommand thanksTyped;
    private final Replies replies;
    private final AskListButtons lists;
    private final HomeTab home;
    private final ReminderDoors reminders;
    private final SlackEvents events;
    private final AtOnce atOnce;
    private final Map<String, Consumer<Press>> presses;
    private final Map<String, Function<Sent, FormReply>> forms;
    private final Map<String, Consumer<GlobalShortcutPayload>> shortcuts;
    private final Map<String, Consumer<MessageShortcutPayload>> messageShortcuts;

    public SlackFace(
            SlackCalls calls,
            Identity identity,
            Directory directory,
            ResponseUrls urls,
            Asks asks,
            AskSteps steps,
            Thanks thanks,
            Reminders reminders,
            Digests digests,
            People people,
            Groups groups,
            Teams teams,
            Outbox outbox,
            Drafts drafts,
            InstantSource clock,
            String askCommand,
            String thanksCommand) {
        this.calls = calls;
        this.identity = identity;
        this.directory = directory;
        this.askCommand = askCommand;
        this.thanksCommand = thanksCommand;
        this.atOnce = new AtOnce(calls);
        this.replies = new Replies(outbox, urls);
        AskListMessage listMessage = new AskListMessage(asks, outbox, people, teams, clock);
        this.lists = new AskListButtons(replies, clock);
        Forms opening = new Forms(atOnce, drafts, replies);
        AskForm askForm = new AskForm(people, teams, directory, opening, urls, clock);
        AskFormSent askFormSent = new AskFormSent(asks, people, teams, directory, replies, urls, clock, askCommand);
        this.doors = new AskDoors(askForm, opening, drafts, people, teams, directory, replies, clock, askCommand);
        this.whom = new WhomSearch(asks, people, teams);
        this.teamForms =
                new TeamForms(people, groups, teams, digests, directory, drafts, replies, opening, clock, askCommand);
        this.reminders = new ReminderDoors(reminders, asks, people, teams, directory, replies, opening, clock);
        DigestCommand digestCommand = new DigestCommand(digests, directory, outbox, people, teams);
        this.command = new AskCommand(
                asks,
                steps,
                people,
                teams,
                directory,
                teamForms,
                digestCommand,
                doors,
                this.reminders,
                listMessage,
                clock);
        AskButtons buttons = new AskButtons(asks, steps, directory, people, teams, replies, opening, clock);
        ThanksDoors thanksDoors = new ThanksDoors(thanks, asks, people, teams, directory, replies, opening);
        ThanksValues values = new ThanksValues(thanks.values(), opening, thanksCommand);
        ThanksList thanksList = new ThanksList(thanks.lists(), people, teams, thanksCommand);
        this.home = new HomeTab(
                calls,
                asks,
                outbox,
                people,
                teams,
                directory,
                opening,
                replies,
                new DigestHome(digests),
                thanksList,
                askCommand,
                clock);
        ThanksSent thanksSent = new ThanksSent(thanks, values, asks, people, teams, directory, thanksCommand);
        ThanksButtons thanksButtons = new ThanksButtons(thanks, thanksDoors, replies, outbox, urls);
        this.thanksTyped = new ThanksCommand(thanks, people, teams, directory, thanksDoors, thanksList, values);
        AskSent stepForms = new AskSent(asks, steps, directory, people, teams, clock);
        this.events = new SlackEvents(identity, directory, asks, thanks.all(), people, groups, teams, outbox);
        this.presses = Map.of(
                "ask",
                buttons::press,
                "form",
                opening::press,
                "new",
                doors::press,
                Whom.FIELD,
                askForm::picked,
                "list",
                lists::press,
                "home",
                home::press,
                "team",
                teamForms::press,
                "thanks",
                thanksButtons::press,
                "reminder",
                this.reminders::press);
        this.forms = Map.of(
                "ask",
                stepForms::take,
                "team",
                teamForms::sent,
                "new",
                askFormSent::sent,
                "thanks",
                thanksSent::sent,
                "reminder",
                this.reminders::sent);
        this.shortcuts = Map.of(ThanksDoors.NEW_THANKS, payload -> thanksDoors.shortcut(payload, identity.id()));
        this.messageShortcuts = Map.of(ThanksDoors.SAY_THANKS, payload -> thanksDoors.shortcut(payload, identity.id()));
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
                        request.getPayload().getView(), request.getPayload().getUser(), context));
        app.viewClosed(ANY, (request, context) -> context.ack());
        app.globalShortcut(ANY, (request, context) -> {
            GlobalShortcutPayload payload = request.getPayload();
            calmly(
                    payload.getUser().getId(),
                    null,
                    () -> shortcuts
                            .getOrDefault(payload.getCallbackId(), other -> doors.shortcut(other, identity.id()))
                            .accept(payload));
            return context.ack();
        });
        app.messageShortcut(ANY, (request, context) -> {
            MessageShortcutPayload payload = request.getPayload();
            calmly(
                    payload.getUser().getId(),
                    payload.getResponseUrl(),
                    () -> messageShortcuts
                            .getOrDefault(payload.getCallbackId(), other -> doors.shortcut(other, identity.id()))
                            .accept(payload));
            return context.ack();
        });
        app.blockSuggestion(ANY, (request, context) -> context.ack(suggest(request.getPayload())));
        app.event(MessageEvent.class, (payload, context) -> {
            doors.written(payload.getEvent(), identity.id(), context.getBotUserId(), payload.getEventId());
            return context.ack();
        });
        app.event(AppHomeOpenedEvent.class, (payload, context) -> {
            AppHomeOpenedEvent event = payload.getEvent();
            home.opened(identity.id(), new PersonId(event.getUser()), String.valueOf(event.getTab()));
            return context.ack();
        });
        events.listen(app);
        return app;
    }

    private Response command(SlashCommandPayload payload, SlashCommandContext context) {
        Post post;
        try {
            post = answer(payload);
        } catch (RuntimeException e) {
            failed("a command", payload.getUserId(), e);
            post = echo(payload, ReplyWords.FAULT.sentence());
        }
        if (post.equals(Post.NOTHING)) {
            return context.ack();
        }
        Post answer = post;
        return context.ack(SlashCommandResponse.builder()
                .responseType("ephemeral")
                .text(answer.text())
                .blocks(answer.blocks())
                .build());
    }

    private Post answer(SlashCommandPayload payload) {
        if (payload.getCommand().equals(askCommand)) {
            return command.answer(payload, identity.id());
        }
        return payload.getCommand().equals(thanksCommand)
                ? thanksTyped.answer(payload, identity.id())
                : echo(
                        payload,
                        Mrkdwn.of("I don't know " + payload.getCommand() + ". I listen to " + askCommand + " and "
                                + thanksCommand + "."));
    }

    private static Post echo(SlashCommandPayload payload, Mrkdwn why) {
        return AskCommand.echo(why, payload.getCommand(), payload.getText());
    }

    private void press(BlockActionPayload payload) {
        calmly(payload.getUser().getId(), payload.getResponseUrl(), () -> {
            Press press = Press.of(payload, identity.id(), directory);
            presses.getOrDefault(
                            press.owner(),
                            unknown -> replies.words(press.act(), press.responseUrl(), ReplyWords.UNKNOWN_BUTTON))
                    .accept(press);
            lists.followed(press);
            reminders.followed(press);
            home.followed(press);
        });
    }

    private void calmly(String user, @Nullable String responseUrl, Runnable press) {
        try {
            press.run();
        } catch (RuntimeException e) {
            failed("a press", user, e);
            if (responseUrl != null) {
                atOnce.say(responseUrl, Post.line(ReplyWords.FAULT.sentence()));
            }
        }
    }

    private BlockSuggestionResponse suggest(BlockSuggestionPayload payload) {
        String field = Objects.requireNonNullElse(payload.getActionId(), "");
        String typed = Objects.requireNonNullElse(payload.getValue(), "");
        PersonId reader = new PersonId(payload.getUser().getId());
        if (field.equals(Whom.FIELD)) {
            return whom.search(identity.id(), reader, typed);
        }
        List<Option> found = !field.startsWith("team.")
                ? List.of()
                : teamForms.search(identity.id(), reader, field, typed).stream()
                        .map(option -> new Option(option.getText(), option.getValue()))
                        .toList();
        return BlockSuggestionResponse.builder().options(found).build();
    }

    private Response submit(View view, ViewSubmissionPayload.User from, ViewSubmissionContext context) {
        String user = from.getId();
        try {
            if (from.getTeamId() != null
                    && !from.getTeamId().equals(identity.id().value())) {
                return answer(FormReply.say(ReplyWords.FROM_ABROAD.sentence()), context);
            }
            String callback = view.getCallbackId() == null ? "" : view.getCallbackId();
            Sent sent = new Sent(act(user, "view/" + view.getId()), view);
            FormReply reply = forms.getOrDefault(
                            callback.replaceFirst("\\..*", ""),
                            unknown -> FormReply.say(ReplyWords.UNKNOWN_FORM.sentence()))
                    .apply(sent);
            if (!(reply instanceof FormReply.Wrong)) {
                lists.sent(sent.act());
                reminders.followed(sent);
                home.followed(sent.act());
            }
            return answer(reply, context);
        } catch (RuntimeException e) {
            failed("a form", user, e);
            return context.ackWithErrors(
                    Map.of(firstField(view), ReplyWords.FAULT.sentence().plain()));
        }
    }

    private static Response answer(FormReply reply, ViewSubmissionContext context) {
        if (reply instanceof FormReply.Wrong wrong) {
            return context.ackWithErrors(wrong.sentences());
        } else if (reply instanceof FormReply.Become become) {
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
        home.close();
        atOnce.close();
    }
}
