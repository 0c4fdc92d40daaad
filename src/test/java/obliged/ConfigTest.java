package obliged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    private static final String TOKEN = "xoxb-very-secret-1";
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

    @TempDir
    Path directory;

    /** What is needed, with more settings, or others where they have the same name. */
    private static Map<String, String> with(String... settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SLACK_BOT_TOKEN", TOKEN);
        environment.put("SLACK_SIGNING_SECRET", SECRET);
        for (int i = 0; i < settings.length; i += 2) {
            environment.put(settings[i], settings[i + 1]);
        }
        return environment;
    }

    private static List<String> problems(Map<String, String> environment) {
        Config.Problems problems = catchThrowableOfType(Config.Problems.class, () -> Config.of(environment));
        assertThat(problems).isNotNull();
        assertThat(problems).hasMessage(String.join("\n", problems.lines()));
        assertThat(problems.lines())
                .allSatisfy(line ->
                        assertThat(line).doesNotContain("\n").endsWith(line.contains("_FILE names") ? "" : "."));
        return problems.lines();
    }

    private String file(String text) throws Exception {
        return Files.writeString(directory.resolve("secret"), text).toString();
    }

    @Test
    void onlyTheTwoSecretsAreNeeded() throws Exception {
        Config config = Config.of(with());

        assertThat(config.botToken()).isEqualTo(TOKEN);
        assertThat(config.signingSecret()).isEqualTo(SECRET);
        assertThat(config.slackApi()).isEqualTo("https://slack.com/api/");
        assertThat(config.port()).isEqualTo(3000);
        assertThat(config.database()).isEqualTo(Path.of("obliged.db"));
        assertThat(config.defaultZone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(config.askCommand()).isEqualTo("/ask");
        assertThat(config.thanksCommand()).isEqualTo("/thanks");
        assertThat(config.thanksLimit()).isEqualTo(10);
        assertThat(config.operation().standby()).isFalse();
    }

    @Test
    void everySettingIsTakenWithoutTheSpaceAroundIt() throws Exception {
        Config config = Config.of(with(
                "SLACK_BOT_TOKEN", " " + TOKEN + "\n",
                "SLACK_API_URL", "http://127.0.0.1:8080/api ",
                "PORT", " 0 ",
                "OBLIGED_DB", "/var/lib/obliged/o.db",
                "OBLIGED_TIME_ZONE", "Europe/Lisbon",
                "OBLIGED_ASK_COMMAND", "/need",
                "OBLIGED_THANKS_COMMAND", "/kudos",
                "OBLIGED_THANKS_LIMIT", " 3 ",
                "OBLIGED_BACKUP_DIR", directory.toString(),
                "OBLIGED_RETENTION_DAYS", "365",
                "OBLIGED_LOG", "json",
                "OBLIGED_METRICS", "127.0.0.1:9090 ",
                "OBLIGED_STANDBY", "true "));

        assertThat(config.botToken()).isEqualTo(TOKEN);
        assertThat(config.slackApi()).isEqualTo("http://127.0.0.1:8080/api/");
        assertThat(config.port()).isZero();
        assertThat(config.database()).isEqualTo(Path.of("/var/lib/obliged/o.db"));
        assertThat(config.defaultZone()).isEqualTo(ZoneId.of("Europe/Lisbon"));
        assertThat(config.askCommand()).isEqualTo("/need");
        assertThat(config.thanksCommand()).isEqualTo("/kudos");
        assertThat(config.thanksLimit()).isEqualTo(3);
        assertThat(config.operation())
                .isEqualTo(new Config.Operation(directory, 365, new InetSocketAddress("127.0.0.1", 9090), true));
    }

    @Test
    void whatIsSetToNothingIsNotSet() throws Exception {
        Config config = Config.of(with(
                "PORT",
                "",
                "OBLIGED_DB",
                " ",
                "SLACK_BOT_TOKEN_FILE",
                "",
                "SLACK_APP_TOKEN",
                "",
                "SLACK_API_URL",
                "",
                "OBLIGED_LOG",
                "",
                "OBLIGED_METRICS",
                " ",
                "OBLIGED_BACKUP_DIR",
                "",
                "OBLIGED_RETENTION_DAYS",
                ""));

        assertThat(config).isEqualTo(Config.of(with()));
    }

    @Test
    void nothingAtAllIsTwoProblems() {
        assertThat(problems(Map.of()))
                .hasSize(2)
                .anyMatch(
                        line -> line.startsWith("SLACK_BOT_TOKEN is not set") && line.contains("SLACK_BOT_TOKEN_FILE"))
                .anyMatch(line -> line.startsWith("SLACK_SIGNING_SECRET is not set")
                        && line.contains("SLACK_SIGNING_SECRET_FILE"));
    }

    @Test
    void everyProblemIsToldAtOnceEachInALine() {
        assertThat(problems(Map.of(
                        "SLACK_BOT_TOKEN", "xoxp-personal",
                        "SLACK_SIGNING_SECRET_FILE",
                                directory.resolve("missing").toString(),
                        "SLACK_API_URL", "slack.com",
                        "PORT", "http",
                        "OBLIGED_DB", "\0",
                        "OBLIGED_TIME_ZONE", "Lisbon",
                        "OBLIGED_ASK_COMMAND", "ask")))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith("SLACK_BOT_TOKEN does not begin with xoxb-"),
                        line -> assertThat(line)
                                .startsWith("SLACK_SIGNING_SECRET_FILE names a file that can't be read"),
                        line -> assertThat(line).startsWith("SLACK_API_URL is \"slack.com\""),
                        line -> assertThat(line).startsWith("PORT is \"http\""),
                        line -> assertThat(line).startsWith("OBLIGED_DB is \""),
                        line -> assertThat(line).startsWith("OBLIGED_TIME_ZONE is \"Lisbon\""),
                        line -> assertThat(line).startsWith("OBLIGED_ASK_COMMAND is \"ask\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | -1",
                "PORT | 65536",
                "OBLIGED_THANKS_LIMIT | 0",
                "OBLIGED_THANKS_LIMIT | 1001",
                "OBLIGED_THANKS_LIMIT | many",
                "OBLIGED_STANDBY | yes please",
                "OBLIGED_THANKS_COMMAND | thanks",
                "PORT | 3000.5",
                "SLACK_API_URL | ftp://slack.com/api/",
                "SLACK_API_URL | https://",
                "SLACK_API_URL | https:slack",
                "SLACK_API_URL | https://sl ack.com",
                "OBLIGED_ASK_COMMAND | /",
                "OBLIGED_ASK_COMMAND | /ask me",
                "OBLIGED_ASK_COMMAND | //ask",
                "OBLIGED_TIME_ZONE | Europe/Atlantis"
            })
    void aSettingThatCannotBeIsNamedWithWhatWouldBeRight(String name, String value) {
        assertThat(problems(with(name, value)))
                .singleElement()
                .asString()
                .startsWith(name + " is \"" + value + "\". Set it to ")
                .contains("or leave it unset to use");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OBLIGED_BACKUP_DIR | /nowhere/at/all",
                "OBLIGED_RETENTION_DAYS | 29",
                "OBLIGED_RETENTION_DAYS | a year",
                "OBLIGED_LOG | xml",
                "OBLIGED_METRICS | 9090",
                "OBLIGED_METRICS | 127.0.0.1",
                "OBLIGED_METRICS | 127.0.0.1:0",
                "OBLIGED_METRICS | 127.0.0.1:65536",
                "OBLIGED_METRICS | http://127.0.0.1:9090"
            })
    void aWishThatCannotBeIsNamedWithWhatWouldBeRight(String name, String value) {
        assertThat(problems(with(name, value)))
                .singleElement()
                .asString()
                .startsWith(name + " is \"" + value + "\". Set it to ")
                .endsWith(", or leave it unset.");
    }

    @Test
    void aSecretIsReadFromAFileWithoutTheLineEnd() throws Exception {
        Map<String, String> environment = with("SLACK_BOT_TOKEN_FILE", file(TOKEN + "\r\n"));
        environment.remove("SLACK_BOT_TOKEN");

        assertThat(Config.of(environment)).isEqualTo(Config.of(with()));
    }

    @Test
    void aSecretAndItsFileAtOnceIsOneProblem() throws Exception {
        assertThat(problems(with("SLACK_BOT_TOKEN_FILE", file(TOKEN))))
                .containsExactly("SLACK_BOT_TOKEN and SLACK_BOT_TOKEN_FILE are both set. Unset one.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void anEmptySecretFileIsOneProblem(String text) throws Exception {
        Map<String, String> environment = with("SLACK_SIGNING_SECRET_FILE", file(text));
        environment.remove("SLACK_SIGNING_SECRET");

        assertThat(problems(environment)).singleElement().asString().contains("names an empty file");
    }

    @Test
    void aSecretFileThatIsADirectoryOrNoPathIsOneProblem() {
        for (String path : new String[] {directory.toString(), "\0"}) {
            Map<String, String> environment = with("SLACK_SIGNING_SECRET_FILE", path);
            environment.remove("SLACK_SIGNING_SECRET");

            assertThat(problems(environment)).singleElement().asString().contains("can't be read");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"8f742231b10e\"",
                "'8f742231b10e'",
                "8f742231b10e\"",
                "8f74 2231b10e",
                "8f74\u00a02231b10e",
                "8f74\t2231b10e",
                "\ufeff8f742231b10e",
                "8f74\u200b2231b10e",
                "…",
                "xoxb-1-secret",
                "xapp-1-secret",
                "xoxp-1-secret"
            })
    void aSigningSecretThatCannotBeOneIsToldWithEveryOtherProblem(String secret) throws Exception {
        assertThat(problems(with("SLACK_SIGNING_SECRET", secret, "PORT", "many")))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith("SLACK_SIGNING_SECRET ")
                                .doesNotContain("8f74", "1-secret"),
                        line -> assertThat(line).startsWith("PORT "));
        Map<String, String> environment = with("SLACK_SIGNING_SECRET_FILE", file(secret));
        environment.remove("SLACK_SIGNING_SECRET");
        assertThat(problems(environment)).singleElement().asString().startsWith("SLACK_SIGNING_SECRET ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"xoxb-1\"", "xoxb-1 2", "\ufeffxoxb-1", "xoxb-…", "8f742231b10e8888abcd99"})
    void aTokenThatCannotBeOneIsOneProblem(String token) {
        assertThat(problems(with("SLACK_BOT_TOKEN", token)))
                .singleElement()
                .asString()
                .startsWith("SLACK_BOT_TOKEN ")
                .doesNotContain(token);
    }

    /** As Kubernetes sets them for a Service of that name, and Docker for a link. */
    @Test
    void whatAPlatformSetsForItsOwnIsNoProblem() throws Exception {
        assertThat(Config.of(with(
                        "PORT", "tcp://10.0.0.7:3000",
                        "OBLIGED_PORT", "tcp://10.0.0.7:3000",
                        "OBLIGED_PORT_3000_TCP", "tcp://10.0.0.7:3000",
                        "OBLIGED_SERVICE_HOST", "10.0.0.7")))
                .isEqualTo(Config.of(with()));
    }

    @Test
    void withSocketModeNoSigningSecretIsNeeded() throws Exception {
        Config config = Config.of(with("SLACK_SIGNING_SECRET", "", "SLACK_APP_TOKEN_FILE", file("xapp-secret-2\n")));

        assertThat(config.appToken()).isEqualTo("xapp-secret-2");
        assertThat(config.signingSecret()).isNull();
        assertThat(config.toString()).doesNotContain("xapp-secret-2");
    }

    @Test
    void withSocketModeASigningSecretIsTakenToo() throws Exception {
        Config config = Config.of(with("SLACK_APP_TOKEN", "xapp-secret-2"));

        assertThat(config.appToken()).isEqualTo("xapp-secret-2");
        assertThat(config.signingSecret()).isEqualTo(SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xoxb-secret-2  | SLACK_APP_TOKEN does not begin with xapp-.",
                "8f742231b10e88 | SLACK_APP_TOKEN does not begin with xapp-.",
                "'\"xapp-s-2\"' | SLACK_APP_TOKEN has quotes around it.",
                "xapp- secret-2 | SLACK_APP_TOKEN has spaces in it.",
                "\uFEFFxapp-s-2 | SLACK_APP_TOKEN has a byte order mark at its beginning."
            })
    void anAppTokenThatCanNotBeOneIsAProblemThatDoesNotShowIt(String token, String problem) {
        assertThat(problems(with("SLACK_APP_TOKEN", token)))
                .singleElement()
                .asString()
                .startsWith(problem)
                .doesNotContain("secret-2", "8f742231b10e88");
    }

    @Test
    void anAppTokenInAFileThatCanNotBeReadIsOneProblem() {
        String missing = directory.resolve("missing").toString();
        assertThat(problems(with("SLACK_SIGNING_SECRET", "", "SLACK_APP_TOKEN_FILE", missing)))
                .containsExactly("SLACK_APP_TOKEN_FILE names a file that can't be read: " + missing);
    }

    @Test
    void twoCommandsOfOneNameAreAProblem() throws Exception {
        assertThat(problems(with("OBLIGED_THANKS_COMMAND", "/ask")))
                .containsExactly("OBLIGED_ASK_COMMAND and OBLIGED_THANKS_COMMAND are both \"/ask\"."
                        + " Give them different names.");
    }

    @Test
    void noSecretIsEverShown() throws Exception {
        assertThat(Config.of(with()).toString()).doesNotContain(TOKEN).doesNotContain(SECRET);
        assertThat(problems(with("SLACK_BOT_TOKEN", "xoxp-" + SECRET, "PORT", "x", "SLACK_SIGNING_SECRET_FILE", "/x")))
                .noneMatch(line -> line.contains(SECRET));
        assertThat(problems(with("SLACK_BOT_TOKEN_FILE", file("xoxp-other-secret"), "SLACK_BOT_TOKEN", "")))
                .noneMatch(line -> line.contains("other-secret"));
    }
}
