package obliged.shared;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Straße         | strasse
            STRAẞE         | strasse
            Ångström       | angstrom
            A\u030angstrom | angstrom
            Søren Łukasz   | soren lukasz
            İstanbul Iğdır | istanbul igdir
            O’Neill        | o'neill
            O`Neill        | o'neill
            Hawaiʻi        | hawai'i
            ΟΔΟΣ           | οδοσ
            Ёлка           | елка
            ＰＣ ﬁle         | pc file
            ガギ             | ガギ
            हिन्दी            | हिन्दी
            각              | 각
            so\u00adft     | soft
            """)
    void lettersThatAreTypedOneForAnotherAreTheSame(String text, String folded) {
        assertThat(SearchText.folded(text.translateEscapes())).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            don't 'quote' it's       | don t quote it s dont its
            打印机A3坏了                 | 打 印 机 a3 坏 了
            プリンター                    | プ リ ン タ ー
            ที่นี่                     | ที่ นี่
            help-desk, 2nd_floor     | help desk 2nd floor
            프린터가 고장                  | 프린터가 고장
            """)
    void theIndexHoldsWordsAndTheLettersOfScriptsWithoutBlanks(String text, String indexed) {
        assertThat(SearchText.indexed(text)).isEqualTo(indexed);
    }

    @Property
    void whatIsFoldedStaysAsItIs(@ForAll String text) {
        String folded = SearchText.folded(text);

        assertThat(SearchText.folded(folded)).isEqualTo(folded);
        assertThat(SearchText.words(folded)).isEqualTo(SearchText.words(text));
        assertThat(SearchText.indexed(text)).startsWith(SearchText.phrase(text));
    }
}
