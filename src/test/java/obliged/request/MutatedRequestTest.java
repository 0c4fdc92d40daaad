package obliged.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import obliged.sandbox.api.Fault;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.Journal;
import obliged.sandbox.world.Message;
import obliged.store.Tables;
import obliged.testing.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that the bot takes, with fields missing, of another kind, cut, or with signs that no id has. */
class MutatedRequestTest {
    private static final int CASES = Integer.getInteger("cases", 3_000);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    @TempDir
    Path directory;

    private final Random random = new Random(Integer.getInteger("seed", 16));

    @Test
    void noneIsAFaultAndWhatIsRefusedDoesNothing() throws Exception {
        try (Office office = Office.in(directory)) {
            live(office);
            List<String> bodies = office.slack.journal().entries().stream()
                    .filter(entry -> entry.direction() == Journal.Direction.TO_BOT)
                    .map(Journal.Entry::request)
                    .distinct()
                    .toList();
            List<String> refused = new ArrayList<>();
            Map<String, String> faults = new TreeMap<>();
            for (int i = 0; i < CASES; i++) {
                String mutated = mutated(bodies.get(random.nextInt(bodies.size())));
                try (LogWatch log = new LogWatch()) {
                    int status = send(office, mutated).status();
                    if (status == 400) {
                        refused.add(mutated);
                    }
                    if (status != 400 && status != 200) {
                        faults.put("status " + status, mutated);
                    }
                    log.errors().forEach(error -> faults.put(error, mutated));
                }
            }
            assertThat(faults).isEmpty();
            assertThat(refused).hasSizeGreaterThan(CASES / 10);
            office.settle();
            // So that nothing else is done meanwhile: what is read beside the requests is read no more.
            office.slack.faults().add(Fault.dropped());
            office.restart();
            List<String> before = rows(office);
            office.slack.journal().clear();
            for (String body : refused) {
                assertThat(send(office, body).status()).isEqualTo(400);
            }
            assertThat(office.slack.journal().entries())
                    .filteredOn(entry -> entry.direction() == Journal.Direction.TO_SLACK)
                    .noneMatch(entry -> entry.what().matches("(chat|views|response_url).*"));
            assertThat(rows(office)).containsExactlyInAnyOrderElementsOf(before);
        }
    }

    /** All that is in the file, but for when someone is looked at next, which a tick of the clock works out. */
    private static List<String> rows(Office office) {
        return Tables.all(office.database()).entrySet().stream()
                .filter(table -> !table.getKey().equals("reminder_turn"))
                .flatMap(table -> table.getValue().stream().map(row -> table.getKey() + row))
                .toList();
    }

    /** A little of everything. */
    private static void live(Office office) {
        office.type("ana", "/ask @bo water the plants by friday");
        office.type("ana", "/ask #it-help mend the printer");
        office.type("ana", "/ask list");
        office.type("ana", "/thanks @bo @chi for the move");
        office.type("ana", "/ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        office.as("ana").modal().options("Who", "b");
        office.as("ana").modal().fill("Who", "Bo").fill("What", "feed the cat").submit();
        Message card = office.dm("bo", "water");
        office.as("bo").press(card, "Suggest another date");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        office.as("bo").modal().fill("Day", "2026-12-04").submit();
        office.as("bo").in("it-help").type("/ask team");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        office.as("bo").modal().submit();
        office.as("chi").in("it-help").type("/ask reminders");
        office.await(() -> office.as("chi").modalIfOpen().isPresent());
        office.as("chi").modal().submit();
        office.slack.admin().changeChannelId("design", "C0DESIGN99");
        office.slack
                .admin()
                .send(NODES.objectNode().put("type", "tokens_revoked").set("tokens", NODES.objectNode()));
        Message post = office.post("it-help", "printer");
        office.as("bo").press(post, "Accept");
        office.as("chi").messageShortcut(post, "log_ask");
        office.as("chi").messageShortcut(post, "say_thanks");
        office.as("chi").shortcut("new_ask");
        office.as("eli").shortcut("new_thanks");
        office.as("ana").openHome();
        office.as("ana").writeToBot("where is the cat?");
        office.slack.admin().rename("bo", "Bogdan Berger", "Bogdan");
        office.slack.admin().hire("kim", "Kim", "Asia/Seoul");
        office.slack.admin().renameChannel("design", "designs");
        office.slack.admin().join("ana", "it-help");
        office.slack.admin().leave("ana", "it-help");
        office.slack.admin().archive("designs");
        office.slack.admin().unarchive("designs");
        office.slack.admin().setMembers("it-crew", "bo", "chi");
        office.slack.admin().disableGroup("it-crew");
        office.slack.admin().verifyUrl("abc");
        office.settle();
    }

    private static BotResponse send(Office office, String body) {
        return office.slack.signedPost(
                body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded",
                body.getBytes(StandardCharsets.UTF_8),
                office.clock.instant());
    }

    private String mutated(String body) throws JsonProcessingException {
        if (random.nextInt(20) == 0) {
            return body.substring(0, random.nextInt(body.length()));
        }
        if (body.startsWith("{")) {
            return mutatedJson(body);
        }
        if (body.startsWith("payload=")) {
            return "payload="
                    + encoded(mutatedJson(
                            URLDecoder.decode(body.substring("payload=".length()), StandardCharsets.UTF_8)));
        }
        List<String> fields = new ArrayList<>(List.of(body.split("&")));
        int at = random.nextInt(fields.size());
        String name = fields.get(at).split("=")[0];
        String value = URLDecoder.decode(fields.get(at).substring(name.length() + 1), StandardCharsets.UTF_8);
        switch (random.nextInt(4)) {
            case 0 -> fields.remove(at);
            case 1 -> fields.add(fields.get(at));
            case 2 -> fields.set(at, name);
            default -> fields.set(at, name + "=" + encoded(mutatedText(value)));
        }
        return String.join("&", fields);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Once or twice: one field of it is another. */
    private String mutatedJson(String json) throws JsonProcessingException {
        JsonNode root = JSON.readTree(json);
        for (int i = random.nextInt(3) == 0 ? 0 : 1; i < 2; i++) {
            List<JsonNode> holders = new ArrayList<>();
            // What we rely on stands near the top; beneath it are long messages and forms.
            holders(root, random.nextBoolean() ? 3 : 100, holders);
            JsonNode holder = holders.get(random.nextInt(holders.size()));
            if (holder instanceof ObjectNode object) {
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.get(random.nextInt(names.size()));
                if (random.nextInt(4) == 0) {
                    object.remove(name);
                } else {
                    object.set(name, mutated(object.get(name)));
                }
            } else if (holder instanceof ArrayNode array) {
                int at = random.nextInt(array.size());
                if (random.nextInt(4) == 0) {
                    array.remove(at);
                } else {
                    array.set(at, mutated(array.get(at)));
                }
            }
        }
        return JSON.writeValueAsString(root);
    }

    private static void holders(JsonNode node, int deep, List<JsonNode> holders) {
        if (node.isContainerNode() && deep > 0) {
            if (!node.isEmpty()) {
                holders.add(node);
            }
            node.forEach(child -> holders(child, deep - 1, holders));
        }
    }

    private JsonNode mutated(JsonNode node) {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextInt(3) - 1);
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3 -> NODES.arrayNode();
            case 4 -> NODES.objectNode();
            case 5 -> NODES.arrayNode().add(node);
            case 6 -> NODES.objectNode().set("id", node);
            default -> NODES.textNode(mutatedText(node.asText("")));
        };
    }

    private String mutatedText(String text) {
        int at = random.nextInt(text.length() + 1);
        return switch (random.nextInt(6)) {
            case 0 -> "";
            case 1 -> text.substring(0, at);
            case 2 -> text.substring(0, at) + "\0" + text.substring(at);
            case 3 -> text + "\n";
            case 4 -> text.repeat(20);
            default -> "  ";
        };
    }
}
