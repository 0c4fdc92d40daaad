package obliged.slack;

import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.model.Message;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import obliged.ask.Act;
import obliged.ask.Ask;
import obliged.outbox.Drafts;
import obliged.person.People;
import obliged.person.Person;
import obliged.team.Channel;
import obliged.team.Teams;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** The doors to the New-ask form: a command, a shortcut, a button, words typed to us; each with what it brings. */
final class AskDoors {
    /** The shortcut from the menu of a message, and the one from everywhere. */
    static final String LOG_ASK = "log_ask";

    static final String NEW_ASK = "new_ask";

    private final AskForm form;
    private final Forms forms;
    private final Drafts drafts;
    private final People people;
    private final Teams teams;
    private final Directory directory;
    private final Whom whom;
    private final WhomSearch search;
    private final Replies replies;
    private final InstantSource clock;
    private final String command;

    AskDoors(
            AskForm form,
            Forms forms,
            Drafts drafts,
            People people,
            Teams teams,
            Directory directory,
            WhomSearch search,
            Replies replies,
            InstantSource clock,
            String command) {
        this.form = form;
        this.forms = forms;
        this.drafts = drafts;
        this.people = people;
        this.teams = teams;
        this.directory = directory;
        this.whom = new Whom(directory, teams);
        this.search = search;
        this.replies = replies;
        this.clock = clock;
        this.command = command;
    }

    /** Opens the form with this in it. What is longer than the field stands there as far as it goes. */
    void open(Act act, String trigger, @Nullable String responseUrl, AskPrefill prefill) {
        forms.openKept(act, trigger, responseUrl, view(act, prefill));
    }

    /** Whether the field holds all of this. */
    boolean holds(Act act, String words) {
        return PlainWords.shown(words, names(act.workspace())).length() <= Ask.LONGEST_WORDS;
    }

    /** What someone typed as an ask, as it goes into the form. */
    AskPrefill prefill(Act act, AskTyped typed) {
        if (typed instanceof AskTyped.OfPerson asked) {
            return AskPrefill.of(person(act, asked), asked.words(), asked.date());
        } else if (typed instanceof AskTyped.OfChannel asked) {
            return AskPrefill.of(channel(act, asked), asked.words(), asked.date());
        } else if (typed instanceof AskTyped.OfGroup asked) {
            return AskPrefill.of(group(act, asked), asked.words(), asked.date());
        } else if (typed instanceof AskTyped.OfNobody asked) {
            return AskPrefill.of(null, asked.words(), asked.date());
        } else if (typed instanceof AskTyped.Unclear unclear) {
            return prefill(act, unclear.ask()).because(Mrkdwn.of(unclear.why()));
        }
        return AskPrefill.NOTHING;
    }

    /** With whom the writer may mean by a name that Slack left as it was typed, where only one colleague goes by it. */
    AskPrefill guessing(Act act, String text, AskPrefill filled) {
        Matcher name = AskTyped.NAME.matcher(text.strip());
        return name.matches() && name.group(1).startsWith("@")
                ? search.only(act.workspace(), act.by(), name.group(1))
                        .map(filled::perhaps)
                        .orElse(filled)
                : filled;
    }

    private OptionObject person(Act act, AskTyped.OfPerson asked) {
        Person heardOf = directory.stranger(asked.person(), asked.label());
        return Whom.option(people.find(act.workspace(), asked.person()).orElse(heardOf));
    }

    private OptionObject channel(Act act, AskTyped.OfChannel asked) {
        Optional<Channel> known = teams.channel(act.workspace(), asked.channel());
        if (known.filter(Channel::closed).isPresent()) {
            // Slack puts in the name of a closed channel only for those who are in it.
            teams.joins(act.workspace(), asked.channel(), act.by());
        }
        return Whom.option(known.filter(channel -> !channel.name().isEmpty()).orElseGet(() -> asked.described()));
    }

    private @Nullable OptionObject group(Act act, AskTyped.OfGroup asked) {
        return team(act, asked)
                .flatMap(team -> teams.channel(act.workspace(), team))
                .map(Whom::option)
                .orElse(null);
    }

    /** The team whose helpers a group is, as far as the writer may know of that team. */
    Optional<ChannelId> team(Act act, AskTyped.OfGroup asked) {
        return teams.ofGroup(act.workspace(), asked.group())
                .filter(team -> whom.mayKnowOf(act.workspace(), act.by(), team));
    }

    void shortcut(GlobalShortcutPayload payload, WorkspaceId workspace) {
        Act act = act(
                workspace,
                payload.getUser().getId(),
                payload.getUser().getUsername(),
                RequestKey.shortcut(payload.getUser().getId(), payload.getCallbackId(), payload.getTriggerId()));
        if (directory.isAbroad(act, payload.getUser().getTeamId(), null)) {
            replies.words(act, null, ReplyWords.FROM_ABROAD);
        } else if (NEW_ASK.equals(payload.getCallbackId())) {
            open(act, payload.getTriggerId(), null, AskPrefill.NOTHING);
        } else {
            replies.words(act, null, ReplyWords.UNKNOWN_SHORTCUT);
        }
    }

    void shortcut(MessageShortcutPayload payload, WorkspaceId workspace) {
        Act act = act(
                workspace,
                payload.getUser().getId(),
                payload.getUser().getName(),
                RequestKey.shortcut(payload.getUser().getId(), payload.getCallbackId(), payload.getTriggerId()));
        String url = payload.getResponseUrl();
        if (directory.isAbroad(
                act,
                payload.getUser().getTeamId(),
                new ChannelId(payload.getChannel().getId()))) {
            replies.words(act, url, ReplyWords.FROM_ABROAD);
        } else if (LOG_ASK.equals(payload.getCallbackId())) {
            String channel = payload.getChannel().getId();
            open(act, payload.getTriggerId(), url, prefill(act, payload.getMessage(), channel));
        } else {
            replies.words(act, url, ReplyWords.UNKNOWN_SHORTCUT);
        }
    }

    private AskPrefill prefill(Act act, Message message, String channel) {
        String words =
                message.getText() == null ? "" : Typed.read(message.getText()).strip();
        String thread = Objects.requireNonNullElse(message.getThreadTs(), message.getTs());
        AskPrefill filled = AskPrefill.of(null, words, null)
                .from(author(act, message), new AskFormAbout.Source(channel, message.getTs(), thread));
        if (words.isEmpty()) {
            return filled.because(Mrkdwn.of("There are no words in that message: say what is needed."));
        }
        return holds(act, words)
                ? filled
                : filled.because(Mrkdwn.of("That message is longer than an ask can be. This is its beginning; a link"
                        + " to the whole goes with the ask."));
    }

    /** Who wrote a message, if it is someone of this company who is still here; else who asks to log it. */
    private PersonId author(Act act, Message message) {
        return Optional.ofNullable(message.getUser())
                .flatMap(user -> people.find(act.workspace(), new PersonId(user)))
                .filter(author -> author.isMember() || author.kind() == Person.Kind.GUEST)
                .filter(author -> !author.gone())
                .map(Person::id)
                .orElse(act.by());
    }

    /** The button that opens the form empty. */
    void press(Press press) {
        if (press.fromAbroad()) {
            replies.words(press.act(), press.responseUrl(), ReplyWords.FROM_ABROAD);
        } else if (press.action().equals(AskForm.CALLBACK)) {
            open(press.act(), press.trigger(), press.responseUrl(), AskPrefill.NOTHING);
        } else {
            replies.words(press.act(), press.responseUrl(), ReplyWords.UNKNOWN_BUTTON);
        }
    }

    /** Someone wrote to us in our direct message: their words wait in a form, with a button that opens it. */
    void written(MessageEvent event, WorkspaceId workspace, String us, String key) {
        boolean isTheirs = event.getBotId() == null
                && event.getUser() != null
                && !event.getUser().equals(us);
        if (isTheirs && "im".equals(event.getChannelType())) {
            Act act = act(workspace, event.getUser(), null, key);
            String text = Objects.requireNonNullElse(event.getText(), "");
            AskTyped typed = AskTyped.read(text, command, () -> writer(act), clock.instant());
            if (typed instanceof AskTyped.Help) {
                replies.help(act);
                return;
            }
            drafts.keepOnce(
                    workspace,
                    act.by(),
                    act.key(),
                    GsonFactory.createSnakeCase().toJson(view(act, whole(act, written(act, typed, text)))),
                    Duration.ZERO,
                    draft -> replies.written(act, draft));
        }
    }

    /** What would be a command elsewhere is words here, and none of them is lost. */
    private AskPrefill written(Act act, AskTyped typed, String text) {
        AskPrefill filled = prefill(act, typed);
        return filled == AskPrefill.NOTHING && !text.isBlank()
                ? AskPrefill.of(null, Typed.read(text).strip(), null)
                        .because(Mrkdwn.of("If you meant a command, begin it with " + command + "."))
                : filled;
    }

    private AskPrefill whole(Act act, AskPrefill filled) {
        return holds(act, filled.words())
                ? filled
                : filled.because(Mrkdwn.of("What you wrote is longer than an ask can be. This is its beginning."));
    }

    private View view(Act act, AskPrefill prefill) {
        return form.view(act.workspace(), zone(act), prefill);
    }

    private ZoneId zone(Act act) {
        return writer(act).zone();
    }

    private Person writer(Act act) {
        return people.find(act.workspace(), act.by()).orElse(act.who());
    }

    private Act act(WorkspaceId workspace, String user, @Nullable String name, String key) {
        return new Act(workspace, directory.stranger(new PersonId(user), name), null, key);
    }

    private Names names(WorkspaceId workspace) {
        return new Names(workspace, people, teams);
    }
}
