package obliged.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds whom a message notifies: what its blocks mention, or its text if it has none. Plain text mentions nobody.
 * <a href="https://docs.slack.dev/messaging/formatting-message-text">docs.slack.dev/messaging/formatting-message-text</a>
 */
final class Mentions {
    private static final Pattern MARK =
            Pattern.compile("<(?:@(\\w+)|!subteam\\^(\\w+)|!(here|channel|everyone))(?:\\|[^>]*)?>");

    private final Set<String> found = new LinkedHashSet<>();

    private Mentions() {}

    static Set<String> in(Message message) {
        Mentions mentions = new Mentions();
        if (message.blocks().isEmpty()) {
            mentions.marked(message.text());
        } else {
            mentions.look(message.blocks());
        }
        return mentions.found;
    }

    private void look(JsonNode node) {
        switch (node.path("type").asText("")) {
            case "mrkdwn" -> marked(node.path("text").asText());
            case "user" -> found.add(node.path("user_id").asText());
            case "usergroup" -> found.add(node.path("usergroup_id").asText());
            case "broadcast" -> found.add(node.path("range").asText());
            default -> node.forEach(this::look);
        }
    }

    private void marked(String text) {
        Matcher marks = MARK.matcher(text);
        while (marks.find()) {
            for (int group = 1; group <= 3; group++) {
                if (marks.group(group) != null) {
                    found.add(marks.group(group));
                }
            }
        }
    }
}
