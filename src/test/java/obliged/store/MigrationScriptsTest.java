package obliged.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationScriptsTest {
    @TempDir
    Path directory;

    @Test
    void aNewFileHasHadExactlyTheScriptsThatAreListed() throws Exception {
        Path file = directory.resolve("obliged.db");
        Store.open(file, InstantSource.system()).close();

        assertThat(Tables.rows(file, "SELECT script FROM schema_history WHERE success = 1"))
                .map(List::toString)
                .containsExactlyInAnyOrderElementsOf(MigrationScripts.names().stream()
                        .map(name -> List.of(name).toString())
                        .toList());
    }
}
