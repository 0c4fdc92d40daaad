package obliged.slack.thanks;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import obliged.ask.Asks;
import obliged.outbox.Message;
import obliged.outbox.Notice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.person.People;
import obliged.person.Workspace;
import obliged.shared.PersonId;
import obliged.slack.kit.Outgoing;
import obliged.slack.kit.Outgoing.Changed;
import obliged.slack.kit.Outgoing.Fresh;
import obliged.slack.kit.Outgoing.Gone;
import obliged.slack.kit.Outgoing.Late;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.Viewers;
import obliged.slack.text.Mrkdwn;
import obliged.thanks.LeftOut;
import obliged.thanks.ThankYou;
import obliged.thanks.ThankYouId;
import obliged.thanks.Thanks;
import obliged.thanks.ThanksNotice;
import obliged.thanks.ThanksReason;
import org.jspecify.annotations.Nullable;

/** Finds the words of notices about thanks. */
public final class ThanksRenderer {
    /** What all their kinds begin with. */
    public static final String KINDS = "thanks.";

    /** Late words to a press: why not. The details are the reason. */
    static final String REFUSED = "thanks.refused";

    /** A message only they see, changed to what was taken back. */
    static final String UNDONE = "thanks.undone";

    /** A list only they see, changed to another page. The details name the page. */
    static final String LIST = "thanks.list";

    private final Thanks thanks;
    private final Asks asks;
    private final Outbox outbox;
    private final People people;
    private final Viewers viewers;
    private final ThanksListMessage list;

    public ThanksRenderer(Thanks thanks, Asks asks, Outbox outbox, People people, Viewers viewers) {
        this.thanks = thanks;
        this.asks = asks;
        this.outbox = outbox;
        this.people = people;
        this.viewers = viewers;
        this.list = new ThanksListMessage(thanks.lists());
    }

    public Optional<Outgoing> of(Notice notice) {
        return switch (notice.kind()) {
            case ThanksNotice.POST -> living(notice, this::shout);
            case ThanksNotice.POST_ADDED ->
                find(notice)
                        .filter(one -> !one.isUndone())
                        .flatMap(one -> changed(notice, ThanksNotice.POST, this::shout));
            case ThanksNotice.TOLD -> living(notice, (message, one) -> told(notice, message, one));
            case ThanksNotice.GIVEN ->
                living(notice, (message, one) -> message.given(one, LeftOut.of(notice.details())));
            case ThanksNotice.POST_GONE -> before(notice, ThanksNotice.POST).map(Gone::new);
            case ThanksNotice.TOLD_GONE -> changed(notice, ThanksNotice.TOLD, ThanksMessage::toldGone);
            case ThanksNotice.GIVEN_GONE -> changed(notice, ThanksNotice.GIVEN, this::tookBack);
            case ThanksNotice.UNPOSTED -> fresh(notice, (message, one) -> message.unposted(one, details(notice)));
            case ThanksNotice.UNSURE -> living(notice, ThanksMessage::unsure);
            case ThanksNotice.UNTOLD ->
                living(notice, (message, one) -> message.untold(one, new PersonId(details(notice))));
            case ThanksNotice.STAYS -> fresh(notice, ThanksMessage::stays);
            case REFUSED ->
                Optional.of(new Late(SlackMessage.line(refused(ThanksReason.valueOf(details(notice)))), false));
            case UNDONE -> find(notice).map(one -> new Late(message(notice).tookBack(one), true));
            case LIST -> page(notice);
            default -> throw new IllegalArgumentException("no words for " + notice.kind());
        };
    }

    /** Only as long as it is not taken back. */
    private Optional<Outgoing> living(Notice notice, BiFunction<ThanksMessage, ThankYou, SlackMessage> worded) {
        return find(notice)
                .filter(one -> !one.isUndone())
                .map(one -> new Fresh(worded.apply(message(notice), one), null));
    }

    private Optional<Outgoing> fresh(Notice notice, BiFunction<ThanksMessage, ThankYou, SlackMessage> worded) {
        return find(notice).map(one -> new Fresh(worded.apply(message(notice), one), null));
    }

    private Optional<Outgoing> changed(
            Notice notice, String kind, BiFunction<ThanksMessage, ThankYou, SlackMessage> worded) {
        return before(notice, kind)
                .flatMap(sent -> find(notice).map(one -> new Changed(worded.apply(message(notice), one), sent)));
    }

    private Optional<Outgoing> page(Notice notice) {
        PersonId reader = notice.recipient().reader().orElseThrow();
        return Optional.of(list.page(viewers.of(notice.workspace(), reader), details(notice))
                .map(post -> new Late(post, true))
                .orElseGet(() -> new Late(
                        SlackMessage.line(ThanksText.oldList(viewers.commands().thanks())), false)));
    }

    private SlackMessage shout(ThanksMessage message, ThankYou one) {
        return message.shout(one, thanks.all().added(one.id()));
    }

    private SlackMessage tookBack(ThanksMessage message, ThankYou one) {
        return one.joins()
                .flatMap(thanks.all()::find)
                .filter(ThankYou::isUndone)
                .map(shout -> message.tookBackWith(one, shout))
                .orElseGet(() -> message.tookBack(one));
    }

    private SlackMessage told(Notice notice, ThanksMessage message, ThankYou one) {
        PersonId reader = notice.recipient().reader().orElseThrow();
        Long ask = one.occasion().ask();
        boolean shown = ask != null && ThankedAsk.sees(asks, notice.workspace(), reader, ask);
        PersonId joined =
                one.joins().flatMap(thanks.all()::find).map(ThankYou::from).orElse(null);
        return message.told(one, reader, link(one), shown ? ask : null, joined);
    }

    /** The address of the post, in the form in which Slack gives permalinks. */
    private @Nullable String link(ThankYou one) {
        if (one.channel() == null) {
            return null;
        }
        Function<Message, Optional<String>> permalink = post -> people.workspace()
                .map(Workspace::address)
                .map(address -> address + "archives/" + post.channel() + "/p"
                        + post.ts().replace(".", ""));
        return newest(one.joins().orElse(one.id()), ThanksNotice.POST, Recipient.of(one.channel()))
                .flatMap(permalink)
                .orElse(null);
    }

    /** What was sent to the same recipient before, if it arrived. */
    private Optional<Message> before(Notice notice, String kind) {
        return newest(new ThankYouId(notice.workspace(), notice.subject()), kind, notice.recipient());
    }

    private Optional<Message> newest(ThankYouId id, String kind, Recipient recipient) {
        return outbox.messages(id.workspace(), id.number(), kind, recipient).stream()
                .findFirst();
    }

    private Mrkdwn refused(ThanksReason reason) {
        return ThanksText.notGiven(
                reason, viewers.commands().thanks(), thanks.all().daily());
    }

    private Optional<ThankYou> find(Notice notice) {
        return thanks.all().find(new ThankYouId(notice.workspace(), notice.subject()));
    }

    private ThanksMessage message(Notice notice) {
        return new ThanksMessage(
                new ThanksText(viewers.names(notice.workspace())),
                List.copyOf(thanks.values().all(notice.workspace())));
    }

    private static String details(Notice notice) {
        return Objects.requireNonNullElse(notice.details(), "");
    }
}
