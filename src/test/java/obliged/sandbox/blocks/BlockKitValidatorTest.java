package obliged.sandbox.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Slack would refuse in blocks and views is refused, and the rest is not. */
class BlockKitValidatorTest {
    private static List<String> found(String blocks) {
        return BlockKitValidator.inMessage(json(blocks), file -> file.equals("F1"));
    }

    private static List<String> inView(String view) {
        return BlockKitValidator.inView(json(view), file -> false);
    }

    private static JsonNode json(String text) {
        JsonNode json = Json.read(text.replace('\'', '"'));
        assertThat(json.isMissingNode()).as("the test's own JSON").isFalse();
        return json;
    }

    private static String plain(String text) {
        return "{'type':'plain_text','text':'" + text + "'}";
    }

    private static String section(String text) {
        return "{'type':'section','text':{'type':'mrkdwn','text':'" + text + "'}}";
    }

    private static String button(String more) {
        return "{'type':'button','text':" + plain("Go") + more + "}";
    }

    private static String actions(String elements) {
        return "[{'type':'actions','elements':[" + elements + "]}]";
    }

    private static String option(String text, String value) {
        return "{'text':" + plain(text) + ",'value':'" + value + "'}";
    }

    private static String repeat(String item, int n) {
        return String.join(",", java.util.Collections.nCopies(n, item));
    }

    @Test
    void whatIsFineIsLeftAlone() {
        assertThat(found("[" + section("*x*") + ",{'type':'divider'},{'type':'header','text':" + plain("H") + "},"
                        + "{'type':'context','elements':[{'type':'mrkdwn','text':'c','verbatim':true}]},"
                        + "{'type':'image','slack_file':{'id':'F1'},'alt_text':'chart'},"
                        + "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':["
                        + "{'type':'text','text':'t','style':{'bold':true}},{'type':'user','user_id':'U1'}]}]},"
                        + "{'type':'actions','elements':[" + button(",'action_id':'a','style':'danger'") + "]}]"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3000,0", "3001,1"})
    void aSectionHasThreeThousandCharacters(int length, int findings) {
        assertThat(found("[" + section("x".repeat(length)) + "]")).hasSize(findings);
    }

    @Test
    void findingsNameThePlaceInSlacksWords() {
        assertThat(found("[" + section("x".repeat(3001)) + "]"))
                .containsExactly("must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
        assertThat(found("[{'type':'header'}]"))
                .containsExactly("missing required field: text [json-pointer:/blocks/0]");
        assertThat(found("[{'type':'carousel'}]"))
                .containsExactly("unsupported type: carousel [json-pointer:/blocks/0/type]");
        assertThat(found(actions(repeat(button(""), 26))))
                .containsExactly("no more than 25 items allowed [json-pointer:/blocks/0/elements]");
    }

    @Test
    void aMessageHasFiftyBlocks() {
        assertThat(found("[" + repeat("{'type':'divider'}", 50) + "]")).isEmpty();
        assertThat(found("[" + repeat("{'type':'divider'}", 51) + "]"))
                .containsExactly("no more than 50 items allowed [json-pointer:/blocks]");
    }

    @Test
    void textsMustHaveWordsAndKnownFields() {
        assertThat(found("[" + section("") + "]")).singleElement().asString().contains("more than 0 characters");
        assertThat(found("[{'type':'section','text':{'type':'mrkdwn','text':'x','emoji':true}}]"))
                .singleElement()
                .asString()
                .contains("invalid additional property: emoji");
        assertThat(found("[{'type':'header','text':{'type':'mrkdwn','text':'x'}}]"))
                .singleElement()
                .asString()
                .contains("unsupported type: mrkdwn");
        assertThat(found("[{'type':'section','block_id':'b'}]"))
                .singleElement()
                .asString()
                .contains("either `text` or `fields`");
    }

    @Test
    void sectionsHaveTenShortFields() {
        String field = "{'type':'mrkdwn','text':'x'}";
        assertThat(found("[{'type':'section','fields':[" + repeat(field, 10) + "]}]"))
                .isEmpty();
        assertThat(found("[{'type':'section','fields':[" + repeat(field, 11) + "]}]"))
                .hasSize(1);
        assertThat(found("[{'type':'section','fields':[{'type':'mrkdwn','text':'" + "x".repeat(2001) + "'}]}]"))
                .hasSize(1);
    }

    @Test
    void buttonsAreShort() {
        assertThat(found(actions("{'type':'button','text':" + plain("x".repeat(76)) + "}")))
                .hasSize(1);
        assertThat(found(actions(button(",'value':'" + "x".repeat(2001) + "'"))))
                .hasSize(1);
        assertThat(found(actions(button(",'action_id':'" + "x".repeat(256) + "'"))))
                .hasSize(1);
        assertThat(found(actions(button(",'style':'default'")))).hasSize(1);
        assertThat(found(actions(button(",'accessibility_label':'" + "x".repeat(76) + "'"))))
                .hasSize(1);
    }

    @Test
    void menusHaveTwoToFiveLines() {
        String start = "[{'type':'section','text':" + plain("x") + ",'accessory':{'type':'overflow','options':[";
        assertThat(found(start + option("a", "1") + "]}}]")).hasSize(1);
        assertThat(found(start + option("a", "1") + "," + option("b", "2") + "]}}]"))
                .isEmpty();
        String six = option("a", "1") + "," + option("b", "2") + "," + option("c", "3") + "," + option("d", "4") + ","
                + option("e", "5") + "," + option("f", "6");
        assertThat(found(start + six + "]}}]")).hasSize(1);
        assertThat(found(start + option("x".repeat(76), "1") + "," + option("b", "v".repeat(151)) + "]}}]"))
                .hasSize(2);
        String confirm = "],'confirm':{'title':" + plain("Sure?") + ",'text':" + plain("x") + ",'confirm':"
                + plain("Yes") + ",'deny':" + plain("x".repeat(31)) + "}}}]";
        assertThat(found(start + option("a", "1") + "," + option("b", "2") + confirm))
                .hasSize(1);
    }

    @Test
    void idsAreUniqueWhereSlackWantsThem() {
        assertThat(found(actions(button(",'action_id':'a'") + "," + button(",'action_id':'a'"))))
                .singleElement()
                .asString()
                .contains("already exists for another element");
        assertThat(found("[{'type':'divider','block_id':'b'},{'type':'divider','block_id':'b'}]"))
                .singleElement()
                .asString()
                .contains("already exists for another block");
    }

    @Test
    void elementsStandOnlyWhereTheyMay() {
        assertThat(found(actions("{'type':'plain_text_input'}"))).hasSize(1);
        assertThat(found("[{'type':'section','text':" + plain("x") + ",'accessory':{'type':'email_text_input'}}]"))
                .hasSize(1);
        assertThat(found("[{'type':'context','elements':[" + button("") + "]}]"))
                .hasSize(1);
    }

    @Test
    void picturesNeedWordsAndAKnownFile() {
        assertThat(found("[{'type':'image','image_url':'https://x.example/a.png'}]"))
                .containsExactly("missing required field: alt_text [json-pointer:/blocks/0]");
        assertThat(found("[{'type':'image','slack_file':{'id':'F2'},'alt_text':'x'}]"))
                .containsExactly("invalid slack file [json-pointer:/blocks/0/slack_file]");
    }

    private static List<String> foundIn(String richTextElement) {
        return found("[{'type':'rich_text','elements':[{'type':'rich_text_section','elements':[" + richTextElement
                + "]}]}]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'text','text':'t','style':{'bold':true,'italic':false}}",
                "{'type':'text','text':'t','style':{'bald':true}}",
                "{'type':'user','user_id':'U1','style':{'code':true}}",
                "{'type':'emoji','name':'tada','style':{'unlink':true}}",
                "{'type':'emoji','name':'tada','skin_tone':1}",
                "{'type':'emoji','name':':tada:'}",
                "{'type':'emoji','name':'Tada'}",
                "{'type':'emoji','name':''}",
                "{'type':'channel','channel_id':'C1><!channel><'}",
                "{'type':'usergroup','usergroup_id':'@helpers'}",
                "{'type':'user','user_id':'bo'}",
                "{'type':'link','url':''}",
                "{'type':'link','url':'example.com'}",
                "{'type':'link','url':'https://example.com/a b'}",
                "{'type':'link','url':'https://example.com','text':''}"
            })
    void aPartOfRichTextThatSlackDoesNotTakeIsRefused(String element) {
        assertThat(foundIn(element)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'text','text':'t','style':{'code':true,'unlink':true}}",
                "{'type':'color','value':'#F405B3','style':{'client_highlight':true}}",
                "{'type':'emoji','name':'wave','skin_tone':6}",
                "{'type':'emoji','name':'wave::skin-tone-2'}",
                "{'type':'emoji','name':'100'}",
                "{'type':'emoji','name':'了解_été'}",
                "{'type':'link','url':'mailto:bo@example.com','text':'Bo'}",
                "{'type':'usergroup','usergroup_id':'S1'}"
            })
    void aPartOfRichTextThatSlackTakesIsTaken(String element) {
        assertThat(foundIn(element)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3000,0", "3001,1"})
    void aLinkHasThreeThousandCharacters(int length, int findings) {
        String url = "https://x.example/";
        assertThat(foundIn("{'type':'link','url':'" + url + "x".repeat(length - url.length()) + "'}"))
                .hasSize(findings);
    }

    private static String modal(String title, String more, String blocks) {
        return "{'type':'modal','title':" + plain(title) + more + ",'blocks':[" + blocks + "]}";
    }

    @Test
    void viewsAreLimitedToo() {
        String input = "{'type':'input','label':" + plain("L") + ",'element':{'type':'plain_text_input'}}";
        String submit = ",'submit':" + plain("Go");
        assertThat(inView(modal("T", submit, input))).isEmpty();
        assertThat(inView(modal("T", "", input)))
                .containsExactly("missing required field: submit [json-pointer:/view]");
        assertThat(inView(modal("x".repeat(25), submit, input))).hasSize(1);
        assertThat(inView(modal("T", ",'submit':" + plain("x".repeat(25)), input)))
                .hasSize(1);
        assertThat(inView(modal("T", ",'private_metadata':'" + "x".repeat(3001) + "'", section("x"))))
                .hasSize(1);
        assertThat(inView(modal("T", "", repeat(section("x"), 100)))).isEmpty();
        assertThat(inView(modal("T", "", repeat(section("x"), 101)))).hasSize(1);
        assertThat(inView("{'type':'home','title':" + plain("T") + ",'blocks':[]}"))
                .hasSize(1);
        assertThat(inView("{'type':'modal','blocks':[]}"))
                .containsExactly("missing required field: title [json-pointer:/view]");
    }

    @Test
    void aViewThatIsTooLargeIsRefusedAsSuch() {
        String view = modal("T", "", repeat(section("x".repeat(2999)), 90));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> inView(view))
                .isInstanceOfSatisfying(
                        SlackError.class, e -> assertThat(e.code()).isEqualTo("view_too_large"));
    }

    @Test
    void typedFieldsKnowTheirLength() {
        String start = "{'type':'input','label':" + plain("L") + ",'element':{'type':'plain_text_input'";
        String submit = ",'submit':" + plain("Go");
        assertThat(inView(modal("T", submit, start + ",'max_length':3001}}"))).hasSize(1);
        assertThat(inView(modal("T", submit, start + ",'initial_value':'" + "x".repeat(3001) + "'}}")))
                .hasSize(1);
        assertThat(inView(modal(
                        "T",
                        submit,
                        "{'type':'input','label':" + plain("L")
                                + ",'element':{'type':'datepicker','initial_date':'24/12/2026'}}")))
                .hasSize(1);
    }

    @Test
    void anInitialOptionIsOneOfTheOptions() {
        String select = "{'type':'static_select','options':[" + option("a", "1") + "],'initial_option':";
        assertThat(found(actions(select + option("a", "1") + "}"))).isEmpty();
        assertThat(found(actions(select + option("b", "2") + "}"))).hasSize(1);
        assertThat(found(actions("{'type':'static_select'}"))).hasSize(1);
    }
}
