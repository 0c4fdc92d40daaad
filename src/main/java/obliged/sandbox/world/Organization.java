package obliged.sandbox.world;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import obliged.sandbox.blocks.Json;

/**
 * The Enterprise organization that a world may be: its workspaces, which channels are in which of them, and who has an id
 * of the organization besides that of a workspace. The app is installed on the first workspace, or on the organization.
 * <a href="https://docs.slack.dev/enterprise/developing-for-enterprise-orgs">docs.slack.dev/enterprise</a>
 */
public final class Organization {
    public static final String ID = "E0HARBOUR1";

    /** The second workspace. The first is that of the world. */
    public static final String QUAY = "T0QUAYSIDE";

    private final Map<String, String> workspaces = new LinkedHashMap<>();
    private final Set<String> granted = new LinkedHashSet<>();
    private final Map<String, Set<String>> channels = new HashMap<>();
    private final Map<String, String> accounts = new HashMap<>();
    private final boolean installed;
    private boolean accountsShown;

    /** {@code installed} says whether the app's token is one of the organization. */
    Organization(String first, String firstName, boolean installed) {
        workspaces.put(first, firstName);
        workspaces.put(QUAY, "Quayside");
        granted.addAll(installed ? workspaces.keySet() : Set.of(first));
        this.installed = installed;
    }

    /** Whether the app is installed on the whole organization. */
    public boolean isInstalled() {
        return installed;
    }

    /** The workspaces that the app was added to. */
    public synchronized List<String> granted() {
        return List.copyOf(granted);
    }

    public synchronized boolean isGranted(String workspace) {
        return granted.contains(workspace);
    }

    /** Adds the app to a workspace, or removes it. Sends no event. */
    public synchronized void grant(String workspace, boolean access) {
        if (access) {
            granted.add(workspace);
        } else {
            granted.remove(workspace);
        }
    }

    /** Puts a channel into these workspaces. Those that nothing is said of are in the first one. */
    public synchronized void put(String channel, String... into) {
        channels.put(channel, new LinkedHashSet<>(List.of(into)));
    }

    /** The workspaces that a channel is in. */
    public synchronized Set<String> workspacesOf(String channel) {
        return channels.getOrDefault(
                channel, Set.of(workspaces.keySet().iterator().next()));
    }

    /** Gives someone an id of the organization, besides the one that they have in their workspace. */
    public synchronized void giveAccount(String person, String id) {
        accounts.put(person, id);
    }

    /** From now on requests show people under their ids of the organization, where they have two. */
    public synchronized void showAccounts(boolean shown) {
        accountsShown = shown;
    }

    /** The id under which requests show someone. */
    public synchronized String shown(String person) {
        return accountsShown ? accounts.getOrDefault(person, person) : person;
    }

    synchronized String account(String person) {
        return accounts.getOrDefault(person, person);
    }

    /** The person whose id of the organization it is, or the id itself. */
    synchronized String person(String id) {
        return accounts.entrySet().stream()
                .filter(one -> one.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(id);
    }

    /** What <a href="https://docs.slack.dev/reference/methods/auth.teams.list">auth.teams.list</a> tells. */
    public synchronized List<ObjectNode> json() {
        List<ObjectNode> all = new ArrayList<>();
        for (String workspace : granted) {
            all.add(Json.object("id", workspace, "name", workspaces.get(workspace)));
        }
        return all;
    }
}
