package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.client.Conversation;
import obliged.sandbox.client.MessageShapes;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of every shape that Slack sends, logged as an ask, thanked for, or written to the bot. */
class MessageShapesTest extends InOffice {
    private static final String PLAIN = "Door 3 is not shut, 2*3*4, my_own_door, `*p`";
    private static final String DEEP = "Door 3 is not at all open";
    private static final String DOOR = "Door 3 does &lt;not&gt; open";

    private static final String SIGNS = "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':["
            + "{'type':'emoji','name':'wave','skin_tone':3},{'type':'text','text':' see '},"
            + "{'type':'link','url':'https://x.example/a|b','text':'the plan'}]}]}";

    /** https://docs.slack.dev/reference/block-kit/blocks/table-block */
    private static final String TABLE = "{'type':'table','rows':[[{'type':'raw_text','text':'Door'},"
            + "{'type':'raw_text','text':'Since'}],[{'type':'raw_number','value':3},{'type':'rich_text','elements':"
            + "[{'type':'rich_text_section','elements':[{'type':'text','text':'10:20'}]}]}]]}";

    /** https://docs.slack.dev/reference/block-kit/blocks/container-block and the pages of carousel and card */
    private static final String CARDS = "{'type':'container','title':{'type':'plain_text','text':'Doors'},"
            + "'child_blocks':[{'type':'carousel','elements':[{'type':'card','title':{'type':'mrkdwn','text':'Pier 9'},"
            + "'subtitle':{'type':'mrkdwn','text':'Door 3'},'body':{'type':'mrkdwn','text':'does &lt;not&gt; open'},"
            + "'actions':[{'type':'button','text':{'type':'plain_text','text':'Open'},'action_id':'a'}]},"
            + "{'type':'card','title':{'type':'mrkdwn','text':'Pier 10'}}]}]}";

    static Stream<Arguments> shapes() {
        return Stream.of(
                arguments("", MessageShapes.forwarded("Chi", DOOR), "Door 3 does <not> open"),
                arguments("see this", MessageShapes.forwarded("Chi", DOOR), "see this\n\nDoor 3 does <not> open"),
                arguments("", MessageShapes.forwardedBlocks("Chi", DOOR), "Door 3 does <not> open"),
                arguments("see this", MessageShapes.preview("Chi", DOOR), "see this"),
                arguments("", MessageShapes.alert("Alert", DOOR), "Alert\nDoor 3 does <not> open\nDoor: 3"),
                arguments("fix it", MessageShapes.emptyFileBlock(), "fix it"),
                arguments("fix it", MessageShapes.listRecord("Row 1"), "fix it"),
                arguments("", MessageShapes.listRecord("Row 1"), "Row 1"),
                arguments("", MessageShapes.blocks(DOOR), "Door 3 does <not> open"),
                arguments("", MessageShapes.mail("The offer for pier 9"), "The offer for pier 9"),
                arguments("", MessageShapes.withFile("a & b.png"), "a & b.png"),
                arguments("it is broken", MessageShapes.withFile("screen.png"), "it is broken"),
                arguments("is stuck", MessageShapes.me(), "is stuck"),
                arguments("\u200b", MessageShapes.forwarded("Chi", DOOR), "Door 3 does <not> open"),
                arguments("*Door 3* is _not_ ~shut~, 2*3*4, my_own_door, `*p`", MessageShapes.me(), PLAIN),
                arguments("", MessageShapes.forwarded("Chi", "*Door 3* is _not *at all*_ open"), DEEP),
                arguments("**not one** * none * of_these_ *", MessageShapes.me(), "**not one** * none * of_these_ *"),
                arguments("fix it", strange(), "fix it"),
                arguments("", blocks(SIGNS), ":wave::skin-tone-3: see [the plan](https://x.example/a%7Cb)"),
                arguments("", blocks(TABLE), "Door | Since\n3 | 10:20"),
                arguments("", blocks(CARDS), "Doors\nPier 9\nDoor 3\ndoes <not> open\nPier 10"));
    }

    private static ObjectNode blocks(String block) {
        return (ObjectNode) Json.read("{\"blocks\":[" + block.replace('\'', '"') + "]}");
    }

    /** Every field that we read nothing from may be anything. */
    private static ObjectNode strange() {
        return Json.object(
                "blocks",
                "none",
                "attachments",
                Json.object(),
                "files",
                Json.array().add(7),
                "edited",
                "yes",
                "reactions",
                Json.object("a", 1),
                "metadata",
                Json.array(),
                "root",
                3,
                "room",
                Json.array());
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whatAMessageSaysStandsInTheForm(String text, ObjectNode shape, String words) {
        Conversation here = office.as("bo").in("design");
        here.write(text, shape);
        Message message = here.last();
        office.as("ana").messageShortcut(message, "log_ask");
        assertThat(opened().value("What")).isEqualTo(words);
        opened().close();
        office.as("ana").messageShortcut(message, "say_thanks");
        assertThat(opened().value("What for")).isEqualTo(words);
    }

    static Stream<Arguments> written() {
        return Stream.concat(
                shapes().filter(shape -> !shape.get()[1].toString().contains("alert")
                        && !shape.get()[1].toString().contains("mail")),
                Stream.of(arguments("fix it", Json.object("subtype", "thread_broadcast"), "fix it")));
    }

    @ParameterizedTest
    @MethodSource("written")
    void whatSomeoneWritesToTheBotIsHeard(String text, ObjectNode shape, String words) {
        assertThat(office.as("ana").inDm().write(text, shape).status()).isEqualTo(200);
        Message draft = office.dm("ana", "[Open the form]");
        office.as("ana").press(draft, "Open the form");
        assertThat(opened().value("What")).isEqualTo(words);
    }

    @ParameterizedTest
    @MethodSource("systems")
    void whatTheSystemTellsOfADirectMessageIsNot(ObjectNode event) {
        assertThat(office.as("ana").inDm().write("fix it", event).status()).isEqualTo(200);
        office.settle();
        assertThat(office.dms("ana")).hasSize(1);
    }

    static Stream<ObjectNode> systems() {
        ObjectNode message = Json.object("type", "message", "user", "U1", "text", "fix it", "ts", "1.2");
        return Stream.of(
                Json.object("subtype", "message_changed", "message", message, "previous_message", message),
                Json.object("subtype", "message_deleted", "deleted_ts", "1.2", "previous_message", message),
                Json.object("subtype", "bot_message", "bot_id", "B0ALERTS01"),
                Json.object("subtype", "reminder_add"),
                Json.object("subtype", "assistant_app_thread"));
    }

    @Test
    void aThreadBroadcastBringsItsRootAlong() {
        Conversation here = office.as("bo").in("design");
        here.write("the logo");
        here.write("is wrong", MessageShapes.alsoToTheChannel(here.last()));
        Message reply = office.slack.world().messages(here.channel().id()).get(1);
        office.as("ana").messageShortcut(reply, "log_ask");
        assertThat(opened().value("What")).isEqualTo("is wrong");
    }

    private Modal opened() {
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        return office.as("ana").modal();
    }
}
