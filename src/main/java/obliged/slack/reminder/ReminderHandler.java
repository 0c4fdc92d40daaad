package obliged.slack.reminder;

import com.slack.api.model.view.View;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
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
import obliged.shared.Refusal;
import obliged.slack.ask.AskCommandParser;
import obliged.slack.ask.AskMenu;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.FormResponse;
import obliged.slack.kit.FormSubmission;
import obliged.slack.kit.LateReplies;
import obliged.slack.kit.MessageView;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReplyText;
import obliged.slack.kit.SlackMessage;
import obliged.slack.kit.TypedCommand;
import obliged.slack.kit.Viewer;
import obliged.slack.metadata.AskMetadata;
import obliged.slack.metadata.ReminderPlace;
import obliged.slack.text.Mrkdwn;

/** What the commands, buttons and forms about reminders do. */
public final class ReminderHandler {
    private final Reminders reminders;
    private final Asks asks;
    private final People people;
    private final DirectorySync directory;
    private final LateReplies replies;
    private final FormOpener forms;

    public ReminderHandler(
            Reminders reminders,
            Asks asks,
            People people,
            DirectorySync directory,
            LateReplies replies,
            FormOpener forms) {
        this.reminders = reminders;
        this.asks = asks;
        this.people = people;
        this.directory = directory;
        this.replies = replies;
        this.forms = forms;
    }

    /** Opens the form that says when someone is reminded, or switches their reminders on or off. */
    public SlackMessage typed(TypedCommand typed, AskCommandParser.OfReminders.Wanted wanted) {
        if (isForeign(typed.viewer())) {
            return SlackMessage.line(ReplyText.FROM_ABROAD.sentence());
        }
        Act act = typed.act();
        ReminderText words = new ReminderText(typed.viewer().now());
        return switch (wanted) {
            case ON -> {
                people.remind(act.workspace(), act.who(), true);
                yield SlackMessage.line(
                        words.on(people.find(act.workspace(), act.by()).orElse(act.who())));
            }
            case OFF -> {
                people.remind(act.workspace(), act.who(), false);
                yield SlackMessage.line(ReminderText.off(typed.name()));
            }
            case SETTINGS -> {
                forms.open(act, typed.trigger(), typed.responseUrl(), settings(typed.viewer()));
                yield SlackMessage.NOTHING;
            }
        };
    }

    private View settings(Viewer viewer) {
        directory.meet(viewer.workspace(), viewer.id());
        return ReminderSettingsForm.of(viewer.person(), viewer.now());
    }

    public void press(Press press) {
        if (press.fromAbroad() || isForeign(press.viewer())) {
            replies.words(press.act(), press.responseUrl(), ReplyText.FROM_ABROAD);
            return;
        }
        switch (press.action()) {
            case ReminderSettingsForm.CALLBACK -> openSettings(press);
            case AskMenu.SNOOZE -> openSnooze(press);
            default -> turn(press);
        }
    }

    private void openSettings(Press press) {
        View form = settings(press.viewer());
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
            View form = new SnoozeForm(press.viewer()).of(view.ask(), until);
            ReminderPlace.sign(form, press.from());
            forms.open(act, press.trigger(), press.responseUrl(), form);
        } catch (Refusal refusal) {
            replies.words(act, press.responseUrl(), ReplyText.NO_SUCH_ASK);
        }
    }

    private void turn(Press press) {
        ReminderPlace to = ReminderPlace.read(press.value());
        if (press.action().startsWith(ReminderMessage.PAGE) && to != null) {
            reminders.turn(press.act(), to.reminder(), to.page());
            replies.reminder(press.act(), to);
        } else {
            replies.words(press.act(), press.responseUrl(), ReplyText.UNKNOWN_BUTTON);
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
    public void followed(FormSubmission sent) {
        ReminderPlace place = sent.openedFrom();
        if (place != null) {
            replies.reminder(sent.act(), place);
        }
    }

    public FormResponse sent(FormSubmission sent) {
        String callback = sent.view().getCallbackId();
        if (isForeign(sent.viewer())) {
            return FormResponse.say(ReplyText.FROM_ABROAD.sentence());
        }
        if (ReminderSettingsForm.CALLBACK.equals(callback)) {
            return settings(sent);
        }
        return AskMenu.SNOOZE.equals(callback) ? snooze(sent) : sent.givenBack(ReplyText.UNKNOWN_FORM.sentence());
    }

    private FormResponse settings(FormSubmission sent) {
        ReminderSettingsForm.Filled filled = ReminderSettingsForm.Filled.of(sent);
        Map<String, String> wrong = filled.wrong();
        if (!wrong.isEmpty()) {
            return new FormResponse.Wrong(wrong);
        }
        Act act = sent.act();
        Habits habits = filled.habits();
        try {
            people.habits(act.workspace(), act.who(), habits);
        } catch (Refusal refusal) {
            return FormResponse.wrong(
                    ReminderSettingsForm.AWAY.id(), ReminderRefusalText.of((HabitReason) refusal.reason()));
        }
        return new FormResponse.Become(MessageView.of(
                "Your reminders",
                new ReminderText(sent.viewer().now())
                        .saved(people.find(act.workspace(), act.by()).orElse(act.who()))));
    }

    private FormResponse snooze(FormSubmission sent) {
        Act act = sent.act();
        SnoozeForm.Chosen chosen = SnoozeForm.Chosen.of(sent);
        Optional<AskMetadata> about = AskMetadata.ofAsk(sent.about());
        if (about.isEmpty()) {
            return sent.givenBack(ReplyText.UNKNOWN_FORM.sentence());
        }
        if (chosen.until() == null) {
            return FormResponse.wrong(chosen.field().id(), Mrkdwn.of(chosen.wrong()));
        }
        try {
            long number = about.get().number();
            reminders.snooze(act, number, chosen.until());
            AskView view = asks.view(act.workspace(), act.by(), number);
            Mrkdwn done = new ReminderText(sent.viewer().now())
                    .snoozed(view.ask(), chosen.until(), sent.viewer().zone());
            // In a reminder its row says so.
            return sent.openedFrom() != null
                    ? new FormResponse.Close()
                    : new FormResponse.Become(MessageView.of("Snoozed", done));
        } catch (Refusal refusal) {
            return refused(sent, chosen, refusal);
        }
    }

    private static FormResponse refused(FormSubmission sent, SnoozeForm.Chosen chosen, Refusal refusal) {
        if (refusal.reason() instanceof ReminderReason reason) {
            Mrkdwn why = ReminderRefusalText.of(reason);
            return reason == ReminderReason.DAY_PAST || reason == ReminderReason.DAY_TOO_FAR
                    ? FormResponse.wrong(chosen.field().id(), why)
                    : FormResponse.say(why);
        }
        return sent.givenBack(
                refusal.reason() == AskReason.FROM_ANOTHER_COMPANY
                        ? ReplyText.FROM_ABROAD.sentence()
                        : ReplyText.NO_SUCH_ASK.sentence());
    }

    private static boolean isForeign(Viewer viewer) {
        return viewer.person().kind() == Person.Kind.FOREIGN;
    }
}
