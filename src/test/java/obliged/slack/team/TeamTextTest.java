package obliged.slack.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import obliged.digest.Digest;
import obliged.digest.Plan;
import obliged.person.Group;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkingHours;
import obliged.team.Team;
import obliged.team.WorkingSpan;
import obliged.testing.SampleNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TeamTextTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final PersonId BO = new PersonId("U1");
    private static final PersonId WILD = new PersonId("U2");
    private static final GroupId CREW = new GroupId("S1");

    @TempDir
    Path directory;

    private SampleNames samples;
    private TeamText words;

    @BeforeEach
    void open() {
        samples = new SampleNames(directory);
        words = new TeamText(samples.names, NOW);
        samples.groups.save(SampleNames.ACME, new Group(CREW, "IT crew", "it-crew", false), List.of());
    }

    @AfterEach
    void close() {
        samples.close();
    }

    private static Team team(
            @Nullable String helpsWith,
            @Nullable WorkingSpan turnaround,
            @Nullable GroupId group,
            PersonId... helpers) {
        Team plain = Team.of(new ChannelId("C1"), SampleNames.LISBON);
        return new Team(
                plain.channel(),
                helpsWith,
                helpsWith,
                Set.copyOf(Arrays.asList(helpers)),
                group,
                plain.hours(),
                plain.firstAnswer(),
                turnaround,
                new PersonId("U1"),
                Instant.EPOCH);
    }

    @Test
    void guidelinesSayWhatIsSetAndNothingElse() {
        assertThat(TeamText.guidelines(Team.of(new ChannelId("C1"), SampleNames.LISBON), samples.names)
                        .plain())
                .isEmpty();
        assertThat(TeamText.guidelines(team(null, null, null), samples.names).plain())
                .isEqualTo("First answer within 1 working day. Mon–Fri 9:00–17:00, Lisbon time.");
        assertThat(TeamText.guidelines(team("Laptops", WorkingSpan.ofHours(4), null), samples.names)
                        .plain()
                        .lines())
                .containsExactly(
                        "They help with: Laptops",
                        "Please include: Laptops",
                        "First answer within 1 working day, usually done in 4 working hours."
                                + " Mon–Fri 9:00–17:00, Lisbon time.");
    }

    @Test
    void whatPeopleTypedIsNobodysMarkup() {
        String written = TeamText.guidelines(team("<!channel> *all* <@U1>", null, null), samples.names)
                .mrkdwn();

        assertThat(written).contains("&lt;!channel&gt;").doesNotContain("<!channel>", "<@U1>");
    }

    @Test
    void whoHelpsIsSaidByName() {
        assertThat(words.saved(team(null, null, null)).plain())
                .startsWith("Saved for ")
                .contains(". Anyone in the channel can take");
        assertThat(words.saved(team(null, null, null, BO)).plain()).contains(". Helpers: Bo. First answer");
        assertThat(words.saved(team(null, null, CREW, BO)).plain()).contains(". Helpers: Bo and everyone in @it-crew.");
        assertThat(words.saved(team(null, null, CREW)).plain()).contains(". Helpers: everyone in @it-crew.");
        assertThat(words.saved(team(null, null, null, BO, WILD)).mrkdwn()).doesNotContain("<!channel>");
    }

    @Test
    void aCrowdIsCounted() {
        PersonId[] crowd =
                IntStream.range(0, 30).mapToObj(i -> new PersonId("X" + i)).toArray(PersonId[]::new);

        assertThat(words.saved(team(null, null, null, crowd)).plain()).contains("someone and 22 more.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY | Mon–Fri",
                "SUNDAY SATURDAY FRIDAY | Fri–Sun",
                "MONDAY TUESDAY | Mon, Tue",
                "WEDNESDAY | Wed",
                "MONDAY WEDNESDAY FRIDAY | Mon, Wed, Fri",
                "MONDAY TUESDAY THURSDAY | Mon, Tue, Thu"
            })
    void daysThatFollowEachOtherAreARun(String days, String said) {
        Set<DayOfWeek> set =
                Arrays.stream(days.split(" ")).map(DayOfWeek::valueOf).collect(Collectors.toSet());

        assertThat(TeamText.days(set)).isEqualTo(said);
    }

    private static final Plan PLAN = new Plan(
            new ChannelId("C1"), null, null, DayOfWeek.FRIDAY, LocalTime.of(16, 30), new Digest.Tip("ask early", BO));

    @Test
    void theFormHoldsWhatStandsInTheTeamAndGivesItBack() {
        Team set = new Team(
                new ChannelId("C1"),
                "Laptops",
                null,
                Set.of(BO),
                CREW,
                new WorkingHours(
                        SampleNames.LISBON, Set.of(DayOfWeek.SUNDAY), LocalTime.of(0, 0), LocalTime.of(23, 59)),
                WorkingSpan.ofHours(99),
                WorkingSpan.ofDays(1),
                null,
                null);

        TeamFormValues.Second second = TeamFormValues.Second.of(set);

        assertThat(second.wrong()).isEmpty();
        assertThat(TeamFormValues.team(TeamFormMetadata.of(set), TeamFormValues.First.of(set, PLAN), second))
                .isEqualTo(set);
    }

    @Test
    void whatIsMissingIsSaidAtEachField() {
        TeamFormValues.Second empty = new TeamFormValues.Second("", "", Set.of(), null, null, null, null);

        assertThat(empty.wrong())
                .containsOnlyKeys(TeamForm.FIRST_ANSWER, TeamForm.DAYS, TeamForm.OPENS, TeamForm.CLOSES, TeamForm.ZONE);
    }

    @ParameterizedTest
    @CsvSource({
        "C1/0/0/0, true",
        "C1/1795341600000/17/0, true",
        "C1/0/0, false",
        "c1/0/0/0, false",
        "C1/-1/0/0, false",
        "'C1/0/0/0 ', false",
        "C1/9999999999999999/0/0, false",
        "'', false"
    })
    void whatComesBackThroughTheClientIsReadOnlyAsWeWroteIt(String metadata, boolean ours) {
        Optional<TeamFormMetadata> read = TeamFormMetadata.read(metadata);
        assertThat(read.isPresent()).isEqualTo(ours);
        assertThat(read.flatMap(form -> TeamFormMetadata.read(form.text()))).isEqualTo(read);
    }
}
