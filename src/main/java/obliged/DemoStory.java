package obliged;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import obliged.sandbox.Channel;
import obliged.sandbox.Journey;
import obliged.sandbox.Machine;
import obliged.sandbox.Message;
import obliged.sandbox.Place;
import obliged.sandbox.Sandbox;
import obliged.sandbox.TravelClock;
import obliged.sandbox.Visitor;
import obliged.sandbox.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Some weeks in a small company with three teams, played through the pretend Slack as its people would: they type and press, and
 * the clock goes on between. What happens is in {@code demo.txt}, one act a line.
 */
final class DemoStory {
    private static final Logger log = LoggerFactory.getLogger(DemoStory.class);
    private static final ZoneId OFFICE = ZoneId.of("Europe/Lisbon");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** One line of the story. {@code where} is a channel or {@code dm} where somebody types, else {@code press} is what they press. */
    private record Act(Instant at, String who, String where, String press, boolean form, String words) {}

    private final Sandbox sandbox;
    private final TravelClock clock;
    private final Journey journey;
    private final Machine machine;

    DemoStory(Sandbox sandbox, TravelClock clock, Machine machine) {
        this.sandbox = sandbox;
        this.clock = clock;
        this.machine = machine;
        this.journey = new Journey(clock, machine);
    }

    /** Hires the teams that the story needs, before the bot reads who is there. */
    static void cast(World world) {
        String bot = world.botUserId();
        var unused = List.of(
                world.addChannel("facilities", Channel.Kind.PUBLIC, "ana", "bo", "chi", "dee", "eli", bot),
                world.addChannel("people-ops", Channel.Kind.PUBLIC, "ana", "bo", "chi", "dee", "eli", bot));
    }

    /** The moment at which the story begins, to which the clock is set before the bot starts. */
    static Instant beginning(Instant today) {
        return acts(today).get(0).at().minus(1, ChronoUnit.HOURS);
    }

    /** Plays it all, and ends in the present. */
    void play() {
        Instant end = clock.reality();
        for (Act act : acts(end)) {
            if (act.at().isBefore(end)) {
                if (act.at().isAfter(clock.instant())) {
                    journey.to(act.at());
                }
                carryOut(act);
                machine.catchUp();
            }
        }
        if (end.isAfter(clock.instant())) {
            journey.to(clock.reality());
        }
    }

    private void carryOut(Act act) {
        Visitor visitor = sandbox.as(act.who());
        if (act.press().isEmpty()) {
            Place place = act.where().equals("dm") ? visitor.inDm() : visitor.in(act.where());
            var unused = place.type(act.words());
            return;
        }
        BooleanSupplier there = () -> newest(visitor, act).isPresent();
        if (sandbox.world().await(PATIENCE, there)) {
            var unused = visitor.press(newest(visitor, act).orElseThrow(), act.press());
            if (act.form()
                    && sandbox.world()
                            .await(PATIENCE, () -> visitor.modalIfOpen().isPresent())) {
                var sent = visitor.modal().submit();
            }
        } else {
            log.warn("in the story {} could not press {} on {}", act.who(), act.press(), act.words());
        }
    }

    private Optional<Message> newest(Visitor visitor, Act act) {
        Stream<Place> channels = sandbox.world().channels().stream()
                .filter(c -> c.kind() != Channel.Kind.DIRECT)
                .map(c -> visitor.in(c.id()));
        return Stream.concat(Stream.of(visitor.inDm()), channels)
                .flatMap(place -> place.messages().stream())
                .filter(m -> offers(m, act))
                .max(Comparator.comparing(Message::ts));
    }

    private static boolean offers(Message message, Act act) {
        return message.plainText().contains(act.words()) && message.plainText().contains("[" + act.press() + "]");
    }

    private static List<Act> acts(Instant today) {
        try (InputStream in = Objects.requireNonNull(DemoStory.class.getResourceAsStream("demo.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> act(line, today))
                    .sorted(Comparator.comparing(Act::at))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 20 09:30 ana it-help: /ask …} or {@code 19 10:00 bo [Accept] words of the ask}. */
    private static Act act(String line, Instant today) {
        String[] words = line.split("\\s+", 5);
        Instant at = LocalDateTime.of(
                        today.atZone(OFFICE).toLocalDate().minusDays(Integer.parseInt(words[0])),
                        LocalTime.parse(words[1]))
                .atZone(OFFICE)
                .toInstant();
        if (words[3].endsWith(":")) {
            return new Act(at, words[2], words[3].substring(0, words[3].length() - 1), "", false, words[4]);
        }
        String rest = words[3] + " " + words[4];
        int end = rest.indexOf(']');
        String press = rest.substring(1, end);
        String about = rest.substring(end + 1).strip();
        return new Act(at, words[2], "", press.replace("…", ""), press.endsWith("…"), about);
    }
}
