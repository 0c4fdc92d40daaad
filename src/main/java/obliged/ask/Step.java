package obliged.ask;

import static obliged.ask.State.ACCEPTED;
import static obliged.ask.State.CONFIRMED;
import static obliged.ask.State.OPEN;
import static obliged.ask.Step.Role.ASSIGNEE;
import static obliged.ask.Step.Role.AWAITED;
import static obliged.ask.Step.Role.HELPER;
import static obliged.ask.Step.Role.REQUESTER;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The steps of an ask: from which state each is possible, and by whom. What a step does is in the method of the same
 * name in {@link Ask}; {@link Ask#allows} adds further conditions.
 */
public enum Step {
    LOG(),
    ACCEPT(in(OPEN, HELPER)),
    /** From the open state, this accepts with a date. */
    SUGGEST(in(OPEN, HELPER), in(ACCEPTED, ASSIGNEE, REQUESTER)),
    AGREE(in(ACCEPTED, AWAITED)),
    KEEP(in(ACCEPTED, AWAITED)),
    QUESTION(in(OPEN, HELPER), in(ACCEPTED, ASSIGNEE)),
    ANSWER(in(OPEN, AWAITED), in(ACCEPTED, AWAITED)),
    HAND_OFF(in(OPEN, HELPER), in(ACCEPTED, HELPER, ASSIGNEE)),
    DECLINE(in(OPEN, HELPER), in(ACCEPTED, ASSIGNEE)),
    DONE(in(ACCEPTED, ASSIGNEE)),
    CONFIRM(in(State.DONE, REQUESTER)),
    REOPEN(in(State.DONE, REQUESTER), in(CONFIRMED, REQUESTER)),
    WITHDRAW(in(OPEN, REQUESTER), in(ACCEPTED, REQUESTER)),
    EDIT(in(OPEN, REQUESTER), in(ACCEPTED, REQUESTER)),
    NUDGE(in(OPEN, REQUESTER), in(ACCEPTED, REQUESTER)),
    MAKE_RIGHT(in(ACCEPTED, ASSIGNEE)),
    /** Someone left the company. Nobody takes this step; it happens by itself. */
    LEFT();

    private final Map<State, Set<Role>> rules = new EnumMap<>(State.class);

    Step(Rule... rules) {
        for (Rule rule : rules) {
            this.rules.put(rule.from(), rule.by());
        }
    }

    /** Whether anyone can take this step from {@code state}. */
    boolean isFrom(State state) {
        return rules.containsKey(state);
    }

    /** Whether someone with these roles may take this step from {@code state}. */
    boolean isFor(State state, Set<Role> roles) {
        return rules.getOrDefault(state, Set.of()).stream().anyMatch(roles::contains);
    }

    private static Rule in(State from, Role... by) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(Set.of(by));
        return new Rule(from, roles);
    }

    private record Rule(State from, Set<Role> by) {}

    /** What someone is to one ask, now; one person may be several. */
    public enum Role {
        REQUESTER,
        /** The person asked, or one of the helpers of the team asked. Never the requester. */
        HELPER,
        ASSIGNEE,
        /** The one whose word is awaited on what is pending. */
        AWAITED
    }
}
