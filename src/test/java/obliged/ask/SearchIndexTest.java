package obliged.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import obliged.ask.list.AskList;
import obliged.ask.list.AskLists;
import obliged.ask.list.AskPage;
import obliged.shared.PersonId;
import obliged.store.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new ask is in the index over all asks once, and before anyone reads from it. */
class SearchIndexTest {
    @TempDir
    Path directory;

    private AskDesk desk;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aReplyDoesNotWaitForTheIndex() {
        log("water the plants");

        assertThat(indexed("plants")).isEmpty();
        assertThat(pending()).hasSize(1);
    }

    @Test
    void whatWasJustAskedIsFound() {
        log("water the plants");

        assertThat(found(AskDesk.BO, "plants")).containsExactly("water the plants");
        assertThat(found(AskDesk.CHI, "plants")).isEmpty();
    }

    @Test
    void manyAreIndexedOnceEach() {
        for (int i = 0; i < 48; i++) {
            log("water the plants");
        }
        SearchIndex index = new SearchIndex(desk.store);

        index.catchUp();
        index.catchUp();

        assertThat(indexed("plants")).hasSize(48).doesNotHaveDuplicates();
        assertThat(pending()).isEmpty();
    }

    @Test
    void whatWasChangedBeforeItWasIndexedIsFoundByItsNewWordsOnly() {
        Ask ask = log("water the plants");
        desk.steps.edit(desk.act(AskDesk.ANA), ask.id().number(), new Wish("feed the cat", null, null));

        assertThat(found(AskDesk.ANA, "cat")).containsExactly("feed the cat");
        assertThat(found(AskDesk.ANA, "plants")).isEmpty();
        assertThat(indexed("cat")).hasSize(1);
    }

    private Ask log(String words) {
        return desk.log(AskDesk.ANA, AskDesk.to(AskDesk.BO), words, null);
    }

    private List<String> found(PersonId reader, String words) {
        return new AskLists(desk.store, desk.people, desk.teams, desk.asks)
                .page(AskDesk.ACME, reader, AskList.found(words), AskPage.Edge.START).views().stream()
                        .map(view -> view.ask().words())
                        .toList();
    }

    private List<List<String>> indexed(String word) {
        return Tables.rows(directory.resolve("obliged.db"), "SELECT rowid FROM ask_text('" + word + "')");
    }

    private List<List<String>> pending() {
        return Tables.rows(directory.resolve("obliged.db"), "SELECT id FROM ask_text_pending");
    }
}
