package obliged.slack.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import obliged.ask.AskReason;
import obliged.ask.NewAsk;
import obliged.ask.Step;
import obliged.person.Person;
import obliged.slack.ask.AskSituations.Situation;
import obliged.slack.text.Mrkdwn;
import obliged.testing.SampleNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskRefusalTextTest {
    @TempDir
    Path directory;

    private SampleNames samples;
    private AskRefusalText refusals;

    @BeforeEach
    void open() {
        samples = new SampleNames(directory);
        refusals = new AskRefusalText(samples.names, AskSituations.NOW);
    }

    @AfterEach
    void close() {
        samples.close();
    }

    @Test
    void everyRefusalIsASentence() {
        NewAsk.To bo = new NewAsk.ToPerson(Person.stranger(AskSituations.BO, "", SampleNames.LISBON));
        for (Situation situation : AskSituations.all()) {
            for (AskReason reason : AskReason.values()) {
                for (Step step : Step.values()) {
                    for (Mrkdwn said : List.of(
                            refusals.notTaken(reason, step, situation.view()),
                            refusals.notTaken(reason, null, situation.view()),
                            refusals.atField(reason, step, bo),
                            refusals.atField(reason, step, null))) {
                        assertThat(said.plain())
                                .as("%s of %s: %s", reason, step, situation)
                                .matches("(?s)[A-Z#<*\u2060].*[.:]")
                                .doesNotContain("null", "nobody", reason.name());
                    }
                }
            }
        }
    }
}
