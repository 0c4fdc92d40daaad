package obliged.slack.kit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.person.Absence;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import org.jspecify.annotations.Nullable;

/** That someone is away, and until when, to who asks them; nothing about those who are here. */
public record AwayText(Names names, Instant now) {
    private static final int MOST = 8;

    public Mrkdwn of(Addressee asked) {
        return asked instanceof Addressee.OfPerson to ? of(to.person()) : Mrkdwn.of();
    }

    public Mrkdwn of(PersonId person) {
        return names.people()
                .find(names.workspace(), person)
                .flatMap(known -> known.absence(now)
                        .map(absence -> Mrkdwn.of(names.of(person), " is away", until(known, absence, now), ".")))
                .orElseGet(Mrkdwn::of);
    }

    /** Those of several people who are away, for their team: {@code Away: Bo until Thu 3 Dec, Chi.} */
    public Mrkdwn of(Collection<PersonId> people) {
        List<Mrkdwn> away = people.stream()
                .sorted(Comparator.comparing(names::of))
                .flatMap(person -> names.people().find(names.workspace(), person).stream())
                .flatMap(known -> known.absence(now).stream()
                        .map(absence -> Mrkdwn.of(names.of(known.id()), until(known, absence, now))))
                .limit(MOST)
                .toList();
        return away.stream()
                .reduce((one, other) -> Mrkdwn.of(one, ", ", other))
                .map(all -> Mrkdwn.of("Away: ", all, "."))
                .orElseGet(Mrkdwn::of);
    }

    /** {@code You're away until Thu 3 Dec, according to your Slack status.} Nothing if they said it themselves, or are here. */
    public static Optional<Mrkdwn> byStatus(Person person, Instant now) {
        return back(person, now) != null
                ? Optional.empty()
                : person.absence(now)
                        .map(absence -> Mrkdwn.of(
                                "You're away", until(person, absence, now), ", according to your Slack status."));
    }

    /** {@code  until Thu 3 Dec}; nothing if unknown. */
    public static Mrkdwn until(Person person, Absence absence, Instant now) {
        if (absence.back() == null) {
            return Mrkdwn.of();
        }
        Date back = absence.at() == null
                ? Date.on(absence.back(), person.zone())
                : Date.at(absence.back(), absence.at(), person.zone());
        return Mrkdwn.of(" until ", Mrkdwn.date(back, now));
    }

    /** The day on which someone who said that they are away is back; none for who is here. */
    public static @Nullable LocalDate back(Person person, Instant now) {
        LocalDate today = now.atZone(person.zone()).toLocalDate();
        return person.habits().isAway(today) ? person.habits().awayUntil() : null;
    }
}
