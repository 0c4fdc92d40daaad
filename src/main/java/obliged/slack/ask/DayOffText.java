package obliged.slack.ask;

import java.time.Instant;
import java.util.Optional;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.person.Person;
import obliged.shared.PersonId;
import obliged.shared.WorkingHours;
import obliged.slack.dates.DateText;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;

/**
 * Asks about a date that is picked on a day off: of the team that has to keep it, else of the person who picks it, as
 * nobody is told on which days someone else works.
 */
record DayOffText(Names names, Instant now) {
    /** Added to a question that is shown only once. */
    static final String AS_IT_STANDS = " Or press the button again to leave it as it is.";

    /** Empty on a working day. */
    Optional<Mrkdwn> of(Date date, Addressee worker, PersonId reader) {
        Optional<WorkingHours> hours = worker instanceof Addressee.OfTeam team
                ? Optional.of(names.teams()
                        .toChange(names.workspace(), team.channel(), date.zone())
                        .hours())
                : names.people().find(names.workspace(), reader).map(Person::hours);
        String whose = worker instanceof Addressee.OfTeam team
                ? "a working day for " + names.of(team.channel())
                : "one of your working days";
        return hours.map(known -> known.isWorkingDay(date.day())).orElse(true)
                ? Optional.empty()
                : Optional.of(Mrkdwn.of(DateText.of(Date.on(date.day(), date.zone()), now) + " isn't " + whose
                        + ". Pick another day." + AS_IT_STANDS));
    }
}
