package obliged.slack.reminder;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import obliged.ask.Ask;
import obliged.ask.AskNotice;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.State;
import obliged.outbox.Message;
import obliged.outbox.Notice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.reminder.Reminder;
import obliged.reminder.ReminderNotice;
import obliged.reminder.Reminders;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.Outgoing;
import obliged.slack.kit.Outgoing.Changed;
import obliged.slack.kit.Outgoing.Fresh;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.Viewers;
import obliged.slack.text.Mrkdwn;
import obliged.team.Team;
import obliged.team.Teams;

/** Finds the words of notices about reminders. */
public final class ReminderRenderer {
    private final Reminders reminders;
    private final Asks asks;
    private final Outbox outbox;
    private final Teams teams;
    private final CardLinks links;
    private final Viewers viewers;

    public ReminderRenderer(
            Reminders reminders, Asks asks, Outbox outbox, Teams teams, CardLinks links, Viewers viewers) {
        this.reminders = reminders;
        this.asks = asks;
        this.outbox = outbox;
        this.teams = teams;
        this.links = links;
        this.viewers = viewers;
    }

    public static boolean isOf(Notice notice) {
        return Set.of(ReminderNotice.REMINDER, ReminderNotice.REFRESH, ReminderNotice.UNANSWERED)
                .contains(notice.kind());
    }

    public Optional<Outgoing> of(Notice notice) {
        return switch (notice.kind()) {
            case ReminderNotice.REMINDER ->
                find(notice)
                        .filter(one -> !one.isOver(viewers.clock().instant()))
                        .flatMap(one -> post(one, 0))
                        .map(post -> new Fresh(post, null));
            case ReminderNotice.REFRESH ->
                message(notice, ReminderNotice.REMINDER)
                        .flatMap(sent -> find(notice)
                                .flatMap(one -> post(one, page(notice)))
                                .map(post -> new Changed(post, sent)));
            case ReminderNotice.UNANSWERED ->
                message(notice, AskNotice.CARD)
                        .flatMap(card -> unanswered(notice).map(line -> new Fresh(SlackMessage.line(line), card)));
            default -> throw new IllegalArgumentException("no words for " + notice.kind());
        };
    }

    /** Whoever it is to, and nobody else. */
    private Optional<Reminder> find(Notice notice) {
        return reminders
                .find(notice.workspace(), notice.subject())
                .filter(one -> Recipient.of(one.to()).equals(notice.recipient()));
    }

    private Optional<SlackMessage> post(Reminder reminder, int page) {
        return viewers.people()
                .find(reminder.workspace(), reminder.to())
                .map(known -> viewers.of(reminder.workspace(), known.id()))
                .map(viewer -> new ReminderMessage(viewer, links).of(reminder, page));
    }

    private static int page(Notice notice) {
        return Integer.parseInt(Objects.requireNonNullElse(notice.details(), "0"));
    }

    /** As long as nobody has, and it is still for that channel to answer. */
    private Optional<Mrkdwn> unanswered(Notice notice) {
        return asks.shownTo(new AskId(notice.workspace(), notice.subject()), notice.recipient())
                .map(AskView::ask)
                .filter(ask -> ask.state() == State.OPEN && ask.pending() == null)
                .filter(ask -> ask.addressee().recipient().equals(notice.recipient()))
                .flatMap(ask -> team(ask).map(team -> ReminderText.unanswered(ask, team)));
    }

    private Optional<Team> team(Ask ask) {
        return ask.addressee() instanceof Addressee.OfTeam asked
                ? teams.team(ask.id().workspace(), asked.channel())
                : Optional.empty();
    }

    private Optional<Message> message(Notice notice, String kind) {
        return outbox.messages(notice.workspace(), notice.subject(), kind, notice.recipient()).stream()
                .findFirst();
    }
}
