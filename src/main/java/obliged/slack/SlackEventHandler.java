package obliged.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.ChannelArchiveEvent;
import com.slack.api.model.event.ChannelCreatedEvent;
import com.slack.api.model.event.ChannelDeletedEvent;
import com.slack.api.model.event.ChannelIdChangedEvent;
import com.slack.api.model.event.ChannelLeftEvent;
import com.slack.api.model.event.ChannelRenameEvent;
import com.slack.api.model.event.ChannelSharedEvent;
import com.slack.api.model.event.ChannelUnarchiveEvent;
import com.slack.api.model.event.ChannelUnsharedEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.GroupArchiveEvent;
import com.slack.api.model.event.GroupDeletedEvent;
import com.slack.api.model.event.GroupLeftEvent;
import com.slack.api.model.event.GroupRenameEvent;
import com.slack.api.model.event.GroupUnarchiveEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import com.slack.api.model.event.MemberLeftChannelEvent;
import com.slack.api.model.event.SubteamCreatedEvent;
import com.slack.api.model.event.SubteamMembersChangedEvent;
import com.slack.api.model.event.SubteamUpdatedEvent;
import com.slack.api.model.event.TeamAccessGrantedEvent;
import com.slack.api.model.event.TeamAccessRevokedEvent;
import com.slack.api.model.event.TeamJoinEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import com.slack.api.model.event.UserChangeEvent;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import obliged.outbox.Outbox;
import obliged.person.Group;
import obliged.person.Groups;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.Trouble;
import obliged.shared.WorkspaceId;
import obliged.slack.directory.WorkspaceReader;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.RequestKey;
import obliged.slack.kit.WorkspaceIdentity;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps people and channels up to date by Slack's events. Each event is processed once, by its {@code event_id}, since
 * Slack may send it up to four times. https://docs.slack.dev/apis/events-api
 */
final class SlackEventHandler {
    private static final Logger log = LoggerFactory.getLogger(SlackEventHandler.class);

    private final WorkspaceIdentity identity;
    private final DirectorySync directory;
    private final Groups groups;
    private final Teams teams;
    private final Outbox outbox;
    private final Faults faults;

    SlackEventHandler(
            WorkspaceIdentity identity,
            DirectorySync directory,
            Groups groups,
            Teams teams,
            Outbox outbox,
            Faults faults) {
        this.identity = identity;
        this.directory = directory;
        this.groups = groups;
        this.teams = teams;
        this.outbox = outbox;
        this.faults = faults;
    }

    void listen(App app) {
        app.event(UserChangeEvent.class, once((workspace, event, key) -> directory.save(event.getUser())));
        app.event(TeamJoinEvent.class, once((workspace, event, key) -> directory.save(event.getUser())));
        app.event(
                ChannelCreatedEvent.class,
                once((workspace, event, key) ->
                        directory.meetAgain(new ChannelId(event.getChannel().getId()))));
        app.event(
                ChannelArchiveEvent.class,
                once((workspace, event, key) -> archived(workspace, event.getChannel(), true)));
        app.event(
                ChannelUnarchiveEvent.class,
                once((workspace, event, key) -> archived(workspace, event.getChannel(), false)));
        app.event(
                ChannelDeletedEvent.class,
                once((workspace, event, key) -> archived(workspace, event.getChannel(), true)));
        app.event(
                GroupArchiveEvent.class,
                once((workspace, event, key) -> archived(workspace, event.getChannel(), true)));
        app.event(
                GroupUnarchiveEvent.class,
                once((workspace, event, key) -> archived(workspace, event.getChannel(), false)));
        app.event(
                GroupDeletedEvent.class,
                once((workspace, event, key) -> archived(workspace, event.getChannel(), true)));
        app.event(
                ChannelRenameEvent.class,
                once((workspace, event, key) -> teams.renamed(
                        workspace,
                        new ChannelId(event.getChannel().getId()),
                        event.getChannel().getName())));
        app.event(
                GroupRenameEvent.class,
                once((workspace, event, key) -> teams.renamed(
                        workspace,
                        new ChannelId(event.getChannel().getId()),
                        event.getChannel().getName())));
        app.event(
                MemberJoinedChannelEvent.class,
                once((workspace, event, key) -> joined(workspace, event.getChannel(), event.getUser())));
        app.event(
                MemberLeftChannelEvent.class,
                once((workspace, event, key) -> left(workspace, event.getChannel(), event.getUser())));
        // What Slack sends when we are removed ourselves, instead of member_left_channel.
        app.event(
                ChannelLeftEvent.class,
                once((workspace, event, key) -> teams.left(workspace, new ChannelId(event.getChannel()))));
        app.event(
                GroupLeftEvent.class,
                once((workspace, event, key) -> teams.left(workspace, new ChannelId(event.getChannel()))));
        app.event(
                ChannelIdChangedEvent.class,
                once((workspace, event, key) -> moved(
                        workspace, new ChannelId(event.getOldChannelId()), new ChannelId(event.getNewChannelId()))));
        // Who reads the channel changes with the companies in it.
        app.event(
                ChannelSharedEvent.class,
                once((workspace, event, key) -> directory.meetAgain(new ChannelId(event.getChannel()))));
        app.event(
                ChannelUnsharedEvent.class,
                once((workspace, event, key) -> directory.meetAgain(new ChannelId(event.getChannel()))));
        listenToGroups(app);
        listenToTheEnd(app);
        // The workspaces of the organization are read again, with who and what there is in them.
        app.event(TeamAccessGrantedEvent.class, once((workspace, event, key) -> directory.readAgain()));
        app.event(TeamAccessRevokedEvent.class, once((workspace, event, key) -> directory.readAgain()));
    }

    private void listenToGroups(App app) {
        app.event(
                SubteamCreatedEvent.class,
                once((workspace, event, key) -> save(
                        workspace,
                        WorkspaceReader.group(
                                event.getSubteam().getId(),
                                event.getSubteam().getName(),
                                event.getSubteam().getHandle(),
                                event.getSubteam().getDateDelete()),
                        event.getSubteam().getUsers())));
        app.event(
                SubteamUpdatedEvent.class,
                once((workspace, event, key) -> save(
                        workspace,
                        WorkspaceReader.group(
                                event.getSubteam().getId(),
                                event.getSubteam().getName(),
                                event.getSubteam().getHandle(),
                                event.getSubteam().getDateDelete()),
                        event.getSubteam().getUsers())));
        app.event(
                SubteamMembersChangedEvent.class,
                once((workspace, event, key) -> groups.changed(
                        workspace,
                        new GroupId(event.getSubteamId()),
                        WorkspaceReader.people(event.getAddedUsers()),
                        WorkspaceReader.people(event.getRemovedUsers()))));
    }

    /**
     * After what ends our installation we ask Slack who we are, again and again: health says why it refuses, and all goes on
     * as soon as the app is installed again.
     */
    private void listenToTheEnd(App app) {
        app.event(AppUninstalledEvent.class, once((workspace, event, key) -> {
            log.error("the app was uninstalled from the workspace: install it again, or stop this process");
            directory.readAgain();
        }));
        app.event(TokensRevokedEvent.class, once((workspace, event, key) -> {
            List<String> ours = event.getTokens().getBot();
            if (ours != null && !ours.isEmpty()) {
                log.error("the bot token was revoked: install the app again, and start with the new token");
                directory.readAgain();
            }
        }));
    }

    private void save(WorkspaceId workspace, Group group, @Nullable List<String> members) {
        if (members == null) {
            groups.save(workspace, group);
        } else {
            groups.save(workspace, group, WorkspaceReader.people(members));
        }
    }

    private void archived(WorkspaceId workspace, String channel, boolean archived) {
        teams.archived(workspace, new ChannelId(channel), archived);
    }

    private void moved(WorkspaceId workspace, ChannelId from, ChannelId to) {
        teams.moved(workspace, from, to);
        // It was probably closed or shared at the same time.
        directory.meetAgain(to);
    }

    private void joined(WorkspaceId workspace, String channel, String person) {
        ChannelId id = new ChannelId(channel);
        if (isUs(person)) {
            // We may not know the channel yet, and could not see its members until now.
            directory.meetAgain(id);
        } else {
            teams.joins(workspace, id, new PersonId(person));
        }
    }

    private void left(WorkspaceId workspace, String channel, String person) {
        ChannelId id = new ChannelId(channel);
        if (isUs(person)) {
            teams.left(workspace, id);
        } else {
            teams.leaves(workspace, id, new PersonId(person));
        }
    }

    private boolean isUs(String person) {
        return identity.workspace()
                .map(workspace -> workspace.bot().value().equals(person))
                .orElse(false);
    }

    /** Processes an event. */
    interface Take<E extends Event> {
        void take(WorkspaceId workspace, E event, String key);
    }

    private <E extends Event> BoltEventHandler<E> once(Take<E> take) {
        return once(event -> "", take);
    }

    /**
     * Processes an event once. Processing is idempotent, so the event is marked afterwards. If it fails, Slack sends it
     * again.
     *
     * @param sender returns the person who caused the event
     */
    <E extends Event> BoltEventHandler<E> once(Function<E, @Nullable String> sender, Take<E> take) {
        return (payload, context) -> {
            E event = payload.getEvent();
            String user = Objects.requireNonNullElse(sender.apply(event), "");
            String key = RequestKey.event(user, event.getType(), payload.getEventId());
            try {
                if (outbox.findProcessed(identity.id(), key).isEmpty()) {
                    take.take(identity.id(), event, key);
                    outbox.markProcessed(identity.id(), key);
                }
                return context.ack();
            } catch (RuntimeException | Error e) {
                faults.log("an event (" + event.getType() + ")", user, e);
                return Response.builder()
                        .statusCode(e instanceof Trouble ? 503 : 500)
                        .build();
            }
        };
    }
}
