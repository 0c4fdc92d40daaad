package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.blocks.PlainText;
import obliged.sandbox.client.UserClient;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.World;
import obliged.store.Tables;
import obliged.testing.InOffice;
import obliged.testing.Office;
import org.junit.jupiter.api.Test;

/**
 * A file of the last version that sent a new card each time that someone had to act and reduced the older ones to a line,
 * and what Slack then showed: both were kept when that version had been used for three days. Its buttons work, and its cards
 * become the one card of their place with the next change.
 */
class EarlierCardsTest extends InOffice {
    /** What they do needs no form. */
    private static final Set<String> ACTS = Set.of(
            "Accept",
            "Agree",
            "Keep the date",
            "Done",
            "Yes, solved",
            "Nudge",
            "Take it back",
            "Not done after all",
            "Take over",
            "Give back",
            "Ask Dee");

    private final List<Message> screens = new ArrayList<>();

    @Override
    protected Office newOffice() throws Exception {
        Office opened = Office.in(directory);
        opened.stop();
        for (String file : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(Path.of(opened.database() + file));
        }
        try (InputStream file = kept("obliged.db.gz")) {
            Files.copy(file, opened.database());
        }
        try (InputStream slack = kept("slack.json.gz")) {
            restore(opened, Json.read(new String(slack.readAllBytes(), StandardCharsets.UTF_8)));
        }
        opened.startAgain();
        opened.await(opened::isReady);
        return opened;
    }

    private static InputStream kept(String name) throws Exception {
        return new GZIPInputStream(
                Objects.requireNonNull(EarlierCardsTest.class.getResourceAsStream("earlier/" + name)));
    }

    /** Everything in Slack as it was, under the same ids. */
    private void restore(Office opened, JsonNode slack) {
        World world = opened.slack.world();
        for (JsonNode direct : slack.path("direct")) {
            world.put(new Channel(
                    direct.path("id").asText(),
                    "",
                    Channel.Kind.DIRECT,
                    List.of(
                            world.botUserId(),
                            world.person(direct.path("person").asText()).id()),
                    false,
                    false,
                    Channel.Posting.FREE,
                    Instant.EPOCH));
        }
        StreamSupport.stream(slack.path("messages").spliterator(), false)
                .sorted(Comparator.comparing(message -> message.path("ts").asText()))
                .forEach(message -> {
                    String ts = message.path("ts").asText();
                    String onlyFor = Json.text(message, "only_for")
                            .map(name -> world.person(name).id())
                            .orElse(null);
                    String channel = message.path("channel").asText();
                    opened.clock.set(Instant.EPOCH.plus(Long.parseLong(ts.replace(".", "")), ChronoUnit.MICROS));
                    assertThat(world.add(channel, (ObjectNode) message.path("json"), onlyFor)
                                    .ts())
                            .isEqualTo(ts);
                    message.path("before")
                            .forEach(json -> screens.add(new Message(channel, ts, onlyFor, (ObjectNode) json)));
                });
        opened.clock.set(Instant.parse(slack.path("until").asText()));
    }

    /** What can be pressed: a label, what the bot gets with it, and the one block that shows it. */
    private record Press(String label, String sent, Message block) {}

    private static List<Press> presses(Message message) {
        List<Press> presses = new ArrayList<>();
        for (JsonNode block : message.blocks()) {
            ObjectNode json = message.json().deepCopy();
            json.set("blocks", Json.array(List.of(block)));
            Message alone = new Message(message.channel(), message.ts(), message.onlyFor(), json);
            for (JsonNode element :
                    block.has("accessory") ? List.of(block.path("accessory")) : block.path("elements")) {
                Stream.concat(
                                Stream.of(element)
                                        .filter(one -> one.path("type").asText().equals("button")),
                                PlainText.options(element).stream())
                        .forEach(one -> presses.add(new Press(
                                one.path("text").path("text").asText(),
                                one.path("action_id").asText()
                                        + one.path("value").asText(),
                                alone)));
            }
        }
        return presses;
    }

    private String reader(Message message) {
        World world = office.slack.world();
        Channel channel = world.channel(message.channel());
        String reader = message.onlyFor() != null
                ? message.onlyFor()
                : channel.kind() == Channel.Kind.DIRECT
                        ? channel.members().stream()
                                .filter(id -> !id.equals(world.botUserId()))
                                .findFirst()
                                .orElseThrow()
                        : "chi";
        return world.person(reader).name();
    }

    private void press(Message message, String label) {
        press(reader(message), message, label);
    }

    private void press(String person, Message message, String label) {
        assertThat(office.as(person).pressOld(message, label).status()).isEqualTo(200);
    }

    private String shown() {
        return office.slack.world().channels().stream()
                .flatMap(channel -> office.slack.world().messages(channel.id()).stream())
                .map(Message::plainText)
                .collect(Collectors.joining("\n\n"));
    }

    private List<List<String>> asks() {
        return Tables.rows(office.database(), "SELECT number, state, assignee, due, pending FROM ask ORDER BY number");
    }

    /** Each button and each line of a menu, on what stands in Slack and on screens that were not refreshed since. */
    @Test
    void everyButtonThatNeedsAFormOpensItOrSaysHowTheAskStands() {
        List<Message> all = new ArrayList<>(screens);
        office.slack
                .world()
                .channels()
                .forEach(channel -> all.addAll(office.slack.world().messages(channel.id())));
        List<List<String>> before = asks();
        String wasShown = shown();
        Set<String> pressed = new HashSet<>();
        int forms = 0;
        int replies = 0;
        for (Message message : all) {
            UserClient person = office.as(reader(message));
            for (Press press : presses(message)) {
                boolean acts = ACTS.contains(press.label()) || press.label().startsWith("Accept ");
                if (acts || !pressed.add(reader(message) + press.sent())) {
                    continue;
                }
                String earlier = shown();
                press(press.block(), press.label());
                office.await(() -> person.modalIfOpen().isPresent() || !shown().equals(earlier));
                if (person.modalIfOpen().isPresent()) {
                    person.modal().close();
                    forms++;
                } else {
                    replies++;
                }
            }
        }
        assertThat(forms).isGreaterThan(50);
        assertThat(replies).isPositive();
        assertThat(shown()).doesNotContain("out of date", "went wrong");
        assertThat(asks()).isEqualTo(before);
    }

    private Message at(Message message) {
        return office.slack.world().findMessage(message.channel(), message.ts()).orElseThrow();
    }

    /** The message that stood in someone's direct messages, or in a channel, and showed these words. */
    private Message stood(String place, String... words) {
        String channel = place.equals("it-help")
                ? office.slack.world().channel(place).id()
                : office.as(place).inDm().channel().id();
        return office.slack.world().messages(channel).stream()
                .filter(message -> Stream.of(words).allMatch(message.plainText()::contains))
                .filter(message -> !message.isReply() && !presses(message).isEmpty())
                .filter(message -> message.plainText().startsWith("#"))
                .findFirst()
                .orElseThrow();
    }

    /** An older look of a card that had become a line, or that has changed since. */
    private Message screen(String place, String words, String button) {
        return screens.stream()
                .filter(message -> reader(message).equals(place))
                .filter(message -> message.plainText().contains(words))
                .filter(message -> presses(message).stream()
                        .anyMatch(press -> press.label().equals(button)))
                .findFirst()
                .orElseThrow();
    }

    private void says(String person, Message screen, String button, String sentence) {
        press(screen, button);
        office.await(() -> office.slack.world().channels().stream()
                .flatMap(channel -> office.slack.world().messages(channel.id()).stream())
                .filter(message -> message.seenBy(office.as(person).person().id()))
                .anyMatch(message -> message.plainText().contains(sentence)));
    }

    @Test
    void whatIsPressedOnTheNewestCardHappensAndTheCardChangesInItsPlace() {
        Message open = stood("bo", "open ask", "[Accept]");
        Message hers = stood("ana", "#1 · Ana asks Bo");
        press(open, "Accept");
        assertThat(office.dm("ana", "Bo is on #1").plainText()).isEqualTo("Bo is on #1 “open ask”: due Fri 27 Nov.");
        office.settle();
        assertThat(at(open).plainText()).contains("due Fri 27 Nov · ◐ accepted · you have it", "[Mark as done]");
        assertThat(at(hers).plainText()).contains("due Fri 27 Nov · ◐ accepted · Bo has it");
        says("bo", open, "Accept", "You have already accepted #1.");
        says("bo", screen("bo", "#1 · Ana asks Bo", "Accept"), "Accept", "You have already accepted #1.");

        Message suggested = stood("ana", "suggested ask", "[Agree]");
        press(suggested, "Agree");
        office.settle();
        assertThat(at(suggested).plainText()).contains("due Fri 27 Nov · ◐ accepted · Bo has it");
        says("ana", suggested, "Keep the date", "Nobody has suggested a new date for #3.");

        Message asked = stood("ana", "question ask", "[Answer]");
        form("ana", asked, "Answer").fill("Your answer", "The blue one").submit();
        assertThat(office.dm("chi", "The blue one").plainText()).startsWith("Ana answered your question about #2");
        office.settle();
        assertThat(at(asked).plainText()).contains("○ not accepted yet");

        Message late = stood("bo", "late ask", "[Make it right]");
        form("bo", late, "Make it right")
                .fill("What happened", "I was ill")
                .fill("New date", "2026-11-27")
                .submit();
        assertThat(office.dm("ana", "I was ill").plainText()).contains("[Agree to Fri 27 Nov] [Suggest another date]");
        office.settle();
        assertThat(at(late).plainText()).contains("◐ you will do it · waiting for Ana to OK the new date");

        Message done = stood("ana", "done ask", "[Yes, solved]");
        Message dees = stood("dee", "done ask", "[Not done after all]");
        form("ana", done, "Yes, solved").close();
        office.settle();
        assertThat(at(done).plainText()).contains("● solved by Dee", "[Say thanks]");
        says("dee", dees, "Not done after all", "#6 is solved, so there's nothing more to do.");

        Message declined = stood("ana", "declined ask", "[Ask Dee]");
        press(declined, "Ask Dee");
        assertThat(office.dm("dee", "declined ask").plainText()).contains("#20 · Ana asks you", "[Accept]");
        office.settle();
        assertThat(at(declined).plainText()).contains("You asked Dee: #20.").doesNotContain("[Ask Dee]");
    }

    @Test
    void aTeamsCardsTheThreadOfTheMessageAndTheRowsOfAReminderDoSoToo() {
        Message hers = stood("ana", "suggested team ask", "[Agree]");
        Message teams = stood("it-help", "suggested team ask");
        press(hers, "Agree");
        office.settle();
        assertThat(at(hers).plainText()).contains("due Mon 30 Nov · ◐ accepted · Chi has it");
        assertThat(at(teams).plainText()).contains("due Mon 30 Nov · ◐ accepted · Chi has it");

        Message projector = stood("it-help", "the projector is broken", "[Accept]");
        says("chi", projector, "Accept", "other than you can accept #18.");
        press("bo", projector, "Accept");
        office.settle();
        assertThat(at(projector).plainText()).contains("◐ accepted · Bo has it");
        Message source = office.as("eli").in("design").showing("the projector is broken");
        assertThat(office.as("eli").in("design").thread(source))
                .extracting(Message::plainText)
                .containsExactly(
                        "Chi logged this as #18 for " + office.shown("it-help") + " · Bo is on it, no date yet");

        Message reminder = office.dm("bo", "One promise is late");
        office.as("bo").press(reminder, "Accept", "open ask");
        office.settle();
        assertThat(at(reminder).plainText()).contains("✓ ");
        assertThat(office.dm("ana", "Bo is on #1")).isNotNull();

        Message kept = stood("bo", "kept ask", "[Accept Thu 26 Nov]");
        press(screen("bo", "kept ask", "Accept"), "Accept");
        office.settle();
        assertThat(at(kept).plainText()).contains("due Thu 26 Nov · ◐ accepted · you have it");

        Message reopened = stood("dee", "reopened ask", "[Done]");
        press(reopened, "Done");
        office.dm("ana", "Dee says #15");
        office.settle();
        assertThat(at(reopened).plainText()).contains("● you say it's done");
        assertThat(Tables.rows(office.database(), "SELECT DISTINCT state FROM notice WHERE kind = 'ask.retire'"))
                .allMatch(List.of("SETTLED")::equals);
    }
}
