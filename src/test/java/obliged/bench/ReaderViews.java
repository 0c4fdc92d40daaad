package obliged.bench;

import java.time.InstantSource;
import obliged.ask.Asks;
import obliged.ask.list.AskList;
import obliged.ask.list.AskLists;
import obliged.digest.Digests;
import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.ask.AskListMessage;
import obliged.slack.ask.AskListMetadata;
import obliged.slack.ask.AskListRows;
import obliged.slack.digest.HomeTeamWeeks;
import obliged.slack.home.HomeText;
import obliged.slack.home.HomeView;
import obliged.slack.kit.CardLinks;
import obliged.slack.text.Names;
import obliged.team.Teams;

/** Builds the Home tab and lists of one reader as for Slack, without sending them, so that they can be measured. */
public record ReaderViews(
        Asks asks, AskLists lists, Digests digests, Outbox outbox, People people, Teams teams, InstantSource clock) {
    public Object home(WorkspaceId workspace, PersonId reader) {
        Names names = new Names(workspace, people, teams);
        AskListRows rows = new AskListRows(names, new CardLinks(outbox, people, teams), reader, clock.instant());
        return new HomeView(
                        lists,
                        rows,
                        new HomeText("/ask", clock.instant()),
                        workspace,
                        reader,
                        "",
                        new HomeTeamWeeks(digests).blocks(workspace, reader))
                .view(people.find(workspace, reader));
    }

    public Object list(WorkspaceId workspace, PersonId reader, AskList list) {
        return new AskListMessage(asks, lists, outbox, people, teams, clock)
                .of(workspace, reader, AskListMetadata.start(list, list.team()));
    }
}
