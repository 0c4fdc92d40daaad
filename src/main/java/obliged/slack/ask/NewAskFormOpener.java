package obliged.slack.ask;

import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.model.Message;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import obliged.ask.Act;
import obliged.ask.Ask;
import obliged.outbox.Drafts;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.TypedText;
import obliged.shared.WorkspaceId;
import obliged.slack.api.SlackJson;
import obliged.slack.dates.DateQuestionText;
import obliged.slack.dates.DateReading;
import obliged.slack.kit.AddresseePicker;
import obliged.slack.kit.AddresseeSearch;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.LateReplies;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReplyText;
import obliged.slack.kit.RequestKey;
import obliged.slack.kit.Viewer;
import obliged.slack.kit.Viewers;
import obliged.slack.text.FieldText;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.SlackEscapes;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/** Opens the New-ask form, prefilled, from a command, a shortcut, a button, or a direct message to us. */
public final class NewAskFormOpener {
    /** The callback id of both shortcuts, on a message and global. */
    static final String LOG_ASK = "log_ask";

    static final String NEW_ASK = "new_ask";

    private final NewAskForm form;
    private final FormOpener forms;
    private final Drafts drafts;
    private final People people;
    private final Teams teams;
    private final DirectorySync directory;
    private final AddresseePicker whom;
    private final AddresseeSearch search;
    private final LateReplies replies;
    private final Viewers viewers;

    public NewAskFormOpener(
            NewAskForm form,
            FormOpener forms,
            Drafts drafts,
            People people,
            Teams teams,
            DirectorySync directory,
            AddresseeSearch search,
            LateReplies replies,
            Viewers viewers) {
        this.form = form;
        this.forms = forms;
        this.drafts = drafts;
        this.people = people;
        this.teams = teams;
        this.directory = directory;
        this.whom = new AddresseePicker(directory, teams);
        this.search = search;
        this.replies = replies;
        this.viewers = viewers;
    }

    /** Opens the form with this prefill. Text that is too long for the field is cut. */
    void open(Act act, Viewer viewer, String trigger, @Nullable String responseUrl, NewAskPrefill prefill) {
        forms.openKept(act, trigger, responseUrl, view(viewer, prefill));
    }

    /** Whether the text fits in the field. */
    boolean holds(Viewer viewer, String words) {
        return FieldText.shown(words, viewer.names()).length() <= Ask.LONGEST_WORDS;
    }

    /** The prefill for an ask that someone typed. */
    NewAskPrefill prefill(Viewer viewer, AskCommandParser typed) {
        if (typed instanceof AskCommandParser.OfPerson asked) {
            return NewAskPrefill.of(person(viewer, asked), asked.words(), asked.date());
        } else if (typed instanceof AskCommandParser.OfChannel asked) {
            return NewAskPrefill.of(channel(viewer, asked), asked.words(), asked.date());
        } else if (typed instanceof AskCommandParser.OfGroup asked) {
            return NewAskPrefill.of(group(viewer, asked), asked.words(), asked.date());
        } else if (typed instanceof AskCommandParser.OfNobody asked) {
            return NewAskPrefill.of(null, asked.words(), asked.date());
        } else if (typed instanceof AskCommandParser.Perhaps perhaps) {
            NewAskPrefill filled = prefill(viewer, perhaps.ask());
            return offered(viewer, perhaps.asked()).map(filled::perhaps).orElse(filled);
        } else if (typed instanceof AskCommandParser.Unclear unclear) {
            return prefill(viewer, unclear.ask()).because(Mrkdwn.of(unclear.why()));
        }
        return NewAskPrefill.NOTHING;
    }

    /** Whom the writer may mean, if they may ask them. */
    private Optional<OptionObject> offered(Viewer viewer, AskCommandParser asked) {
        if (asked instanceof AskCommandParser.OfPerson person) {
            return search.offered(viewer.workspace(), viewer.id(), person.person());
        }
        Optional<ChannelId> team = asked instanceof AskCommandParser.OfGroup group
                ? team(viewer, group)
                : Optional.of(((AskCommandParser.OfChannel) asked).channel())
                        .filter(channel -> whom.mayKnowOf(viewer.workspace(), viewer.id(), channel));
        return team.flatMap(channel -> teams.channel(viewer.workspace(), channel))
                .filter(channel -> !channel.archived())
                .map(AddresseePicker::option);
    }

    /** Adds the addressee that the writer may mean by a name that is no mention, if only one colleague goes by it. */
    NewAskPrefill guessing(Viewer viewer, String text, NewAskPrefill filled) {
        if (filled.whom() != null) {
            return filled;
        }
        return AskCommandParser.namesFirst(TypedText.normalized(text)).stream()
                .flatMap(name -> search.only(viewer.workspace(), viewer.id(), name).stream())
                .findFirst()
                .map(filled::perhaps)
                .orElse(filled);
    }

    private OptionObject person(Viewer viewer, AskCommandParser.OfPerson asked) {
        Person heardOf = directory.stranger(asked.person(), asked.label());
        return AddresseePicker.option(
                people.find(viewer.workspace(), asked.person()).orElse(heardOf));
    }

    /** The channel as we know it, if the writer may know of it; otherwise as they named it. */
    private OptionObject channel(Viewer viewer, AskCommandParser.OfChannel asked) {
        return AddresseePicker.option(teams.channel(viewer.workspace(), asked.channel())
                .filter(channel ->
                        !channel.name().isEmpty() && whom.mayKnowOf(viewer.workspace(), viewer.id(), channel.id()))
                .orElseGet(asked::described));
    }

    private @Nullable OptionObject group(Viewer viewer, AskCommandParser.OfGroup asked) {
        return team(viewer, asked)
                .flatMap(team -> teams.channel(viewer.workspace(), team))
                .map(AddresseePicker::option)
                .orElse(null);
    }

    /** The team that names a group as its helpers, if the writer may know of that team. */
    Optional<ChannelId> team(Viewer viewer, AskCommandParser.OfGroup asked) {
        return teams.ofGroup(viewer.workspace(), asked.group())
                .filter(team -> whom.mayKnowOf(viewer.workspace(), viewer.id(), team));
    }

    public void shortcut(GlobalShortcutPayload payload, WorkspaceId workspace) {
        Act act = act(
                workspace,
                payload.getUser().getId(),
                payload.getUser().getUsername(),
                RequestKey.shortcut(payload.getUser().getId(), payload.getCallbackId(), payload.getTriggerId()));
        if (directory.isAbroad(act)) {
            replies.words(act, null, ReplyText.FROM_ABROAD);
        } else if (NEW_ASK.equals(payload.getCallbackId())) {
            open(act, viewers.of(act), payload.getTriggerId(), null, NewAskPrefill.NOTHING);
        } else {
            replies.words(act, null, ReplyText.UNKNOWN_SHORTCUT);
        }
    }

    public void shortcut(MessageShortcutPayload payload, WorkspaceId workspace) {
        Act act = act(
                workspace,
                payload.getUser().getId(),
                payload.getUser().getName(),
                RequestKey.shortcut(payload.getUser().getId(), payload.getCallbackId(), payload.getTriggerId()));
        String url = payload.getResponseUrl();
        if (directory.isAbroad(act)) {
            replies.words(act, url, ReplyText.FROM_ABROAD);
        } else if (LOG_ASK.equals(payload.getCallbackId())) {
            String channel = payload.getChannel().getId();
            Viewer viewer = viewers.of(act);
            open(act, viewer, payload.getTriggerId(), url, prefill(viewer, payload.getMessage(), channel));
        } else {
            replies.words(act, url, ReplyText.UNKNOWN_SHORTCUT);
        }
    }

    private NewAskPrefill prefill(Viewer viewer, Message message, String channel) {
        String words = message.getText() == null
                ? ""
                : SlackEscapes.read(message.getText()).strip();
        String thread = Objects.requireNonNullElse(message.getThreadTs(), message.getTs());
        NewAskPrefill filled = NewAskPrefill.of(null, words, null)
                .from(author(viewer, message), new NewAskFormMetadata.Source(channel, message.getTs(), thread))
                .sending(WrittenWords.of(message.getText(), message.getFiles()).sent());
        if (words.isEmpty()) {
            return filled.because(Mrkdwn.of("There's no text in that message. Say what's needed."));
        }
        return holds(viewer, words)
                ? dated(viewer, message, filled)
                : filled.because(Mrkdwn.of(
                        "That message is too long for an ask. Here's the beginning; the ask will link to the rest."));
    }

    /** Adds the date in the message, relative to when it was written; where there is none to go by, says why. */
    private NewAskPrefill dated(Viewer viewer, Message message, NewAskPrefill filled) {
        String seconds = Objects.requireNonNullElse(message.getTs(), "").replaceFirst("\\..*", "");
        Instant written = seconds.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : viewer.now();
        DateReading reading =
                AskCommandParser.dates(viewer.person(), written).find(SlackEscapes.withoutLinks(filled.words()));
        if (reading instanceof DateReading.Found found) {
            return found.date().ends(viewer.zone()).isAfter(viewer.now())
                    ? filled.neededBy(found.date())
                    : filled.because(Mrkdwn.of(
                            "The date in that message, ",
                            Mrkdwn.date(found.date(), viewer.now()),
                            ", has passed. Pick a later one, or none."));
        }
        return reading instanceof DateReading.Questioned questioned
                ? filled.because(Mrkdwn.of(DateQuestionText.of(questioned.question())))
                : filled;
    }

    /** The author of a message, if they are of this company and have not left; otherwise the person who logs it. */
    private PersonId author(Viewer viewer, Message message) {
        return Optional.ofNullable(message.getUser())
                .flatMap(user -> people.find(viewer.workspace(), new PersonId(user)))
                .filter(author -> author.isMember() || author.kind() == Person.Kind.GUEST)
                .filter(author -> !author.gone())
                .map(Person::id)
                .orElse(viewer.id());
    }

    /** Handles the button that opens an empty form. */
    public void press(Press press) {
        if (press.fromAbroad()) {
            replies.words(press.act(), press.responseUrl(), ReplyText.FROM_ABROAD);
        } else if (press.action().equals(NewAskForm.CALLBACK)) {
            open(press.act(), press.viewer(), press.trigger(), press.responseUrl(), NewAskPrefill.NOTHING);
        } else {
            replies.words(press.act(), press.responseUrl(), ReplyText.UNKNOWN_BUTTON);
        }
    }

    /** Handles words written to us: saves its text as a draft, and replies with a button that opens it. */
    public void written(Act act, WrittenWords words) {
        Viewer viewer = viewers.of(act);
        String text = words.text();
        AskCommandParser typed = AskCommandParser.read(text, viewer.commands().ask(), viewer::person, viewer.now());
        if (typed instanceof AskCommandParser.Help) {
            replies.help(act);
            return;
        }
        drafts.keepOnce(
                act.workspace(),
                act.by(),
                act.key(),
                SlackJson.view(view(
                        viewer,
                        whole(
                                viewer,
                                guessing(viewer, text, written(viewer, typed, text))
                                        .sending(words.sent())))),
                Duration.ZERO,
                draft -> replies.written(act, draft));
    }

    /** Prefills the form with the whole text, even if it would be a command elsewhere. */
    private NewAskPrefill written(Viewer viewer, AskCommandParser typed, String text) {
        NewAskPrefill filled = prefill(viewer, typed);
        String words = SlackEscapes.read(text).strip();
        return filled == NewAskPrefill.NOTHING && !words.isEmpty()
                ? NewAskPrefill.of(null, words, null)
                        .because(Mrkdwn.of("If you meant a command, start it with "
                                + viewer.commands().ask() + "."))
                : filled;
    }

    private NewAskPrefill whole(Viewer viewer, NewAskPrefill filled) {
        return holds(viewer, filled.words())
                ? filled
                : filled.because(Mrkdwn.of("That's too long for an ask. Here's the beginning."));
    }

    private View view(Viewer viewer, NewAskPrefill prefill) {
        return form.view(viewer, questioned(viewer, prefill));
    }

    /** Words with a date that can't be read ask about it, by whichever way they came. */
    private NewAskPrefill questioned(Viewer viewer, NewAskPrefill prefill) {
        return prefill.isTyped()
                        && prefill.neededBy() == null
                        && AskCommandParser.dates(viewer.person(), viewer.now()).find(prefill.words())
                                instanceof DateReading.Questioned questioned
                ? prefill.asking(DateQuestionText.of(questioned.question()))
                : prefill;
    }

    private Act act(WorkspaceId workspace, String user, @Nullable String name, String key) {
        return new Act(workspace, directory.stranger(new PersonId(user), name), null, key);
    }
}
