package obliged.ask.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import obliged.ask.AskDao;
import obliged.ask.Pending;
import obliged.ask.RandomAsks;
import obliged.ask.RandomAsks.Kept;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.testing.RandomCompany;

/** What is overdue by the rule is overdue by every query that repeats it. */
class OverdueTest {
    private static final PersonId ANA = new PersonId("ana");
    private static final PersonId BO = new PersonId("bo");
    private static final ChannelId IT = new ChannelId("it");

    private static final RandomCompany COMPANY = new RandomCompany();
    private static int workspaces;

    @AfterContainer
    static void close() {
        COMPANY.close();
    }

    private static List<Long> numbers(List<Kept> asks) {
        return asks.stream().map(kept -> kept.ask().id().number()).toList();
    }

    @Property(tries = 100)
    void theListOfWhatIsOverdueHoldsIt(@ForAll long seed) {
        WorkspaceId workspace = new WorkspaceId("overdue" + workspaces++);
        List<Kept> asks =
                COMPANY.store.write(tx -> new RandomAsks(new Random(seed), workspace).save(tx, ANA, BO, IT, 20));
        for (PersonId reader : List.of(ANA, BO)) {
            List<AskListDao.Line> listed =
                    COMPANY.store.read(tx -> tx.dao(AskListDao.class).overdue(workspace, reader, RandomCompany.NOW));
            assertThat(listed)
                    .extracting(AskListDao.Line::number)
                    .containsExactlyInAnyOrderElementsOf(
                            numbers(asks.stream().filter(Kept::isOverdue).toList()));
        }
    }

    /** Those that a question waits on were turned before it was asked. */
    @Property(tries = 100)
    void theCardsThatTurnAreThoseOfWhatIsOverdueAndNoQuestionWaitsOn(@ForAll long seed) {
        WorkspaceId workspace = new WorkspaceId("turning" + workspaces++);
        List<Kept> asks =
                COMPANY.store.write(tx -> new RandomAsks(new Random(seed), workspace).save(tx, ANA, BO, IT, 20));
        List<Long> turning =
                COMPANY.store.read(tx -> tx.dao(AskDao.class).turningLate(workspace, RandomCompany.NOW, 100));
        assertThat(turning)
                .containsExactlyInAnyOrderElementsOf(numbers(asks.stream()
                        .filter(Kept::isOverdue)
                        .filter(kept -> !(kept.ask().pending() instanceof Pending.Question))
                        .toList()));
    }
}
