package obliged.slack;

import com.slack.api.model.view.View;
import java.time.InstantSource;
import obliged.ask.AskReason;
import obliged.ask.AskSteps;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.Step;
import obliged.person.People;
import obliged.team.Teams;
import obliged.term.Refusal;
import org.jspecify.annotations.Nullable;

/** What a press on a card does. The card itself changes by a notice; words to who pressed are for when it did not. */
final class AskButtons {
    private final Asks asks;
    private final AskSteps steps;
    private final Directory directory;
    private final People people;
    private final Teams teams;
    private final Replies replies;
    private final Forms forms;
    private final InstantSource clock;

    AskButtons(
            Asks asks,
            AskSteps steps,
            Directory directory,
            People people,
            Teams teams,
            Replies replies,
            Forms forms,
            InstantSource clock) {
        this.asks = asks;
        this.steps = steps;
        this.directory = directory;
        this.people = people;
        this.teams = teams;
        this.replies = replies;
        this.forms = forms;
        this.clock = clock;
    }

    void press(Press press) {
        Step step = AskCard.step(press.action());
        if (press.number() < 0) {
            replies.words(press.act(), press.responseUrl(), ReplyWords.UNKNOWN_BUTTON);
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
        replies.refused(press.act(), press.responseUrl(), press.number(), reason, step);
    }

    private void take(Press press, @Nullable Step step) {
        if (step == Step.WITHDRAW) {
            open(press, step);
        } else if (step != null) {
            take(press, step, press.number());
            directory.meet(press.act().workspace(), press.act().by());
            answerInPlace(press);
        } else if (press.action().equals(AskCard.READ_ALL)) {
            open(
                    press,
                    SentenceView.of(
                            "#" + press.number(), words(press).words(view(press).ask())));
        } else if (press.action().equals(AskCard.TRY_AGAIN)) {
            asks.bringAgain(press.act(), press.number());
        } else {
            replies.words(press.act(), press.responseUrl(), ReplyWords.UNKNOWN_BUTTON);
        }
    }

    private void take(Press press, Step step, long number) {
        switch (step) {
            case ACCEPT -> steps.accept(press.act(), number, null);
            case AGREE -> steps.agree(press.act(), number, press.item());
            case KEEP -> steps.keep(press.act(), number, press.item());
            case DONE -> steps.done(press.act(), number, null);
            case CONFIRM -> steps.confirm(press.act(), number);
            default -> throw new IllegalArgumentException("no button does this: " + step);
        }
    }

    /** A card in the conversation changes by itself; one that only they see does not. */
    private void answerInPlace(Press press) {
        if (press.ephemeral()) {
            replies.show(press.act(), press.responseUrl(), press.number());
        }
    }

    private void open(Press press, Step step) {
        AskView view = view(press);
        if (!view.steps().contains(step)) {
            throw new Refusal(
                    view.ask().requester().equals(press.act().by()) ? AskReason.NOT_NOW : AskReason.NOT_THEIRS);
        }
        open(press, AskForms.withdraw(view.ask(), words(press)));
    }

    private void open(Press press, View form) {
        forms.open(press.act(), press.trigger(), press.responseUrl(), form);
    }

    private AskView view(Press press) {
        return asks.view(press.act().workspace(), press.act().by(), press.number());
    }

    private AskWords words(Press press) {
        return new AskWords(new Names(press.act().workspace(), people, teams), clock.instant());
    }
}
