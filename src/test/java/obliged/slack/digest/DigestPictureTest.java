package obliged.slack.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javax.imageio.ImageIO;
import obliged.digest.Digest;
import obliged.digest.Week;
import obliged.digest.WeekNumbers;
import org.junit.jupiter.api.Test;

class DigestPictureTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 28);

    private static BufferedImage drawn(IntFunction<Digest.WeekOf> week) throws IOException {
        List<Digest.WeekOf> weeks = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            weeks.add(week.apply(i));
        }
        byte[] png = DigestPicture.png(weeks).orElseThrow();
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static Digest.WeekOf bars(int week, int asked, int solved, int onTime) {
        return new Digest.WeekOf(
                new Week(MONDAY.plusWeeks(week)),
                new WeekNumbers(asked, solved, solved, onTime, 0, null, 0, 0, 0, null, null));
    }

    /** How many dots have that colour. */
    private static int dots(BufferedImage image, int colour) {
        int dots = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                if ((image.getRGB(x, y) & 0xFFFFFF) == colour) {
                    dots++;
                }
            }
        }
        return dots;
    }

    @Test
    void barsAreAsTallAsTheirNumbers() throws IOException {
        BufferedImage image = drawn(week -> bars(week, 20, 10, 5));
        double asked = dots(image, 0xB9C4D0);
        assertThat(dots(image, 0x2F80C2) / asked).isBetween(0.45, 0.55);
        assertThat(dots(image, 0x12355B) / asked).isBetween(0.2, 0.3);
    }

    @Test
    void itBringsItsOwnLightGround() throws IOException {
        BufferedImage image = drawn(week -> bars(week, week, week, week));
        for (int corner : new int[] {
            image.getRGB(0, 0),
            image.getRGB(image.getWidth() - 1, 0),
            image.getRGB(0, image.getHeight() - 1),
            image.getRGB(image.getWidth() - 1, image.getHeight() - 1)
        }) {
            assertThat(corner).isEqualTo(0xFFFFFFFF);
        }
    }

    @Test
    void weeksInWhichNothingWasAskedAreDrawnToo() throws IOException {
        int key = dots(drawn(week -> bars(week, 0, 0, 0)), 0x2F80C2);
        assertThat(key).as("only the key has colours").isBetween(1, 1_500);
        assertThat(dots(drawn(week -> bars(week, 9_999, 9_999, 9_999)), 0x2F80C2))
                .isGreaterThan(20 * key);
    }

    @Test
    void aTeamThatIsNewHasFewerWeeks() {
        assertThat(DigestPicture.png(List.of(bars(0, 3, 2, 1)))).isPresent();
    }
}
