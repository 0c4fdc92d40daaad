package obliged.slack.digest;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import obliged.digest.Digests;
import obliged.digest.TeamWeek;
import obliged.digest.WeekNumbers;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.Blocks;
import obliged.slack.text.Mrkdwn;

/** How the week stands for someone's teams, in their Home tab: a line each, with a small bar. */
public record HomeTeamWeeks(Digests digests) {
    private static final int MOST_TEAMS = 5;
    private static final int BAR = 8;

    /** Nothing for someone without a team. */
    public List<LayoutBlock> blocks(WorkspaceId workspace, PersonId reader) {
        List<TeamWeek> teams = digests.myTeamsWeek(workspace, reader, MOST_TEAMS);
        if (teams.isEmpty()) {
            return List.of();
        }
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.header(Mrkdwn.of(teams.size() == 1 ? "Your team's week" : "Your teams' week")));
        teams.forEach(team -> blocks.add(Blocks.rich(line(team))));
        return blocks;
    }

    private static Mrkdwn line(TeamWeek team) {
        WeekNumbers numbers = team.numbers();
        List<String> said = new ArrayList<>();
        if (numbers.asked() == 0 && numbers.solved() == 0) {
            said.add("nothing new this week");
        } else {
            said.add(bar(numbers) + " " + numbers.asked() + " asked, " + numbers.solved() + " solved");
        }
        if (numbers.open() != null && numbers.open() > 0) {
            said.add(DigestText.open(numbers));
        }
        numbers.firstAnswer().ifPresent(time -> said.add("first answer in " + DigestText.span(time)));
        return Mrkdwn.of(Mrkdwn.channel(team.team()), "  " + String.join(" · ", said));
    }

    /** How much of what came was solved. */
    static String bar(WeekNumbers numbers) {
        int all = Math.max(numbers.asked(), numbers.solved());
        int full = all == 0 ? 0 : (int) Math.round((double) BAR * numbers.solved() / all);
        return "▰".repeat(full) + "▱".repeat(BAR - full);
    }
}
