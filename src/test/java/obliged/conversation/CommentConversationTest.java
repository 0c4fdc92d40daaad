package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.MessageShapes;
import obliged.sandbox.client.Modal;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;

/** What people write in the thread of a card reaches the other side. */
class CommentConversationTest extends InOffice {
    private Message asked() {
        office.type("ana", "/ask @bo reset my VPN token");
        Message card = office.dm("bo", "reset my VPN token");
        office.settle();
        return card;
    }

    private BotResponse reply(String person, Message root, String words) {
        office.settle();
        BotResponse response = office.as(person).inDm().reply(root, words);
        assertThat(response.status()).isEqualTo(200);
        return response;
    }

    private List<String> lines(String person, String words) {
        office.settle();
        return office.dms(person).stream()
                .map(Message::plainText)
                .filter(text -> text.contains(words))
                .toList();
    }

    private List<String> thread(String reader, String channel, Message root) {
        office.settle();
        return office.as(reader).in(channel).thread(root).stream()
                .map(Message::plainText)
                .toList();
    }

    @Test
    void wordsInTheThreadOfACardReachTheOtherSideWhichAnswersInTheThreadOfTheLine() {
        Message card = asked();
        reply("bo", card, "Which token, the yellow one?");

        Message line = office.dm("ana", "Which token");
        assertThat(line.plainText())
                .startsWith("Bo commented on your ask #1 “reset my VPN token”: “Which token, the yellow one?”")
                .contains("[Reply]");
        reply("ana", line, "The blue one");
        assertThat(office.dm("bo", "The blue one").plainText())
                .startsWith("Ana commented on #1 “reset my VPN token” (waiting for you to accept): “The blue one”");

        assertThat(lines("bo", "the yellow one"))
                .as("his own words are no news")
                .isEmpty();
        assertThat(lines("ana", "The blue one")).isEmpty();
        assertThat(office.type("ana", "/ask 1").text())
                .contains("Bo: “Which token, the yellow one?”", "Ana: “The blue one”")
                .contains("○ not accepted yet");
        assertThat(office.type("ana", "/ask search yellow").text()).contains("reset my VPN token");
        assertThat(office.type("chi", "/ask search yellow").text()).doesNotContain("reset my VPN token");
    }

    @Test
    void replyOpensAForm() {
        reply("bo", asked(), "Which token?");
        form("ana", office.dm("ana", "[Reply]"), "Reply")
                .fill("Your reply", "The blue one")
                .submit();
        assertThat(office.dm("bo", "The blue one").plainText()).startsWith("Ana commented on #1");
    }

    @Test
    void toAQuestionThatWaitsForTheWriterItIsTheAnswer() {
        Message card = asked();
        form("bo", card, "Ask a question").fill("Your question", "Which one?").submit();
        Message question = office.dm("ana", "Which one?");
        // Bo's own comment answers nothing.
        reply("bo", card, "Take your time");
        office.dm("ana", "Take your time");
        assertThat(office.type("ana", "/ask 1").text()).contains("[Answer]");

        reply("ana", question, "The blue one");
        assertThat(office.dm("bo", "The blue one").plainText()).contains("Ana answered your question about #");
        assertThat(office.type("ana", "/ask 1").text())
                .contains("Ana answered: “The blue one”")
                .doesNotContain("[Answer]");
        // Nothing waits any more: from here on it is a comment.
        reply("ana", question, "Or the green one");
        assertThat(office.dm("bo", "green").plainText()).startsWith("Ana commented on #1");
    }

    @Test
    void tenThousandCharactersAreCarriedWholeInParts() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; words.length() < 10_000; i++) {
            words.append("word").append(i).append(' ');
        }
        reply("bo", asked(), words.toString());

        office.dm("ana", "(4 of 4)");
        List<String> parts = lines("ana", " of 4):");
        assertThat(parts)
                .hasSize(4)
                .first()
                .asString()
                .startsWith("Bo commented on your ask #1 “reset my VPN token” (1 of 4):");
        assertThat(parts).last().asString().contains("[Reply]");
        assertThat(parts.subList(0, 3)).noneMatch(part -> part.contains("[Reply]"));
        String carried = String.join(" ", parts)
                .replaceAll("Bo commented on [^:]*:", " ")
                .replace("[Reply] [Show]", "")
                .replaceAll("[>\\s]+", " ")
                .strip();
        assertThat(carried).isEqualTo(words.toString().strip());
    }

    @Test
    void anEmojiAloneIsAComment() {
        reply("bo", asked(), ":tada:");
        assertThat(office.dm("ana", "Bo commented on your ask #1").plainText()).contains("“:tada:”");
    }

    @Test
    void twoInOneSecondKeepTheirOrder() {
        Message card = asked();
        reply("bo", card, "first this");
        reply("bo", card, "then that");
        office.dm("ana", "then that");
        assertThat(lines("ana", "Bo commented on your ask #1"))
                .satisfiesExactly(
                        one -> assertThat(one).contains("first this"),
                        other -> assertThat(other).contains("then that"));
        assertThat(office.type("ana", "/ask 1").text()).containsSubsequence("first this", "then that");
    }

    @Test
    void theSameEventFourTimesIsOneComment() {
        BotResponse sent = reply("bo", asked(), "Which token?");
        for (int i = 0; i < 3; i++) {
            assertThat(sent.repeat().status()).isEqualTo(200);
        }
        office.dm("ana", "Which token?");
        assertThat(lines("ana", "Which token?")).hasSize(1);
    }

    private Message lastSaid(String person, Message root) {
        List<Message> thread = office.as(person).inDm().thread(root);
        return thread.get(thread.size() - 1);
    }

    private long updates() {
        office.settle();
        return office.slack.journal().of("chat.update").size();
    }

    @Test
    void anEditWithinAnHourChangesTheLineAndTheHistory() {
        Message card = asked();
        reply("bo", card, "Which token, the yellow one?");
        office.dm("ana", "the yellow one");
        office.clock.pass(Duration.ofMinutes(50));
        office.as("bo").inDm().edit(lastSaid("bo", card), "Which token, the green one?");

        Message line = office.dm("ana", "the green one");
        assertThat(line.plainText())
                .startsWith("Bo commented on your ask #1 “reset my VPN token”: “Which token, the green one?”")
                .contains("[Reply]");
        assertThat(lines("ana", "Bo commented on your ask #1")).hasSize(1);
        assertThat(office.type("ana", "/ask 1").text())
                .contains("the green one")
                .doesNotContain("yellow");
        assertThat(office.type("ana", "/ask search green").text()).contains("reset my VPN token");
        assertThat(office.type("ana", "/ask search yellow").text()).doesNotContain("reset my VPN token");
    }

    @Test
    void anEditThatIsLongerTakesMorePartsAndOneThatIsShorterFewer() {
        Message card = asked();
        reply("bo", card, "short");
        office.dm("ana", "short");
        office.settle();
        office.as("bo").inDm().edit(lastSaid("bo", card), "long ".repeat(1_000));
        office.dm("ana", "(2 of 2)");
        office.settle();
        assertThat(lines("ana", "Bo commented on your ask #1"))
                .hasSize(2)
                .first()
                .asString()
                .contains("(1 of 2)");

        office.as("bo").inDm().edit(lastSaid("bo", card), "short again");
        office.dm("ana", "short again");
        office.await(() -> lines("ana", "Bo commented on your ask #1").size() == 1);
    }

    @Test
    void aCommentThatIsShortenedBeforeAllOfItWasSentTakesFewerParts() {
        Message card = asked();
        office.settle();
        office.slack.faults().add(Fault.rateLimited(Duration.ofSeconds(2)).on("chat.postMessage"));
        reply("bo", card, "long ".repeat(1_000));
        office.as("bo").inDm().edit(lastSaid("bo", card), "shorter ".repeat(200));
        long before = posts();
        office.slack.faults().clear();

        office.dm("ana", "shorter");
        office.settle();
        assertThat(posts() - before).as("posts of one part").isEqualTo(1);
        assertThat(lines("ana", "Bo commented on your ask #1")).hasSize(1);
        assertThat(office.ready()).contains("\"given_up_today\":0");
    }

    private long posts() {
        return office.slack.journal().of("chat.postMessage").stream()
                .filter(entry -> entry.answer().contains("\"ok\":true"))
                .count();
    }

    @Test
    void aDeletedCommentIsTakenBack() {
        Message card = asked();
        reply("bo", card, "Which token, the yellow one?");
        office.dm("ana", "the yellow one");
        office.as("bo").inDm().delete(lastSaid("bo", card));

        office.dm("ana", "Bo deleted a comment on your ask #1 “reset my VPN token”.");
        assertThat(lines("ana", "yellow")).isEmpty();
        assertThat(office.type("ana", "/ask 1").text())
                .contains("Bo deleted a comment")
                .doesNotContain("yellow");
        assertThat(office.type("ana", "/ask search yellow").text()).doesNotContain("reset my VPN token");
    }

    @Test
    void anEditAfterAnHourIsNotFollowed() {
        Message card = asked();
        reply("bo", card, "the yellow one?");
        office.dm("ana", "the yellow one");
        office.clock.pass(Duration.ofMinutes(61));
        long before = updates();
        office.as("bo").inDm().edit(lastSaid("bo", card), "the green one?");
        office.as("bo").inDm().delete(lastSaid("bo", card));
        assertThat(updates()).isEqualTo(before);
        assertThat(office.type("ana", "/ask 1").text()).contains("the yellow one");
    }

    @Test
    void whatChangesAMessageButNotItsWordsIsNoEdit() {
        Message card = asked();
        reply("bo", card, "see https://example.com/token");
        Message line = office.dm("ana", "example.com/token");
        long before = updates();
        office.as("bo").inDm().preview(lastSaid("bo", card));
        // Slack tells us of changes to our own messages too.
        office.as("ana").inDm().preview(line);
        office.as("bo").inDm().edit(card, "not what Bo wrote");
        assertThat(updates()).isEqualTo(before);
        assertThat(lines("ana", "Bo commented on your ask #1")).hasSize(1);
        assertThat(office.type("ana", "/ask 1").text()).doesNotContain("not what Bo wrote");
    }

    @Test
    void anAnswerGivenInTheThreadIsFollowedToo() {
        Message card = asked();
        form("bo", card, "Ask a question").fill("Your question", "Which one?").submit();
        Message question = office.dm("ana", "Which one?");
        office.settle();
        reply("ana", question, "The blue one");
        office.dm("bo", "The blue one");
        office.as("ana").inDm().edit(lastSaid("ana", question), "The red one");
        assertThat(office.dm("bo", "The red one").plainText())
                .startsWith("Ana answered your question about #1")
                .contains("[Accept]");
        assertThat(lines("bo", "The blue one")).isEmpty();
    }

    @Test
    void aReplyThatIsAlsoSentToTheConversationIsAComment() {
        Message card = asked();
        office.as("bo").inDm().write("Which token?", MessageShapes.alsoToTheChannel(card));
        assertThat(office.dm("ana", "Which token?").plainText()).startsWith("Bo commented on your ask #1");
    }

    @Test
    void aLinkAloneIsACommentAndStaysALink() {
        reply("bo", asked(), "https://example.com/a?b=1&c=2");
        Message line = office.dm("ana", "Bo commented on your ask #1");
        assertThat(line.blocks().toString()).contains("\"type\":\"link\"", "https://example.com/a?b=1&c=2");
    }

    @Test
    void whoMayNoLongerSeeItReadsThatAndNothingIsCarried() {
        setHelpers("bo", "chi");
        Message card = askedOfTheHelpers();
        setHelpers("chi", "bo");
        office.dm("chi", "You no longer help");
        office.settle();
        reply("chi", card, "since when?");
        office.dm("chi", "You can no longer see that ask, so I didn't pass anything on.");
        assertThat(lines("ana", "since when")).isEmpty();
    }

    @Test
    void whoMayNotActInTheChannelReadsWhyAloneAndNothingIsCarried() {
        setHelpers("bo", "chi");
        office.type("ana", "/ask #it-help a second screen");
        Message card = office.post("it-help", "a second screen");
        office.settle();
        office.as("bo").in("it-help").reply(card, "@Obliged how large?");
        assertThat(office.dm("bo", "I didn't pass that on").plainText())
                .startsWith("I didn't pass that on: only Ana, who asked for #1, and those who help in "
                        + office.shown("it-help") + " can");
        assertThat(lines("ana", "how large")).isEmpty();
        assertThat(thread("eli", "it-help", card)).noneMatch(line -> line.contains("pass that on"));
    }

    @Test
    void theCardSaysHowToAnswerInItsThreadWhereWeAreNotInTheChannel() {
        String invitation = "To reply in this thread, type /invite @Obliged in the channel, then mention me.";
        office.type("ana", "/ask #design a second screen");
        Message card = office.post("design", "a second screen");
        assertThat(card.plainText()).containsOnlyOnce(invitation);
        assertThat(card.text()).contains(invitation);
        assertThat(own("ana", 1).plainText()).contains("a second screen").doesNotContain("/invite", "who help");
        office.type("ana", "/ask #it-help a third screen");
        assertThat(office.post("it-help", "a third screen").plainText()).doesNotContain("/invite");
    }

    @Test
    void whoHandedItOffReadsThatOthersHaveItAndNothingIsCarried() {
        Message card = asked();
        form("bo", card, "Hand off").fill("Who", "Chi").submit();
        office.dm("chi", "reset my VPN token");
        office.settle();
        reply("bo", office.dms("bo").get(0), "One more thing");
        assertThat(office.dm("bo", "pass that on").plainText())
                .startsWith(
                        "I didn't pass that on: only Ana, who asked for #1, and Chi, who was asked, can comment on it.");
        assertThat(lines("ana", "One more thing")).isEmpty();
        assertThat(lines("chi", "One more thing")).isEmpty();
    }

    @Test
    void aCommentFollowsAHandOff() {
        Message card = asked();
        reply("bo", card, "It is the yellow one");
        office.dm("ana", "the yellow one");
        form("bo", card, "Hand off").fill("Who", "Chi").submit();
        office.dm("chi", "reset my VPN token");
        assertThat(office.type("chi", "/ask 1").text()).contains("Bo: “It is the yellow one”");
        assertThat(office.type("chi", "/ask search yellow").text()).contains("reset my VPN token");
    }

    @Test
    void twoWeeksAfterItsEndItCanOnlyBeAskedAgain() {
        asked();
        office.type("bo", "/ask done 1");
        office.as("ana").press(office.dm("ana", "[Yes, solved]"), "Yes, solved");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        office.as("ana").modal().close();
        office.settle();
        Message line = office.dm("ana", "reset my VPN token");
        reply("ana", line, "Thanks");
        office.dm("bo", "“Thanks”");

        office.clock.pass(Duration.ofDays(15));
        reply("ana", line, "It broke again");
        Message refused = office.dm("ana", "pass that on");
        assertThat(refused.plainText())
                .startsWith("#1 was closed more than 14 days ago, so I didn't pass that on. Start a new ask instead.");
        assertThat(lines("bo", "It broke again")).isEmpty();
        assertThat(form("ana", refused, "Ask again").value("What")).isEqualTo("reset my VPN token");
    }

    @Test
    void aThreadThatBelongsToNoAskGetsTheUsualLine() {
        office.as("bo").writeToBot("could somebody water the plants?");
        Message ours = office.dm("bo", "[Open the form]");
        office.settle();
        reply("bo", ours, "the tall ones");
        office.await(() -> office.dms("bo").stream()
                        .filter(message -> message.plainText().contains("[Open the form]"))
                        .count()
                == 2);
    }

    @Test
    void inTheThreadOfAChannelsCardAMentionIsAComment() {
        office.type("ana", "/ask #it-help a second screen");
        Message card = office.post("it-help", "a second screen");
        office.settle();

        BotResponse sent = office.as("bo").in("it-help").reply(card, "@Obliged how large?");
        assertThat(sent.repeat().status()).isEqualTo(200);
        assertThat(office.dm("ana", "how large").plainText())
                .startsWith("Bo commented on your ask #1 “a second screen”: “how large?”");
        assertThat(lines("ana", "how large")).hasSize(1);
        assertThat(thread("bo", "it-help", card))
                .as("it stands there already")
                .noneMatch(line -> line.startsWith("Bo:"));

        reply("ana", office.dm("ana", "how large"), "27 inches");
        office.settle();
        assertThat(thread("bo", "it-help", card)).contains("Ana: “27 inches”");
    }

    @Test
    void elsewhereInAChannelAMentionGetsTheUsualLine() {
        for (String called : List.of("@Obliged ", "\u2060@Obliged:\u00a0", "@Obliged – ")) {
            office.as("bo").in("it-help").write(called + "water the plants" + called.length());
            Message line = office.dm("bo", "[Open the form]");
            Modal form = form("bo", line, "Open the form");
            assertThat(form.value("What")).isEqualTo("water the plants" + called.length());
            form.close();
        }
    }

    @Test
    void someoneOfAnotherCompanyIsRefusedAndNothingIsCarried() {
        office.as("ana").in("with-partner").type("/ask #with-partner a second screen");
        Message card = office.post("with-partner", "a second screen");
        office.settle();
        assertThat(office.as("pat")
                        .in("with-partner")
                        .reply(card, "@Obliged how large?")
                        .status())
                .isEqualTo(200);
        office.settle();
        assertThat(lines("ana", "how large")).isEmpty();
        assertThat(office.type("ana", "/ask 1").text()).doesNotContain("how large");
    }

    @Test
    void whereWeAreNotInTheChannelTheLinesOfTheThreadCarryReplyAndAQuestionAnswer() {
        office.type("ana", "/ask #design a second screen");
        Message card = office.post("design", "a second screen");
        form("bo", card, "Ask a question").fill("Your question", "How large?").submit();
        office.dm("ana", "How large?");
        office.settle();
        Message line = office.as("ana").in("design").thread(card).get(0);
        assertThat(line.plainText()).startsWith("Bo asks Ana: “How large?”").contains("[Answer]", "[Reply]");

        form("bo", line, "Reply").fill("Your reply", "By the way").submit();
        office.dm("ana", "By the way");
        form("ana", line, "Answer").fill("Your answer", "27 inches").submit();
        office.settle();
        assertThat(thread("ana", "design", card)).anyMatch(said -> said.contains("27 inches"));
    }

    private void setHelpers(String by, String helper) {
        office.as(by).in("it-help").type("/ask team");
        office.await(() -> office.as(by).modalIfOpen().isPresent());
        office.as(by).modal().fill("Helpers", helper).submit().next().submit();
        office.dm(by, "Helpers: " + office.as(helper).person().realName().split(" ")[0]);
        office.settle();
    }

    /** Asked of the helpers only; the card of Chi, who is one. */
    private Message askedOfTheHelpers() {
        office.as("ana").shortcut("new_ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        Modal form = office.as("ana").modal();
        form.fill("What", "my salary is wrong").fill("Who", "#it-help");
        office.await(() -> form.plainText().contains("Only the helpers"));
        form.fill("Who sees it", "Only the helpers").submit();
        Message card = office.dm("chi", "my salary is wrong");
        office.settle();
        return card;
    }

    @Test
    void whatIsForTheHelpersOnlyReachesNoChannel() {
        setHelpers("bo", "chi");
        Message card = askedOfTheHelpers();
        reply("chi", card, "since when?");
        reply("ana", office.dm("ana", "since when?"), "since May");
        office.dm("chi", "since May");
        office.settle();
        assertThat(office.as("eli").in("it-help").messages())
                .noneMatch(message -> message.plainText().contains("since"));
    }
}
