package obliged.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import obliged.sandbox.Sandbox;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.wire.Limits;
import obliged.testing.ApiBot;
import obliged.testing.RecordingBot;
import obliged.testing.SettableClock;
import org.junit.jupiter.api.Test;

/** What is so, and what people type and see. */
class WorldTest {
    private final SettableClock clock = new SettableClock();
    private final World world = World.demo(clock);

    private String escaped(String by, String typed) {
        return new TextEscaper(world, world.person(by)).escaped(typed);
    }

    private Message message(String text, String blocks) {
        return new Message(
                "C1",
                "1.000001",
                null,
                blocks.isEmpty() ? Json.object("text", text) : Json.object("text", text, "blocks", Json.read(blocks)));
    }

    @Test
    void typedNamesBecomeIdsAsSlackDoesIt() {
        String bo = world.person("bo").id();
        assertThat(escaped("ana", "@bo and @Bo Berg, please"))
                .isEqualTo("<@%s|bo> and <@%s|bo>, please".formatted(bo, bo));
        assertThat(escaped("ana", "@old-hand @nobody me@bo.example #nowhere"))
                .isEqualTo("@old-hand @nobody <mailto:me@bo.example|me@bo.example> #nowhere");
        assertThat(escaped("ana", "@channel @everyone")).isEqualTo("<!channel> <!everyone>");
        assertThat(escaped("ana", "see https://x.example/a?b=1&c=2."))
                .isEqualTo("see <https://x.example/a?b=1&amp;c=2>.");
        assertThat(escaped("eli", "#secret"))
                .isEqualTo("<#" + world.channel("secret").id() + "|>");
        assertThat(escaped("ana", "#secret")).isEqualTo("#secret");
    }

    @Test
    void messageIdsGrowEvenWhenTimeStandsStill() {
        String first = world.nextTs();
        String second = world.nextTs();
        assertThat(second).isGreaterThan(first).matches("\\d{10}\\.\\d{6}");
        clock.pass(Duration.ofSeconds(1));
        assertThat(world.nextTs()).isGreaterThan(second);
    }

    @Test
    void changesAreToldWithTheirPlace() {
        List<Change> changes = new CopyOnWriteArrayList<>();
        world.onChange(changes::add);
        String help = world.channel("it-help").id();
        world.add(help, Json.object("text", "x"), null);
        assertThat(changes).containsExactly(new Change(Change.Kind.MESSAGE, help));
    }

    @Test
    void blocksReadAsLines() {
        String blocks = """
                [{"type":"header","text":{"type":"plain_text","text":"Title"}},
                 {"type":"section","text":{"type":"mrkdwn","text":"*Hi*"},"fields":[{"type":"mrkdwn","text":"f1"},{"type":"mrkdwn","text":"f2"}]},
                 {"type":"context","elements":[{"type":"mrkdwn","text":"due"},{"type":"image","image_url":"u","alt_text":"pic"}]},
                 {"type":"rich_text","elements":[{"type":"rich_text_quote","elements":[{"type":"text","text":"why "},{"type":"user","user_id":"U1"}]}]},
                 {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Go"}}]}]
                """;
        assertThat(message("fallback", blocks).plainText())
                .isEqualTo("Title\n*Hi*\nf1\nf2\ndue (picture: pic)\n> why <@U1>\n[Go]");
        assertThat(message("fallback", "").plainText()).isEqualTo("fallback");
    }

    @Test
    void whomAMessageRingsIsReadFromWhatItShows() {
        assertThat(message("<@U1> <!here> <!subteam^S1|@x>", "").mentions()).containsExactly("U1", "here", "S1");
        String quiet = """
                [{"type":"section","text":{"type":"plain_text","text":"<@U1> <!channel>"}},
                 {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"<!here>"}]}]}]
                """;
        assertThat(message("<@U1>", quiet).mentions()).isEmpty();
        assertThat(message("x", quiet.replace("plain_text", "mrkdwn")).mentions())
                .containsExactly("U1", "channel");
    }

    @Test
    void aGuestSeesOnlyTheirChannels() throws Exception {
        try (Sandbox sandbox =
                Sandbox.builder(clock).world(world).limits(Limits.none()).start()) {
            world.add(world.channel("it-help").id(), Json.object("text", "x"), null);
            assertThat(sandbox.as("dee").in("it-help").messages()).hasSize(1);
            assertThat(sandbox.as("gus").in("it-help").messages()).isEmpty();
        }
    }

    @Test
    void theBotHearsItsOwnMessagesIfAsked() {
        try (RecordingBot bot = new RecordingBot();
                Sandbox sandbox = Sandbox.builder(clock)
                        .limits(Limits.none())
                        .ownMessagesToo()
                        .start()) {
            sandbox.connect(bot.url());
            String ana = sandbox.world().person("ana").id();
            var unused = new ApiBot(sandbox).call("chat.postMessage", "channel", ana, "text", "hi");
            sandbox.await(
                    Duration.ofSeconds(10),
                    () -> !sandbox.journal().of("message").isEmpty());
            assertThat(bot.last().payload().path("event").path("bot_id").asText())
                    .isEqualTo(sandbox.world().botId());
        }
    }
}
