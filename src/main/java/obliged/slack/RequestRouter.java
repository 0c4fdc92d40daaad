package obliged.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageDeletedEvent;
import com.slack.api.model.event.MessageEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import obliged.ask.Act;
import obliged.ask.AskSteps;
import obliged.ask.Asks;
import obliged.ask.list.AskLists;
import obliged.digest.Digests;
import obliged.outbox.Drafts;
import obliged.outbox.Message;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Trouble;
import obliged.shared.TypedText;
import obliged.shared.Unread;
import obliged.shared.WorkspaceId;
import obliged.slack.api.ImmediateCalls;
import obliged.slack.api.ResponseUrls;
import obliged.slack.api.SlackCalls;
import obliged.slack.ask.AskButtonHandler;
import obliged.slack.ask.AskCommandHandler;
import obliged.slack.ask.AskCommandParser;
import obliged.slack.ask.AskListHandler;
import obliged.slack.ask.AskListMessage;
import obliged.slack.ask.AskStepFormHandler;
import obliged.slack.ask.CommentHandler;
import obliged.slack.ask.NewAskForm;
import obliged.slack.ask.NewAskFormHandler;
import obliged.slack.ask.NewAskFormOpener;
import obliged.slack.ask.OtherSubcommands;
import obliged.slack.ask.WrittenWords;
import obliged.slack.digest.DigestCommandHandler;
import obliged.slack.digest.HomeTeamWeeks;
import obliged.slack.home.HomeTab;
import obliged.slack.kit.AddresseePicker;
import obliged.slack.kit.AddresseeSearch;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.Commands;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.FormResponse;
import obliged.slack.kit.FormSubmission;
import obliged.slack.kit.LateReplies;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReplyText;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.TypedCommand;
import obliged.slack.kit.Viewer;
import obliged.slack.kit.Viewers;
import obliged.slack.kit.WorkspaceIdentity;
import obliged.slack.reminder.ReminderHandler;
import obliged.slack.team.CommandChannel;
import obliged.slack.team.HolidaysPicker;
import obliged.slack.team.TeamFormHandler;
import obliged.slack.text.Ellipsis;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.NameSigns;
import obliged.slack.thanks.CompanyValuesForm;
import obliged.slack.thanks.ThanksButtonHandler;
import obliged.slack.thanks.ThanksCommandHandler;
import obliged.slack.thanks.ThanksFormHandler;
import obliged.slack.thanks.ThanksFormOpener;
import obliged.slack.thanks.ThanksListMessage;
import obliged.team.Teams;
import obliged.thanks.Thanks;
import org.jspecify.annotations.Nullable;

/**
 * Routes each request to the feature that handles it. The part before the dot of an action id or a form's callback id
 * names the feature, as in {@code ask.accept}.
 */
final class RequestRouter implements AutoCloseable {
    /** Owns the presses that show another page of a list, or one ask of it, after which the Home tab is as it was. */
    private static final String LISTS = "list";

    /** No name is longer than this. */
    private static final int LONGEST_SEARCH = 200;

    private final WorkspaceIdentity identity;
    private final DirectorySync directory;
    private final People people;
    private final PostponedRequests postponed;
    private final Faults faults;
    private final Viewers viewers;
    private final LateReplies replies;
    private final CommentHandler comments;
    private final NewAskFormOpener asking;
    private final AddresseeSearch whom;
    private final AskCommandHandler askTyped;
    private final TeamFormHandler teamForms;
    private final ThanksCommandHandler thanksTyped;
    private final AskListHandler lists;
    private final HomeTab home;
    private final ReminderHandler reminders;
    private final SlackEventHandler events;
    private final RoundTrip roundTrips;
    private final Map<String, Consumer<Press>> presses;
    private final Map<String, Function<FormSubmission, FormResponse>> forms;
    private final Map<String, Consumer<GlobalShortcutPayload>> shortcuts;
    private final Map<String, Consumer<MessageShortcutPayload>> messageShortcuts;

    RequestRouter(
            SlackCalls calls,
            ImmediateCalls atOnce,
            WorkspaceIdentity identity,
            DirectorySync directory,
            ResponseUrls urls,
            Features rooms,
            PostponedRequests postponed,
            Faults faults,
            Viewers viewers) {
        Asks asks = rooms.asks();
        AskLists askLists = rooms.lists();
        AskSteps steps = rooms.steps();
        Thanks thanks = rooms.thanks();
        Digests digests = rooms.digests();
        this.people = rooms.people();
        this.postponed = postponed;
        Groups groups = rooms.groups();
        Teams teams = rooms.teams();
        Outbox outbox = rooms.outbox();
        Drafts drafts = rooms.drafts();
        this.identity = identity;
        this.directory = directory;
        this.faults = faults;
        this.viewers = viewers;
        this.replies = new LateReplies(outbox, urls);
        CardLinks links = new CardLinks(outbox, people, teams);
        CommandChannel here = new CommandChannel(teams);
        AskListMessage listMessage = new AskListMessage(asks, askLists, teams, links);
        this.lists = new AskListHandler(replies);
        FormOpener opening = new FormOpener(atOnce, drafts, replies);
        NewAskForm askForm = new NewAskForm(teams, directory, opening, urls);
        NewAskFormHandler askFormSent = new NewAskFormHandler(asks, people, teams, directory, replies, urls);
        this.whom = new AddresseeSearch(asks, people, teams);
        this.asking = new NewAskFormOpener(askForm, opening, drafts, people, teams, directory, whom, replies, viewers);
        this.teamForms = new TeamFormHandler(groups, teams, digests, directory, drafts, replies, opening);
        this.reminders = new ReminderHandler(rooms.reminders(), asks, people, directory, replies, opening);
        DigestCommandHandler digestCommand = new DigestCommandHandler(digests, here, outbox, links);
        this.askTyped = new AskCommandHandler(
                asks, steps, teams, directory, asking, opening, others(digestCommand), listMessage);
        AskButtonHandler buttons = new AskButtonHandler(asks, steps, directory, teams, replies, opening, asking);
        ThanksFormOpener thanksDoors = new ThanksFormOpener(thanks, asks, people, teams, directory, replies, opening);
        CompanyValuesForm values = new CompanyValuesForm(thanks.values(), opening);
        ThanksListMessage thanksList = new ThanksListMessage(thanks.lists());
        this.comments = new CommentHandler(steps, outbox, replies);
        this.home = new HomeTab(
                calls,
                asks,
                askLists,
                people,
                directory,
                opening,
                replies,
                new HomeTeamWeeks(digests),
                thanksList,
                links,
                viewers);
        ThanksFormHandler thanksSent = new ThanksFormHandler(thanks, values, asks, people, teams, directory);
        ThanksButtonHandler thanksButtons = new ThanksButtonHandler(thanks, thanksDoors, replies, outbox, urls);
        this.thanksTyped = new ThanksCommandHandler(thanks, teams, directory, thanksDoors, thanksList, values);
        AskStepFormHandler stepForms = new AskStepFormHandler(asks, steps, directory, teams, opening);
        this.events = new SlackEventHandler(identity, directory, groups, teams, outbox, faults);
        this.roundTrips = new RoundTrip(outbox);
        this.presses = Map.of(
                "ask",
                buttons::press,
                "form",
                opening::press,
                "new",
                asking::press,
                AddresseePicker.FIELD,
                press -> {
                    askForm.picked(press);
                    stepForms.picked(press);
                },
                LISTS,
                lists::press,
                "home",
                home::press,
                "team",
                teamForms::press,
                "thanks",
                thanksButtons::press,
                "reminder",
                reminders::press,
                RoundTrip.OWNER,
                roundTrips::pressed);
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
        this.shortcuts = Map.of(ThanksFormOpener.NEW_THANKS, payload -> thanksDoors.shortcut(payload, identity.id()));
        this.messageShortcuts = Map.of(
                ThanksFormOpener.SAY_THANKS, payload -> thanksDoors.shortcut(payload, viewers.names(identity.id())));
    }

    /** The handlers of the sub-commands of {@code /ask} that belong to other features. */
    private OtherSubcommands others(DigestCommandHandler digests) {
        return new OtherSubcommands() {
            @Override
            public SlackMessage team(TypedCommand typed) {
                return teamForms.open(typed);
            }

            @Override
            public SlackMessage digest(TypedCommand typed, AskCommandParser.OfDigest.Wanted wanted) {
                return digests.answer(typed, wanted);
            }

            @Override
            public SlackMessage export(Act act) {
                return digests.export(act);
            }

            @Override
            public SlackMessage reminders(TypedCommand typed, AskCommandParser.OfReminders.Wanted wanted) {
                return reminders.typed(typed, wanted);
            }
        };
    }

    /**
     * Handles a command and returns the reply. This and the other requests throw {@link Unread} if something has to be
     * read from Slack first, such as who sent it.
     */
    SlackMessage typed(SlashCommandPayload payload) {
        requireRead(payload.getUserId());
        Commands commands = viewers.commands();
        String name = payload.getCommand();
        if (!name.equals(commands.ask()) && !name.equals(commands.thanks())) {
            return echo(
                    payload,
                    Mrkdwn.of("I don't know " + name + ". I only know " + commands.ask() + " and " + commands.thanks()
                            + "."));
        }
        TypedCommand typed = TypedCommand.of(payload, identity.id(), directory, viewers);
        if (directory.isAbroad(typed.act())) {
            return echo(payload, ReplyText.FROM_ABROAD.sentence());
        }
        return name.equals(commands.ask()) ? askTyped.answer(typed) : thanksTyped.answer(typed);
    }

    /** Until we have read who someone is, they may do no more than people of other companies. */
    private void requireRead(String user) {
        people.requireRead(identity.id(), new PersonId(user));
    }

    static SlackMessage echo(SlashCommandPayload payload, Mrkdwn why) {
        return SlackMessage.echo(why, payload.getCommand(), payload.getText());
    }

    /** Handles a press, then updates other views that show the same. */
    void press(Press press) {
        people.requireRead(press.act().workspace(), press.act().by());
        presses.getOrDefault(
                        press.owner(),
                        unknown -> replies.words(press.act(), press.responseUrl(), ReplyText.UNKNOWN_BUTTON))
                .accept(press);
        lists.followed(press);
        reminders.followed(press);
        if (!press.owner().equals(LISTS)) {
            home.followed(press);
        }
    }

    /** Handles a submitted form. */
    FormResponse send(FormSubmission sent) {
        people.requireRead(sent.act().workspace(), sent.act().by());
        if (directory.isAbroad(sent.act())) {
            return FormResponse.say(ReplyText.FROM_ABROAD.sentence());
        }
        String callback = Objects.requireNonNullElse(sent.view().getCallbackId(), "");
        FormResponse reply = forms.getOrDefault(
                        callback.replaceFirst("\\..*", ""),
                        unknown -> FormResponse.say(ReplyText.UNKNOWN_FORM.sentence()))
                .apply(sent);
        if (!(reply instanceof FormResponse.Wrong)) {
            lists.sent(sent);
            reminders.followed(sent);
            home.followed(sent.act());
        }
        return reply;
    }

    void shortcut(GlobalShortcutPayload payload) {
        requireRead(payload.getUser().getId());
        shortcuts
                .getOrDefault(payload.getCallbackId(), other -> asking.shortcut(other, identity.id()))
                .accept(payload);
    }

    void shortcut(MessageShortcutPayload payload) {
        requireRead(payload.getUser().getId());
        messageShortcuts
                .getOrDefault(payload.getCallbackId(), other -> asking.shortcut(other, identity.id()))
                .accept(payload);
    }

    /** Returns the options for a search field. */
    BlockSuggestionResponse suggest(BlockSuggestionPayload payload) {
        requireRead(payload.getUser().getId());
        String field = Objects.requireNonNullElse(payload.getActionId(), "");
        String typed = Ellipsis.first(
                TypedText.normalized(Objects.requireNonNullElse(payload.getValue(), "")), LONGEST_SEARCH);
        PersonId reader = new PersonId(payload.getUser().getId());
        if (field.equals(AddresseePicker.FIELD)) {
            return whom.search(identity.id(), reader, typed);
        }
        Viewer viewer = viewers.of(identity.id(), reader);
        List<OptionObject> found = HolidaysPicker.isField(field)
                ? HolidaysPicker.search(typed, viewer.zone())
                : field.startsWith("team.") ? teamForms.search(viewer, field, typed) : List.of();
        return BlockSuggestionResponse.builder()
                .options(found.stream()
                        .map(option -> new Option(option.getText(), option.getValue()))
                        .toList())
                .build();
    }

    /** Registers the handlers of workspace events. */
    void listen(App app) {
        app.event(
                MessageEvent.class,
                events.once(MessageEvent::getUser, (workspace, event, key) -> written(workspace, event, key)));
        app.event(MessageChangedEvent.class, events.once(event -> "", (workspace, event, key) -> {
            MessageChangedEvent.Message message = event.getMessage();
            if (message != null) {
                comments.edited(
                        workspace,
                        new Message(event.getChannel(), message.getTs()),
                        WrittenWords.of(message.getText(), message.getFiles()),
                        key);
            }
        }));
        app.event(
                MessageDeletedEvent.class,
                events.once(
                        event -> "",
                        (workspace, event, key) -> comments.edited(
                                workspace,
                                new Message(event.getChannel(), event.getDeletedTs()),
                                WrittenWords.NOTHING,
                                key)));
        app.event(
                AppMentionEvent.class,
                events.once(AppMentionEvent::getUser, (workspace, event, key) -> mentioned(workspace, event, key)));
        app.event(
                AppHomeOpenedEvent.class,
                events.once(
                        AppHomeOpenedEvent::getUser,
                        (workspace, event, key) -> onceRead(
                                event.getUser(),
                                () -> home.opened(
                                        workspace, new PersonId(event.getUser()), String.valueOf(event.getTab())),
                                () -> {})));
        events.listen(app);
    }

    /** Runs {@code handling} now if we know who someone is, else after reading it, or {@code inVain} if we can't. */
    private void onceRead(String user, Runnable handling, Runnable inVain) {
        Runnable ifRead = () -> {
            requireRead(user);
            handling.run();
        };
        try {
            ifRead.run();
        } catch (Unread missing) {
            postponed.handle(missing, ifRead, inVain);
        }
    }

    /** Handles a direct message to us: in the thread of a card or a line, a comment; else words for a new ask. */
    private void written(WorkspaceId workspace, MessageEvent event, String key) {
        if (isUs(event.getUser())) {
            roundTrips.sent(workspace, event.getText());
        } else if ("im".equals(event.getChannelType())) {
            taken(workspace, event.getUser(), event.getBotId(), null, key, act -> {
                WrittenWords words = WrittenWords.of(event.getText(), event.getFiles());
                Message message = new Message(event.getChannel(), event.getTs());
                if (!comments.written(act, message, event.getThreadTs(), words)) {
                    asking.written(act, words);
                }
            });
        }
    }

    /**
     * The same for words in a channel that begin with our name. Slack sends them only from channels that we are in, and only
     * what its members write. https://docs.slack.dev/reference/events/app_mention
     */
    private void mentioned(WorkspaceId workspace, AppMentionEvent event, String key) {
        ChannelId channel = new ChannelId(event.getChannel());
        taken(workspace, event.getUser(), event.getBotId(), channel, key, act -> {
            String us = identity.workspace().orElseThrow().bot().value();
            String text = TypedText.normalized(Objects.requireNonNullElse(event.getText(), ""))
                    .replaceFirst("^<@" + us + "(?:\\|[^>]*)?>", "");
            WrittenWords words = WrittenWords.of(NameSigns.without(text), event.getFiles());
            if (directory.isAbroad(act)) {
                replies.words(act, null, ReplyText.FROM_ABROAD);
            } else if (!comments.written(
                    act, new Message(event.getChannel(), event.getTs()), event.getThreadTs(), words)) {
                asking.written(act, words);
            }
        });
    }

    private boolean isUs(@Nullable String user) {
        return identity.workspace().orElseThrow().bot().value().equals(user);
    }

    /** Handles what a person wrote to us. If that fails, they are told so; their text is still in their message. */
    private void taken(
            WorkspaceId workspace,
            @Nullable String user,
            @Nullable String bot,
            @Nullable ChannelId seenIn,
            String key,
            Consumer<Act> handling) {
        if (user == null || bot != null) {
            return;
        }
        Person writer = directory.stranger(new PersonId(user), null);
        // A key of its own, since the event counts as handled even if this has to wait.
        Act act = new Act(workspace, writer, seenIn, key + "/kept");
        Act failed = new Act(workspace, writer, null, key);
        try {
            if (isUs(user)) {
                return;
            }
            onceRead(user, () -> handling.accept(act), () -> replies.words(failed, null, ReplyText.NOT_READ));
        } catch (StackOverflowError | RuntimeException e) {
            if (e instanceof Trouble) {
                throw e;
            }
            faults.log("a message", user, e);
            apologize(failed);
        }
    }

    /** Tells someone why nothing happened, if that is not possible in the reply. */
    void say(Act act, @Nullable String responseUrl, ReplyText words) {
        replies.words(act, responseUrl, words);
    }

    /** Tells someone that something went wrong, if that is not possible in the reply. */
    void apologize(Act act) {
        try {
            replies.words(act, null, ReplyText.FAULT);
        } catch (RuntimeException e) {
            faults.log("an apology", act.by().value(), e);
        }
    }

    @Override
    public void close() {
        home.close();
    }
}
