package obliged;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import obliged.person.Group;
import obliged.person.Groups;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.shared.WorkspaceId;
import obliged.store.Tx;
import obliged.team.Colleague;
import obliged.team.Colleagues;

/** Gives the team package what it needs to know of people and groups, on which it does not depend. */
public final class TeamColleagues implements Colleagues {
    private final People people;
    private final Groups groups;

    public TeamColleagues(People people, Groups groups) {
        this.people = people;
        this.groups = groups;
    }

    @Override
    public Colleague find(Tx tx, WorkspaceId workspace, PersonId person) {
        return people.find(tx, workspace, person)
                .map(known -> new Colleague(kind(known.kind()), known.gone()))
                .orElse(new Colleague(Colleague.Kind.UNKNOWN, false));
    }

    private static Colleague.Kind kind(Person.Kind kind) {
        return switch (kind) {
            case MEMBER -> Colleague.Kind.MEMBER;
            case GUEST -> Colleague.Kind.GUEST;
            case FOREIGN -> Colleague.Kind.FOREIGN;
            case BOT -> Colleague.Kind.BOT;
            case STRANGER -> Colleague.Kind.UNKNOWN;
        };
    }

    @Override
    public List<PersonId> members(Tx tx, WorkspaceId workspace, GroupId group) {
        return isThere(tx, workspace, group) ? groups.members(tx, workspace, group) : List.of();
    }

    @Override
    public Set<GroupId> groups(Tx tx, WorkspaceId workspace, PersonId person) {
        return groups.of(tx, workspace, person);
    }

    @Override
    public Optional<String> handle(Tx tx, WorkspaceId workspace, GroupId group) {
        return groups.find(tx, workspace, group).filter(known -> !known.gone()).map(Group::handle);
    }

    private boolean isThere(Tx tx, WorkspaceId workspace, GroupId group) {
        return groups.find(tx, workspace, group).filter(known -> !known.gone()).isPresent();
    }
}
