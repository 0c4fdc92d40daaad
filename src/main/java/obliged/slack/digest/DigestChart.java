package obliged.slack.digest;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import obliged.digest.Digest;
import obliged.digest.WeekNumbers;
import obliged.slack.kit.ChartBlock;
import obliged.slack.text.Mrkdwn;

/** A team's last weeks side by side: how many asks came, were solved, and were solved on time. */
final class DigestChart {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private DigestChart() {}

    static ChartBlock of(List<Digest.WeekOf> weeks) {
        return ChartBlock.bars(title(weeks), days(weeks), series(weeks));
    }

    /** The same for notifications and screen readers: {@code The last 2 weeks (9 Nov, 16 Nov): asked 3, 5; …} */
    static Mrkdwn inWords(List<Digest.WeekOf> weeks) {
        return Mrkdwn.of(title(weeks) + " (" + String.join(", ", days(weeks)) + "): "
                + series(weeks).entrySet().stream()
                        .map(one -> one.getKey().toLowerCase(Locale.ENGLISH) + " "
                                + one.getValue().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                        .collect(Collectors.joining("; "))
                + ".");
    }

    private static String title(List<Digest.WeekOf> weeks) {
        return "The last " + weeks.size() + " weeks";
    }

    private static List<String> days(List<Digest.WeekOf> weeks) {
        return weeks.stream().map(week -> DAY.format(week.week().monday())).toList();
    }

    private static Map<String, List<Integer>> series(List<Digest.WeekOf> weeks) {
        List<WeekNumbers> numbers = weeks.stream().map(Digest.WeekOf::numbers).toList();
        Map<String, List<Integer>> series = new LinkedHashMap<>();
        series.put("Asked", numbers.stream().map(WeekNumbers::asked).toList());
        series.put("Solved", numbers.stream().map(WeekNumbers::solved).toList());
        series.put("On time", numbers.stream().map(WeekNumbers::onTime).toList());
        return series;
    }
}
