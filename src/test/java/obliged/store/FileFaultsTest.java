package obliged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may happen to the file from outside: it is noticed at the start or within seconds, and said in a sentence. */
class FileFaultsTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void name() {
        file = directory.resolve("obliged.db");
    }

    private Store open() {
        return Store.open(file, InstantSource.system());
    }

    private static void add(Store store, String key) {
        store.run(tx -> tx.dao(RowDao.class).add(key));
    }

    private static List<String> keys(Store store) {
        return store.read(tx -> tx.dao(RowDao.class).keys());
    }

    private Path beside(String suffix) {
        return directory.resolve("obliged.db" + suffix);
    }

    @Test
    void onlyItsOwnerMayReadWhatItWrites() throws Exception {
        open().close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));

        try (Store store = open()) {
            add(store, "a");
            for (String suffix : List.of("", "-wal", "-shm", ".lock")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(beside(suffix))))
                        .as(suffix)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void aFileThatMayNotBeWrittenIsRefused() throws Exception {
        open().close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("obliged.db is read-only", "Give the user that runs Obliged write permission");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("r--r--r--");
    }

    @Test
    void aDirectoryThatMayNotBeWrittenIsRefused() throws Exception {
        open().close();
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThatThrownBy(this::open)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContainingAll("obliged.db is read-only", "directory");
        } finally {
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aFileWithASecondNameIsRefused() throws Exception {
        open().close();
        Files.createLink(directory.resolve("linked.db"), file);

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("obliged.db has a second name", "Remove one of the names");
    }

    @Test
    void aSecondProcessUnderALinkedNameIsRefusedAndTheLinkIsTold() throws Exception {
        try (Store first = open()) {
            Path linked = Files.createLink(directory.resolve("linked.db"), file);

            assertThat(output(RowWriter.start(linked, 1)))
                    .singleElement()
                    .asString()
                    .contains("second name");

            assertThat(within(() -> first.trouble().orElse("").contains("second name")))
                    .isTrue();
            add(first, "a");
            Files.delete(linked);
            assertThat(within(() -> first.trouble().isEmpty())).isTrue();
        }
    }

    @Test
    void aSecondProcessIsRefusedAlsoIfTheLockFileWasRemoved() throws Exception {
        try (Store first = open()) {
            add(first, "a");
            Files.delete(beside(".lock"));

            assertThat(output(RowWriter.start(file, 1)))
                    .singleElement()
                    .asString()
                    .contains("Another Obliged is running");
            add(first, "b");
            assertThat(output(RowWriter.start(file, 1)))
                    .as("and a third one, though the second had both in its hands")
                    .singleElement()
                    .asString()
                    .contains("Another Obliged is running");
            assertThat(keys(first)).containsExactly("a", "b");
        }
    }

    private interface Harm {
        void to(Path database) throws IOException;
    }

    private record Case(String name, Harm harm, String sentence) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> harms() {
        return Stream.of(
                new Case("deleted", Files::delete, "obliged.db was deleted or moved"),
                new Case(
                        "moved",
                        database -> Files.move(database, database.resolveSibling("elsewhere.db")),
                        "obliged.db was deleted or moved"),
                new Case(
                        "replaced",
                        database -> Files.move(copy(database), database, StandardCopyOption.REPLACE_EXISTING),
                        "obliged.db was replaced"),
                new Case(
                        "overwritten by an older backup",
                        database -> Files.write(database, Files.readAllBytes(database.resolveSibling("backup.db"))),
                        "obliged.db was overwritten"),
                new Case("emptied", database -> Files.write(database, new byte[0]), "obliged.db was overwritten"),
                new Case("log deleted", database -> Files.delete(wal(database)), "obliged.db-wal was deleted"),
                new Case(
                        "log replaced",
                        database -> Files.move(copy(wal(database)), wal(database), StandardCopyOption.REPLACE_EXISTING),
                        "obliged.db-wal was replaced"));
    }

    private static Path wal(Path database) {
        return database.resolveSibling(database.getFileName() + "-wal");
    }

    private static Path copy(Path file) throws IOException {
        return Files.copy(file, file.resolveSibling("copy"));
    }

    @ParameterizedTest
    @MethodSource("harms")
    void whatHappensToTheFileWhileItRunsIsNoticedAndNothingIsAnsweredAnyMore(Case one) throws Exception {
        open().close();
        Files.copy(file, directory.resolve("backup.db"));
        CompletableFuture<String> said = new CompletableFuture<>();
        try (Store store = open()) {
            store.onBroken(said::complete);
            add(store, "a");
            assertThat(store.trouble()).isEmpty();

            one.harm().to(file);

            assertThat(said.get(10, TimeUnit.SECONDS)).contains(one.sentence(), "start Obliged again");
            assertThatThrownBy(() -> add(store, "b"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(one.sentence());
            assertThatThrownBy(() -> keys(store))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(one.sentence());
            assertThat(store.trouble())
                    .hasValueSatisfying(trouble -> assertThat(trouble).contains(one.sentence()));
        }
    }

    @Test
    void aFileThatWasMovedAwayIsCompleteInItsNewPlaceAndLeavesTheOneInItsPlaceAsItIs() throws Exception {
        try (Store store = open()) {
            add(store, "in the backup");
        }
        byte[] backup = Files.readAllBytes(file);
        Path elsewhere = directory.resolve("elsewhere.db");
        CompletableFuture<String> said = new CompletableFuture<>();
        try (Store store = open()) {
            store.onBroken(said::complete);
            add(store, "a");
            Files.move(file, elsewhere);
            Files.write(file, backup);
            said.get(10, TimeUnit.SECONDS);
        }
        try (Store store = open()) {
            assertThat(keys(store)).containsExactly("in the backup");
        }
        file = elsewhere;
        try (Store store = open()) {
            assertThat(keys(store)).containsExactly("in the backup", "a");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE TABLE", "a page of rows"})
    void aDamagedPageStopsTheStartAndNothingIsChanged(String where) throws Exception {
        try (Store store = open()) {
            store.run(tx -> tx.dao(RowDao.class)
                    .addAll(Stream.iterate(0, i -> i + 1)
                            .limit(5_000)
                            .map(i -> where + i)
                            .iterator()));
        }
        byte[] before = damage(where);

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("obliged.db is damaged", "restore your last backup");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void whatCanNoLongerBeReadShowsAsTrouble() throws Exception {
        try (Store store = open()) {
            store.run(tx -> tx.dao(RowDao.class)
                    .addAll(Stream.iterate(0, i -> i + 1)
                            .limit(5_000)
                            .map(i -> "a page of rows" + i)
                            .iterator()));
        }
        try (Store store = open()) {
            assertThat(store.trouble()).isEmpty();
            damage("a page of rows");

            assertThatThrownBy(() -> keys(store)).isInstanceOf(StoreException.class);

            store.read(tx -> tx.dao(RowDao.class).bigCount());
            assertThat(store.trouble())
                    .hasValueSatisfying(trouble -> assertThat(trouble).contains("obliged.db is damaged"));
        }
    }

    @Test
    void sqlitesLibraryIsUnpackedOnceAndNothingIsLeftInTheTemporaryFolder() throws Exception {
        Path temporary = Files.createDirectory(directory.resolve("tmp"));
        kill(RowWriter.start(file, 1_000_000, "-Djava.io.tmpdir=" + temporary));
        Path library = files(directory.resolve(".obliged-native")).get(0);
        FileTime unpacked = Files.getLastModifiedTime(library);

        kill(RowWriter.start(directory.resolve("other.db"), 1_000_000, "-Djava.io.tmpdir=" + temporary));

        assertThat(files(directory.resolve(".obliged-native"))).containsExactly(library);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(unpacked);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void sqlitesLibraryIsUnpackedToTheFolderThatWasGiven() throws Exception {
        Path given = directory.resolve("given");

        assertThat(output(RowWriter.start(file, 1, "-Dorg.sqlite.tmpdir=" + given)))
                .containsExactly("1");

        assertThat(files(given)).hasSize(1);
        assertThat(directory.resolve(".obliged-native")).doesNotExist();
    }

    @Test
    void aLibraryThatWasNotUnpackedWholeIsUnpackedAgain() throws Exception {
        output(RowWriter.start(file, 1));
        Path library = files(directory.resolve(".obliged-native")).get(0);
        long size = Files.size(library);
        Files.write(library, "half".getBytes(StandardCharsets.UTF_8));

        output(RowWriter.start(directory.resolve("other.db"), 1));

        assertThat(library).hasSize(size);
    }

    /** Kills it once it has written something. */
    private static void kill(Process process) throws Exception {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isNotNull();
            process.toHandle().destroyForcibly();
            process.waitFor();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** Overwrites the header of the page that holds these words. Returns the file as it is then. */
    private byte[] damage(String words) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        int page = text.lastIndexOf(words) / 4096;
        assertThat(page).isPositive();
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(page * 4096L);
            raw.write(new byte[] {13, 0, 0, -1, -1, -1, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8});
        }
        return Files.readAllBytes(file);
    }

    private static boolean within(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        return condition.getAsBoolean();
    }

    private static List<String> output(Process process) throws Exception {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> all = lines.lines().toList();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return all;
        }
    }
}
