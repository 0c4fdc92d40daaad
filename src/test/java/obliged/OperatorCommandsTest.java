package obliged;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import obliged.sandbox.Sandbox;
import obliged.sandbox.client.UserClient;
import obliged.sandbox.wire.Limits;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.testing.BotProcess;
import obliged.testing.Poll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The operator's commands, beside a bot that runs in a process of its own. */
class OperatorCommandsTest {
    @TempDir
    Path directory;

    @SuppressWarnings("NullAway.Init") // set where a test needs them
    private Sandbox slack;

    @SuppressWarnings("NullAway.Init")
    private BotProcess bot;

    private Path database;

    private record Run(int code, String out, String err) {}

    @BeforeEach
    void open() {
        database = directory.resolve("obliged.db");
    }

    private void start() throws Exception {
        slack = Sandbox.builder(InstantSource.system()).limits(Limits.none()).start();
        bot = new BotProcess(slack, directory, EmptyFile.at(database));
        assertThat(bot.start()).isTrue();
        awaitReady();
    }

    private void awaitReady() throws Exception {
        while (!bot.isReady()) {
            Poll.pause();
        }
    }

    @AfterEach
    void close() throws Exception {
        if (bot != null) {
            bot.close();
            slack.close();
        }
    }

    private UserClient as(String name) {
        return slack.as(name);
    }

    private Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Main.commandLine(Map.of("OBLIGED_DB", database.toString()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        return new Run(line.execute(arguments), out.toString(), err.toString());
    }

    private static void assertRefused(Run run, String sentence) {
        assertThat(run.err).contains(sentence).doesNotContain("Exception", "\tat ");
        assertThat(run.code).isEqualTo(2);
    }

    private void ask(String words) throws Exception {
        if (bot == null) {
            start();
        }
        assertThat(as("ana").in("general").type("/ask @bo " + words).text()).contains("I asked Bo");
    }

    @Test
    void aBackupOfARunningBotHoldsWhatWasSavedAndStartsInItsPlace() throws Exception {
        ask("water the plants");
        Path copy = directory.resolve("copy.db");

        Run run = run("backup", copy.toString());

        assertThat(run.err).isEmpty();
        assertThat(run.code).isZero();
        assertThat(run.out).contains("passed its check");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.contains("unfinished") || name.startsWith("copy.db-"));
        }
        ask("after the backup");
        // The restore that is described: stop, put the copy in the place of the file, without -wal and -shm, start.
        assertThat(bot.stop()).isLessThanOrEqualTo(143);
        Files.deleteIfExists(database.resolveSibling("obliged.db-wal"));
        Files.deleteIfExists(database.resolveSibling("obliged.db-shm"));
        Files.delete(database);
        Files.copy(copy, database);
        assertThat(bot.start()).isTrue();
        awaitReady();
        assertThat(as("ana").in("general").type("/ask 1").text()).contains("water the plants");
        ask("numbered anew");
        assertThat(Tables.rows(database, "SELECT words FROM ask WHERE number = 2"))
                .containsExactly(List.of("numbered anew"));
    }

    @Test
    void aBackupIsConsistentWhileTheBotWrites() throws Exception {
        start();
        for (int round = 0; round < 5; round++) {
            Thread writer = new Thread(() -> {
                for (int i = 0; i < 10; i++) {
                    as("ana").in("general").type("/ask @bo number " + i);
                }
            });
            writer.start();
            Path copy = directory.resolve("copy" + round + ".db");
            assertThat(run("backup", copy.toString()).code).isZero();
            writer.join();
            assertThat(Tables.rows(
                            copy,
                            "SELECT number FROM ask WHERE number NOT IN (SELECT ask_number FROM ask_step)"
                                    + " OR number NOT IN (SELECT about FROM notice WHERE kind LIKE 'ask.%')"))
                    .isEmpty();
        }
        assertThat(run("check").out).contains("is sound");
        assertThat(Tables.rows(database, "SELECT COUNT(*) FROM ask")).containsExactly(List.of("50"));
    }

    @Test
    void aBackupIsNeverWrittenOverAFileAndSaysWhyItCantBe() throws Exception {
        Store.open(database, InstantSource.system()).close();
        Path there = Files.writeString(directory.resolve("there.db"), "mine");
        assertRefused(run("backup", there.toString()), "already exists and was left as it was");
        assertThat(there).hasContent("mine");
        assertRefused(run("backup", directory.resolve("no/copy.db").toString()), "There's no directory");
        assertRefused(run("backup", "/proc/copy.db"), "Can't write");
        assertThat(run("backup").code).isEqualTo(2);
        Files.writeString(directory.resolve("half.db.unfinished"), "");
        assertRefused(run("backup", directory.resolve("half.db").toString()), "another backup is being written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "backup copy.db", "forget U1 --yes", "export-person U1 --yes"})
    void withoutADatabaseEachSaysSoAndMakesNone(String command) {
        database = directory.resolve("nowhere.db");
        assertRefused(run(command.split(" ")), "There's no database at " + database);
        assertThat(database).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "backup copy.db", "forget U1 --yes", "export-person U1 --yes"})
    void aFileOfAnotherProgramIsRefusedAndLeftAsItIs(String command) throws Exception {
        database = Files.writeString(directory.resolve("diary.txt"), "dear diary, ".repeat(1000));
        assertRefused(run(command.split(" ")), "isn't an Obliged database");
        assertThat(database).hasContent("dear diary, ".repeat(1000));
    }

    @Test
    void checkSaysWhatBreaksOurRules() throws Exception {
        ask("water the plants");
        assertThat(run("check")).satisfies(sound -> {
            assertThat(sound.out).contains("is sound");
            assertThat(sound.code).isZero();
        });
        bot.stop();
        execute("DELETE FROM ask_text", "UPDATE ask SET due_ends = 1", "UPDATE notice SET ended_at = NULL");
        Run run = run("check");
        assertThat(run.out)
                .contains(
                        "#1 can't be found by search",
                        "#1 has a state or date, but no record",
                        "both waiting and finished");
        assertThat(run.code).isEqualTo(1);
        execute("PRAGMA foreign_keys = OFF", "DELETE FROM ask WHERE number = 1");
        Run dangling = run("check");
        assertThat(dangling.out).contains("Damaged: a row in ask_step refers to a missing row in ask");
        assertThat(dangling.code).isEqualTo(1);
    }

    @Test
    void checkFindsADamagedIndex() throws Exception {
        ask("water the plants");
        bot.stop();
        execute("PRAGMA writable_schema = ON", """
                UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'ask_of_team')
                WHERE name = 'ask_step_of_ask'
                """);
        Run run = run("check");
        assertThat(run.code).isNotZero();
        assertThat(run.out + run.err).contains("amaged");
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = Tables.open(database)) {
            for (String statement : statements) {
                connection.createStatement().execute(statement);
            }
        }
    }

    /** All words that Ana writes begin with her own letters, so that any that is left is found. */
    private void anaWritesEverywhere() throws Exception {
        ask("quuxask please");
        as("ana").in("general").type("/ask @bo quuxlate one");
        as("bo").in("general").type("/ask @ana botherask this");
        as("ana").in("general").type("/ask done 3 quuxnote given");
        as("ana").in("general").type("/thanks @bo for quuxthanks all");
        as("bo").in("general").type("/ask @ana bothertoo");
        await(() -> as("ana").inDm().find("bothertoo").isPresent());
        var unused = as("ana").press(as("ana").inDm().find("bothertoo").orElseThrow(), "Ask a question");
        await(() -> as("ana").modalIfOpen().isPresent());
        assertThat(as("ana")
                        .modal()
                        .fill("Your question", "quuxquestion?")
                        .submit()
                        .closed())
                .isTrue();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Poll.pause();
        }
    }

    private String everythingOnTheDisk() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String suffix : List.of("", "-wal")) {
            Path file = database.resolveSibling("obliged.db" + suffix);
            all.append(Files.exists(file) ? Files.readString(file, ISO_8859_1) : "");
        }
        return all.toString();
    }

    @Test
    void noByteOfAForgottenPersonsWordsIsLeftAndNoCountChanges() throws Exception {
        anaWritesEverywhere();
        assertThat(everythingOnTheDisk()).contains("quuxask", "quuxlate", "quuxnote", "quuxthanks", "quuxquestion");
        List<String> counts = List.of(
                "SELECT state, COUNT(*) FROM ask GROUP BY state",
                "SELECT step, by_person, at FROM ask_step",
                "SELECT from_person, COUNT(*) FROM thank_you GROUP BY from_person",
                "SELECT requester, assignee FROM ask");
        List<?> before = counts.stream().map(sql -> Tables.rows(database, sql)).toList();

        Run run = run("forget", "Ana", "--yes");

        assertThat(run.err).isEmpty();
        assertThat(run.code).isZero();
        assertThat(run.out)
                .contains("their words in asks: 3", "their words in steps: 2", "their words in thanks: 1")
                .contains("Careful: they're still part of open asks");
        // The bot may hold the end of the log for a moment; stopped, it has copied it back.
        bot.stop();
        assertThat(everythingOnTheDisk()).doesNotContainIgnoringCase("quux").contains("botherask");
        assertThat(Tables.rows(database, "SELECT name, names FROM person WHERE forgotten_at IS NOT NULL"))
                .containsExactly(List.of("Someone", ""));
        assertThat(counts.stream()
                        .map(sql -> (Object) Tables.rows(database, sql))
                        .toList())
                .isEqualTo(before);
        assertThat(run("check").out).contains("is sound");
    }

    @Test
    void theRunningBotGoesOnAndShowsErasedWords() throws Exception {
        anaWritesEverywhere();
        assertThat(run("forget", "Ana", "--yes").code).isZero();
        assertThat(as("bo").in("general").type("/ask 1").text())
                .contains("[erased]")
                .doesNotContain("quux");
        assertThat(as("bo").in("general").type("/ask search quuxask").text()).doesNotContain("#1");
        assertThat(as("bo").in("general").type("/ask accept 1").text()).doesNotContain("went wrong");
        assertThat(bot.isAlive()).isTrue();
    }

    @Test
    void forgettingAsksFirstAndWithoutATerminalChangesNothing() throws Exception {
        ask("quuxask please");
        java.io.InputStream terminal = System.in;
        System.setIn(java.io.InputStream.nullInputStream());
        try {
            Run run = run("forget", "Ana");
            assertThat(run.code).isEqualTo(1);
            assertThat(run.out)
                    .contains(
                            "For Ana (U0ANA002), this erases",
                            "Erase this data?",
                            "Nothing was changed. To skip this question, add --yes");
        } finally {
            System.setIn(terminal);
        }
        assertThat(Tables.rows(database, "SELECT words FROM ask")).containsExactly(List.of("quuxask please"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forget", "export-person"})
    void nobodyOfThatNameOrTwoAreRefused(String command) throws Exception {
        start();
        assertRefused(run(command, "Nobody Atall", "--yes"), "Nobody is called \"Nobody Atall\"");
        assertRefused(run(command, "", "--yes"), "Nobody is called");
        assertRefused(run(command, "%", "--yes"), "Nobody is called");
        execute("UPDATE person SET name = 'Ana' WHERE name LIKE 'Bo%'");
        Run run = run(command, "Ana", "--yes");
        assertRefused(run, "Several people are called \"Ana\"");
    }

    @Test
    void anExportHoldsWhatSomeoneWroteButNotWhatOthersDid() throws Exception {
        anaWritesEverywhere();
        Path file = directory.resolve("ana.json");

        Run run = run("export-person", "Ana", "--to", file.toString(), "--yes");

        assertThat(run.err).isEmpty();
        assertThat(run.code).isZero();
        assertThat(Files.readString(file))
                .contains("quuxask", "quuxlate", "quuxnote", "quuxthanks", "\"name\" : \"Ana")
                .doesNotContain("botherask");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertRefused(run("export-person", "Ana", "--to", file.toString(), "--yes"), "already exists");
        assertRefused(
                run(
                        "export-person",
                        "Ana",
                        "--to",
                        directory.resolve("no/ana.json").toString(),
                        "--yes"),
                "Can't write the file");
    }
}
