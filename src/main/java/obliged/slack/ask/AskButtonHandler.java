package obliged.slack.ask;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import obliged.ask.Ask;
import obliged.ask.AskReason;
import obliged.ask.AskSteps;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.HistoryEntry;
import obliged.ask.Pending;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.shared.Refusal;
import obliged.slack.kit.AddresseePicker;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.LateReplies;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReplyText;
import obliged.slack.metadata.ReminderPlace;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * Handles presses on cards. The card itself is updated by a notice; the presser gets a reply only if that does not
 * happen.
 */
public final class AskButtonHandler {
    private final Asks asks;
    private final AskSteps steps;
    private final DirectorySync directory;
    private final LateReplies replies;
    private final FormOpener opening;
    private final NewAskFormOpener doors;
    private final AddresseePicker whom;

    public AskButtonHandler(
            Asks asks,
            AskSteps steps,
            DirectorySync directory,
            Teams teams,
            LateReplies replies,
            FormOpener opening,
            NewAskFormOpener doors) {
        this.asks = asks;
        this.steps = steps;
        this.directory = directory;
        this.replies = replies;
        this.opening = opening;
        this.doors = doors;
        this.whom = new AddresseePicker(directory, teams);
    }

    public void press(Press press) {
        Step step = press.action().equals(AskMenu.DATE) ? Step.EDIT : AskCard.step(press.action());
        if (press.number() < 0) {
            replies.words(press.act(), press.responseUrl(), ReplyText.UNKNOWN_BUTTON);
        } else if (press.fromAbroad()) {
            refused(press, AskReason.FROM_ANOTHER_COMPANY, step);
        } else {
            try {
                take(press, step);
            } catch (Refusal refusal) {
                refused(press, (AskReason) refusal.reason(), step);
            }
        }
    }

    private void refused(Press press, AskReason reason, @Nullable Step step) {
        if (reason == AskReason.FROM_ANOTHER_COMPANY) {
            // They see the card in a shared channel, so the reply that there is no such ask would be wrong.
            replies.words(press.act(), press.responseUrl(), ReplyText.FROM_ABROAD);
        } else {
            replies.refused(press.act(), press.responseUrl(), press.number(), reason, step);
        }
    }

    private void take(Press press, @Nullable Step step) {
        if (press.action().equals(AskMenu.DATE)) {
            changeDate(press);
            return;
        }
        if (step == null) {
            takeOther(press);
            return;
        }
        long number = press.number();
        switch (step) {
            case ACCEPT -> accept(press);
            case TAKE_OVER -> atOnce(press, () -> steps.takeOver(press.act(), number));
            case GIVE_BACK -> atOnce(press, () -> steps.giveBack(press.act(), number));
            case AGREE -> atOnce(press, () -> steps.agree(press.act(), number, press.item()));
            case KEEP -> atOnce(press, () -> steps.keep(press.act(), number, press.item()));
            case TAKE_BACK -> atOnce(press, () -> steps.takeBack(press.act(), number, press.item()));
            case DONE -> atOnce(press, () -> steps.done(press.act(), number, null));
            case NOT_DONE -> atOnce(press, () -> steps.notDone(press.act(), number));
            case NUDGE -> atOnce(press, () -> steps.nudge(press.act(), number));
            // One press confirms it; the rating is optional.
            case CONFIRM -> {
                atOnce(press, () -> steps.confirm(press.act(), number));
                rate(press, view(press).ask());
            }
            case SUGGEST, QUESTION, ANSWER, HAND_OFF, DECLINE, REOPEN, WITHDRAW, EDIT, MAKE_RIGHT, COMMENT ->
                open(press, step);
            case LOG, LEFT -> replies.words(press.act(), press.responseUrl(), ReplyText.UNKNOWN_BUTTON);
        }
    }

    /** One press, unless there is no date ahead to accept: then a form asks by when. */
    private void accept(Press press) {
        try {
            atOnce(press, () -> steps.accept(press.act(), press.number(), null));
        } catch (Refusal refusal) {
            if (refusal.reason() != AskReason.DATE_MISSING) {
                throw refusal;
            }
            open(press, new AskStepForms(press.viewer()).byWhen(view(press)));
        }
    }

    private void atOnce(Press press, Runnable step) {
        step.run();
        directory.meet(press.act().workspace(), press.act().by());
        answerInPlace(press);
    }

    /** Updates what only the presser sees. Other cards and lists are updated by notices. */
    private void answerInPlace(Press press) {
        press.modal().ifPresent(view -> opening.change(view, whole(press)));
        if (press.ephemeral() && press.from().isEmpty()) {
            replies.show(press.act(), press.responseUrl(), press.number());
        }
    }

    private void open(Press press, Step step) {
        AskView view = asks.begin(press.act(), press.number(), step);
        proveMembership(press, view);
        Pending pending = view.ask().pending();
        if (step == Step.ANSWER && pending != null && pending.step() != press.item()) {
            throw new Refusal(AskReason.MOVED_ON);
        }
        open(press, new AskStepForms(press.viewer()).of(step, view));
    }

    /** Where the ask has been accepted meanwhile, another date is a suggestion. */
    private void changeDate(Press press) {
        AskView view = asks.begin(press.act(), press.number(), Step.EDIT);
        if (view.ask().state() == State.ACCEPTED) {
            open(press, Step.SUGGEST);
        } else {
            open(press, new AskStepForms(press.viewer()).date(view.ask()));
        }
    }

    private void open(Press press, View form) {
        ReminderPlace.sign(form, press.from());
        opening.open(press.act(), press.trigger(), press.responseUrl(), form);
    }

    private void takeOther(Press press) {
        if (press.action().startsWith(AskMenu.SHOW)) {
            replies.whole(press.act(), press.responseUrl(), press.number());
            return;
        }
        switch (press.action()) {
            case AskMenu.READ_ALL -> readAll(press);
            case AskMenu.TRY_AGAIN -> asks.bringAgain(press.act(), press.number());
            case AskMenu.ASK_THERE -> askThere(press);
            case AskMenu.ASK_ANOTHER -> askAnother(press);
            case AskMenu.GIVE_RATING -> rate(press);
            case AskMenu.ASK_AGAIN -> askAgain(press);
            default -> replies.words(press.act(), press.responseUrl(), ReplyText.UNKNOWN_BUTTON);
        }
    }

    private void readAll(Press press) {
        proveMembership(press, view(press));
        open(press, whole(press));
    }

    private View whole(Press press) {
        return new AskCard(new AskText(press.viewer())).readAll(view(press));
    }

    /** The press proves that they are in the channel, but what is sent or pressed in a form does not. */
    private void proveMembership(Press press, AskView view) {
        if (view.ask().addressee() instanceof Addressee.OfTeam team
                && team.channel().equals(press.act().seenIn())) {
            directory.read(team.channel(), () -> {});
        }
    }

    /** Asks someone else. Pressed again, it repeats the first reply. */
    private void askThere(Press press) {
        AskView declined = view(press);
        Addressee suggested =
                declined.last(Step.DECLINE).map(HistoryEntry::to).orElseThrow(() -> new Refusal(AskReason.NOT_NOW));
        try {
            Ask asked = asks.askThere(press.act(), press.number(), whom.to(suggested));
            replies.asked(press.act(), press.responseUrl(), asked.id().number());
        } catch (Refusal refusal) {
            if (refusal.reason() != AskReason.NO_HELPERS || !(suggested instanceof Addressee.OfTeam team)) {
                throw refusal;
            }
            askOpenly(press, declined.ask(), team);
        }
    }

    /** Opens a form in which the requester can agree that what only helpers saw is shown to a whole channel. */
    private void askOpenly(Press press, Ask declined, Addressee.OfTeam team) {
        NewAskPrefill filled = filled(
                        press,
                        declined,
                        AddresseePicker.option(team, press.viewer().names()))
                .because(NewAskFormText.openly(team.channel(), press.viewer().names()));
        doors.open(press.act(), press.viewer(), press.trigger(), press.responseUrl(), filled);
    }

    /** The form to ask for the same again, with the date if that is still ahead. */
    private static NewAskPrefill filled(Press press, Ask declined, @Nullable OptionObject whom) {
        Date wished = declined.neededBy();
        boolean ahead = wished != null
                && wished.ends(press.viewer().zone()).isAfter(press.viewer().now());
        return NewAskPrefill.of(declined, whom, ahead ? wished : null);
    }

    /** Opens the form for a new ask with the words of one that ended. */
    private void askAgain(Press press) {
        Ask ended = view(press).ask();
        if (!ended.requester().equals(press.act().by())) {
            throw new Refusal(AskReason.NOT_THEIRS);
        }
        doors.open(
                press.act(),
                press.viewer(),
                press.trigger(),
                press.responseUrl(),
                NewAskPrefill.again(
                        ended,
                        AddresseePicker.option(ended.addressee(), press.viewer().names())));
    }

    private void rate(Press press) {
        AskView view = view(press);
        if (!view.ratable()) {
            throw new Refusal(view.isRequesters() ? AskReason.NOT_NOW : AskReason.NOT_THEIRS);
        }
        rate(press, view.ask());
    }

    private void rate(Press press, Ask ask) {
        open(press, new AskStepForms(press.viewer()).rating(ask, asks.rating(ask.id())));
    }

    private void askAnother(Press press) {
        Ask ask = view(press).ask();
        if (!ask.requester().equals(press.act().by())) {
            throw new Refusal(AskReason.NOT_THEIRS);
        }
        switch (ask.state()) {
            case OPEN -> open(press, new AskStepForms(press.viewer()).another(ask));
            case DECLINED ->
                doors.open(press.act(), press.viewer(), press.trigger(), press.responseUrl(), filled(press, ask, null));
            default -> throw new Refusal(AskReason.NOT_NOW);
        }
    }

    private AskView view(Press press) {
        return asks.view(
                press.act().workspace(),
                press.act().by(),
                press.number(),
                press.act().seenIn());
    }
}
