package obliged.ask;

import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.CHI;
import static obliged.ask.AskDesk.LISBON;
import static obliged.ask.AskDesk.SUNDAY;
import static obliged.ask.AskDesk.THURSDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import obliged.term.PersonId;
import obliged.term.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step from every state, by everyone, whatever is pending: allowed exactly where this table says so. */
class StepTest {
    private static final String RULES = """
            step     | open      | accepted            | done      | needs
            log      |           |                     |           |
            accept   | helper    |                     |           |
            suggest  | helper    | assignee requester  |           |
            agree    | awaited   | awaited             |           | proposal
            keep     | awaited   | awaited             |           | proposal against a date ahead
            done     |           | assignee            |           |
            confirm  |           |                     | requester |
            withdraw | requester | requester           |           |
            """;

    private static final Date AHEAD = THURSDAY;
    private static final Date PAST = Date.on(LocalDate.of(2026, 11, 21), LISBON);

    /** What may stand beside the state, and which needs it meets. */
    private enum Beside {
        NOTHING(AHEAD, null, Set.of("")),
        A_QUESTION(AHEAD, new Pending.Question(7, BO, "which screen?", SUNDAY), Set.of("")),
        A_PROPOSAL(AHEAD, proposal(), Set.of("", "proposal", "proposal against a date ahead")),
        A_PROPOSAL_AGAINST_A_PAST_DATE(PAST, proposal(), Set.of("", "proposal")),
        A_PROPOSAL_AGAINST_NO_DATE(null, proposal(), Set.of("", "proposal"));

        private final @Nullable Date due;
        private final @Nullable Pending pending;
        private final Set<String> meets;

        Beside(@Nullable Date due, @Nullable Pending pending, Set<String> meets) {
            this.due = due;
            this.pending = pending;
            this.meets = meets;
        }

        private static Pending proposal() {
            return new Pending.Proposal(7, BO, Date.on(LocalDate.of(2026, 12, 1), LISBON), null, SUNDAY);
        }
    }

    private record Rule(Map<State, Set<Role>> by, String needs) {}

    private static final Map<Step, Rule> TABLE = table();

    private static Map<Step, Rule> table() {
        List<List<String>> lines = RULES.lines()
                .map(line ->
                        Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
        List<String> head = lines.get(0);
        Map<Step, Rule> table = new EnumMap<>(Step.class);
        for (List<String> line : lines.subList(1, lines.size())) {
            Map<State, Set<Role>> by = new EnumMap<>(State.class);
            for (int column = 1; column < head.size() - 1; column++) {
                if (!line.get(column).isEmpty()) {
                    by.put(
                            State.valueOf(head.get(column).toUpperCase(Locale.ROOT)),
                            Arrays.stream(line.get(column).split(" "))
                                    .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                                    .collect(Collectors.toSet()));
                }
            }
            table.put(Step.valueOf(line.get(0).toUpperCase(Locale.ROOT)), new Rule(by, line.get(head.size() - 1)));
        }
        return table;
    }

    static Stream<Arguments> everySituation() {
        return Stream.of(State.values())
                .flatMap(state -> Stream.of(Beside.values()).map(beside -> Arguments.of(state, beside)));
    }

    private static List<Set<Role>> everyRole() {
        return IntStream.range(0, 1 << Role.values().length)
                .mapToObj(bits -> Stream.of(Role.values())
                        .filter(role -> (bits & 1 << role.ordinal()) != 0)
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))))
                .map(roles -> (Set<Role>) roles)
                .toList();
    }

    private static Ask ask(State state, Beside beside) {
        return new Ask(
                new AskId(AskDesk.ACME, 1),
                ANA,
                ANA,
                SUNDAY,
                new Addressee.OfPerson(BO),
                "a second screen",
                null,
                null,
                null,
                state,
                state == State.OPEN ? null : BO,
                beside.due,
                beside.pending);
    }

    @ParameterizedTest
    @MethodSource("everySituation")
    void aStepIsAllowedExactlyWhereTheTableSaysSo(State state, Beside beside) {
        assertThat(TABLE).containsOnlyKeys(Step.values());
        for (Set<Role> roles : everyRole()) {
            Set<Step> expected = Stream.of(Step.values())
                    .filter(step -> isAllowed(step, state, beside, roles))
                    .collect(Collectors.toSet());

            assertThat(ask(state, beside).allows(roles, LISBON, SUNDAY))
                    .as("%s", roles)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("everySituation")
    void aRefusedStepIsNotForThemIfSomeoneElseMayTakeItAndElseNotNow(State state, Beside beside) {
        for (Set<Role> roles : everyRole()) {
            for (Step step : Step.values()) {
                Ask ask = ask(state, beside);
                if (isAllowed(step, state, beside, roles)) {
                    assertThatCode(() -> ask.require(step, roles, LISBON, SUNDAY))
                            .doesNotThrowAnyException();
                } else {
                    boolean forSomeone = isAllowed(step, state, beside, EnumSet.allOf(Role.class));
                    assertThatExceptionOfType(Refusal.class)
                            .isThrownBy(() -> ask.require(step, roles, LISBON, SUNDAY))
                            .satisfies(refusal -> assertThat(refusal.reason())
                                    .as("%s by %s", step, roles)
                                    .isEqualTo(forSomeone ? AskReason.NOT_THEIRS : AskReason.NOT_NOW));
                }
            }
        }
    }

    private static boolean isAllowed(Step step, State state, Beside beside, Collection<Role> roles) {
        Rule rule = TABLE.get(step);
        return rule != null
                && beside.meets.contains(rule.needs)
                && rule.by.getOrDefault(state, Set.of()).stream().anyMatch(roles::contains);
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void everyoneIsToAnAskWhatTheyAre(PersonId person, boolean helpsTheTeam, Set<Role> expected) {
        Ask asked = new Ask(
                new AskId(AskDesk.ACME, 1),
                ANA,
                AskDesk.DAN,
                SUNDAY,
                new Addressee.OfPerson(BO),
                "a second screen",
                null,
                null,
                null,
                State.ACCEPTED,
                CHI,
                null,
                new Pending.Proposal(7, CHI, THURSDAY, null, SUNDAY));

        assertThat(asked.roles(person, helpsTheTeam)).isEqualTo(expected);
    }

    static Stream<Arguments> everyone() {
        return Stream.of(
                Arguments.of(ANA, false, Set.of(Role.REQUESTER, Role.AWAITED)),
                // The requester never acts as a helper on their own ask.
                Arguments.of(ANA, true, Set.of(Role.REQUESTER, Role.AWAITED)),
                Arguments.of(BO, false, Set.of(Role.HELPER)),
                Arguments.of(CHI, false, Set.of(Role.ASSIGNEE)),
                Arguments.of(CHI, true, Set.of(Role.HELPER, Role.ASSIGNEE)),
                Arguments.of(AskDesk.DAN, false, Set.of()),
                Arguments.of(AskDesk.GUS, true, Set.of(Role.HELPER)));
    }
}
