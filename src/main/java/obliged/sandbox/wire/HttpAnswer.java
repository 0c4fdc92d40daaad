package obliged.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import obliged.sandbox.blocks.Json;

/** An answer of the sandbox; {@code dropped} closes the connection instead. */
public record HttpAnswer(int status, String type, byte[] body, Map<String, String> headers, boolean dropped) {
    public static HttpAnswer json(JsonNode json) {
        return json(200, json);
    }

    public static HttpAnswer json(int status, JsonNode json) {
        return text(status, "application/json; charset=utf-8", Json.write(json));
    }

    public static HttpAnswer text(int status, String type, String text) {
        return new HttpAnswer(status, type, text.getBytes(StandardCharsets.UTF_8), Map.of(), false);
    }

    public static HttpAnswer bytes(String type, byte[] bytes) {
        return new HttpAnswer(200, type, bytes, Map.of(), false);
    }

    public static HttpAnswer closedConnection() {
        return new HttpAnswer(0, "", new byte[0], Map.of(), true);
    }

    public HttpAnswer withHeader(String name, String value) {
        return new HttpAnswer(status, type, body, Map.of(name, value), dropped);
    }

    public String bodyText() {
        boolean readable = type.startsWith("text/") || type.startsWith("application/json");
        return readable ? new String(body, StandardCharsets.UTF_8) : "(" + body.length + " bytes)";
    }
}
