package obliged.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.UserClient;
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
    private final AtomicLong published = new AtomicLong();

    private SlackServer(Sandbox slack) {
        this.slack = slack;
        slack.world().onChange(change -> {
            if (change.equals(new Change(Change.Kind.EXCHANGE, "chat.postMessage"))) {
                postsTried.incrementAndGet();
            } else if (change.kind() == Change.Kind.HOME) {
                published.incrementAndGet();
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

    private String answer(String[] line) {
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

    /** From opening the Home tab until it was published, in nanoseconds. */
    private long home(UserClient person) {
        long before = published.get();
        long start = System.nanoTime();
        person.openHome();
        slack.await(PATIENCE, () -> published.get() > before);
        return System.nanoTime() - start;
    }

    /** From the press that turns a list's page until the page was there, in nanoseconds. */
    private long turn(UserClient person) {
        var typed = person.inDm().type("/ask list all");
        Message list = typed.shown().get(0);
        String first = text(list);
        long start = System.nanoTime();
        person.press(list, "Older");
        slack.await(PATIENCE, () -> !text(list).equals(first));
        return System.nanoTime() - start;
    }

    private String text(Message message) {
        return slack.world()
                .findMessage(message.channel(), message.ts())
                .map(Message::plainText)
                .orElseThrow(() -> new NoSuchElementException("the list is gone"));
    }
}
