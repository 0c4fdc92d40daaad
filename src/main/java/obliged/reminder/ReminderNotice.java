package obliged.reminder;

/** The kinds of notice about reminders. */
public final class ReminderNotice {
    /** Someone's reminder for a day; its subject is the reminder's number. */
    public static final String REMINDER = "reminder";

    /** An update of the same message to the current state. */
    public static final String REFRESH = "reminder.refresh";

    /** A line in an ask's thread that nobody has answered it in time; its subject is the ask. */
    public static final String UNANSWERED = "unanswered";

    private ReminderNotice() {}
}
