package obliged.slack.kit;

import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.app_backend.interactive_components.response.OptionGroup;
import com.slack.api.model.block.composition.OptionObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import obliged.ask.Asks;
import obliged.ask.value.Addressee;
import obliged.person.People;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.SearchText;
import obliged.shared.WorkspaceId;
import obliged.team.Channel;
import obliged.team.Teams;

/**
 * What the {@link AddresseePicker} field offers as someone types: teams, then people, of those whom they may know of. Whoever has
 * typed nothing yet gets the teams, and first of all whom they asked lately.
 */
public final class AddresseeSearch {
    /** As many options as Slack shows: https://docs.slack.dev/reference/interaction-payloads/block_suggestion-payload */
    private static final int MOST = 100;

    private static final int MOST_TEAMS = 40;
    private static final int ALL_TEAMS = 1_000;

    private final Asks asks;
    private final People people;
    private final Teams teams;

    public AddresseeSearch(Asks asks, People people, Teams teams) {
        this.asks = asks;
        this.people = people;
        this.teams = teams;
    }

    public BlockSuggestionResponse search(WorkspaceId workspace, PersonId id, String typed) {
        if (isForeign(workspace, id)) {
            return groups(List.of(), List.of());
        }
        boolean guest = isGuest(workspace, id);
        List<Addressee> lately = typed.isBlank() ? asks.askedLately(workspace, id) : List.of();
        List<OptionObject> channels = channels(workspace, id, typed, lately);
        return groups(channels, people(workspace, id, guest, typed, lately, MOST - channels.size()));
    }

    /** Whoever goes by a name, every word of it, if that is only one of those whom the reader may ask. */
    public Optional<OptionObject> only(WorkspaceId workspace, PersonId reader, String name) {
        if (isForeign(workspace, reader)) {
            return Optional.empty();
        }
        Predicate<Person> offered = canBeAsked(workspace, reader, isGuest(workspace, reader));
        List<Person> found = people.search(workspace, name, 2, offered.and(person -> person.goesBy(name)));
        return found.size() == 1 ? Optional.of(option(workspace, found.get(0), name, offered)) : Optional.empty();
    }

    /** Someone, if the reader may ask them. */
    public Optional<OptionObject> offered(WorkspaceId workspace, PersonId reader, PersonId person) {
        return isForeign(workspace, reader)
                ? Optional.empty()
                : people.find(workspace, person)
                        .filter(canBeAsked(workspace, reader, isGuest(workspace, reader)))
                        .map(AddresseePicker::option);
    }

    private boolean isForeign(WorkspaceId workspace, PersonId reader) {
        return people.find(workspace, reader)
                .filter(known -> known.kind() == Person.Kind.FOREIGN)
                .isPresent();
    }

    /** What we know nothing of yet may be one. */
    private boolean isGuest(WorkspaceId workspace, PersonId reader) {
        return !people.find(workspace, reader).map(Person::isMember).orElse(false);
    }

    private List<OptionObject> channels(WorkspaceId workspace, PersonId reader, String typed, List<Addressee> lately) {
        String name = typed.strip().replaceFirst("^#", "");
        if (!name.isBlank() && SearchText.words(name).isEmpty()) {
            return List.of();
        }
        // Of all teams, so that whom they asked lately is among those that are shown.
        int most = typed.isBlank() ? ALL_TEAMS : MOST_TEAMS;
        List<Channel> found = teams.search(workspace, reader, name, most);
        Set<ChannelId> asked = new LinkedHashSet<>();
        lately.forEach(whom -> {
            if (whom instanceof Addressee.OfTeam team) {
                asked.add(team.channel());
            }
        });
        List<Channel> sorted = new ArrayList<>(found);
        sorted.sort((one, other) -> Boolean.compare(asked.contains(other.id()), asked.contains(one.id())));
        return sorted.stream().limit(MOST_TEAMS).map(AddresseePicker::option).toList();
    }

    private List<OptionObject> people(
            WorkspaceId workspace, PersonId reader, boolean guest, String typed, List<Addressee> lately, int most) {
        Predicate<Person> offered = canBeAsked(workspace, reader, guest);
        Set<Person> found = new LinkedHashSet<>();
        for (Addressee whom : lately) {
            if (whom instanceof Addressee.OfPerson asked) {
                people.find(workspace, asked.person()).filter(offered).ifPresent(found::add);
            }
        }
        found.addAll(people.search(workspace, typed, most, offered));
        return found.stream()
                .limit(most)
                .map(person -> option(workspace, person, typed, offered))
                .toList();
    }

    private Predicate<Person> canBeAsked(WorkspaceId workspace, PersonId reader, boolean guest) {
        Predicate<Person> canBeAsked = person -> (person.isMember() || person.kind() == Person.Kind.GUEST)
                && !person.gone()
                && !person.name().isBlank()
                && !person.id().equals(reader);
        if (!guest) {
            return canBeAsked;
        }
        Predicate<PersonId> known = teams.companions(workspace, reader);
        return canBeAsked.and(person -> known.test(person.id()));
    }

    /** With another name beside, where the shown one does not say who it is, or why they were found. */
    private OptionObject option(WorkspaceId workspace, Person person, String typed, Predicate<Person> offered) {
        return people.otherName(workspace, person, typed, offered)
                .map(other -> AddresseePicker.option(person, other))
                .orElseGet(() -> AddresseePicker.option(person));
    }

    /** Slack shows no group without options. */
    private static BlockSuggestionResponse groups(List<OptionObject> channels, List<OptionObject> people) {
        List<OptionGroup> groups = new ArrayList<>();
        if (!channels.isEmpty()) {
            groups.add(group("Teams", channels));
        }
        if (!people.isEmpty()) {
            groups.add(group("People", people));
        }
        return groups.isEmpty()
                ? BlockSuggestionResponse.builder().options(List.of()).build()
                : BlockSuggestionResponse.builder().optionGroups(groups).build();
    }

    private static OptionGroup group(String label, List<OptionObject> options) {
        return OptionGroup.builder()
                .label(Blocks.plain(label, label.length()))
                .options(options.stream()
                        .map(option -> Option.builder()
                                .text(option.getText())
                                .value(option.getValue())
                                .build())
                        .toList())
                .build();
    }
}
