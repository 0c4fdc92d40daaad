package obliged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import obliged.ask.AskPersonalData;
import obliged.digest.DigestPersonalData;
import obliged.outbox.OutboxPersonalData;
import obliged.person.PersonalData;
import obliged.reminder.ReminderPersonalData;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.AttachedStore;
import obliged.store.Tx;
import obliged.team.TeamPersonalData;
import obliged.thanks.ThanksPersonalData;

/** What all packages hold of one person. Each finds and erases what is in its own tables. */
final class PersonsData {
    /** How many asks or thank-yous are changed in one transaction, so that a running bot waits for milliseconds only. */
    private static final int MOST = 50;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final AttachedStore store;
    private final PersonalData.Found person;

    /** There is no such person, or more than one. */
    static final class NotFound extends Exception {
        private static final long serialVersionUID = 1L;

        NotFound(String sentence) {
            super(sentence);
        }
    }

    private PersonsData(AttachedStore store, PersonalData.Found person) {
        this.store = store;
        this.person = person;
    }

    /** Finds the one person who has this id or name. */
    static PersonsData find(AttachedStore store, String typed) throws NotFound {
        List<PersonalData.Found> found = store.read(tx -> PersonalData.named(tx, typed.strip()));
        if (found.isEmpty()) {
            throw new NotFound("There is nobody called \"" + typed
                    + "\" in this database. Name their id in Slack, such as U012AB3CD: it stands in their profile"
                    + " there, under \"Copy member ID\".");
        }
        if (found.size() > 1) {
            List<String> all = found.stream()
                    .map(one -> "  " + one.id().value() + " " + one.name() + (one.gone() ? " (left)" : ""))
                    .toList();
            throw new NotFound(
                    "More than one person is called \"" + typed + "\". Name one by id:\n" + String.join("\n", all));
        }
        return new PersonsData(store, found.get(0));
    }

    String id() {
        return person.id().value();
    }

    String who() {
        return person.name() + " (" + id() + ")";
    }

    /** What {@link #erase} will do, line by line. */
    List<String> plan() {
        return store.read(tx -> {
            List<String> lines = new ArrayList<>();
            int asks = AskPersonalData.saidIn(tx, workspace(), person.id()).size();
            int thanks =
                    ThanksPersonalData.givenBy(tx, workspace(), person.id()).size();
            int drafts = OutboxPersonalData.drafts(tx, workspace(), person.id());
            lines.add("This erases of " + who() + ":");
            lines.add("- what they wrote in asks, and from the search over them: " + asks);
            lines.add("- the words of thank-yous that they gave: " + thanks);
            lines.add("- what they typed and did not send: " + drafts);
            lines.add("- their tips for digests, their names, their working days and their reminder settings");
            lines.add("Their id, the dates and the steps stay, and what others wrote, even about them.");
            int living = AskPersonalData.living(tx, workspace(), person.id());
            if (living > 0) {
                lines.add("Careful: asks of theirs that are not closed yet: " + living
                        + ". Their words are erased too, so others may not know any more what is to be done.");
            }
            if (!person.gone()) {
                lines.add("Careful: their account in Slack is active, so their name will be read from there again."
                        + " To prevent that, deactivate it first.");
            }
            return lines;
        });
    }

    /** Erases in many small transactions. Broken off, it can be begun again. */
    void erase(Consumer<String> progress) {
        WorkspaceId workspace = workspace();
        PersonId id = person.id();
        List<Long> asks = store.read(tx -> AskPersonalData.saidIn(tx, workspace, id));
        inBatches(asks, progress, (tx, batch) -> AskPersonalData.erase(tx, workspace, id, batch));
        List<Long> thanks = store.read(tx -> ThanksPersonalData.givenBy(tx, workspace, id));
        inBatches(thanks, progress, (tx, batch) -> ThanksPersonalData.erase(tx, batch));
        store.write(tx -> {
            OutboxPersonalData.erase(tx, workspace, id);
            ReminderPersonalData.erase(tx, workspace, id);
            DigestPersonalData.erase(tx, workspace, id);
            // Last, so that they are still found by name if this was broken off before.
            PersonalData.erase(tx, workspace, id);
            return id;
        });
        tidy(store);
    }

    /** Removes what was erased from where SQLite would keep it for a while: the search index, and the log. */
    static void tidy(AttachedStore store) {
        boolean more = store.write(tx -> AskPersonalData.mergeIndex(tx, true));
        while (more) {
            more = store.write(tx -> AskPersonalData.mergeIndex(tx, false));
        }
        store.emptyLog();
    }

    private interface Erasure {
        void erase(Tx tx, List<Long> batch);
    }

    private void inBatches(List<Long> all, Consumer<String> progress, Erasure erasure) {
        for (int from = 0; from < all.size(); from += MOST) {
            List<Long> batch = all.subList(from, Math.min(all.size(), from + MOST));
            store.write(tx -> {
                erasure.erase(tx, batch);
                return batch;
            });
            if (from > 0 && from % (20 * MOST) == 0) {
                progress.accept(from + " of " + all.size() + " done.");
            }
        }
    }

    /** All that is held, as indented JSON. Moments are milliseconds since 1970. */
    String json() {
        Map<String, List<String>> all = store.read(tx -> {
            Map<String, List<String>> tables = new TreeMap<>();
            tables.putAll(PersonalData.of(tx, workspace(), person.id()));
            tables.putAll(TeamPersonalData.of(tx, workspace(), person.id()));
            tables.putAll(AskPersonalData.of(tx, workspace(), person.id()));
            tables.putAll(ThanksPersonalData.of(tx, workspace(), person.id()));
            tables.putAll(ReminderPersonalData.of(tx, workspace(), person.id()));
            tables.putAll(DigestPersonalData.of(tx, workspace(), person.id()));
            tables.putAll(OutboxPersonalData.of(tx, workspace(), person.id()));
            return tables;
        });
        try {
            ObjectNode json = JSON.createObjectNode();
            for (Map.Entry<String, List<String>> table : all.entrySet()) {
                ArrayNode rows = json.putArray(table.getKey());
                for (String row : table.getValue()) {
                    rows.add(JSON.readTree(row));
                }
            }
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("SQLite wrote what is not JSON", e);
        }
    }

    private WorkspaceId workspace() {
        return person.workspace();
    }
}
