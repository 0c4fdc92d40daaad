package obliged.digest;

import static obliged.digest.DigestDesk.ACME;
import static obliged.digest.DigestDesk.ANA;
import static obliged.digest.DigestDesk.BO;
import static obliged.digest.DigestDesk.EVE;
import static obliged.digest.DigestDesk.FAY;
import static obliged.digest.DigestDesk.GUS;
import static obliged.digest.DigestDesk.HR;
import static obliged.digest.DigestDesk.IT;
import static obliged.digest.DigestDesk.LISBON;
import static obliged.digest.DigestDesk.MEG;
import static obliged.digest.DigestDesk.MONDAY;
import static obliged.digest.DigestDesk.NET;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import obliged.ask.HistoryEntry;
import obliged.ask.Step;
import obliged.ask.list.AskLists;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.shared.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What someone takes home of all asks. It is Monday, 2 November 2026. */
class ExportTest {
    private static final Date TUESDAY = Date.on(LocalDate.of(2026, 11, 3), LISBON);

    @TempDir
    Path directory;

    private DigestDesk desk;

    @BeforeEach
    void open() {
        desk = new DigestDesk(directory);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aLineTellsHowAnAskWent() {
        long number = desk.ask(ANA, DigestDesk.to(IT), TUESDAY, false, "the shop opens on time");
        desk.pass(Duration.ofHours(1));
        desk.steps.question(desk.act(BO), number, "which one?");
        desk.steps.accept(desk.act(BO), number, null);
        desk.pass(Duration.ofHours(1));
        desk.steps.done(desk.act(BO), number, null);
        desk.steps.confirm(desk.act(ANA), number);
        desk.steps.rate(desk.act(ANA), number, 4, null);

        desk.steps.comment(desk.act(ANA), number, "it looks good", null, List.of());
        List<HistoryEntry> talk = desk.asks.view(ACME, ANA, number).history().stream()
                .filter(line -> line.step() == Step.QUESTION || line.step() == Step.COMMENT)
                .toList();
        assertThat(talk).hasSize(2);

        assertThat(lines(ANA))
                .containsExactly(new Export.Line(
                        number,
                        MONDAY,
                        ANA,
                        new Addressee.OfTeam(IT),
                        BO,
                        State.CONFIRMED,
                        false,
                        TUESDAY,
                        TUESDAY,
                        MONDAY.plus(Duration.ofHours(1)),
                        MONDAY.plus(Duration.ofHours(2)),
                        true,
                        4,
                        "a second screen",
                        "the shop opens on time",
                        talk));
        assertThat(lines(BO)).as("what Ana thought of it is for nobody else").allMatch(line -> line.rating() == null);
    }

    @Test
    void whatIsNotDoneOrNeverHadADateIsNeitherOnTimeNorLate() {
        desk.ask(ANA, DigestDesk.to(IT), TUESDAY, false, null);
        desk.solved(ANA, IT, BO);
        long late = desk.ask(ANA, DigestDesk.to(IT), TUESDAY, false, null);
        desk.steps.accept(desk.act(BO), late, null);
        desk.pass(Duration.ofDays(2));
        assertThat(lines(ANA)).extracting(Export.Line::overdue).containsExactly(true, false, false);
        desk.steps.done(desk.act(BO), late, null);

        assertThat(lines(ANA)).extracting(Export.Line::onTime).containsExactly(false, null, null);
        assertThat(lines(ANA)).extracting(Export.Line::firstAnswer).last().isNull();
    }

    @Test
    void nobodyGetsWhatTheyMayNotSee() {
        long open = desk.ask(ANA, IT);
        long helpers = desk.ask(ANA, DigestDesk.to(IT), null, true, null);
        desk.teams.joins(ACME, HR, ANA);
        long closed = desk.ask(ANA, HR);
        desk.teams.leaves(ACME, HR, ANA);
        long person = desk.ask(ANA, DigestDesk.to(EVE), null, false, null);
        long other = desk.ask(BO, NET);

        assertThat(numbers(ANA)).containsExactly(other, person, closed, helpers, open);
        assertThat(numbers(BO)).containsExactly(other, closed, helpers, open);
        assertThat(numbers(MEG)).containsExactly(other, open);
        assertThat(numbers(EVE)).containsExactly(other, person, closed, open);
        assertThat(numbers(GUS)).containsExactly(open);
        assertThat(numbers(FAY)).isEmpty();
    }

    @Test
    void eachLineComesOnceHoweverManyThereAre() {
        for (int i = 0; i < 450; i++) {
            desk.ask(ANA, IT);
        }

        assertThat(numbers(MEG)).hasSize(450).doesNotHaveDuplicates();
    }

    private List<Long> numbers(PersonId reader) {
        return lines(reader).stream().map(Export.Line::number).toList();
    }

    private List<Export.Line> lines(PersonId reader) {
        List<Export.Line> lines = new ArrayList<>();
        new Export(desk.store, desk.people, new AskLists(desk.store, desk.people, desk.teams, desk.asks))
                .each(ACME, reader, lines::add);
        return lines;
    }
}
