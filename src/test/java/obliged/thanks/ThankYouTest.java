package obliged.thanks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.shared.WorkspaceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThankYouTest {
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ThankYou FRESH = new ThankYou(
            new ThankYouId(new WorkspaceId("T1"), 1),
            ANA,
            List.of(BO),
            Gift.of("the lamp"),
            new ChannelId("general"),
            Occasion.NONE,
            NOW,
            null);

    private static Object reason(Runnable deed) {
        Refusal refusal = catchThrowableOfType(Refusal.class, deed::run);
        assertThat(refusal).isNotNull();
        return refusal.reason();
    }

    @Test
    void itsGiverTakesItBackForTenMinutesToTheMoment() {
        Instant last = NOW.plus(Duration.ofMinutes(10));
        assertThat(FRESH.undo(ANA, last).undoneAt()).isEqualTo(last);
        assertThat(reason(() -> FRESH.undo(ANA, last.plusMillis(1)))).isEqualTo(ThanksReason.TOO_LATE);
    }

    @Test
    void nobodyElseTakesItBack() {
        assertThat(reason(() -> FRESH.undo(BO, NOW))).isEqualTo(ThanksReason.NOT_THEIRS);
    }

    @Test
    void whatIsTakenBackIsTakenBackOnce() {
        ThankYou undone = FRESH.undo(ANA, NOW);
        assertThat(reason(() -> undone.undo(ANA, NOW))).isEqualTo(ThanksReason.UNDONE_ALREADY);
    }

    @Test
    void withoutAChannelItIsBetweenTheTwo() {
        ThankYou two = new ThankYou(
                FRESH.id(), ANA, List.of(BO), FRESH.gift(), null, Occasion.NONE, FRESH.at(), FRESH.undoneAt());
        assertThat(two.isPrivate()).isTrue();
        assertThat(FRESH.isPrivate()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, Europe/Lisbon,    2026-11-22T00:00:00Z",
        "2026-11-22T14:59:59Z, Asia/Tokyo,       2026-11-21T15:00:00Z",
        "2026-11-22T15:00:00Z, Asia/Tokyo,       2026-11-22T15:00:00Z",
        "2026-11-22T03:00:00Z, America/New_York, 2026-11-21T05:00:00Z",
        // The night in which the day in Santiago begins at one o'clock.
        "2026-09-06T12:00:00Z, America/Santiago, 2026-09-06T04:00:00Z"
    })
    void aDayBeginsWhereItsGiverIs(String now, String zone, String began) {
        assertThat(ThankYou.dayBegan(Instant.parse(now), ZoneId.of(zone))).isEqualTo(began);
    }

    @Test
    void wordsAreNeededAndHaveAnEnd() {
        assertThat(reason(() -> Gift.of(" \n ").require())).isEqualTo(ThanksReason.NO_WORDS);
        Gift.of("x".repeat(3_000)).require();
        assertThat(reason(() -> Gift.of("x".repeat(3_001)).require())).isEqualTo(ThanksReason.WORDS_TOO_LONG);
        assertThat(reason(() -> new Gift("x", null, "y".repeat(301)).require()))
                .isEqualTo(ThanksReason.CUSTOMER_TOO_LONG);
    }

    @Test
    void whoWasLeftOutComesBackFromANote() {
        List<LeftOut> all = List.of(new LeftOut(ANA, LeftOut.Why.ONESELF), new LeftOut(BO, LeftOut.Why.ALREADY));
        assertThat(LeftOut.of(LeftOut.note(all))).isEqualTo(all);
        assertThat(LeftOut.of(LeftOut.note(List.of()))).isEmpty();
        assertThat(LeftOut.of(null)).isEmpty();
    }

    @Test
    void aValueIsKnownHoweverItIsTyped() {
        assertThat(CompanyValue.of(" #Team-Work ", ":handshake:", " We win together. "))
                .isEqualTo(new CompanyValue("team-work", ":handshake:", "We win together."));
        assertThat(CompanyValue.of("Verlässlich", "🤝", " ")).isEqualTo(new CompanyValue("verlässlich", "🤝", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "two words", "-", "a:b", "<b>", "a#b", "@bo"})
    void aValueIsOneWord(String word) {
        assertThat(reason(() -> CompanyValue.of(word, null, null))).isEqualTo(ThanksReason.VALUE_NOT_A_WORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {":tada:", ":+1:", ":flag-pt:", ":raised_hands:", "🎉", "👩‍👩‍👧‍👦", "❤️", "★"})
    void anEmojiIsANameOrASign(String emoji) {
        assertThat(CompanyValue.of("care", emoji, null).emoji()).isEqualTo(emoji);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tada", ":two words:", "::", ":a:b:", "é", "<!channel>", "5", "*", ":<b>:"})
    void anythingElseIsNoEmoji(String emoji) {
        assertThat(reason(() -> CompanyValue.of("care", emoji, null))).isEqualTo(ThanksReason.NOT_AN_EMOJI);
    }
}
