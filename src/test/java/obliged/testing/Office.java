package obliged.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import obliged.Bot;
import obliged.Config;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Conversation;
import obliged.sandbox.client.UserClient;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Message;
import obliged.store.EmptyFile;
import obliged.store.SlowDisk;

/**
 * The whole bot on a real file, connected over HTTP to a sandbox with the demo workspace. It is Sunday 22
 * November 2026, 10:00 in Lisbon, until the clock is set.
 */
public final class Office implements AutoCloseable {
    public static final Instant SUNDAY = Instant.parse("2026-11-22T10:00:00Z");
    /** Slack's limits and our pauses take a hundredth of their time here. */
    private static final double PACE = 0.01;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration ARRIVAL = Duration.ofSeconds(1);

    public final SettableClock clock = new SettableClock(SUNDAY);
    public final Sandbox slack;
    private final Path database;
    private final Duration sync;
    private final boolean socketMode;
    private Bot bot;

    private Office(Path directory, Duration sync, Fault... faults) throws Exception {
        this(directory, sync, false, Limits.none(), UnaryOperator.identity(), faults);
    }

    private Office(
            Path directory,
            Duration sync,
            boolean socketMode,
            Limits limits,
            UnaryOperator<Sandbox.Builder> company,
            Fault... faults)
            throws Exception {
        this.database = directory.resolve("obliged.db");
        this.sync = sync;
        this.socketMode = socketMode;
        // Usually without rate limits: how the bot handles those has tests of its own.
        Sandbox.Builder builder = company.apply(Sandbox.builder(clock)).limits(limits);
        this.slack = (socketMode ? builder.socketMode() : builder).start();
        for (Fault fault : faults) {
            slack.faults().add(fault);
        }
        this.bot = start();
    }

    /** A bot that was just started for the first time, while Slack is down. */
    public static Office withoutSlack(Path directory) throws Exception {
        return new Office(directory, Duration.ZERO, Fault.dropped());
    }

    /** A bot that answers, though these faults may keep it from reading who and what there is in the workspace. */
    public static Office answering(Path directory, Fault... faults) throws Exception {
        return once(
                new Office(directory, Duration.ZERO, faults),
                office -> office.ready().contains("\"status\":\"ready\""));
    }

    /** A bot that is ready, in spite of these faults. */
    public static Office in(Path directory, Fault... faults) throws Exception {
        return ready(new Office(directory, Duration.ZERO, faults));
    }

    /**
     * A bot that is ready in an Enterprise organization.
     *
     * @param installed whether the app is installed on the organization, instead of on its first workspace
     */
    public static Office inOrganization(Path directory, boolean installed) throws Exception {
        return ready(
                new Office(directory, Duration.ZERO, false, Limits.none(), company -> company.organization(installed)));
    }

    /** An office where a bot is ready whose disk takes so long over each commit. */
    public static Office onSlowDisk(Path directory, Duration sync) throws Exception {
        return ready(new Office(directory, sync));
    }

    /** A bot that is ready, and connected in Socket Mode. */
    public static Office overSocketMode(Path directory, Limits limits) throws Exception {
        return ready(new Office(directory, Duration.ZERO, true, limits, UnaryOperator.identity()));
    }

    private static Office ready(Office office) throws Exception {
        return once(office, Office::isReady);
    }

    private static Office once(Office office, Predicate<Office> condition) throws Exception {
        try {
            // Each channel that is read is a commit, which may be slow.
            office.await(START, () -> condition.test(office));
            return office;
        } catch (AssertionError e) {
            office.close();
            throw e;
        }
    }

    private Bot start() throws Exception {
        Bot started = Bot.start(config(), clock, PACE, SlowDisk.open(EmptyFile.at(database), clock, sync));
        if (!socketMode) {
            slack.connect(started.address().resolve("/slack/events"));
        }
        return started;
    }

    public Config config() {
        return new Config(
                slack.botToken(),
                socketMode ? null : slack.signingSecret(),
                socketMode ? slack.appToken() : null,
                slack.apiUrl().toString(),
                "127.0.0.1",
                0,
                database,
                ZoneId.of("UTC"),
                "/ask",
                "/thanks",
                10,
                new Config.Operation(null, null, null, false));
    }

    /** Stops the bot, and starts it again on the same file. */
    public void restart() throws Exception {
        stop();
        startAgain();
    }

    public void startAgain() throws Exception {
        bot = start();
        if (socketMode) {
            await(() -> slack.socket().connections() > 0);
        }
    }

    public void stop() throws Exception {
        bot.close();
    }

    public Bot bot() {
        return bot;
    }

    public Path database() {
        return database;
    }

    public String ready() {
        return Http.get(bot.address().resolve("/health/ready")).body();
    }

    /** Whether it answers, and knows all there is in the workspace. */
    public boolean isReady() {
        return Http.isReady(bot.address());
    }

    public UserClient as(String person) {
        return slack.as(person);
    }

    /** Types in #general, as that person. */
    public BotResponse type(String person, String command) {
        return as(person).in("general").type(command);
    }

    /** The newest message in the bot's direct messages to a person that shows these words, once it is there. */
    public Message dm(String person, String words) {
        return showing(() -> as(person).inDm(), words);
    }

    /** The newest message in a channel that shows these words, once it is there. */
    public Message post(String channel, String words) {
        String reader = channel.equals("with-partner") ? "pat" : channel.equals("quay-leads") ? "fay" : "eli";
        return showing(() -> as(reader).in(channel), words);
    }

    private Message showing(Supplier<Conversation> place, String words) {
        await(() -> place.get().find(words).isPresent());
        // A card may show the words before the newest message does, which is perhaps still on its way.
        var unused = holds(ARRIVAL, this::isSettled);
        return place.get().find(words).orElseThrow();
    }

    /** A channel mention as it stands in plain text, where Slack would show the name to each reader. */
    public String shown(String channel) {
        return "<#" + slack.world().channel(channel).id() + ">";
    }

    /** A command with escapes as Slack sends them, which nobody can type. */
    public BotResponse send(String person, String escaped) {
        String who = slack.world().person(person).id();
        String body = Map.of(
                        "command",
                        "/ask",
                        "text",
                        escaped,
                        "team_id",
                        slack.world().teamId(),
                        "user_id",
                        who,
                        "user_name",
                        person,
                        "channel_id",
                        slack.world().channel("general").id(),
                        "trigger_id",
                        "1." + escaped.hashCode(),
                        "response_url",
                        slack.url().resolve("/response/none").toString())
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return slack.signedPost(
                "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8), clock.instant());
    }

    /** Waits until all notices are delivered. */
    public void settle() {
        await(this::isSettled);
    }

    private boolean isSettled() {
        return ready().contains("\"waiting\":0");
    }

    public void await(BooleanSupplier condition) {
        await(PATIENCE, condition);
    }

    private void await(Duration patience, BooleanSupplier condition) {
        if (!holds(patience, condition)) {
            throw new AssertionError("waited in vain; the bot says " + ready());
        }
    }

    /** Waits until someone has a form open whose text is so. A form may replace another meanwhile, so each is read whole. */
    public void awaitForm(String person, Predicate<String> text) {
        await(() -> slack.world()
                .modal(person)
                .filter(view -> text.test(view.plainText()))
                .isPresent());
    }

    /** Whether the condition holds within that time. */
    private boolean holds(Duration patience, BooleanSupplier condition) {
        // A change in Slack wakes us at once; a change in the bot alone is noticed by polling.
        Instant deadline = Instant.now().plus(patience);
        while (!slack.world().await(LOOK, condition)) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
        }
        return true;
    }

    public List<Message> dms(String person) {
        return as(person).inDm().messages();
    }

    @Override
    public void close() throws Exception {
        bot.close();
        slack.close();
    }
}
