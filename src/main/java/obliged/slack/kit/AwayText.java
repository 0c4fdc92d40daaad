package obliged.slack.kit;

import java.time.Instant;
import java.time.LocalDate;
import obliged.ask.Addressee;
import obliged.ask.Date;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import org.jspecify.annotations.Nullable;

/** That someone is away, and until when, to who asks them; nothing about those who are here. */
public record AwayText(Names names, Instant now) {
    public Mrkdwn of(Addressee asked) {
        return asked instanceof Addressee.OfPerson to ? of(to.person()) : Mrkdwn.of();
    }

    public Mrkdwn of(PersonId person) {
        return names.people()
                .find(names.workspace(), person)
                .map(known -> of(known, back(known, now)))
                .orElseGet(Mrkdwn::of);
    }

    private Mrkdwn of(Person person, @Nullable LocalDate back) {
        return back == null
                ? Mrkdwn.of()
                : Mrkdwn.of(
                        names.of(person.id()), " is away until ", Mrkdwn.date(Date.on(back, person.zone()), now), ".");
    }

    /** The day on which someone who is away now is back; none for who is here. */
    public static @Nullable LocalDate back(Person person, Instant now) {
        LocalDate today = now.atZone(person.zone()).toLocalDate();
        return person.habits().isAway(today) ? person.habits().awayUntil() : null;
    }
}
