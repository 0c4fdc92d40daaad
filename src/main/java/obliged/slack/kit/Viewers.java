package obliged.slack.kit;

import java.time.InstantSource;
import java.time.ZoneOffset;
import obliged.ask.Act;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.text.Names;
import obliged.team.Teams;

/** Makes a {@link Viewer} for each request and notice. */
public record Viewers(People people, Teams teams, Commands commands, InstantSource clock) {
    /** The person who acts. */
    public Viewer of(Act act) {
        return of(act.workspace(), act.who());
    }

    /** The reader of a notice; in UTC if we don't know them. */
    public Viewer of(WorkspaceId workspace, PersonId reader) {
        return of(workspace, Person.stranger(reader, "", ZoneOffset.UTC));
    }

    private Viewer of(WorkspaceId workspace, Person described) {
        Person person = people.find(workspace, described.id()).orElse(described);
        return new Viewer(person, names(workspace), commands, clock.instant());
    }

    public Names names(WorkspaceId workspace) {
        return new Names(workspace, people, teams);
    }
}
