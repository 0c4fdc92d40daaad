package obliged.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.model.view.View;
import java.time.InstantSource;
import java.util.Objects;
import obliged.ask.Act;
import obliged.ask.AskReason;
import obliged.ask.AskSteps;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.Step;
import obliged.person.People;
import obliged.slack.Blocks.Button;
import obliged.team.Teams;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.Refusal;
import obliged.term.WorkspaceId;
import org.jspecify.annotations.Nullable;

/** What a press on a card does. The card itself changes by a notice; words to who pressed are for when it did not. */
final class AskButtons {
    private final Asks asks;
    private final AskSteps steps;
    private final Directory directory;
    private final People people;
    private final Teams teams;
    private final Replies replies;
    private final AtOnce atOnce;
    private final InstantSource clock;

    AskButtons(
            Asks asks,
            AskSteps steps,
            Directory directory,
            People people,
            Teams teams,
            Replies replies,
            AtOnce atOnce,
            InstantSource clock) {
        this.asks = asks;
        this.steps = steps;
        this.directory = directory;
        this.people = people;
        this.teams = teams;
        this.replies = replies;
        this.atOnce = atOnce;
        this.clock = clock;
    }

    void press(BlockActionPayload payload, WorkspaceId workspace) {
        Press press = pressed(payload, workspace);
        Step step = AskCard.step(press.action);
        String team = payload.getUser().getTeamId();
        if (press.number < 0) {
            replies.words(press.act, press.responseUrl, ReplyWords.UNKNOWN_BUTTON);
        } else if (team != null && !team.equals(workspace.value())) {
            replies.refused(press.act, press.responseUrl, press.number, AskReason.FROM_ANOTHER_COMPANY, step);
        } else {
            take(press, step, payload.getTriggerId());
        }
    }

    private Press pressed(BlockActionPayload payload, WorkspaceId workspace) {
        BlockActionPayload.Action pressed = payload.getActions().get(0);
        String action = Objects.requireNonNullElse(pressed.getActionId(), "");
        String value = Objects.requireNonNullElse(pressed.getValue(), "");
        if (action.equals(Button.MORE) && pressed.getSelectedOption() != null) {
            String[] both = pressed.getSelectedOption().getValue().split(" ", 2);
            action = both[0];
            value = both.length > 1 ? both[1] : "";
        }
        String[] parts = value.split("/", 2);
        Act act = new Act(
                workspace,
                directory.stranger(
                        new PersonId(payload.getUser().getId()),
                        payload.getUser().getName()),
                Press.channel(payload),
                "trigger/" + payload.getTriggerId());
        return new Press(
                act,
                action,
                Press.number(parts[0]),
                parts.length > 1 ? Press.number(parts[1]) : -1,
                payload.getResponseUrl(),
                payload.getContainer() != null && payload.getContainer().isEphemeral());
    }

    private void take(Press press, @Nullable Step step, String trigger) {
        try {
            if (step == Step.WITHDRAW) {
                open(press, step, trigger);
            } else if (step != null) {
                take(press, step);
                directory.meet(press.act.workspace(), press.act.by());
                answerInPlace(press);
            } else if (press.action.equals(AskCard.READ_ALL)) {
                read(press, trigger);
            } else if (press.action.equals(AskCard.TRY_AGAIN)) {
                asks.bringAgain(press.act, press.number);
            } else {
                replies.words(press.act, press.responseUrl, ReplyWords.UNKNOWN_BUTTON);
            }
        } catch (Refusal refusal) {
            replies.refused(press.act, press.responseUrl, press.number, (AskReason) refusal.reason(), step);
        }
    }

    private void take(Press press, Step step) {
        switch (step) {
            case ACCEPT -> steps.accept(press.act, press.number, null);
            case AGREE -> steps.agree(press.act, press.number, press.item);
            case KEEP -> steps.keep(press.act, press.number, press.item);
            case DONE -> steps.done(press.act, press.number, null);
            case CONFIRM -> steps.confirm(press.act, press.number);
            default -> throw new IllegalArgumentException("no button does this: " + step);
        }
    }

    /** A card in the conversation changes by itself; one that only they see does not. */
    private void answerInPlace(Press press) {
        if (press.ephemeral) {
            replies.show(press.act, press.responseUrl, press.number);
        }
    }

    private void open(Press press, Step step, String trigger) {
        AskView view = view(press);
        if (!view.steps().contains(step)) {
            throw new Refusal(view.ask().requester().equals(press.act.by()) ? AskReason.NOT_NOW : AskReason.NOT_THEIRS);
        }
        open(press, trigger, WithdrawForm.of(view.ask(), words(press)));
    }

    private void read(Press press, String trigger) {
        AskView view = view(press);
        open(press, trigger, SentenceView.of("#" + press.number, words(press).words(view.ask())));
    }

    private void open(Press press, String trigger, View view) {
        atOnce.open(trigger, view, () -> replies.words(press.act, press.responseUrl, ReplyWords.FORM_TOO_LATE));
    }

    private AskView view(Press press) {
        return asks.view(press.act.workspace(), press.act.by(), press.number);
    }

    private AskWords words(Press press) {
        return new AskWords(new Names(press.act.workspace(), people, teams), clock.instant());
    }

    /**
     * A press, taken apart.
     *
     * @param number the ask's, or -1 where the button names none
     * @param item what the button showed as pending, or -1
     */
    private record Press(
            Act act,
            String action,
            long number,
            long item,
            @Nullable String responseUrl,
            boolean ephemeral) {
        private static @Nullable ChannelId channel(BlockActionPayload payload) {
            return payload.getChannel() == null
                    ? null
                    : new ChannelId(payload.getChannel().getId());
        }

        private static long number(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                return -1;
            }
        }
    }
}
