package obliged.resilience;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.Bot;
import obliged.Config;
import obliged.sandbox.Sandbox;
import obliged.sandbox.api.Fault;
import obliged.sandbox.wire.Journal;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Message;
import obliged.testing.Http;
import obliged.testing.InOffice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is owed is delivered, whatever Slack says meanwhile. */
class DeliveryConversationTest extends InOffice {
    private static final String POST = "chat.postMessage";
    private static final String UPDATE = "chat.update";

    @Test
    void whatSlackLimitsWaitsAsLongAsItSaysAndNothingElseDoes() {
        office.type("ana", "/ask @bo water the plants");
        office.settle();
        office.slack.faults().add(Fault.rateLimited(Duration.ofSeconds(2)).on(UPDATE));
        office.type("bo", "/ask accept 1");
        office.await(() -> updates(429) > 0);
        office.type("ana", "/ask @chi feed the cat");
        awaitInDm("chi", "feed the cat");
        int tries = office.slack.journal().of(UPDATE).size();
        office.type("ana", "/ask @dee sweep the floor");
        awaitInDm("dee", "sweep the floor");
        assertThat(office.slack.journal().of(UPDATE)).hasSize(tries);
        office.slack.faults().clear();
        office.settle();
        assertThat(office.dm("bo", "water").plainText()).contains("◐ accepted");
    }

    /** Whatever else is still on its way. */
    private void awaitInDm(String person, String words) {
        office.await(() -> office.as(person).inDm().find(words).isPresent());
    }

    @Test
    void slackNeverHasToSayThatItIsTooMuch(@TempDir Path elsewhere) throws Exception {
        double faster = 4;
        try (Sandbox slack = Sandbox.builder(InstantSource.system())
                        .limits(Limits.scaled(faster).replyWithin(Duration.ofSeconds(30)))
                        .start();
                Bot bot = Bot.start(
                        new Config(
                                slack.botToken(),
                                slack.signingSecret(),
                                slack.apiUrl().toString(),
                                "127.0.0.1",
                                0,
                                elsewhere.resolve("obliged.db"),
                                ZoneId.of("UTC"),
                                "/ask",
                                "/thanks",
                                10),
                        InstantSource.system(),
                        1 / faster)) {
            slack.connect(bot.address().resolve("/slack/events"));
            slack.await(Duration.ofSeconds(20), () -> Http.isReady(bot.address()));
            // A channel takes twenty in five seconds here.
            int asks = 28;
            for (int i = 0; i < asks; i++) {
                assertThat(slack.as("ana")
                                .in("general")
                                .type("/ask #it-help errand " + i)
                                .text())
                        .contains("I asked");
            }
            slack.await(
                    Duration.ofSeconds(30),
                    () -> slack.as("bo").in("it-help").messages().size() == asks);
            assertThat(slack.journal().violations()).isEmpty();
        }
    }

    @Test
    void changesThatALaterOneOvertakesAreNotSent() {
        office.type("ana", "/ask @bo water the plants");
        office.settle();
        Message card = office.dm("bo", "water");
        office.slack.faults().add(Fault.dropped().on(UPDATE));
        office.type("bo", "/ask accept 1");
        office.type("bo", "/ask done 1");
        office.await(() -> updates(0) > 0);
        office.slack.faults().clear();
        office.settle();
        assertThat(office.slack.journal().of(UPDATE).stream()
                        .filter(entry -> entry.status() == 200)
                        .filter(entry -> entry.request().contains(card.ts())))
                .hasSize(1);
        assertThat(office.dm("bo", "water").plainText()).contains("● you say it's done");
    }

    @Test
    void pagesOfHtmlAndServersThatFailAreWaitedOut() {
        office.slack.faults().add(Fault.html(200).on(POST).times(10));
        office.slack.faults().add(Fault.html(502).on(POST).times(2));
        office.slack.faults().add(Fault.error("fatal_error").on(POST).times(2));
        office.type("ana", "/ask @bo water the plants");
        office.settle();
        assertThat(office.slack.faults().active()).isEmpty();
        assertThat(office.dms("bo")).hasSize(1);
        assertThat(office.dms("ana")).isEmpty();
    }

    @Test
    void whatSlackDidNotTakeForADayIsGivenUpAndCanBeSentAgain() throws Exception {
        office.slack.faults().add(Fault.status(503).on(POST).in(channel("it-help")));
        office.slack.faults().add(Fault.status(503).on(POST).in(channel("design")));
        office.type("ana", "/ask #it-help water the plants");
        office.as("ana").in("design").type("/thanks @bo for the move");
        office.stop();
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + office.database())) {
            file.createStatement()
                    .execute("UPDATE notice SET attempts = 100, owed_at = owed_at - "
                            + Duration.ofHours(25).toMillis() + " WHERE state = 'WAITING' AND place_kind = 'CHANNEL'");
        }
        office.startAgain();
        Message untaken = office.dm(
                "ana", "I've tried for a day, but Slack hasn't accepted my post in " + office.shown("it-help"));
        assertThat(untaken.plainText()).contains("is saved", "[Try again]");
        assertThat(office.dm("ana", "accepted my post in " + office.shown("design"))
                        .plainText())
                .contains("are saved", "[Try again]");
        office.slack.faults().clear();
        office.as("ana").press(untaken, "Try again");
        assertThat(office.post("it-help", "water").plainText()).contains("[Accept]");
    }

    @Test
    void aPoisonedNoticeStopsNoOther() throws Exception {
        office.stop();
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + office.database())) {
            for (String poisoned : List.of("'nonsense', NULL, NULL", "'reply.words', 'UNKNOWN_BUTTON', '?'")) {
                file.createStatement()
                        .execute("INSERT INTO notice (workspace_id, kind, note, via, place, about, cause, urgency,"
                                + " changes, key, mark, owed_at, not_before, state) VALUES ('"
                                + office.slack.world().teamId() + "', " + poisoned + ", '" + id("bo")
                                + "', 1, 1, 0, 0, \"" + poisoned.hashCode() + "\", 'abc', "
                                + office.clock.millis() + ", 0, 'WAITING')");
            }
        }
        office.startAgain();
        office.type("ana", "/ask @bo water the plants");
        office.dm("bo", "water");
        office.settle();
        assertThat(office.ready()).contains("\"given_up_today\":1", "an error in Obliged itself");
        // The one whose seal is none comes as a direct message.
        assertThat(office.dms("bo")).hasSize(2);
        assertThat(office.dm("bo", "button is out of date").isEphemeral()).isFalse();
    }

    @Test
    void whoCanNotBeReachedIsGivenUpAtOnceAndSaid() {
        for (String error : List.of("user_not_found", "account_inactive", "cannot_dm_bot")) {
            int before = office.slack.journal().of(POST).size();
            // Whose account is not active is known when it is said of them again, though our token is good.
            int tries = error.equals("account_inactive") ? 2 : 1;
            office.slack.faults().add(Fault.error(error).on(POST).in(id("bo")).times(tries));
            office.type("ana", "/ask @bo water the plants in room " + error);
            assertThat(office.dm("ana", "room " + error + "” is saved").plainText())
                    .contains("I can't reach Bo", "[Try again]");
            office.settle();
            assertThat(office.slack.journal().of(POST)).hasSize(before + 1 + tries);
            assertThat(office.ready()).contains("\"given_up_because\":").doesNotContain("\"delivery\"");
        }
        assertThat(office.dms("bo")).isEmpty();
        office.as("ana").press(office.dm("ana", "room user_not_found” is saved"), "Try again");
        assertThat(office.dm("bo", "user_not_found").plainText()).contains("[Accept]");
    }

    /** What was refused before the app was installed again comes once it is, whenever in between that is seen. */
    @Test
    void whatOnlyOurOwnAccountCouldNotDoIsNotGivenUp() {
        office.slack
                .faults()
                .add(Fault.error("account_inactive").on(POST).in(id("bo")).once());
        office.type("ana", "/ask @bo water the plants");
        assertThat(office.dm("bo", "water the plants").plainText()).contains("[Accept]");

        office.slack
                .faults()
                .add(Fault.error("account_inactive").on(POST).in(id("chi")).once());
        office.slack.faults().add(Fault.dropped().on("auth.test").once());
        office.type("ana", "/ask @chi feed the cat");
        assertThat(office.dm("chi", "feed the cat").plainText()).contains("[Accept]");
        office.settle();
        assertThat(office.dms("bo")).hasSize(1);
        assertThat(office.dms("chi")).hasSize(1);
        assertThat(office.ready()).contains("\"given_up_today\":0");
    }

    @Test
    void whoeverTookAStepIsToldOnceThatTheOtherCanNotBeTold() {
        office.type("ana", "/ask @bo water the plants");
        office.settle();
        office.slack
                .faults()
                .add(Fault.error("account_inactive").on(POST).in(id("ana")).times(2));
        office.type("bo", "/ask accept 1");
        assertThat(office.dm("bo", "I can't reach Ana").plainText())
                .contains("to say where #1 “water the plants” stands")
                .doesNotContain("[");
        office.type("bo", "/ask done 1");
        office.slack
                .faults()
                .add(Fault.error("user_not_found").on(POST).in(id("bo")).once());
        assertThat(form("ana", office.dm("ana", "[Not yet]"), "Not yet")
                        .fill("What's missing", "the palm")
                        .submit()
                        .closed())
                .isTrue();
        assertThat(office.dm("ana", "I can't reach Bo").plainText())
                .contains("Talk to them")
                .doesNotContain("[");
        office.settle();
        for (String person : List.of("ana", "bo")) {
            assertThat(office.dms(person))
                    .filteredOn(message -> message.text().contains("I can't reach"))
                    .hasSize(1);
        }
    }

    @Test
    void aChannelThatCanNotBePostedInIsGivenUpAtOnceAndSaid() {
        Map<String, String> sentences = Map.ofEntries(
                entry("channel_not_found", "/invite @Obliged"),
                entry("not_in_channel", "/invite @Obliged"),
                entry("no_permission", "/invite @Obliged"),
                entry("is_archived", "is archived"),
                entry("is_inactive", "is archived"),
                entry("restricted_action", "Only certain people can post"),
                entry("restricted_action_read_only_channel", "Only certain people can post"),
                entry("restricted_action_thread_only_channel", "Only replies are allowed"),
                entry("msg_too_long", "Slack won't accept my post in"),
                entry("msg_blocks_too_long", "Slack won't accept my post in"),
                entry("invalid_blocks", "Slack won't accept my post in"),
                entry("an_error_of_tomorrow", "Slack won't accept my post in"));
        sentences.forEach((error, sentence) -> {
            office.slack
                    .faults()
                    .add(Fault.error(error).on(POST).in(channel("it-help")).once());
            office.type("ana", "/ask #it-help water the plants in room " + error);
            String said = office.dm("ana", "room " + error + "” is saved").plainText();
            assertThat(said).contains(sentence, "[Try again]");
            if (!sentence.startsWith("/invite")) {
                assertThat(said).doesNotContain("/invite");
            }
            if (sentence.startsWith("Slack doesn't")) {
                assertThat(said).contains("(" + error + ")");
            }
        });
        office.settle();
        assertThat(office.as("bo").in("it-help").messages()).isEmpty();
        assertThat(postsIn(channel("it-help"))).isEqualTo(sentences.size());
    }

    @Test
    void anErrorAboutAPersonThatWeDoNotKnowIsNamed() {
        for (String error : List.of("msg_too_long", "an_error_of_tomorrow")) {
            office.slack.faults().add(Fault.error(error).on(POST).in(id("bo")).once());
            office.type("ana", "/ask @bo water the plants in room " + error);
            assertThat(office.dm("ana", "room " + error + "” is saved").plainText())
                    .contains("Slack won't accept my message to Bo (" + error + ")", "[Try again]")
                    .doesNotContain("can't reach");
        }
    }

    @Test
    void thanksThatCanNotBePostedSayWhyToo() {
        Map<String, String> sentences = Map.of(
                "restricted_action_thread_only_channel", "Only replies are allowed",
                "is_inactive", "is archived",
                "an_error_of_tomorrow", "(an_error_of_tomorrow)");
        sentences.forEach((error, sentence) -> {
            office.slack
                    .faults()
                    .add(Fault.error(error).on(POST).in(channel("design")).once());
            office.as("ana").in("design").type("/thanks @bo for the move of " + error);
            assertThat(office.dm("ana", "move of " + error).plainText())
                    .contains(sentence, "[Try again]")
                    .doesNotContain("/invite");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "missing_scope",
                "access_denied",
                "app_access_restricted",
                "team_access_not_granted",
                "ekm_access_denied",
                "messages_tab_disabled",
                "org_login_required",
                "invalid_auth"
            })
    void whatConcernsOurOwnAccountIsHeldUntilItIsMended(String error) {
        office.slack.faults().add(Fault.error(error).on(POST));
        office.type("ana", "/ask @bo water the plants");
        office.type("ana", "/ask @chi feed the cat");
        office.await(() -> office.ready().contains("(" + error));
        assertThat(office.ready()).contains("\"delivery\":", "\"waiting\":2", "\"given_up_today\":0");
        office.slack.faults().clear();
        office.dm("bo", "water");
        office.dm("chi", "feed");
        office.settle();
        assertThat(office.ready()).doesNotContain("\"delivery\"").contains("\"given_up_today\":0");
    }

    @Test
    void withoutAMessagesTabChannelsStillGetTheirs() {
        office.slack.admin().showMessagesTab(false);
        askByForm("ana", "#it-help", "water the plants");
        office.post("it-help", "water the plants");
        office.await(() -> office.ready().contains("Messages Tab"));
        askByForm("bo", "#design", "a poster");
        office.post("design", "a poster");
        assertThat(office.dms("ana")).isEmpty();
        office.slack.admin().showMessagesTab(true);
        office.dm("ana", "water the plants");
        office.dm("bo", "a poster");
        office.settle();
        assertThat(office.ready()).doesNotContain("\"delivery\"").contains("\"given_up_today\":0");
    }

    @Test
    void aTokenThatIsRefusedStopsEverythingAndIsSaidUntilItWorksAgain() {
        office.slack.faults().add(Fault.error("token_revoked"));
        assertThat(office.type("ana", "/ask @bo water the plants").text()).contains("I asked Bo");
        assertThat(office.type("ana", "/ask @chi feed the cat").text()).contains("I asked Chi");
        office.await(() -> office.ready().contains("Slack rejects the bot token (token_revoked). Install"));
        assertThat(office.ready()).contains("\"status\":\"ready\"", "\"waiting\":2");
        office.slack.faults().clear();
        office.dm("bo", "water");
        office.dm("chi", "feed");
        office.settle();
        assertThat(office.ready()).doesNotContain("\"delivery\"").contains("\"given_up_today\":0");
    }

    @Test
    void lateWordsSurviveARestartAndTheirAddressIsNotReadableInTheFile() throws Exception {
        pressInVain();
        String file = Files.readString(office.database(), StandardCharsets.ISO_8859_1)
                + Files.readString(Path.of(office.database() + "-wal"), StandardCharsets.ISO_8859_1);
        assertThat(file).contains("reply.refused").doesNotContain("/response/");
        office.stop();
        office.slack.faults().clear();
        office.startAgain();
        assertThat(refusal().isEphemeral()).isTrue();
        office.settle();
        file = Files.readString(office.database(), StandardCharsets.ISO_8859_1);
        assertThat(file).doesNotContain("/response/");
    }

    @Test
    void lateWordsThatComeTooLateForTheirAddressComeAsADirectMessage() throws Exception {
        pressInVain();
        office.stop();
        office.slack.faults().clear();
        office.clock.pass(Duration.ofMinutes(31));
        office.startAgain();
        assertThat(refusal().isEphemeral()).isFalse();
        assertThat(office.slack.journal().of("response_url")).isEmpty();
    }

    @Test
    void soDoThoseWhoseAddressIsUsedUp() throws Exception {
        pressInVain();
        URI address = responseUrl();
        for (int i = 0; i < 5; i++) {
            HttpRequest use = HttpRequest.newBuilder(address)
                    .POST(HttpRequest.BodyPublishers.ofString("{\"text\":\"used\"}"))
                    .build();
            assertThat(Http.send(use).statusCode()).isEqualTo(200);
        }
        office.slack.faults().clear();
        assertThat(refusal().isEphemeral()).isFalse();
        assertThat(office.slack.journal().violations()).containsExactly("response_url: used_url");
        office.slack.journal().clear();
    }

    /** A press that has to be refused, while nothing can be delivered. */
    private void pressInVain() {
        office.type("ana", "/ask @bo water the plants by friday");
        Message card = office.dm("bo", "water");
        office.as("bo").press(card, "Accept");
        office.settle();
        office.slack.faults().add(Fault.error("token_revoked"));
        office.type("ana", "/ask @chi feed the cat");
        office.await(() -> office.ready().contains("Slack rejects"));
        assertThat(office.as("bo").pressOld(card, "Accept").status()).isEqualTo(200);
        office.await(() -> office.ready().contains("\"waiting\":2"));
    }

    private Message refusal() {
        return office.dm("bo", "You have already accepted #1");
    }

    private URI responseUrl() throws IOException {
        List<Journal.Entry> presses = office.slack.journal().of("block_actions");
        String press = URLDecoder.decode(presses.get(presses.size() - 1).request(), StandardCharsets.UTF_8);
        Matcher url = Pattern.compile("\"response_url\":\"([^\"]+)\"").matcher(press);
        assertThat(url.find()).isTrue();
        return URI.create(url.group(1));
    }

    private long updates(int status) {
        return office.slack.journal().of(UPDATE).stream()
                .filter(entry -> entry.status() == status)
                .count();
    }

    private long postsIn(String channel) {
        return office.slack.journal().of(POST).stream()
                .filter(entry -> entry.request().contains("channel=" + channel))
                .count();
    }

    private String id(String person) {
        return office.slack.world().person(person).id();
    }

    private String channel(String name) {
        return office.slack.world().channel(name).id();
    }
}
