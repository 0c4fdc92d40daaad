package obliged.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import obliged.sandbox.Sandbox;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.world.Message;

/** Calls the sandbox's Web API with JSON, as bots without an SDK do. */
public final class ApiBot {
    private final Sandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    public ApiBot(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    public JsonNode call(String method, Object... arguments) {
        try {
            return Json.read(
                    send(sandbox.apiUrl().resolve(method), Json.write(Json.object(arguments)), sandbox.botToken())
                            .body());
        } catch (IOException e) {
            return Json.object("ok", false, "error", "no answer");
        }
    }

    public HttpResponse<String> send(URI url, String json, String token) throws IOException {
        try {
            return http.send(
                    HttpRequest.newBuilder(url)
                            .header("Content-Type", "application/json; charset=utf-8")
                            .header("Authorization", "Bearer " + token)
                            .POST(HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public JsonNode post(String channel, String text, String blocks) {
        ObjectNode answer = (ObjectNode) call(
                "chat.postMessage",
                "channel",
                sandbox.world().channel(channel).id(),
                "text",
                text,
                "blocks",
                Json.read(blocks));
        if (!answer.path("ok").asBoolean()) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }

    public JsonNode update(Message message, String text, String blocks) {
        return call(
                "chat.update",
                "channel",
                message.channel(),
                "ts",
                message.ts(),
                "text",
                text,
                "blocks",
                Json.read(blocks));
    }
}
