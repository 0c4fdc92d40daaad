package obliged.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obliged.sandbox.blocks.BlockKitValidator;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.SlackError;
import obliged.sandbox.world.World;

/**
 * Checks a message or view without sending it, by the same table as everything that is sent.
 * <a href="https://docs.slack.dev/reference/methods/blocks.validate">blocks.validate</a>
 */
final class BlockMethods {
    private static final Pattern POINTER = Pattern.compile("(.*) \\[json-pointer:(.*)]", Pattern.DOTALL);

    private final Predicate<String> knownFile;

    BlockMethods(World world) {
        this.knownFile = file -> MessageComposer.isUploaded(world, file);
    }

    void addTo(Map<String, Function<ApiCall, ObjectNode>> methods) {
        methods.put("blocks.validate", this::validate);
    }

    private ObjectNode validate(ApiCall call) {
        long given = Stream.of("blocks", "message", "view").filter(call::has).count();
        if (given != 1) {
            throw new SlackError("invalid_arguments", List.of("[ERROR] provide exactly one of: blocks, message, view"));
        }
        if (call.has("view")) {
            return answer("invalid_view", BlockKitValidator.inView(read(call, "view"), knownFile), "/view");
        }
        if (call.has("message")) {
            JsonNode blocks = read(call, "message").path("blocks");
            return answer("invalid_message", BlockKitValidator.inMessage(blocks, knownFile), "");
        }
        return answer("invalid_blocks", BlockKitValidator.inMessage(read(call, "blocks"), knownFile), "/blocks");
    }

    private static JsonNode read(ApiCall call, String name) {
        return call.structured(name).orElseThrow();
    }

    private static ObjectNode answer(String error, List<String> findings, String root) {
        if (findings.isEmpty()) {
            return Json.object("ok", true);
        }
        List<ObjectNode> errors =
                findings.stream().map(finding -> error(finding, root)).toList();
        return Json.object("ok", false, "error", error, "errors", Json.array(errors));
    }

    private static ObjectNode error(String finding, String root) {
        Matcher parts = POINTER.matcher(finding);
        boolean pointed = parts.matches();
        String pointer = pointed ? parts.group(2) : "";
        return Json.object(
                "pointer",
                pointer.startsWith(root) ? pointer.substring(root.length()) : pointer,
                "code",
                "failed_constraint",
                "message",
                pointed ? parts.group(1) : finding);
    }
}
