package obliged.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.slack.api.app_backend.SlackSignature;
import com.slack.api.app_backend.events.payload.AppHomeOpenedPayload;
import com.slack.api.app_backend.events.payload.ChannelRenamePayload;
import com.slack.api.app_backend.events.payload.MemberJoinedChannelPayload;
import com.slack.api.app_backend.events.payload.MessagePayload;
import com.slack.api.app_backend.events.payload.SubteamMembersChangedPayload;
import com.slack.api.app_backend.events.payload.UserChangePayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.GlobalShortcutPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.SlashCommandPayloadParser;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.util.json.GsonFactory;
import java.net.URI;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import obliged.sandbox.client.Admin;
import obliged.sandbox.client.HomeTab;
import obliged.sandbox.client.UserClient;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Message;
import obliged.testing.ApiBot;
import obliged.testing.RecordingBot;
import obliged.testing.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What reaches the bot, read with Slack's own parsers. */
class DeliveryTest {
    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.builder(clock).limits(Limits.none()).start();
    private final RecordingBot bot = new RecordingBot();
    private final Gson gson = GsonFactory.createSnakeCase();

    DeliveryTest() {
        sandbox.connect(bot.url());
    }

    @AfterEach
    void close() {
        bot.close();
        sandbox.close();
    }

    private Message card(String channel) {
        ApiBot api = new ApiBot(sandbox);
        api.post(channel, "card", """
                [{"type":"section","block_id":"s","text":{"type":"mrkdwn","text":"*Fix it*"},
                  "accessory":{"type":"overflow","action_id":"more","options":[
                    {"text":{"type":"plain_text","text":"Snooze"},"value":"snooze-1"},
                    {"text":{"type":"plain_text","text":"Decline"},"value":"decline-1"}]}},
                 {"type":"actions","block_id":"a","elements":[
                    {"type":"button","action_id":"accept","text":{"type":"plain_text","text":"Accept"},"value":"1","style":"primary"}]}]
                """);
        return sandbox.as("ana").in(channel).last();
    }

    @Test
    void aCommandIsSignedAndHasTheDocumentedFields() {
        var unused = sandbox.as("ana").in("it-help").type("/ask @bo fix <this> & #it-help @it-crew @here @nobody");
        SlashCommandPayload payload =
                new SlashCommandPayloadParser().parse(bot.last().body());
        assertThat(payload.getCommand()).isEqualTo("/ask");
        assertThat(payload.getText())
                .isEqualTo("<@%s|bo> fix &lt;this&gt; &amp; <#%s|it-help> <!subteam^%s|@it-crew> <!here> @nobody"
                        .formatted(
                                sandbox.world().person("bo").id(),
                                sandbox.world().channel("it-help").id(),
                                sandbox.world().group("it-crew").id()));
        assertThat(payload.getChannelName()).isEqualTo("it-help");
        assertThat(payload.getUserName()).isEqualTo("ana");
        assertThat(payload.getTeamDomain()).isEqualTo("harbour");
        assertThat(payload.getTriggerId()).matches("\\d+\\.\\d+\\.[0-9a-f]{32}");
        assertThat(payload.getResponseUrl()).startsWith(sandbox.url().toString());
        assertThat(payload.isEnterpriseInstall()).isFalse();
        String timestamp = bot.last().header("X-slack-request-timestamp");
        String signature = bot.last().header("X-slack-signature");
        assertThat(timestamp).isEqualTo(Long.toString(clock.instant().getEpochSecond()));
        assertThat(signature)
                .isEqualTo(new SlackSignature.Generator(sandbox.signingSecret())
                        .generate(timestamp, bot.last().body()));
    }

    @Test
    void commandsHideWhereTheyAreTypedAsSlackDoes() {
        var inDm = sandbox.as("ana").inDm().type("/ask list");
        assertThat(bot.last().form()).containsEntry("channel_name", "directmessage");
        var inPrivate = sandbox.as("eli").in("secret").type("/ask #secret x");
        assertThat(bot.last().form())
                .containsEntry("channel_name", "privategroup")
                .containsEntry("text", "<#" + sandbox.world().channel("secret").id() + "|> x");
        var outside = sandbox.as("ana").inDm().type("/ask #secret x");
        assertThat(bot.last().form()).containsEntry("text", "#secret x");
        assertThat(inDm.answered() && inPrivate.answered() && outside.answered())
                .isTrue();
    }

    @Test
    void theAnswerToACommandIsSeenByWhoTypedItOnly() {
        bot.answers("{\"response_type\":\"ephemeral\",\"text\":\"Logged #1\"}");
        BotResponse reply = sandbox.as("ana").in("it-help").type("/ask @bo x");
        assertThat(reply.text()).isEqualTo("Logged #1");
        assertThat(sandbox.as("ana").in("it-help").last().isEphemeral()).isTrue();
        assertThat(sandbox.as("bo").in("it-help").messages()).isEmpty();
    }

    @Test
    void aBotThatIsLateIsReportedInSlacksWords() {
        try (Sandbox strict = Sandbox.builder(clock)
                .limits(Limits.none().replyWithin(Duration.ofMillis(200)))
                .start()) {
            strict.connect(bot.url());
            CountDownLatch shown = new CountDownLatch(1);
            bot.answersWith(r -> {
                awaitQuietly(shown);
                return new RecordingBot.Answer(200, "");
            });
            BotResponse late = strict.as("ana").in("it-help").type("/ask x");
            shown.countDown();
            assertThat(late.status()).isZero();
            assertThat(late.text()).isEqualTo("/ask failed with the error \"operation_timeout\"");
            assertThat(strict.journal().violations()).contains("command: operation_timeout");
        }
    }

    @Test
    void aBotThatIsGoneIsReportedInSlacksWords() {
        URI gone = bot.url();
        bot.close();
        sandbox.connect(gone);
        assertThat(sandbox.as("ana").in("it-help").type("/ask x").text())
                .isEqualTo("/ask failed with the error \"dispatch_failed\"");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void commandsAreRefusedInThreads() {
        Message root = card("it-help");
        assertThat(sandbox.as("ana").in("it-help").typeInThread(root, "/ask x").text())
                .isEqualTo("/ask is not supported in threads. Sorry!");
        assertThat(bot.received()).isEmpty();
    }

    @Test
    void aPressedButtonCarriesTheMessageAndItsPlace() {
        Message card = card("it-help");
        assertThat(card.plainText()).isEqualTo("*Fix it* {Snooze | Decline}\n[Accept]");
        var unused = sandbox.as("bo").press(card, "Accept");
        BlockActionPayload payload = gson.fromJson(bot.last().form().get("payload"), BlockActionPayload.class);
        assertThat(payload.getType()).isEqualTo("block_actions");
        assertThat(payload.getUser().getUsername()).isEqualTo("bo");
        assertThat(payload.getTeam().getId()).isEqualTo(sandbox.world().teamId());
        assertThat(payload.getChannel().getName()).isEqualTo("it-help");
        assertThat(payload.getContainer().getMessageTs()).isEqualTo(card.ts());
        assertThat(payload.getContainer().isEphemeral()).isFalse();
        assertThat(payload.getMessage().getBlocks()).hasSize(2);
        assertThat(payload.getResponseUrl()).isNotEmpty();
        assertThat(payload.getActions()).hasSize(1);
        assertThat(payload.getActions().get(0).getActionId()).isEqualTo("accept");
        assertThat(payload.getActions().get(0).getValue()).isEqualTo("1");
        assertThat(payload.getActions().get(0).getBlockId()).isEqualTo("a");
    }

    @Test
    void aLineOfAMenuIsASelectedOption() {
        var unused = sandbox.as("bo").press(card("it-help"), "Decline");
        BlockActionPayload payload = gson.fromJson(bot.last().form().get("payload"), BlockActionPayload.class);
        assertThat(payload.getActions().get(0).getType()).isEqualTo("overflow");
        assertThat(payload.getActions().get(0).getSelectedOption().getValue()).isEqualTo("decline-1");
    }

    @Test
    void anOldCopyCanBePressedAfterTheMessageChanged() {
        Message card = card("it-help");
        new ApiBot(sandbox).update(card, "done", "[]");
        UserClient bo = sandbox.as("bo");
        assertThatThrownBy(() -> bo.press(card, "Accept")).isInstanceOf(NoSuchElementException.class);
        assertThat(bo.pressOld(card, "Accept").answered()).isTrue();
        BotResponse again = sandbox.repeatLast();
        assertThat(again.answered()).isTrue();
        assertThat(bot.received()).hasSize(2);
        assertThat(bot.received().get(0).body()).isEqualTo(bot.received().get(1).body());
    }

    @Test
    void aChangeWithoutBlocksRemovesThem() {
        Message card = card("it-help");
        ApiBot api = new ApiBot(sandbox);
        api.update(card, "still a card", "[{\"type\":\"divider\"}]");
        assertThat(sandbox.as("ana").in("it-help").last().json().has("edited")).isFalse();
        var unused = api.call("chat.update", "channel", card.channel(), "ts", card.ts(), "text", "only words");
        Message now = sandbox.as("ana").in("it-help").last();
        assertThat(now.blocks()).isEmpty();
        assertThat(now.plainText()).isEqualTo("only words");
        assertThat(now.json().has("edited")).isTrue();
    }

    @Test
    void nobodyPressesWhatTheyCannotSee() {
        ApiBot api = new ApiBot(sandbox);
        api.post("leads", "x", "[{\"type\":\"divider\"}]");
        Message hidden =
                sandbox.world().messages(sandbox.world().channel("leads").id()).get(0);
        assertThat(sandbox.as("ana").in("leads").messages()).isEmpty();
        assertThatThrownBy(() -> sandbox.as("ana").messageShortcut(hidden, "log_ask"))
                .isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void shortcutsComeWithTheirCallback() {
        var global = sandbox.as("ana").shortcut("new_ask");
        assertThat(gson.fromJson(bot.last().form().get("payload"), GlobalShortcutPayload.class)
                        .getCallbackId())
                .isEqualTo("new_ask");
        Message card = card("it-help");
        var onMessage = sandbox.as("ana").messageShortcut(card, "log_ask");
        MessageShortcutPayload payload = gson.fromJson(bot.last().form().get("payload"), MessageShortcutPayload.class);
        assertThat(payload.getCallbackId()).isEqualTo("log_ask");
        assertThat(payload.getMessageTs()).isEqualTo(card.ts());
        assertThat(payload.getMessage().getText()).isEqualTo("card");
        assertThat(payload.getChannel().getId()).isEqualTo(card.channel());
        assertThat(global.answered() && onMessage.answered()).isTrue();
    }

    @Test
    void wordsToTheBotAreAMessageEvent() {
        assertThat(sandbox.as("ana").writeToBot("hello").answered()).isTrue();
        MessagePayload payload = gson.fromJson(bot.last().body(), MessagePayload.class);
        assertThat(payload.getType()).isEqualTo("event_callback");
        assertThat(payload.getEventId()).startsWith("Ev");
        assertThat(payload.getAuthorizations().get(0).getUserId())
                .isEqualTo(sandbox.world().botUserId());
        assertThat(payload.getEvent().getText()).isEqualTo("hello");
        assertThat(payload.getEvent().getChannelType()).isEqualTo("im");
        assertThat(payload.getEvent().getUser())
                .isEqualTo(sandbox.world().person("ana").id());
    }

    @Test
    void openingTheHomeTabIsAnEvent() {
        HomeTab home = sandbox.as("ana").openHome();
        AppHomeOpenedPayload payload = gson.fromJson(bot.last().body(), AppHomeOpenedPayload.class);
        assertThat(payload.getEvent().getTab()).isEqualTo("home");
        assertThat(payload.getEvent().getUser())
                .isEqualTo(sandbox.world().person("ana").id());
        assertThat(home.plainText()).isEmpty();
    }

    @Test
    void aChangedWorldIsTold() {
        Admin admin = sandbox.admin();
        assertThat(admin.deactivate("bo").answered()).isTrue();
        assertThat(gson.fromJson(bot.last().body(), UserChangePayload.class)
                        .getEvent()
                        .getUser()
                        .isDeleted())
                .isTrue();
        assertThat(admin.moveToZone("ana", "Asia/Tokyo").answered()).isTrue();
        assertThat(gson.fromJson(bot.last().body(), UserChangePayload.class)
                        .getEvent()
                        .getUser()
                        .getTz())
                .isEqualTo("Asia/Tokyo");
        assertThat(admin.renameChannel("it-help", "helpdesk").answered()).isTrue();
        assertThat(gson.fromJson(bot.last().body(), ChannelRenamePayload.class)
                        .getEvent()
                        .getChannel()
                        .getName())
                .isEqualTo("helpdesk");
        assertThat(admin.join("gus", "helpdesk").answered()).isTrue();
        MemberJoinedChannelPayload joined = gson.fromJson(bot.last().body(), MemberJoinedChannelPayload.class);
        assertThat(joined.getEvent().getUser())
                .isEqualTo(sandbox.world().person("gus").id());
        assertThat(joined.getEvent().getChannelType()).isEqualTo("C");
        assertThat(admin.setMembers("it-crew", "chi", "dee").answered()).isTrue();
        SubteamMembersChangedPayload members = gson.fromJson(bot.last().body(), SubteamMembersChangedPayload.class);
        assertThat(members.getEvent().getAddedUsers())
                .containsExactly(sandbox.world().person("dee").id());
        assertThat(members.getEvent().getRemovedUsers())
                .containsExactly(sandbox.world().person("bo").id());
    }

    @Test
    void anEventThatIsNotTakenComesThreeTimesMore() {
        bot.answersWith(r -> new RecordingBot.Answer(500, ""));
        assertThat(sandbox.as("ana").writeToBot("hello").answered()).isFalse();
        assertThat(bot.received()).hasSize(4);
        assertThat(bot.received().get(0).header("X-slack-retry-num")).isEmpty();
        assertThat(bot.last().header("X-slack-retry-num")).isEqualTo("3");
        assertThat(bot.last().header("X-slack-retry-reason")).isEqualTo("http_error");
        assertThat(bot.last().body()).isEqualTo(bot.received().get(0).body());
    }

    @Test
    void theAddressIsVerified() {
        var unused = sandbox.admin().verifyUrl("abc");
        assertThat(bot.last().payload().path("type").asText()).isEqualTo("url_verification");
        assertThat(bot.last().payload().path("challenge").asText()).isEqualTo("abc");
    }
}
