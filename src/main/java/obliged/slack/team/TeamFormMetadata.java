package obliged.slack.team;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.shared.ChannelId;
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
    private static final Pattern FORM = Pattern.compile("([A-Z0-9]{1,40})/(\\d{1,15})/(\\d{1,15})/(\\d{1,15})");

    static TeamFormMetadata of(Team team) {
        return new TeamFormMetadata(team.channel(), 0, 0, 0).showing(team);
    }

    static Optional<TeamFormMetadata> read(String metadata) {
        Matcher form = FORM.matcher(metadata);
        return form.matches()
                ? Optional.of(new TeamFormMetadata(
                        new ChannelId(form.group(1)),
                        Long.parseLong(form.group(2)),
                        Long.parseLong(form.group(3)),
                        Long.parseLong(form.group(4))))
                : Optional.empty();
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

    @Override
    public String toString() {
        return channel.value() + "/" + seen + "/" + first + "/" + second;
    }
}
