package obliged.reminder;

/** The sorts of notice that time brings. */
public final class ReminderNotice {
    /** The one reminder of someone's day; it is about the reminder's number. */
    public static final String REMINDER = "reminder";

    /** The same message, changed to what is so now. */
    public static final String REFRESH = "reminder.refresh";

    /** One line in an ask's thread: nobody has answered it in time. It is about the ask. */
    public static final String UNANSWERED = "unanswered";

    private ReminderNotice() {}
}
