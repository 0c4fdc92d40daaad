package obliged;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import obliged.ask.data.AskPersonalData;
import obliged.digest.DigestPersonalData;
import obliged.outbox.OutboxPersonalData;
import obliged.person.PersonalData;
import obliged.reminder.ReminderPersonalData;
import obliged.shared.WorkspaceId;
import obliged.store.AttachedStore;
import obliged.store.PersonalTable;
import obliged.team.TeamPersonalData;
import obliged.thanks.ThanksPersonalData;

/** What all packages hold of one person: what their {@link PersonalTable}s declare. */
final class PersonsData {
    /** All tables. Those of people come last, so that someone is still found by name if an erasure was broken off. */
    static final List<PersonalTable> TABLES = Stream.of(
                    AskPersonalData.TABLES,
                    ThanksPersonalData.TABLES,
                    OutboxPersonalData.TABLES,
                    ReminderPersonalData.TABLES,
                    DigestPersonalData.TABLES,
                    TeamPersonalData.TABLES,
                    PersonalData.TABLES)
            .flatMap(List::stream)
            .toList();

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
            throw new NotFound(
                    "Nobody is called \"" + typed
                            + "\" in this database. Use their Slack ID, such as U012AB3CD. It's in their Slack profile, under \"Copy member ID\".");
        }
        if (found.size() > 1) {
            List<String> all = found.stream()
                    .map(one -> "  " + one.id().value() + " " + one.name() + (one.gone() ? " (left)" : ""))
                    .toList();
            throw new NotFound(
                    "Several people are called \"" + typed + "\". Choose one by ID:\n" + String.join("\n", all));
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
            lines.add("For " + who() + ", this erases the following, including from search:");
            for (PersonalTable table : erased()) {
                lines.add("- " + table.what() + ": " + table.countErased(tx, workspace(), person.id()));
            }
            lines.add("What stays: their ID, the dates and the steps, and what others wrote, even about them.");
            int living = AskPersonalData.living(tx, workspace(), person.id());
            if (living > 0) {
                lines.add("Careful: they're still part of open asks (" + living
                        + "). What they wrote there is erased too, so others may no longer know what to do.");
            }
            if (!person.gone()) {
                lines.add(
                        "Careful: their Slack account is active, so Obliged will read their name from Slack again. To prevent that, deactivate the account first.");
            }
            return lines;
        });
    }

    /** Erases in many small transactions. Broken off, it can be begun again. */
    void erase() {
        erased().forEach(table -> table.erase(store, workspace(), person.id()));
        tidy(store);
    }

    private static List<PersonalTable> erased() {
        return TABLES.stream().filter(PersonalTable::isErased).toList();
    }

    /** Removes what was erased from where SQLite would keep it for a while: the search index, and the log. */
    static void tidy(AttachedStore store) {
        boolean more = store.write(tx -> AskPersonalData.mergeIndex(tx, true));
        while (more) {
            more = store.write(tx -> AskPersonalData.mergeIndex(tx, false));
        }
        store.emptyLog();
    }

    /** All that is held, as indented JSON. Moments are milliseconds since 1970. */
    String json() {
        Map<String, List<String>> all = store.read(tx -> {
            Map<String, List<String>> tables = new LinkedHashMap<>();
            TABLES.stream()
                    .filter(PersonalTable::isAboutPeople)
                    .forEach(table -> tables.put(table.name(), table.rows(tx, workspace(), person.id())));
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

    WorkspaceId workspace() {
        return person.workspace();
    }
}
