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
import obliged.slack.digest.HomeTeamWeeks;
import obliged.slack.home.HomeView;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.Commands;
import obliged.slack.kit.Viewers;
import obliged.team.Teams;

/** Builds the Home tab and lists of one reader as for Slack, without sending them, so that they can be measured. */
public record ReaderViews(
        Asks asks, AskLists lists, Digests digests, Outbox outbox, People people, Teams teams, InstantSource clock) {
    public Object home(WorkspaceId workspace, PersonId reader) {
        return new HomeView(
                        lists,
                        links(),
                        viewers().of(workspace, reader),
                        "",
                        new HomeTeamWeeks(digests).blocks(workspace, reader))
                .view(people.find(workspace, reader));
    }

    public Object list(WorkspaceId workspace, PersonId reader, AskList list) {
        return new AskListMessage(asks, lists, teams, links())
                .of(viewers().of(workspace, reader), AskListMetadata.start(list, list.team()));
    }

    private CardLinks links() {
        return new CardLinks(outbox, people, teams);
    }

    private Viewers viewers() {
        return new Viewers(people, teams, new Commands("/ask", "/thanks"), clock);
    }
}
