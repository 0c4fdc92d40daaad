package obliged.slack.reminder;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.model.view.View;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.ask.Act;
import obliged.ask.AskReason;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.person.HabitReason;
import obliged.person.Habits;
import obliged.person.People;
import obliged.person.Person;
import obliged.reminder.ReminderReason;
import obliged.reminder.Reminders;
import obliged.slack.ask.AskMenu;
import obliged.slack.ask.AskWords;
import obliged.slack.kit.AwayText;
import obliged.slack.kit.Directory;
import obliged.slack.kit.FormReply;
import obliged.slack.kit.Forms;
import obliged.slack.kit.Post;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReminderPlace;
import obliged.slack.kit.Replies;
import obliged.slack.kit.ReplyWords;
import obliged.slack.kit.Sent;
import obliged.slack.kit.SentenceView;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.team.Teams;
import obliged.term.Refusal;

/** What the commands, buttons and forms about reminders do. */
public final class ReminderDoors {
    /** The ask, and the reminder from which its form opened. */
    private static final Pattern SNOOZED = Pattern.compile("(\\d{1,15})(?: .*)?");

    private final Reminders reminders;
    private final Asks asks;
    private final People people;
    private final Teams teams;
    private final Directory directory;
    private final Replies replies;
    private final Forms forms;
    private final InstantSource clock;

    public ReminderDoors(
            Reminders reminders,
            Asks asks,
            People people,
            Teams teams,
            Directory directory,
            Replies replies,
            Forms forms,
            InstantSource clock) {
        this.reminders = reminders;
        this.asks = asks;
        this.people = people;
        this.teams = teams;
        this.directory = directory;
        this.replies = replies;
        this.forms = forms;
        this.clock = clock;
    }

    /** The form that says when someone is reminded, for whoever typed for it. */
    public Post typed(SlashCommandPayload payload, Act act) {
        if (isForeign(act)) {
            return Post.line(ReplyWords.FROM_ABROAD.sentence());
        }
        forms.open(act, payload.getTriggerId(), payload.getResponseUrl(), settings(act));
        return Post.NOTHING;
    }

    private View settings(Act act) {
        directory.meet(act.workspace(), act.by());
        Person person = person(act);
        return ReminderForm.of(person, AwayText.back(person, clock.instant()));
    }

    public void press(Press press) {
        if (press.fromAbroad() || isForeign(press.act())) {
            replies.words(press.act(), press.responseUrl(), ReplyWords.FROM_ABROAD);
            return;
        }
        switch (press.action()) {
            case ReminderForm.CALLBACK -> openSettings(press);
            case AskMenu.SNOOZE -> openSnooze(press);
            default -> turn(press);
        }
    }

    private void openSettings(Press press) {
        View form = settings(press.act());
        ReminderPlace.sign(form, press.value());
        forms.open(press.act(), press.trigger(), press.responseUrl(), form);
    }

    private void openSnooze(Press press) {
        Act act = press.act();
        try {
            AskView view = asks.view(act.workspace(), act.by(), press.number());
            LocalDate until = reminders
                    .snoozedUntil(act.workspace(), act.by(), press.number())
                    .orElse(null);
            AskWords words = new AskWords(new Names(act.workspace(), people, teams), clock.instant());
            View form = new ReminderSnooze(words, person(act).zone(), today(act)).of(view.ask(), until);
            ReminderPlace.sign(form, press.from());
            forms.open(act, press.trigger(), press.responseUrl(), form);
        } catch (Refusal refusal) {
            replies.words(act, press.responseUrl(), ReplyWords.NO_SUCH_ASK);
        }
    }

    private void turn(Press press) {
        ReminderPlace to = ReminderPlace.read(press.value());
        if (press.action().startsWith(ReminderMessage.PAGE) && to != null) {
            replies.reminder(press.act(), to);
        } else {
            replies.words(press.act(), press.responseUrl(), ReplyWords.UNKNOWN_BUTTON);
        }
    }

    /** A line of a reminder's menu was picked: its row is right again after it, whether the step was taken or not. */
    public void followed(Press press) {
        ReminderPlace place = ReminderPlace.read(press.from());
        if (place != null && !press.action().startsWith(AskMenu.SHOW)) {
            replies.reminder(press.act(), place);
        }
    }

    /** A form was sent: it may have come from a reminder. */
    public void followed(Sent sent) {
        ReminderPlace place = ReminderPlace.signed(sent);
        if (place != null) {
            replies.reminder(sent.act(), place);
        }
    }

    public FormReply sent(Sent sent) {
        String callback = sent.view().getCallbackId();
        if (isForeign(sent.act())) {
            return FormReply.say(ReplyWords.FROM_ABROAD.sentence());
        }
        if (ReminderForm.CALLBACK.equals(callback)) {
            return settings(sent);
        }
        return AskMenu.SNOOZE.equals(callback) ? snooze(sent) : sent.givenBack(ReplyWords.UNKNOWN_FORM.sentence());
    }

    private FormReply settings(Sent sent) {
        ReminderForm.Filled filled = ReminderForm.Filled.of(sent);
        Map<String, String> wrong = filled.wrong();
        if (!wrong.isEmpty()) {
            return new FormReply.Wrong(wrong);
        }
        Act act = sent.act();
        Habits habits = filled.habits();
        try {
            people.habits(act.workspace(), act.who(), habits);
        } catch (Refusal refusal) {
            return FormReply.wrong(ReminderForm.AWAY.id(), ReminderRefusals.of((HabitReason) refusal.reason()));
        }
        return new FormReply.Become(
                SentenceView.of("Your reminders", new ReminderWords(clock.instant()).saved(person(act))));
    }

    private FormReply snooze(Sent sent) {
        Act act = sent.act();
        ReminderSnooze.Chosen chosen = ReminderSnooze.Chosen.of(sent);
        Matcher about = SNOOZED.matcher(sent.about());
        if (!about.matches()) {
            return sent.givenBack(ReplyWords.UNKNOWN_FORM.sentence());
        }
        if (chosen.until() == null) {
            return FormReply.wrong(chosen.field().id(), Mrkdwn.of(chosen.wrong()));
        }
        try {
            long number = Long.parseLong(about.group(1));
            reminders.snooze(act, number, chosen.until());
            AskView view = asks.view(act.workspace(), act.by(), number);
            Mrkdwn done = new ReminderWords(clock.instant())
                    .snoozed(view.ask(), chosen.until(), person(act).zone());
            // In a reminder its row says so.
            return ReminderPlace.signed(sent) != null
                    ? new FormReply.Close()
                    : new FormReply.Become(SentenceView.of("Quiet", done));
        } catch (Refusal refusal) {
            return refused(sent, chosen, refusal);
        }
    }

    private static FormReply refused(Sent sent, ReminderSnooze.Chosen chosen, Refusal refusal) {
        if (refusal.reason() instanceof ReminderReason reason) {
            Mrkdwn why = ReminderRefusals.of(reason);
            return reason == ReminderReason.DAY_PAST || reason == ReminderReason.DAY_TOO_FAR
                    ? FormReply.wrong(chosen.field().id(), why)
                    : FormReply.say(why);
        }
        return sent.givenBack(
                refusal.reason() == AskReason.FROM_ANOTHER_COMPANY
                        ? ReplyWords.FROM_ABROAD.sentence()
                        : ReplyWords.NO_SUCH_ASK.sentence());
    }

    private boolean isForeign(Act act) {
        return person(act).kind() == Person.Kind.FOREIGN;
    }

    private Person person(Act act) {
        return people.find(act.workspace(), act.by()).orElse(act.who());
    }

    private LocalDate today(Act act) {
        Instant now = clock.instant();
        return now.atZone(person(act).zone()).toLocalDate();
    }
}
