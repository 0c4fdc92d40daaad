package obliged.slack.api;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.auth.AuthTestResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import obliged.outbox.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What Slack says of our app and its tokens. https://docs.slack.dev/reference/methods/auth.test
 *
 * @param workspace the name and id of the workspace, or of the organization if the app is installed there
 * @param scopes what the bot may do; empty if Slack did not say
 * @param slacksTime what time it was for Slack, if it said so
 */
public record AppAccount(String workspace, Set<String> scopes, Optional<Instant> slacksTime) {
    /** Slack refuses a token, or can't be reached. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final boolean reached;

        Refused(String sentence, boolean reached) {
            super(sentence);
            this.reached = reached;
        }

        /** Whether it was Slack that refused. */
        public boolean isReached() {
            return reached;
        }
    }

    private interface Asking<R> {
        R ask() throws IOException, SlackApiException;
    }

    /** Asks who the bot token is. */
    public static AppAccount read(SlackCalls calls) throws Refused {
        AuthTestResponse answer = ask(() -> calls.patiently("auth.test", slack -> slack.authTest(r -> r)));
        if (!answer.isOk()) {
            throw new Refused(refusal(answer), true);
        }
        return new AppAccount(
                name(answer),
                header(answer, "x-oauth-scopes").map(AppAccount::list).orElse(Set.of()),
                header(answer, "date").flatMap(AppAccount::moment));
    }

    /** A token of an organization stands for no workspace. */
    private static String name(AuthTestResponse answer) {
        String name = answer.getTeam();
        return answer.isEnterpriseInstall()
                ? "the organization " + (name == null ? "" : name + " ") + "(" + answer.getEnterpriseId() + ")"
                : name + " (" + answer.getTeamId() + ")";
    }

    /** Asks for a connection of Socket Mode, and does not use it. */
    public static void openSocket(SlackCalls calls, String appToken) throws Refused {
        SlackApiTextResponse answer = ask(() ->
                calls.patiently("apps.connections.open", slack -> slack.appsConnectionsOpen(r -> r.token(appToken))));
        if (!answer.isOk()) {
            throw new Refused(Objects.requireNonNullElse(answer.getError(), "no reason given"), true);
        }
    }

    private static <R> R ask(Asking<R> asking) throws Refused {
        try {
            return asking.ask();
        } catch (SlackApiException e) {
            throw new Refused("HTTP " + e.getResponse().code(), false);
        } catch (IOException e) {
            throw new Refused(
                    Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()), false);
        }
    }

    private static String refusal(SlackApiTextResponse answer) {
        String error = Objects.requireNonNullElse(answer.getError(), "no reason given");
        Outcome outcome = AccountTrouble.of(error, answer.getNeeded()).orElse(null);
        return outcome instanceof Outcome.Halted halted
                ? halted.problem()
                : outcome instanceof Outcome.Held held
                        ? held.problem()
                        : "Slack rejects the bot token (" + error + "). Copy it again from OAuth & Permissions in the"
                                + " app's settings.";
    }

    private static Optional<String> header(SlackApiTextResponse answer, String name) {
        @Nullable Map<String, List<String>> headers = answer.getHttpResponseHeaders();
        return headers == null
                ? Optional.empty()
                : headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(name))
                        .flatMap(header -> header.getValue().stream())
                        .findFirst();
    }

    private static Set<String> list(String commaSeparated) {
        Set<String> all = new TreeSet<>();
        Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .forEach(all::add);
        return all;
    }

    private static Optional<Instant> moment(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
