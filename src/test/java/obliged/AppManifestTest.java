package obliged;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.slack.api.methods.Methods;
import com.slack.api.methods.MethodsClient;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obliged.slack.AppManifest;
import org.junit.jupiter.api.Test;

/** The manifest, the code and the documents say the same; and Slack would take the manifest. */
class AppManifestTest {
    private static final AppManifest EXAMPLE = AppManifest.example();

    private static final Path HERE = Path.of(System.getProperty("basedir", "."));

    /** Which scopes each method needs, by https://docs.slack.dev/reference/methods; of several, any is enough. */
    private static final Map<String, Set<String>> METHODS = Map.ofEntries(
            Map.entry("auth.teams.list", Set.of()),
            Map.entry("auth.test", Set.of()),
            Map.entry("blocks.validate", Set.of()),
            Map.entry("chat.delete", Set.of("chat:write")),
            Map.entry("chat.postMessage", Set.of("chat:write", "chat:write.public")),
            Map.entry("chat.update", Set.of("chat:write")),
            Map.entry("conversations.history", Set.of("im:history")),
            Map.entry("conversations.info", Set.of("channels:read", "groups:read")),
            Map.entry("conversations.list", Set.of("channels:read", "groups:read")),
            Map.entry("conversations.members", Set.of("channels:read", "groups:read")),
            Map.entry("conversations.open", Set.of("im:write")),
            Map.entry("files.completeUploadExternal", Set.of("files:write")),
            Map.entry("files.delete", Set.of("files:write")),
            Map.entry("files.getUploadURLExternal", Set.of("files:write")),
            Map.entry("files.info", Set.of("files:read")),
            Map.entry("usergroups.list", Set.of("usergroups:read")),
            Map.entry("users.info", Set.of("users:read")),
            Map.entry("users.list", Set.of("users:read")),
            Map.entry("views.open", Set.of()),
            Map.entry("views.publish", Set.of()),
            Map.entry("views.update", Set.of()));

    /** The one that needs a token of its own, which no manifest can give. */
    private static final Set<String> WITH_APP_TOKEN = Set.of("apps.connections.open");

    /** Which scopes each event needs, by https://docs.slack.dev/reference/events; those of all kinds of channels. */
    private static final Map<String, Set<String>> EVENTS = Map.ofEntries(
            Map.entry("app_home_opened", Set.of()),
            Map.entry("app_mention", Set.of("app_mentions:read")),
            Map.entry("app_uninstalled", Set.of()),
            Map.entry("channel_archive", Set.of("channels:read")),
            Map.entry("channel_created", Set.of("channels:read")),
            Map.entry("channel_deleted", Set.of("channels:read")),
            Map.entry("channel_id_changed", Set.of("channels:read", "groups:read")),
            Map.entry("channel_left", Set.of("channels:read")),
            Map.entry("channel_rename", Set.of("channels:read")),
            Map.entry("channel_shared", Set.of("channels:read", "groups:read")),
            Map.entry("channel_unarchive", Set.of("channels:read")),
            Map.entry("channel_unshared", Set.of("channels:read", "groups:read")),
            Map.entry("group_archive", Set.of("groups:read")),
            Map.entry("group_deleted", Set.of("groups:read")),
            Map.entry("group_left", Set.of("groups:read")),
            Map.entry("group_rename", Set.of("groups:read")),
            Map.entry("group_unarchive", Set.of("groups:read")),
            Map.entry("member_joined_channel", Set.of("channels:read", "groups:read")),
            Map.entry("member_left_channel", Set.of("channels:read", "groups:read")),
            Map.entry("message.im", Set.of("im:history")),
            Map.entry("subteam_created", Set.of("usergroups:read")),
            Map.entry("subteam_members_changed", Set.of("usergroups:read")),
            Map.entry("subteam_updated", Set.of("usergroups:read")),
            Map.entry("team_access_granted", Set.of()),
            Map.entry("team_access_revoked", Set.of()),
            Map.entry("team_join", Set.of("users:read")),
            Map.entry("tokens_revoked", Set.of()),
            Map.entry("user_change", Set.of("users:read")));

    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z]+(?:\\.[a-zA-Z]+)+)\"");

    private static JsonNode json(AppManifest manifest) throws IOException {
        return new YAMLMapper().readTree(manifest.yaml());
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(entry -> texts.add(entry.asText()));
        return texts;
    }

    private static Set<String> events() throws IOException {
        return texts(json(EXAMPLE).at("/settings/event_subscriptions/bot_events"));
    }

    private static String read(String file) throws IOException {
        return Files.readString(HERE.resolve(file));
    }

    /** From https://github.com/slackapi/manifest-schema, whose license is beside it. */
    private static Schema schema() throws IOException {
        try (InputStream in =
                AppManifestTest.class.getResourceAsStream("/slack-manifest-schema/manifest.schema.1.0.0.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void slackTakesItForHttpAndForSocketMode() throws Exception {
        Schema schema = schema();
        assertThat(schema.validate(json(EXAMPLE))).isEmpty();
        assertThat(schema.validate(json(EXAMPLE.at("https://bot.acme.com")))).isEmpty();
        assertThat(schema.validate(json(EXAMPLE.inSocketMode()))).isEmpty();
    }

    @Test
    void whatSlackDoesNotKnowOrFindsTooLongIsFound() throws Exception {
        ObjectNode longName = json(EXAMPLE).deepCopy();
        ((ObjectNode) longName.get("display_information")).put("name", "x".repeat(36));
        assertThat(schema().validate(longName)).isNotEmpty();
        ObjectNode unknown = json(EXAMPLE).deepCopy();
        ((ObjectNode) unknown.get("settings")).put("socket_mode", true);
        assertThat(schema().validate(unknown)).isNotEmpty();
    }

    /** What https://docs.slack.dev/reference/methods/apps.manifest.create demands, beside the schema. */
    @Test
    void eitherEachRequestHasAnAddressOrSocketModeIsOnAndNoneHasOne() throws Exception {
        JsonNode http = json(EXAMPLE);
        assertThat(http.at("/settings/socket_mode_enabled").asBoolean()).isFalse();
        assertThat(http.findValues("url")).hasSize(2).doesNotContainNull();
        assertThat(http.findValues("request_url")).hasSize(2);
        assertThat(http.findValues("message_menu_options_url")).hasSize(1);

        JsonNode socket = json(EXAMPLE.inSocketMode());
        assertThat(socket.at("/settings/socket_mode_enabled").asBoolean()).isTrue();
        assertThat(EXAMPLE.inSocketMode().yaml()).doesNotContain("url:", AppManifest.EXAMPLE);
    }

    @Test
    void socketModeChangesNothingElse() throws Exception {
        ObjectNode http = json(EXAMPLE).deepCopy();
        ((ArrayNode) http.at("/features/slash_commands")).forEach(command -> ((ObjectNode) command).remove("url"));
        ((ObjectNode) http.at("/settings/event_subscriptions")).remove("request_url");
        ((ObjectNode) http.at("/settings/interactivity")).remove(List.of("request_url", "message_menu_options_url"));
        ((ObjectNode) http.get("settings")).put("socket_mode_enabled", true);
        assertThat(json(EXAMPLE.inSocketMode())).isEqualTo(http);
    }

    @Test
    void theLinkHoldsTheWholeManifest() throws Exception {
        AppManifest mine = EXAMPLE.at("https://bot.acme.com/a");
        String before = "https://api.slack.com/apps?new_app=1&manifest_json=";
        assertThat(mine.link()).startsWith(before).doesNotContain("+", " ", "\"", "(", ")");
        String decoded = URLDecoder.decode(mine.link().substring(before.length()), StandardCharsets.UTF_8);
        assertThat(new JsonMapper().readTree(decoded)).isEqualTo(json(mine));
    }

    @Test
    void theLinkOfTheReadmeIsTheOneForSocketMode() throws Exception {
        assertThat(read("README.md"))
                .contains("]: " + EXAMPLE.inSocketMode().link() + "\n")
                .doesNotContain("xoxp-");
    }

    @Test
    void commandsAndShortcutsAreThoseOfTheCodeAndExplained() throws Exception {
        Config usual = Config.of(Map.of("SLACK_BOT_TOKEN", "xoxb-1", "SLACK_SIGNING_SECRET", "secret"));
        JsonNode features = json(EXAMPLE).get("features");
        assertThat(texts(new JsonMapper().valueToTree(features.findValuesAsText("command"))))
                .containsExactlyInAnyOrder(usual.askCommand(), usual.thanksCommand());
        String people = read("src/site/people.md");
        assertThat(people).contains(features.findValuesAsText("command"));
        for (JsonNode shortcut : features.get("shortcuts")) {
            assertThat(people).contains("**" + shortcut.get("name").asText() + "**");
        }
    }

    private static JavaClasses product() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("obliged");
    }

    /** All methods of Slack's that the code names. */
    private static Set<String> called() throws IOException, IllegalAccessException {
        Set<String> known = new HashSet<>(WITH_APP_TOKEN);
        known.add("blocks.validate");
        for (Field constant : Methods.class.getFields()) {
            known.add(String.valueOf(constant.get(null)));
        }
        Set<String> called = new TreeSet<>();
        try (Stream<Path> files = Files.walk(HERE.resolve("src/main/java/obliged"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.toString().contains("/sandbox/"))
                    .toList()) {
                LITERAL.matcher(Files.readString(file))
                        .results()
                        .map(match -> match.group(1))
                        .filter(known::contains)
                        .forEach(called::add);
            }
        }
        return called;
    }

    @Test
    void theMethodsThatAreCalledAndTheEventsNeedExactlyTheScopesOfTheManifest() throws Exception {
        Set<String> called = called();
        called.removeAll(WITH_APP_TOKEN);
        assertThat(called).isEqualTo(new TreeSet<>(METHODS.keySet()));
        assertThat(events()).isEqualTo(new TreeSet<>(EVENTS.keySet()));

        Set<String> needed = new TreeSet<>(Set.of("commands"));
        METHODS.values().forEach(needed::addAll);
        EVENTS.values().forEach(needed::addAll);
        assertThat(new TreeSet<>(EXAMPLE.scopes())).isEqualTo(needed);
    }

    /** Else the limits of another method would be kept. */
    @Test
    void everyMethodOfTheClientThatIsCalledIsNamed() throws Exception {
        Set<String> clients = product().stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(MethodsClient.class))
                .map(JavaCall::getName)
                .filter(name -> !name.startsWith("postForm"))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(toSet());
        assertThat(clients).contains("chatpostmessage");
        assertThat(called().stream().map(name -> name.replace(".", "").toLowerCase(Locale.ROOT)))
                .containsAll(clients);
    }

    /** The table of scopes: under each what is called and what arrives because of it. */
    @Test
    void theTableOfScopesSaysWhatEachIsFor() throws Exception {
        Map<String, String> rows = new TreeMap<>();
        read("src/site/operators.md")
                .lines()
                .filter(line -> line.matches("\\| `[a-z_]+(:[a-z.]+)?` \\|.*"))
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length == 4)
                .forEach(cells -> rows.put(cells[1].strip().replace("`", ""), cells[2] + cells[3]));
        assertThat(rows.keySet()).isEqualTo(new TreeSet<>(EXAMPLE.scopes()));
        assertThat(mentioned(rows)).isEqualTo(needing());
    }

    private static Map<String, Set<String>> needing() {
        Map<String, Set<String>> needing = new TreeMap<>();
        Stream.of(METHODS, EVENTS)
                .flatMap(all -> all.entrySet().stream())
                .forEach(entry -> entry.getValue()
                        .forEach(scope -> needing.computeIfAbsent(scope, s -> new TreeSet<>())
                                .add(entry.getKey())));
        needing.put("commands", Set.of());
        return needing;
    }

    private static Map<String, Set<String>> mentioned(Map<String, String> rows) {
        Map<String, Set<String>> mentioned = new TreeMap<>();
        rows.forEach((scope, row) -> mentioned.put(
                scope,
                Arrays.stream(row.split("`"))
                        .filter(word -> METHODS.containsKey(word) || EVENTS.containsKey(word))
                        .collect(TreeSet::new, TreeSet::add, TreeSet::addAll)));
        return mentioned;
    }
}
