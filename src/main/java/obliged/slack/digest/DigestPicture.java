package obliged.slack.digest;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import obliged.digest.Digest;
import obliged.digest.WeekNumbers;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A team's last weeks as a picture: what was asked, solved, and solved on time, week by week. It brings its own light
 * ground, so that it reads the same in light and dark; its three shades differ in lightness too, for whoever sees no
 * colours.
 */
final class DigestPicture {
    private static final Logger log = LoggerFactory.getLogger(DigestPicture.class);

    /** Twice as wide as a message on a phone, so that letters of this size can be read there. */
    private static final int WIDTH = 960;

    private static final int HEIGHT = 420;
    private static final Font LETTERS = new Font(Font.SANS_SERIF, Font.PLAIN, 26);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private static final Color GROUND = new Color(0xFFFFFF);
    private static final Color INK = new Color(0x1D1C1D);
    private static final Color LINES = new Color(0xDDDDDD);
    private static final Color ASKED = new Color(0xB9C4D0);
    private static final Color SOLVED = new Color(0x2F80C2);
    private static final Color ON_TIME = new Color(0x12355B);

    static {
        // No screen is needed, nor looked for.
        System.setProperty("java.awt.headless", "true");
    }

    private DigestPicture() {}

    /** A PNG; nothing where a machine can't draw, for want of a font: the words say the same. */
    static Optional<byte[]> png(List<Digest.WeekOf> weeks) {
        try (ByteArrayOutputStream png = new ByteArrayOutputStream()) {
            boolean drawn = ImageIO.write(BitmapEncoder.getBufferedImage(chart(weeks)), "png", png);
            return !drawn || png.size() == 0 ? Optional.empty() : Optional.of(png.toByteArray());
        } catch (IOException | RuntimeException | LinkageError e) {
            log.warn("no picture could be drawn: {} (on Linux install fontconfig and a font)", e.toString());
            return Optional.empty();
        }
    }

    private static CategoryChart chart(List<Digest.WeekOf> weeks) {
        CategoryChart chart =
                new CategoryChartBuilder().width(WIDTH).height(HEIGHT).build();
        style(chart.getStyler());
        chart.getStyler().setYAxisMax(top(weeks));
        List<String> days =
                weeks.stream().map(week -> DAY.format(week.week().monday())).toList();
        add(chart, "asked", ASKED, days, numbers(weeks, WeekNumbers::asked));
        add(chart, "solved", SOLVED, days, numbers(weeks, WeekNumbers::solved));
        add(chart, "solved on time", ON_TIME, days, numbers(weeks, WeekNumbers::onTime));
        return chart;
    }

    private static List<Integer> numbers(List<Digest.WeekOf> weeks, ToIntFunction<WeekNumbers> number) {
        return weeks.stream().map(week -> number.applyAsInt(week.numbers())).toList();
    }

    private static void style(CategoryStyler styler) {
        styler.setAvailableSpaceFill(0.72);
        styler.setChartBackgroundColor(GROUND);
        styler.setChartFontColor(INK);
        styler.setChartTitleVisible(false);
        styler.setChartPadding(14);
        styler.setPlotBackgroundColor(GROUND);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(LINES);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setAxisTickLabelsFont(LETTERS);
        styler.setAxisTicksMarksVisible(false);
        styler.setAxisTicksLineVisible(false);
        styler.setYAxisMin(0.0);
        styler.setYAxisDecimalPattern("#");
        styler.setYAxisTickMarkSpacingHint(90);
        styler.setLegendPadding(14);
        styler.setLegendPosition(LegendPosition.OutsideS);
        styler.setLegendLayout(LegendLayout.Horizontal);
        styler.setLegendFont(LETTERS);
        styler.setLegendBackgroundColor(GROUND);
        styler.setLegendBorderColor(GROUND);
    }

    private static void add(CategoryChart chart, String name, Color color, List<String> days, List<Integer> numbers) {
        chart.addSeries(name, days, numbers).setFillColor(color);
    }

    /** A little above the highest, and never so low that there are parts of an ask on the scale. */
    private static double top(List<Digest.WeekOf> weeks) {
        int highest = weeks.stream()
                .flatMapToInt(week ->
                        IntStream.of(week.numbers().asked(), week.numbers().solved()))
                .max()
                .orElse(0);
        return Math.max(4, Math.ceil(highest * 1.05));
    }
}
