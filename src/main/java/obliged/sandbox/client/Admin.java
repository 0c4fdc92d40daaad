package obliged.sandbox.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import obliged.sandbox.api.BotToken;
import obliged.sandbox.blocks.Json;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.wire.EventSender;
import obliged.sandbox.world.Channel;
import obliged.sandbox.world.Message;
import obliged.sandbox.world.Person;
import obliged.sandbox.world.UserGroup;
import obliged.sandbox.world.World;

/** Changes the workspace as its administrators and members do, and sends the bot the event that Slack sends. */
public final class Admin {
    private final World world;
    private final EventSender events;
    private final BotToken token;

    public Admin(World world, EventSender events, BotToken token) {
        this.world = world;
        this.events = events;
        this.token = token;
    }

    // https://docs.slack.dev/reference/events/user_change

    public BotResponse deactivate(String person) {
        return changed(world.changePerson(person, p -> p.withDeleted(true, world.now())));
    }

    public BotResponse moveToZone(String person, String tz) {
        return changed(world.changePerson(person, p -> p.withZone(tz, world.now())));
    }

    public BotResponse rename(String person, String realName, String displayName) {
        return changed(world.changePerson(person, p -> p.withNames(realName, displayName, world.now())));
    }

    /** Sets or clears someone's status. <a href="https://docs.slack.dev/reference/methods/users.profile.set">As they do</a> */
    public BotResponse setStatus(String person, Person.Status status) {
        return changed(world.changePerson(person, p -> p.withStatus(status, world.now())));
    }

    private BotResponse changed(Person person) {
        return events.send(aboutPerson("user_change", person));
    }

    /** Someone new in the company. <a href="https://docs.slack.dev/reference/events/team_join">team_join</a> */
    public BotResponse hire(String name, String realName, String tz) {
        return events.send(aboutPerson("team_join", world.addPerson(name, realName, tz, Person.Kind.MEMBER)));
    }

    private ObjectNode aboutPerson(String type, Person person) {
        return Json.object(
                "type",
                type,
                "user",
                world.json(person, true),
                "cache_ts",
                world.now().getEpochSecond());
    }

    /** Opens a new public channel. <a href="https://docs.slack.dev/reference/events/channel_created">channel_created</a> */
    public BotResponse createChannel(String name, String... members) {
        Channel made = world.addChannel(name, Channel.Kind.PUBLIC, members);
        return events.send(Json.object(
                "type",
                "channel_created",
                "channel",
                Json.object(
                        "id",
                        made.id(),
                        "name",
                        name,
                        "created",
                        made.created().getEpochSecond(),
                        "creator",
                        made.members().isEmpty() ? "USLACKBOT" : made.members().get(0))));
    }

    // https://docs.slack.dev/reference/events/channel_archive , and its siblings

    public BotResponse archive(String channel) {
        return lifecycle(world.changeChannel(channel, c -> c.withArchived(true)), "archive", "user");
    }

    public BotResponse unarchive(String channel) {
        return lifecycle(world.changeChannel(channel, c -> c.withArchived(false)), "unarchive", "user");
    }

    public BotResponse delete(String channel) {
        Channel gone = world.channel(channel);
        world.remove(gone);
        return lifecycle(gone, "deleted", "actor_id");
    }

    private BotResponse lifecycle(Channel channel, String what, String by) {
        return hidden(channel)
                ? silence()
                : events.send(Json.object(
                        "type",
                        kind(channel) + "_" + what,
                        "channel",
                        channel.id(),
                        by,
                        channel.members().isEmpty()
                                ? "USLACKBOT"
                                : channel.members().get(0)));
    }

    public BotResponse renameChannel(String channel, String name) {
        Channel renamed = world.changeChannel(channel, c -> c.withName(name));
        ObjectNode about = Json.object(
                "id",
                renamed.id(),
                "is_channel",
                true,
                "is_mpim",
                false,
                "name",
                name,
                "name_normalized",
                name,
                "created",
                renamed.created().getEpochSecond());
        return events.send(Json.object("type", kind(renamed) + "_rename", "channel", about));
    }

    private boolean hidden(Channel channel) {
        return channel.kind() == Channel.Kind.PRIVATE && !channel.has(world.botUserId());
    }

    /** As when a private channel is shared or made public. */
    public BotResponse changeChannelId(String channel, String newId) {
        String oldId = world.channel(channel).id();
        world.changeChannel(channel, c -> c.withId(newId));
        return events.send(Json.object("type", "channel_id_changed", "old_channel_id", oldId, "new_channel_id", newId));
    }

    /**
     * Shares a channel with another company.
     * <a href="https://docs.slack.dev/reference/events/channel_shared">channel_shared</a>
     */
    public BotResponse share(String channel) {
        Channel shared = world.changeChannel(channel, c -> c.withShared(true));
        return events.send(
                Json.object("type", "channel_shared", "connected_team_id", World.PARTNER_TEAM, "channel", shared.id()));
    }

    /**
     * Ends that; the other company's people leave without further events.
     * <a href="https://docs.slack.dev/reference/events/channel_unshared">channel_unshared</a>
     */
    public BotResponse unshare(String channel) {
        Channel unshared = world.unshare(channel);
        return events.send(Json.object(
                "type",
                "channel_unshared",
                "previously_connected_team_id",
                World.PARTNER_TEAM,
                "channel",
                unshared.id(),
                "is_ext_shared",
                false));
    }

    /** The channel keeps its id and no event is sent; a bot that is no member no longer finds it. */
    public void makePrivate(String channel) {
        var unused = world.changeChannel(channel, c -> c.withKind(Channel.Kind.PRIVATE));
    }

    private static String kind(Channel channel) {
        return channel.kind() == Channel.Kind.PRIVATE ? "group" : "channel";
    }

    // https://docs.slack.dev/reference/events/member_joined_channel

    public BotResponse join(String person, String channel) {
        return membership(
                person, world.changeChannel(channel, c -> c.withMember(idOf(person))), "member_joined_channel");
    }

    public BotResponse leave(String person, String channel) {
        return membership(
                person, world.changeChannel(channel, c -> c.withoutMember(idOf(person))), "member_left_channel");
    }

    /**
     * Slack tells a bot of members only where it is a member itself. When the bot itself goes, it gets another event:
     * <a href="https://docs.slack.dev/reference/events/channel_left">channel_left</a> or
     * <a href="https://docs.slack.dev/reference/events/group_left">group_left</a>.
     */
    private BotResponse membership(String person, Channel channel, String type) {
        if (!channel.has(world.botUserId())) {
            return idOf(person).equals(world.botUserId()) ? botLeft(channel) : silence();
        }
        return events.send(Json.object(
                "type",
                type,
                "user",
                idOf(person),
                "channel",
                channel.id(),
                "channel_type",
                channel.kind() == Channel.Kind.PRIVATE ? "G" : "C",
                "team",
                world.person(person).teamId(),
                "enterprise",
                world.isStranger(world.person(person))
                        ? null
                        : world.enterprise().orElse(null)));
    }

    private BotResponse botLeft(Channel channel) {
        return events.send(Json.object(
                "type",
                kind(channel) + "_left",
                "channel",
                channel.id(),
                "actor_id",
                channel.members().isEmpty() ? "USLACKBOT" : channel.members().get(0)));
    }

    private static BotResponse silence() {
        return new BotResponse(0, 0, "", List.of(), Admin::silence);
    }

    private String idOf(String person) {
        return world.person(person).id();
    }

    /** Sends no event; the bot finds out when it posts. */
    public void restrictPosting(String channel, Channel.Posting posting) {
        var unused = world.changeChannel(channel, c -> c.withPosting(posting));
    }

    /** The workspace's setting for how long messages may be edited. Sends no event. */
    public void allowEditing(boolean allowed) {
        world.allowEditing(allowed);
    }

    /** The app's setting "Messages Tab", without which it can't send direct messages. Sends no event. */
    public void showMessagesTab(boolean shown) {
        world.showMessagesTab(shown);
    }

    /** An administrator deletes a message. Sends no event, since the bot reads no channel. */
    public void deleteMessage(Message message) {
        world.remove(message);
    }

    // https://docs.slack.dev/reference/events/subteam_updated

    public BotResponse setMembers(String group, String... people) {
        UserGroup before = world.group(group);
        List<String> now = List.of(people).stream().map(this::idOf).toList();
        UserGroup after = world.put(before.withMembers(now, world.now()));
        var unused = events.send(updated(after));
        List<String> added =
                now.stream().filter(p -> !before.members().contains(p)).toList();
        List<String> removed =
                before.members().stream().filter(p -> !now.contains(p)).toList();
        return events.send(Json.object(
                "type", "subteam_members_changed",
                "subteam_id", after.id(),
                "team_id", world.teamId(),
                "date_previous_update", before.updated().getEpochSecond(),
                "date_update", after.updated().getEpochSecond(),
                "added_users", Json.array(added),
                "added_users_count", added.size(),
                "removed_users", Json.array(removed),
                "removed_users_count", removed.size()));
    }

    public BotResponse disableGroup(String group) {
        return events.send(updated(world.put(world.group(group).withDisabled(true, world.now()))));
    }

    private ObjectNode updated(UserGroup group) {
        return Json.object("type", "subteam_updated", "subteam", group.json(world.teamId(), true));
    }

    // https://docs.slack.dev/reference/events/app_uninstalled

    public BotResponse uninstallApp() {
        token.become(BotToken.State.UNINSTALLED);
        return events.send(Json.object("type", "app_uninstalled"));
    }

    public BotResponse revokeToken() {
        token.become(BotToken.State.REVOKED);
        return events.send(Json.object(
                "type",
                "tokens_revoked",
                "tokens",
                Json.object("oauth", Json.array(), "bot", Json.array(List.of(world.botUserId())))));
    }

    /**
     * The app is added to a workspace of the organization.
     * <a href="https://docs.slack.dev/reference/events/team_access_granted">team_access_granted</a>
     */
    public BotResponse grantAccess(String workspace) {
        return access(workspace, true);
    }

    /** It is removed again. <a href="https://docs.slack.dev/reference/events/team_access_revoked">team_access_revoked</a> */
    public BotResponse revokeAccess(String workspace) {
        return access(workspace, false);
    }

    private BotResponse access(String workspace, boolean granted) {
        world.organization().orElseThrow().grant(workspace, granted);
        return events.send(Json.object(
                "type",
                granted ? "team_access_granted" : "team_access_revoked",
                "team_ids",
                Json.array(List.of(workspace))));
    }

    /** The app was installed with these scopes, instead of those of its manifest. Sends no event. */
    public void installWithScopes(List<String> scopes) {
        token.grant(scopes);
    }

    /** Makes the token valid again; Slack sends no event for this. */
    public void reinstallApp() {
        token.become(BotToken.State.GOOD);
    }

    /** The request with which Slack verifies an address for events. */
    public BotResponse verifyUrl(String challenge) {
        return events.verifyUrl(challenge);
    }

    /** Any other event, in the usual envelope. */
    public BotResponse send(ObjectNode event) {
        return events.send(event);
    }
}
