package obliged.ask;

import static obliged.ask.AskDesk.ACME;
import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.CHI;
import static obliged.ask.AskDesk.IT;
import static obliged.ask.AskDesk.LISBON;
import static obliged.ask.AskDesk.THURSDAY;
import static obliged.ask.AskDesk.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.person.Person;
import obliged.shared.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People leave: nothing waits for someone who is gone, and it is settled once. */
class LeaverCleanupTest {
    @TempDir
    Path directory;

    private AskDesk desk;
    private AskSteps steps;
    private Ask ask;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
        steps = desk.steps;
        ask = desk.anaAsksBo(TUESDAY);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private void leave(PersonId... people) {
        for (PersonId person : people) {
            desk.people.save(ACME, List.of(AskDesk.person(person, Person.Kind.MEMBER, true)));
        }
        desk.owed();
        steps.cleanUpAfterLeavers(ACME);
        long version = desk.version();
        steps.cleanUpAfterLeavers(ACME);
        assertThat(desk.version()).as("settled a second time").isEqualTo(version);
    }

    private void comeBack(PersonId person) {
        desk.people.save(ACME, List.of(AskDesk.person(person, Person.Kind.MEMBER, false)));
        steps.cleanUpAfterLeavers(ACME);
        desk.owed();
    }

    private Ask now() {
        return desk.view(ANA, ask).ask();
    }

    private void assertLast(Step step, @Nullable Date date, @Nullable Addressee to) {
        assertThat(desk.view(ANA, ask).history()).last().satisfies(line -> {
            assertThat(line.step()).isEqualTo(step);
            assertThat(line.by()).as("time or leaving did it, nobody").isNull();
            assertThat(line.date()).isEqualTo(date);
            assertThat(line.to()).isEqualTo(to);
        });
    }

    // The requester.

    @Test
    void theRequesterLeftAndTheDateThatWaitedIsAgreed() {
        steps.accept(desk.act(BO), 1, THURSDAY);

        leave(ANA);

        assertThat(now().due()).isEqualTo(THURSDAY);
        assertThat(now().pending()).isNull();
        assertLast(Step.AGREE, THURSDAY, null);
        assertThat(desk.owed())
                .containsExactly(
                        "ask.told to bo for AGREE",
                        "ask.refresh to ana for AGREE",
                        "ask.refresh to bo for AGREE",
                        "ask.settled to ana for SUGGEST");
    }

    @Test
    void theRequesterLeftAndWhatIsDoneIsSolved() {
        steps.accept(desk.act(BO), 1, null);
        steps.done(desk.act(BO), 1, null);

        leave(ANA);

        assertThat(now().state()).isEqualTo(State.CONFIRMED);
        assertLast(Step.CONFIRM, null, null);
        assertThat(desk.owed()).contains("ask.told to bo for CONFIRM");
    }

    @Test
    void theRequesterLeftAndTheQuestionEndsHavingMovedTheDate() {
        steps.accept(desk.act(BO), 1, null);
        steps.question(desk.act(BO), 1, "which screen?");
        desk.now = desk.now.plus(Duration.ofDays(2));

        leave(ANA);

        Date moved = Date.on(LocalDate.of(2026, 11, 25), LISBON);
        assertThat(now().due()).isEqualTo(moved);
        assertThat(now().pending()).isNull();
        assertLast(Step.ANSWER, moved, null);
        assertThat(desk.owed()).contains("ask.told to bo for ANSWER");
    }

    @Test
    void theRequesterLeftAndWhoeverAskedBeforeItWasAcceptedIsTold() {
        steps.question(desk.act(BO), 1, "which screen?");

        leave(ANA);

        assertThat(now().pending()).isNull();
        assertLast(Step.ANSWER, null, null);
        assertThat(desk.owed()).contains("ask.act to bo for ANSWER");
    }

    @Test
    void theRequesterLeftAndWhatTheySuggestedStillWaitsForWhoHasIt() {
        steps.accept(desk.act(BO), 1, null);
        steps.suggest(desk.act(ANA), 1, THURSDAY, null);

        leave(ANA);
        assertThat(now().awaited()).contains(BO);

        assertThat(steps.agree(
                                desk.act(BO),
                                1,
                                Objects.requireNonNull(now().pending()).step())
                        .due())
                .isEqualTo(THURSDAY);
    }

    @Test
    void afterTheRequesterLeftEachStepIsAnsweredAtOnce() {
        leave(ANA);

        assertThat(steps.question(desk.act(BO), 1, "which screen?").pending()).isNull();
        Ask accepted = steps.accept(desk.act(BO), 1, THURSDAY);
        assertThat(accepted.due()).isEqualTo(THURSDAY);
        assertThat(accepted.pending()).isNull();
        Date later = Date.on(LocalDate.of(2026, 11, 27), LISBON);
        assertThat(steps.suggest(desk.act(BO), 1, later, null).due()).isEqualTo(later);
        desk.now = later.ends(LISBON);
        Date right = Date.on(LocalDate.of(2026, 11, 30), LISBON);
        assertThat(steps.makeRight(desk.act(BO), 1, "I forgot", right, null).due())
                .isEqualTo(right);
        assertThat(steps.done(desk.act(BO), 1, null).state()).isEqualTo(State.CONFIRMED);
        assertThat(desk.view(ANA, ask).history())
                .extracting(HistoryEntry::step)
                .containsExactly(
                        Step.LOG,
                        Step.QUESTION,
                        Step.ANSWER,
                        Step.ACCEPT,
                        Step.SUGGEST,
                        Step.AGREE,
                        Step.SUGGEST,
                        Step.AGREE,
                        Step.MAKE_RIGHT,
                        Step.AGREE,
                        Step.DONE,
                        Step.CONFIRM);
    }

    // Whoever has it.

    @Test
    void theAssigneeOfATeamsAskLeftAndItIsOpenThereAgain() {
        ask = desk.anaAsks(IT);
        steps.accept(desk.act(CHI), 2, TUESDAY);
        steps.suggest(desk.act(ANA), 2, THURSDAY, null);

        leave(CHI);

        assertThat(now().state()).isEqualTo(State.OPEN);
        assertThat(now().assignee()).isNull();
        assertThat(now().due()).isNull();
        assertThat(now().pending()).isNull();
        assertLast(Step.LEFT, null, new Addressee.OfPerson(CHI));
        assertThat(desk.owed())
                .containsExactly(
                        "ask.told to ana for LEFT",
                        "ask.refresh to ana for LEFT",
                        "ask.refresh to it for LEFT",
                        "ask.line to it for LEFT");
        assertThat(steps.accept(desk.act(BO), 2, null).assignee()).isEqualTo(BO);
    }

    @Test
    void theAssigneeWhoWasAskedInPersonLeftAndTheRequesterCanAskSomeoneElse() {
        steps.accept(desk.act(BO), 1, null);

        leave(BO);

        assertThat(now().state()).isEqualTo(State.OPEN);
        assertLast(Step.LEFT, null, new Addressee.OfPerson(BO));
        assertThat(desk.owed()).contains("ask.act to ana for LEFT");
        assertThat(desk.view(ANA, ask).steps()).contains(Step.WITHDRAW);
    }

    @Test
    void whatWasDoneBeforeItsAssigneeLeftWaitsForTheRequesterAndReopenedIsOpenAtTheTeam() {
        ask = desk.anaAsks(IT);
        steps.accept(desk.act(CHI), 2, TUESDAY);
        steps.done(desk.act(CHI), 2, null);
        leave(CHI);
        assertThat(now().state()).isEqualTo(State.DONE);
        assertThat(desk.owed()).isEmpty();

        Ask reopened = steps.reopen(desk.act(ANA), 2, "it flickers");

        assertThat(reopened.state()).isEqualTo(State.OPEN);
        assertThat(reopened.addressee()).isEqualTo(new Addressee.OfTeam(IT));
        assertLast(Step.LEFT, null, new Addressee.OfPerson(CHI));
    }

    @Test
    void whatSomeoneWhoLeftHadDoneIsReopenedWithNoCardToThem() {
        steps.accept(desk.act(BO), 1, null);
        steps.done(desk.act(BO), 1, null);
        leave(BO);

        steps.reopen(desk.act(ANA), 1, "it flickers");

        assertThat(desk.owed())
                .contains("ask.act to ana for LEFT")
                .noneMatch(owed -> owed.startsWith("ask.card to bo") || owed.startsWith("ask.told to bo"));
    }

    // Whoever was asked.

    @Test
    void thePersonAskedLeftAndTheRequesterIsOfferedToAskSomeoneElse() {
        leave(BO);

        assertThat(now().state()).isEqualTo(State.OPEN);
        assertLast(Step.LEFT, null, new Addressee.OfPerson(BO));
        assertThat(desk.owed()).contains("ask.act to ana for LEFT", "ask.refresh to ana for LEFT");
    }

    @Test
    void askedOfSomeoneElseItEndsWithTheSameStroke() {
        leave(BO);
        Act press = desk.act(ANA);

        Ask anew = desk.asks.askThere(press, 1, AskDesk.to(CHI));

        assertThat(anew.origin().follows()).isEqualTo(1);
        assertThat(now().state()).isEqualTo(State.WITHDRAWN);
        assertThat(desk.view(ANA, ask).history()).last().satisfies(line -> {
            assertThat(line.step()).isEqualTo(Step.WITHDRAW);
            assertThat(line.by()).isEqualTo(ANA);
        });
        long version = desk.version();
        assertThat(desk.asks.askThere(press, 1, AskDesk.to(CHI))).isEqualTo(anew);
        assertThat(desk.asks.askThere(desk.act(ANA), 1, AskDesk.to(CHI))).isEqualTo(anew);
        assertThat(desk.version()).as("pressed again").isEqualTo(version);
    }

    @Test
    void thatThePersonAskedLeftIsSaidAgainIfItComesToThemAgain() {
        leave(BO);
        comeBack(BO);
        steps.handOff(desk.act(BO), 1, AskDesk.to(CHI), null);
        steps.handOff(desk.act(CHI), 1, AskDesk.to(BO), null);

        leave(BO);

        assertThat(desk.owed()).contains("ask.act to ana for LEFT");
    }

    @Test
    void whoeverLeftAndCameBackFindsItAsItWas() {
        leave(BO);
        comeBack(BO);

        assertThat(steps.accept(desk.act(BO), 1, null).due()).isEqualTo(TUESDAY);
    }

    // Both.

    @Test
    void bothLeftAndTheDateIsAgreedAndThenItIsOpen() {
        steps.accept(desk.act(BO), 1, THURSDAY);

        leave(ANA, BO);

        assertThat(desk.view(ANA, ask).history())
                .extracting(HistoryEntry::step)
                .containsExactly(Step.LOG, Step.ACCEPT, Step.SUGGEST, Step.AGREE, Step.LEFT);
        assertThat(now().state()).isEqualTo(State.OPEN);
    }

    @Test
    void bothLeftAndWhatWasDoneIsSolved() {
        steps.accept(desk.act(BO), 1, null);
        steps.done(desk.act(BO), 1, null);

        leave(ANA, BO);

        assertThat(now().state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void whatIsOverStaysAsItIs() {
        steps.decline(desk.act(BO), 1, "we have none", null);
        ask = desk.anaAsksBo(null);
        steps.withdraw(desk.act(ANA), 2, null);
        Ask withdrawn = now();

        leave(ANA, BO);

        assertThat(now()).isEqualTo(withdrawn);
        assertThat(desk.owed()).isEmpty();
    }
}
