package obliged.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Modal;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.StoredFile;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that someone sends with what they say about an ask reaches the other side. */
class FileConversationTest extends InOffice {
    private static final String COMPLETE = "files.completeUploadExternal";

    private Message asked() {
        office.type("ana", "/ask @bo reset my VPN token");
        office.as("bo").press(office.dm("bo", "reset my VPN token"), "Accept");
        office.dm("ana", "reset my VPN token");
        office.settle();
        return office.dm("bo", "reset my VPN token");
    }

    private StoredFile upload(String person, String name, int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return office.as(person).upload(name, bytes);
    }

    private void send(String person, Message root, String words, StoredFile... files) {
        assertThat(office.as(person).inDm().share(root, words, files).status()).isEqualTo(200);
    }

    /** The copies that the bot shared, as they stand in the threads of someone's direct messages. */
    private List<StoredFile> copies(String person) {
        String dm = office.as(person).inDm().channel().id();
        return office.slack.world().files().stream()
                .filter(file -> file.owner() == null && !file.mode().equals("tombstone"))
                .filter(file ->
                        file.shares().stream().anyMatch(share -> share.channel().equals(dm)))
                .toList();
    }

    private StoredFile copy(String person) {
        office.await(() -> !copies(person).isEmpty());
        office.settle();
        assertThat(copies(person)).hasSize(1);
        return copies(person).get(0);
    }

    private Message cardOf(String person) {
        return office.as(person).inDm().showing("reset my VPN token");
    }

    @Test
    void aScreenshotReachesTheThreadOfTheOtherSidesCard() {
        Message card = asked();
        String root = cardOf("ana").ts();
        StoredFile screen = upload("bo", "screen.png", 300_000);
        send("bo", card, "is it this one?", screen);

        StoredFile copy = copy("ana");
        assertThat(copy.name()).isEqualTo("screen.png");
        assertThat(Arrays.equals(copy.bytes(), screen.bytes())).isTrue();
        assertThat(copy.shares()).singleElement().satisfies(share -> {
            assertThat(share.threadTs()).isEqualTo(root);
            assertThat(share.channel()).startsWith("D");
        });
        assertThat(office.dm("ana", "is it this one").plainText())
                .startsWith(
                        "Bo commented on your ask #1 “reset my VPN token”: “is it this one?” (screen.png is in the thread under #1)");
        assertThat(office.type("ana", "/ask 1").text()).contains("Bo: “is it this one?”, with screen.png");
    }

    @Test
    void aFileAloneIsACommentAndCanBeTheAnswer() {
        Message card = asked();
        send("bo", card, "", upload("bo", "plan.pdf", 10));
        assertThat(office.dm("ana", "plan.pdf").plainText())
                .startsWith("Bo added plan.pdf to your ask #1 “reset my VPN token”. It's in the thread under #1.");
        copy("ana");

        form("bo", card, "Ask a question").fill("Your question", "Which one?").submit();
        Message question = office.dm("ana", "Which one?");
        office.settle();
        send("ana", question, "", upload("ana", "token.png", 10));
        assertThat(office.dm("bo", "token.png").plainText()).startsWith("Ana answered your question about #1");
        assertThat(copy("bo").name()).isEqualTo("token.png");
    }

    @Test
    void ofSixFilesOneOfThemTooLargeTheSenderReadsAtOnceWhichDidNotGo() {
        Message card = asked();
        StoredFile large = office.slack
                .world()
                .put(new StoredFile(
                        "F0LARGE001",
                        "film.mov",
                        "film.mov",
                        20L * 1024 * 1024 + 1,
                        null,
                        true,
                        List.of(),
                        office.clock.instant(),
                        office.as("bo").person().id(),
                        "hosted"));
        send(
                "bo",
                card,
                "look",
                upload("bo", "1.png", 1),
                large,
                upload("bo", "3.png", 3),
                upload("bo", "4.png", 4),
                upload("bo", "5.png", 5),
                upload("bo", "6.png", 6));

        assertThat(office.dm("bo", "6.png").plainText())
                .isEqualTo(
                        "I didn't pass on 6.png about #1: the limit is 5 files per message. Send it in another one.");
        assertThat(office.dm("bo", "film.mov").plainText())
                .isEqualTo("I didn't pass on film.mov about #1: it is larger than 20 MB. Send a link to it instead.");
        office.await(() -> copies("ana").size() == 4);
        office.settle();
        assertThat(copies("ana"))
                .extracting(StoredFile::name)
                .containsExactlyInAnyOrder("1.png", "3.png", "4.png", "5.png");
    }

    @ParameterizedTest
    @CsvSource({
        "empty.txt, 0, hosted, the file is empty. Check it and send it again.",
        "doc, 5, external, it isn't stored in Slack. Send a link to it instead.",
        "gone.png, 5, tombstone, I can't find the file any more.",
    })
    void whatCanNotBePassedOnIsTold(String name, int length, String mode, String why) {
        Message card = asked();
        StoredFile file = upload("bo", name, length);
        office.slack.world().put(file.in(mode));
        send("bo", card, "look", file.in(mode));
        assertThat(office.dm("bo", "I didn't pass on").plainText())
                .startsWith("I didn't pass on " + name + " about #1: " + why);
        office.dm("ana", "look");
        office.settle();
        assertThat(copies("ana")).isEmpty();
    }

    @Test
    void aNameThatIsAPathBecomesItsLastPart() {
        Message card = asked();
        send("bo", card, "look", upload("bo", "../../x", 10));
        assertThat(copy("ana").name()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"files.info", "files.getUploadURLExternal", COMPLETE})
    void aFileArrivesOnceAfterALostAnswer(String method) {
        Message card = asked();
        Message root = cardOf("ana");
        office.slack.faults().add(Fault.answerLost().on(method).once());
        send("bo", card, "look", upload("bo", "screen.png", 10));
        copy("ana");
        assertThat(office.slack.faults().active()).isEmpty();
        assertThat(office.as("ana").inDm().thread(root).stream()
                        .filter(message -> message.plainText().contains("screen.png"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whatSlackRefusesIsToldToWhoSentIt() {
        Message card = asked();
        office.slack.faults().add(Fault.error("malware_detected").on(COMPLETE).once());
        send("bo", card, "look", upload("bo", "screen.png", 10));
        assertThat(office.dm("bo", "I didn't pass on").plainText())
                .isEqualTo("I didn't pass on screen.png about #1: Slack thinks it may be harmful.");
    }

    @Test
    void aFileThatIsDeletedWithinAnHourIsTakenBack() {
        Message card = asked();
        send("bo", card, "look", upload("bo", "screen.png", 10));
        copy("ana");
        Message said = office.as("bo").inDm().thread(card).get(0);
        office.as("bo").inDm().delete(said);
        office.await(() -> copies("ana").isEmpty());
        office.dm("ana", "deleted a comment");
    }

    @Test
    void aFileFollowsAHandOff() {
        Message card = asked();
        send("bo", card, "look", upload("bo", "screen.png", 10));
        copy("ana");
        form("bo", card, "Hand off").fill("Who", "Chi").submit();
        assertThat(copy("chi").name()).isEqualTo("screen.png");
    }

    @Test
    void inTheThreadOfAChannelAFileGoesToTheRequesterAndTheirsComesBackThere() {
        office.type("ana", "/ask #it-help a second screen");
        Message card = office.post("it-help", "a second screen");
        office.settle();
        office.as("bo").in("it-help").share(card, "@Obliged this one?", upload("bo", "screen.png", 10));
        copy("ana");

        send("ana", office.dm("ana", "this one?"), "no, this", upload("ana", "other.png", 10));
        String channel = office.slack.world().channel("it-help").id();
        office.await(() -> office.slack.world().files().stream()
                .filter(file -> file.owner() == null)
                .flatMap(file -> file.shares().stream())
                .anyMatch(share -> share.channel().equals(channel) && card.ts().equals(share.threadTs())));
    }

    @Test
    void whereWeAreNotInTheChannelNothingIsReadOrUploadedAndTheSenderReadsHowToInvite() {
        askByForm("ana", "#design", "a second screen");
        office.post("design", "a second screen");
        Message card = office.dm("ana", "a second screen");
        office.settle();
        send("ana", card, "this one", upload("ana", "screen.png", 10));
        assertThat(office.dm("ana", "I didn't pass on").plainText())
                .isEqualTo("I didn't pass on screen.png about #1: I'm not in " + office.shown("design")
                        + ". Type /invite @Obliged there, then send it again.");
        office.settle();
        assertThat(office.slack.journal().of("files.info")).isEmpty();
        assertThat(office.slack.journal().of("files.getUploadURLExternal")).isEmpty();
    }

    @Test
    void aFileSentWithWordsGoesWithTheAsk() {
        office.as("ana").inDm().share(null, "@bo what is this?", upload("ana", "screen.png", 10));
        Modal form = form("ana", office.dm("ana", "[Open the form]"), "Open the form");
        form.submit();
        office.dm("bo", "what is this?");
        assertThat(copy("bo").name()).isEqualTo("screen.png");
    }

    @Test
    void aFileOfALoggedMessageGoesWithTheAsk() {
        office.as("dee").in("it-help").share(null, "the printer jams", upload("dee", "jam.png", 10));
        Message message = office.post("it-help", "the printer jams");
        office.as("ana").messageShortcut(message, "log_ask");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        office.as("ana").modal().fill("Who", "Bo").submit();
        office.dm("bo", "the printer jams");
        assertThat(copy("bo").name()).isEqualTo("jam.png");
    }
}
