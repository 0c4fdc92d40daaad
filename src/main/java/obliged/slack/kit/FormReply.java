package obliged.slack.kit;

import com.slack.api.model.view.View;
import java.util.Map;
import obliged.slack.text.Mrkdwn;

/** What a form that was sent is answered with. https://docs.slack.dev/surfaces/modals#response_actions */
public sealed interface FormReply {
    /** It closes. */
    record Close() implements FormReply {}

    /** It stays, with a sentence at each field (by its block id) that says what would be right. */
    record Wrong(Map<String, String> sentences) implements FormReply {}

    /** It becomes another. */
    record Become(View view) implements FormReply {}

    static FormReply wrong(String field, Mrkdwn sentence) {
        return new Wrong(Map.of(field, sentence.plain()));
    }

    /** A sentence to whoever is in the form, as there is nothing more to fill in. */
    static FormReply say(Mrkdwn sentence) {
        return new Become(SentenceView.of("Obliged", sentence));
    }
}
