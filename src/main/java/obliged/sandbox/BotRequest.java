package obliged.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One request to the bot, signed and ready to be sent, as often as one likes. */
record BotRequest(String what, String type, byte[] body, Map<String, String> headers) {
    String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
