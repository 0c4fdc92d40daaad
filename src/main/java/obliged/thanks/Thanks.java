package obliged.thanks;

import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.store.Store;
import obliged.team.Teams;

/** The parts of this package: giving and taking back, reading, and the company values. */
public record Thanks(ThankYous all, ThanksLists lists, CompanyValues values) {
    /**
     * Creates the thanks of a store.
     *
     * @param daily how many someone may give on a day of theirs
     */
    public static Thanks in(Store store, People people, Teams teams, Outbox outbox, int daily) {
        return new Thanks(
                new ThankYous(store, people, teams, outbox, daily),
                new ThanksLists(store, people, teams),
                new CompanyValues(store, people));
    }
}
