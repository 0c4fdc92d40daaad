package obliged.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.users.UsersListResponse;
import com.slack.api.model.ConversationType;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import obliged.sandbox.client.Conversation;
import obliged.sandbox.wire.Limits;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.testing.SettableClock;
import okhttp3.FormBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sandbox's Web API through Slack's own client. */
class SandboxTest {
    private final SettableClock clock = new SettableClock();
    private final Sandbox sandbox = Sandbox.builder(clock).limits(Limits.none()).start();
    private final SlackConfig config = new SlackConfig();
    private final Slack slack;
    private final MethodsClient client;

    SandboxTest() {
        config.setStatsEnabled(false);
        config.setMethodsEndpointUrlPrefix(sandbox.apiUrl().toString());
        slack = Slack.getInstance(config);
        client = slack.methods(sandbox.botToken());
    }

    @AfterEach
    void close() throws Exception {
        slack.close();
        config.close();
        sandbox.close();
    }

    private String id(String channel) {
        return sandbox.world().channel(channel).id();
    }

    private String person(String name) {
        return sandbox.world().person(name).id();
    }

    @Test
    void theBotLearnsWhoItIs() throws Exception {
        var answer = client.authTest(r -> r);
        assertThat(answer.isOk()).isTrue();
        assertThat(answer.getUserId()).isEqualTo(sandbox.world().botUserId());
        assertThat(answer.getTeamId()).isEqualTo(sandbox.world().teamId());
        assertThat(answer.getBotId()).isEqualTo(sandbox.world().botId());
    }

    @Test
    void aWrongTokenIsRefused() throws Exception {
        assertThat(slack.methods("xoxb-wrong").authTest(r -> r).getError()).isEqualTo("invalid_auth");
        assertThat(slack.methods("").authTest(r -> r).getError()).isEqualTo("not_authed");
        sandbox.connect(sandbox.url());
        var unused = sandbox.admin().revokeToken();
        assertThat(client.authTest(r -> r).getError()).isEqualTo("token_revoked");
    }

    @Test
    void aMessageIsPostedChangedAndDeleted() throws Exception {
        ChatPostMessageResponse posted =
                client.chatPostMessage(r -> r.channel(id("it-help")).text("one"));
        assertThat(posted.isOk()).isTrue();
        assertThat(sandbox.as("ana").in("it-help").last().text()).isEqualTo("one");
        var updated = client.chatUpdate(
                r -> r.channel(posted.getChannel()).ts(posted.getTs()).text("two"));
        assertThat(updated.isOk()).isTrue();
        assertThat(updated.getMessage().getEdited()).isNotNull();
        assertThat(sandbox.as("ana").in("it-help").last().text()).isEqualTo("two");
        assertThat(client.chatDelete(r -> r.channel(posted.getChannel()).ts(posted.getTs()))
                        .isOk())
                .isTrue();
        assertThat(sandbox.as("ana").in("it-help").messages()).isEmpty();
        assertThat(client.chatUpdate(r -> r.channel(posted.getChannel())
                                .ts(posted.getTs())
                                .text("three"))
                        .getError())
                .isEqualTo("message_not_found");
    }

    @Test
    void richTextIsReplacedByRichTextOnly() throws Exception {
        String rich = "{'type':'rich_text','elements':[{'type':'rich_text_section','elements':"
                + "[{'type':'text','text':'one'}]}]}";
        String section = "{'type':'section','text':{'type':'plain_text','text':'one'}}";
        assertThat(changed(rich, rich)).isNull();
        assertThat(changed(section, rich)).isNull();
        assertThat(changed(section, section)).isNull();
        assertThat(changed(section + "," + section, section)).isNull();
        assertThat(changed(rich + "," + section, rich)).isNull();
        assertThat(changed(rich, section)).isEqualTo("block_mismatch");
        assertThat(changed(rich, section + "," + rich)).isEqualTo("block_mismatch");
        assertThat(changed(section + "," + rich, section)).isEqualTo("block_mismatch");
        assertThat(changed(rich, "")).isEqualTo("block_mismatch");
    }

    /** The error of replacing these blocks by those. */
    private String changed(String before, String after) throws Exception {
        ChatPostMessageResponse posted = client.chatPostMessage(
                r -> r.channel(id("it-help")).text("one").blocksAsString("[" + before.replace('\'', '"') + "]"));
        return client.chatUpdate(r -> r.channel(posted.getChannel())
                        .ts(posted.getTs())
                        .text("two")
                        .blocksAsString(after.isEmpty() ? null : "[" + after.replace('\'', '"') + "]"))
                .getError();
    }

    @Test
    void whatNobodyMayEditAnyMoreIsRefused() throws Exception {
        ChatPostMessageResponse posted =
                client.chatPostMessage(r -> r.channel(id("it-help")).text("one"));
        sandbox.admin().allowEditing(false);
        assertThat(edited(posted)).isEqualTo("edit_window_closed");
        sandbox.admin().allowEditing(true);
        assertThat(edited(posted)).isNull();
        sandbox.world().changeChannel("it-help", channel -> channel.withArchived(true));
        assertThat(edited(posted)).isEqualTo("is_inactive");
        sandbox.world().changeChannel("it-help", channel -> channel.withArchived(false));
        sandbox.admin()
                .deleteMessage(sandbox.world()
                        .findMessage(id("it-help"), posted.getTs())
                        .orElseThrow());
        assertThat(edited(posted)).isEqualTo("message_not_found");
    }

    private String edited(ChatPostMessageResponse posted) throws Exception {
        return changed(posted, "two");
    }

    @Test
    void eachKindOfRestrictionHasItsError() throws Exception {
        String root = client.chatPostMessage(r -> r.channel(id("it-help")).text("one"))
                .getTs();
        restrict(Channel.Posting.READ_ONLY);
        assertThat(error(id("it-help"), "x")).isEqualTo("restricted_action_read_only_channel");
        assertThat(reply(root)).isEqualTo("restricted_action_read_only_channel");
        restrict(Channel.Posting.THREADS_ONLY);
        assertThat(error(id("it-help"), "x")).isEqualTo("restricted_action_thread_only_channel");
        assertThat(reply(root)).isNull();
        restrict(Channel.Posting.NO_THREADS);
        assertThat(error(id("it-help"), "x")).isNull();
        assertThat(reply(root)).isEqualTo("restricted_action_non_threadable_channel");
        restrict(Channel.Posting.LOCKED_THREADS);
        assertThat(error(id("it-help"), "x")).isNull();
        assertThat(reply(root)).isEqualTo("restricted_action_thread_locked");
    }

    private void restrict(Channel.Posting posting) {
        sandbox.admin().restrictPosting("it-help", posting);
    }

    private String reply(String root) throws Exception {
        return client.chatPostMessage(
                        r -> r.channel(id("it-help")).threadTs(root).text("x"))
                .getError();
    }

    @Test
    void withoutAMessagesTabTheBotSendsNobodyAnything() throws Exception {
        String open =
                client.chatPostMessage(r -> r.channel(person("ana")).text("x")).getChannel();
        sandbox.admin().showMessagesTab(false);
        assertThat(error(person("ana"), "x")).isEqualTo("messages_tab_disabled");
        assertThat(error(open, "x")).isEqualTo("messages_tab_disabled");
        assertThat(error(person("bo"), "x")).isEqualTo("messages_tab_disabled");
        assertThat(error(id("it-help"), "x")).isNull();
        sandbox.admin().showMessagesTab(true);
        assertThat(error(person("bo"), "x")).isNull();
    }

    @Test
    void blocksAreCheckedWithoutBeingSent() throws Exception {
        String good = "[{\"type\":\"divider\"}]";
        String bad = "[{\"type\":\"divider\"},{\"type\":\"header\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"x\"}}]";
        assertThat(validated("blocks", good)).isEqualTo("{\"ok\":true}");
        assertThat(validated("message", "{\"blocks\":" + good + "}")).isEqualTo("{\"ok\":true}");
        assertThat(validated("view", "{\"type\":\"home\",\"blocks\":" + good + "}"))
                .isEqualTo("{\"ok\":true}");
        assertThat(validated("blocks", bad))
                .contains("\"error\":\"invalid_blocks\"", "\"pointer\":\"/1/text", "\"code\":\"failed_constraint\"");
        assertThat(validated("message", "{\"blocks\":" + bad + "}"))
                .contains("\"error\":\"invalid_message\"", "\"pointer\":\"/blocks/1/text");
        assertThat(validated("view", "{\"type\":\"home\",\"blocks\":" + bad + "}"))
                .contains("\"error\":\"invalid_view\"", "\"pointer\":\"/blocks/1/text");
        assertThat(validated("nothing", good)).contains("\"error\":\"invalid_arguments\"");
        assertThat(sandbox.as("ana").in("it-help").messages()).isEmpty();
    }

    private String validated(String argument, String json) throws Exception {
        return client.runPostFormWithToken(
                        new FormBody.Builder().add(argument, json), "blocks.validate", sandbox.botToken())
                .body()
                .string();
    }

    @Test
    void aPersonsIdAsChannelOpensADirectMessage() throws Exception {
        var posted = client.chatPostMessage(r -> r.channel(person("ana")).text("psst"));
        assertThat(posted.getChannel()).startsWith("D");
        assertThat(sandbox.as("ana").inDm().last().text()).isEqualTo("psst");
        assertThat(client.conversationsOpen(r -> r.users(List.of(person("ana"))))
                        .getChannel()
                        .getId())
                .isEqualTo(posted.getChannel());
        assertThat(sandbox.as("bo").inDm().messages()).isEmpty();
    }

    @Test
    void postsThatSlackRefusesAreRefusedWithItsErrors() throws Exception {
        assertThat(error(id("secret"), "x")).isEqualTo("channel_not_found");
        assertThat(error("C0NOBODY", "x")).isEqualTo("channel_not_found");
        assertThat(error(id("old"), "x")).isEqualTo("is_archived");
        assertThat(error(id("news"), "x")).isEqualTo("restricted_action");
        assertThat(error(person("buildbot"), "x")).isEqualTo("cannot_dm_bot");
        assertThat(error(person("old-hand"), "x")).isEqualTo("user_not_found");
        assertThat(error(id("design"), "x")).isNull();
        assertThat(error(id("leads"), "x")).isNull();
        assertThat(error(id("design"), "")).isEqualTo("no_text");
        assertThat(error(id("design"), "x".repeat(40_001))).isEqualTo("msg_too_long");
    }

    @Test
    void aChangedTextIsCountedInBytesAndTheBlocksOfAMessageTogether() throws Exception {
        var posted = client.chatPostMessage(r -> r.channel(id("design")).text("one"));
        assertThat(changed(posted, "é".repeat(2_001))).isEqualTo("msg_too_long");
        assertThat(changed(posted, "é".repeat(2_000))).isNull();
        assertThat(blocks(4, 2_876)).isEqualTo("msg_blocks_too_long");
        assertThat(blocks(4, 2_875)).isNull();
    }

    private String changed(ChatPostMessageResponse posted, String text) throws Exception {
        return client.chatUpdate(
                        r -> r.channel(posted.getChannel()).ts(posted.getTs()).text(text))
                .getError();
    }

    private String blocks(int sections, int length) throws Exception {
        String section =
                "{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"" + "x".repeat(length) + "\"}}";
        String blocks = "[" + String.join(",", Collections.nCopies(sections, section)) + "]";
        return client.chatPostMessage(r -> r.channel(id("design")).text("x").blocksAsString(blocks))
                .getError();
    }

    private String error(String channel, String text) throws Exception {
        return client.chatPostMessage(r -> r.channel(channel).text(text)).getError();
    }

    @Test
    void someoneElsesMessageCannotBeChanged() throws Exception {
        var unused = sandbox.as("ana").in("it-help").write("mine");
        Message message = sandbox.as("ana").in("it-help").last();
        assertThat(client.chatUpdate(r ->
                                r.channel(message.channel()).ts(message.ts()).text("no"))
                        .getError())
                .isEqualTo("cant_update_message");
        assertThat(client.chatDelete(r -> r.channel(message.channel()).ts(message.ts()))
                        .getError())
                .isEqualTo("cant_delete_message");
    }

    @Test
    void peopleComeInPagesWithTheirZones() throws Exception {
        Set<String> names = new HashSet<>();
        String cursor = "";
        int pages = 0;
        do {
            String from = cursor;
            UsersListResponse page =
                    client.usersList(r -> r.limit(3).cursor(from).includeLocale(true));
            assertThat(page.isOk()).isTrue();
            page.getMembers().forEach(m -> names.add(m.getName()));
            page.getMembers().stream().filter(m -> m.getName().equals("chi")).forEach(chi -> {
                assertThat(chi.getTz()).isEqualTo("Asia/Tokyo");
                assertThat(chi.getTzOffset()).isEqualTo(9 * 3600);
                assertThat(chi.getLocale()).isEqualTo("en-US");
            });
            cursor = page.getResponseMetadata().getNextCursor();
            pages++;
        } while (!cursor.isEmpty());
        assertThat(pages).isGreaterThan(2);
        assertThat(names).contains("ana", "bo", "chi", "dee", "eli", "gus", "obliged", "slackbot");
        assertThat(names).doesNotContain("pat");
        assertThat(client.usersInfo(r -> r.user("U0NOBODY")).getError()).isEqualTo("user_not_found");
        assertThat(client.usersInfo(r -> r.user(person("gus"))).getUser().isRestricted())
                .isTrue();
        assertThat(client.usersInfo(r -> r.user(person("pat"))).getUser().getTeamId())
                .isEqualTo("T0PARTNER1");
        assertThat(client.usersInfo(r -> r.user(person("old-hand"))).getUser().isDeleted())
                .isTrue();
    }

    @Test
    void channelsOfTheAskedTypesAreListed() throws Exception {
        var all = client.conversationsList(
                r -> r.types(List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL))
                        .excludeArchived(true));
        assertThat(all.getChannels())
                .extracting(c -> c.getName())
                .contains("general", "leads")
                .doesNotContain("secret", "old");
        assertThat(client.conversationsList(r -> r.types(List.of(ConversationType.IM))))
                .satisfies(refused -> {
                    assertThat(refused.getError()).isEqualTo("missing_scope");
                    assertThat(refused.getNeeded()).isEqualTo("im:read");
                });
        assertThat(client.conversationsInfo(r -> r.channel(id("secret"))).getError())
                .isEqualTo("channel_not_found");
        assertThat(client.conversationsInfo(r -> r.channel(id("with-partner")))
                        .getChannel()
                        .isExtShared())
                .isTrue();
        assertThat(client.conversationsMembers(r -> r.channel(id("leads"))).getMembers())
                .contains(person("eli"), person("dee"));
        assertThat(client.conversationsMembers(r -> r.channel(id("leads")).limit(1_000))
                        .getError())
                .isEqualTo("invalid_limit");
    }

    @Test
    void onlyDirectMessagesMayBeRead() throws Exception {
        var posted = client.chatPostMessage(r -> r.channel(person("ana"))
                .text("one")
                .metadata(com.slack.api.model.Message.Metadata.builder()
                        .eventType("notice")
                        .eventPayload(Map.of("key", "k1"))
                        .build()));
        ConversationsHistoryResponse history =
                client.conversationsHistory(r -> r.channel(posted.getChannel()).includeAllMetadata(true));
        assertThat(history.getMessages()).hasSize(1);
        assertThat(history.getMessages().get(0).getMetadata().getEventPayload()).containsEntry("key", "k1");
        assertThat(client.conversationsHistory(r -> r.channel(posted.getChannel()))
                        .getMessages()
                        .get(0)
                        .getMetadata())
                .isNull();
        assertThat(client.conversationsHistory(r -> r.channel(id("it-help"))).getError())
                .isEqualTo("missing_scope");
    }

    @Test
    void repliesStandInTheThreadOnly() throws Exception {
        var root = client.chatPostMessage(r -> r.channel(id("it-help")).text("root"));
        var reply = client.chatPostMessage(
                r -> r.channel(id("it-help")).threadTs(root.getTs()).text("line"));
        assertThat(reply.isOk()).isTrue();
        Conversation place = sandbox.as("ana").in("it-help");
        assertThat(place.messages()).extracting(Message::text).containsExactly("root");
        assertThat(place.thread(place.last())).extracting(Message::text).containsExactly("line");
        assertThat(client.chatPostMessage(r ->
                                r.channel(id("it-help")).threadTs("1.000001").text("x"))
                        .getError())
                .isEqualTo("thread_not_found");
        assertThat(client.chatGetPermalink(r -> r.channel(id("it-help")).messageTs(reply.getTs()))
                        .getPermalink())
                .contains("/archives/" + id("it-help") + "/p")
                .contains("thread_ts=" + root.getTs());
    }

    @Test
    void anEphemeralMessageIsSeenByOnePersonOnly() throws Exception {
        assertThat(client.chatPostEphemeral(r ->
                                r.channel(id("it-help")).user(person("ana")).text("for you"))
                        .isOk())
                .isTrue();
        assertThat(sandbox.as("ana").in("it-help").last().text()).isEqualTo("for you");
        assertThat(sandbox.as("bo").in("it-help").messages()).isEmpty();
        assertThat(client.chatPostEphemeral(
                                r -> r.channel(id("leads")).user(person("ana")).text("x"))
                        .getError())
                .isEqualTo("user_not_in_channel");
    }

    @Test
    void groupsAreListedWithTheirMembers() throws Exception {
        var groups = client.usergroupsList(r -> r.includeUsers(true)).getUsergroups();
        assertThat(groups).extracting(g -> g.getHandle()).containsExactly("it-crew");
        assertThat(groups.get(0).getUsers()).containsExactly(person("bo"), person("chi"));
        assertThat(client.usergroupsUsersList(r -> r.usergroup(groups.get(0).getId()))
                        .getUsers())
                .hasSize(2);
    }

    @Test
    void aFileIsUploadedIntoADirectMessage() throws Exception {
        var dm = client.conversationsOpen(r -> r.users(List.of(person("ana"))))
                .getChannel()
                .getId();
        byte[] bytes = "a,b\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var uploaded = client.filesUploadV2(r ->
                r.channel(dm).filename("asks.csv").title("Asks").fileData(bytes).initialComment("Here it is"));
        assertThat(uploaded.getError()).isIn((Object) null, "missing_scope");
        Message message = sandbox.as("ana").inDm().last();
        assertThat(message.plainText()).contains("Here it is").contains("(file asks.csv)");
        assertThat(sandbox.world().files().get(0).bytes()).isEqualTo(bytes);
    }

    @Test
    void ratesAreSlacksAndComeBackWithTime() throws Exception {
        try (Sandbox strict = Sandbox.builder(clock).limits(Limits.slack()).start()) {
            SlackConfig other = new SlackConfig();
            other.setStatsEnabled(false);
            other.setMethodsEndpointUrlPrefix(strict.apiUrl().toString());
            MethodsClient eager = Slack.getInstance(other).methods(strict.botToken());
            String channel = strict.world().channel("it-help").id();
            String second = strict.world().channel("design").id();
            for (int i = 0; i < Limits.POST_BURST; i++) {
                assertThat(eager.chatPostMessage(r -> r.channel(channel).text("x"))
                                .isOk())
                        .isTrue();
            }
            assertThatThrownBy(
                            () -> eager.chatPostMessage(r -> r.channel(channel).text("x")))
                    .isInstanceOfSatisfying(SlackApiException.class, e -> {
                        assertThat(e.getResponse().code()).isEqualTo(429);
                        assertThat(e.getResponse().header("Retry-After")).isEqualTo("5");
                    });
            assertThat(eager.chatPostMessage(r -> r.channel(second).text("x")).isOk())
                    .isTrue();
            clock.pass(Duration.ofSeconds(5));
            assertThat(eager.chatPostMessage(r -> r.channel(channel).text("x")).isOk())
                    .isTrue();
            other.close();
        }
    }

    @Test
    void unknownMethodsAreUnknown() throws Exception {
        assertThat(client.remindersList(r -> r).getError()).isEqualTo("unknown_method");
    }
}
