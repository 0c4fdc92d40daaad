package obliged.slack.dates;

import obliged.ask.value.Date;

/** What some words say about a date. */
public sealed interface DateReading {
    /** They name none. */
    record NoDate() implements DateReading {}

    /**
     * They name one.
     *
     * @param start where it begins in the words, with the <em>by</em> before it
     * @param end where it ends, with the marks behind it
     * @param cut whether it is to be cut from the words: only where nothing stands behind it
     */
    record Found(Date date, int start, int end, boolean cut) implements DateReading {
        /** What is left to say of the words that it was found in. */
        public String left(String words) {
            return cut ? words.substring(0, start) : words;
        }
    }

    /** Something in them is meant as a date, but not one to go by. */
    record Questioned(DateQuestion question) implements DateReading {}
}
