package obliged.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import obliged.sandbox.blocks.Json;

/** A response of the sandbox; {@code dropped} closes the connection instead. */
public record ServerResponse(int status, String type, byte[] body, Map<String, String> headers, boolean dropped) {
    public static ServerResponse json(JsonNode json) {
        return json(200, json);
    }

    public static ServerResponse json(int status, JsonNode json) {
        return text(status, "application/json; charset=utf-8", Json.write(json));
    }

    public static ServerResponse text(int status, String type, String text) {
        return new ServerResponse(status, type, text.getBytes(StandardCharsets.UTF_8), Map.of(), false);
    }

    public static ServerResponse bytes(String type, byte[] bytes) {
        return new ServerResponse(200, type, bytes, Map.of(), false);
    }

    public static ServerResponse closedConnection() {
        return new ServerResponse(0, "", new byte[0], Map.of(), true);
    }

    public ServerResponse withHeader(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new ServerResponse(status, type, body, Map.copyOf(all), dropped);
    }

    public String bodyText() {
        boolean readable = type.startsWith("text/") || type.startsWith("application/json");
        return readable ? new String(body, StandardCharsets.UTF_8) : "(" + body.length + " bytes)";
    }
}
