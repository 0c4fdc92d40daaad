package obliged.slack;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import obliged.ask.AskReason;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.Step;
import obliged.outbox.Notice;
import obliged.shared.ChannelId;
import obliged.shared.Refusal;
import obliged.slack.ask.AskCard;
import obliged.slack.ask.AskHelpText;
import obliged.slack.ask.AskListMessage;
import obliged.slack.ask.AskRefusalText;
import obliged.slack.ask.AskText;
import obliged.slack.ask.NewAskFormText;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.LateReplies;
import obliged.slack.kit.Outgoing;
import obliged.slack.kit.Outgoing.Late;
import obliged.slack.kit.ReplyKind;
import obliged.slack.kit.ReplyText;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.Viewer;
import obliged.slack.kit.Viewers;
import obliged.slack.team.TeamText;
import obliged.slack.text.Mrkdwn;
import obliged.team.Teams;

/** Words the replies to presses and forms that only the presser sees. */
final class ReplyRenderer {
    static final String KINDS = "reply.";

    private final Asks asks;
    private final Teams teams;
    private final AskListMessage listMessage;
    private final Viewers viewers;

    ReplyRenderer(Asks asks, AskListMessage listMessage, Teams teams, Viewers viewers) {
        this.asks = asks;
        this.teams = teams;
        this.listMessage = listMessage;
        this.viewers = viewers;
    }

    Optional<Outgoing> of(Notice notice) {
        return switch (notice.kind()) {
            case ReplyKind.REFUSED -> anew(refused(notice, details(notice).split(" ")));
            case ReplyKind.ASKED ->
                anew(seen(notice, "", (viewer, view) -> cards(viewer).logged(view.ask())));
            case ReplyKind.SHOW -> inPlace(shown(notice));
            case ReplyKind.WHOLE -> anew(shown(notice));
            case ReplyKind.LOGGED ->
                anew(seen(
                        notice, "", (viewer, view) -> SlackMessage.line(NewAskFormText.loggedFor(view.ask(), viewer))));
            case ReplyKind.DRAFT -> anew(draft(draftReason(notice), notice.subject()));
            case ReplyKind.HELP -> anew(AskHelpText.of(viewers.commands().ask()));
            case ReplyKind.WRITTEN -> anew(draft(ReplyText.WRITTEN, notice.subject()));
            case ReplyKind.TEAM -> team(notice).flatMap(line -> anew(SlackMessage.line(line)));
            case ReplyKind.LIST -> inPlace(listMessage.noted(viewer(notice), details(notice)));
            case ReplyKind.WORDS ->
                anew(SlackMessage.line(ReplyText.valueOf(details(notice))
                        .sentence(viewers.commands().ask())));
            default -> throw new IllegalArgumentException("no words for " + notice.kind());
        };
    }

    private static Optional<Outgoing> anew(SlackMessage post) {
        return Optional.of(new Late(post, false));
    }

    private static Optional<Outgoing> inPlace(SlackMessage post) {
        return Optional.of(new Late(post, true));
    }

    /** Why a step was not taken; {@code why} is the reason, the step, and the channel in which they pressed. */
    SlackMessage refused(Notice notice, String[] why) {
        AskReason reason = AskReason.valueOf(why[0]);
        Step step = why.length > 1 && !why[1].equals(LateReplies.NO_STEP) ? Step.valueOf(why[1]) : null;
        return seen(notice, why.length > 2 ? why[2] : "", (viewer, view) -> {
            Mrkdwn sentence = new AskRefusalText(viewer).notTaken(reason, step, view);
            return step == Step.COMMENT && reason == AskReason.NOT_NOW
                    ? cards(viewer).longOver(sentence, view)
                    : cards(viewer).under(sentence, view);
        });
    }

    /** A nudge could not be posted. */
    SlackMessage unheard(Notice notice, String problem) {
        return seen(
                notice,
                "",
                (viewer, view) -> cards(viewer).under(new AskRefusalText(viewer).unheard(problem, view.ask()), view));
    }

    private SlackMessage shown(Notice notice) {
        return seen(notice, details(notice), (viewer, view) -> cards(viewer).show(view));
    }

    /** The ask as the presser may see it now, or a reply that there is none. */
    private SlackMessage seen(Notice notice, String pressedIn, BiFunction<Viewer, AskView, SlackMessage> worded) {
        Viewer viewer = viewer(notice);
        ChannelId channel = pressedIn.isEmpty() ? null : new ChannelId(pressedIn);
        try {
            return worded.apply(viewer, asks.view(viewer.workspace(), viewer.id(), notice.subject(), channel));
        } catch (Refusal refusal) {
            return SlackMessage.line(ReplyText.NO_SUCH_ASK.sentence());
        }
    }

    private SlackMessage draft(ReplyText words, long draft) {
        Mrkdwn sentence = words.sentence(viewers.commands().ask());
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(sentence));
        blocks.addAll(Blocks.actions(List.of(
                new Button("Open the form", FormOpener.OPEN_DRAFT, String.valueOf(draft), "Open the form", true))));
        return new SlackMessage(sentence, blocks);
    }

    /** Notices that were saved by earlier versions have no details. */
    private static ReplyText draftReason(Notice notice) {
        return notice.details() == null ? ReplyText.FORM_TOO_LATE : ReplyText.valueOf(details(notice));
    }

    private Optional<Mrkdwn> team(Notice notice) {
        return teams.team(notice.workspace(), new ChannelId(details(notice)))
                .map(team -> new TeamText(
                                viewers.names(notice.workspace()),
                                viewers.clock().instant())
                        .saved(team));
    }

    private static AskCard cards(Viewer viewer) {
        return new AskCard(new AskText(viewer));
    }

    private Viewer viewer(Notice notice) {
        return viewers.of(notice.workspace(), notice.recipient().reader().orElseThrow());
    }

    private static String details(Notice notice) {
        return Objects.requireNonNullElse(notice.details(), "");
    }
}
