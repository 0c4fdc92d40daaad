package obliged.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import obliged.sandbox.api.ViewMethods;
import obliged.sandbox.blocks.InteractiveElement;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.View;
import obliged.sandbox.world.Views;

/**
 * Carries out the {@code response_action} that the bot returned for a submitted form.
 * <a href="https://docs.slack.dev/surfaces/modals">docs.slack.dev/surfaces/modals</a>
 */
final class ResponseAction {
    private final ClientBackend backend;
    private final UserClient user;
    private final View view;

    ResponseAction(ClientBackend backend, UserClient user, View view) {
        this.backend = backend;
        this.user = user;
        this.view = view;
    }

    SubmissionResult carryOut(BotResponse reply, Modal modal) {
        if (!reply.answered()) {
            // Slack says "We had some trouble connecting. Try again?" and keeps the form.
            return new SubmissionResult(reply, Map.of(), Optional.of(modal));
        }
        JsonNode answer = reply.json();
        Views views = backend.world().views();
        switch (answer.path("response_action").asText("")) {
            case "errors" -> {
                return new SubmissionResult(reply, errors(answer), Optional.of(modal));
            }
            case "clear" -> views.closeAll(view.person());
            case "update" -> {
                JsonNode next = checked(answer);
                views.find(view.id()).ifPresent(old -> views.update(old, next));
            }
            case "push" -> {
                if (views.push(view.person(), checked(answer)).isEmpty()) {
                    throw new IllegalStateException("Slack refuses a fourth page: push_limit_reached");
                }
            }
            default -> views.close(view);
        }
        return new SubmissionResult(reply, Map.of(), user.modalIfOpen());
    }

    private JsonNode checked(JsonNode answer) {
        try {
            return ViewMethods.checked(backend.world(), Optional.of(answer.path("view")), "modal");
        } catch (SlackError e) {
            throw new IllegalStateException("Slack would not show this form: " + e.getMessage(), e);
        }
    }

    private Map<String, String> errors(JsonNode answer) {
        Map<String, String> errors = new LinkedHashMap<>();
        answer.path("errors")
                .properties()
                .forEach(e -> errors.put(e.getKey(), e.getValue().asText()));
        for (String block : errors.keySet()) {
            boolean input = InteractiveElement.all(view.blocks()).stream()
                    .anyMatch(f -> f.blockId().equals(block)
                            && f.block().path("type").asText().equals("input"));
            if (!input) {
                throw new IllegalStateException("Slack shows errors only at input blocks, and this is none: " + block);
            }
        }
        return errors;
    }
}
