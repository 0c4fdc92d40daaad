package obliged.ask;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import obliged.person.Person;
import obliged.store.Tx;
import obliged.term.ChannelId;
import obliged.term.PersonId;
import obliged.term.WorkspaceId;

/**
 * What someone sees of all asks, as a question to the index {@code ask_text}: the same rule as {@link AskWall#maySee},
 * which has the last word. It may let through too much where a company has very many teams, and never too little.
 * https://www.sqlite.org/fts5.html#full_text_query_syntax
 */
final class Sight {
    /** To ask for a channel by its name takes a quarter of a millisecond. */
    private static final int MOST_CHANNELS = 30;

    /** Begins the words of the index that say who sees an ask: a sign for private use, which nobody types. */
    private static final String SIGN = "\ue000";

    /** What no ask has. */
    static final String NOTHING = quoted(SIGN + "nothing");

    private final WorkspaceId workspace;
    private final AskListDao dao;

    Sight(Tx tx, WorkspaceId workspace) {
        this.workspace = workspace;
        this.dao = tx.dao(AskListDao.class);
    }

    /** All that someone may see. */
    String of(PersonId reader, Person.Kind kind) {
        List<String> seen = new ArrayList<>();
        seen.add(token('p', reader.value()));
        if (kind != Person.Kind.FOREIGN) {
            Set<ChannelId> helped = dao.helped(workspace, reader);
            helped.forEach(team -> seen.add(token('h', team.value())));
            Set<ChannelId> read = new LinkedHashSet<>(helped);
            read.addAll(dao.joined(workspace, reader));
            seen.addAll(channels(read, kind == Person.Kind.MEMBER));
        }
        return "seen : (" + String.join(" OR ", seen) + ")";
    }

    private List<String> channels(Set<ChannelId> read, boolean readsWhatIsOpen) {
        Set<ChannelId> all = new LinkedHashSet<>(read);
        if (readsWhatIsOpen) {
            all.addAll(dao.teams(workspace, false));
        }
        if (!readsWhatIsOpen || all.size() <= MOST_CHANNELS) {
            return tokens(all.stream()).toList();
        }
        String any = token('t', "");
        String others = tokens(dao.teams(workspace, true).stream().filter(closed -> !read.contains(closed)))
                .limit(MOST_CHANNELS)
                .collect(joining(" OR "));
        return List.of(others.isEmpty() ? any : "(" + any + " NOT (" + others + "))");
    }

    private Stream<String> tokens(Stream<ChannelId> channels) {
        return channels.map(channel -> token('c', channel.value()));
    }

    /** All that someone ever asked. */
    String askedBy(PersonId requester) {
        return "seen : " + token('q', requester.value());
    }

    /** All that a team was ever asked, as far as it was not handed on. */
    String askedOf(ChannelId team) {
        return "seen : (" + token('c', team.value()) + " OR " + token('h', team.value()) + ")";
    }

    private String token(char what, String whose) {
        return quoted(SIGN + what + workspace.value() + whose);
    }

    /** As no more than text, whatever stands in it. */
    static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
