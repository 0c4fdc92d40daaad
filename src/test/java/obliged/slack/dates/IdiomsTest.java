package obliged.slack.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Idioms stay words, however they are written and whatever stands around them. */
class IdiomsTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private static final List<String> BLANKS = List.of("  ", "\t", "\u00a0", "\u2009", "\u3000", " \u200b");

    /** Words and marks that change nothing. */
    private static final List<String> AROUND = List.of(
            "_",
            "_!",
            "(_)",
            "“_”",
            "see: _",
            "please, _",
            "_\nthanks",
            "_, thanks",
            "*_*",
            "ok. _",
            "_ :)",
            "_ :smile:",
            "_ 🎉");

    @Property
    void anIdiomStaysWordsHoweverItIsWritten(@ForAll("idioms") String idiom) {
        List<String> written =
                new ArrayList<>(List.of(idiom, idiom.toUpperCase(Locale.ROOT), idiom.toLowerCase(Locale.ROOT)));
        BLANKS.forEach(blank -> written.add(idiom.replace(" ", blank)));
        for (String around : AROUND) {
            for (String one : written) {
                String words = around.replace("_", one);
                assertThat(read(words)).as(words).isEqualTo(Read.NO_DATE);
            }
        }
    }

    @Property
    void anIdiomAtTheEndOfASentenceStaysWords(@ForAll("idioms") String idiom) {
        // With a dot behind it a number may be a day: 1.5.
        Assume.that(!Character.isDigit(idiom.charAt(idiom.length() - 1)));

        assertThat(read(idiom + ".")).as(idiom).isEqualTo(Read.NO_DATE);
    }

    @Property
    void aDateBehindAnIdiomCounts(@ForAll("idioms") String idiom) {
        String words = "please check, " + idiom + "; by friday";

        assertThat(read(words)).as(words).hasToString("2026-11-27[Europe/Lisbon]");
    }

    private static Object read(String words) {
        return Read.among(words, LISBON, MONDAY_TO_FRIDAY, NOW);
    }

    @Provide
    Arbitrary<String> idioms() {
        return Arbitraries.of(FieldTest.idioms());
    }
}
