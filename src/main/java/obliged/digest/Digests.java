package obliged.digest;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import obliged.ask.Act;
import obliged.ask.Asks;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.store.Store;
import obliged.team.Teams;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;
import obliged.thanks.ThankYous;
import org.jspecify.annotations.Nullable;

/** Every team's digest: when it is told, and what it tells. */
public final class Digests {
    /** As many characters as a tip may have. */
    public static final int LONGEST_TIP = 1_000;

    public Digests(Store store, People people, Teams teams, Asks asks, ThankYous thanks, Outbox outbox) {}

    /** What stands of a team's digest. */
    public Plan plan(WorkspaceId workspace, ChannelId team) {
        return Plan.usual(team);
    }

    /** Has the team's week told in its channel from now on. */
    public Plan on(Act act, ChannelId team) {
        return plan(act.workspace(), team);
    }

    /** Has it told no longer. */
    public Plan off(Act act, ChannelId team) {
        return plan(act.workspace(), team);
    }

    /** Has it told at another hour of the week; whether it is on or off stays so. */
    public Plan at(Act act, ChannelId team, DayOfWeek day, LocalTime time) {
        return plan(act.workspace(), team);
    }

    /** Leaves words for the next digest in place of those that were left before; none takes those away. */
    public Plan tip(Act act, ChannelId team, @Nullable String words) {
        return plan(act.workspace(), team);
    }

    /** The last whole week of a team, for one reader alone; whoever may read its channel may ask. */
    public Digest now(WorkspaceId workspace, PersonId reader, ChannelId team) {
        throw new UnsupportedOperationException();
    }

    /** A digest that was owed, to be worded. */
    public Optional<Digest> find(WorkspaceId workspace, long number) {
        return Optional.empty();
    }

    /** How the week stands for the teams that someone helps or is in, those that they help first. */
    public List<TeamWeek> myTeamsWeek(WorkspaceId workspace, PersonId reader, int most) {
        return List.of();
    }

    /** Owes what is due now, once a week and team. To be called at any time, any number of times. */
    public void tellAll(WorkspaceId workspace) {}
}
