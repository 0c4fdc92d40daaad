package obliged.slack;

import static java.util.stream.Collectors.joining;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obliged.person.OtherIds;
import obliged.person.Workspace;
import obliged.shared.PersonId;
import obliged.slack.kit.WorkspaceIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Writes each person in a request with the id under which we know them. In an Enterprise organization Slack may name one
 * person by an id of the workspace here and by one of the organization there. Nothing that people typed is changed but
 * whom it mentions. https://docs.slack.dev/enterprise/developing-for-enterprise-orgs
 */
final class RequestIds {
    private static final Gson GSON = new Gson();
    private static final String PAYLOAD = "payload";

    /** Of both kinds; an id of another thing is never one that we know of a person. */
    private static final Pattern ID = Pattern.compile("[UW][A-Z0-9]{1,40}");

    private static final Pattern MENTION = Pattern.compile("(?<=<@)[UW][A-Z0-9]{1,40}(?=[|>])");

    /** What holds words, in which only mentions are ids. */
    private static final String TEXT = "text";

    /** What people typed into a field, and what we wrote ourselves with the known id. */
    private static final Set<String> LEFT_ALONE = Set.of("value", "private_metadata");

    private final OtherIds others;
    private final WorkspaceIdentity identity;

    RequestIds(OtherIds others, WorkspaceIdentity identity) {
        this.others = others;
        this.identity = identity;
    }

    /** Returns the body of a request that {@link RequestShape} accepts, with the known ids. */
    String known(String body) {
        Workspace us = identity.workspace().orElse(null);
        if (us == null || us.enterprise() == null || !others.any()) {
            return body;
        }
        Set<PersonId> named = new HashSet<>();
        UnaryOperator<String> noting = id -> {
            named.add(new PersonId(id));
            return id;
        };
        String ignored = rewritten(body, noting);
        Map<PersonId, PersonId> other = others.among(us.id(), named);
        return other.isEmpty()
                ? body
                : rewritten(body, id -> {
                    PersonId known = other.get(new PersonId(id));
                    return known == null ? id : known.value();
                });
    }

    private static String rewritten(String body, UnaryOperator<String> known) {
        return body.stripLeading().startsWith("{") ? json(body, known) : form(body, known);
    }

    private static String json(String json, UnaryOperator<String> known) {
        return GSON.toJson(rewritten(null, GSON.fromJson(json, JsonElement.class), known));
    }

    private static String form(String body, UnaryOperator<String> known) {
        return Stream.of(body.split("&"))
                .map(field -> field.split("=", 2))
                .map(field -> field[0] + "=" + encoded(value(field[0], decoded(field[1]), known)))
                .collect(joining("&"));
    }

    private static String value(String field, String value, UnaryOperator<String> known) {
        return field.equals(PAYLOAD) ? json(value, known) : text(field, value, known);
    }

    private static String text(@Nullable String field, String text, UnaryOperator<String> known) {
        if (field != null && LEFT_ALONE.contains(field)) {
            return text;
        }
        if (TEXT.equals(field)) {
            return MENTION.matcher(text).replaceAll(mention -> Matcher.quoteReplacement(known.apply(mention.group())));
        }
        return ID.matcher(text).matches() ? known.apply(text) : text;
    }

    private static JsonElement rewritten(@Nullable String field, JsonElement element, UnaryOperator<String> known) {
        if (element instanceof JsonObject object) {
            JsonObject rewritten = new JsonObject();
            object.entrySet()
                    .forEach(
                            entry -> rewritten.add(entry.getKey(), rewritten(entry.getKey(), entry.getValue(), known)));
            return rewritten;
        }
        if (element instanceof JsonArray array) {
            JsonArray rewritten = new JsonArray();
            array.forEach(one -> rewritten.add(rewritten(field, one, known)));
            return rewritten;
        }
        return element instanceof JsonPrimitive primitive && primitive.isString()
                ? new JsonPrimitive(text(field, primitive.getAsString(), known))
                : element;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
