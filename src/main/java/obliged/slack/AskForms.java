package obliged.slack;

import com.slack.api.model.view.View;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import obliged.ask.Ask;
import obliged.ask.AskReason;
import obliged.ask.AskSteps;
import obliged.ask.Asks;
import obliged.ask.Step;
import obliged.person.People;
import obliged.slack.Form.Field;
import obliged.team.Teams;
import obliged.term.Refusal;

/** The forms of those steps that need words: how they look, and what they do when they are sent. */
final class AskForms {
    private static final String WITHDRAW = "ask.withdraw";
    private static final Field WHY = Field.optional("why", "Why");
    private static final int LONGEST_WHY = 500;

    private final Asks asks;
    private final AskSteps steps;
    private final People people;
    private final Teams teams;
    private final InstantSource clock;
    private final Map<String, Function<Sent, FormReply>> byCallback = Map.of(WITHDRAW, this::withdrawn);

    AskForms(Asks asks, AskSteps steps, People people, Teams teams, InstantSource clock) {
        this.asks = asks;
        this.steps = steps;
        this.people = people;
        this.teams = teams;
        this.clock = clock;
    }

    /** It confirms, so its button does the deed. */
    static View withdraw(Ask ask, AskWords words) {
        return new Form(WITHDRAW, "Withdraw #" + ask.id().number(), "Withdraw")
                .about(String.valueOf(ask.id().number()))
                .says(Mrkdwn.of(words.headline(ask), "\n", words.words(ask).shortened(AskWords.SHORT)))
                .words(WHY.hint("Whoever has it is told."), null, LONGEST_WHY)
                .view();
    }

    FormReply sent(Sent sent) {
        return byCallback
                .getOrDefault(sent.view().getCallbackId(), unknown -> FormReply.say(ReplyWords.UNKNOWN_FORM.sentence()))
                .apply(sent);
    }

    private FormReply withdrawn(Sent sent) {
        long number = Long.parseLong(sent.about());
        try {
            steps.withdraw(sent.act(), number, sent.wordsIfAny(WHY.id()));
            return new FormReply.Close();
        } catch (Refusal refusal) {
            return refused(sent, number, Step.WITHDRAW, (AskReason) refusal.reason());
        }
    }

    /** The step is possible no longer: why, and how the ask stands. */
    private FormReply refused(Sent sent, long number, Step step, AskReason reason) {
        if (reason == AskReason.NO_SUCH_ASK) {
            return FormReply.say(ReplyWords.NO_SUCH_ASK.sentence());
        }
        Names names = new Names(sent.act().workspace(), people, teams);
        Ask ask = asks.view(sent.act().workspace(), sent.act().by(), number).ask();
        return FormReply.say(new AskRefusals(names, clock.instant()).notTaken(reason, step, ask));
    }
}
