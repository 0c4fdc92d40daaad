package obliged.conversation.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import obliged.sandbox.api.Fault;
import obliged.sandbox.wire.Journal;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.testing.Office;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests are answered while people and channels are still being read, and reading goes on where it was. */
class BigCompanyConversationTest {
    private static final String ONE_MOMENT = "One moment, I'm looking that up in Slack.";
    private static final int PEOPLE = 5_000;

    @TempDir
    Path directory;

    private Office office;

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    /** Nobody and nothing of the lists can be read. */
    private void nothingIsRead() throws Exception {
        office = Office.answering(
                directory,
                Fault.error("internal_error").on("users.list"),
                Fault.error("internal_error").on("conversations.list"));
    }

    private Message ephemeral(String person, String words) {
        office.await(() -> office.as(person).in("general").find(words).isPresent());
        return office.as(person).in("general").showing(words);
    }

    @Test
    void whoIsNotReadYetIsReadWhenTheyAskAndWhenTheyAreAsked() throws Exception {
        nothingIsRead();

        assertThat(office.type("ana", "/ask @bo water the plants by friday").text())
                .startsWith(ONE_MOMENT);

        assertThat(ephemeral("ana", "#1").plainText()).contains("Bo", "27 Nov");
        assertThat(office.dm("bo", "water the plants").plainText()).contains("[Accept]");
        assertThat(office.type("ana", "/ask @bo feed the cat").text()).contains("I asked Bo: #2");
        assertThat(office.ready()).contains("\"reading\":\"so far 0 people", "Can't read from Slack: internal_error");
    }

    @Test
    void soIsAChannel() throws Exception {
        nothingIsRead();

        assertThat(office.type("ana", "/ask #it-help a second screen").text()).startsWith(ONE_MOMENT);

        ephemeral("ana", "#1");
        assertThat(office.post("it-help", "a second screen").plainText()).contains("[Accept]");
    }

    @Test
    void aChannelThatIsClosedToUsReadsAsAlwaysWithAWayToTheForm() throws Exception {
        nothingIsRead();

        assertThat(office.type("eli", "/ask #secret a second screen").text()).startsWith(ONE_MOMENT);

        office.as("eli").press(ephemeral("eli", "[Open the form]"), "Open the form");
        office.await(() -> office.as("eli").modalIfOpen().isPresent());
        assertThat(office.as("eli").modal().plainText()).contains("I can't see that channel");
        assertThat(office.as("eli").modal().value("What")).isEqualTo("a second screen");
    }

    @Test
    void aFormIsOfferedOnceTheyAreRead() throws Exception {
        nothingIsRead();

        assertThat(office.type("ana", "/ask").text()).startsWith(ONE_MOMENT);

        office.as("ana").press(ephemeral("ana", "[Open the form]"), "Open the form");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
    }

    @Test
    void readingGoesOnAfterARestartWhereItWas() throws Exception {
        office = Office.answering(directory, Fault.error("internal_error").on("users.list"));
        office.slack.world().addCrowd(PEOPLE);
        office.slack.faults().clear();
        office.slack.faults().add(Fault.slow(Duration.ofMillis(300)).on("users.list"));
        office.await(() -> office.ready().matches(".*so far [12]\\d\\d\\d people.*"));
        office.slack.faults().add(Fault.error("internal_error").on("users.list"));
        office.stop();
        office.slack.faults().clear();
        office.slack.journal().clear();

        office.startAgain();
        office.await(() -> !pages().isEmpty());

        assertThat(pages().get(0).request()).containsPattern("cursor=\\w");
        office.await(office::isReady);
        assertThat(office.type("ana", "/ask @mia0 water the plants").text()).contains("I asked Mia: #1");
    }

    @Test
    void channelsThatWereArchivedOrClosedWhileItWasStoppedAreNoticedThoughTheyAreNotListed() throws Exception {
        office = Office.in(directory);
        office.stop();
        office.slack.world().changeChannel("design", channel -> channel.withArchived(true));
        office.slack.world().changeChannel("news", channel -> channel.withKind(Channel.Kind.PRIVATE));
        office.slack.journal().clear();

        office.startAgain();
        office.await(() -> office.slack.journal().of("conversations.info").size() == 2);
        office.await(office::isReady);

        assertThat(refusalOfAskingIn("design")).contains("is archived");
        assertThat(refusalOfAskingIn("news")).contains("I can't see that channel");
        assertThat(office.slack.journal().of("conversations.list"))
                .allSatisfy(page -> assertThat(page.request()).contains("exclude_archived"));
    }

    private String refusalOfAskingIn(String channel) {
        office.type("ana", "/ask #" + channel + " water the plants");
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        String form = office.as("ana").modal().plainText();
        office.as("ana").modal().close();
        return form;
    }

    @Test
    void someoneWhoLeftABigChannelWhileItWasStoppedIsNotInItAnyMore() throws Exception {
        office = Office.answering(
                directory,
                Fault.error("internal_error").on("users.list"),
                Fault.error("internal_error").on("conversations.members"));
        office.slack.world().addCrowd(2_000);
        Channel big = office.slack.world().channel("general");
        office.slack.world().changeChannel("leads", leads -> {
            Channel grown = leads;
            for (String member : big.members().subList(0, 1_500)) {
                grown = grown.withMember(member);
            }
            return grown;
        });
        office.slack.faults().clear();
        office.await(() -> office.ready().matches(".*so far [1-9]\\d\\d+ people.*"));
        office.await(() -> !office.ready().contains("people"));
        office.await(office::isReady);
        assertThat(office.type("mia0", "/ask #leads a second screen").text()).contains("I asked");
        assertThat(office.type("noah1", "/ask list all").text()).contains("a second screen");

        office.stop();
        String noah = office.slack.world().person("noah1").id();
        office.slack.world().changeChannel("leads", leads -> leads.withoutMember(noah));
        office.slack.journal().clear();
        office.startAgain();
        office.await(() -> !office.slack.journal().of("conversations.members").isEmpty());
        office.await(office::isReady);

        assertThat(office.type("noah1", "/ask list all").text()).doesNotContain("a second screen");
        assertThat(office.type("aiko4", "/ask list all").text()).contains("a second screen");
    }

    private List<Journal.Entry> pages() {
        return office.slack.journal().of("users.list");
    }
}
