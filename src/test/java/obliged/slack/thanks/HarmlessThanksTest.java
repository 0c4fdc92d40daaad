package obliged.slack.thanks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.testing.SampleNames;
import obliged.testing.TrickyTexts;
import obliged.thanks.CompanyValue;
import obliged.thanks.Gift;
import obliged.thanks.Occasion;
import obliged.thanks.ThankYou;
import obliged.thanks.ThankYouId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever people write, no thank-you rings anyone, or links to what nobody meant. */
class HarmlessThanksTest {
    private static final int TEXTS = 1_000;
    private static final PersonId BO = new PersonId("U1");
    private static final PersonId EVE = new PersonId("U2");

    @TempDir
    Path directory;

    @Test
    void noMessageHoldsABroadcastAMentionOrALinkThatNobodyMeant() {
        TrickyTexts texts = new TrickyTexts();
        try (SampleNames samples = new SampleNames(directory)) {
            for (int i = 0; texts.made() < TEXTS; i++) {
                if (i % 100 == 0) {
                    samples.isCalled(BO, texts.name());
                    samples.isCalled(EVE, texts.name());
                }
                ThanksMessage messages = new ThanksMessage(
                        new ThanksText(samples.names), List.of(new CompanyValue("care", ":wave::skin-tone-2:", null)));
                ThankYou thanks = new ThankYou(
                        new ThankYouId(SampleNames.ACME, 1),
                        EVE,
                        List.of(BO),
                        new Gift(texts.get() + "x", "care", texts.get()),
                        i % 3 == 0 ? null : new ChannelId("C1"),
                        new Occasion(null, "https://acme.slack.com/archives/C1/p1"),
                        Instant.EPOCH,
                        null);
                TrickyTexts.requireHarmless(messages.shout(thanks, List.of(thanks)));
                TrickyTexts.requireHarmless(messages.told(thanks, BO, null, 3L, EVE));
                TrickyTexts.requireHarmless(messages.unposted(thanks, "is_archived"));
            }
        }
    }
}
