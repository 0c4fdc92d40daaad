package obliged.ask;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import obliged.ask.Ask.AskClock;
import obliged.ask.Ask.Origin;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;
import obliged.testing.RandomCompany;
import org.jspecify.annotations.Nullable;

/** Asks as they may lie in the file, by chance, around a moment: in any state, with any date, and whatever is pending. */
public final class RandomAsks {
    /** Where whoever has one of them is. */
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Pacific/Kiritimati"), ZoneId.of("Europe/Lisbon"), ZoneId.of("Pacific/Pago_Pago"));

    private final Random random;
    private final WorkspaceId workspace;

    public RandomAsks(Random random, WorkspaceId workspace) {
        this.random = random;
        this.workspace = workspace;
    }

    /** An ask, and the clocks that it was looked at by last. */
    public record Kept(Ask ask, AskClock clock) {
        public boolean isOverdue() {
            return ask.isOverdue(clock);
        }
    }

    /** Saves some that someone asked of a team. */
    public List<Kept> save(Tx tx, PersonId requester, PersonId assignee, ChannelId team, int count) {
        List<Kept> saved = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            ZoneId zone = pick(ZONES);
            Ask ask = ask(number, requester, assignee, team);
            AskDao dao = tx.dao(AskDao.class);
            dao.insert(
                    AskRow.of(Ask.log(ask.id(), ask.origin(), ask.addressee(), ask.helpersOnly(), ask.wish()), zone));
            dao.update(AskRow.of(ask, zone));
            saved.add(new Kept(ask, new AskClock(RandomCompany.NOW, zone, zone)));
        }
        return saved;
    }

    private Ask ask(long number, PersonId requester, PersonId assignee, ChannelId team) {
        State state = pick(List.of(State.OPEN, State.ACCEPTED, State.ACCEPTED, State.ACCEPTED, State.DONE));
        boolean living = state == State.OPEN || state == State.ACCEPTED;
        return new Ask(
                new AskId(workspace, number),
                new Origin(requester, requester, RandomCompany.NOW, null, null),
                new Addressee.OfTeam(team),
                random.nextBoolean(),
                new Wish("a second screen", null, null),
                state,
                state == State.OPEN ? null : assignee,
                state == State.OPEN || random.nextInt(5) == 0 ? null : date(),
                living ? pending(assignee) : null,
                null,
                null,
                null,
                null);
    }

    private Date date() {
        Instant around = around();
        ZoneId zone = pick(ZONES);
        return random.nextBoolean()
                ? Date.on(around.atZone(zone).toLocalDate(), zone)
                : Date.at(
                        around.atZone(zone).toLocalDate(),
                        LocalTime.of(random.nextInt(24), random.nextBoolean() ? 0 : 30),
                        zone);
    }

    private @Nullable Pending pending(PersonId by) {
        return switch (random.nextInt(3)) {
            case 0 -> new Pending.Question(1, by, "which screen?", around());
            case 1 -> new Pending.Proposal(1, by, date(), null, around());
            default -> null;
        };
    }

    /** Within three days either way; mostly to the hour, so that what ends and what begins may be one moment. */
    private Instant around() {
        return RandomCompany.NOW.plus(Duration.ofHours(random.nextInt(144) - 72));
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
