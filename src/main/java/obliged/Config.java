package obliged;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import obliged.log.LogEncoder;
import org.jspecify.annotations.Nullable;

/**
 * The settings, all from the environment. Secrets may also be read from a file named by {@code …_FILE}.
 *
 * @param signingSecret for requests over HTTP; without it, none are taken
 * @param appToken for Socket Mode, if that is used
 * @param slackApi where Slack's Web API is, with a slash at its end
 * @param host the address of this machine on which it listens
 * @param port the port for Slack's requests; 0 for any free one
 * @param defaultZone for people whose profile names none
 * @param thanksLimit the most thank-yous that one person may give a day
 * @param operation what the operator wants beside that
 */
public record Config(
        String botToken,
        @Nullable String signingSecret,
        @Nullable String appToken,
        String slackApi,
        String host,
        int port,
        Path database,
        ZoneId defaultZone,
        String askCommand,
        String thanksCommand,
        int thanksLimit,
        Operation operation) {

    /**
     * What the operator wants beside serving Slack.
     *
     * @param backupDirectory where daily backups go, if anywhere
     * @param retentionDays how long after its end the words of an ask are kept, if not for ever
     * @param metrics where metrics can be read, if anywhere
     * @param standby whether it waits while another process uses the database, and takes over when that one ends
     */
    public record Operation(
            @Nullable Path backupDirectory,
            @Nullable Integer retentionDays,
            @Nullable InetSocketAddress metrics,
            boolean standby) {
        static final Operation NONE = new Operation(null, null, null, false);
    }

    /** The settings without anything beside serving Slack over HTTP. */
    public Config(
            String botToken,
            String signingSecret,
            String slackApi,
            String host,
            int port,
            Path database,
            ZoneId defaultZone,
            String askCommand,
            String thanksCommand,
            int thanksLimit) {
        this(
                botToken,
                signingSecret,
                null,
                slackApi,
                host,
                port,
                database,
                defaultZone,
                askCommand,
                thanksCommand,
                thanksLimit,
                Operation.NONE);
    }

    private static final Pattern TOKEN = Pattern.compile("xox|xapp-");
    private static final Pattern LINK = Pattern.compile("(tcp|udp|sctp)://");

    /** Everything that is wrong with the settings, one line each. */
    static final class Problems extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<String> lines;

        Problems(List<String> lines) {
            super(String.join("\n", lines));
            this.lines = List.copyOf(lines);
        }

        List<String> lines() {
            return lines;
        }
    }

    /** Reads the settings from the environment, or throws everything that is wrong with them. */
    public static Config of(Map<String, String> environment) throws Problems {
        Reader reader = new Reader(environment);
        String token = reader.secret("SLACK_BOT_TOKEN", "the bot token of your Slack app, which begins with xoxb-");
        if (!reader.isDamaged("SLACK_BOT_TOKEN", token) && !token.isEmpty() && !token.startsWith("xoxb-")) {
            reader.problem(
                    "SLACK_BOT_TOKEN does not begin with xoxb-. Use the Bot User OAuth Token from OAuth & Permissions.");
        }
        String appToken = reader.secretIfSet("SLACK_APP_TOKEN");
        if (appToken != null
                && !reader.isDamaged("SLACK_APP_TOKEN", appToken)
                && !appToken.isEmpty()
                && !appToken.startsWith("xapp-")) {
            reader.problem(
                    "SLACK_APP_TOKEN does not begin with xapp-. Use an App-Level Token with the scope connections:write. You'll find it under Basic Information.");
        }
        String secret = appToken == null
                ? reader.secret("SLACK_SIGNING_SECRET", "the signing secret of your Slack app")
                : reader.secretIfSet("SLACK_SIGNING_SECRET");
        if (secret != null
                && !reader.isDamaged("SLACK_SIGNING_SECRET", secret)
                && TOKEN.matcher(secret).lookingAt()) {
            reader.problem(
                    "SLACK_SIGNING_SECRET is set to a token. Set it to the Signing Secret. You'll find it under Basic Information.");
        }
        Config config = new Config(
                token,
                secret,
                appToken,
                reader.parsed("SLACK_API_URL", "https://slack.com/api/", "an http(s) address", Config::address),
                reader.parsed("OBLIGED_HOST", "0.0.0.0", "an address of this machine", host -> host),
                reader.port("PORT", "3000"),
                reader.database(),
                reader.parsed("OBLIGED_TIME_ZONE", "UTC", "a time zone such as Europe/Lisbon", ZoneId::of),
                reader.parsed("OBLIGED_ASK_COMMAND", "/ask", "a slash and a word, such as /ask", Config::command),
                reader.parsed(
                        "OBLIGED_THANKS_COMMAND", "/thanks", "a slash and a word, such as /thanks", Config::command),
                reader.parsed("OBLIGED_THANKS_LIMIT", "10", "a number from 1 to 1000", Config::limit),
                reader.operation());
        if (config.askCommand.equals(config.thanksCommand)) {
            reader.problem("OBLIGED_ASK_COMMAND and OBLIGED_THANKS_COMMAND are both \"" + config.askCommand
                    + "\". Give them different names.");
        }
        if (!reader.problems.isEmpty()) {
            throw new Problems(reader.problems);
        }
        return config;
    }

    /** Reads where the database is, which is all that the operator's commands need. */
    static Path database(Map<String, String> environment) throws Problems {
        Reader reader = new Reader(environment);
        Path database = reader.database();
        if (!reader.problems.isEmpty()) {
            throw new Problems(reader.problems);
        }
        return database;
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(text);
        }
        return port;
    }

    private static int limit(String text) {
        int limit = Integer.parseInt(text);
        if (limit < 1 || limit > 1_000) {
            throw new IllegalArgumentException(text);
        }
        return limit;
    }

    private static Path directory(String text) {
        Path directory = Path.of(text);
        if (!Files.isDirectory(directory) || !Files.isWritable(directory)) {
            throw new IllegalArgumentException(text);
        }
        return directory;
    }

    private static String logFormat(String text) {
        if (!text.equals(LogEncoder.TEXT) && !text.equals(LogEncoder.JSON)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static InetSocketAddress endpoint(String text) {
        int colon = text.lastIndexOf(':');
        int port = Integer.parseInt(text.substring(colon + 1));
        if (colon < 1 || port < 1) {
            throw new IllegalArgumentException(text);
        }
        InetSocketAddress address = new InetSocketAddress(text.substring(0, colon), port);
        if (address.isUnresolved()) {
            throw new IllegalArgumentException(text);
        }
        return address;
    }

    /** A closed ask can be reopened and commented on for 14 days, and its week's digest tells of it after that. */
    private static int retention(String text) {
        int days = Integer.parseInt(text);
        if (days < 30 || days > 36_500) {
            throw new IllegalArgumentException(text);
        }
        return days;
    }

    private static String address(String text) {
        try {
            URI address = new URI(text);
            if (!("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    || address.getHost() == null) {
                throw new IllegalArgumentException(text);
            }
            return text.endsWith("/") ? text : text + "/";
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static String command(String text) {
        if (!text.matches("/[^\\s/]{1,31}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** Leaves out the secrets. */
    @Override
    public String toString() {
        return "Config[" + slackApi + ", " + host + ":" + port + ", " + database + ", " + defaultZone + ", "
                + askCommand + ", " + thanksCommand + ", " + thanksLimit + ", " + operation + "]";
    }

    private static final class Reader {
        private final Map<String, String> environment;
        private final List<String> problems = new ArrayList<>();

        Reader(Map<String, String> environment) {
            this.environment = environment;
        }

        void problem(String line) {
            problems.add(line);
        }

        String secret(String name, String what) {
            String value = secretIfSet(name);
            if (value == null) {
                problem(name + " is not set. Set it to " + what + ", or " + name + "_FILE to a file that holds it.");
            }
            return value == null ? "" : value;
        }

        /** Returns null if neither it nor its file is set, and an empty text if the file can't be read. */
        @Nullable
        String secretIfSet(String name) {
            String value = text(name);
            String file = text(name + "_FILE");
            if (value != null && file != null) {
                problem(name + " and " + name + "_FILE are both set. Unset one.");
            } else if (file != null) {
                return read(name, file);
            }
            return value;
        }

        private String read(String name, String file) {
            try {
                String value = Files.readString(Path.of(file)).strip();
                if (value.isEmpty()) {
                    problem(name + "_FILE names an empty file: " + file);
                }
                return value;
            } catch (IOException | InvalidPathException e) {
                problem(name + "_FILE names a file that can't be read: " + file);
                return "";
            }
        }

        /** Whether this cannot be one of Slack's secrets; if so, it is noted as a problem. */
        boolean isDamaged(String name, String value) {
            String damage = null;
            if (value.startsWith("\uFEFF")) {
                damage = "a byte order mark at its beginning. Save it as UTF-8 without one";
            } else if (value.startsWith("\"") || value.startsWith("'") || value.endsWith("\"") || value.endsWith("'")) {
                damage = "quotes around it. Leave them out";
            } else if (value.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
                damage = "spaces in it. Copy it again";
            } else if (!value.codePoints().allMatch(c -> c > ' ' && c < 127)) {
                damage = "characters that Slack's secrets never have. Copy it again";
            }
            if (damage != null) {
                problem(name + " has " + damage + ".");
            }
            return damage != null;
        }

        /**
         * Kubernetes and Docker set a variable of this name to the address of a linked service; that one is ignored.
         */
        int port(String name, String usual) {
            String value = text(name);
            return value != null && LINK.matcher(value).lookingAt()
                    ? Integer.parseInt(usual)
                    : parsed(name, usual, "a number from 0 to 65535", Config::port);
        }

        <T> T parsed(String name, String usual, String what, Function<String, T> parse) {
            String value = text(name);
            try {
                return parse.apply(value == null ? usual : value);
            } catch (IllegalArgumentException | DateTimeException e) {
                problem(name + " is \"" + value + "\". Set it to " + what + ", or leave it unset to use " + usual
                        + ".");
                return parse.apply(usual);
            }
        }

        Path database() {
            return parsed("OBLIGED_DB", "obliged.db", "a file's path", Path::of);
        }

        Operation operation() {
            // Logback reads this one itself, since it comes first.
            optional("OBLIGED_LOG", "text or json", Config::logFormat);
            return new Operation(
                    optional("OBLIGED_BACKUP_DIR", "a directory that exists and can be written to", Config::directory),
                    optional("OBLIGED_RETENTION_DAYS", "a number of days from 30 to 36500", Config::retention),
                    optional("OBLIGED_METRICS", "an address and a port, such as 127.0.0.1:9090", Config::endpoint),
                    parsed("OBLIGED_STANDBY", "false", "true or false", Config::yesOrNo));
        }

        private <T> @Nullable T optional(String name, String what, Function<String, T> parse) {
            String value = text(name);
            try {
                return value == null ? null : parse.apply(value);
            } catch (IllegalArgumentException e) {
                problem(name + " is \"" + value + "\". Set it to " + what + ", or leave it unset.");
                return null;
            }
        }

        private @Nullable String text(String name) {
            String value = environment.get(name);
            return value == null || value.isBlank() ? null : value.strip();
        }
    }
}
