package obliged.ask;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import obliged.ask.value.Addressee;
import obliged.ask.value.FileProblem;
import obliged.ask.value.SentFile;
import obliged.outbox.NewNotice;
import obliged.outbox.Outbox;
import obliged.outbox.Recipient;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;
import obliged.team.Channel;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * Owes the files that people send to the other side, and tells the sender at once which of them do not go. They go in
 * bulk, so that nothing waits for a large one.
 */
final class FileNotifications {
    private final Outbox outbox;
    private final Teams teams;
    private final AskNotifications notifications;

    FileNotifications(Outbox outbox, Teams teams, AskNotifications notifications) {
        this.outbox = outbox;
        this.teams = teams;
        this.notifications = notifications;
    }

    /** With what someone said: to those who read it. */
    void commented(Tx tx, Ask ask, long step, List<SentFile> files, Act act) {
        Set<Recipient> places = new LinkedHashSet<>(notifications.otherSide(tx, ask, act));
        Recipient channel = channel(ask);
        if (channel != null && (act.seenIn() == null || !channel.equals(Recipient.of(act.seenIn())))) {
            places.add(channel);
        }
        carry(tx, ask, step, files, places, act.by());
    }

    /** With the message from which an ask was logged: to those who were asked. */
    void logged(Tx tx, Ask ask, long step, NewAsk wanted) {
        NewAsk.Source source = wanted.source();
        PersonId by = wanted.act().by();
        if (source != null
                && !isMember(tx, ask.id().workspace(), source.channel())
                && !wanted.files().isEmpty()) {
            keep(tx, ask, step, by, FileProblem.NOT_INVITED, wanted.files(), source.channel());
        } else {
            Set<Recipient> places = new LinkedHashSet<>(notifications.places(tx, ask));
            places.remove(Recipient.of(by));
            carry(tx, ask, step, wanted.files(), places, by);
        }
    }

    /** Those who have it now get all that was sent so far. */
    void handedOff(Tx tx, Ask after) {
        for (HistoryEntry entry : Asks.history(tx, after)) {
            if (entry.by() != null) {
                Set<Recipient> places = new LinkedHashSet<>(notifications.places(tx, after));
                places.remove(Recipient.of(entry.by()));
                sendable(entry.files()).forEach(file -> owe(tx, after, entry.id(), file, places));
            }
        }
    }

    /** The copies of files that are no longer in their message go. */
    void removed(Tx tx, Ask ask, long step, List<SentFile> left) {
        for (Outbox.Caused owed :
                outbox.caused(tx, ask.id().workspace(), ask.id().number(), AskNotice.FILE, step)) {
            String file = AskNotice.file(owed.details());
            if (left.stream().noneMatch(one -> one.id().equals(file))) {
                outbox.owe(tx, owed(ask, AskNotice.FILE_GONE, step, file, owed.recipient()));
            }
        }
    }

    private void carry(Tx tx, Ask ask, long step, List<SentFile> files, Set<Recipient> places, PersonId by) {
        keep(
                tx,
                ask,
                step,
                by,
                FileProblem.TOO_MANY,
                files.stream().skip(SentFile.MOST).toList(),
                null);
        List<SentFile> first = files.stream().limit(SentFile.MOST).toList();
        List<SentFile> large =
                first.stream().filter(file -> file.size() > SentFile.LARGEST).toList();
        keep(tx, ask, step, by, FileProblem.TOO_LARGE, large, null);
        List<SentFile> left = sendable(files);
        places.removeIf(place -> {
            boolean closed = place instanceof Recipient.ToChannel to
                    && !isMember(tx, ask.id().workspace(), to.channel());
            if (closed) {
                keep(tx, ask, step, by, FileProblem.NOT_INVITED, left, ((Recipient.ToChannel) place).channel());
            }
            return closed;
        });
        left.forEach(file -> owe(tx, ask, step, file, places));
    }

    private static List<SentFile> sendable(List<SentFile> files) {
        return files.stream()
                .limit(SentFile.MOST)
                .filter(file -> file.size() <= SentFile.LARGEST)
                .toList();
    }

    private void owe(Tx tx, Ask ask, long step, SentFile file, Set<Recipient> places) {
        List<NewNotice> owed = places.stream()
                .filter(place -> !(place instanceof Recipient.ToChannel to)
                        || isMember(tx, ask.id().workspace(), to.channel()))
                .map(place -> owed(ask, AskNotice.FILE, step, file.id(), place))
                .toList();
        if (!owed.isEmpty()) {
            outbox.owe(tx, owed);
        }
    }

    private static NewNotice owed(Ask ask, String kind, long step, String file, Recipient place) {
        String key = kind + "/" + step + "/" + file + "/" + place.id();
        return NewNotice.now(ask.id().workspace(), kind, place, ask.id().number(), step, key)
                .with(file, null)
                .inBulk();
    }

    private void keep(
            Tx tx,
            Ask ask,
            long step,
            PersonId by,
            FileProblem problem,
            List<SentFile> files,
            @Nullable ChannelId channel) {
        if (!files.isEmpty()) {
            Stream<String> ids = files.stream().map(SentFile::id);
            String details = Stream.concat(
                            Stream.of(channel == null ? problem.name() : problem.name() + "/" + channel.value()), ids)
                    .reduce((one, next) -> one + " " + next)
                    .orElseThrow();
            outbox.owe(tx, kept(ask, step, by, details, step + "/" + problem));
        }
    }

    /** @param details the problem, and the ids of the files */
    static NewNotice kept(Ask ask, long step, PersonId by, String details, String why) {
        return NewNotice.now(
                        ask.id().workspace(),
                        AskNotice.FILE_KEPT,
                        Recipient.of(by),
                        ask.id().number(),
                        step,
                        AskNotice.FILE_KEPT + "/" + why + "/" + by.value())
                .with(details, null);
    }

    private static @Nullable Recipient channel(Ask ask) {
        return ask.addressee() instanceof Addressee.OfTeam team && !ask.helpersOnly()
                ? Recipient.of(team.channel())
                : null;
    }

    private boolean isMember(Tx tx, WorkspaceId workspace, ChannelId channel) {
        return teams.channel(tx, workspace, channel).filter(Channel::joined).isPresent();
    }
}
