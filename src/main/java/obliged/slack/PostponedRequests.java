package obliged.slack;

import java.util.LinkedHashSet;
import java.util.Set;
import obliged.shared.Id;
import obliged.shared.Unread;
import obliged.slack.kit.DirectorySync;

/** Handles requests again that had to wait until something was read from Slack, off the way of the first reply. */
final class PostponedRequests {
    private final DirectorySync directory;

    PostponedRequests(DirectorySync directory) {
        this.directory = directory;
    }

    /**
     * Reads what was missing, then handles the request. If it needs yet another thing, that is read too.
     *
     * @param handling throws {@link Unread} if something is still missing
     * @param inVain is run instead if something could not be read
     */
    void handle(Unread missing, Runnable handling, Runnable inVain) {
        handle(missing, Set.of(), handling, inVain);
    }

    private void handle(Unread missing, Set<Id> tried, Runnable handling, Runnable inVain) {
        if (tried.contains(missing.what())) {
            inVain.run();
            return;
        }
        directory.read(missing.what(), () -> {
            try {
                handling.run();
            } catch (Unread more) {
                Set<Id> all = new LinkedHashSet<>(tried);
                all.add(missing.what());
                handle(more, all, handling, inVain);
            }
        });
    }
}
