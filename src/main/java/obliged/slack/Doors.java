package obliged.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.MessageEvent;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import obliged.ask.Act;
import obliged.ask.AskSteps;
import obliged.ask.Asks;
import obliged.digest.Digests;
import obliged.outbox.Drafts;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.People;
import obliged.team.Teams;
import obliged.term.PersonId;
import obliged.term.Trouble;
import obliged.term.WorkspaceId;
import obliged.thanks.Thanks;

/**
 * The ways in, each to the feature whose it is: what stands before the dot of an action id or a form's callback says
 * whose, {@code ask.accept}.
 */
final class Doors implements AutoCloseable {
    /** Nobody and nothing has a longer name. */
    private static final int LONGEST_SEARCH = 200;

    private final Identity identity;
    private final Directory directory;
    private final Faults faults;
    private final String askCommand;
    private final String thanksCommand;
    private final Replies replies;
    private final AskDoors asking;
    private final WhomSearch whom;
    private final AskCommand askTyped;
    private final TeamForms teamForms;
    private final ThanksCommand thanksTyped;
    private final AskListButtons lists;
    private final HomeTab home;
    private final ReminderDoors reminders;
    private final SlackEvents events;
    private final Map<String, Consumer<Press>> presses;
    private final Map<String, Function<Sent, FormReply>> forms;
    private final Map<String, Consumer<GlobalShortcutPayload>> shortcuts;
    private final Map<String, Consumer<MessageShortcutPayload>> messageShortcuts;

    Doors(
            SlackCalls calls,
            AtOnce atOnce,
            Identity identity,
            Directory directory,
            ResponseUrls urls,
            Rooms rooms,
            Faults faults,
            InstantSource clock,
            String askCommand,
            String thanksCommand) {
        Asks asks = rooms.asks();
        AskSteps steps = rooms.steps();
        Thanks thanks = rooms.thanks();
        Digests digests = rooms.digests();
        People people = rooms.people();
        Groups groups = rooms.groups();
        Teams teams = rooms.teams();
        Outbox outbox = rooms.outbox();
        Drafts drafts = rooms.drafts();
        this.identity = identity;
        this.directory = directory;
        this.faults = faults;
        this.askCommand = askCommand;
        this.thanksCommand = thanksCommand;
        this.replies = new Replies(outbox, urls);
        AskListMessage listMessage = new AskListMessage(asks, outbox, people, teams, clock);
        this.lists = new AskListButtons(replies, clock);
        Forms opening = new Forms(atOnce, drafts, replies);
        AskForm askForm = new AskForm(people, teams, directory, opening, urls, clock);
        AskFormSent askFormSent = new AskFormSent(asks, people, teams, directory, replies, urls, clock, askCommand);
        this.whom = new WhomSearch(asks, people, teams);
        this.asking =
                new AskDoors(askForm, opening, drafts, people, teams, directory, whom, replies, clock, askCommand);
        this.teamForms =
                new TeamForms(people, groups, teams, digests, directory, drafts, replies, opening, clock, askCommand);
        this.reminders = new ReminderDoors(rooms.reminders(), asks, people, teams, directory, replies, opening, clock);
        DigestCommand digestCommand = new DigestCommand(digests, directory, outbox, people, teams);
        this.askTyped = new AskCommand(
                asks, steps, people, teams, directory, teamForms, digestCommand, asking, reminders, listMessage, clock);
        AskButtons buttons = new AskButtons(asks, steps, directory, people, teams, replies, opening, asking, clock);
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
        this.events = new SlackEvents(identity, directory, asks, thanks.all(), people, groups, teams, outbox, faults);
        this.presses = Map.of(
                "ask",
                buttons::press,
                "form",
                opening::press,
                "new",
                asking::press,
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
                reminders::press);
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
                reminders::sent);
        this.shortcuts = Map.of(ThanksDoors.NEW_THANKS, payload -> thanksDoors.shortcut(payload, identity.id()));
        this.messageShortcuts = Map.of(ThanksDoors.SAY_THANKS, payload -> thanksDoors.shortcut(payload, identity.id()));
    }

    /** Answers a command. */
    Post typed(SlashCommandPayload payload) {
        if (payload.getCommand().equals(askCommand)) {
            return askTyped.answer(payload, identity.id());
        }
        return payload.getCommand().equals(thanksCommand)
                ? thanksTyped.answer(payload, identity.id())
                : echo(
                        payload,
                        Mrkdwn.of("I don't know " + payload.getCommand() + ". I listen to " + askCommand + " and "
                                + thanksCommand + "."));
    }

    static Post echo(SlashCommandPayload payload, Mrkdwn why) {
        return AskCommand.echo(why, payload.getCommand(), payload.getText());
    }

    /** Does what a button asks for; what shows the same elsewhere follows. */
    void press(Press press) {
        presses.getOrDefault(
                        press.owner(),
                        unknown -> replies.words(press.act(), press.responseUrl(), ReplyWords.UNKNOWN_BUTTON))
                .accept(press);
        lists.followed(press);
        reminders.followed(press);
        home.followed(press);
    }

    /** Takes a form. */
    FormReply send(Sent sent) {
        String callback = Objects.requireNonNullElse(sent.view().getCallbackId(), "");
        FormReply reply = forms.getOrDefault(
                        callback.replaceFirst("\\..*", ""),
                        unknown -> FormReply.say(ReplyWords.UNKNOWN_FORM.sentence()))
                .apply(sent);
        if (!(reply instanceof FormReply.Wrong)) {
            lists.sent(sent.act());
            reminders.followed(sent);
            home.followed(sent.act());
        }
        return reply;
    }

    void shortcut(GlobalShortcutPayload payload) {
        shortcuts
                .getOrDefault(payload.getCallbackId(), other -> asking.shortcut(other, identity.id()))
                .accept(payload);
    }

    void shortcut(MessageShortcutPayload payload) {
        messageShortcuts
                .getOrDefault(payload.getCallbackId(), other -> asking.shortcut(other, identity.id()))
                .accept(payload);
    }

    /** What to offer someone who types in a field that searches. */
    BlockSuggestionResponse suggest(BlockSuggestionPayload payload) {
        String field = Objects.requireNonNullElse(payload.getActionId(), "");
        String typed = Ellipsis.first(Objects.requireNonNullElse(payload.getValue(), ""), LONGEST_SEARCH);
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

    /** Hears what happens in the workspace. */
    void listen(App app) {
        app.event(MessageEvent.class, events.once(MessageEvent::getUser, this::written));
        app.event(
                AppHomeOpenedEvent.class,
                events.once(
                        AppHomeOpenedEvent::getUser,
                        (workspace, event, key) ->
                                home.opened(workspace, new PersonId(event.getUser()), String.valueOf(event.getTab()))));
        events.listen(app);
    }

    /** Someone wrote to us. What they wrote stands in their message; if it can't be taken they read so. */
    private void written(WorkspaceId workspace, MessageEvent event, String key) {
        try {
            String us = identity.workspace().orElseThrow().bot().value();
            asking.written(event, workspace, us, key);
        } catch (StackOverflowError | RuntimeException e) {
            if (e instanceof Trouble) {
                throw e;
            }
            faults.log("a message", event.getUser(), e);
            apologize(new Act(workspace, directory.stranger(new PersonId(event.getUser()), null), null, key));
        }
    }

    /** Says that something went wrong to someone who can't be told in the reply. */
    void apologize(Act act) {
        try {
            replies.words(act, null, ReplyWords.FAULT);
        } catch (RuntimeException e) {
            faults.log("an apology", act.by().value(), e);
        }
    }

    @Override
    public void close() {
        home.close();
    }
}
