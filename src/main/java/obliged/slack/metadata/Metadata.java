package obliged.slack.metadata;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Optional;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;

/**
 * Writes records as JSON for the way through Slack and back: in the {@code private_metadata} of forms, and in the values
 * of buttons and options. What comes back may have been changed by the client, so it is only a request and has to be
 * checked.
 */
public final class Metadata {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            .addMixIn(ChannelId.class, IdAsText.class)
            .addMixIn(PersonId.class, IdAsText.class)
            .build();

    private Metadata() {}

    public static String write(Object metadata) {
        try {
            return JSON.writeValueAsString(metadata);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what {@link #write} wrote, or an earlier version; empty if it is neither. */
    public static <T> Optional<T> read(String text, Class<T> type, EarlierNotation earlier) {
        try {
            return text.startsWith("{")
                    ? Optional.of(JSON.readValue(text, type))
                    : earlier.fields(text).map(fields -> JSON.convertValue(fields, type));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** An id is written as its text. */
    private abstract static class IdAsText {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        IdAsText(String value) {}

        @JsonValue
        abstract String value();
    }
}
