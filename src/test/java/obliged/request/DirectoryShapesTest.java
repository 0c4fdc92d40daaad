package obliged.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.world.Person;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People, channels and groups that Slack describes otherwise than usual. */
class DirectoryShapesTest extends InOffice {
    /** Returns when everything is read again. */
    private void readAgain(String id, UnaryOperator<ObjectNode> shape) throws Exception {
        office.slack.world().reshape(id, shape);
        office.slack.journal().clear();
        office.restart();
        office.await(() -> office.slack.journal().entries().stream()
                .anyMatch(entry -> entry.what().equals("usergroups.list")));
        office.await(office::isReady);
    }

    private String id(String person) {
        return office.slack.world().person(person).id();
    }

    @Test
    void anEntryThatCanNotBeReadIsLeftOutAndNamedAndTheOthersAreServed() throws Exception {
        String chi = id("chi");
        String design = office.slack.world().channel("design").id();
        String crew = office.slack.world().group("it-crew").id();
        office.slack.world().reshape(design, json -> json.put("purpose", "none"));
        office.slack.world().reshape(crew, json -> json.put("users", "all"));
        try (LogWatch log = new LogWatch()) {
            readAgain(chi, json -> (ObjectNode) json.set("profile", Json.array()));
            office.await(() -> Stream.of("person " + chi, "channel " + design, "group " + crew)
                    .map(what -> what.split(" "))
                    .allMatch(what -> log.lines().stream()
                            .anyMatch(line ->
                                    line.contains("a " + what[0] + " could not be read") && line.contains(what[1]))));
        }
        office.slack.admin().rename("bo", "Robert Olsen", "Bob");
        office.type("ana", "/ask @bo water the plants");
        assertThat(office.dm("bo", "Ana asks you").plainText()).contains("[Accept]");
    }

    @Test
    void someoneWhoCanNotBeReadWhenMetIsNamedAndNothingWaitsForThem() {
        String nia = office.slack
                .world()
                .addPerson("nia", "Nia Moe", "UTC", Person.Kind.MEMBER)
                .id();
        office.slack.world().reshape(nia, json -> (ObjectNode) json.set("profile", Json.array()));
        try (LogWatch log = new LogWatch()) {
            assertThat(office.type("nia", "/ask @bo water the plants").status()).isEqualTo(200);
            office.await(
                    () -> log.lines().stream().anyMatch(line -> line.contains("person " + nia + " could not be read")));
        }
        office.type("ana", "/ask @bo feed the cat");
        assertThat(office.dm("bo", "feed the cat").plainText()).contains("[Accept]");
    }

    @Test
    void aChangeOfSomeoneWhoCanNotBeReadIsLeftOutAndNamedAndTheNextIsRead() {
        String chi = id("chi");
        try (LogWatch log = new LogWatch()) {
            ObjectNode user = Json.object("id", chi, "name", "chiyo", "profile", Json.array());
            assertThat(send(Json.object("type", "user_change", "user", user))).isEqualTo(200);
            assertThat(log.lines()).anyMatch(line -> line.contains("a person could not be read") && line.contains(chi));
        }
        office.slack.admin().rename("bo", "Robert Olsen", "Bob");
        office.type("ana", "/ask @bo water the plants");
        assertThat(office.dm("bo", "water the plants").plainText()).contains("Ana asks you");
    }

    /** What we don't read of a channel may be anything. */
    @Test
    void channelsChangeHoweverSlackDescribesTheRest() {
        String design = office.slack.world().channel("design").id();
        ObjectNode channel = Json.object(
                "id", design, "name", "drawing", "created", "yes", "purpose", Json.array(), "is_member", "no");
        assertThat(send(Json.object("type", "channel_rename", "channel", channel)))
                .isEqualTo(200);
        office.as("ana").in("general").type("/ask #nowhere paint the door");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        assertThat(office.as("ana").modal().options("Who", "drawing")).containsExactly("#drawing");

        assertThat(send(Json.object("type", "channel_archive", "channel", design, "user", Json.array())))
                .isEqualTo(200);
        assertThat(office.as("ana").modal().options("Who", "drawing")).isEmpty();
    }

    private int send(ObjectNode event) {
        return office.slack
                .admin()
                .send(event.put("event_ts", 7).set("actor_id", Json.object()))
                .status();
    }

    @ParameterizedTest
    @CsvSource({
        "America/Nowhere, -10800, 2026-11-27T20:00:00Z",
        "America/Coyhaique, -10800, 2026-11-27T20:00:00Z",
        ", 19800, 2026-11-27T11:30:00Z",
        ", , 2026-11-27T17:00:00Z",
        "America/Nowhere, 999999, 2026-11-27T17:00:00Z"
    })
    void whereTheZoneIsUnknownTheOffsetCounts(String zone, Integer offset, String due) throws Exception {
        readAgain(id("ana"), json -> json.put("tz", zone).put("tz_offset", offset));
        office.type("ana", "/ask @bo water the plants by friday 5pm");
        assertThat(office.dm("bo", "water the plants").text())
                .contains("<!date^" + Instant.parse(due).getEpochSecond() + "^");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3164", "\u200b\u2060", "\u00a0"})
    void whereANameShowsNothingTheNextOneIsShown(String nothing) throws Exception {
        readAgain(id("ana"), json -> {
            ((ObjectNode) json.path("profile")).put("display_name", nothing).put("real_name", nothing);
            return json.put("real_name", nothing);
        });
        office.type("ana", "/ask @bo water the plants");
        assertThat(office.dm("bo", "water the plants").plainText()).startsWith("#1 · ana asks you");
    }
}
