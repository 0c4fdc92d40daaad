package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;

/** What people wrote, on its way through the bot: links, groups, emoji, and what only looks like a mention. */
class SentWordsConversationTest extends InOffice {
    private static final String PLAN = "[the plan](https://x.example/plan?a=1&b=2)";

    /** The elements of a type anywhere in a message. */
    private static List<JsonNode> elements(JsonNode node, String type) {
        List<JsonNode> found = new ArrayList<>();
        if (node.path("type").asText().equals(type)) {
            found.add(node);
        }
        node.forEach(child -> found.addAll(elements(child, type)));
        return found;
    }

    private static List<String> links(Message message) {
        return elements(message.blocks(), "link").stream()
                .map(link ->
                        link.path("text").asText() + " -> " + link.path("url").asText())
                .toList();
    }

    private Message card(String person, String words) {
        return office.dm(person, words);
    }

    @Test
    void linksOfAnAskLeadWhereTheyLed() {
        office.type("ana", "/ask @bo read " + PLAN + ", http://y.example/z. and write to chi@x.example");

        Message card = card("bo", "read the plan");
        assertThat(links(card))
                .containsExactly(
                        "the plan -> https://x.example/plan?a=1&b=2",
                        "http://y.example/z -> http://y.example/z",
                        "chi@x.example -> mailto:chi@x.example");
        assertThat(card.text()).contains("<https://x.example/plan?a=1&amp;b=2|the plan>", "<http://y.example/z>.");
    }

    @Test
    void linksOfQuestionsNotesAndReasonsAreLinks() {
        office.type("ana", "/ask @bo a second screen");
        Message card = card("bo", "a second screen");
        Modal question = form("bo", card, "Ask a question");
        assertThat(question.fill("Your question", "one of https://x.example/screens?")
                        .submit()
                        .closed())
                .isTrue();
        assertThat(links(card("ana", "one of"))).contains("https://x.example/screens -> https://x.example/screens");

        office.type("ana", "/ask @bo a desk");
        card("bo", "a desk");
        office.type("bo", "/ask accept 2");
        office.type("bo", "/ask done 2 it is at [the desk](https://x.example/desk)");
        assertThat(links(card("ana", "it is at"))).contains("the desk -> https://x.example/desk");
    }

    @Test
    void linksOfThanksAreLinks() {
        office.type("ana", "/thanks @bo for " + PLAN);

        assertThat(links(office.post("general", "Thank you"))).contains("the plan -> https://x.example/plan?a=1&b=2");
    }

    @Test
    void aMessageKeepsItsLinksAndGroupsThroughTheForm() {
        office.as("bo").in("design").write("ask @it-crew for " + PLAN + " :wave::skin-tone-3:");
        office.as("ana").messageShortcut(office.as("ana").in("design").last(), "log_ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal();
        assertThat(form.value("What")).isEqualTo("ask @it-crew for " + PLAN + " :wave::skin-tone-3:");
        assertThat(form.fill("Who", "Dee").submit().closed()).isTrue();

        Message card = card("dee", "ask @it-crew for the plan");
        assertThat(links(card)).contains("the plan -> https://x.example/plan?a=1&b=2");
        assertThat(elements(card.blocks(), "emoji"))
                .containsExactly(Json.object("type", "emoji", "name", "wave", "skin_tone", 3));
        assertThat(card.mentions()).isEmpty();
    }

    @Test
    void whatOnlyLooksLikeAChannelRingsNobody() {
        ObjectNode message = Json.object(
                "type",
                "message",
                "user",
                office.slack.world().person("bo").id(),
                "text",
                "look <#C1&gt;&lt;!channel&gt;&lt;> now");
        Message written =
                office.slack.world().add(office.slack.world().channel("design").id(), message, null);
        office.as("ana").messageShortcut(written, "log_ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal();
        assertThat(form.value("What")).isEqualTo("look <#C1><!channel><> now");
        assertThat(form.fill("Who", "#it-help").submit().closed()).isTrue();

        Message card = office.post("it-help", "look");
        assertThat(card.mentions()).isEmpty();
        assertThat(card.text())
                .contains("look &lt;#C1&gt;&lt;!channel&gt;&lt;&gt; now")
                .doesNotContain("<!");
    }

    private Optional<String> source(Message card) {
        return Optional.of(card.plainText()).filter(words -> words.contains("original message"));
    }

    private void logged(String channel, String who) {
        office.as("eli").in(channel).write("about " + channel);
        logged(office.as("eli").in(channel).last(), who);
    }

    private void logged(Message message, String who) {
        office.as("eli").messageShortcut(message, "log_ask");
        office.await(() -> office.as("eli").modalIfOpen().isPresent());
        assertThat(office.as("eli").modal().fill("Who", who).submit().closed()).isTrue();
    }

    @Test
    void aLinkToAMessageIsForThoseWhoCanOpenIt() {
        logged("design", "Bo");
        assertThat(source(card("bo", "about design"))).isPresent();
        logged("leads", "Bo");
        assertThat(source(card("bo", "about leads"))).isEmpty();
        logged("leads", "#it-help");
        assertThat(source(office.post("it-help", "about leads"))).isEmpty();

        var unused = office.as("eli").in("leads").type("/ask #leads hello");
        office.settle();
        logged("leads", "#leads");
        assertThat(source(office.post("leads", "asks " + office.shown("leads") + "\nabout leads")))
                .isPresent();
        office.settle();
        logged("leads", "Dee");
        assertThat(source(card("dee", "about leads"))).isPresent();
    }

    @Test
    void aLinkToACardIsForThoseWhoCanOpenIt() {
        office.as("eli").in("leads").type("/ask #leads hello");
        office.settle();
        // Who logs for someone else has no card of their own.
        office.as("dee").in("leads").write("a secret");
        logged(office.as("eli").in("leads").last(), "#leads");
        String channel = office.slack.world().channel("leads").id();
        office.await(() -> all().contains("/archives/" + channel + "/p"));

        var unused = office.slack.admin().leave("eli", "leads");
        assertThat(all()).contains("a secret").doesNotContain("/archives/" + channel);
    }

    private String all() {
        return office.type("eli", "/ask list all").shown().get(0).json().toString();
    }

    @Test
    void aFormThatIsMadeAnewShowsNothingThatSlackEscaped() {
        office.type("ana", "/ask #it-help hello");
        office.settle();
        office.as("bo").in("it-help").type("/ask team");
        office.await(() -> office.as("bo").modalIfOpen().isPresent());
        office.as("bo").modal().submit().next().submit();
        office.type("ana", "/ask @r&d a <logo> & more");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal();
        assertThat(form.plainText()).contains("I don't know @r&d");
        form.fill("Customer impact", "R&D").fill("Needed by", "2026-12-24");

        form.fill("Who", "#it-help");
        office.await(() -> form.plainText().contains("First answer within"));

        assertThat(form.plainText()).contains("I don't know @r&d").doesNotContain("&amp;", "&lt;");
        assertThat(form.value("What")).contains("a <logo> & more").doesNotContain("&amp;");
        assertThat(form.value("Customer impact")).isEqualTo("R&D");
        assertThat(form.value("Needed by")).isEqualTo("2026-12-24");
        assertThat(form.submit().closed()).isTrue();
        assertThat(office.post("it-help", "a <logo> & more").plainText()).contains("R&D", "Thu 24 Dec");
    }
}
