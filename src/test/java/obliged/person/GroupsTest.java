package obliged.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.EmptyFile;
import obliged.store.Store;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsTest {
    private static final WorkspaceId ACME = new WorkspaceId("T1");
    private static final WorkspaceId OTHER = new WorkspaceId("T2");
    private static final GroupId CREW_ID = new GroupId("S1");
    private static final Group CREW = new Group(CREW_ID, "IT crew", "it-crew", false);
    private static final Group ADMINS = new Group(new GroupId("S2"), "Admins", "admins", false);
    private static final PersonId BO = new PersonId("U2");
    private static final PersonId CHI = new PersonId("U3");

    @TempDir
    Path directory;

    private Store store;
    private Groups groups;

    @BeforeEach
    void open() {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), () -> Instant.parse("2026-11-22T10:00:00Z"));
        groups = new Groups(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void thereAreNoneUntilSomeAreRead() {
        assertThat(groups.all(ACME)).isEmpty();
        assertThat(groups.find(ACME, CREW_ID)).isEmpty();
        assertThat(groups.members(ACME, CREW_ID)).isEmpty();
    }

    @Test
    void whatIsReadIsListedByNameInItsWorkspaceOnly() {
        groups.save(ACME, CREW, List.of(CHI, BO, BO));
        groups.save(ACME, ADMINS, List.of());

        assertThat(groups.all(ACME)).containsExactly(ADMINS, CREW);
        assertThat(groups.members(ACME, CREW_ID)).containsExactly(BO, CHI);
        assertThat(groups.all(OTHER)).isEmpty();
        assertThat(groups.members(OTHER, CREW_ID)).isEmpty();
    }

    @Test
    void whatIsNotReadAgainIsGone() {
        groups.save(ACME, CREW, List.of(BO));
        groups.save(ACME, ADMINS, List.of());
        groups.save(OTHER, CREW, List.of(BO));

        groups.onlyThese(ACME, Set.of(ADMINS.id()));

        assertThat(groups.all(ACME)).containsExactly(ADMINS);
        assertThat(groups.find(ACME, CREW_ID).orElseThrow().gone()).isTrue();
        assertThat(groups.all(OTHER)).containsExactly(CREW);
    }

    @Test
    void aGroupThatIsReadAgainHasTheMembersThatWereReadThen() {
        groups.save(ACME, CREW, List.of(BO));

        groups.save(ACME, new Group(CREW_ID, "Heroes", "heroes", false), List.of(CHI));

        assertThat(groups.all(ACME)).containsExactly(new Group(CREW_ID, "Heroes", "heroes", false));
        assertThat(groups.members(ACME, CREW_ID)).containsExactly(CHI);
    }

    @Test
    void aGroupOfWhichNobodySaysWhoIsInItKeepsItsMembers() {
        groups.save(ACME, CREW, List.of(BO));

        groups.save(ACME, new Group(CREW_ID, "IT crew", "it-crew", true));

        assertThat(groups.all(ACME)).isEmpty();
        assertThat(groups.members(ACME, CREW_ID)).containsExactly(BO);
    }

    @Test
    void membersComeAndGoAndAChangeThatComesTwiceActsOnce() {
        groups.save(ACME, CREW, List.of(BO));

        groups.changed(ACME, CREW_ID, List.of(CHI), List.of(BO));
        groups.changed(ACME, CREW_ID, List.of(CHI), List.of(BO));

        assertThat(groups.members(ACME, CREW_ID)).containsExactly(CHI);
    }
}
