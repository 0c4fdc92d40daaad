package obliged.ask;

import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.LISBON;
import static obliged.ask.AskDesk.SUNDAY;
import static obliged.ask.AskDesk.THURSDAY;
import static obliged.ask.AskDesk.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AskTest {
    private static final Pending.Question QUESTION = new Pending.Question(3, BO, "which screen?", SUNDAY);

    private static Ask open(@Nullable Date neededBy) {
        return Ask.log(AskDesk.ACME, ANA, new Addressee.OfPerson(BO), "a second screen", neededBy, SUNDAY);
    }

    private static Ask openWithQuestion(@Nullable Date neededBy) {
        Ask ask = open(neededBy);
        return new Ask(
                ask.id(),
                ask.requester(),
                ask.loggedBy(),
                ask.loggedAt(),
                ask.addressee(),
                ask.words(),
                "keeps the shop open",
                "https://acme.example/m/1",
                ask.neededBy(),
                ask.state(),
                ask.assignee(),
                ask.due(),
                QUESTION);
    }

    @Test
    void aNewAskIsOpenWithNobodyAndNoDateAgreed() {
        Ask ask = open(THURSDAY);

        assertThat(ask.state()).isEqualTo(State.OPEN);
        assertThat(ask.neededBy()).isEqualTo(THURSDAY);
        assertThat(ask.assignee()).isNull();
        assertThat(ask.due()).isNull();
        assertThat(ask.pending()).isNull();
        assertThat(ask.awaited()).isEmpty();
    }

    @Test
    void acceptingForTheWishedDateMakesItDue() {
        Ask accepted = open(THURSDAY).accept(BO, THURSDAY, 2, SUNDAY);

        assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
        assertThat(accepted.assignee()).isEqualTo(BO);
        assertThat(accepted.due()).isEqualTo(THURSDAY);
        assertThat(accepted.pending()).isNull();
    }

    @Test
    void acceptingForAnEarlierDateMakesThatDue() {
        Ask accepted = open(THURSDAY).accept(BO, TUESDAY, 2, SUNDAY);

        assertThat(accepted.due()).isEqualTo(TUESDAY);
        assertThat(accepted.neededBy()).isEqualTo(THURSDAY);
        assertThat(accepted.pending()).isNull();
    }

    @Test
    void acceptingForATimeOnTheWishedDayIsNotLater() {
        Date evening = Date.at(THURSDAY.day(), LocalTime.of(22, 0), LISBON);

        assertThat(open(THURSDAY).accept(BO, evening, 2, SUNDAY).due()).isEqualTo(evening);
    }

    @Test
    void acceptingForALaterDateSuggestsItAndTheWishedOneCountsUntilThen() {
        Ask accepted = open(TUESDAY).accept(BO, THURSDAY, 2, SUNDAY);

        assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
        assertThat(accepted.due()).isEqualTo(TUESDAY);
        assertThat(accepted.pending()).isEqualTo(new Pending.Proposal(2, BO, THURSDAY, null, SUNDAY));
        assertThat(accepted.awaited()).contains(ANA);
    }

    @Test
    void acceptingWithoutADateTakesTheWishedOne() {
        assertThat(open(TUESDAY).accept(BO, null, 2, SUNDAY).due()).isEqualTo(TUESDAY);
        assertThat(open(null).accept(BO, null, 2, SUNDAY).due()).isNull();
    }

    @Test
    void whereNoDateIsWishedAnyIsDue() {
        assertThat(open(null).accept(BO, THURSDAY, 2, SUNDAY).due()).isEqualTo(THURSDAY);
    }

    @Test
    void acceptingLeavesWhatIsPendingUnlessItSuggestsADate() {
        assertThat(openWithQuestion(THURSDAY).accept(BO, null, 9, SUNDAY).pending())
                .isEqualTo(QUESTION);
        assertThat(openWithQuestion(THURSDAY).accept(BO, TUESDAY, 9, SUNDAY).pending())
                .isEqualTo(QUESTION);
        assertThat(openWithQuestion(TUESDAY).accept(BO, THURSDAY, 9, SUNDAY).pending())
                .isEqualTo(new Pending.Proposal(9, BO, THURSDAY, null, SUNDAY));
    }

    @Test
    void agreeingMakesTheSuggestedDateDue() {
        Ask agreed = open(TUESDAY).accept(BO, THURSDAY, 2, SUNDAY).agree();

        assertThat(agreed.due()).isEqualTo(THURSDAY);
        assertThat(agreed.pending()).isNull();
        assertThat(agreed.neededBy()).isEqualTo(TUESDAY);
    }

    @Test
    void keepingTheDateLetsTheSuggestionGo() {
        Ask kept = open(TUESDAY).accept(BO, THURSDAY, 2, SUNDAY).keep();

        assertThat(kept.due()).isEqualTo(TUESDAY);
        assertThat(kept.pending()).isNull();
        assertThat(kept.state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void whatTheRequesterSuggestsWaitsForTheAssignee() {
        Ask accepted = open(TUESDAY).accept(BO, null, 2, SUNDAY);
        Ask suggested = new Ask(
                accepted.id(),
                ANA,
                ANA,
                SUNDAY,
                accepted.addressee(),
                accepted.words(),
                null,
                null,
                TUESDAY,
                State.ACCEPTED,
                BO,
                TUESDAY,
                new Pending.Proposal(4, ANA, THURSDAY, null, SUNDAY));

        assertThat(suggested.awaited()).contains(BO);
    }

    @Test
    void theEndClearsWhatIsPendingAndKeepsWhoHadItAndTheDate() {
        Ask accepted = open(TUESDAY).accept(BO, THURSDAY, 2, SUNDAY);

        for (Ask ended :
                new Ask[] {accepted.done(), accepted.withdraw(), accepted.done().confirm()}) {
            assertThat(ended.pending()).isNull();
            assertThat(ended.awaited()).isEmpty();
            assertThat(ended.assignee()).isEqualTo(BO);
            assertThat(ended.due()).isEqualTo(TUESDAY);
        }
        assertThat(accepted.done().state()).isEqualTo(State.DONE);
        assertThat(accepted.done().confirm().state()).isEqualTo(State.CONFIRMED);
        assertThat(accepted.withdraw().state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void noStepLosesWhatWasAsked() {
        Ask asked = openWithQuestion(TUESDAY);
        Ask confirmed = asked.accept(BO, THURSDAY, 9, SUNDAY).agree().done().confirm();

        assertThat(confirmed)
                .usingRecursiveComparison()
                .ignoringFields("state", "assignee", "due", "pending")
                .isEqualTo(asked);
    }

    @Test
    void anAskLiesInItsTableAsItIs() {
        Ask proposed = openWithQuestion(TUESDAY).accept(BO, THURSDAY, 9, SUNDAY);
        Ask toATeam = Ask.log(AskDesk.ACME, ANA, new Addressee.OfTeam(AskDesk.IT), "a second screen", null, SUNDAY);

        for (Ask ask : new Ask[] {open(null), openWithQuestion(TUESDAY), proposed, proposed.agree(), toATeam}) {
            assertThat(AskRow.of(ask).ask()).isEqualTo(ask);
        }
    }
}
