package obliged.slack.digest;

import java.util.Objects;
import java.util.Optional;
import obliged.digest.Digest;
import obliged.digest.DigestNotice;
import obliged.digest.Digests;
import obliged.digest.Export;
import obliged.outbox.Notice;
import obliged.shared.ChannelId;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.Outgoing;
import obliged.slack.kit.Outgoing.Attached;
import obliged.slack.kit.Outgoing.Fresh;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.Viewer;
import obliged.slack.kit.Viewers;
import obliged.team.Channel;
import obliged.team.Teams;

/** Finds the words of notices about a team's week. */
public final class DigestRenderer {
    /** What all their kinds begin with. */
    public static final String KINDS = "digest.";

    /** So many letters of a notice's mark. */
    private static final int MARKED = 8;

    private final Digests digests;
    private final ExportFile export;
    private final CardLinks links;
    private final Viewers viewers;
    private final Teams teams;

    public DigestRenderer(Digests digests, Export export, Teams teams, CardLinks links, Viewers viewers) {
        this.digests = digests;
        this.export = new ExportFile(export, teams);
        this.links = links;
        this.viewers = viewers;
        this.teams = teams;
    }

    public Optional<Outgoing> of(Notice notice) {
        return switch (notice.kind()) {
            case DigestNotice.POST ->
                digests.find(notice.workspace(), notice.subject())
                        .filter(digest -> !isLateNews(notice, digest))
                        .map(digest -> new Fresh(post(digest), null));
            case DigestNotice.EXPORT -> Optional.of(exported(notice));
            case DigestNotice.STOPPED -> Optional.of(new Fresh(stopped(notice), null));
            default -> throw new IllegalArgumentException("no words for " + notice.kind());
        };
    }

    /** Missed on its day, it is left out; but what may have arrived already is looked after. */
    private boolean isLateNews(Notice notice, Digest digest) {
        return !notice.isInDoubt()
                && !viewers.clock().instant().isBefore(digest.basics().until());
    }

    /** The name tells this file from others, should we have to look whether it arrived. */
    private Outgoing exported(Notice notice) {
        Viewer viewer =
                viewers.of(notice.workspace(), notice.recipient().reader().orElseThrow());
        return new Attached(
                "asks-" + notice.clientMark().substring(0, MARKED) + ".csv",
                "asks-" + viewer.today() + ".csv",
                DigestText.exported(),
                to -> export.write(viewer, to));
    }

    private SlackMessage post(Digest digest) {
        return DigestMessage.post(
                digest,
                viewers.names(digest.workspace()),
                links,
                viewers.commands().ask());
    }

    private SlackMessage stopped(Notice notice) {
        String[] note = Objects.requireNonNullElse(notice.details(), "").split(" ", 2);
        ChannelId channel = new ChannelId(note[0]);
        // Whoever switched it on knew the channel; Slack shows nobody the name of one that is gone.
        String name = teams.channel(notice.workspace(), channel)
                .map(Channel::name)
                .filter(known -> !known.isEmpty())
                .map(known -> "#" + known)
                .orElse("");
        return SlackMessage.line(DigestText.stopped(
                channel,
                name,
                note.length > 1 ? note[1] : null,
                viewers.commands().ask()));
    }
}
