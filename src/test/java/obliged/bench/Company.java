package obliged.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import obliged.TeamColleagues;
import obliged.person.Groups;
import obliged.person.People;
import obliged.sandbox.world.World;
import obliged.shared.WorkspaceId;
import obliged.store.Store;
import obliged.store.Tables;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * The people, teams and asks that files are filled with. Every ask contains the word {@code please}, so that one word is as
 * common as a word can be. Ana is in five teams and sees what a full member sees; a fifth of all asks are in a private
 * channel which she does not see.
 */
final class Company {
    static final WorkspaceId WORKSPACE = new WorkspaceId("T0OBLIGED1");
    static final int PEOPLE = 5_000;
    static final int TEAMS = 100;
    static final int TEAMS_OF_ANA = 5;
    static final String ANA = person(0);

    /** How many are asked of Ana, and how many by her. */
    static final int OPEN = 300;

    private Company() {}

    static String person(int i) {
        return "U1" + String.format("%08d", i);
    }

    static String team(int i) {
        return "C1" + String.format("%08d", i);
    }

    /** From here on {@link #OPEN} are asked of Ana, and then as many by her. */
    static int firstOfAna(int asks) {
        return asks - 2 * OPEN + 1;
    }

    /** Creates a file with so many asks, mostly over; half of them are of persons, the last of all are Ana's, and open. */
    static void fill(Path file, int asks) throws SQLException {
        Store.open(file, InstantSource.system()).close();
        try (Inserts inserts = new Inserts(file)) {
            inserts.company(PEOPLE, TEAMS, "UTC");
            inserts.run("UPDATE channel SET closed = 1 WHERE id = '" + team(0) + "'");
            PreparedStatement member = inserts.into("channel_member", "workspace_id, channel_id, person_id");
            for (int i = 1; i <= TEAMS_OF_ANA; i++) {
                inserts.add(member, WORKSPACE.value(), team(i), ANA);
            }
            Random random = new Random(1);
            long now = Instant.now().toEpochMilli();
            PreparedStatement ask = inserts.into("ask", """
                    workspace_id, number, requester, logged_by, logged_at, asked_person, asked_team, words, needed_by, state
                    """);
            PreparedStatement part = inserts.into("ask_part", "workspace_id, person_id, ask_number");
            PreparedStatement step = inserts.into("ask_step", "workspace_id, ask_number, step, by_person, at");
            for (int i = 1; i <= asks; i++) {
                boolean anas = i >= firstOfAna(asks);
                boolean byAna = i >= firstOfAna(asks) + OPEN;
                String other = person(1 + random.nextInt(PEOPLE - 1));
                String requester = byAna ? ANA : other;
                int kind = random.nextInt(10);
                String asked = anas ? byAna ? other : ANA : kind < 5 ? person(1 + random.nextInt(PEOPLE - 1)) : null;
                String team = asked != null ? null : team(kind < 7 ? 0 : 1 + random.nextInt(TEAMS - 1));
                long at = now - (asks - i) * 60_000L;
                inserts.add(
                        ask,
                        WORKSPACE.value(),
                        i,
                        requester,
                        requester,
                        at,
                        asked,
                        team,
                        words(random),
                        anas && i % 3 == 0 ? "2030-01-" + (10 + i % 20) + "[UTC]" : null,
                        anas || random.nextInt(50) == 0 ? "OPEN" : "CONFIRMED");
                inserts.add(part, WORKSPACE.value(), requester, i);
                if (asked != null && !asked.equals(requester)) {
                    inserts.add(part, WORKSPACE.value(), asked, i);
                }
                inserts.add(step, WORKSPACE.value(), i, "LOG", requester, at);
            }
            inserts.index();
            // As in a file that has grown: what was to be done about them was done long ago.
            inserts.run("""
                    DELETE FROM answer_turn
                    WHERE ask_number IN (SELECT number FROM ask WHERE state IN ('CONFIRMED', 'DECLINED', 'WITHDRAWN'))
                    """);
            inserts.run("UPDATE answer_turn SET next_at = NULL");
        }
    }

    static Teams teams(Store store, People people) {
        return new Teams(store, new TeamColleagues(people, new Groups(store)));
    }

    private static String words(Random random) {
        StringBuilder words = new StringBuilder("please");
        for (int i = 0; i < 9; i++) {
            words.append(" w").append((int) Math.min(9_999, Math.abs(random.nextGaussian()) * 2_000));
        }
        return words.toString();
    }

    /** Writes rows by the thousand, in one transaction, into a file that no bot has open. */
    static final class Inserts implements AutoCloseable {
        private static final int BATCH = 5_000;

        private final Connection connection;
        private final List<PreparedStatement> statements = new ArrayList<>();
        private final String logged;
        private int added;

        Inserts(Path file) throws SQLException {
            // To index each ask by itself, as the bot does, takes most of the time.
            logged = Tables.rows(file, "SELECT sql FROM sqlite_schema WHERE name = 'ask_logged'")
                    .get(0)
                    .get(0);
            connection = Tables.open(file);
            run("PRAGMA synchronous = OFF");
            run("PRAGMA cache_size = -400000");
            connection.setAutoCommit(false);
            run("DROP TRIGGER ask_logged");
        }

        void run(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        /** Puts all asks into the index for searches, in one go. Left out where these are not measured. */
        void index() throws SQLException {
            send();
            run("INSERT INTO ask_entry (workspace_id, number) SELECT workspace_id, number FROM ask ORDER BY number");
            run("INSERT INTO ask_text (rowid, said, seen) SELECT id, said, seen FROM ask_entry_text ORDER BY id");
        }

        /** People in a zone, and open channels that we are in, each of which is a team with the usual hours. */
        void company(int people, int teams, String zone) throws SQLException {
            // So that the bot is ready at once, as after every start but the first.
            PreparedStatement workspace = into("workspace", "id, name, address, bot, read_at");
            World slack = new World(InstantSource.system());
            add(workspace, slack.teamId(), slack.teamName(), slack.url(), slack.botUserId(), 0);
            PreparedStatement person = into("person", "workspace_id, id, name, zone, kind, gone");
            PreparedStatement channel = into("channel", "workspace_id, id, name, closed, archived, joined, shared");
            PreparedStatement team = into("team", "workspace_id, channel_id, zone, days, opens, closes");
            for (int i = 0; i < people; i++) {
                add(person, WORKSPACE.value(), person(i), "Person " + i, zone, "MEMBER", 0);
            }
            for (int i = 0; i < teams; i++) {
                add(channel, WORKSPACE.value(), team(i), "team-" + i, 0, 0, 1, 0);
                add(
                        team,
                        WORKSPACE.value(),
                        team(i),
                        zone,
                        "MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY",
                        "09:00",
                        "17:00");
            }
            send();
        }

        PreparedStatement into(String table, String columns) throws SQLException {
            String marks = columns.replaceAll("\\w+", "?");
            PreparedStatement statement =
                    connection.prepareStatement("INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")");
            statements.add(statement);
            return statement;
        }

        void add(PreparedStatement statement, @Nullable Object... values) throws SQLException {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.addBatch();
            added++;
            if (added % BATCH == 0) {
                send();
            }
        }

        /** In the order in which the tables were named, since rows refer to those of earlier ones. */
        private void send() throws SQLException {
            for (PreparedStatement statement : statements) {
                statement.executeBatch();
            }
        }

        @Override
        public void close() throws SQLException {
            send();
            run(logged);
            connection.commit();
            run("ANALYZE");
            connection.commit();
            connection.close();
        }
    }
}
