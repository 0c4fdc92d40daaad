package obliged.slack.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Idioms stay words, however they are written and whatever stands around them. */
class IdiomsTest {
    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    @Property
    void anIdiomStaysWordsHoweverItIsWritten(
            @ForAll("idioms") String idiom, @ForAll("blanks") String blank, @ForAll("wrapped") String wrapped) {
        for (String written : new String[] {
            idiom.toUpperCase(Locale.ROOT), idiom.toLowerCase(Locale.ROOT), idiom.replace(" ", blank),
        }) {
            String words = wrapped.replace("_", written);
            assertThat(read(words)).as(words).isEqualTo(Read.NO_DATE);
        }
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

    @Provide
    Arbitrary<String> blanks() {
        return Arbitraries.of(" ", "  ", "\t", "\u00a0", "\u2009", "\u3000", " \u200b");
    }

    /** Words and marks that change nothing. */
    @Provide
    Arbitrary<String> wrapped() {
        return Arbitraries.of(
                "_",
                "_.",
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
    }
}
