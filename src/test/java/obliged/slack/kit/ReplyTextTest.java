package obliged.slack.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReplyTextTest {
    @ParameterizedTest
    @EnumSource
    void eachIsASentenceThatNamesTheCommandAsItIsCalledHere(ReplyText words) {
        assertThat(words.sentence("/obliged").plain())
                .matches("[A-Z].*\\.")
                .doesNotContain("/ask")
                .doesNotContain("{");
    }

    @Test
    void nobodyCanLeaveOutTheCommandWhereItIsNamed() {
        assertThat(ReplyText.NO_DRAFT.sentence("/obliged").plain()).contains("Type /obliged to start");
        assertThatThrownBy(ReplyText.NO_DRAFT::sentence).isInstanceOf(IllegalStateException.class);
    }
}
