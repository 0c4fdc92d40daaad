package obliged.machine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The proxy through which Slack is called, if the environment names one: {@code HTTPS_PROXY}, and {@code NO_PROXY} for
 * hosts that are called directly, each in either case. Java knows them as properties:
 * https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/net/doc-files/net-properties.html
 */
public final class HttpsProxy {
    private static final String NAME = "HTTPS_PROXY";

    private HttpsProxy() {}

    /** What is wrong with it, if anything is. */
    public static Optional<String> problem(Map<String, String> environment) {
        String named = of(environment, NAME);
        return named == null || address(named) != null
                ? Optional.empty()
                // It may hold a password.
                : Optional.of(
                        NAME
                                + " is not a proxy address. Use one like http://proxy.example:3128, without a username or password.");
    }

    /** Makes all calls of this process go through it. */
    public static void use(Map<String, String> environment) {
        String named = of(environment, NAME);
        URI proxy = named == null ? null : address(named);
        if (proxy == null) {
            return;
        }
        System.setProperty("https.proxyHost", proxy.getHost());
        System.setProperty("https.proxyPort", String.valueOf(proxy.getPort() < 0 ? 80 : proxy.getPort()));
        String without = of(environment, "NO_PROXY");
        if (without != null) {
            System.setProperty("http.nonProxyHosts", hosts(without));
        }
    }

    private static @Nullable String of(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, environment.getOrDefault(name.toLowerCase(Locale.ROOT), ""));
        return value.isBlank() ? null : value.strip();
    }

    private static @Nullable URI address(String named) {
        try {
            URI uri = new URI(named.contains("://") ? named : "http://" + named);
            return "http".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null ? uri : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** {@code .example.com} and {@code example.com} both mean the domain with all that is in it. */
    private static String hosts(String without) {
        return Arrays.stream(without.split("[\\s,]+"))
                .filter(host -> !host.isEmpty())
                .map(host -> host.replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", ""))
                .map(host -> host.equals("*") ? host : host + "|*." + host)
                .collect(Collectors.joining("|"));
    }
}
