package obliged.slack.kit;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A chart, for messages only. The SDK has no model for this block, so these records are its JSON. Some workspaces refuse
 * it. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
 */
public record ChartBlock(String type, String title, Chart chart) implements LayoutBlock {
    private record Chart(String type, List<Series> series, Axes axisConfig) {}

    private record Series(String name, List<Point> data) {}

    private record Point(String label, int value) {}

    private record Axes(List<String> categories) {}

    /** Bars of several series, each of which has a value for each category. */
    public static ChartBlock bars(String title, List<String> categories, Map<String, List<Integer>> series) {
        return new ChartBlock(
                "data_visualization",
                title,
                new Chart(
                        "bar",
                        series.entrySet().stream()
                                .map(one -> new Series(one.getKey(), points(categories, one.getValue())))
                                .toList(),
                        new Axes(categories)));
    }

    private static List<Point> points(List<String> categories, List<Integer> values) {
        return IntStream.range(0, categories.size())
                .mapToObj(i -> new Point(categories.get(i), values.get(i)))
                .toList();
    }

    @Override
    public String getType() {
        return type;
    }

    @Override
    public @Nullable String getBlockId() {
        return null;
    }
}
