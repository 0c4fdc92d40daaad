package obliged.ask;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import obliged.ask.Step.Role;
import obliged.ask.value.State;

/** Who may take which step from where, as the design tells it: what the code is measured by. */
final class AskRules {
    private static final String RULES = """
            step       | open      | accepted           | done      | confirmed      | declined | withdrawn | needs
            log        |           |                    |           |                |          |           |
            accept     | helper    | assignee           |           |                |          |           | open or no date due
            take_over  |           | helper             |           |                |          |           | another has a team's
            give_back  |           | assignee           |           |                |          |           | a team's
            suggest    | helper    | assignee requester |           |                |          |           |
            agree      |           | awaited            |           |                |          |           | proposal
            keep       |           | awaited            |           |                |          |           | proposal against a date ahead
            take_back  |           | asking             |           |                |          |           | proposal
            question   | helper    | assignee           |           |                |          |           |
            answer     | awaited   | awaited            |           |                |          |           | question
            hand_off   | helper    | helper assignee    |           |                |          |           |
            decline    | helper    | assignee           |           |                |          |           |
            done       | helper    | assignee helper    |           |                |          |           |
            not_done   |           |                    | assignee doer |            |          |           |
            confirm    |           |                    | requester |                |          |           |
            reopen     |           |                    | requester | requester      |          |           | at most 14 days since done
            withdraw   | requester | requester          |           |                |          |           |
            edit       | requester | requester          |           |                |          |           |
            nudge      | requester asking | requester asking |      |                |          |           | not awaited and no nudge today
            make_right |           | assignee           |           |                |          |           | overdue
            comment    | requester helper assignee | requester helper assignee | requester helper assignee | requester helper assignee | requester helper assignee | requester helper assignee |
            left       |           |                    |           |                |          |           |
            """;

    private record Rule(Map<State, Set<Role>> by, String needs) {}

    private static final Map<Step, Rule> TABLE = table();

    static final Set<Step> STEPS = TABLE.keySet();

    private AskRules() {}

    /** Whether someone with these roles may take a step, if {@code met} knows which needs are met. */
    static boolean allow(Step step, State state, Set<Role> roles, Predicate<String> met) {
        return isPossible(step, state, met)
                && rule(step).by.getOrDefault(state, Set.of()).stream().anyMatch(roles::contains);
    }

    /** Whether a step can be taken by anyone at all. */
    static boolean isPossible(Step step, State state, Predicate<String> met) {
        return rule(step).by.containsKey(state)
                // The 14 days do not count while the requester has not said yet whether it is solved.
                && (rule(step).needs.isEmpty()
                        || step == Step.REOPEN && state == State.DONE
                        || met.test(rule(step).needs));
    }

    private static Rule rule(Step step) {
        return Objects.requireNonNull(TABLE.get(step));
    }

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
}
