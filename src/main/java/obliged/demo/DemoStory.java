package obliged.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import obliged.sandbox.Sandbox;
import obliged.sandbox.client.Conversation;
import obliged.sandbox.client.Modal;
import obliged.sandbox.client.SubmissionResult;
import obliged.sandbox.client.UserClient;
import obliged.sandbox.page.RunningBot;
import obliged.sandbox.page.TimeTravel;
import obliged.sandbox.page.TravelClock;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.World;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens in a small company, played through the sandbox as its people would: they type and press buttons while the
 * clock moves on. The stories are in {@code demo.txt} and {@code week.txt}, one action a line.
 */
public final class DemoStory {
    private static final Logger log = LoggerFactory.getLogger(DemoStory.class);
    private static final ZoneId OFFICE = ZoneId.of("Europe/Lisbon");
    private static final String WEEKS = "demo.txt";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Pattern PRESS = Pattern.compile("\\[([^…\\]]+)(…?)] (.+)");

    /**
     * One line of the story. Either someone types {@code words} in {@code where}, a channel or {@code dm}, or they
     * press {@code press} on a message with these words. A form that opens is filled in and submitted.
     */
    private record Act(
            Instant at,
            String who,
            String where,
            String press,
            String words,
            boolean form,
            Map<String, String> filled) {}

    private final Sandbox sandbox;
    private final TravelClock clock;
    private final TimeTravel timeTravel;
    private final RunningBot bot;

    public DemoStory(Sandbox sandbox, TravelClock clock, RunningBot bot) {
        this.sandbox = sandbox;
        this.clock = clock;
        this.bot = bot;
        this.timeTravel = new TimeTravel(clock, bot);
    }

    /** Adds the teams that the story needs, before the bot reads the workspace. */
    public static void cast(World world) {
        String bot = world.botUserId();
        var unused = List.of(
                world.addChannel("facilities", Channel.Kind.PUBLIC, "ana", "bo", "chi", "dee", "eli", bot),
                world.addChannel("people-ops", Channel.Kind.PUBLIC, "ana", "bo", "chi", "dee", "eli", bot));
    }

    /** When the story begins; the clock is set to it before the bot starts. */
    public static Instant beginning(Instant today) {
        return acts(WEEKS, end(today)).get(0).at().minus(1, ChronoUnit.HOURS);
    }

    /** The Wednesday of this week, so that the demo looks the same whenever it is opened. */
    static Instant end(Instant today) {
        LocalDate wednesday =
                today.atZone(OFFICE).toLocalDate().with(ChronoField.DAY_OF_WEEK, DayOfWeek.WEDNESDAY.getValue());
        return wednesday.atTime(10, 40).atZone(OFFICE).toInstant();
    }

    /** Plays some weeks of three teams, and ends in the middle of a working week. */
    public void play() {
        play(WEEKS, end(clock.reality()));
    }

    /** Plays what a team is asked in the days before a Monday at nine, when its digest comes. */
    public void playWeek(Instant monday) {
        play("week.txt", monday);
    }

    private void play(String story, Instant end) {
        for (Act act : acts(story, end)) {
            if (act.at().isBefore(end)) {
                if (act.at().isAfter(clock.instant())) {
                    timeTravel.to(act.at());
                }
                carryOut(act);
                bot.catchUp();
            }
        }
        if (end.isAfter(clock.instant())) {
            timeTravel.to(end);
        }
    }

    private void carryOut(Act act) {
        UserClient visitor = sandbox.as(act.who());
        if (act.press().isEmpty()) {
            Conversation place = act.where().equals("dm") ? visitor.inDm() : visitor.in(act.where());
            var unused = act.words().startsWith("/") ? place.type(act.words()) : place.write(act.words());
        } else if (sandbox.world().await(PATIENCE, () -> newest(visitor, act).isPresent())) {
            // In a reminder or a list, each row has such a line.
            var unused = visitor.press(newest(visitor, act).orElseThrow(), act.press(), act.words());
        } else {
            log.warn("in the story {} could not press {} on {}", act.who(), act.press(), act.words());
            return;
        }
        if (act.form() && !isSent(visitor, act)) {
            log.warn("in the story {} could not send the form of {}", act.who(), act.words());
        }
    }

    /** Fills in each field on the page that has it, and submits page after page. */
    private boolean isSent(UserClient visitor, Act act) {
        BooleanSupplier open = () -> visitor.modalIfOpen().isPresent();
        if (!sandbox.world().await(PATIENCE, open)) {
            return false;
        }
        SubmissionResult sent;
        do {
            Modal page = visitor.modal();
            act.filled().forEach((field, value) -> {
                if (page.has(field)) {
                    page.fill(field, value);
                }
            });
            sent = page.submit();
        } while (sent.accepted() && !sent.closed());
        return sent.closed();
    }

    private Optional<Message> newest(UserClient visitor, Act act) {
        Stream<Conversation> channels = sandbox.world().channels().stream()
                .filter(c -> c.kind() != Channel.Kind.DIRECT)
                .map(c -> visitor.in(c.id()));
        return Stream.concat(Stream.of(visitor.inDm()), channels)
                .flatMap(place -> place.messages().stream())
                .filter(m -> offers(m, act))
                .max(Comparator.comparing(Message::ts));
    }

    /** Whether it has this button or menu item. */
    private static boolean offers(Message message, Act act) {
        Pattern shown = Pattern.compile("[\\[{|] ?" + Pattern.quote(act.press()) + "(?: to [^\\]}|]*)? ?[\\]}|]");
        return message.plainText().contains(act.words())
                && shown.matcher(message.plainText()).find();
    }

    private static List<Act> acts(String story, Instant end) {
        try (InputStream in = Objects.requireNonNull(DemoStory.class.getResourceAsStream(story))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> act(line, end))
                    .sorted(Comparator.comparing(Act::at))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code 20 09:30 ana it-help: /ask …} or {@code 19 10:00 bo [Decline…] words of the ask | words=reason; who=Eli}. */
    private static Act act(String line, Instant end) {
        String[] parts = line.split("\\s+", 4);
        LocalDate day = end.atZone(OFFICE).toLocalDate().minusDays(Integer.parseInt(parts[0]));
        Instant at = day.atTime(LocalTime.parse(parts[1])).atZone(OFFICE).toInstant();
        String[] deed = parts[3].split(" \\| ", 2);
        Map<String, String> filled = deed.length > 1 ? filled(deed[1], day) : Map.of();
        Matcher press = PRESS.matcher(deed[0]);
        if (press.matches()) {
            boolean form = !press.group(2).isEmpty();
            return new Act(at, parts[2], "", press.group(1), press.group(3), form, filled);
        }
        String[] typed = deed[0].split(": ", 2);
        return new Act(at, parts[2], typed[0], "", typed[1], !filled.isEmpty(), filled);
    }

    /** Values by field id; a day is given as a number of days ahead. */
    private static Map<String, String> filled(String values, LocalDate day) {
        Map<String, String> filled = new LinkedHashMap<>();
        for (String value : values.split("; ")) {
            String[] pair = value.split("=", 2);
            filled.put(
                    pair[0],
                    pair[0].equals("day")
                            ? day.plusDays(Long.parseLong(pair[1])).toString()
                            : pair[1]);
        }
        return filled;
    }
}
