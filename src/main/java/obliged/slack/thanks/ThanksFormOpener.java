package obliged.slack.thanks;

import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.model.Message;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import obliged.ask.Act;
import obliged.ask.Ask;
import obliged.ask.Asks;
import obliged.ask.value.Addressee;
import obliged.person.People;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import obliged.slack.api.SentMessages;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.LateReplies;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReplyText;
import obliged.slack.kit.RequestKey;
import obliged.slack.text.FieldText;
import obliged.slack.text.Names;
import obliged.slack.text.SlackEscapes;
import obliged.team.Channel;
import obliged.team.Teams;
import obliged.thanks.Gift;
import obliged.thanks.Occasion;
import obliged.thanks.ThankYou;
import obliged.thanks.ThankYouId;
import obliged.thanks.Thanks;
import obliged.thanks.ThanksReason;
import org.jspecify.annotations.Nullable;

/** All ways to the form of a thank-you, each of which fills in what it knows. */
public final class ThanksFormOpener {
    /** The shortcut from anywhere. */
    public static final String NEW_THANKS = "new_thanks";

    /** The shortcut from a message. */
    public static final String SAY_THANKS = "say_thanks";

    private final Thanks thanks;
    private final Asks asks;
    private final People people;
    private final Teams teams;
    private final DirectorySync directory;
    private final LateReplies replies;
    private final FormOpener forms;

    public ThanksFormOpener(
            Thanks thanks,
            Asks asks,
            People people,
            Teams teams,
            DirectorySync directory,
            LateReplies replies,
            FormOpener forms) {
        this.thanks = thanks;
        this.asks = asks;
        this.people = people;
        this.teams = teams;
        this.directory = directory;
        this.replies = replies;
        this.forms = forms;
    }

    void open(Act act, String trigger, @Nullable String responseUrl, ThanksPrefill draft) {
        ThanksPrefill fair = new ThanksPrefill(
                draft.why(),
                fair(act, draft.people()),
                draft.gift(),
                draft.channel(),
                draft.occasion(),
                draft.betweenUs());
        forms.openKept(
                act, trigger, responseUrl, ThanksForm.of(fair, thanks.values().all(act.workspace())));
    }

    /** Those of them who can be thanked, as many as one thank-you may name. */
    private List<PersonId> fair(Act act, Collection<PersonId> named) {
        return named.stream()
                .distinct()
                .filter(id -> !id.equals(act.by()))
                .filter(id -> people.find(act.workspace(), id)
                        .filter(person -> person.isBot() || person.gone() || person.kind() == Person.Kind.FOREIGN)
                        .isEmpty())
                .limit(ThankYou.MOST_PEOPLE)
                .toList();
    }

    public void shortcut(GlobalShortcutPayload payload, WorkspaceId workspace) {
        Act act = act(workspace, payload.getUser().getId(), payload.getCallbackId(), payload.getTriggerId());
        if (directory.isAbroad(act)) {
            replies.words(act, null, ReplyText.FROM_ABROAD);
        } else {
            open(act, payload.getTriggerId(), null, ThanksPrefill.EMPTY);
        }
    }

    /** Filled from a message: its author, its words, and a link back. */
    public void shortcut(MessageShortcutPayload payload, Names names) {
        WorkspaceId workspace = names.workspace();
        Act act = act(workspace, payload.getUser().getId(), payload.getCallbackId(), payload.getTriggerId());
        ChannelId channel = new ChannelId(payload.getChannel().getId());
        if (directory.isAbroad(act)) {
            replies.words(act, payload.getResponseUrl(), ReplyText.FROM_ABROAD);
            return;
        }
        Message message = payload.getMessage();
        String words = FieldText.shown(SlackEscapes.read(Objects.requireNonNullElse(message.getText(), "")), names);
        String link = link(channel, payload.getMessageTs(), message.getThreadTs());
        open(
                act,
                payload.getTriggerId(),
                payload.getResponseUrl(),
                new ThanksPrefill(
                        words.length() > Gift.LONGEST_WORDS ? ThanksText.cut(link != null) : null,
                        Stream.ofNullable(message.getUser()).map(PersonId::new).toList(),
                        Gift.of(words),
                        open(workspace, channel),
                        new Occasion(null, link)));
    }

    private Act act(WorkspaceId workspace, String user, String callback, String trigger) {
        return new Act(
                workspace,
                directory.stranger(new PersonId(user), null),
                null,
                RequestKey.shortcut(user, callback, trigger));
    }

    /** In the form in which Slack gives permalinks; none into a direct message, which nobody else could follow. */
    private @Nullable String link(ChannelId channel, String ts, @Nullable String thread) {
        if (!SentMessages.isChannel(channel.value()) || !ts.matches("\\d+\\.\\d+")) {
            return null;
        }
        String reply = thread == null || thread.equals(ts) ? "" : "?thread_ts=" + thread + "&cid=" + channel.value();
        return people.workspace()
                .map(Workspace::address)
                .map(address -> address + "archives/" + channel.value() + "/p" + ts.replace(".", "") + reply)
                .orElse(null);
    }

    /** From a solved ask: who did it, and what it was. */
    void forAsk(Press press) {
        Act act = press.act();
        Ask ask = asks.view(act.workspace(), act.by(), press.number()).ask();
        Names names = press.viewer().names();
        // What no channel saw is not told to one unless its requester chooses so.
        Addressee.OfTeam seenBy = ask.addressee() instanceof Addressee.OfTeam team && !ask.helpersOnly() ? team : null;
        open(
                act,
                press.trigger(),
                press.responseUrl(),
                new ThanksPrefill(
                        null,
                        Stream.ofNullable(ask.assignee()).toList(),
                        new Gift(FieldText.shown(ask.words(), names), null, impact(ask, names)),
                        seenBy == null ? null : open(act.workspace(), seenBy.channel()),
                        new Occasion(ask.id().number(), null),
                        seenBy == null));
    }

    private static @Nullable String impact(Ask ask, Names names) {
        return ask.wish().impact() == null ? null : FieldText.shown(ask.wish().impact(), names);
    }

    /** Someone's own words, for those whom a shout-out thanks. */
    void join(Press press) {
        Act act = press.act();
        ThankYou shout = thanks.all().joinable(act, press.number());
        forms.open(
                act,
                press.trigger(),
                press.responseUrl(),
                AddedThanksForm.of(shout, new ThanksText(press.viewer().names())));
    }

    /** Once more what could not be posted. */
    void again(Press press) {
        Act act = press.act();
        ThankYou before = thanks.all()
                .find(new ThankYouId(act.workspace(), press.number()))
                .filter(one -> one.from().equals(act.by()))
                .orElseThrow(() -> new Refusal(ThanksReason.NOTHING_TO_UNDO));
        Names names = press.viewer().names();
        Gift gift = before.gift();
        open(
                act,
                press.trigger(),
                press.responseUrl(),
                new ThanksPrefill(
                        null,
                        before.people(),
                        new Gift(
                                FieldText.shown(gift.words(), names),
                                gift.value(),
                                gift.customer() == null ? null : FieldText.shown(gift.customer(), names)),
                        before.channel() == null ? null : open(act.workspace(), before.channel()),
                        before.occasion()));
    }

    /** A channel, as far as we can post there. */
    @Nullable
    ChannelId open(WorkspaceId workspace, ChannelId channel) {
        return teams.channel(workspace, channel).filter(Channel::takesPosts).isPresent() ? channel : null;
    }
}
