package obliged.store;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.stream.Stream;

/** Makes one bound value of many, which a statement reads by {@code json_each}. */
public final class JsonArray {
    private JsonArray() {}

    public static String of(Stream<String> texts) {
        return texts.map(text ->
                        "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"")
                .collect(joining(",", "[", "]"));
    }

    public static String ofNumbers(Stream<Long> numbers) {
        return numbers.map(String::valueOf).collect(joining(",", "[", "]"));
    }
}
