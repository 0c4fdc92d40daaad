package obliged.slack.dates;

/** A question about a date in words: what is wrong with it, and what to write instead. */
public final class DateQuestionText {
    private DateQuestionText() {}

    public static String of(DateQuestion question) {
        String typed = question.typed();
        String instead = String.join(" or ", question.instead());
        return switch (question.reason()) {
            case DID_YOU_MEAN ->
                "Did you mean “" + typed + "”? If so, write it "
                        + (instead.equals(typed) ? "that way." : "like “" + instead + "”.");
            case TWO_DATES -> "I see two dates: “" + typed + "”. Write the one that counts, like " + instead + ".";
            case TWO_DAYS, SEVERAL_ZONES -> typed + ". Write " + instead + ".";
            case MANY_DAYS -> "Which day " + typed + "? Write it like " + instead + ".";
            case WHICH_DAY -> "Which day do you mean by “" + typed + "”? Write it like " + instead + ".";
            case SEVERAL_DAYS -> typed + " could be several days. Write it like " + instead + ".";
            case BARE_NUMBER -> "Is " + typed + " a day or a time? Write it like " + instead + ".";
            case STRAY_NUMBER ->
                "I can't tell what " + typed + " means here. Write a time like 15:00 or 3pm, and a year like " + instead
                        + ".";
            case NO_SUCH_DAY -> "I can't find " + typed + " in the calendar. Write a date like " + instead + ".";
            case OTHER_WEEKDAY -> typed + ". Write " + instead + ".";
            case PAST -> typed + " has passed. Write a later date.";
            case TOO_FAR -> typed + " is more than two years ahead. Write a date up to " + instead + ".";
            case NO_SUCH_TIME -> "There's no " + typed + " on the clock. Write a time like " + instead + ".";
            case HALF_OF_DAY -> typed + " could be in the morning or in the afternoon. Write " + instead + ".";
            case MIDNIGHT ->
                "Midnight could be the start or the end of a day. Write just the day for its end, or add " + instead
                        + " for its start.";
            case WHICH_TIME -> "What time is “" + typed + "”? Write it like " + instead + ".";
            case CLOCKS_SKIP -> "The clocks skip " + typed + ". Write " + instead + " or later.";
            case CLOCKS_REPEAT ->
                "The clocks go back, so " + typed + " happens twice. Write an earlier time or a later one.";
            case OTHER_SEASON -> typed + ". Write " + instead + ".";
            case UNKNOWN_ZONE -> typed + ". Write it like " + instead + ".";
        };
    }
}
