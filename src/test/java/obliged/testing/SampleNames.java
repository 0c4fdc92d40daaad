package obliged.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import obliged.TeamColleagues;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.Commands;
import obliged.slack.kit.Viewer;
import obliged.slack.kit.Viewers;
import obliged.slack.text.Names;
import obliged.store.EmptyFile;
import obliged.store.Store;
import obliged.team.Channel;
import obliged.team.Teams;

/** Sample names for texts: Bo is {@code U1}, someone who likes markup {@code U2}, {@code C1} open, {@code C2} private. */
public final class SampleNames implements AutoCloseable {
    public static final WorkspaceId ACME = new WorkspaceId("T1");
    public static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    public static final String WILD = "<!channel> *Eve* _&_ `x` <@U1>";

    private final Store store;
    private final People people;
    public final Names names;
    public final Groups groups;

    public SampleNames(Path directory) {
        store = Store.open(EmptyFile.at(directory.resolve("obliged.db")), () -> Instant.parse("2026-11-22T10:00:00Z"));
        people = new People(store);
        groups = new Groups(store);
        Teams teams = new Teams(store, new TeamColleagues(people, groups));
        names = new Names(ACME, people, teams);
        people.save(
                ACME,
                List.of(
                        new Person(new PersonId("U1"), "Bo", LISBON, Person.Kind.MEMBER, false),
                        new Person(new PersonId("U2"), WILD, LISBON, Person.Kind.MEMBER, false)));
        teams.save(
                ACME,
                List.of(
                        new Channel(new ChannelId("C1"), "it-help", false, false, false, false),
                        new Channel(new ChannelId("C2"), "layoffs", true, false, true, false)));
    }

    /** Who reads, at this time, in a workspace where our commands have these names. */
    public Viewer viewer(PersonId person, Commands commands, Instant now) {
        return new Viewers(people, names.teams(), commands, () -> now).of(ACME, person);
    }

    public CardLinks links() {
        return new CardLinks(new Outbox(store), people, names.teams());
    }

    public void leaves(PersonId person) {
        people.save(ACME, List.of(new Person(person, names.of(person), LISBON, Person.Kind.MEMBER, true)));
    }

    public void isCalled(PersonId person, String name) {
        people.save(ACME, List.of(new Person(person, name, LISBON, Person.Kind.MEMBER, false)));
    }

    @Override
    public void close() {
        store.close();
    }
}
