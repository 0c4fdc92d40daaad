package obliged.slack;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import obliged.ask.Ask;
import obliged.ask.AskNotice;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.HistoryEntry;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.outbox.Message;
import obliged.outbox.Notice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.outbox.Urgency;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.slack.api.PostProblem;
import obliged.slack.ask.AskCard;
import obliged.slack.ask.AskListMessage;
import obliged.slack.ask.AskText;
import obliged.slack.digest.DigestRenderer;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.Outgoing;
import obliged.slack.kit.Outgoing.Carried;
import obliged.slack.kit.Outgoing.Changed;
import obliged.slack.kit.Outgoing.Fresh;
import obliged.slack.kit.Outgoing.Gone;
import obliged.slack.kit.Outgoing.Nowhere;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.Viewers;
import obliged.slack.reminder.ReminderRenderer;
import obliged.slack.text.Names;
import obliged.slack.thanks.ThanksRenderer;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/** Words a notice from the current state. Empty if it has been settled meanwhile. */
public final class NoticeRenderer {
    private final Asks asks;
    private final ThanksRenderer thanks;
    private final ReminderRenderer reminders;
    private final DigestRenderer digests;
    private final Outbox outbox;
    private final CardLinks links;
    private final Viewers viewers;
    private final ReplyRenderer replies;

    public NoticeRenderer(
            Asks asks,
            AskListMessage lists,
            ThanksRenderer thanks,
            ReminderRenderer reminders,
            DigestRenderer digests,
            Outbox outbox,
            Teams teams,
            CardLinks links,
            Viewers viewers) {
        this.asks = asks;
        this.thanks = thanks;
        this.reminders = reminders;
        this.digests = digests;
        this.outbox = outbox;
        this.links = links;
        this.viewers = viewers;
        this.replies = new ReplyRenderer(asks, lists, teams, viewers);
    }

    Optional<Outgoing> of(Notice notice) {
        return isLost(notice) ? Optional.empty() : worded(notice);
    }

    /**
     * Whether its recipient has left. A card that does not reach the person asked is an exception, since someone should
     * know of that.
     */
    private boolean isLost(Notice notice) {
        return notice.recipient() instanceof Recipient.ToPerson to
                && names(notice).isGone(to.person())
                && (!notice.kind().equals(AskNotice.CARD)
                        || view(notice)
                                .filter(view -> new Addressee.OfPerson(to.person())
                                        .equals(view.ask().addressee()))
                                .isEmpty());
    }

    private Optional<Outgoing> worded(Notice notice) {
        if (notice.kind().startsWith(ThanksRenderer.KINDS)) {
            return thanks.of(notice);
        }
        if (ReminderRenderer.isOf(notice)) {
            return reminders.of(notice);
        }
        if (notice.kind().startsWith(DigestRenderer.KINDS)) {
            return digests.of(notice);
        }
        if (notice.kind().startsWith(ReplyRenderer.KINDS)) {
            return replies.of(notice);
        }
        return switch (notice.kind()) {
            case AskNotice.CARD -> current(notice).map(view -> new Fresh(card(notice, view), null));
            case AskNotice.REFRESH ->
                card(notice)
                        .flatMap(card -> current(notice)
                                // What only time brings is no reason to send people a new card.
                                .map(view -> new Changed(
                                        cards(notice).card(view), card, notice.urgency() == Urgency.CAUSED)));
            case AskNotice.ACT ->
                current(notice).map(view -> new Fresh(cards(notice).asking(view, notice.step(), link(notice)), null));
            case AskNotice.SETTLED -> view(notice).flatMap(view -> settled(notice, view));
            case AskNotice.ENDED ->
                card(notice)
                        .flatMap(card -> step(notice, view(notice), cards(notice)::handedOff)
                                .map(ended -> new Changed(ended, card)));
            case AskNotice.PARTED -> card(notice).flatMap(card -> parted(notice).map(post -> new Changed(post, card)));
            case AskNotice.LINE ->
                part(notice, view(notice), (view, step) -> line(notice, view, step))
                        .flatMap(line -> line);
            case AskNotice.TOLD ->
                part(
                                notice,
                                current(notice),
                                (view, step) ->
                                        cards(notice).told(step, view, link(notice), AskNotice.part(notice.details())))
                        .map(told -> new Fresh(told, null));
            case AskNotice.RETOLD -> retold(notice);
            case AskNotice.FILE -> current(notice).flatMap(view -> file(notice, view));
            case AskNotice.FILE_GONE -> copy(notice);
            case AskNotice.FILE_KEPT ->
                step(
                                notice,
                                view(notice),
                                (view, step) -> words(notice).lines().kept(step, view.ask(), details(notice)))
                        .map(said -> new Fresh(SlackMessage.line(said), null));
            case AskNotice.UNDELIVERED -> view(notice).map(view -> new Fresh(undelivered(notice, view.ask()), null));
            case AskNotice.UNTOLD ->
                view(notice).map(view -> new Fresh(unreached(notice, view.ask(), details(notice)), null));
            case AskNotice.UNHEARD -> Optional.of(new Fresh(replies.unheard(notice, details(notice)), null));
            case AskNotice.LOGGED ->
                source(notice)
                        .map(line ->
                                new Fresh(line, new Message(notice.recipient().id(), details(notice))));
            case AskNotice.SOURCE ->
                outbox.messages(notice.workspace(), notice.subject(), AskNotice.LOGGED, notice.recipient()).stream()
                        .findFirst()
                        .flatMap(message -> source(notice).map(line -> new Changed(line, message)));
            default -> throw new IllegalArgumentException("no words for " + notice.kind());
        };
    }

    /** A line that asked for something that was done meanwhile, or told of a card that arrived in the end. */
    private Optional<Outgoing> settled(Notice notice, AskView view) {
        String[] which = details(notice).split(" ");
        return outbox.sent(notice.workspace(), notice.subject(), which[0]).stream()
                .filter(line -> line.id() == Long.parseLong(which[1]))
                .findFirst()
                .flatMap(line -> line.message().map(message -> new Changed(settled(notice, view, line), message)));
    }

    private SlackMessage settled(Notice notice, AskView view, Outbox.Caused line) {
        boolean arrived = details(notice).startsWith(AskNotice.UNDELIVERED)
                && AskNotice.undelivered(line.details())
                        .equals(view.ask().addressee().recipient().id())
                && !view.ask().state().isOver();
        if (arrived) {
            return cards(notice).arrived(view.ask());
        }
        return current(notice)
                .map(seen -> cards(notice).settled(seen, notice.step(), link(notice)))
                .orElseGet(() -> cards(notice).parted(view));
    }

    /** The line in the thread of the message that an ask was made from. */
    private Optional<SlackMessage> source(Notice notice) {
        return view(notice)
                .map(view -> SlackMessage.line(words(notice)
                        .standing()
                        .inSource(view.ask(), ((Recipient.ToChannel) notice.recipient()).channel())));
    }

    /** A card. The requester's comes with the first news, which stands above it; what waits for them stands in it. */
    private SlackMessage card(Notice notice, AskView view) {
        AskCard cards = cards(notice);
        return step(notice, Optional.of(view), (seen, step) -> step)
                .filter(step -> view.isRequesters())
                .map(step -> cards.withNews(step, view))
                .orElseGet(() -> cards.card(view));
    }

    /** What the card of someone who no longer helps becomes; still a card if they took part. */
    private Optional<SlackMessage> parted(Notice notice) {
        return current(notice).map(cards(notice)::card).or(() -> view(notice).map(cards(notice)::parted));
    }

    /**
     * A line in the thread of the card. Without a card there is none: others have been told of the step in direct
     * messages, except of a nudge.
     */
    private Optional<Outgoing> line(Notice notice, AskView view, HistoryEntry step) {
        Optional<Message> card = card(notice);
        return card.isEmpty() && step.step() == Step.NUDGE
                ? Optional.of(new Nowhere(PostProblem.WITHOUT_CARD))
                : card.map(root -> new Fresh(line(notice, view, step, AskNotice.part(notice.details())), root));
    }

    private SlackMessage line(Notice notice, AskView view, HistoryEntry step, int part) {
        boolean unheard = notice.recipient() instanceof Recipient.ToChannel to
                && words(notice).isUnheard(to.channel());
        return cards(notice).line(step, view, part, unheard);
    }

    /** A line as it is now that its words have changed. A part that there is no more is deleted. */
    private Optional<Outgoing> retold(Notice notice) {
        String[] line = details(notice).split(" ");
        int part = AskNotice.part(line[1]);
        boolean inThread = line[0].equals(AskNotice.LINE);
        Optional<AskView> seen = inThread ? view(notice) : current(notice);
        return outbox.caused(notice.workspace(), notice.subject(), line[0], notice.step()).stream()
                .filter(told -> told.recipient().equals(notice.recipient()) && AskNotice.part(told.details()) == part)
                .findFirst()
                .flatMap(Outbox.Caused::message)
                .flatMap(message -> step(
                        notice,
                        seen,
                        (view, step) -> part > AskCard.parts(step)
                                ? new Gone(message)
                                : new Changed(
                                        switch (line[0]) {
                                            case AskNotice.LINE -> line(notice, view, step, part);
                                            case AskNotice.ACT -> cards(notice).asking(view, step.id(), link(notice));
                                            default -> cards(notice).told(step, view, link(notice), part);
                                        },
                                        message)));
    }

    /** A file goes into the thread of the recipient's card, else of the line that tells of it. */
    private Optional<Outgoing> file(Notice notice, AskView view) {
        String file = AskNotice.file(notice.details());
        Optional<Message> under = card(notice)
                .or(() -> outbox.caused(notice.workspace(), notice.subject(), AskNotice.TOLD, notice.step()).stream()
                        .filter(told -> told.recipient().equals(notice.recipient()))
                        .flatMap(told -> told.message().stream())
                        .findFirst());
        return step(
                        notice,
                        Optional.of(view),
                        (seen, step) -> Optional.of(step)
                                // It may have been deleted meanwhile.
                                .filter(sent -> sent.files().stream()
                                        .anyMatch(one -> one.id().equals(file)))
                                .<Outgoing>map(sent -> new Carried(
                                        file,
                                        AskNotice.copy(notice.details()),
                                        copy -> outbox.detail(notice, copy == null ? file : file + " " + copy),
                                        under.orElse(null),
                                        words(notice).lines().sent(sent))))
                .flatMap(carried -> carried);
    }

    /** The copy of a file that its sender deleted. */
    private Optional<Outgoing> copy(Notice notice) {
        return outbox.caused(notice.workspace(), notice.subject(), AskNotice.FILE, notice.step()).stream()
                .filter(owed -> owed.recipient().equals(notice.recipient())
                        && AskNotice.file(owed.details()).equals(AskNotice.file(notice.details())))
                .flatMap(owed -> Stream.ofNullable(AskNotice.copy(owed.details())))
                .findFirst()
                .map(Outgoing.Recalled::new);
    }

    private SlackMessage undelivered(Notice notice, Ask ask) {
        String[] note = details(notice).split(" ", 2);
        String problem = note.length > 1 ? note[1] : "";
        return note[0].equals(ask.addressee().recipient().id())
                ? cards(notice).undelivered(ask, problem)
                : unreached(notice, ask, note[0]);
    }

    private SlackMessage unreached(Notice notice, Ask ask, String person) {
        return SlackMessage.line(words(notice).unreached(ask, new PersonId(person)));
    }

    private Optional<AskView> view(Notice notice) {
        return asks.shownTo(new AskId(notice.workspace(), notice.subject()), notice.recipient());
    }

    /** The same, if the recipient may still see it; it may have been handed off meanwhile. */
    private Optional<AskView> current(Notice notice) {
        Optional<PersonId> reader = notice.recipient().reader();
        if (reader.isEmpty()) {
            return view(notice)
                    .filter(view -> !view.ask().helpersOnly()
                            && view.ask().addressee().recipient().equals(notice.recipient()));
        }
        try {
            return Optional.of(asks.view(notice.workspace(), reader.get(), notice.subject()));
        } catch (Refusal refusal) {
            return Optional.empty();
        }
    }

    /** Words the step that caused a notice by the given function. */
    private static <T> Optional<T> step(
            Notice notice, Optional<AskView> seen, BiFunction<AskView, HistoryEntry, @Nullable T> worded) {
        return seen.flatMap(view -> view.history().stream()
                .filter(step -> step.id() == notice.step())
                .findFirst()
                .map(step -> worded.apply(view, step)));
    }

    /** The same for one part of a long text; empty if an edit has left fewer parts. */
    private static <T> Optional<T> part(
            Notice notice, Optional<AskView> seen, BiFunction<AskView, HistoryEntry, @Nullable T> worded) {
        int part = AskNotice.part(notice.details());
        return step(notice, seen, (view, step) -> part > AskCard.parts(step) ? null : worded.apply(view, step));
    }

    /** The card of this ask that its recipient has; the newest, where an earlier version sent several. */
    private Optional<Message> card(Notice notice) {
        return outbox.messages(notice.workspace(), notice.subject(), AskNotice.CARD, notice.recipient()).stream()
                .findFirst();
    }

    /** The permalink of the reader's card. */
    private @Nullable String link(Notice notice) {
        return view(notice)
                .flatMap(view -> links.to(view.ask(), notice.recipient()))
                .orElse(null);
    }

    private AskCard cards(Notice notice) {
        return new AskCard(words(notice));
    }

    private AskText words(Notice notice) {
        return new AskText(names(notice), viewers.clock().instant());
    }

    private Names names(Notice notice) {
        return viewers.names(notice.workspace());
    }

    private static String details(Notice notice) {
        return notice.details() == null ? "" : notice.details();
    }
}
