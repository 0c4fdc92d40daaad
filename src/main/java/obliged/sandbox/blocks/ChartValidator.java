package obliged.sandbox.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds what Slack would refuse in a chart. Pie charts are refused too, since nothing here draws them.
 * <a href="https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block">The data visualization block</a>
 */
final class ChartValidator {
    static final String TYPE = "data_visualization";

    /**
     * The page does not name this limit; Slack's refusal does.
     * <a href="https://github.com/vercel/chat/pull/696">vercel/chat #696</a>
     */
    static final int MOST_IN_MESSAGE = 2;

    private static final Set<String> TYPES = Set.of("bar", "line", "area");
    private static final int LONGEST_TITLE = 50;
    private static final int LONGEST_LABEL = 20;
    private static final int MOST_SERIES = 6;
    private static final int MOST_CATEGORIES = 20;

    private final FieldValidator findings;

    ChartValidator(FieldValidator findings) {
        this.findings = findings;
    }

    void check(JsonNode block, String at) {
        findings.string(block, "title", LONGEST_TITLE, at);
        JsonNode chart = block.path("chart");
        String type = chart.path("type").asText();
        if (!TYPES.contains(type)) {
            findings.add("unsupported type: " + type, at + "/chart/type");
            return;
        }
        findings.shape(chart, BlockSchemas.fields("series! axis_config!"), at + "/chart");
        List<String> categories = axes(chart.path("axis_config"), at + "/chart/axis_config");
        series(chart.path("series"), categories, at + "/chart/series");
    }

    private List<String> axes(JsonNode axes, String at) {
        findings.shape(axes, BlockSchemas.fields("categories! x_label y_label"), at);
        findings.string(axes, "x_label", LONGEST_TITLE, at);
        findings.string(axes, "y_label", LONGEST_TITLE, at);
        JsonNode categories = axes.path("categories");
        findings.count(categories, 1, MOST_CATEGORIES, at + "/categories");
        for (int i = 0; i < categories.size(); i++) {
            findings.length(categories.path(i).asText(), 1, LONGEST_LABEL, at + "/categories/" + i);
        }
        return items(categories).map(JsonNode::asText).toList();
    }

    private void series(JsonNode series, List<String> categories, String at) {
        findings.count(series, 1, MOST_SERIES, at);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < series.size(); i++) {
            JsonNode one = series.path(i);
            String here = at + "/" + i;
            findings.shape(one, BlockSchemas.fields("name! data!"), here);
            findings.string(one, "name", LONGEST_LABEL, here);
            names.add(one.path("name").asText());
            data(one.path("data"), categories, here + "/data");
        }
        if (names.size() < series.size()) {
            findings.add("series names must be unique", at);
        }
    }

    private void data(JsonNode data, List<String> categories, String at) {
        findings.count(data, 1, MOST_CATEGORIES, at);
        for (int i = 0; i < data.size(); i++) {
            JsonNode point = data.path(i);
            String here = at + "/" + i;
            findings.shape(point, BlockSchemas.fields("label! value!"), here);
            findings.string(point, "label", LONGEST_LABEL, here);
            if (point.has("value") && !point.path("value").isNumber()) {
                findings.add("must provide a number", here + "/value");
            }
        }
        List<String> labels =
                items(data).map(point -> point.path("label").asText()).sorted().toList();
        if (!labels.equals(categories.stream().sorted().toList())) {
            findings.add("labels must match the categories", at);
        }
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
