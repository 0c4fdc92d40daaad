package obliged.slack.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestTextTest {
    private static final LocalDate CHRISTMAS = LocalDate.of(2025, 12, 25);

    @Test
    void daysOffAreNamedInASentence() {
        assertThat(DigestText.daysOff(List.of(CHRISTMAS)).plain()).isEqualTo("Thu 25 Dec was a public holiday.");
        assertThat(DigestText.daysOff(List.of(CHRISTMAS, CHRISTMAS.plusDays(1))).plain())
                .isEqualTo("Thu 25 Dec and Fri 26 Dec were public holidays.");
        assertThat(DigestText.daysOff(List.of(CHRISTMAS.minusDays(1), CHRISTMAS, CHRISTMAS.plusDays(1)))
                        .plain())
                .isEqualTo("Wed 24 Dec, Thu 25 Dec and Fri 26 Dec were public holidays.");
    }
}
