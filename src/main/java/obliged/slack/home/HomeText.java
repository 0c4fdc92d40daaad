package obliged.slack.home;

import java.util.Optional;
import obliged.person.Person;
import obliged.slack.dates.ZoneText;
import obliged.slack.kit.Viewer;
import obliged.slack.reminder.ReminderText;
import obliged.slack.text.Mrkdwn;

/** The sentences of the Home tab. */
public record HomeText(Viewer viewer) {
    static final Mrkdwn WELCOME = Mrkdwn.of("Welcome. What do you need, and from whom?");

    static final Mrkdwn WHAT_IT_IS = Mrkdwn.of(
            "Ask a colleague or a team for something, and agree on a date. They tell you when it's done, and you confirm that it's solved. Three things to try:");

    static final Mrkdwn TRY_ASKING = Mrkdwn.of("Ask a teammate for something small.");

    static final Mrkdwn CAUGHT_UP = Mrkdwn.of("You're all caught up.");

    static final Mrkdwn FROM_ABROAD = Mrkdwn.of(
            "I only work for the company that installed me, so I can't help you here. Someone there can log an ask for you.");

    Mrkdwn tryTyping() {
        return Mrkdwn.of(
                "Type an ask in any channel: " + viewer.commands().ask() + " @bo reset my VPN token by friday");
    }

    Mrkdwn tryTeam() {
        return Mrkdwn.of(
                "Set up a team: in its channel, type " + viewer.commands().ask() + " team.");
    }

    Mrkdwn team() {
        return Mrkdwn.of(
                "A team is a channel that takes asks. Ask it by name: "
                        + viewer.commands().ask() + " #it-help a second screen.\n\n",
                "Each ask is a card in the channel. Helpers accept it, suggest a date, ask a question, hand it off or decline it. Type "
                        + viewer.commands().ask()
                        + " team in the channel to set what it helps with, who the helpers are, and how fast"
                        + " they answer. Until then anyone in the channel can help.");
    }

    Mrkdwn reminders(Person person) {
        return new ReminderText(viewer.now()).settings(person);
    }

    /** What can be set, and where. */
    Mrkdwn settings(Optional<Person> person) {
        return Mrkdwn.of(
                person.map(known -> "Your dates are in " + ZoneText.of(known.zone()) + ", as set in Slack. ")
                        .orElse(""),
                "To see all commands, type " + viewer.commands().ask() + " help.");
    }
}
