package obliged.conversation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person.Kind;
import obliged.sandbox.world.World;
import obliged.store.Tables;
import obliged.testing.Office;
import obliged.testing.RawAction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nobody learns what they may not: every kind of person, by every way in, of every kind of ask, wherever the bot is. What
 * is expected is worked out here anew, from the design alone. Each ask holds a word of its own; whoever reads that word
 * anywhere has read the ask.
 */
class AccessMatrixTest {
    /** Whether the bot is in the channels when people try. */
    enum Bot {
        IN,
        REMOVED,
        NEVER_IN
    }

    /** A person; {@code inside} are the channels they are in when they try. */
    private record Who(String name, boolean colleague, boolean guest, Set<String> inside) {}

    private static final String LAB = "lab";
    private static final String VAULT = "vault";
    private static final String DESK = "desk";
    private static final Set<String> BOTH = Set.of(LAB, VAULT);

    private static final List<Who> PEOPLE = List.of(
            new Who("rae", true, false, Set.of(VAULT)),
            new Who("bo", true, false, Set.of()),
            new Who("inn", true, false, BOTH),
            new Who("out", true, false, Set.of()),
            new Who("former", true, false, Set.of()),
            new Who("hal", true, false, Set.of(DESK)),
            new Who("gin", true, true, BOTH),
            new Who("gout", true, true, Set.of()),
            new Who("ent", true, false, BOTH),
            new Who("unk", true, false, BOTH),
            new Who("pin", false, false, BOTH),
            new Who("upin", false, false, BOTH));

    /** Those whom nothing told us of before they try. */
    private static final Set<String> UNREAD = Set.of("ent", "unk", "pin", "upin");

    /** What is asked, by Rae; {@code with} takes part besides her, and {@code team} is null if a person has it. */
    private record Asked(String word, @Nullable String team, boolean helpersOnly, Set<String> with) {}

    @TempDir
    Path directory;

    private Office office;
    private Bot bot;
    private final Map<String, Asked> asks = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> wrong = new ArrayList<>();

    // What is expected.

    private boolean mayKnowOf(Who who, String channel) {
        boolean open = !channel.equals(VAULT);
        boolean told = open || bot == Bot.IN;
        return who.colleague() && (open && !who.guest() || told && who.inside().contains(channel));
    }

    private boolean reads(Who who, Asked ask) {
        return who.name().equals("rae")
                || ask.with().contains(who.name())
                || ask.team() != null && !ask.helpersOnly() && mayKnowOf(who, ask.team());
    }

    private boolean helps(Who who, Asked ask) {
        boolean anyone = ask.team() != null && !ask.helpersOnly();
        return !who.name().equals("rae")
                && (anyone
                        ? who.inside().contains(ask.team()) && mayKnowOf(who, ask.team())
                        : ask.with().contains(who.name()) && !who.name().equals("inn"));
    }

    private List<String> readable(Who who) {
        return asks.values().stream()
                .filter(ask -> reads(who, ask))
                .map(Asked::word)
                .toList();
    }

    // The company.

    private void person(String name, Kind kind) {
        office.slack.world().addPerson(name, name + " " + name, "Europe/Lisbon", kind);
    }

    private void enters(String name, String... channels) {
        String id = office.slack.world().person(name).id();
        for (String channel : channels) {
            office.slack.world().changeChannel(channel, there -> there.withMember(id));
        }
    }

    private void company() throws Exception {
        World world = office.slack.world();
        world.joinEnterprise();
        for (String name : List.of("rae", "inn", "out", "former", "leaver", "hal")) {
            person(name, Kind.MEMBER);
        }
        person("gin", Kind.GUEST);
        person("gout", Kind.GUEST);
        world.addStranger("pin", "pin pin", "Europe/Lisbon");
        world.addColleague("ent", "ent ent", "Europe/Lisbon", "T0OTHER001");
        world.addChannel(LAB, Channel.Kind.PUBLIC, "inn", "former", "leaver", "gin", "pin", "ent");
        world.addChannel(VAULT, Channel.Kind.PRIVATE, "rae", "inn", "former", "leaver", "gin", "pin", "ent");
        world.addChannel(DESK, Channel.Kind.PUBLIC, "hal");
        for (String channel : List.of(LAB, VAULT, DESK)) {
            world.changeChannel(channel, there -> there.withShared(true));
            if (bot != Bot.NEVER_IN) {
                enters("obliged", channel);
            }
        }
        office.restart();
        office.await(
                () -> !rows("SELECT 1 FROM channel WHERE name = '" + DESK + "'").isEmpty());
        office.await(() -> bot == Bot.NEVER_IN
                || rows("SELECT 1 FROM channel WHERE members_read_at IS NOT NULL AND name IN ('lab', 'vault', 'desk')")
                                .size()
                        == 3);
        person("unk", Kind.MEMBER);
        world.addStranger("upin", "upin upin", "Europe/Lisbon");
        for (String channel : BOTH) {
            // Slack tells who came, but not who they are.
            office.slack.admin().join("unk", channel);
            office.slack.admin().join("upin", channel);
        }
    }

    private List<List<String>> rows(String sql) {
        return Tables.rows(office.database(), sql);
    }

    private Modal form(String person) {
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        return office.as(person).modal();
    }

    private void asked(Asked ask) {
        asks.put(ask.word(), ask);
        numbers.put(ask.word(), asks.size());
    }

    private void handOff(String word, String channel, String to) {
        office.as("inn").press(office.as("inn").in(channel).showing(word), "Hand off");
        form("inn").fill("Who", to);
        assertThat(form("inn").submit().errors()).isEmpty();
        office.await(() -> office.as("inn").modalIfOpen().isEmpty());
        office.settle();
    }

    private void asks() {
        helpers();
        office.type("rae", "/ask @bo quince");
        asked(new Asked("quince", null, false, Set.of("bo")));
        office.type("rae", "/ask #lab osprey");
        asked(new Asked("osprey", LAB, false, Set.of()));
        office.as("rae").shortcut("new_ask");
        form("rae").fill("Who", "#desk");
        office.await(() -> form("rae").has("Who sees it"));
        assertThat(form("rae")
                        .fill("What", "hazel")
                        .fill("Who sees it", "Only the helpers")
                        .submit()
                        .closed())
                .isTrue();
        asked(new Asked("hazel", DESK, true, Set.of("hal")));
        office.type("rae", "/ask #lab hickory");
        asked(new Asked("hickory", null, false, Set.of("inn", "bo")));
        office.settle();
        handOff("hickory", LAB, "Bo");
        if (bot != Bot.NEVER_IN) {
            office.as("rae").in(VAULT).type("/ask #vault cobalt");
            asked(new Asked("cobalt", VAULT, false, Set.of()));
            office.type("rae", "/ask #lab henna");
            asked(new Asked("henna", VAULT, false, Set.of("inn")));
            office.settle();
            handOff("henna", LAB, "#vault");
        }
        office.settle();
    }

    private void helpers() {
        office.as("hal").in(DESK).type("/ask team");
        office.await(() -> office.as("hal").modalIfOpen().isPresent()
                || office.as("hal").in(DESK).find("[Open the form]").isPresent());
        if (office.as("hal").modalIfOpen().isEmpty()) {
            office.as("hal").press(office.as("hal").in(DESK).showing("[Open the form]"), "Open the form");
        }
        form("hal").fill("Helpers", "hal").submit().next().submit();
        office.dm("hal", "Helpers: ");
    }

    private void change() {
        if (bot == Bot.REMOVED) {
            for (String channel : List.of(LAB, VAULT, DESK)) {
                office.slack.admin().leave("obliged", channel);
            }
        }
        for (String channel : BOTH) {
            office.slack.admin().leave("former", channel);
        }
        office.slack.admin().deactivate("leaver");
        office.settle();
    }

    // What people try.

    private void expect(Who who, String way, boolean read, String word, String text) {
        if (text.contains(word) != read) {
            wrong.add(bot + ": " + who.name() + (read ? " can't read " : " reads ") + word + " by " + way + ": "
                    + text.replace('\n', '|'));
        }
    }

    /** Of all asks, exactly those that they may read; or nothing else, where not all are shown. */
    private void expectAll(Who who, String way, String text, boolean complete) {
        asks.values().forEach(ask -> {
            if (complete || !reads(who, ask)) {
                expect(who, way, complete && reads(who, ask), ask.word(), text);
            }
        });
    }

    private String type(Who who, String command) {
        return office.type(who.name(), command).text();
    }

    private void tries(Who who) {
        String own = "a card, a reminder or any other message";
        expectAll(who, "list all", type(who, "/ask list all"), true);
        expectAll(who, "list", type(who, "/ask list"), false);
        String none = who.colleague() ? "There are no asks you can see yet." : "the company that installed me";
        if (readable(who).isEmpty() && !type(who, "/ask list all").contains(none)) {
            wrong.add(bot + ": " + who.name() + " learns that there are asks");
        }
        for (Asked ask : asks.values()) {
            int number = numbers.get(ask.word());
            boolean read = reads(who, ask);
            String shown = type(who, "/ask " + number);
            expect(who, "number and history", read, ask.word(), shown);
            if (!(who.name().equals("former") && bot != Bot.IN)) {
                expect(who, "the button Accept in", helps(who, ask), "[Accept]", shown);
            }
            expect(who, "search", read, "#" + number, type(who, "/ask search " + ask.word()));
            new RawAction(office, who.name())
                    .with("ask.show", String.valueOf(number))
                    .send();
            if (!read) {
                alike(who, "/ask " + number, "/ask 999");
                alike(who, "/ask accept " + number, "/ask accept 999");
                alike(who, "/ask done " + number, "/ask done 999");
                alike(who, "/ask search " + ask.word(), "/ask search nonsense");
            }
        }
        for (String channel : who.inside()) {
            expectAll(
                    who,
                    "list team",
                    office.as(who.name()).in(channel).type("/ask list team").text(),
                    false);
            expectAll(
                    who,
                    "digest",
                    office.as(who.name()).in(channel).type("/ask digest now").text(),
                    false);
        }
        options(who);
        office.as(who.name()).openHome();
        office.await(() -> office.slack.world().home(who.name()).isPresent());
        expectAll(who, "Home", office.as(who.name()).home().plainText(), false);
        type(who, "/ask export");
        office.settle();
        expectAll(who, "export", exported(who), who.colleague());
        expectAll(who, own, office.dms(who.name()).stream().map(this::whole).collect(Collectors.joining("\n")), false);
    }

    private String whole(Message message) {
        return message.text() + "\n" + message.plainText();
    }

    /** What they may not know of reads as what there is not. */
    private void alike(Who who, String hidden, String absent) {
        String one = type(who, hidden);
        String other = type(who, absent);
        if (!neutral(one, hidden).equals(neutral(other, absent))) {
            wrong.add(bot + ": " + who.name() + " learns from " + hidden + ": " + one);
        }
    }

    private static String neutral(String reply, String command) {
        String last = command.substring(command.lastIndexOf(' ') + 1);
        return reply.replace(last, "X");
    }

    private void options(Who who) {
        office.as(who.name()).shortcut("new_ask");
        if (!who.colleague()) {
            office.settle();
            assertThat(office.as(who.name()).modalIfOpen()).isEmpty();
            return;
        }
        Modal form = form(who.name());
        for (String channel : List.of(LAB, VAULT)) {
            boolean offered = form.options("Who", channel).contains("#" + channel);
            boolean expected = mayKnowOf(who, channel) && (channel.equals(LAB) || bot == Bot.IN);
            if (offered != expected) {
                wrong.add(bot + ": " + who.name() + (offered ? " is" : " isn't") + " offered #" + channel);
            }
        }
        form.close();
    }

    private String exported(Who who) {
        String dm = office.slack.world().direct(who.name()).id();
        return office.slack.world().files().stream()
                .filter(file ->
                        file.shares().stream().anyMatch(share -> share.channel().equals(dm)))
                .map(file -> new String(Objects.requireNonNull(file.bytes()), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    /** On the card in the channel: only those who are in it see it, and their press proves it. */
    private void presses(Who who) {
        for (Asked ask : asks.values()) {
            if (ask.team() == null || ask.helpersOnly() || !who.inside().contains(ask.team())) {
                continue;
            }
            Message card = card(who, ask);
            office.as(who.name()).press(card, "Suggest a date");
            boolean allowed = who.colleague() && !who.name().equals("rae");
            if (allowed) {
                expect(
                        who,
                        "the form from the card",
                        true,
                        ask.word(),
                        form(who.name()).plainText());
                office.as(who.name()).modal().close();
            } else {
                office.settle();
                if (office.as(who.name()).modalIfOpen().isPresent()) {
                    wrong.add(bot + ": " + who.name() + " opens a form on " + ask.word());
                }
            }
        }
    }

    /** The card in the team's channel; what the requester was told there may be newer. */
    private Message card(Who who, Asked ask) {
        return office.as(who.name()).in(Objects.requireNonNull(ask.team())).messages().stream()
                .filter(message -> !message.isEphemeral() && message.plainText().contains(ask.word()))
                .reduce((one, later) -> later)
                .orElseThrow();
    }

    /** While Slack does not tell who they are, they read and open nothing. */
    private void triesUnread(Who who) {
        Stream.concat(
                        Stream.of("/ask list all", "/ask export", "/ask"),
                        numbers.values().stream().limit(2).map(number -> "/ask " + number))
                .forEach(command -> type(who, command));
        asks.values().stream()
                .filter(ask -> ask.team() != null && !ask.helpersOnly())
                .forEach(ask -> office.as(who.name()).press(card(who, ask), "Accept"));
        office.await(() -> replies(who).stream()
                        .filter(text -> text.contains("couldn't look that up"))
                        .count()
                == 5);
        office.settle();
        assertThat(office.as(who.name()).modalIfOpen()).isEmpty();
        asks.values().forEach(ask -> expect(who, "anything", false, ask.word(), String.join("\n", replies(who))));
    }

    private List<String> replies(Who who) {
        return office.as(who.name()).in("general").messages().stream()
                .filter(Message::isEphemeral)
                .map(this::whole)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Bot.class)
    void everyoneReadsExactlyWhatTheyMay(Bot where) throws Exception {
        bot = where;
        try (Office open = Office.in(directory)) {
            office = open;
            company();
            asks();
            change();
            office.slack.faults().add(Fault.error("internal_error").on("users.info"));
            PEOPLE.stream().filter(who -> UNREAD.contains(who.name())).forEach(this::triesUnread);
            office.slack.faults().clear();
            for (Who who : PEOPLE) {
                office.await(() -> !type(who, "/ask 999").startsWith("One moment"));
            }
            PEOPLE.forEach(this::presses);
            PEOPLE.forEach(this::tries);
            // Every reminder, and the digest's week.
            office.clock.set(Instant.parse("2026-11-23T15:00:00Z"));
            boolean unused = open.bot().catchUp();
            office.settle();
            PEOPLE.forEach(this::tries);
            assertThat(office.dms("leaver")).isEmpty();
        }
        assertThat(wrong).isEmpty();
    }
}
