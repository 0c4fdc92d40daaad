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
