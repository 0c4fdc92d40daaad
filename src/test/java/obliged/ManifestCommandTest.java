package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import obliged.slack.AppManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.commandLine(Map.of())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bot.acme.com/a",
                "https://bot.acme.com/a/",
                "https://bot.acme.com/a/slack/events",
                " https://bot.acme.com/a "
            })
    void allFiveAddressesAreSet(String typed) throws Exception {
        assertThat(run("manifest", typed)).isZero();

        JsonNode manifest = new YAMLMapper().readTree(out.toString());
        String address = "https://bot.acme.com/a/slack/events";
        assertThat(manifest.at("/features/slash_commands"))
                .hasSize(2)
                .allSatisfy(command -> assertThat(command.get("url").asText()).isEqualTo(address));
        assertThat(manifest.at("/settings/event_subscriptions/request_url").asText())
                .isEqualTo(address);
        assertThat(manifest.at("/settings/interactivity/request_url").asText()).isEqualTo(address);
        assertThat(manifest.at("/settings/interactivity/message_menu_options_url")
                        .asText())
                .isEqualTo(address);
        assertThat(out.toString()).doesNotContain("example.com");
    }

    @Test
    void withoutAnAddressItIsTheFileOfTheRepository() throws Exception {
        assertThat(run("manifest")).isZero();
        assertThat(out).hasToString(Files.readString(Path.of(System.getProperty("basedir", "."), "manifest.yml")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://bot.acme.com", "bot.acme.com", "https://", "https://a b", "https://a.com/?x=1", ""})
    void whatSlackCannotReachIsRefused(String typed) {
        assertThat(run("manifest", typed)).isEqualTo(2);
        assertThat(err.toString()).contains("Give one that begins with https://");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void socketModeNeedsNoAddress() {
        assertThat(run("manifest", "--socket-mode")).isZero();
        assertThat(out).hasToString(AppManifest.example().inSocketMode().yaml());
        assertThat(run("manifest", "--socket-mode", "https://bot.acme.com")).isEqualTo(2);
        assertThat(err.toString()).contains("Socket Mode needs no address");
    }

    @Test
    void aLinkOpensSlacksPageWithTheManifestFilledIn() {
        assertThat(run("manifest", "--link", "https://bot.acme.com/")).isZero();
        assertThat(out.toString().strip())
                .isEqualTo(AppManifest.example().at("https://bot.acme.com").link());
    }

    @Test
    void aLinkForSocketModeNeedsNoAddressEither() {
        assertThat(run("manifest", "--socket-mode", "--link")).isZero();
        assertThat(out.toString().strip())
                .isEqualTo(AppManifest.example().inSocketMode().link());
    }

    @Test
    void aLinkWithTheAddressOfTheExampleWouldBeOfNoUse() {
        assertThat(run("manifest", "--link")).isEqualTo(2);
        assertThat(err.toString()).contains("Give the address", "--socket-mode");
        assertThat(out.toString()).isEmpty();
    }
}
