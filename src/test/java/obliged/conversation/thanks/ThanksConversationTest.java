package obliged.conversation.thanks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Modal;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;

/** Thanks typed in a channel, and what everyone then reads. */
class ThanksConversationTest extends InOffice {
    private Modal form(String person) {
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        return office.as(person).modal();
    }

    private Message shout(String words) {
        return office.post("general", words);
    }

    /** As an admin keeps one. */
    private void value(String word, String emoji, String sentence) {
        office.type("eli", "/thanks values");
        form("eli")
                .fill("Word", word)
                .fill("Emoji", emoji)
                .fill("What it means", sentence)
                .submit();
        office.as("eli").modal().close();
    }

    @Test
    void aShoutOutIsPostedAndEachIsTold() {
        BotResponse reply = office.type("ana", "/thanks @bo and @chi for the *move* to room 4");
        assertThat(reply.text()).isEqualTo("You thanked Bo and Chi. I've let them know.\n[Undo]");
        Message post = shout("the *move*");
        assertThat(post.plainText()).isEqualTo("Thank you, Bo and Chi!\n> the *move* to room 4\nfrom Ana\n[Add yours]");
        assertThat(post.json().path("text").asText())
                .isEqualTo("Thank you, Bo and Chi! the *move* to room 4\nfrom Ana");
        Message told = office.dm("bo", "the *move*");
        assertThat(told.plainText())
                .isEqualTo("Ana thanks you!\n> the *move* to room 4\nalso thanked: Chi · in " + office.shown("general")
                        + " · <https://harbour.slack.com/archives/" + post.channel() + "/p"
                        + post.ts().replace(".", "") + "|See it there>");
        assertThat(office.dm("chi", "the *move*").plainText()).contains("also thanked: Bo");
        office.settle();
        assertThat(office.dms("ana")).isEmpty();
    }

    @Test
    void aValueShowsItsEmoji() {
        value("teamwork", ":handshake:", "We win together");
        office.type("ana", "/thanks @bo for the move #teamwork");
        Message post = shout("the move");
        assertThat(post.plainText())
                .isEqualTo("Thank you, Bo!\n> the move\n:handshake: #teamwork\nfrom Ana\n[Add yours]");
        assertThat(office.dm("bo", "the move").plainText()).contains(":handshake: #teamwork");
        office.type("ana", "/thanks @bo for the speed #fast");
        assertThat(shout("the speed").plainText()).contains("> the speed #fast\n");
    }

    @Test
    void whateverIsInTheWordsRingsNobody() {
        office.type("ana", "/thanks @bo for @channel and <!here> and @chi in #design :tada:");
        Message post = shout("@channel");
        String blocks = post.json().path("blocks").toString();
        assertThat(blocks).doesNotContain("\"broadcast\"", "\"usergroup\"", "\"type\":\"user\"");
        assertThat(post.json().path("text").asText()).doesNotContain("<!", "<@");
        assertThat(blocks).contains("\"name\":\"tada\"");
    }

    @Test
    void aGroupIsThankedWithoutOneself() {
        BotResponse reply = office.type("bo", "/thanks @it-crew for the long night");
        assertThat(reply.text())
                .startsWith(
                        "You thanked Chi. I've let them know. I left out your own name (you can't thank yourself).");
        assertThat(shout("the long night").plainText()).startsWith("Thank you, Chi!");
    }

    @Test
    void whoCanNotBeThankedIsLeftOutAndSaid() {
        // Whom we only hear of is read after the first time: from then on a form says that they can't be asked.
        office.await(
                () -> office.type("ana", "/ask @pat when do you come?").body().isEmpty());
        assertThat(office.type("ana", "/thanks @ana @bo @buildbot @pat for the move")
                        .text())
                .contains(
                        "You thanked Bo. I've let them know.",
                        "I left out your own name (you can't thank yourself), Build (an app) and Pat (from another company).");
    }

    @Test
    void theSameCommandSentTwiceActsOnce() {
        BotResponse first = office.type("ana", "/thanks @bo @buildbot for the move");
        assertThat(first.repeat().body()).isEqualTo(first.body());
        office.settle();
        assertThat(office.dms("bo")).hasSize(1);
        // Typed twice within a minute counts once; Bo alone is thanked then.
        assertThat(office.type("ana", "/thanks @bo for the move").text())
                .isEqualTo("You thanked Bo with the same words a moment ago, so I didn't send it again.");
    }

    @Test
    void whatWasTakenBackGoesAndSaysSo() {
        BotResponse reply = office.type("ana", "/thanks @bo @chi for the move");
        shout("the move");
        office.dm("bo", "the move");
        office.dm("chi", "the move");
        assertThat(office.type("ana", "/thanks undo").text())
                .isEqualTo(
                        "You took back your thanks to Bo and Chi for “the move”. The messages they got will say so.");
        office.settle();
        assertThat(office.as("eli").in("general").find("the move")).isEmpty();
        assertThat(office.dms("bo"))
                .singleElement()
                .satisfies(told -> assertThat(told.plainText()).isEqualTo("Ana took back their thanks."));
        assertThat(office.type("ana", "/thanks undo").text()).isEqualTo("You've already taken that thank-you back.");
        assertThat(office.type("bo", "/thanks undo").text()).isEqualTo("You have no thank-you to take back.");
        // The button on the answer is as late.
        office.as("ana").press(reply.shown().get(0), "Undo");
        office.await(() -> office.as("ana")
                .in("general")
                .find("You've already taken that thank-you back.")
                .isPresent());
    }

    @Test
    void theButtonTakesItBackForTenMinutes() {
        BotResponse reply = office.type("ana", "/thanks @bo for the move");
        office.dm("bo", "the move");
        office.as("ana").press(reply.shown().get(0), "Undo");
        office.await(() -> office.as("ana")
                .in("general")
                .find("You took back your thanks to Bo")
                .isPresent());
        BotResponse later = office.type("ana", "/thanks @bo for the lamp");
        shout("the lamp");
        office.clock.pass(Duration.ofMinutes(11));
        office.as("ana").press(later.shown().get(0), "Undo");
        office.await(() -> office.as("ana")
                .in("general")
                .find("more than ten minutes old, so it stays.")
                .isPresent());
        assertThat(office.type("ana", "/thanks undo").text()).contains("so it stays");
        assertThat(shout("the lamp").plainText()).startsWith("Thank you");
    }

    @Test
    void takenBackBeforeItCouldGoNothingGoesOut() throws Exception {
        office.slack.faults().add(Fault.dropped());
        office.type("ana", "/thanks @bo for the move");
        office.type("ana", "/thanks undo");
        office.slack.faults().clear();
        office.settle();
        assertThat(office.as("eli").in("general").find("the move")).isEmpty();
        assertThat(office.dms("bo")).isEmpty();
    }

    @Test
    void nothingIsLostOrDoubledOverARestart() throws Exception {
        office.slack.faults().add(Fault.dropped());
        office.type("ana", "/thanks @bo for the move");
        office.restart();
        office.slack.faults().clear();
        assertThat(office.dm("bo", "the move").plainText()).contains("See it there");
        office.settle();
        assertThat(office.dms("bo")).hasSize(1);
        assertThat(office.as("eli").in("general").messages()).hasSize(1);
    }

    @Test
    void theEleventhComesBackToBeSentTomorrow() {
        for (int i = 1; i <= 10; i++) {
            office.type("ana", "/thanks @bo for thing " + i);
        }
        assertThat(office.type("ana", "/thanks @bo for thing 11").text())
                .contains("You've given 10 thank-yous today", "Send this one tomorrow.", "/thanks @bo for thing 11");
        office.clock.pass(Duration.ofDays(1));
        assertThat(office.type("ana", "/thanks @bo for thing 11").text()).contains("You thanked Bo");
    }

    @Test
    void aListShowsByMonthWhatItsReaderMaySee() {
        office.type("ana", "/thanks @bo for the move");
        office.as("eli").in("leads").type("/thanks @bo for what only leads know");
        office.clock.pass(Duration.ofDays(10));
        office.type("chi", "/thanks @bo for the lamp");
        BotResponse own = office.type("bo", "/thanks list");
        assertThat(own.text()).isEqualTo("""
                        Thanks you got
                        December 2026
                        2 Dec · from Chi · “the lamp”
                        November 2026
                        22 Nov · from Eli · “what only leads know”
                        22 Nov · from Ana · “the move”
                        [What you gave]""");
        assertThat(office.type("ana", "/thanks list @bo").text())
                .contains("Thanks Bo got", "the lamp", "the move", "[What Bo gave]")
                .doesNotContain("leads");
        assertThat(office.as("gus").inDm().type("/thanks list @bo").text()).contains("None that you can see.");
        office.as("bo").press(own.shown().get(0), "What you gave");
        office.await(() ->
                office.as("bo").in("general").find("Who helped you this week?").isPresent());
    }

    @Test
    void aLongListIsPagedInPlace() {
        for (int i = 1; i <= 10; i++) {
            office.type("ana", "/thanks @bo for thing " + i + " of ana");
            office.type("chi", "/thanks @bo for thing " + i + " of chi");
        }
        Message page = office.type("bo", "/thanks list").shown().get(0);
        assertThat(page.plainText())
                .contains("thing 10 of chi", "thing 6 of ana", "[Older]")
                .doesNotContain("thing 5 of");
        office.as("bo").press(page, "Older");
        office.await(() -> office.as("bo").in("general").find("[Newer]").isPresent());
        Message older = office.as("bo").in("general").showing("[Newer]");
        assertThat(older.plainText()).contains("thing 1 of ana").doesNotContain("[Older]", "thing 6 of");
        office.as("bo").press(older, "Newer");
        office.await(() -> office.as("bo").in("general").find("[Older]").isPresent());
        assertThat(office.as("bo").in("general").showing("[Older]").plainText())
                .contains("thing 10 of chi")
                .doesNotContain("[Newer]");
    }

    @Test
    void theEmojiAndTheSentenceOfAValueCanGoWithoutIt() {
        value("teamwork", ":handshake:", "We win together");
        office.type("eli", "/thanks values");
        form("eli")
                .fill("Which one", "#teamwork")
                .fill("Emoji", ":tada:")
                .fill("Remove", "Its emoji, What it means")
                .submit();
        office.as("eli").modal().close();
        // What someone typed instead is what they want.
        assertThat(office.type("ana", "/thanks values").text()).startsWith(":tada: #teamwork\n");

        office.type("eli", "/thanks values");
        form("eli")
                .fill("Which one", "#teamwork")
                .fill("What it means", "Nobody carries alone :tada: https://x.example/we")
                .fill("Remove", "Its emoji")
                .submit();
        office.as("eli").modal().close();
        BotResponse read = office.type("ana", "/thanks values");
        assertThat(read.text()).startsWith("#teamwork · Nobody carries alone :tada: https://x.example/we\n");
        assertThat(read.shown().get(0).json().toString())
                .contains("\"type\":\"emoji\",\"name\":\"tada\"", "\"type\":\"link\",\"url\":\"https://x.example/we\"");
    }

    @Test
    void valuesAreKeptByAdminsAndReadByAll() {
        assertThat(office.type("ana", "/thanks values").text()).contains("There are no values yet.");
        value("teamwork", ":handshake:", "We win together");
        assertThat(office.type("ana", "/thanks values").text())
                .contains(":handshake: #teamwork · We win together", "/thanks @bo for … #teamwork");
        office.type("eli", "/thanks values");
        Modal form = form("eli");
        assertThat(form.fill("Word", "two words").submit().errorAt("Word")).contains("A value is one word");
        assertThat(form.fill("Word", "TEAMWORK").submit().errorAt("Word")).contains("There's a value with that name");
        assertThat(form.fill("Word", "care").fill("Emoji", "heart").submit().errorAt("Emoji"))
                .contains("Write one emoji");
        Modal saved = form.fill("Emoji", "🫶").submit().next();
        assertThat(saved.plainText()).contains("Saved: 🫶 #care", ":handshake: #teamwork");
        saved.close();
        office.type("eli", "/thanks values");
        form("eli")
                .fill("Which one", "#teamwork")
                .fill("What it means", "Together or not at all")
                .submit();
        office.as("eli").modal().close();
        assertThat(office.type("ana", "/thanks values").text())
                .contains(":handshake: #teamwork · Together or not at all");
        office.type("eli", "/thanks values");
        form("eli").fill("Which one", "#care").fill("Remove", "All of it").submit();
        assertThat(office.as("eli").modal().plainText())
                .contains("Removed: #care")
                .doesNotContain("🫶 #care");
    }

    @Test
    void aThankYouThatSlackWillNotPostIsKeptAndCanBeSaidElsewhere() {
        office.as("ana").in("news").type("/thanks @bo for the move");
        Message trouble = office.dm("ana", "Try again");
        assertThat(trouble.plainText())
                .contains(
                        "Only certain people can post in " + office.shown("news"),
                        "Your thanks to Bo for “the move” are saved.");
        assertThat(office.dms("bo")).isEmpty();
        office.as("ana").press(trouble, "Try again");
        Modal form = form("ana");
        assertThat(form.value("What for")).isEqualTo("the move");
        assertThat(form.fill("Channel", "general").submit().closed()).isTrue();
        assertThat(shout("the move").plainText()).startsWith("Thank you, Bo!");
        assertThat(office.dm("bo", "the move").plainText()).startsWith("Ana thanks you!");
    }

    @Test
    void whoeverCanNotBeReachedIsSaidToTheGiver() {
        String bo = office.slack.world().person("bo").id();
        office.slack
                .faults()
                .add(Fault.error("user_not_found").on("chat.postMessage").in(bo));
        office.type("ana", "/thanks @bo for the move");
        assertThat(office.dm("ana", "I can't reach Bo").plainText()).contains("for “the move”");
        assertThat(shout("the move")).isNotNull();
    }

    @Test
    void helpShowsExamples() {
        assertThat(office.type("ana", "/thanks help").text()).contains("/thanks @bo @chi for the move #teamwork");
        assertThat(List.of(office.type("ana", "/tanks").text())).allMatch(said -> said.contains("/thanks"));
    }
}
