package obliged.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.UserClient;
import obliged.sandbox.wire.Journal;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Change;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.sandbox.world.World;

/** The sandbox's Slack in a process of its own, which does what the lines of its standard input say until that ends. */
final class SlackServer {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Sandbox slack;
    private final AtomicLong postsTried = new AtomicLong();

    /** When what was asked for last was answered, by {@link System#nanoTime}. */
    private final BlockingQueue<Long> answered = new LinkedBlockingQueue<>();

    private volatile String awaited = "";

    private SlackServer(Sandbox slack) {
        this.slack = slack;
        slack.world().onChange(change -> {
            if (change.equals(new Change(Change.Kind.EXCHANGE, "chat.postMessage"))) {
                postsTried.incrementAndGet();
            } else if (change.equals(new Change(Change.Kind.EXCHANGE, awaited))) {
                answered.add(System.nanoTime());
            }
        });
    }

    /** How many people and teams there are, and whether Slack's limits hold. */
    public static void main(String[] args) throws Exception {
        InstantSource clock = InstantSource.system();
        Sandbox slack = Sandbox.builder(clock)
                .world(world(clock, Integer.parseInt(args[0]), Integer.parseInt(args[1])))
                .limits(Boolean.parseBoolean(args[2]) ? Limits.slack() : Limits.none())
                .start();
        SlackServer server = new SlackServer(slack);
        System.out.println(String.join(
                " ",
                slack.apiUrl().toString(),
                slack.botToken(),
                slack.signingSecret(),
                slack.world().teamId()));
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(server.answer(line.split(" ")));
        }
        System.exit(0);
    }

    static World world(InstantSource clock, int people, int teams) {
        World world = new World(clock);
        Person.Status none = world.person(world.botUserId()).status();
        for (int i = 0; i < people; i++) {
            String id = Company.person(i);
            world.put(new Person(
                    id,
                    world.teamId(),
                    "p" + i,
                    "Person " + i,
                    "Person",
                    "Etc/UTC",
                    "en-US",
                    Person.Kind.MEMBER,
                    false,
                    false,
                    none,
                    clock.instant()));
        }
        List<String> members = Stream.concat(
                        Stream.of(world.botUserId()),
                        IntStream.rangeClosed(1, 3).mapToObj(Company::person))
                .toList();
        for (int i = 0; i < teams; i++) {
            List<String> withAna = i >= 1 && i <= Company.TEAMS_OF_ANA
                    ? Stream.concat(members.stream(), Stream.of(Company.ANA)).toList()
                    : members;
            world.put(new Channel(
                    Company.team(i),
                    "team-" + i,
                    i == 0 ? Channel.Kind.PRIVATE : Channel.Kind.PUBLIC,
                    withAna,
                    false,
                    false,
                    Channel.Posting.FREE,
                    clock.instant()));
        }
        return world;
    }

    private String answer(String[] line) throws InterruptedException {
        return switch (line[0]) {
            case "connect" -> {
                slack.connect(URI.create(line[1]));
                yield "";
            }
            case "slow" -> {
                slack.faults().add(Fault.slow(Duration.ofSeconds(5)));
                yield "";
            }
            case "limited" -> {
                slack.faults().add(Fault.rateLimited(Duration.ofSeconds(30)));
                yield "";
            }
            case "posts" -> posts() + " " + (postsTried.get() - posts());
            case "home" -> String.valueOf(home(slack.as(line[1])));
            case "turn" -> String.valueOf(turn(slack.as(line[1])));
            default -> throw new IllegalArgumentException(line[0]);
        };
    }

    private long posts() {
        return slack.world().channels().stream()
                .mapToLong(channel -> slack.world().messages(channel.id()).size())
                .sum();
    }

    /** From opening the Home tab until we have it, in nanoseconds. */
    private long home(UserClient person) throws InterruptedException {
        return until("views.publish", person::openHome);
    }

    /** From the press that turns a list's page until we have the page, in nanoseconds. */
    private long turn(UserClient person) throws InterruptedException {
        Message list = person.inDm().type("/ask list all").shown().get(0);
        String first = text(list);
        long took = until("response_url", () -> person.press(list, "Older"));
        if (text(list).equals(first)) {
            throw new IllegalStateException("the page was not turned");
        }
        return took;
    }

    /** How long it takes until a call comes, without the time that we ourselves take to check it. */
    private long until(String call, Runnable asks) throws InterruptedException {
        awaited = call;
        answered.clear();
        long start = System.nanoTime();
        asks.run();
        Long end = Objects.requireNonNull(answered.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS), call);
        List<Journal.Entry> calls = slack.journal().of(call);
        return end
                - start
                - TimeUnit.MILLISECONDS.toNanos(calls.get(calls.size() - 1).millis());
    }

    private String text(Message message) {
        return slack.world()
                .findMessage(message.channel(), message.ts())
                .map(Message::plainText)
                .orElseThrow(() -> new NoSuchElementException("the list is gone"));
    }
}
