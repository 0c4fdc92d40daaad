package obliged;

import com.slack.api.app_backend.SlackSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import obliged.machine.Finding;
import obliged.machine.Machine;
import obliged.machine.MachineChecks;
import obliged.slack.AppManifest;
import obliged.slack.api.AppAccount;
import obliged.slack.api.SlackCalls;
import org.jspecify.annotations.Nullable;

/** Looks at the way to Slack, and at the one by which Slack's requests come. */
final class SlackChecks {
    /** How far the clock may be off before Slack's requests are refused. */
    private static final Duration MOST = Duration.ofMinutes(5);

    private static final Duration NOTABLE = Duration.ofMinutes(1);
    private static final Duration ANSWERING = Duration.ofSeconds(10);

    private final Config config;
    private final SlackCalls calls;
    private final Machine machine;
    private boolean reached;

    SlackChecks(Config config, SlackCalls calls, Machine machine) {
        this.config = config;
        this.calls = calls;
        this.machine = machine;
    }

    /** The way to Slack. */
    List<Finding> account() {
        List<Finding> findings = new ArrayList<>();
        findings.add(MachineChecks.route(config.slackApi()));
        try {
            AppAccount account = AppAccount.read(calls);
            reached = true;
            findings.add(Finding.good("Token: the bot token works, in " + account.workspace() + "."));
            findings.addAll(scopes(account.scopes()));
            findings.add(account.slacksTime()
                    .map(this::clock)
                    .orElseGet(() -> Finding.care("Clock: Slack didn't say what time it is.")));
        } catch (AppAccount.Refused refused) {
            reached = refused.isReached();
            findings.add(
                    reached
                            ? Finding.bad("Token: " + refused.getMessage())
                            : Finding.bad("Slack can't be reached: " + refused.getMessage()
                                    + ". Check this machine's network, its DNS, and the proxy."));
        }
        return findings;
    }

    /** Whether Slack itself answered, so that what it was asked could be checked. */
    boolean isReached() {
        return reached;
    }

    private static List<Finding> scopes(Set<String> granted) {
        if (granted.isEmpty()) {
            return List.of(Finding.care("Scopes: Slack didn't say which ones the token has."));
        }
        Set<String> missing = new TreeSet<>(AppManifest.example().scopes());
        Set<String> needless = new TreeSet<>(granted);
        needless.removeAll(missing);
        missing.removeAll(granted);
        List<Finding> findings = new ArrayList<>();
        if (!missing.isEmpty()) {
            findings.add(Finding.bad("Scopes: missing: " + String.join(", ", missing)
                    + ". Paste the manifest into the app's settings again, and reinstall the app."));
        }
        if (!needless.isEmpty()) {
            findings.add(Finding.care("Scopes: not needed: " + String.join(", ", needless)
                    + ". Remove them under OAuth & Permissions in the app's settings, and install the app again."));
        }
        return findings.isEmpty() ? List.of(Finding.good("Scopes: exactly the ones it needs.")) : findings;
    }

    private Finding clock(Instant slacks) {
        Duration ahead = Duration.between(slacks, machine.clock().instant());
        Duration off = ahead.abs();
        if (off.compareTo(NOTABLE) <= 0) {
            return Finding.good("Clock: it agrees with Slack's.");
        }
        String says = "Clock: this machine's is " + off.toMinutes() + " min "
                + (ahead.isNegative() ? "behind" : "ahead of") + " Slack's. ";
        String cure = "Set it with NTP.";
        return off.compareTo(MOST) > 0
                ? Finding.bad(says
                        + "At 5 min or more, requests from Slack are refused and reminders come at the wrong time. "
                        + cure)
                : Finding.care(says + cure);
    }

    /** Whether Slack opens a connection of Socket Mode. */
    Finding socket(String appToken) {
        try {
            AppAccount.openSocket(calls, appToken);
            return Finding.good("Socket Mode: Slack accepts connections.");
        } catch (AppAccount.Refused refused) {
            if (!refused.isReached()) {
                return Finding.bad("Socket Mode: Slack can't be reached: " + refused.getMessage() + ".");
            }
            return Finding.bad(
                    "Socket Mode: Slack won't open a connection (" + refused.getMessage()
                            + "). In the app's settings, switch on Socket Mode, and create an App-Level Token with the scope connections:write under Basic Information.");
        }
    }

    /** Whether Obliged answers at the address that Slack uses, or else on this machine. */
    Finding address(@Nullable String typed, String signingSecret) {
        if (typed != null) {
            String base = ManifestCommand.base(typed.strip());
            return base == null
                    ? Finding.bad("Address: \"" + typed
                            + "\" isn't an address that Slack can reach. Give one that begins with https://.")
                    : answering(URI.create(base + ManifestCommand.PATH), signingSecret, true);
        }
        String host = Set.of("0.0.0.0", "::").contains(config.host()) ? "127.0.0.1" : config.host();
        return answering(
                URI.create("http://" + host + ":" + config.port() + ManifestCommand.PATH), signingSecret, false);
    }

    /** Sends what Slack sends to verify an address. https://docs.slack.dev/reference/events/url_verification */
    private Finding answering(URI address, String signingSecret, boolean slacks) {
        String where = "Address: " + address;
        String challenge = UUID.randomUUID().toString();
        String body = "{\"type\":\"url_verification\",\"challenge\":\"" + challenge + "\"}";
        String now = String.valueOf(machine.clock().instant().getEpochSecond());
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(ANSWERING)
                .header("Content-Type", "application/json")
                .header("X-Slack-Request-Timestamp", now)
                .header("X-Slack-Signature", new SlackSignature.Generator(signingSecret).generate(now, body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = HttpClient.newBuilder()
                    .connectTimeout(ANSWERING)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() == 200 && response.body().contains(challenge)) {
                return Finding.good(where + " answers as it should."
                        + (slacks ? "" : " To try the address that Slack uses, add --address https://…."));
            }
            return response.statusCode() == 401
                    ? Finding.bad(
                            where
                                    + " refuses requests signed with SLACK_SIGNING_SECRET. Give Obliged and the doctor the same secret, from Basic Information in the app's settings.")
                    : Finding.bad(where + " doesn't answer the way Obliged does (HTTP " + response.statusCode()
                            + "). Make sure the proxy in front of it passes on everything under /slack/.");
        } catch (IOException e) {
            return slacks
                    ? Finding.bad(where + " can't be reached (" + e.getClass().getSimpleName()
                            + "). Check its DNS, its certificate, and that the proxy in front of it reaches Obliged.")
                    : Finding.care(where + " doesn't answer. Start Obliged, and run the doctor while it's running.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.care(where + " couldn't be fully tested.");
        }
    }
}
