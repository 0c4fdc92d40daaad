package obliged.slack.kit;

import com.slack.api.model.view.View;
import java.util.Map;
import obliged.slack.text.Mrkdwn;

/** What a form that was sent is answered with. https://docs.slack.dev/surfaces/modals#response_actions */
public sealed interface FormResponse {
    /** It closes. */
    record Close() implements FormResponse {}

    /** It stays, with a sentence at each field (by its block id) that says what would be right. */
    record Wrong(Map<String, String> sentences) implements FormResponse {}

    /** It becomes another. */
    record Become(View view) implements FormResponse {}

    static FormResponse wrong(String field, Mrkdwn sentence) {
        return new Wrong(Map.of(field, sentence.plain()));
    }

    /** A sentence to whoever is in the form, as there is nothing more to fill in. */
    static FormResponse say(Mrkdwn sentence) {
        return new Become(MessageView.of("Obliged", sentence));
    }
}
