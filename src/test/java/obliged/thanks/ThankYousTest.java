package obliged.thanks;

import static obliged.thanks.ThanksDesk.ACME;
import static obliged.thanks.ThanksDesk.ANA;
import static obliged.thanks.ThanksDesk.BO;
import static obliged.thanks.ThanksDesk.BOT;
import static obliged.thanks.ThanksDesk.CHI;
import static obliged.thanks.ThanksDesk.CREW;
import static obliged.thanks.ThanksDesk.DEE;
import static obliged.thanks.ThanksDesk.FAY;
import static obliged.thanks.ThanksDesk.GENERAL;
import static obliged.thanks.ThanksDesk.GONE;
import static obliged.thanks.ThanksDesk.GUS;
import static obliged.thanks.ThanksDesk.US;
import static obliged.thanks.ThanksDesk.described;
import static obliged.thanks.ThanksDesk.in;
import static obliged.thanks.ThanksDesk.saying;
import static obliged.thanks.ThanksDesk.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import obliged.ask.Act;
import obliged.outbox.Message;
import obliged.outbox.Outcome;
import obliged.person.Person;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.store.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Giving thanks and taking them back, on a real file. */
class ThankYousTest {
    @TempDir
    Path directory;

    private ThanksDesk desk;

    @BeforeEach
    void open() {
        desk = new ThanksDesk(directory);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Given give(NewThanks wanted) {
        return desk.thankYous.give(wanted);
    }

    private static Object reason(Runnable deed) {
        Refusal refusal = catchThrowableOfType(Refusal.class, deed::run);
        assertThat(refusal).isNotNull();
        return refusal.reason();
    }

    private Object refused(NewThanks wanted) {
        Map<String, List<List<String>>> before = Tables.all(desk.file);
        Object reason = reason(() -> give(wanted));
        // What is refused leaves no trace.
        assertThat(Tables.all(desk.file)).isEqualTo(before);
        return reason;
    }

    @Test
    void thePostComesFirstAndThenEachIsTold() throws Exception {
        Given given = give(desk.by(ANA, "the lamp", BO, CHI));
        assertThat(desk.waiting()).containsExactly("thanks.post to general");
        desk.deliver();
        assertThat(desk.arrived.get(0)).isEqualTo("thanks.post to general");
        assertThat(desk.arrived.subList(1, desk.arrived.size()))
                .containsExactlyInAnyOrder("thanks.told to bo", "thanks.told to chi");
        assertThat(given.thanks().people()).containsExactly(BO, CHI);
        assertThat(given.thanks().channel()).isEqualTo(GENERAL);
        assertThat(given.leftOut()).isEmpty();
        assertThat(desk.thankYous.find(given.thanks().id())).contains(given.thanks());
    }

    @Test
    void whatIsBetweenTheTwoIsOnlyTold() throws Exception {
        give(in(desk.by(ANA, "the lamp", BO), null, false));
        desk.deliver();
        assertThat(desk.arrived).containsExactly("thanks.told to bo");
        assertThat(refused(in(desk.by(ANA, "the lamp", BO, CHI), null, false)))
                .isEqualTo(ThanksReason.PRIVATE_TO_SEVERAL);
    }

    @Test
    void whoeverGaveItByAFormReadsThatItIsDone() throws Exception {
        give(in(desk.by(ANA, "the lamp", BO, ANA), GENERAL, true));
        desk.deliver();
        assertThat(desk.arrived).contains("thanks.given to ana");
        assertThat(Tables.rows(desk.file, "SELECT note FROM notice WHERE kind = 'thanks.given'"))
                .containsExactly(List.of("ONESELF ana"));
    }

    @Test
    void everyoneInAGroupIsThankedButOneself() {
        Given given = give(with(desk.by(ANA, "the move", DEE, BO), CREW));
        assertThat(given.thanks().people()).containsExactly(DEE, BO, CHI);
        assertThat(given.leftOut()).containsExactly(new LeftOut(ANA, LeftOut.Why.ONESELF));
    }

    @Test
    void botsWhoeverLeftAndOtherCompaniesAreLeftOut() {
        Given given = give(desk.by(ANA, "the move", BOT, BO, GONE, FAY, US, GUS, BO));
        assertThat(given.thanks().people()).containsExactly(BO, GUS);
        assertThat(given.leftOut())
                .containsExactly(
                        new LeftOut(BOT, LeftOut.Why.BOT),
                        new LeftOut(GONE, LeftOut.Why.GONE),
                        new LeftOut(FAY, LeftOut.Why.FOREIGN),
                        new LeftOut(US, LeftOut.Why.BOT));
    }

    @Test
    void withNobodyToThankNothingHappens() {
        assertThat(refused(desk.by(ANA, "x"))).isEqualTo(ThanksReason.NOBODY_NAMED);
        assertThat(refused(desk.by(ANA, "x", ANA))).isEqualTo(ThanksReason.ONLY_ONESELF);
        assertThat(refused(desk.by(ANA, "x", BOT, US))).isEqualTo(ThanksReason.ONLY_BOTS);
        assertThat(refused(desk.by(ANA, "x", GONE))).isEqualTo(ThanksReason.ONLY_GONE);
        assertThat(refused(desk.by(ANA, "x", FAY))).isEqualTo(ThanksReason.ONLY_OTHER_COMPANIES);
        assertThat(refused(desk.by(ANA, "x", ANA, GONE))).isEqualTo(ThanksReason.NOBODY_LEFT);
        assertThat(refused(with(desk.by(ANA, "x", BO), new GroupId("nobody")))).isEqualTo(ThanksReason.EMPTY_GROUP);
        assertThat(refused(desk.by(FAY, "x", BO))).isEqualTo(ThanksReason.FROM_ANOTHER_COMPANY);
        assertThat(refused(desk.by(ANA, " ", BO))).isEqualTo(ThanksReason.NO_WORDS);
    }

    @Test
    void fiftyCanBeThankedAtOnceAndNotOneMore() {
        desk.people.save(
                ThanksDesk.ACME,
                IntStream.range(0, 60)
                        .mapToObj(i -> ThanksDesk.person(new PersonId("p" + i), Person.Kind.MEMBER, false))
                        .toList());
        PersonId[] fifty = new PersonId[50];
        for (int i = 0; i < fifty.length; i++) {
            fifty[i] = new PersonId("p" + i);
        }
        assertThat(give(desk.by(ANA, "the year", fifty)).thanks().people()).hasSize(50);
        List<Person> sixty = new ArrayList<>(described(fifty));
        for (int i = 50; i < 60; i++) {
            sixty.addAll(described(new PersonId("p" + i)));
        }
        NewThanks wanted = desk.by(ANA, "the year");
        assertThat(refused(new NewThanks(wanted.act(), sixty, List.of(), wanted.gift(), GENERAL, Occasion.NONE, false)))
                .isEqualTo(ThanksReason.TOO_MANY);
    }

    @Test
    void theSameWordsToTheSamePersonCountOnceWithinAMinute() throws Exception {
        Given first = give(desk.by(ANA, "the lamp", BO));
        Given again = give(desk.by(ANA, "the lamp", BO));
        assertThat(again.repeated()).isTrue();
        assertThat(again.thanks()).isEqualTo(first.thanks());
        // Someone else among them is thanked all the same.
        Given both = give(desk.by(ANA, "the lamp", BO, CHI));
        assertThat(both.thanks().people()).containsExactly(CHI);
        assertThat(both.leftOut()).containsExactly(new LeftOut(BO, LeftOut.Why.ALREADY));
        assertThat(give(desk.by(ANA, "the lamps", BO)).repeated()).isFalse();
        assertThat(give(desk.by(CHI, "the lamp", BO)).repeated()).isFalse();
        desk.pass(Duration.ofMinutes(1));
        assertThat(give(desk.by(ANA, "the lamp", BO)).repeated()).isFalse();
        desk.deliver();
        assertThat(desk.arrived)
                .filteredOn(line -> line.equals("thanks.told to bo"))
                .hasSize(4);
    }

    @Test
    void whatWasTakenBackCanBeGivenAgainAtOnce() {
        give(desk.by(ANA, "the lamp", BO));
        desk.thankYous.undoLast(desk.act(ANA));
        assertThat(give(desk.by(ANA, "the lamp", BO)).repeated()).isFalse();
    }

    @Test
    void theEleventhOnADayIsRefusedUntilTheGiversNextDay() {
        for (int i = 0; i < 10; i++) {
            give(desk.by(ANA, "thing " + i, BO));
        }
        assertThat(refused(desk.by(ANA, "one more", BO))).isEqualTo(ThanksReason.LIMIT);
        // Another's are their own, and the same once more counts once.
        give(desk.by(BO, "one more", CHI));
        assertThat(give(desk.by(ANA, "thing 9", BO)).repeated()).isTrue();
        desk.thankYous.undoLast(desk.act(ANA));
        give(desk.by(ANA, "one more", BO));
        assertThat(refused(desk.by(ANA, "yet one more", BO))).isEqualTo(ThanksReason.LIMIT);
        desk.now = Instant.parse("2026-11-22T23:59:59Z");
        assertThat(refused(desk.by(ANA, "yet one more", BO))).isEqualTo(ThanksReason.LIMIT);
        desk.pass(Duration.ofSeconds(1));
        give(desk.by(ANA, "yet one more", BO));
    }

    @Test
    void theSameRequestTwiceActsOnceAndLeadsToTheSame() throws Exception {
        NewThanks wanted = with(desk.by(ANA, "the move", BO), CREW);
        Given first = give(wanted);
        Given second = give(wanted);
        assertThat(second).isEqualTo(first);
        // However late, and whatever became of those who were thanked.
        desk.pass(Duration.ofHours(2));
        desk.people.save(
                ACME,
                List.of(
                        ThanksDesk.person(BO, Person.Kind.MEMBER, true),
                        ThanksDesk.person(CHI, Person.Kind.MEMBER, true)));
        assertThat(give(wanted).thanks()).isEqualTo(first.thanks());
        desk.deliver();
        assertThat(desk.arrived).hasSize(3);
    }

    @Test
    void onlyAValueThatThereIsIsKept() {
        desk.values.add(ACME, DEE, CompanyValue.of("teamwork", ":handshake:", null));
        assertThat(give(saying(desk.by(ANA, "a", BO), new Gift("a", "TeamWork", "Pier 9")))
                        .thanks()
                        .gift())
                .isEqualTo(new Gift("a", "teamwork", "Pier 9"));
        assertThat(give(saying(desk.by(ANA, "b", BO), new Gift("b", "speed", null)))
                        .thanks()
                        .gift()
                        .value())
                .isNull();
    }

    @Test
    void whatIsTakenBackGoesFromEverywhere() throws Exception {
        Given given = give(in(desk.by(ANA, "the lamp", BO, CHI), GENERAL, true));
        desk.deliver();
        desk.arrived.clear();
        ThankYou undone = desk.thankYous.undo(desk.act(ANA), given.thanks().id().number());
        assertThat(undone.isUndone()).isTrue();
        assertThat(desk.thankYous.find(undone.id())).contains(undone);
        desk.deliver();
        assertThat(desk.arrived)
                .containsExactlyInAnyOrder(
                        "thanks.post_gone to general",
                        "thanks.told_gone to bo",
                        "thanks.told_gone to chi",
                        "thanks.given_gone to ana");
    }

    @Test
    void takenBackWhileItsPostIsOnItsWayNobodyIsTold() throws Exception {
        Given given = give(desk.by(ANA, "the lamp", BO));
        desk.instead.put(ThanksNotice.POST, post -> {
            desk.thankYous.undo(desk.act(ANA), given.thanks().id().number());
            return new Outcome.Delivered(new Message("general", "1.1"));
        });
        desk.deliver();
        // The post is deleted after it arrived; nothing came to Bo before that.
        assertThat(desk.arrived).contains("thanks.post_gone to general").doesNotContain("thanks.told to bo");
    }

    @Test
    void onlyOnesOwnLastIsTakenBackAndOnce() {
        assertThat(reason(() -> desk.thankYous.undoLast(desk.act(ANA)))).isEqualTo(ThanksReason.NOTHING_TO_UNDO);
        Given anas = give(desk.by(ANA, "the lamp", BO));
        assertThat(reason(() -> desk.thankYous.undoLast(desk.act(BO)))).isEqualTo(ThanksReason.NOTHING_TO_UNDO);
        assertThat(reason(() ->
                        desk.thankYous.undo(desk.act(BO), anas.thanks().id().number())))
                .isEqualTo(ThanksReason.NOT_THEIRS);
        assertThat(reason(() -> desk.thankYous.undo(desk.act(ANA), 99))).isEqualTo(ThanksReason.NOTHING_TO_UNDO);
        Given last = give(desk.by(ANA, "the rug", BO));
        Act act = desk.act(ANA);
        assertThat(desk.thankYous.undoLast(act).id()).isEqualTo(last.thanks().id());
        // Sent twice by Slack it leads to the same; asked for twice it does not take the one before.
        assertThat(desk.thankYous.undoLast(act).id()).isEqualTo(last.thanks().id());
        assertThat(reason(() -> desk.thankYous.undoLast(desk.act(ANA)))).isEqualTo(ThanksReason.UNDONE_ALREADY);
        desk.pass(Duration.ofMinutes(11));
        assertThat(reason(() ->
                        desk.thankYous.undo(desk.act(ANA), anas.thanks().id().number())))
                .isEqualTo(ThanksReason.TOO_LATE);
    }

    @Test
    void whatCanNotBePostedIsAsIfItHadNotBeenGivenAndItsGiverIsTold() throws Exception {
        desk.instead.put(ThanksNotice.POST, post -> new Outcome.Never("restricted_action"));
        Given given = give(desk.by(ANA, "the lamp", BO));
        desk.deliver();
        assertThat(desk.arrived).containsExactly("thanks.unposted to ana");
        assertThat(Tables.rows(desk.file, "SELECT note FROM notice WHERE kind = 'thanks.unposted'"))
                .containsExactly(List.of("restricted_action"));
        assertThat(desk.thankYous.find(given.thanks().id()))
                .map(ThankYou::isUndone)
                .contains(true);
        // So the same can be given elsewhere at once.
        desk.instead.clear();
        assertThat(give(desk.by(ANA, "the lamp", BO)).repeated()).isFalse();
    }

    @Test
    void whatMayHaveBeenPostedStands() throws Exception {
        desk.instead.put(
                ThanksNotice.POST,
                post -> post.attempts() == 0
                        ? new Outcome.Later("no answer", true)
                        : new Outcome.Never("channel_not_found"));
        Given given = give(desk.by(ANA, "the lamp", BO));
        desk.deliver();
        assertThat(desk.arrived).containsExactlyInAnyOrder("thanks.told to bo", "thanks.unsure to ana");
        assertThat(desk.thankYous.find(given.thanks().id()))
                .map(ThankYou::isUndone)
                .contains(false);
    }

    @Test
    void whoCanNotBeReachedIsSaidToTheGiver() throws Exception {
        desk.instead.put(
                ThanksNotice.TOLD,
                told -> told.recipient().id().equals("bo")
                        ? new Outcome.Never("user_not_found")
                        : new Outcome.Delivered(new Message("D1", "1.1")));
        give(desk.by(ANA, "the lamp", BO, CHI));
        desk.deliver();
        assertThat(desk.arrived).containsExactly("thanks.post to general", "thanks.untold to ana");
    }

    @Test
    void aPostThatCanNotBeRemovedIsSaidToTheGiver() throws Exception {
        give(desk.by(ANA, "the lamp", BO));
        desk.deliver();
        desk.instead.put(ThanksNotice.POST_GONE, gone -> new Outcome.Never("is_archived"));
        desk.thankYous.undoLast(desk.act(ANA));
        desk.deliver();
        assertThat(desk.arrived).contains("thanks.stays to ana");
    }

    @Test
    void onlyAdminsKeepTheValues() {
        CompanyValue care = CompanyValue.of("care", ":heart:", "We look after each other.");
        assertThat(reason(() -> desk.values.add(ACME, ANA, care))).isEqualTo(ThanksReason.NOT_ADMIN);
        desk.values.add(ACME, DEE, care);
        assertThat(reason(() -> desk.values.add(ACME, DEE, care))).isEqualTo(ThanksReason.VALUE_TAKEN);
        assertThat(reason(() -> desk.values.remove(ACME, ANA, "care"))).isEqualTo(ThanksReason.NOT_ADMIN);
        assertThat(reason(() -> desk.values.change(ACME, ANA, "care", "speed", null, null)))
                .isEqualTo(ThanksReason.NOT_ADMIN);
        desk.values.add(ACME, DEE, CompanyValue.of("speed", null, null));
        assertThat(reason(() -> desk.values.change(ACME, DEE, "care", "speed", null, null)))
                .isEqualTo(ThanksReason.VALUE_TAKEN);
        desk.values.change(ACME, DEE, "care", "caring", null, "Kind.");
        assertThat(desk.values.all(ACME))
                .containsExactly(new CompanyValue("caring", ":heart:", "Kind."), new CompanyValue("speed", null, null));
        desk.values.remove(ACME, DEE, "speed");
        assertThat(reason(() -> desk.values.remove(ACME, DEE, "speed"))).isEqualTo(ThanksReason.NO_VALUE);
        assertThat(desk.values.all(ACME)).hasSize(1);
        for (int i = 1; i < CompanyValues.MOST; i++) {
            desk.values.add(ACME, DEE, CompanyValue.of("v" + i, null, null));
        }
        assertThat(reason(() -> desk.values.add(ACME, DEE, CompanyValue.of("more", null, null))))
                .isEqualTo(ThanksReason.TOO_MANY_VALUES);
    }

    @Test
    void whoeverIsNoAdminAnyMoreKeepsNothing() {
        assertThat(desk.values.mayChange(ACME, DEE)).isTrue();
        desk.people.admin(ACME, DEE, false);
        desk.people.admin(ACME, CHI, true);
        desk.people.admin(ACME, GUS, true);
        assertThat(List.of(DEE, CHI, GUS, ANA))
                .filteredOn(person -> desk.values.mayChange(ACME, person))
                .containsExactly(CHI);
    }
}
