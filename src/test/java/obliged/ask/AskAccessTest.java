package obliged.ask;

import static obliged.ask.AskDesk.ACME;
import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.CHI;
import static obliged.ask.AskDesk.DAN;
import static obliged.ask.AskDesk.HR;
import static obliged.ask.AskDesk.IT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import obliged.ask.value.Wish;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.Unread;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AskAccessTest {
    @TempDir
    Path directory;

    private AskDesk desk;
    private Asks asks;
    private AskSteps steps;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
        asks = desk.asks;
        steps = desk.steps;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** Refused with this reason, and not a row of any table is other than before. */
    private void assertRefused(AskReason reason, ThrowingCallable step) {
        Map<String, List<List<String>>> before = desk.tables();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(step)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        assertThat(desk.tables()).isEqualTo(before);
    }

    // Who may see what.

    @Test
    void anAskOfAPersonIsTheTwosAlone() {
        Ask ask = desk.anaAsksBo(null);

        assertSeenBy(ask, ANA, BO);
        assertRefused(AskReason.NO_SUCH_ASK, () -> steps.accept(desk.act(CHI), 1, null));
        assertRefused(AskReason.NO_SUCH_ASK, () -> steps.withdraw(desk.act(CHI), 1, null));
        assertRefused(AskReason.NO_SUCH_ASK, () -> steps.accept(desk.act(CHI), 99, null));
    }

    @Test
    void anAskOfAPublicTeamIsEveryFullMembersAndOfThoseWhoAreInTheChannel() {
        Ask ask = desk.anaAsks(IT);

        assertThat(seers(ask)).contains(ANA, BO, CHI, DAN, AskDesk.GUS).doesNotContain(AskDesk.GIL);
    }

    @Test
    void anAskOfAPrivateTeamIsItsMembersAndTheRequesters() {
        Ask ask = desk.anaAsks(HR);

        assertSeenBy(ask, ANA, BO, CHI);
        desk.teams.leaves(ACME, HR, CHI);
        assertSeenBy(ask, ANA, BO);
        assertRefused(AskReason.NO_SUCH_ASK, () -> steps.accept(desk.act(DAN), 1, null));
    }

    @Test
    void someoneOfAnotherCompanyWhoIsNotInTheChannelSeesNothing() {
        Ask ask = desk.anaAsks(IT);
        desk.teams.leaves(ACME, IT, AskDesk.FAY);

        assertThat(seers(ask)).doesNotContain(AskDesk.FAY);
    }

    @Test
    void someoneOfAnotherCompanyCanPressNothing() {
        desk.anaAsks(IT);

        assertRefused(AskReason.FROM_ANOTHER_COMPANY, () -> steps.accept(desk.pressIn(IT, AskDesk.FAY), 1, null));
        assertRefused(AskReason.FROM_ANOTHER_COMPANY, () -> steps.accept(desk.act(AskDesk.FAY), 1, null));
    }

    @Test
    void aPressInTheChannelShowsThatTheyAreInIt() {
        Ask ask = desk.anaAsks(HR);
        assertRefused(AskReason.NO_SUCH_ASK, () -> steps.accept(desk.act(DAN), 1, null));

        assertThat(steps.accept(desk.pressIn(HR, DAN), 1, null).assignee()).isEqualTo(DAN);
        assertThat(desk.view(DAN, ask).steps()).contains(Step.DONE);
    }

    @Test
    void aPressOfSomeoneWeHaveNotReadWaitsUntilTheyAre() {
        desk.anaAsks(HR);
        PersonId zoe = new PersonId("zoe");
        Map<String, List<List<String>>> before = desk.tables();

        assertThatExceptionOfType(Unread.class)
                .isThrownBy(() -> steps.accept(desk.pressIn(HR, zoe), 1, null))
                .satisfies(unread -> assertThat(unread.what()).isEqualTo(zoe));
        assertThat(desk.tables()).isEqualTo(before);
    }

    @Test
    void aPressProvesItForThatPressAlone() {
        desk.anaAsks(HR);
        assertThat(asks.begin(desk.pressIn(HR, DAN), 1, Step.SUGGEST).steps()).contains(Step.ACCEPT);

        assertRefused(AskReason.NO_SUCH_ASK, () -> steps.accept(desk.act(DAN), 1, null));
    }

    @Test
    void aPressInTheChannelShowsThatEvenIfItComesTooLate() {
        Ask ask = desk.anaAsks(HR);
        steps.accept(desk.act(BO), 1, null);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> steps.accept(desk.pressIn(HR, DAN), 1, null))
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(AskReason.NOT_THEIRS));

        // So that Dan can be told who has it, in reply to the press.
        assertThat(asks.view(ACME, DAN, ask.id().number(), HR).ask().assignee()).isEqualTo(BO);
        assertThat(sees(DAN, ask)).isFalse();
    }

    @Test
    void aPressInAnotherChannelShowsNothing() {
        desk.anaAsks(HR);
        desk.anaAsksBo(null);

        assertRefused(AskReason.NO_SUCH_ASK, () -> steps.accept(desk.pressIn(IT, DAN), 1, null));
        assertRefused(AskReason.NO_SUCH_ASK, () -> steps.accept(desk.pressIn(new ChannelId("D1"), DAN), 2, null));
    }

    private List<PersonId> seers(Ask ask) {
        return List.of(ANA, BO, CHI, DAN, AskDesk.GUS, AskDesk.GIL, AskDesk.FAY, new PersonId("nobody")).stream()
                .filter(person -> sees(person, ask))
                .toList();
    }

    private boolean sees(PersonId person, Ask ask) {
        try {
            return desk.view(person, ask).ask().id().equals(ask.id());
        } catch (Refusal refusal) {
            assertThat(refusal.reason()).isEqualTo(AskReason.NO_SUCH_ASK);
            return false;
        }
    }

    private void assertSeenBy(Ask ask, PersonId... people) {
        assertThat(seers(ask)).containsExactly(people);
    }

    // For the helpers only, and from hand to hand.

    @Test
    void anAskForTheHelpersOnlyIsTheirsAndTheRequesters() {
        desk.helpers(IT, CHI, AskDesk.GIL);
        Ask ask = logged(IT, true, ANA);

        assertSeenBy(ask, ANA, CHI, AskDesk.GIL);
        // Not even of whoever happens to be in the channel, once nobody is named.
        desk.helpers(IT);
        assertSeenBy(ask, ANA);
    }

    @Test
    void aHelperSeesWhatTheTeamIsAskedWithoutBeingInItsChannel() {
        desk.helpers(HR, DAN);

        assertSeenBy(desk.anaAsks(HR), ANA, BO, CHI, DAN);
    }

    @Test
    void whoeverLoggedItSeesIt() {
        assertSeenBy(logged(BO, DAN), ANA, BO, DAN);
        desk.helpers(HR, CHI);
        assertSeenBy(logged(HR, true, DAN), ANA, CHI, DAN);
    }

    @Test
    void whoeverHeldItSeesItWhateverBecameOfIt() {
        desk.helpers(IT, CHI);
        Ask ask = desk.anaAsksBo(null);
        steps.handOff(desk.act(BO), 1, AskDesk.to(DAN), null);
        assertSeenBy(ask, ANA, BO, DAN);

        steps.accept(desk.act(DAN), 1, null);
        steps.handOff(desk.act(DAN), 1, AskDesk.to(IT), null);

        // Though anyone may read the team's channel.
        assertSeenBy(ask, ANA, BO, CHI, DAN);
    }

    @Test
    void whatAnOpenTeamHandsToAPersonIsNoLongerTheChannels() {
        Ask ask = desk.anaAsks(IT);
        assertThat(seers(ask)).contains(BO, DAN, AskDesk.GUS);

        steps.handOff(desk.act(CHI), 1, AskDesk.to(BO), null);

        assertSeenBy(ask, ANA, BO, CHI);
    }

    @Test
    void whoeverAskedAQuestionOrWasSuggestedHeldNothing() {
        Ask ask = desk.anaAsks(HR);
        steps.question(desk.act(CHI), 1, "which screen?");
        desk.teams.leaves(ACME, HR, CHI);
        assertSeenBy(ask, ANA, BO);

        steps.decline(desk.act(BO), 1, "we have none", AskDesk.to(DAN));

        assertSeenBy(ask, ANA, BO);
    }

    @Test
    void whoLostSightOfItReadsThatThereIsNone() {
        desk.anaAsks(HR);
        assertThat(desk.view(CHI, logged(HR, false, ANA)).steps()).contains(Step.ACCEPT);
        desk.teams.leaves(ACME, HR, CHI);

        assertRefused(AskReason.NO_SUCH_ASK, () -> steps.accept(desk.act(CHI), 1, null));
        assertRefused(AskReason.NO_SUCH_ASK, () -> steps.accept(desk.act(CHI), 99, null));
    }

    private Ask logged(PersonId to, PersonId by) {
        return logged(AskDesk.to(to), false, by);
    }

    private Ask logged(ChannelId to, boolean helpersOnly, PersonId by) {
        return desk.inside(to, by, () -> logged(AskDesk.to(to), helpersOnly, by));
    }

    private Ask logged(NewAsk.To to, boolean helpersOnly, PersonId by) {
        return asks.log(new NewAsk(
                desk.act(by), AskDesk.described(ANA), to, helpersOnly, new Wish("x", null, null), null, null));
    }
}
