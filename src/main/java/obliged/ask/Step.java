package obliged.ask;

import static obliged.ask.Step.Role.ASKING;
import static obliged.ask.Step.Role.ASSIGNEE;
import static obliged.ask.Step.Role.AWAITED;
import static obliged.ask.Step.Role.DOER;
import static obliged.ask.Step.Role.HELPER;
import static obliged.ask.Step.Role.REQUESTER;
import static obliged.ask.value.State.ACCEPTED;
import static obliged.ask.value.State.CONFIRMED;
import static obliged.ask.value.State.OPEN;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import obliged.ask.value.State;

/**
 * The steps of an ask: from which state each is possible, and by whom. What a step does is in {@link Ask}, which
 * {@link AskSteps} calls; {@link Ask#allows} adds further conditions.
 */
public enum Step {
    LOG(),
    /** While it is accepted with no due date, its assignee gives one with this. */
    ACCEPT(in(OPEN, HELPER), in(ACCEPTED, ASSIGNEE)),
    /** Another helper of the team has it from now on. */
    TAKE_OVER(in(ACCEPTED, HELPER)),
    /** It is open at the team again. */
    GIVE_BACK(in(ACCEPTED, ASSIGNEE)),
    /** From the open state, this takes the ask on, with no due date until the requester answers. */
    SUGGEST(in(OPEN, HELPER), in(ACCEPTED, ASSIGNEE, REQUESTER)),
    AGREE(in(ACCEPTED, AWAITED)),
    KEEP(in(ACCEPTED, AWAITED)),
    /** Undoes one's own suggestion. */
    TAKE_BACK(in(ACCEPTED, ASKING)),
    QUESTION(in(OPEN, HELPER), in(ACCEPTED, ASSIGNEE)),
    ANSWER(in(OPEN, AWAITED), in(ACCEPTED, AWAITED)),
    HAND_OFF(in(OPEN, HELPER), in(ACCEPTED, HELPER, ASSIGNEE)),
    DECLINE(in(OPEN, HELPER), in(ACCEPTED, ASSIGNEE)),
    /** From the open state, this accepts it too. */
    DONE(in(OPEN, HELPER), in(ACCEPTED, ASSIGNEE, HELPER)),
    /** It was marked as done too early. */
    NOT_DONE(in(State.DONE, ASSIGNEE, DOER)),
    CONFIRM(in(State.DONE, REQUESTER)),
    REOPEN(in(State.DONE, REQUESTER), in(CONFIRMED, REQUESTER)),
    WITHDRAW(in(OPEN, REQUESTER), in(ACCEPTED, REQUESTER)),
    EDIT(in(OPEN, REQUESTER), in(ACCEPTED, REQUESTER)),
    NUDGE(in(OPEN, REQUESTER, ASKING), in(ACCEPTED, REQUESTER, ASKING)),
    MAKE_RIGHT(in(ACCEPTED, ASSIGNEE)),
    /** Words for the other side, which change nothing; for two weeks also after its end. */
    COMMENT(inEveryState(REQUESTER, HELPER, ASSIGNEE)),
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

    private static Rule[] inEveryState(Role... by) {
        return Arrays.stream(State.values()).map(from -> in(from, by)).toArray(Rule[]::new);
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
        /** The person who has to respond to what is pending. */
        AWAITED,
        /** The person whose suggestion or question is pending. */
        ASKING,
        /** The person who marked it as done. */
        DOER
    }
}
