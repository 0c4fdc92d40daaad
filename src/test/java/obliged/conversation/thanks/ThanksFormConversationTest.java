package obliged.conversation.thanks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Modal;
import obliged.sandbox.client.SubmissionResult;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;
import obliged.testing.InOffice;
import obliged.testing.RawSubmission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thanks by a form: every way to it, what it refuses, and what comes of it. */
class ThanksFormConversationTest extends InOffice {
    private Modal form(String person) {
        office.await(() -> office.as(person).modalIfOpen().isPresent());
        return office.as(person).modal();
    }

    private String id(String person) {
        return office.slack.world().person(person).id();
    }

    @Test
    void theFormOffersAllThatAThankYouHas() {
        assertThat(office.type("ana", "/thanks").body()).isEmpty();
        Modal form = form("ana");
        assertThat(form.title()).isEqualTo("Give thanks");
        assertThat(form.value("Channel"))
                .isEqualTo(office.slack.world().channel("general").id());
        // Without values there is nothing to choose among.
        assertThat(form.plainText()).doesNotContain("Value");
        form.fill("Who", "bo, ana").fill("What for", "the move").fill("Customer it helped", "Pier 9");
        assertThat(form.submit().closed()).isTrue();
        assertThat(office.post("general", "the move").plainText().replaceAll(" +", " "))
                .isEqualTo("Thank you, Bo!\n> the move\nit helped Pier 9\nfrom Ana\n[Add yours]");
        Message given = office.dm("ana", "You thanked Bo in");
        assertThat(given.plainText()).contains("I left out your own name (you can't thank yourself).", "[Undo]");
        office.as("ana").press(given, "Undo");
        assertThat(office.dm("ana", "You took back your thanks to Bo").ts()).isEqualTo(given.ts());
        office.settle();
        assertThat(office.as("eli").in("general").find("the move")).isEmpty();
    }

    @Test
    void whatIsBetweenTheTwoIsSeenByNobodyElse() {
        office.type("ana", "/thanks");
        form("ana")
                .fill("Who", "bo")
                .fill("What for", "listening")
                .fill("Who sees it", "Just between us")
                .submit();
        assertThat(office.dm("bo", "listening").plainText())
                .isEqualTo("Ana thanks you!\n> listening\njust between the two of you");
        assertThat(office.dm("ana", "You thanked Bo, just between the two of you.")
                        .plainText())
                .contains("[Undo]");
        office.settle();
        assertThat(office.as("eli").in("general").messages()).isEmpty();
        assertThat(office.type("bo", "/thanks list").text()).contains("“listening” · just between the two of you");
        assertThat(office.type("eli", "/thanks list @bo").text()).contains("None that you can see.");
        assertThat(office.type("ana", "/thanks list @bo").text()).contains("listening");
    }

    @Test
    void inADirectMessageTheFormAsksWhere() {
        assertThat(office.as("ana").inDm().type("/thanks @bo for the move").body())
                .isEmpty();
        Modal form = form("ana");
        assertThat(form.plainText()).contains("Where do you want to post it?");
        assertThat(form.value("Who")).isEqualTo(id("bo"));
        assertThat(form.value("What for")).isEqualTo("the move");
        assertThat(form.submit().errorAt("Channel")).contains("Choose a channel to post it in");
        assertThat(form.fill("Channel", "design").submit().closed()).isTrue();
        assertThat(office.post("design", "the move").plainText()).startsWith("Thank you, Bo!");
    }

    @Test
    void whereTheBotCanNotPostTheFormSaysWhatToDo() {
        assertThat(office.as("eli")
                        .in("secret")
                        .type("/thanks @dee for the secret")
                        .body())
                .isEmpty();
        Modal form = form("eli");
        assertThat(form.plainText()).contains("I can't post in the channel you're in yet. Type /invite @Obliged there");
        assertThat(form.value("Channel")).isEmpty();
        assertThat(form.fill("Channel", "secret").submit().errorAt("Channel"))
                .contains("I can't see that channel. If you're in it, type /invite @Obliged there");
        // Archived channels are read once someone names them.
        office.await(
                () -> form.fill("Channel", "old").submit().errorAt("Channel").contains("That channel is archived."));
        office.slack.admin().join("obliged", "secret");
        office.await(
                () -> form.isOpen() && form.fill("Channel", "secret").submit().closed());
        office.await(() -> office.as("eli").in("secret").find("the secret").isPresent());
        assertThat(office.dm("dee", "the secret").plainText()).startsWith("Eli thanks you!");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            for the move                    | I can't tell who you're thanking.    | for the move
            @ana for being me               | That's you.                    | being me
            @buildbot for the build         | That's an app. Thank the people behind it.            | the build
            @ana @buildbot for the build    | I can't pass on these thanks       | the build
            @nobody for the move            | I don't know @nobody.           | @nobody for the move
            @bo                             | What are you thanking them for? |
            @bo for                         | What are you thanking them for? |
            @channel for the week           | never ping a whole channel      | @channel for the week
            @design-crew @bo thanks         | I don't know @design-crew.      | @design-crew @bo thanks
            """)
    void whatCanNotBeDoneOpensTheFormWithTheReasonAndAllThatWasTyped(String typed, String reason, String words) {
        BotResponse reply = office.type("ana", "/thanks " + typed);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        Modal form = form("ana");
        assertThat(form.plainText()).contains(reason);
        assertThat(form.value("What for")).isEqualTo(words == null ? "" : words);
        assertThat(form.value("Who")).isEqualTo(typed.contains("@bo") ? id("bo") : "");
        office.settle();
        assertThat(office.dms("bo")).isEmpty();
    }

    @Test
    void fiveThousandCharactersComeBackWhole() {
        String words = "long ".repeat(1_000).strip();
        BotResponse reply = office.type("ana", "/thanks @bo for " + words);
        assertThat(reply.text()).contains("The form only takes the first 3,000 characters.");
        assertThat(reply.text().replaceAll("\\s+", " ")).contains("/thanks @bo for long long");
        assertThat(reply.body().split("long", -1)).hasSizeGreaterThan(1_000);
        Modal form = form("ana");
        assertThat(form.plainText()).contains("can have up to 3,000 characters");
        assertThat(form.value("What for")).hasSizeGreaterThan(2_990);
    }

    @Test
    void sixtyPeopleAreTooMany() {
        String people = IntStream.range(0, 60)
                .peek(i -> office.slack.admin().hire("p" + i, "Person" + i, "Europe/Lisbon"))
                .mapToObj(i -> "@p" + i)
                .collect(Collectors.joining(" "));
        BotResponse reply = office.type("ana", "/thanks " + people + " for the year");
        assertThat(reply.text()).contains("at most 50 people", "@p59 for the year");
        assertThat(form("ana").value("Who").split(",")).hasSize(50);
        office.settle();
        assertThat(office.as("eli").in("general").find("Thank you")).isEmpty();
        // Fifty are not, and all of them are named.
        String fifty = people.substring(0, people.indexOf(" @p50"));
        office.type("ana", "/thanks " + fifty + " for the year");
        assertThat(office.post("general", "the year").plainText())
                .contains("Person0, Person1,", "Person48 and Person49!");
    }

    @Test
    void aFormSentTwiceThanksOnce() {
        office.type("ana", "/thanks @bo for");
        SubmissionResult submission = form("ana").fill("What for", "the move").submit();
        assertThat(submission.reply().repeat().status()).isEqualTo(200);
        office.settle();
        assertThat(office.dms("bo")).hasSize(1);
    }

    @Test
    void overTheLimitTheFormStaysWithAllThatIsInIt() {
        for (int i = 1; i <= 10; i++) {
            office.type("ana", "/thanks @bo for thing " + i);
        }
        office.type("ana", "/thanks");
        Modal form = form("ana").fill("Who", "bo").fill("What for", "one more");
        assertThat(form.submit().errorAt("What for")).contains("You've given 10 thank-yous today");
        assertThat(form.value("What for")).isEqualTo("one more");
    }

    @Test
    void justBetweenUsIsForOne() {
        office.type("ana", "/thanks");
        Modal form =
                form("ana").fill("Who", "bo, chi").fill("What for", "the move").fill("Who sees it", "Just between us");
        assertThat(form.submit().errorAt("Who sees it")).contains("Just between us is for one person.");
    }

    @Test
    void aMessageIsThankedForWithALinkBack() {
        office.as("bo").in("design").write("I drew the *new* plan, see @chi");
        Message written = office.as("ana").in("design").showing("I drew");
        office.as("ana").messageShortcut(written, "say_thanks");
        Modal form = form("ana");
        assertThat(form.value("Who")).isEqualTo(id("bo"));
        assertThat(form.value("What for")).isEqualTo("I drew the new plan, see @Chi");
        assertThat(form.value("Channel")).isEqualTo(written.channel());
        form.fill("What for", "the new plan").submit();
        Message post = office.post("design", "the new plan");
        assertThat(post.plainText())
                .endsWith("from Ana · <https://harbour.slack.com/archives/" + written.channel() + "/p"
                        + written.ts().replace(".", "") + "|original message>\n[Add yours]");
    }

    @Test
    void theBeginningOfALongMessageIsSaidToBeOne() {
        office.as("bo").in("design").write("the beginning of the plan " + "and more of it ".repeat(300));
        office.as("ana").messageShortcut(office.as("ana").in("design").showing("the beginning"), "say_thanks");
        assertThat(form("ana").plainText())
                .contains(
                        "That message is too long for a thank-you. Here's the beginning; the thank-you will link to the rest.");
        office.as("ana").modal().close();
        office.as("bo").in("design").write("a short plan");
        office.as("ana").messageShortcut(office.as("ana").in("design").showing("a short plan"), "say_thanks");
        assertThat(form("ana").plainText()).doesNotContain("beginning");
    }

    @Test
    void whatNoChannelSawIsThankedForBetweenTheTwoUnlessItsRequesterSaysOtherwise() {
        office.type("ana", "/ask @bo find out who signs the contract");
        solve(office.dm("bo", "the contract"));
        Modal form = form("ana", office.dm("ana", "[Say thanks]"), "Say thanks");
        assertThat(form.value("Who sees it")).isEqualTo("Just between us");
        assertThat(form.value("Channel")).isEmpty();
        form.submit();
        assertThat(office.dm("bo", "Ana thanks you for #1!").plainText())
                .contains("find out who signs the contract", "just between the two of you");
        office.settle();
        assertThat(office.as("eli").in("general").messages()).isEmpty();
    }

    @Test
    void whatAChannelSawIsThankedForThere() {
        office.type("ana", "/ask #it-help a second screen");
        solve(office.post("it-help", "a second screen"));
        Modal form = form("ana", office.dm("ana", "[Say thanks]"), "Say thanks");
        assertThat(form.value("Who sees it")).isEqualTo("Everyone in a channel");
        form.submit();
        assertThat(office.post("it-help", "Thank you, Bo!").plainText()).contains("a second screen");
    }

    private void solve(Message card) {
        office.as("bo").press(card, "Accept");
        office.settle();
        office.type("bo", "/ask done 1");
        Message solved = office.dm("ana", "[Yes, solved]");
        form("ana", solved, "Yes, solved").close();
        office.settle();
    }

    @Test
    void aClosedChannelThatItsSenderIsNotInIsNoneToSayItIn() {
        office.type("ana", "/thanks");
        RawSubmission form = new RawSubmission(office, "ana", form("ana"))
                .with("people", id("bo"))
                .with("words", "the move")
                .with("shown", "channel");
        assertThat(form.withChannel("channel", "leads").send().body())
                .contains("t see that channel. If you")
                .doesNotContain("leads");
        assertThat(form.withChannel("channel", "general").send().body()).doesNotContain("errors");
        office.post("general", "the move");
        office.settle();
        assertThat(office.as("eli").in("leads").messages()).isEmpty();
    }

    @Test
    void aReplyInAThreadIsLinkedInItsThread() {
        office.as("bo").in("design").write("the plan");
        Message root = office.as("ana").in("design").showing("the plan");
        office.as("bo").in("design").reply(root, "and here it is");
        Message reply = office.as("ana").in("design").thread(root).get(0);
        office.as("ana").messageShortcut(reply, "say_thanks");
        form("ana").submit();
        assertThat(office.post("design", "Thank you, Bo!").json().toString())
                .contains("?thread_ts=" + root.ts() + "&amp;cid=" + root.channel());
    }

    @Test
    void aMessageOfOnesOwnOrOfABotNamesNobody() {
        office.as("ana").in("design").write("I did it all");
        office.as("ana").messageShortcut(office.as("ana").in("design").showing("I did"), "say_thanks");
        assertThat(form("ana").value("Who")).isEmpty();
    }

    @Test
    void theShortcutFromAnywhereOpensAnEmptyForm() {
        office.as("bo").shortcut("new_thanks");
        Modal form = form("bo");
        assertThat(form.value("Who")).isEmpty();
        form.fill("Who", "ana")
                .fill("What for", "the welcome")
                .fill("Channel", "design")
                .submit();
        assertThat(office.post("design", "the welcome").plainText()).contains("Thank you, Ana!");
    }

    @Test
    void aFormThatSlackDoesNotOpenInTimeIsKept() {
        office.slack.faults().add(Fault.error("expired_trigger_id").on("views.open"));
        office.as("ana").inDm().type("/thanks @bo for the move");
        office.await(() -> office.as("ana").inDm().find("[Open the form]").isPresent());
        office.slack.faults().clear();
        Message draft = office.as("ana").inDm().showing("[Open the form]");
        office.clock.pass(Duration.ofMinutes(30));
        office.as("ana").press(draft, "Open the form");
        assertThat(form("ana").value("What for")).isEqualTo("the move");
    }
}
