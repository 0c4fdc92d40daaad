package obliged.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.NoSuchElementException;
import obliged.Bot;
import obliged.sandbox.api.Fault;
import obliged.sandbox.client.Modal;
import obliged.sandbox.wire.BotResponse;
import obliged.store.StoreException;
import obliged.testing.Http;
import obliged.testing.InOffice;
import obliged.testing.Office;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts, stops, and a Slack that is not there. */
class UpsAndDownsTest extends InOffice {
    @Test
    void whatWasAskedBeforeARestartGoesOnAfterIt() throws Exception {
        office.type("ana", "/ask @bo water the plants");
        office.dm("bo", "water");
        office.restart();
        office.as("bo").press(office.dm("bo", "water"), "Accept");
        assertThat(office.dm("ana", " is on #").plainText()).contains("#1");
        assertThat(office.dms("bo")).hasSize(1);
    }

    @Test
    void whatCouldNotBeDeliveredIsDeliveredAfterARestart() throws Exception {
        office.slack.faults().add(Fault.dropped());
        BotResponse reply = office.type("ana", "/ask @bo water the plants");
        assertThat(reply.text()).contains("I asked Bo: #1");
        office.stop();
        office.slack.faults().clear();
        office.clock.pass(Duration.ofMinutes(10));
        office.startAgain();
        assertThat(office.dm("bo", "water").plainText()).contains("[Accept]");
        office.settle();
        assertThat(office.dms("bo")).hasSize(1);
    }

    @Test
    void itAnswersWhileSlackIsDownIfItWasStartedBeforeAndSaysSo() throws Exception {
        office.stop();
        office.slack.faults().add(Fault.dropped());
        office.startAgain();
        assertThat(office.type("ana", "/ask @bo water the plants by friday").text())
                .contains("I asked Bo: #1", "Fri 27 Nov");
        office.await(() -> office.ready().contains("Can't read from Slack"));
        assertThat(office.ready()).contains("\"status\":\"ready\"");
        office.slack.faults().clear();
        office.clock.pass(Duration.ofMinutes(10));
        assertThat(office.dm("bo", "water").plainText()).contains("[Accept]");
    }

    @Test
    void startedForTheFirstTimeWithoutSlackItWaitsAndIsNotReady(@TempDir Path elsewhere) throws Exception {
        try (Office other = Office.withoutSlack(elsewhere)) {
            assertThat(Http.get(other.bot().address().resolve("/health/ready")).statusCode())
                    .isEqualTo(503);
            assertThat(Http.get(other.bot().address().resolve("/health/live")).statusCode())
                    .isEqualTo(200);
            assertThat(other.type("ana", "/ask @bo water the plants").text())
                    .contains("I'm still starting", "water the plants");
            other.slack.faults().clear();
            other.await(other::isReady);
            assertThat(other.type("ana", "/ask @bo water the plants").text()).contains("I asked Bo: #1");
        }
    }

    @Test
    void aSlowSlackDoesNotSlowAReply() {
        office.slack.faults().add(Fault.slow(Duration.ofSeconds(5)).on("chat.postMessage"));
        for (int i = 1; i <= 20; i++) {
            assertThat(office.type("ana", "/ask @bo water the plants").text()).contains("#" + i);
        }
        // None of Slack's answers was waited for: not one has come yet.
        assertThat(office.slack.journal().of("chat.postMessage")).allMatch(entry -> entry.millis() < 0);
        office.slack.faults().clear();
    }

    @Test
    void aSecondProcessOnTheSameFileIsRefused() {
        assertThatThrownBy(() -> Bot.start(office.config(), office.clock))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Another Obliged is running on");
        assertThat(office.type("ana", "/ask @bo water the plants").text()).contains("#1");
    }

    @Test
    void peopleAreKeptAsTheyAreByEvents() {
        office.slack.admin().moveToZone("ana", "Pacific/Kiritimati");
        assertThat(office.type("ana", "/ask @bo water the plants by tomorrow").text())
                .contains("Tue 24 Nov");
        assertThat(office.type("ana", "/ask").status()).isEqualTo(200);
        assertThat(form().fill("Who", "Chi").value("Who")).isEqualTo("Chi");
        office.slack.admin().deactivate("chi");
        assertThatThrownBy(() -> form().fill("Who", "Chi")).isInstanceOf(NoSuchElementException.class);
        form().close();
        office.slack.admin().archive("design");
        assertThat(office.type("ana", "/ask #design water the plants").status()).isEqualTo(200);
        assertThat(form().plainText()).contains("is archived");
        form().close();
        office.slack.admin().unarchive("design");
        assertThat(office.type("ana", "/ask #design water the plants").text()).contains("I asked");
        office.slack.admin().hire("fay", "Fay Fox", "Asia/Kolkata");
        assertThat(office.type("ana", "/ask @fay water the plants").text()).contains("I asked Fay");
    }

    private Modal form() {
        office.await(() -> office.as("ana").modalIfOpen().isPresent());
        return office.as("ana").modal();
    }

    @Test
    void aStrangerIsReadOnceAndOffTheWay() {
        office.slack.world().addPerson("zoe", "Zoe Zimmer", "Asia/Tokyo", obliged.sandbox.world.Person.Kind.MEMBER);
        int before = office.slack.journal().of("users.info").size();
        assertThat(office.type("zoe", "/ask @bo water the plants").text()).contains("One moment");
        office.await(() -> office.as("zoe").in("general").find("I asked Bo: #1").isPresent());
        office.await(() -> office.slack.journal().of("users.info").size() > before);
        office.await(() -> office.type("bo", "/ask 1").text().contains("Zoe"));
        office.type("zoe", "/ask @bo feed the cat");
        office.settle();
        assertThat(office.slack.journal().of("users.info")).hasSize(before + 1);
    }
}
