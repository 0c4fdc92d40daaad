package obliged.slack.kit;

import obliged.slack.text.Mrkdwn;

/** Sentences for presses that led nowhere. */
public enum ReplyText {
    UNKNOWN_BUTTON("That button is out of date. Type {ask} and the number of the ask to see where it stands."),
    UNKNOWN_SHORTCUT("I don't know that shortcut. To see all commands, type {ask} help."),
    UNKNOWN_FORM("That form is out of date. Open it again."),
    FORM_TOO_LATE("The form took too long to open. Nothing you wrote is lost."),
    FORM_READY("Here's your form."),
    ONE_MOMENT("One moment, I'm looking that up in Slack."),
    ONE_MOMENT_IN_FORM("I had to look something up in Slack first. Press the button again."),
    NOT_READ("I couldn't look that up in Slack, so nothing was changed. Try again in a minute."),
    WRITTEN("To ask a colleague for this, open the form: what you wrote is already in it."
            + " To see all commands, type {ask} help."),
    NO_DRAFT("I only keep forms for a week, so that one is gone. Type {ask} to start a new one."),
    NO_SUCH_ASK("There's no such ask, or you can't see it."),
    NOT_PASSED_ON("You can no longer see that ask, so I didn't pass anything on."),
    FROM_ABROAD(
            "I only work for the company that installed me, so I didn't do anything. Someone there can log an ask for you."),
    FAULT("Something went wrong on my side, and nothing was changed. Try again in a minute.");

    /** Stands where the name of our command goes, which is for each workspace to choose. */
    private static final String COMMAND = "{ask}";

    private final String sentence;

    ReplyText(String sentence) {
        this.sentence = sentence;
    }

    public Mrkdwn sentence(String command) {
        return Mrkdwn.of(sentence.replace(COMMAND, command));
    }

    /** One that names no command. */
    public Mrkdwn sentence() {
        if (sentence.contains(COMMAND)) {
            throw new IllegalStateException(this + " names a command");
        }
        return Mrkdwn.of(sentence);
    }
}
