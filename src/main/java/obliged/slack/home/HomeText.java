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
            "Here you ask a colleague or a team for something and see it answered with"
                    + " a date. The person who takes it on says when it's done, and you say whether it is solved. Three things to try:");

    static final Mrkdwn TRY_ASKING = Mrkdwn.of("Ask someone near you for something small.");

    static final Mrkdwn CAUGHT_UP = Mrkdwn.of("You're all caught up.");

    static final Mrkdwn FROM_ABROAD =
            Mrkdwn.of("I carry asks within one company only, and it is not yours. Ask your host to log one for you.");

    Mrkdwn tryTyping() {
        return Mrkdwn.of("Type it where you are: " + viewer.commands().ask() + " @bo reset my VPN token by friday");
    }

    Mrkdwn tryTeam() {
        return Mrkdwn.of("Let a channel take asks: type " + viewer.commands().ask() + " team there.");
    }

    Mrkdwn team() {
        return Mrkdwn.of(
                "A team is a channel that takes asks. Ask it by its name: "
                        + viewer.commands().ask() + " #it-help a second screen.\n\n",
                "Its helpers accept with a date, ask back, hand on or decline; the channel sees one card for each ask. Type "
                        + viewer.commands().ask()
                        + " team in the channel to say what it helps with, who its helpers are, and how fast"
                        + " they answer. Until then anyone in the channel can help.");
    }

    Mrkdwn reminders(Person person) {
        return new ReminderText(viewer.now()).settings(person);
    }

    /** What can be set, and where. */
    Mrkdwn settings(Optional<Person> person) {
        return Mrkdwn.of(
                person.map(known -> "Your dates are in " + ZoneText.of(known.zone())
                                + ", from your Slack profile. ")
                        .orElse(""),
                "For all commands, type " + viewer.commands().ask() + " help.");
    }
}
