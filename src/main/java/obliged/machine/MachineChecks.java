package obliged.machine;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at Java, its temporary folder, and the proxy. */
public final class MachineChecks {
    private static final long MEGABYTE = 1_000_000;

    /** With less, a busy hour may end in want of memory. */
    private static final long ENOUGH_MEMORY = 100 * MEGABYTE;

    /** The newest Java with which the tests are run; a later one has surprises now and then. */
    private static final int NEWEST_TRIED = 25;

    private MachineChecks() {}

    public static List<Finding> of(Machine machine, Map<String, String> environment) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java(machine));
        findings.add(TemporaryFolder.problem()
                .map(Finding::bad)
                .orElseGet(() ->
                        Finding.good("Temporary folder: " + System.getProperty("java.io.tmpdir") + " can be used.")));
        HttpsProxy.problem(environment).map(Finding::bad).ifPresent(findings::add);
        return findings;
    }

    private static Finding java(Machine machine) {
        String java = "Java " + machine.java();
        long memory = machine.memory() / MEGABYTE;
        if (machine.memory() < ENOUGH_MEMORY) {
            return Finding.care(java + " may use only " + memory + " MB of memory. Start it with -Xmx128m or more.");
        }
        if (machine.java() > NEWEST_TRIED) {
            return Finding.care(
                    java + " is newer than any version Obliged was tested with. If something seems wrong, use Java "
                            + NEWEST_TRIED + ".");
        }
        return Finding.good(java + ", with up to " + memory + " MB of memory.");
    }

    /** How Slack is called: the proxy that Java would choose. */
    public static Finding route(String slackApi) {
        return proxy(slackApi)
                .map(proxy -> Finding.good("Proxy: Slack is called through " + proxy + "."))
                .orElseGet(() -> Finding.good("Proxy: none; Slack is called directly."));
    }

    static Optional<String> proxy(String slackApi) {
        return ProxySelector.getDefault().select(URI.create(slackApi)).stream()
                .filter(proxy -> proxy.type() != Proxy.Type.DIRECT)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(address -> address.getHostString() + ":" + address.getPort())
                .findFirst();
    }
}
