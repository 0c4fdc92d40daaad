package obliged.ask;

import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.CHI;
import static obliged.ask.AskDesk.DAN;
import static obliged.ask.AskDesk.EVE;
import static obliged.ask.AskDesk.HR;
import static obliged.ask.AskDesk.IT;
import static obliged.ask.AskDesk.LISBON;
import static obliged.ask.AskDesk.THURSDAY;
import static obliged.ask.AskDesk.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import obliged.ask.value.Date;
import obliged.ask.value.Wish;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.store.Tables;
import obliged.team.Channel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each step makes us owe: a card to whoever must act, a line to whomever else it concerns but who did it, every
 * other card changed, and in a team's channel a line in the thread.
 */
class AskConsequencesTest {
    @TempDir
    Path directory;

    private AskDesk desk;
    private AskSteps steps;
    private Ask ask;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
        steps = desk.steps;
        ask = desk.anaAsksBo(null);
        desk.owed();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    /** Ana asks Bo, who accepts. */
    private void bosPromise(@Nullable Date date) {
        ask = desk.anaAsksBo(date);
        steps.accept(desk.act(BO), number(), null);
        desk.owed();
    }

    /** Ana asks a team, and Chi accepts. */
    private void chisPromise(ChannelId channel, boolean helpersOnly) {
        ask = asked(channel, helpersOnly);
        steps.accept(desk.act(CHI), number(), TUESDAY);
        desk.owed();
    }

    private Ask asked(ChannelId channel, boolean helpersOnly) {
        NewAsk wanted = new NewAsk(
                desk.act(ANA),
                AskDesk.described(ANA),
                AskDesk.to(channel),
                helpersOnly,
                new Wish("a second screen", null, null),
                null,
                null);
        ask = desk.inside(channel, ANA, () -> desk.asks.log(wanted));
        desk.owed();
        return ask;
    }

    private long number() {
        return ask.id().number();
    }

    private long pending() {
        return Objects.requireNonNull(desk.view(ANA, ask).ask().pending()).step();
    }

    private void assertOwed(String... owed) {
        assertThat(desk.owed()).containsExactlyInAnyOrder(owed);
    }

    // To be accepted.

    @Test
    void aNewAskIsACardToEachSide() {
        desk.anaAsksBo(null);
        assertOwed("ask.card to bo for LOG", "ask.card to ana for LOG");

        desk.anaAsks(IT);
        assertOwed("ask.card to it for LOG", "ask.card to ana for LOG");
    }

    @Test
    void forTheHelpersOnlyItIsACardToEachOfThemAndNothingInTheChannel() {
        desk.helpers(IT, BO, CHI, ANA);
        desk.asks.log(new NewAsk(
                desk.act(ANA), AskDesk.described(ANA), AskDesk.to(IT), true, new Wish("x", null, null), null, null));

        assertOwed("ask.card to bo for LOG", "ask.card to chi for LOG", "ask.card to ana for LOG");
    }

    @Test
    void loggedForSomeoneElseItIsTheRequestersCard() {
        desk.asks.log(new NewAsk(
                desk.act(CHI), AskDesk.described(ANA), AskDesk.to(BO), false, new Wish("x", null, null), null, null));

        assertOwed("ask.card to bo for LOG", "ask.card to ana for LOG");
    }

    @Test
    void aPlainAcceptanceIsToldToTheRequester() {
        steps.accept(desk.act(BO), number(), THURSDAY);

        assertOwed("ask.told to ana for ACCEPT", "ask.refresh to ana for ACCEPT", "ask.refresh to bo for ACCEPT");
    }

    @Test
    void aTeamsAcceptanceStandsInItsThreadToo() {
        asked(IT, false);

        steps.accept(desk.act(CHI), number(), TUESDAY);

        assertOwed(
                "ask.told to ana for ACCEPT",
                "ask.refresh to ana for ACCEPT",
                "ask.refresh to it for ACCEPT",
                "ask.refresh to chi for ACCEPT",
                "ask.line to it for ACCEPT");
    }

    @Test
    void whoeverAcceptsATeamsAskWithoutADateGetsACardThatAsksForOne() {
        asked(IT, false);

        steps.accept(desk.act(CHI), number(), null);

        assertOwed(
                "ask.told to ana for ACCEPT",
                "ask.card to chi for ACCEPT",
                "ask.refresh to ana for ACCEPT",
                "ask.refresh to it for ACCEPT",
                "ask.line to it for ACCEPT");
    }

    @Test
    void acceptingForALaterDateNeedsTheRequestersWord() {
        ask = desk.anaAsksBo(TUESDAY);
        desk.owed();

        steps.accept(desk.act(BO), number(), THURSDAY);

        assertOwed("ask.act to ana for SUGGEST", "ask.refresh to ana for SUGGEST", "ask.refresh to bo for SUGGEST");
    }

    @Test
    void aTeamReadsBothTheAcceptanceAndTheSuggestion() {
        ask = desk.log(ANA, AskDesk.to(IT), "a second screen", TUESDAY);
        desk.owed();

        steps.suggest(desk.act(CHI), number(), THURSDAY, "a trip");

        assertOwed(
                "ask.line to it for ACCEPT",
                "ask.act to ana for SUGGEST",
                "ask.refresh to ana for SUGGEST",
                "ask.refresh to it for SUGGEST",
                "ask.refresh to chi for SUGGEST",
                "ask.line to it for SUGGEST");
    }

    // Dates.

    @Test
    void aSuggestedDateIsALineToTheOtherSide() {
        bosPromise(TUESDAY);

        steps.suggest(desk.act(BO), number(), THURSDAY, null);
        assertOwed("ask.act to ana for SUGGEST", "ask.refresh to ana for SUGGEST", "ask.refresh to bo for SUGGEST");

        steps.suggest(desk.act(ANA), number(), TUESDAY, null);
        assertOwed(
                "ask.act to bo for SUGGEST",
                "ask.refresh to bo for SUGGEST",
                "ask.refresh to ana for SUGGEST",
                "ask.settled to ana for SUGGEST");
    }

    @Test
    void agreeingAndKeepingAreToldToWhoSuggested() {
        bosPromise(TUESDAY);
        steps.suggest(desk.act(BO), number(), THURSDAY, null);
        desk.owed();

        steps.keep(desk.act(ANA), number(), pending());
        assertOwed(
                "ask.told to bo for KEEP",
                "ask.refresh to ana for KEEP",
                "ask.refresh to bo for KEEP",
                "ask.settled to ana for SUGGEST");

        steps.suggest(desk.act(ANA), number(), THURSDAY, null);
        desk.owed();
        steps.agree(desk.act(BO), number(), pending());
        assertOwed(
                "ask.told to ana for AGREE",
                "ask.refresh to ana for AGREE",
                "ask.refresh to bo for AGREE",
                "ask.settled to bo for SUGGEST");
    }

    @Test
    void makingItRightIsALineToTheRequester() {
        bosPromise(TUESDAY);
        desk.now = TUESDAY.ends(LISBON);

        steps.makeRight(desk.act(BO), number(), "I forgot", THURSDAY, "cake");

        assertOwed(
                "ask.act to ana for MAKE_RIGHT",
                "ask.refresh to ana for MAKE_RIGHT",
                "ask.refresh to bo for MAKE_RIGHT");
    }

    // Questions.

    @Test
    void aQuestionIsALineToTheRequesterAndItsAnswerOneToWhoAsked() {
        steps.question(desk.act(BO), number(), "which screen?");
        assertOwed("ask.act to ana for QUESTION", "ask.refresh to ana for QUESTION", "ask.refresh to bo for QUESTION");

        steps.answer(desk.act(ANA), number(), pending(), "the left one");
        assertOwed(
                "ask.act to bo for ANSWER",
                "ask.refresh to ana for ANSWER",
                "ask.refresh to bo for ANSWER",
                "ask.settled to ana for QUESTION");
    }

    @Test
    void anAnswerIsToldToWhoAskedAndToWhoHasIt() {
        asked(IT, false);
        steps.question(desk.act(BO), number(), "which screen?");
        steps.accept(desk.act(CHI), number(), TUESDAY);
        desk.owed();

        steps.answer(desk.act(ANA), number(), pending(), "the left one");

        assertOwed(
                "ask.told to bo for ANSWER",
                "ask.told to chi for ANSWER",
                "ask.refresh to ana for ANSWER",
                "ask.refresh to it for ANSWER",
                "ask.refresh to chi for ANSWER",
                "ask.line to it for ANSWER",
                "ask.settled to ana for QUESTION",
                "ask.retold to it for QUESTION");
    }

    @Test
    void anAnswerIsNotToldToWhoAskedOnceTheyMayNotSeeIt() {
        asked(HR, false);
        steps.question(desk.act(CHI), number(), "which screen?");
        desk.teams.leaves(AskDesk.ACME, HR, CHI);
        desk.owed();

        steps.answer(desk.act(ANA), number(), pending(), "the left one");

        assertOwed(
                "ask.refresh to ana for ANSWER",
                "ask.refresh to hr for ANSWER",
                "ask.line to hr for ANSWER",
                "ask.settled to ana for QUESTION",
                "ask.retold to hr for QUESTION");
    }

    // To others, and to its end.

    @Test
    void handedToAPersonTheOldCardEndsTheNewOneComesAndTheRequesterIsTold() {
        steps.handOff(desk.act(BO), number(), AskDesk.to(CHI), "she knows screens");

        assertOwed(
                "ask.card to chi for HAND_OFF",
                "ask.ended to bo for HAND_OFF",
                "ask.told to ana for HAND_OFF",
                "ask.refresh to ana for HAND_OFF");
    }

    @Test
    void handedFromTeamToTeamTheLineStaysInTheThreadOfTheOldCard() {
        asked(IT, false);

        steps.handOff(desk.act(CHI), number(), AskDesk.to(HR), null);

        assertOwed(
                "ask.line to it for HAND_OFF",
                "ask.card to hr for HAND_OFF",
                "ask.ended to it for HAND_OFF",
                "ask.told to ana for HAND_OFF",
                "ask.refresh to ana for HAND_OFF");
    }

    @Test
    void returnedToTheSameTeamItsCardStays() {
        chisPromise(IT, false);

        steps.handOff(desk.act(CHI), number(), AskDesk.to(IT), null);

        assertOwed(
                "ask.line to it for HAND_OFF",
                "ask.refresh to it for HAND_OFF",
                "ask.ended to chi for HAND_OFF",
                "ask.told to ana for HAND_OFF",
                "ask.refresh to ana for HAND_OFF");
    }

    @Test
    void whoHadItIsToldThatAnotherHelperHandedItOff() {
        chisPromise(IT, false);

        steps.handOff(desk.act(BO), number(), AskDesk.to(EVE), null);

        assertOwed(
                "ask.line to it for HAND_OFF",
                "ask.card to eve for HAND_OFF",
                "ask.ended to it for HAND_OFF",
                "ask.ended to chi for HAND_OFF",
                "ask.told to ana for HAND_OFF",
                "ask.told to chi for HAND_OFF",
                "ask.refresh to ana for HAND_OFF");
    }

    @Test
    void whatAPersonWasAskedComesToATeamsHelpersOnlyAndNotBeforeItsChannel() {
        desk.helpers(HR, BO, DAN);
        desk.owed();

        steps.handOff(desk.act(BO), number(), AskDesk.to(HR), null);

        assertOwed(
                // Bo has it again, as one of the helpers, and is not told of what he did.
                "ask.refresh to bo for HAND_OFF",
                "ask.card to dan for HAND_OFF",
                "ask.told to ana for HAND_OFF",
                "ask.refresh to ana for HAND_OFF");
    }

    @Test
    void aDeclinedAskIsALineToTheRequesterWithTheReason() {
        steps.decline(desk.act(BO), number(), "we have none", AskDesk.to(CHI));

        assertOwed("ask.act to ana for DECLINE", "ask.refresh to ana for DECLINE", "ask.refresh to bo for DECLINE");
    }

    @Test
    void doneIsALineToTheRequesterAndSolvedChangesEveryCard() {
        chisPromise(IT, false);

        steps.done(desk.act(CHI), number(), null);
        assertOwed(
                "ask.act to ana for DONE",
                "ask.refresh to ana for DONE",
                "ask.refresh to it for DONE",
                "ask.refresh to chi for DONE",
                "ask.line to it for DONE");

        steps.confirm(desk.act(ANA), number());
        assertOwed(
                "ask.refresh to ana for CONFIRM",
                "ask.refresh to it for CONFIRM",
                "ask.refresh to chi for CONFIRM",
                "ask.line to it for CONFIRM",
                "ask.settled to ana for DONE");
    }

    @Test
    void aRatingIsToldToNobodyAndShownOnTheRequestersCard() {
        bosPromise(null);
        steps.done(desk.act(BO), number(), null);
        steps.confirm(desk.act(ANA), number());
        desk.owed();

        steps.rate(desk.act(ANA), number(), 5, "faster");

        assertOwed("ask.refresh to ana for ?");
        assertThat(desk.view(BO, ask).history()).noneMatch(line -> "faster".equals(line.words()));
    }

    @Test
    void notYetIsACardToWhoDidIt() {
        bosPromise(TUESDAY);
        steps.done(desk.act(BO), number(), null);
        desk.owed();

        steps.reopen(desk.act(ANA), number(), "it flickers");

        assertOwed(
                "ask.act to bo for REOPEN",
                "ask.refresh to bo for REOPEN",
                "ask.refresh to ana for REOPEN",
                "ask.settled to ana for DONE");
    }

    @Test
    void withdrawingIsToldToWhoHasItAndElseOnlyShown() {
        steps.withdraw(desk.act(ANA), number(), null);
        assertOwed("ask.refresh to ana for WITHDRAW", "ask.refresh to bo for WITHDRAW");

        bosPromise(null);
        steps.withdraw(desk.act(ANA), number(), "found one");
        assertOwed("ask.told to bo for WITHDRAW", "ask.refresh to ana for WITHDRAW", "ask.refresh to bo for WITHDRAW");
    }

    // Edited and nudged.

    @Test
    void newWordsAreToldToThePersonAskedAndReadInATeamsThread() {
        steps.edit(desk.act(ANA), number(), new Wish("two screens", null, null));
        assertOwed("ask.told to bo for EDIT", "ask.refresh to ana for EDIT", "ask.refresh to bo for EDIT");

        asked(IT, false);
        steps.edit(desk.act(ANA), number(), new Wish("two screens", null, null));
        assertOwed("ask.refresh to ana for EDIT", "ask.refresh to it for EDIT", "ask.line to it for EDIT");
    }

    @Test
    void anotherWishedDateAfterAcceptanceIsACardToWhoHasIt() {
        bosPromise(TUESDAY);

        steps.edit(desk.act(ANA), number(), new Wish("reset my VPN token", null, THURSDAY));

        assertOwed("ask.act to bo for EDIT", "ask.refresh to bo for EDIT", "ask.refresh to ana for EDIT");
    }

    @Test
    void theDayThatStandsIsNoOtherDateWhereverItWasSet() {
        bosPromise(TUESDAY);

        Date there = Date.on(TUESDAY.day(), ZoneId.of("Asia/Tokyo"));
        steps.edit(desk.act(ANA), number(), new Wish("reset both my tokens", null, there));

        assertOwed("ask.told to bo for EDIT", "ask.refresh to ana for EDIT", "ask.refresh to bo for EDIT");
    }

    @Test
    void aNudgeIsALineToThePersonWhoHasItOrTheirCard() {
        steps.nudge(desk.act(ANA), number());
        assertNudged("ask.act to bo for NUDGE", "ask.refresh to bo for NUDGE", "ask.refresh to ana for NUDGE");

        chisPromise(IT, false);
        steps.nudge(desk.act(ANA), number());
        assertNudged(
                "ask.card to chi for NUDGE",
                "ask.refresh to ana for NUDGE",
                "ask.refresh to it for NUDGE",
                "ask.line to it for NUDGE");
    }

    @Test
    void aTeamThatHasNotAcceptedIsNudgedInItsThreadOrWhereThereIsNoneItsHelpers() {
        asked(IT, false);
        steps.nudge(desk.act(ANA), number());
        assertNudged("ask.refresh to ana for NUDGE", "ask.refresh to it for NUDGE", "ask.line to it for NUDGE");

        desk.helpers(HR, BO, CHI);
        asked(HR, true);
        steps.nudge(desk.act(ANA), number());
        assertNudged(
                "ask.told to bo for NUDGE",
                "ask.told to chi for NUDGE",
                "ask.refresh to ana for NUDGE",
                "ask.refresh to bo for NUDGE",
                "ask.refresh to chi for NUDGE");
    }

    @Test
    void whereTheChannelTakesNothingTheNamedHelpersAreNudged() {
        desk.helpers(IT, ANA, BO);
        asked(IT, false);
        desk.teams.archived(AskDesk.ACME, IT, true);
        steps.nudge(desk.act(ANA), number());
        assertNudged("ask.told to bo for NUDGE", "ask.refresh to ana for NUDGE", "ask.refresh to it for NUDGE");
    }

    @Test
    void whereNoneOfTheTeamCouldReadItANudgeIsRefusedAndNotCounted() {
        asked(IT, false);
        desk.teams.archived(AskDesk.ACME, IT, true);
        assertUnheard(AskReason.CHANNEL_ARCHIVED);
        // Of those who are named, none can be told.
        desk.helpers(IT, ANA, AskDesk.GONE);
        assertUnheard(AskReason.CHANNEL_ARCHIVED);

        asked(HR, false);
        desk.teams.left(AskDesk.ACME, HR);
        assertUnheard(AskReason.CHANNEL_CLOSED_TO_US);

        desk.helpers(HR, BO);
        desk.teams.save(AskDesk.ACME, List.of(new Channel(HR, "hr", true, false, true, false)));
        desk.teams.members(AskDesk.ACME, HR, List.of(BO));
        asked(HR, true);
        desk.helpers(HR);
        assertUnheard(AskReason.NO_HELPERS);

        // Who has it is told wherever the card is.
        asked(HR, false);
        steps.accept(desk.act(BO), number(), TUESDAY);
        desk.teams.archived(AskDesk.ACME, HR, true);
        assertThat(steps.nudge(desk.act(ANA), number()).nudgedAt()).isEqualTo(desk.now);
    }

    /** What a nudge makes us owe, beside the change by which it is offered again. */
    private void assertNudged(String... owed) {
        assertThat(desk.owed())
                .startsWith("ask.refresh to ana for NUDGE")
                .endsWith(owed)
                .hasSize(1 + owed.length);
    }

    private void assertUnheard(AskReason reason) {
        assertThatThrownBy(() -> steps.nudge(desk.act(ANA), number()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        assertThat(desk.view(ANA, ask).steps()).contains(Step.NUDGE);
        assertOwed();
    }

    @Test
    void aNudgeIsPossibleOnceOnEachOfTheRequestersDays() {
        steps.nudge(desk.act(ANA), number());
        assertThat(desk.view(ANA, ask).steps()).doesNotContain(Step.NUDGE);

        desk.now = LocalDate.of(2026, 11, 23).atStartOfDay(LISBON).toInstant().minus(Duration.ofMillis(1));
        assertThat(desk.view(ANA, ask).steps()).doesNotContain(Step.NUDGE);
        desk.now = desk.now.plusMillis(1);
        assertThat(desk.view(ANA, ask).steps()).contains(Step.NUDGE);
    }

    @Test
    void theMomentItIsPossibleAgainTheRequestersCardOffersIt() {
        // In Santiago the clocks skip the midnight after that Saturday: Sunday begins at one.
        ZoneId santiago = ZoneId.of("America/Santiago");
        desk.people.save(AskDesk.ACME, List.of(new Person(ANA, "ana", santiago, Person.Kind.MEMBER, false)));
        desk.now = Instant.parse("2027-09-04T15:00:00Z");

        steps.nudge(desk.act(ANA), number());

        Instant again = Instant.parse("2027-09-05T04:00:00Z");
        assertThat(Tables.rows(desk.file, """
                        SELECT kind, place, about, urgency, changes, not_before FROM notice WHERE not_before > 0
                        """))
                .containsExactly(List.of("ask.refresh", "ana", "1", "1", "1", String.valueOf(again.toEpochMilli())));
        desk.now = again.minusMillis(1);
        assertThat(desk.view(ANA, ask).steps()).doesNotContain(Step.NUDGE);
        desk.now = again;
        assertThat(desk.view(ANA, ask).steps()).contains(Step.NUDGE);
    }

    @Test
    void forTheHelpersOnlyNothingEverStandsInTheChannel() {
        desk.helpers(HR, BO, CHI);
        asked(HR, true);
        steps.question(desk.act(BO), number(), "which screen?");
        steps.answer(desk.act(ANA), number(), pending(), "the left one");
        steps.accept(desk.act(BO), number(), TUESDAY);
        steps.suggest(desk.act(BO), number(), THURSDAY, null);
        steps.agree(desk.act(ANA), number(), pending());
        steps.handOff(desk.act(CHI), number(), AskDesk.to(HR), null);
        steps.accept(desk.act(CHI), number(), null);
        steps.done(desk.act(CHI), number(), null);
        steps.confirm(desk.act(ANA), number());

        assertThat(desk.owed()).isNotEmpty().noneMatch(owed -> owed.contains(" to hr "));
    }

    @Test
    void anAskMadeFromAMessageIsSaidInItsThreadWhereWeCanPost() {
        PersonId author = DAN;
        for (ChannelId channel : new ChannelId[] {IT, AskDesk.CLOSED}) {
            desk.asks.log(new NewAsk(
                    desk.act(ANA),
                    AskDesk.described(author),
                    AskDesk.to(BO),
                    false,
                    new Wish("x", null, null),
                    new NewAsk.Source("https://acme.example/m/1", channel, "1.1"),
                    null));
        }

        assertOwed(
                "ask.card to bo for LOG",
                "ask.card to dan for LOG",
                "ask.logged to it for LOG",
                "ask.card to bo for LOG",
                "ask.card to dan for LOG");
    }
}
