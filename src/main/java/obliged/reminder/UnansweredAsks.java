package obliged.reminder;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.outbox.Urgency;
import obliged.person.People;
import obliged.shared.ChannelId;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tx;
import obliged.team.Channel;
import obliged.team.Team;
import obliged.team.Teams;

/**
 * Watches asks that teams have not answered: it works out until when an answer was promised, and if the team has no
 * named helpers to remind, posts a line in the thread after that. While a question waits for the requester, an ask does
 * not count as unanswered, and the time begins anew with their answer.
 */
final class UnansweredAsks {
    /** Few at a time, since all other writes wait meanwhile. */
    private static final int ROUND = 100;

    /** How often to check again whether a team has helpers. */
    private static final Duration HELPED = Duration.ofDays(1);

    private final Store store;
    private final People people;
    private final Teams teams;
    private final Outbox outbox;

    UnansweredAsks(Store store, People people, Teams teams, Outbox outbox) {
        this.store = store;
        this.people = people;
        this.teams = teams;
        this.outbox = outbox;
    }

    void lookAfterAll(WorkspaceId workspace) {
        int looked;
        do {
            looked = store.write(tx -> {
                List<UnansweredAskDao.Unanswered> due =
                        tx.dao(UnansweredAskDao.class).due(workspace, tx.now(), ROUND);
                due.forEach(one -> lookAfter(tx, workspace, one));
                return due.size();
            });
        } while (looked == ROUND);
    }

    private void lookAfter(Tx tx, WorkspaceId workspace, UnansweredAskDao.Unanswered one) {
        UnansweredAskDao dao = tx.dao(UnansweredAskDao.class);
        ChannelId asked = one.team();
        if (!one.waits()) {
            dao.forget(workspace, one.number());
        } else if (asked == null) {
            // A person has promised no time; the requester is reminded of it.
            dao.lookAgain(workspace, one.number(), null, null);
        } else {
            teams.team(tx, workspace, asked)
                    .ifPresentOrElse(
                            team -> lookAfter(tx, workspace, one, team), () -> dao.forget(workspace, one.number()));
        }
    }

    private void lookAfter(Tx tx, WorkspaceId workspace, UnansweredAskDao.Unanswered one, Team team) {
        UnansweredAskDao dao = tx.dao(UnansweredAskDao.class);
        Instant answerBy = team.hours().plus(one.since(), team.firstAnswer().of(team.hours()));
        if (answerBy.isAfter(tx.now())) {
            dao.lookAgain(workspace, one.number(), answerBy, answerBy);
        } else if (isHelped(tx, workspace, team)) {
            // The helpers are reminded, but the team may lose them, or all of them may be away.
            dao.lookAgain(workspace, one.number(), tx.now().plus(HELPED), answerBy);
        } else {
            dao.lookAgain(workspace, one.number(), null, answerBy);
            if (!one.helpersOnly() && isReached(tx, workspace, team.channel())) {
                outbox.owe(tx, line(workspace, one.number(), team.channel()));
            }
        }
    }

    /** Whether the team has a helper who is not away. */
    private boolean isHelped(Tx tx, WorkspaceId workspace, Team team) {
        return teams.helpers(tx, workspace, team.channel()).stream()
                .anyMatch(helper -> people.find(tx, workspace, helper)
                        .flatMap(person -> person.absence(tx.now()))
                        .isEmpty());
    }

    private boolean isReached(Tx tx, WorkspaceId workspace, ChannelId channel) {
        return teams.channel(tx, workspace, channel).filter(Channel::takesPosts).isPresent();
    }

    private static NewNotice line(WorkspaceId workspace, long number, ChannelId team) {
        return new NewNotice(
                workspace,
                ReminderNotice.UNANSWERED,
                Recipient.of(team),
                number,
                0,
                null,
                null,
                Urgency.BULK,
                false,
                Instant.EPOCH,
                ReminderNotice.UNANSWERED + "/" + number + "/" + team.value());
    }
}
