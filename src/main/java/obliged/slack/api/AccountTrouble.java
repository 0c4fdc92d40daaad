package obliged.slack.api;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import obliged.outbox.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Errors about our own account rather than about one message: nothing is given up because of them; health says what the
 * operator can do. https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
final class AccountTrouble {
    private static final String DENIED = "Slack is blocking the app (%s). Ask a workspace admin to allow it.";

    private static final String REINSTALL =
            "Slack rejects the bot token (%s). Install the app again, then set SLACK_BOT_TOKEN to its bot token.";

    /** With these, no call can succeed. */
    private static final Map<String, String> ALL = Map.of(
            "token_revoked", REINSTALL,
            "token_expired", REINSTALL,
            "account_inactive", REINSTALL,
            "not_authed", REINSTALL,
            "invalid_auth",
                    "Slack rejects the bot token, or requests from this address (%s). Check the allowed addresses in the"
                            + " app's settings, or install the app again.",
            "org_login_required",
                    "The workspace is being moved to an organization (%s). Delivery will resume when the move is finished.");

    /** With these, other calls, or other places, may still work. */
    private static final Map<String, String> SOME = Map.ofEntries(
            entry("missing_scope", "The app lacks a permission (%s). Update its manifest, and install it again."),
            entry(
                    "messages_tab_disabled",
                    "The app can't send direct messages (%s). In its settings, under App Home, switch on the Messages Tab."),
            entry(
                    "team_access_not_granted",
                    "The app has no access to this workspace (%s). Have an admin of the organization add it there."),
            entry("access_denied", DENIED),
            entry("app_access_restricted", DENIED),
            entry(
                    "ekm_access_denied",
                    "The administrators have suspended posting (%s, Enterprise Key Management). Ask them to allow it again."),
            entry("accesslimited", "Slack limits access from this network (%s). Ask a workspace admin to allow it."),
            entry(
                    "enterprise_is_restricted",
                    "An app installed on a whole organization can't make this call (%s). Install it on a single workspace."),
            entry("not_allowed_token_type", "SLACK_BOT_TOKEN isn't a bot token (%s). Bot tokens begin with xoxb-."),
            entry(
                    "two_factor_setup_required",
                    "Slack requires the app's owner to set up two-factor authentication (%s)."));

    private AccountTrouble() {}

    /** What such an error means for delivery; empty for any other error. */
    static Optional<Outcome> of(String error, @Nullable String neededScope) {
        String named = neededScope == null || neededScope.isEmpty() ? error : error + ": " + neededScope;
        if (ALL.containsKey(error)) {
            return Optional.of(new Outcome.Halted(ALL.get(error).formatted(named)));
        }
        return SOME.containsKey(error)
                ? Optional.of(new Outcome.Held(SOME.get(error).formatted(named)))
                : Optional.empty();
    }
}
