package obliged.slack.thanks;

import static org.assertj.core.api.Assertions.assertThat;

import obliged.thanks.Occasion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThanksFormTest {
    private static final String HOME = "https://harbour.slack.com/";

    @ParameterizedTest
    @ValueSource(strings = {"archives/C1/p1795534200000100", "archives/C1/p17?thread_ts=1795534200.000100&cid=C1"})
    void aLinkIntoOurOwnWorkspaceIsTaken(String link) {
        assertThat(ThanksForm.occasion("link " + HOME + link, HOME)).isEqualTo(new Occasion(null, HOME + link));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "link ",
                "link https://evil.example/archives/C1/p17",
                "link https://harbour.slack.com.evil.example/archives/C1/p17",
                "link https://harbour.slack.com/archives/C1/p17|x> <!channel",
                "link https://harbour.slack.com/archives/../x",
                "link javascript:alert(1)",
                "ask",
                "ask x",
                "ask -1",
                "ask 99999999999999999999",
                "nonsense"
            })
    void whatElseComesBackThroughTheClientIsNothing(String about) {
        assertThat(ThanksForm.occasion(about, HOME)).isEqualTo(Occasion.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 12, 999_999_999_999_999L})
    void anAskIsKnownByItsNumber(long number) {
        assertThat(ThanksForm.occasion("ask " + number, HOME)).isEqualTo(new Occasion(number, null));
    }
}
