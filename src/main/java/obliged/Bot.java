package obliged;

import com.slack.api.bolt.App;
import jakarta.servlet.DispatcherType;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import obliged.ask.AskSteps;
import obliged.ask.Asks;
import obliged.ask.card.HelperCards;
import obliged.ask.card.OverdueCards;
import obliged.ask.list.AskLists;
import obliged.digest.Digests;
import obliged.digest.Export;
import obliged.outbox.Delivery;
import obliged.outbox.Drafts;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.ListReadings;
import obliged.person.OtherIds;
import obliged.person.People;
import obliged.reminder.Reminders;
import obliged.slack.Features;
import obliged.slack.NoticeRenderer;
import obliged.slack.NoticeSender;
import obliged.slack.RefusedEdits;
import obliged.slack.SlackApp;
import obliged.slack.SlackEndpoint;
import obliged.slack.SlackRequests;
import obliged.slack.SlackSocket;
import obliged.slack.api.RateLimiter;
import obliged.slack.api.RequestSignatures;
import obliged.slack.api.ResponseUrls;
import obliged.slack.api.SlackCalls;
import obliged.slack.ask.AskListMessage;
import obliged.slack.digest.DigestRenderer;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.Commands;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.Viewers;
import obliged.slack.kit.WorkspaceIdentity;
import obliged.slack.reminder.ReminderRenderer;
import obliged.slack.thanks.ThanksRenderer;
import obliged.store.Store;
import obliged.team.Teams;
import obliged.thanks.Thanks;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * The running bot, with all packages wired together. Starting it opens the database, listens and begins to deliver;
 * closing it answers the requests it has accepted, lets deliveries in progress finish, and closes the database.
 */
public final class Bot implements AutoCloseable {
    /** How long accepted requests have to be answered on shutdown. Slack itself waits at most three seconds. */
    private static final long ANSWERING_MILLIS = 3_500;

    private final Store store;
    private final SlackCalls calls;
    private final DirectorySync directory;
    private final SlackApp face;
    private final @Nullable SlackSocket socket;
    private final Delivery delivery;
    private final WorkspaceIdentity identity;
    private final Outbox outbox;
    private final Ticker ticker;
    private final Upkeep upkeep;
    private final @Nullable Metrics metrics;
    private final Supervisor supervisor;
    private final Server server;
    private final ServerConnector connector;

    private Bot(Config config, InstantSource clock, double pace, Store store, NoticeSender.Observer observer)
            throws Exception {
        this.store = store;
        People people = new People(store);
        OtherIds others = new OtherIds(store);
        Groups groups = new Groups(store);
        Teams teams = new Teams(store, new TeamColleagues(people, groups));
        this.outbox = new Outbox(store);
        Asks asks = new Asks(store, people, teams, outbox);
        AskLists lists = new AskLists(store, people, teams, asks);
        AskSteps steps = new AskSteps(store, people, teams, outbox);
        Thanks thanks = Thanks.in(store, people, teams, outbox, config.thanksLimit());
        Reminders reminders = new Reminders(store, people, teams, asks, outbox);
        steps.onChangedHands(reminders::changedHands);
        Digests digests = new Digests(store, people, teams, asks, thanks.all(), outbox);
        Drafts drafts = new Drafts(store, outbox);
        this.identity = new WorkspaceIdentity();
        ResponseUrls urls = new ResponseUrls(config.botToken());
        this.calls = new SlackCalls(config.slackApi(), config.botToken(), RateLimiter.scaled(pace));
        this.directory = new DirectorySync(
                calls,
                people,
                others,
                groups,
                teams,
                new ListReadings(store),
                identity,
                config.defaultZone(),
                clock,
                steps::cleanUpAfterLeavers);
        Viewers viewers = new Viewers(people, teams, new Commands(config.askCommand(), config.thanksCommand()), clock);
        CardLinks links = new CardLinks(outbox, people, teams);
        this.face = new SlackApp(
                calls,
                identity,
                directory,
                urls,
                new Features(asks, lists, steps, thanks, reminders, digests, people, groups, teams, outbox, drafts),
                viewers,
                clock);
        ThanksRenderer thanksWords = new ThanksRenderer(thanks, asks, outbox, people, viewers);
        DigestRenderer digestWords =
                new DigestRenderer(digests, new Export(store, people, lists), teams, links, viewers);
        ReminderRenderer reminderWords = new ReminderRenderer(reminders, asks, outbox, teams, links, viewers);
        NoticeRenderer words = new NoticeRenderer(
                asks,
                new AskListMessage(asks, lists, teams, links),
                thanksWords,
                reminderWords,
                digestWords,
                outbox,
                teams,
                links,
                viewers);
        RefusedEdits edits = new RefusedEdits(clock);
        NoticeSender sender = new NoticeSender(calls, words, urls, directory, edits, observer, clock);
        this.metrics = config.operation().metrics() == null
                ? null
                : Metrics.at(config.operation().metrics(), config.database(), store, clock);
        this.delivery = new Delivery(outbox, metrics == null ? sender : metrics.counting(sender), clock, pace);
        OverdueCards overdueCards = new OverdueCards(store, people, teams, outbox);
        HelperCards helperCards = new HelperCards(store, people, teams, outbox);
        this.ticker = new Ticker(
                people,
                steps,
                overdueCards,
                helperCards,
                reminders,
                digests,
                identity,
                outbox,
                drafts,
                delivery,
                directory,
                clock);
        this.upkeep = new Upkeep(config, store, identity, clock);
        App app = face.app();
        SlackRequests requests = new SlackRequests(app, others, identity, clock);
        this.socket = config.appToken() == null
                ? null
                : new SlackSocket(
                        calls,
                        config.appToken(),
                        requests,
                        metrics == null ? (kind, status, took) -> {} : metrics::replied,
                        pace);
        this.supervisor = new Supervisor(
                Stream.concat(
                                Stream.of(
                                        store.service(),
                                        delivery.service(),
                                        ticker.service(),
                                        directory.service(),
                                        upkeep.service()),
                                Stream.ofNullable(socket).map(SlackSocket::service))
                        .toList(),
                pace);
        this.server = new Server(new QueuedThreadPool(32, 4));
        this.connector = connector(server, config.host(), config.port());
        RequestSignatures signed =
                config.signingSecret() == null ? null : new RequestSignatures(config.signingSecret(), clock);
        ServletContextHandler context = new ServletContextHandler();
        context.setErrorHandler(quietErrors());
        if (signed != null) {
            EnumSet<DispatcherType> each = EnumSet.of(DispatcherType.REQUEST);
            context.addFilter(new FilterHolder(new Requests(metrics)), "/slack/events", each);
            context.addFilter(new FilterHolder(signed), "/slack/events", each);
            context.addServlet(new ServletHolder(new SlackEndpoint(app, requests)), "/slack/events");
        }
        context.addServlet(
                new ServletHolder(new Health(
                        supervisor,
                        store,
                        identity,
                        directory,
                        signed,
                        socket,
                        outbox,
                        delivery,
                        edits,
                        upkeep,
                        clock)),
                "/health/*");
        server.setHandler(
                new GracefulHandler(new EagerContentHandler(context, new WholeBodies(WholeBodies.Limits.USUAL))));
        server.setStopTimeout(ANSWERING_MILLIS);
    }

    /** Starts, or throws an exception whose message says what is wrong, and leaves nothing open. */
    public static Bot start(Config config, InstantSource clock) throws Exception {
        return start(config, clock, 1);
    }

    /**
     * Starts with Slack's limits and our pauses multiplied by {@code pace}, which is 1 except in the sandbox and in
     * tests.
     */
    public static Bot start(Config config, InstantSource clock, double pace) throws Exception {
        return start(
                config,
                clock,
                pace,
                config.operation().standby() ? Standby.open(config, clock) : Store.open(config.database(), clock));
    }

    /** Loads what a bot is made of without starting it, and closes the store. */
    static void load(Config config, InstantSource clock, Store store) throws Exception {
        new Bot(config, clock, 1, store, (notice, sending) -> {}).close();
    }

    /** Starts on a store that is already open, and closes it with the rest. */
    public static Bot start(Config config, InstantSource clock, double pace, Store store) throws Exception {
        return start(config, clock, pace, store, (notice, sending) -> {});
    }

    /** The same, with someone who sees all notices that are sent. */
    static Bot start(Config config, InstantSource clock, double pace, Store store, NoticeSender.Observer observer)
            throws Exception {
        Bot bot;
        try {
            bot = new Bot(config, clock, pace, store, observer);
        } catch (Exception e) {
            store.close();
            throw e;
        }
        try {
            bot.directory.start();
            bot.server.start();
            if (bot.socket != null) {
                bot.socket.start();
            }
            bot.delivery.start();
            bot.ticker.start();
            bot.upkeep.start();
            if (bot.metrics != null) {
                bot.metrics.start(bot.outbox, bot.ticker, bot.socket);
            }
            bot.supervisor.start();
            return bot;
        } catch (Exception e) {
            bot.close();
            throw e;
        }
    }

    /** The local address on which it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** Where metrics can be read, if anywhere. */
    Optional<InetSocketAddress> metricsAddress() {
        return Optional.ofNullable(metrics).map(Metrics::address);
    }

    /** Sets who is told that the database was deleted or replaced. Nothing is answered any more; the process must end. */
    public void onBroken(Consumer<String> listener) {
        store.onBroken(listener);
    }

    /** Whether it knows which workspace it serves, and is connected where it has to be, so that it can answer. */
    boolean isAnswering() {
        return identity.workspace().isPresent()
                && (socket == null || socket.problem().isEmpty());
    }

    /** Whether it also knows all there is in the workspace. */
    boolean isReady() {
        return isAnswering() && directory.progress().isEmpty();
    }

    /** Does what is due now without waiting for the next tick. Returns whether everything is done. */
    public boolean catchUp() throws InterruptedException {
        ticker.tickNow();
        return outbox.waiting().count() == 0;
    }

    @Override
    public void close() throws Exception {
        // First stop taking requests, then stop sending, then close the database.
        if (socket != null) {
            socket.close();
        }
        server.stop();
        if (metrics != null) {
            metrics.close();
        }
        supervisor.close();
        ticker.close();
        upkeep.close();
        directory.close();
        face.close();
        delivery.close();
        calls.close();
        store.close();
    }

    static ServerConnector connector(Server server, String host, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(host);
        connector.setPort(port);
        // Idle connections are closed soon, so that only accepted requests hold up the shutdown.
        connector.setShutdownIdleTimeout(100);
        server.addConnector(connector);
        return connector;
    }

    private static ErrorPageErrorHandler quietErrors() {
        ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
        errors.setShowStacks(false);
        errors.setShowCauses(false);
        return errors;
    }
}
