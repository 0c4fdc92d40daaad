package obliged.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {
    static List<String> blanks() {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(c -> Character.getType(c) == Character.SPACE_SEPARATOR)
                .mapToObj(Character::toString)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("blanks")
    void everyBlankIsABlank(String blank) {
        assertThat(TypedText.normalized("by" + blank + "friday" + blank)).isEqualTo("by friday");
        assertThat(TypedText.normalized(blank)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b",
                "\u200c",
                "\u200d",
                "\u200e",
                "\u2060",
                "\u3164",
                "\u2800",
                "\ufeff",
                "\u00ad",
                "\u115f",
                "\uffa0",
                "\u034f",
                "\u180e",
                "\ufe0f",
                "\u202e",
                "\u0007",
                "\u0085",
                "\u2028",
                " \u200b\u00a0\u2060\n"
            })
    void whatShowsNothingIsEmpty(String text) {
        assertThat(TypedText.normalized(text)).isEmpty();
    }

    /** https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt: Default_Ignorable_Code_Point */
    @Test
    void whatUnicodeHasIgnoredIsEmpty() {
        String ignored =
                "[\\x{ad}\\x{34f}\\x{61c}\\x{115f}\\x{1160}\\x{17b4}\\x{17b5}\\x{180b}-\\x{180f}\\x{200b}-\\x{200f}"
                        + "\\x{202a}-\\x{202e}\\x{2060}-\\x{206f}\\x{3164}\\x{fe00}-\\x{fe0f}\\x{feff}\\x{ffa0}\\x{fff0}-\\x{fff8}"
                        + "\\x{1bca0}-\\x{1bca3}\\x{1d173}-\\x{1d17a}\\x{e0000}-\\x{e0fff}]";
        assertThat(IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                        .mapToObj(Character::toString)
                        .filter(sign -> sign.matches(ignored)))
                .allMatch(sign -> TypedText.normalized(sign).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one\n\n\ttwo",
                "👩‍👩‍👧",
                "❤️",
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿",
                "می‌خواهم",
                "क्‍ष",
                "(א)\u200e b",
                "é",
                "é",
                "打印机",
                ":pray:"
            })
    void whatIsSeenStaysAsItIs(String text) {
        assertThat(TypedText.normalized(text)).isEqualTo(text);
    }

    @Test
    void lineBreaksOfAnyKindAreOneLineBreakEach() {
        assertThat(TypedText.normalized("a\r\nb\rc\u2028d\u2029e\u0085f")).isEqualTo("a\nb\nc\nd\ne\nf");
    }

    @Test
    void whatWouldTurnRoundTheTextBesideItIsLeftOut() {
        assertThat(TypedText.normalized("\u202eabc\u2067 def")).isEqualTo("abc def");
    }

    @Property
    void whatIsNormalizedStaysSo(@ForAll String text) {
        String once = TypedText.normalized(text);
        assertThat(TypedText.normalized(once)).isEqualTo(once);
        assertThat(once).isEqualTo(once.strip());
    }
}
