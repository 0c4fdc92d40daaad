package obliged.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.element.DatePickerElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import obliged.ask.Addressee;
import obliged.ask.Ask;
import obliged.ask.AskId;
import obliged.ask.Date;
import obliged.ask.Origin;
import obliged.ask.State;
import obliged.ask.Wish;
import obliged.term.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the form when the same is asked of someone else. */
class AskFormTest {
    private static final Instant SUNDAY = Instant.parse("2026-11-22T10:00:00Z");
    private static final String BO = Typed.OPEN + "@U1" + Typed.CLOSE;

    @TempDir
    Path directory;

    private final ResponseUrls seal = new ResponseUrls("xoxb-token");
    private final InstantSource clock = InstantSource.fixed(SUNDAY);
    private Cast cast;
    private SlackCalls calls;
    private Directory slack;
    private AskForm form;

    @BeforeEach
    void open() {
        cast = new Cast(directory);
        calls = new SlackCalls("http://127.0.0.1:1/", "xoxb-token", SlackLimits.scaled(1));
        slack = new Directory(
                calls,
                cast.names.people(),
                cast.groups,
                cast.names.teams(),
                new Identity(),
                Cast.LISBON,
                clock,
                workspace -> {});
        AtOnce atOnce = new AtOnce(calls);
        form = new AskForm(cast.names.people(), cast.names.teams(), slack, forms(atOnce), seal, clock);
        atOnce.close();
    }

    @AfterEach
    void close() {
        slack.close();
        calls.close();
        cast.close();
    }

    @Test
    void theSameWordsWishAndImpactStandThereButNobody() {
        View view = form.again(Cast.ACME, Cast.LISBON, ask("see " + BO, LocalDate.of(2026, 12, 24)));
        assertThat(text(view, "what")).isEqualTo("see @Bo");
        assertThat(text(view, "impact")).isEqualTo("Acme waits");
        assertThat(day(view)).isEqualTo("2026-12-24");
        assertThat(ids(view)).containsExactly("who", "what", "day", "time", "impact");
    }

    @Test
    void aWishThatIsPastIsLeftOut() {
        assertThat(day(form.again(Cast.ACME, Cast.LISBON, ask("water it", LocalDate.of(2026, 11, 21)))))
                .isNull();
    }

    @Test
    void whichAskItFollowsAndWhoIsMentionedGoesAlongSealed() {
        View view = form.again(Cast.ACME, Cast.LISBON, ask("see " + BO, null));
        Optional<AskFormAbout> about = seal.open(view.getPrivateMetadata()).map(AskFormAbout::read);
        assertThat(about).contains(new AskFormAbout(null, 12L, List.of("@U1")));
    }

    private Forms forms(AtOnce atOnce) {
        return new Forms(atOnce, cast.drafts(), new Replies(cast.outbox(), seal));
    }

    private static Ask ask(String words, @Nullable LocalDate day) {
        return new Ask(
                new AskId(Cast.ACME, 12),
                new Origin(new PersonId("U1"), new PersonId("U1"), SUNDAY, null, null),
                new Addressee.OfPerson(new PersonId("U2")),
                false,
                new Wish(words, "Acme waits", day == null ? null : Date.on(day, Cast.LISBON)),
                State.OPEN,
                null,
                null,
                null,
                null,
                null);
    }

    private static List<String> ids(View view) {
        return view.getBlocks().stream().map(block -> block.getBlockId()).toList();
    }

    private static @Nullable String text(View view, String field) {
        return ((PlainTextInputElement) input(view, field).getElement()).getInitialValue();
    }

    private static @Nullable String day(View view) {
        return ((DatePickerElement) input(view, "day").getElement()).getInitialDate();
    }

    private static InputBlock input(View view, String field) {
        return (InputBlock) view.getBlocks().stream()
                .filter(block -> field.equals(block.getBlockId()))
                .findFirst()
                .orElseThrow();
    }
}
