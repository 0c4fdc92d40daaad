package obliged.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * What Slack is told about our app: its commands, scopes and events, and where its requests go.
 * https://docs.slack.dev/reference/app-manifest
 *
 * @param yaml as it is pasted into Slack's page
 */
public record AppManifest(String yaml) {
    /** The address in the file that stands for one's own. */
    public static final String EXAMPLE = "https://obliged.example.com";

    private static final String NEW_APP = "https://api.slack.com/apps?new_app=1&manifest_json=";

    /** Reads the one of the repository, with an address that is only an example. */
    public static AppManifest example() {
        try (InputStream in = Objects.requireNonNull(AppManifest.class.getResourceAsStream("/obliged/manifest.yml"))) {
            return new AppManifest(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends Slack's requests to this address instead, to which the path is added. */
    public AppManifest at(String address) {
        return new AppManifest(yaml.replace(EXAMPLE, address));
    }

    /** Has Slack send its requests through a connection that we open, so that it names no address. */
    public AppManifest inSocketMode() {
        return new AppManifest(yaml.replaceAll("(?m)^ *(?:request_|message_menu_options_)?url: .*\n", "")
                .replace("socket_mode_enabled: false", "socket_mode_enabled: true"));
    }

    /** A link to Slack's page for new apps, on which this manifest is filled in. */
    public String link() {
        try {
            String json = new JsonMapper().writeValueAsString(json());
            return NEW_APP + URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the bot may do. */
    public Set<String> scopes() {
        Set<String> scopes = new LinkedHashSet<>();
        json().at("/oauth_config/scopes/bot").forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    private JsonNode json() {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our manifest is no YAML", e);
        }
    }
}
