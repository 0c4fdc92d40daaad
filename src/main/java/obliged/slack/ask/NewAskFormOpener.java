package obliged.slack.ask;

import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.model.Message;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import java.time.Duration;
import java.time.Instant;
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
import obliged.slack.text.FieldText;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
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
    private final InstantSource clock;
    private final String command;

    public NewAskFormOpener(
            NewAskForm form,
            FormOpener forms,
            Drafts drafts,
            People people,
            Teams teams,
            DirectorySync directory,
            AddresseeSearch search,
            LateReplies replies,
            InstantSource clock,
            String command) {
        this.form = form;
        this.forms = forms;
        this.drafts = drafts;
        this.people = people;
        this.teams = teams;
        this.directory = directory;
        this.whom = new AddresseePicker(directory, teams);
        this.search = search;
        this.replies = replies;
        this.clock = clock;
        this.command = command;
    }

    /** Opens the form with this prefill. Text that is too long for the field is cut. */
    void open(Act act, String trigger, @Nullable String responseUrl, NewAskPrefill prefill) {
        forms.openKept(act, trigger, responseUrl, view(act, prefill));
    }

    /** Whether the text fits in the field. */
    boolean holds(Act act, String words) {
        return FieldText.shown(words, names(act.workspace())).length() <= Ask.LONGEST_WORDS;
    }

    /** The prefill for an ask that someone typed. */
    NewAskPrefill prefill(Act act, AskCommandParser typed) {
        if (typed instanceof AskCommandParser.OfPerson asked) {
            return NewAskPrefill.of(person(act, asked), asked.words(), asked.date());
        } else if (typed instanceof AskCommandParser.OfChannel asked) {
            return NewAskPrefill.of(channel(act, asked), asked.words(), asked.date());
        } else if (typed instanceof AskCommandParser.OfGroup asked) {
            return NewAskPrefill.of(group(act, asked), asked.words(), asked.date());
        } else if (typed instanceof AskCommandParser.OfNobody asked) {
            return NewAskPrefill.of(null, asked.words(), asked.date());
        } else if (typed instanceof AskCommandParser.Perhaps perhaps) {
            NewAskPrefill filled = prefill(act, perhaps.ask());
            return offered(act, perhaps.asked()).map(filled::perhaps).orElse(filled);
        } else if (typed instanceof AskCommandParser.Unclear unclear) {
            return prefill(act, unclear.ask()).because(Mrkdwn.of(unclear.why()));
        }
        return NewAskPrefill.NOTHING;
    }

    /** Whom the writer may mean, if they may ask them. */
    private Optional<OptionObject> offered(Act act, AskCommandParser asked) {
        if (asked instanceof AskCommandParser.OfPerson person) {
            return search.offered(act.workspace(), act.by(), person.person());
        }
        Optional<ChannelId> team = asked instanceof AskCommandParser.OfGroup group
                ? team(act, group)
                : Optional.of(((AskCommandParser.OfChannel) asked).channel())
                        .filter(channel -> whom.mayKnowOf(act.workspace(), act.by(), channel));
        return team.flatMap(channel -> teams.channel(act.workspace(), channel))
                .filter(channel -> !channel.archived())
                .map(AddresseePicker::option);
    }

    /**
     * Adds the addressee that the writer may mean by a name that Slack did not resolve, if only one colleague has it.
     */
    NewAskPrefill guessing(Act act, String text, NewAskPrefill filled) {
        Matcher name = AskCommandParser.NAME.matcher(TypedText.normalized(text));
        return name.matches() && name.group(1).startsWith("@")
                ? search.only(act.workspace(), act.by(), name.group(1))
                        .map(filled::perhaps)
                        .orElse(filled)
                : filled;
    }

    private OptionObject person(Act act, AskCommandParser.OfPerson asked) {
        Person heardOf = directory.stranger(asked.person(), asked.label());
        return AddresseePicker.option(
                people.find(act.workspace(), asked.person()).orElse(heardOf));
    }

    /** The channel as we know it, if the writer may know of it; otherwise as they named it. */
    private OptionObject channel(Act act, AskCommandParser.OfChannel asked) {
        return AddresseePicker.option(teams.channel(act.workspace(), asked.channel())
                .filter(channel -> !channel.name().isEmpty() && whom.mayKnowOf(act.workspace(), act.by(), channel.id()))
                .orElseGet(asked::described));
    }

    private @Nullable OptionObject group(Act act, AskCommandParser.OfGroup asked) {
        return team(act, asked)
                .flatMap(team -> teams.channel(act.workspace(), team))
                .map(AddresseePicker::option)
                .orElse(null);
    }

    /** The team that names a group as its helpers, if the writer may know of that team. */
    Optional<ChannelId> team(Act act, AskCommandParser.OfGroup asked) {
        return teams.ofGroup(act.workspace(), asked.group())
                .filter(team -> whom.mayKnowOf(act.workspace(), act.by(), team));
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
            open(act, payload.getTriggerId(), null, NewAskPrefill.NOTHING);
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
            open(act, payload.getTriggerId(), url, prefill(act, payload.getMessage(), channel));
        } else {
            replies.words(act, url, ReplyText.UNKNOWN_SHORTCUT);
        }
    }

    private NewAskPrefill prefill(Act act, Message message, String channel) {
        String words = message.getText() == null
                ? ""
                : SlackEscapes.read(message.getText()).strip();
        String thread = Objects.requireNonNullElse(message.getThreadTs(), message.getTs());
        NewAskPrefill filled = NewAskPrefill.of(null, words, null)
                .from(author(act, message), new NewAskFormMetadata.Source(channel, message.getTs(), thread));
        if (words.isEmpty()) {
            return filled.because(Mrkdwn.of("There are no words in that message: say what is needed."));
        }
        return holds(act, words)
                ? dated(act, message, filled)
                : filled.because(Mrkdwn.of("That message is longer than an ask can be. This is its beginning; a link"
                        + " to the whole goes with the ask."));
    }

    /** Adds the date in the message, relative to when it was written; where there is none to go by, says why. */
    private NewAskPrefill dated(Act act, Message message, NewAskPrefill filled) {
        String seconds = Objects.requireNonNullElse(message.getTs(), "").replaceFirst("\\..*", "");
        Instant written =
                seconds.matches("\\d{1,11}") ? Instant.ofEpochSecond(Long.parseLong(seconds)) : clock.instant();
        DateReading reading =
                AskCommandParser.dates(writer(act), written).find(SlackEscapes.withoutLinks(filled.words()));
        if (reading instanceof DateReading.Found found) {
            return found.date().ends(zone(act)).isAfter(clock.instant())
                    ? filled.neededBy(found.date())
                    : filled.because(Mrkdwn.of(
                            "The date in that message, ", Mrkdwn.date(found.date(), clock.instant()), ", has passed."));
        }
        return reading instanceof DateReading.Questioned questioned
                ? filled.because(Mrkdwn.of(DateQuestionText.of(questioned.question())))
                : filled;
    }

    /** The author of a message, if they are of this company and have not left; otherwise the person who logs it. */
    private PersonId author(Act act, Message message) {
        return Optional.ofNullable(message.getUser())
                .flatMap(user -> people.find(act.workspace(), new PersonId(user)))
                .filter(author -> author.isMember() || author.kind() == Person.Kind.GUEST)
                .filter(author -> !author.gone())
                .map(Person::id)
                .orElse(act.by());
    }

    /** Handles the button that opens an empty form. */
    public void press(Press press) {
        if (press.fromAbroad()) {
            replies.words(press.act(), press.responseUrl(), ReplyText.FROM_ABROAD);
        } else if (press.action().equals(NewAskForm.CALLBACK)) {
            open(press.act(), press.trigger(), press.responseUrl(), NewAskPrefill.NOTHING);
        } else {
            replies.words(press.act(), press.responseUrl(), ReplyText.UNKNOWN_BUTTON);
        }
    }

    /** Handles words written to us: saves its text as a draft, and replies with a button that opens it. */
    public void written(Act act, String text) {
        AskCommandParser typed = AskCommandParser.read(text, command, () -> writer(act), clock.instant());
        if (typed instanceof AskCommandParser.Help) {
            replies.help(act);
            return;
        }
        drafts.keepOnce(
                act.workspace(),
                act.by(),
                act.key(),
                SlackJson.view(view(act, whole(act, written(act, typed, text)))),
                Duration.ZERO,
                draft -> replies.written(act, draft));
    }

    /** Prefills the form with the whole text, even if it would be a command elsewhere. */
    private NewAskPrefill written(Act act, AskCommandParser typed, String text) {
        NewAskPrefill filled = prefill(act, typed);
        String words = SlackEscapes.read(text).strip();
        return filled == NewAskPrefill.NOTHING && !words.isEmpty()
                ? NewAskPrefill.of(null, words, null)
                        .because(Mrkdwn.of("If you meant a command, begin it with " + command + "."))
                : filled;
    }

    private NewAskPrefill whole(Act act, NewAskPrefill filled) {
        return holds(act, filled.words())
                ? filled
                : filled.because(Mrkdwn.of("What you wrote is longer than an ask can be. This is its beginning."));
    }

    private View view(Act act, NewAskPrefill prefill) {
        return form.view(act.workspace(), act.by(), zone(act), questioned(act, prefill));
    }

    /** Words with a date that can't be read ask about it, by whichever way they came. */
    private NewAskPrefill questioned(Act act, NewAskPrefill prefill) {
        return prefill.isTyped()
                        && prefill.neededBy() == null
                        && AskCommandParser.dates(writer(act), clock.instant()).find(prefill.words())
                                instanceof DateReading.Questioned questioned
                ? prefill.asking(DateQuestionText.of(questioned.question()))
                : prefill;
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
