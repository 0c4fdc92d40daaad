package obliged.ask.list;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import obliged.ask.AskAccess;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;
import obliged.team.Teams;

/**
 * The asks that someone may see, as a full-text query on {@code ask_text}: the same rule as {@link AskAccess#maySee},
 * which makes the final decision. With very many teams it may let through too much, but never too little.
 * https://www.sqlite.org/fts5.html#full_text_query_syntax
 */
final class VisibleAsksQuery {
    /** Each channel in the query costs a quarter of a millisecond. */
    private static final int MOST_CHANNELS = 30;

    /** The prefix of index words that say who sees an ask: a private-use character, which nobody types. */
    private static final String SIGN = "\ue000";

    /** A term that matches no ask. */
    static final String NOTHING = quoted(SIGN + "nothing");

    private final Tx tx;
    private final WorkspaceId workspace;
    private final Teams teams;

    VisibleAsksQuery(Tx tx, WorkspaceId workspace, Teams teams) {
        this.tx = tx;
        this.workspace = workspace;
        this.teams = teams;
    }

    /** All that someone may see. */
    String of(PersonId reader, boolean colleague) {
        List<String> seen = new ArrayList<>();
        seen.add(token('p', reader.value()));
        if (colleague) {
            Set<ChannelId> helped = teams.helped(tx, workspace, reader);
            helped.forEach(team -> seen.add(token('h', team.value())));
            Set<ChannelId> read = new LinkedHashSet<>(helped);
            read.addAll(teams.access().knownTeams(tx, workspace, reader));
            seen.addAll(channels(read));
        }
        return "seen : (" + String.join(" OR ", seen) + ")";
    }

    /** The channels that they can read, or all but those that they can't, whichever are fewer. */
    private List<String> channels(Set<ChannelId> read) {
        if (read.size() <= MOST_CHANNELS) {
            return tokens(read.stream()).toList();
        }
        Set<ChannelId> hidden = new LinkedHashSet<>(teams.all(tx, workspace));
        hidden.removeAll(read);
        if (read.size() <= hidden.size()) {
            return tokens(read.stream()).toList();
        }
        String any = token('t', "");
        String others = tokens(hidden.stream()).limit(MOST_CHANNELS).collect(joining(" OR "));
        return List.of(others.isEmpty() ? any : "(" + any + " NOT (" + others + "))");
    }

    private Stream<String> tokens(Stream<ChannelId> channels) {
        return channels.map(channel -> token('c', channel.value()));
    }

    /** Everything that someone ever asked. */
    String askedBy(PersonId requester) {
        return "seen : " + token('q', requester.value());
    }

    /** Everything that a team was ever asked and has not handed on. */
    String askedOf(ChannelId team) {
        return "seen : (" + token('c', team.value()) + " OR " + token('h', team.value()) + ")";
    }

    private String token(char what, String whose) {
        return quoted(SIGN + what + workspace.value() + whose);
    }

    /** Quotes text, so that nothing in it is read as query syntax. */
    static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
