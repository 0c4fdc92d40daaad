package obliged.thanks;

import obliged.outbox.Outbox;
import obliged.person.People;
import obliged.store.Store;

/** The whole room: giving and taking back, reading, and the values. */
public record Thanks(ThankYous all, ThanksLists lists, CompanyValues values) {
    /**
     * The thanks in a store.
     *
     * @param daily how many someone may give on a day of theirs
     */
    public static Thanks in(Store store, People people, Outbox outbox, int daily) {
        return new Thanks(
                new ThankYous(store, people, outbox, daily), new ThanksLists(store), new CompanyValues(store, people));
    }
}
