package obliged.sandbox.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Slack would refuse in a data visualization block is refused, and the rest is not. */
class ChartValidatorTest {
    private static ObjectNode chart(int series, int categories) {
        List<String> names =
                IntStream.range(0, categories).mapToObj(i -> "Week " + i).toList();
        return (ObjectNode) Json.object(
                "type",
                "data_visualization",
                "title",
                "Eight weeks",
                "chart",
                Json.object(
                        "type",
                        "bar",
                        "series",
                        Json.array(IntStream.range(0, series)
                                .mapToObj(i -> Json.object(
                                        "name",
                                        "Series " + i,
                                        "data",
                                        Json.array(names.stream()
                                                .map(name -> Json.object("label", name, "value", i))
                                                .toList())))
                                .toList()),
                        "axis_config",
                        Json.object("categories", Json.array(names))));
    }

    private static List<String> found(JsonNode... blocks) {
        return BlockKitValidator.inMessage(Json.array(List.of(blocks)), file -> false);
    }

    /** What is found in a chart of two series and three categories after a change. */
    private static List<String> changed(Consumer<ObjectNode> change) {
        ObjectNode block = chart(2, 3);
        change.accept(block);
        return found(block);
    }

    private static ObjectNode object(JsonNode block, String pointer) {
        return (ObjectNode) block.at(pointer);
    }

    private static ArrayNode array(JsonNode block, String pointer) {
        return (ArrayNode) block.at(pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bar", "line", "area"})
    void theseChartsAreTaken(String type) {
        assertThat(changed(block -> object(block, "/chart").put("type", type))).isEmpty();
        assertThat(found(chart(6, 20))).isEmpty();
        assertThat(changed(block -> object(block, "/chart/axis_config")
                        .put("x_label", "x".repeat(50))
                        .put("y_label", "y".repeat(50))))
                .isEmpty();
    }

    @Test
    void titleAndLabelsAreShort() {
        assertThat(changed(block -> block.put("title", "x".repeat(50)))).isEmpty();
        assertThat(changed(block -> block.put("title", "x".repeat(51))))
                .containsExactly("must be less than 51 characters [json-pointer:/blocks/0/title]");
        assertThat(changed(block -> block.remove("title")))
                .containsExactly("missing required field: title [json-pointer:/blocks/0]");
        assertThat(changed(block -> object(block, "/chart/series/1").put("name", "x".repeat(21))))
                .containsExactly("must be less than 21 characters [json-pointer:/blocks/0/chart/series/1/name]");
        assertThat(changed(block -> object(block, "/chart/axis_config").put("x_label", "x".repeat(51))))
                .containsExactly("must be less than 51 characters [json-pointer:/blocks/0/chart/axis_config/x_label]");
        assertThat(changed(block -> {
                    array(block, "/chart/axis_config/categories").set(0, "x".repeat(21));
                    object(block, "/chart/series/0/data/0").put("label", "x".repeat(21));
                    object(block, "/chart/series/1/data/0").put("label", "x".repeat(21));
                }))
                .containsExactly(
                        "must be less than 21 characters [json-pointer:/blocks/0/chart/axis_config/categories/0]",
                        "must be less than 21 characters [json-pointer:/blocks/0/chart/series/0/data/0/label]",
                        "must be less than 21 characters [json-pointer:/blocks/0/chart/series/1/data/0/label]");
    }

    @Test
    void thereAreOneToSixSeriesAndAtMostTwentyCategories() {
        assertThat(found(chart(0, 3)))
                .containsExactly("no fewer than 1 items allowed [json-pointer:/blocks/0/chart/series]");
        assertThat(found(chart(7, 3)))
                .containsExactly("no more than 6 items allowed [json-pointer:/blocks/0/chart/series]");
        assertThat(found(chart(1, 21)))
                .containsExactly(
                        "no more than 20 items allowed [json-pointer:/blocks/0/chart/axis_config/categories]",
                        "no more than 20 items allowed [json-pointer:/blocks/0/chart/series/0/data]");
    }

    @Test
    void seriesHaveNamesOfTheirOwn() {
        assertThat(changed(block -> object(block, "/chart/series/1").put("name", "Series 0")))
                .containsExactly("series names must be unique [json-pointer:/blocks/0/chart/series]");
    }

    @Test
    void everySeriesHasEachCategoryOnce() {
        String mismatch = "labels must match the categories [json-pointer:/blocks/0/chart/series/1/data]";
        assertThat(changed(block -> array(block, "/chart/series/1/data").remove(2)))
                .containsExactly(mismatch);
        assertThat(changed(block -> object(block, "/chart/series/1/data/2").put("label", "Week 1")))
                .containsExactly(mismatch);
        assertThat(changed(block -> object(block, "/chart/series/1/data/2").put("label", "Week 9")))
                .containsExactly(mismatch);
    }

    @Test
    void aValueIsANumber() {
        assertThat(changed(block -> object(block, "/chart/series/0/data/0").put("value", -1.5)))
                .isEmpty();
        assertThat(changed(block -> object(block, "/chart/series/0/data/0").put("value", "1")))
                .containsExactly("must provide a number [json-pointer:/blocks/0/chart/series/0/data/0/value]");
        assertThat(changed(block -> object(block, "/chart/series/0/data/0").remove("value")))
                .containsExactly("missing required field: value [json-pointer:/blocks/0/chart/series/0/data/0]");
    }

    @Test
    void otherChartsAndFieldsAreRefused() {
        assertThat(changed(block -> object(block, "/chart").put("type", "donut")))
                .containsExactly("unsupported type: donut [json-pointer:/blocks/0/chart/type]");
        assertThat(changed(block -> object(block, "/chart").put("stacked", true)))
                .containsExactly("invalid additional property: stacked [json-pointer:/blocks/0/chart]");
    }

    @Test
    void aMessageHasTwoCharts() {
        assertThat(found(chart(1, 1), chart(1, 1))).isEmpty();
        assertThat(found(chart(1, 1), chart(1, 1), chart(1, 1)))
                .containsExactly("no more than 2 data_visualization blocks allowed [json-pointer:/blocks]");
    }

    @Test
    void viewsHaveNone() {
        JsonNode view = Json.object("type", "home", "blocks", Json.array(List.of(chart(1, 1))));
        assertThat(BlockKitValidator.inView(view, file -> false))
                .containsExactly("unsupported type: data_visualization [json-pointer:/view/blocks/0/type]");
    }
}
