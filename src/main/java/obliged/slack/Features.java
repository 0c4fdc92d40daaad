package obliged.slack;

import obliged.ask.AskSteps;
import obliged.ask.Asks;
import obliged.ask.list.AskLists;
import obliged.digest.Digests;
import obliged.outbox.Drafts;
import obliged.outbox.Outbox;
import obliged.person.Groups;
import obliged.person.People;
import obliged.reminder.Reminders;
import obliged.team.Teams;
import obliged.thanks.Thanks;

/** The features that Slack's requests are passed on to. */
public record Features(
        Asks asks,
        AskLists lists,
        AskSteps steps,
        Thanks thanks,
        Reminders reminders,
        Digests digests,
        People people,
        Groups groups,
        Teams teams,
        Outbox outbox,
        Drafts drafts) {}
