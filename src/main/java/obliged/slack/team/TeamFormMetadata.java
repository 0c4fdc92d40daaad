package obliged.slack.team;

import java.time.Instant;
import java.util.Optional;
import obliged.shared.ChannelId;
import obliged.slack.metadata.EarlierNotation;
import obliged.slack.metadata.Metadata;
import obliged.slack.text.SlackIds;
import obliged.team.Team;
import org.jspecify.annotations.Nullable;

/**
 * What a page of a team's form is about. It goes out with the page and comes back through the client, so whatever it
 * names is checked where it is used; drafts are found only by who typed them.
 *
 * @param seen when the team was changed last, as far as this form shows; 0 for a team of defaults
 * @param first the draft that holds the first page, or 0
 * @param second the draft that holds the second page, or 0
 */
record TeamFormMetadata(ChannelId channel, long seen, long first, long second) {
    TeamFormMetadata {
        if (!SlackIds.isId(channel.value())) {
            throw new IllegalArgumentException("no channel");
        }
    }

    static TeamFormMetadata of(Team team) {
        return new TeamFormMetadata(team.channel(), 0, 0, 0).showing(team);
    }

    static Optional<TeamFormMetadata> read(String metadata) {
        return Metadata.read(metadata, TeamFormMetadata.class, EarlierNotation.TEAM);
    }

    TeamFormMetadata showing(Team team) {
        Instant changed = team.changedAt();
        return new TeamFormMetadata(channel, changed == null ? 0 : changed.toEpochMilli(), first, second);
    }

    TeamFormMetadata withFirst(long draft) {
        return new TeamFormMetadata(channel, seen, draft, second);
    }

    TeamFormMetadata withSecond(long draft) {
        return new TeamFormMetadata(channel, seen, first, draft);
    }

    @Nullable
    Instant seenAt() {
        return seen == 0 ? null : Instant.ofEpochMilli(seen);
    }

    String text() {
        return Metadata.write(this);
    }
}
