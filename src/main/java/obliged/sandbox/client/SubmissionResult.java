package obliged.sandbox.client;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import obliged.sandbox.blocks.InteractiveElement;
import obliged.sandbox.wire.BotResponse;

/** The result of submitting a form: errors by block id, or the page that is now open, if any. */
public record SubmissionResult(BotResponse reply, Map<String, String> errors, Optional<Modal> now) {
    /** Whether the form was accepted, so that it closed or went on to another page. */
    public boolean accepted() {
        return reply.answered() && errors.isEmpty();
    }

    public boolean closed() {
        return now.isEmpty();
    }

    /** The page that is now on the screen. */
    public Modal next() {
        return now.orElseThrow(() -> new NoSuchElementException("no form is open any more"));
    }

    /** The error at a field, empty if there is none. */
    public String errorAt(String field) {
        return now.map(modal ->
                        InteractiveElement.field(modal.view().blocks(), field).blockId())
                .map(block -> errors.getOrDefault(block, ""))
                .orElse("");
    }
}
