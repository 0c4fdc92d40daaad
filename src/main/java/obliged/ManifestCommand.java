package obliged;

import java.net.URI;
import java.util.concurrent.Callable;
import obliged.slack.AppManifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code obliged manifest}: prints the manifest of the Slack app, or a link that opens Slack's page with it. */
@Command(
        name = "manifest",
        mixinStandardHelpOptions = true,
        description = "Prints the manifest for creating the Slack app.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:The manifest or link was printed.", "2:The address isn't usable."})
final class ManifestCommand implements Callable<Integer> {
    static final String PATH = "/slack/events";

    @Parameters(
            paramLabel = "URL",
            arity = "0..1",
            description = "Where Slack reaches Obliged, such as https://obliged.example.com.")
    private @Nullable String address;

    @Option(names = "--socket-mode", description = "For Socket Mode, which needs no address.")
    private boolean socketMode;

    @Option(
            names = "--link",
            description = "Prints a link instead. It opens Slack's page for new apps with the manifest filled in.")
    private boolean link;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Screen screen = Screen.of(spec);
        AppManifest manifest = AppManifest.example();
        if (address != null && socketMode) {
            return screen.unusable("Socket Mode needs no address. Use either the address or --socket-mode, not both.");
        } else if (address != null) {
            String base = base(address.strip());
            if (base == null) {
                return screen.unusable(
                        "\"" + address + "\" isn't an address that Slack can reach. Give one that begins with"
                                + " https://, such as " + AppManifest.EXAMPLE + ".");
            }
            manifest = manifest.at(base);
        } else if (socketMode) {
            manifest = manifest.inSocketMode();
        } else if (link) {
            return screen.unusable("Give the address where Slack reaches Obliged, such as " + AppManifest.EXAMPLE
                    + ", or add --socket-mode, which needs none.");
        }
        if (link) {
            screen.say(manifest.link());
        } else {
            screen.print(manifest.yaml());
        }
        return Screen.DONE;
    }

    /** The address without our path, which the manifest adds; null if it is none. */
    static @Nullable String base(String typed) {
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
}
