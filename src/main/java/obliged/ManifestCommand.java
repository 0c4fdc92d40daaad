package obliged;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code obliged manifest URL}: prints the manifest of the Slack app with the bot's address in all its places. */
@Command(
        name = "manifest",
        mixinStandardHelpOptions = true,
        description = "Prints the manifest from which the Slack app is made.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:It is printed.", "2:The address can't be one."})
final class ManifestCommand implements Callable<Integer> {
    /** The address in the manifest that stands for one's own. */
    private static final String EXAMPLE = "https://obliged.example.com";

    private static final String PATH = "/slack/events";

    @Parameters(
            paramLabel = "URL",
            arity = "0..1",
            description = "Where Slack reaches Obliged, such as https://obliged.example.com.")
    private @Nullable String address;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Screen screen = Screen.of(spec);
        String base = address == null ? EXAMPLE : base(address.strip());
        if (base == null) {
            return screen.unusable("\"" + address + "\" is no address that Slack can reach. Name one that begins with"
                    + " https://, such as " + EXAMPLE + ".");
        }
        screen.print(manifest().replace(EXAMPLE, base));
        return Screen.DONE;
    }

    /** The address without our path, which the manifest adds; null if it is none. */
    private static @Nullable String base(String typed) {
        String base = typed.replaceFirst("(?<!/)/+$", "").replaceFirst(PATH + "$", "");
        try {
            URI address = URI.create(base);
            boolean reachable = "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawUserInfo() == null;
            return reachable ? base : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String manifest() throws IOException {
        try (InputStream in = Objects.requireNonNull(ManifestCommand.class.getResourceAsStream("manifest.yml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
