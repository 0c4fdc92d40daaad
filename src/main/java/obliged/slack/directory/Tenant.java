package obliged.slack.directory;

import static java.util.Comparator.comparing;

import com.slack.api.model.Conversation;
import com.slack.api.model.User;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import obliged.person.Person;
import obliged.person.Workspace;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import org.jspecify.annotations.Nullable;

/**
 * Who we are to Slack, and so what the id of a workspace or an organization means: a workspace, on its own or in an
 * Enterprise organization, or a whole organization with the workspaces that the app was added to. Anyone and
 * anything not known to be of our own company belongs to another one.
 * https://docs.slack.dev/enterprise/developing-for-enterprise-orgs
 *
 * @param us where the app is installed; its id is the organization's if it is installed there
 * @param workspaces those of the organization that the app was added to; empty unless it is installed there
 */
public record Tenant(Workspace us, List<WorkspaceId> workspaces) {
    private static final String SLACKBOT = "USLACKBOT";

    public Tenant {
        workspaces = workspaces.stream()
                .sorted(comparing(WorkspaceId::value))
                .distinct()
                .toList();
    }

    public WorkspaceId id() {
        return us.id();
    }

    /** Whether the app is installed on a whole organization, instead of on one workspace. */
    public boolean isOrganization() {
        return us.id().value().equals(us.enterprise());
    }

    /** Whether someone may have two ids, one of their workspace and one of the organization. */
    public boolean isInOrganization() {
        return us.enterprise() != null;
    }

    // Requests

    /**
     * Whether a request is meant for this installation. Where the app is installed on an organization, a request may
     * name the organization only, and the workspace that it names may be any of them.
     * https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
     */
    public boolean isOurs(@Nullable String team, @Nullable String enterprise) {
        if (!isOrganization()) {
            return us.id().value().equals(team);
        }
        return enterprise == null ? isOneOfOurs(team) : enterprise.equals(us.enterprise());
    }

    private boolean isOneOfOurs(@Nullable String team) {
        return team != null
                && (team.equals(us.id().value()) || workspaces.stream().anyMatch(one -> team.equals(one.value())));
    }

    // People

    /** What someone is to us. https://docs.slack.dev/reference/objects/user-object */
    Person.Kind kind(User user) {
        if (user.isBot() || SLACKBOT.equals(user.getId())) {
            return Person.Kind.BOT;
        }
        if (user.isStranger() || !isColleague(user)) {
            return Person.Kind.FOREIGN;
        }
        return user.isRestricted() || user.isUltraRestricted() ? Person.Kind.GUEST : Person.Kind.MEMBER;
    }

    /**
     * Whether someone is of our company. In an organization their account there decides, since the workspace that they
     * show may be any of it, or the organization itself. Someone without an account in it must show one of ours.
     * https://docs.slack.dev/reference/objects/user-object
     */
    private boolean isColleague(User user) {
        User.EnterpriseUser account = user.getEnterpriseUser();
        if (us.enterprise() == null) {
            return isOneOfOurs(user.getTeamId())
                    || account != null
                            && account.getTeams() != null
                            && account.getTeams().contains(us.id().value());
        }
        if (account != null && account.getEnterpriseId() != null) {
            return us.enterprise().equals(account.getEnterpriseId());
        }
        return isOneOfOurs(user.getTeamId())
                || us.enterprise().equals(user.getTeamId())
                || us.enterprise().equals(user.getEnterpriseId());
    }

    /** Whether someone keeps the whole of where the app is installed. */
    boolean isAdmin(User user) {
        if (!isOrganization()) {
            return user.isAdmin() || user.isOwner();
        }
        User.EnterpriseUser account = user.getEnterpriseUser();
        return account != null && isColleague(user) && (account.isAdmin() || account.isOwner());
    }

    /**
     * The one id under which we know someone. In an organization a person may have an id of a workspace besides that of
     * the organization, and Slack uses either. It recommends that of the organization; a workspace goes on with the one
     * that it had before it joined. https://docs.slack.dev/reference/objects/user-object
     */
    PersonId id(User user) {
        return new PersonId(
                isOrganization() ? accountId(user).orElse(user.getId()) : Objects.requireNonNull(user.getId()));
    }

    /** The other id of a colleague, if they have two. */
    Optional<PersonId> otherId(User user) {
        String other = isOrganization() ? user.getId() : accountId(user).orElse(user.getId());
        return other.equals(id(user).value()) ? Optional.empty() : Optional.of(new PersonId(other));
    }

    /** What an account of another organization says of itself must not touch anyone of ours. */
    private Optional<String> accountId(User user) {
        return Optional.ofNullable(user.getEnterpriseUser())
                .filter(account -> us.enterprise() != null && us.enterprise().equals(account.getEnterpriseId()))
                .map(User.EnterpriseUser::getId)
                .filter(id -> !id.isEmpty());
    }

    // Channels

    /**
     * Whether people of other companies are in a channel, or were invited to it. A channel that only workspaces of one
     * organization share ({@code is_org_shared}) is the company's own.
     * https://docs.slack.dev/reference/objects/conversation-object
     */
    static boolean isSharedOutside(Conversation channel) {
        return channel.isExtShared() || channel.isPendingExtShared() || channel.isShared() && !channel.isOrgShared();
    }

    // Lists

    /**
     * How far a list is read that Slack tells for one workspace at a time.
     *
     * @param workspace the {@code team_id} that the call must be given; null if the token is of one workspace only
     * @param cursor the page of that workspace's list; empty for the first
     */
    record Place(@Nullable WorkspaceId workspace, String cursor) {}

    /**
     * The first place of a list, or the one that was noted by {@link #after}; empty if there is no workspace to read.
     * With a token of the organization, lists want a {@code team_id}.
     * https://docs.slack.dev/reference/methods/users.list
     */
    Optional<Place> place(String noted) {
        if (!isOrganization()) {
            return Optional.of(new Place(null, noted));
        }
        if (noted.isEmpty()) {
            return workspaces.stream().findFirst().map(first -> new Place(first, ""));
        }
        String[] parts = noted.split(" ", 2);
        WorkspaceId workspace = new WorkspaceId(parts[0]);
        return workspaces.contains(workspace)
                ? Optional.of(new Place(workspace, parts[1]))
                : following(workspace).map(next -> new Place(next, ""));
    }

    /** What to note after a page of a list was read; null at the end of the list. */
    @Nullable
    String after(Place place, @Nullable String nextPage) {
        WorkspaceId workspace = place.workspace();
        if (workspace == null) {
            return nextPage;
        }
        return nextPage == null
                ? following(workspace).map(next -> next.value() + " ").orElse(null)
                : workspace.value() + " " + nextPage;
    }

    /** Workspaces are read in the order of their ids, so that one that is gone meanwhile is no trouble. */
    private Optional<WorkspaceId> following(WorkspaceId workspace) {
        return workspaces.stream()
                .filter(one -> one.value().compareTo(workspace.value()) > 0)
                .findFirst();
    }
}
