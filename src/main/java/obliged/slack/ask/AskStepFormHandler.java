package obliged.slack.ask;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import obliged.ask.Ask;
import obliged.ask.AskReason;
import obliged.ask.AskSteps;
import obliged.ask.AskView;
import obliged.ask.Asks;
import obliged.ask.NewAsk;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.Wish;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.slack.kit.AddresseePicker;
import obliged.slack.kit.DirectorySync;
import obliged.slack.kit.FormOpener;
import obliged.slack.kit.FormResponse;
import obliged.slack.kit.FormSubmission;
import obliged.slack.kit.Press;
import obliged.slack.kit.ReplyText;
import obliged.slack.kit.ShownQuestions;
import obliged.slack.kit.Viewer;
import obliged.slack.metadata.AskMetadata;
import obliged.slack.text.FieldText;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.team.Teams;
import org.jspecify.annotations.Nullable;

/**
 * Handles submissions of {@link AskStepForms}. Errors are shown at their fields; if the ask has moved on meanwhile,
 * what was typed is shown again.
 */
public final class AskStepFormHandler {
    private final Asks asks;
    private final AskSteps steps;
    private final DirectorySync directory;
    private final AddresseePicker whom;
    private final FormOpener opening;
    private final ShownQuestions shown = new ShownQuestions();

    /** Handles one form. */
    private interface Taking {
        void take(FormSubmission sent, AskMetadata about);
    }

    public AskStepFormHandler(Asks asks, AskSteps steps, DirectorySync directory, Teams teams, FormOpener opening) {
        this.asks = asks;
        this.steps = steps;
        this.directory = directory;
        this.whom = new AddresseePicker(directory, teams);
        this.opening = opening;
    }

    public FormResponse take(FormSubmission sent) {
        Taking taking = taking(sent.view().getCallbackId());
        Optional<AskMetadata> about = AskMetadata.ofAsk(sent.about());
        if (taking == null || about.isEmpty()) {
            return sent.givenBack(ReplyText.UNKNOWN_FORM.sentence());
        }
        long number = about.get().number();
        try {
            requireWorkingDay(sent, number);
            taking.take(sent, about.get());
            directory.meet(sent.act().workspace(), sent.act().by());
            return new FormResponse.Close();
        } catch (WrongField wrong) {
            return FormResponse.wrong(wrong.field, Mrkdwn.of(wrong.sentence));
        } catch (Refusal refusal) {
            return refused(sent, number, (AskReason) refusal.reason());
        }
    }

    /** Asks once about a new date on a day off of the person or team that has to keep it. */
    private void requireWorkingDay(FormSubmission sent, long number) {
        Date date = date(sent);
        if (date == null || !date.ends(date.zone()).isAfter(sent.viewer().now())) {
            return;
        }
        Ask ask = asks.view(sent.act().workspace(), sent.act().by(), number).ask();
        Date before = AskStepForms.local(
                ask.due() != null ? ask.due() : ask.neededBy(), sent.viewer().zone());
        if (date.isSameAs(before)) {
            return;
        }
        new DayOffText(sent.viewer().names(), sent.viewer().now())
                .of(date, worker(ask, sent.act().by()), sent.act().by())
                .filter(question -> shown.isFirst(sent, question))
                .ifPresent(question -> {
                    throw new WrongField(AskStepForms.DAY, question.plain());
                });
    }

    /** Who has to keep a date: the assignee, or whoever takes the ask on with it. */
    private static Addressee worker(Ask ask, PersonId by) {
        if (ask.assignee() != null) {
            return new Addressee.OfPerson(ask.assignee());
        }
        return by.equals(ask.requester()) ? ask.addressee() : new Addressee.OfPerson(by);
    }

    /** Says in a hand-off who could read the ask, after a team was picked. */
    public void picked(Press press) {
        View form = press.view();
        Optional<AskMetadata> about =
                AskMetadata.ofAsk(form == null ? "" : Objects.requireNonNullElse(form.getPrivateMetadata(), ""));
        if (form == null || !AskCard.action(Step.HAND_OFF).equals(form.getCallbackId()) || about.isEmpty()) {
            return;
        }
        try {
            Ask ask = asks.view(
                            press.act().workspace(),
                            press.act().by(),
                            about.get().number())
                    .ask();
            Viewer viewer = press.viewer();
            AskStepForms forms = new AskStepForms(viewer);
            View changed = forms.handOff(ask, published(press, ask));
            changed.setPrivateMetadata(form.getPrivateMetadata());
            opening.change(form.getId(), changed);
        } catch (Refusal refusal) {
            // They read why when they send it.
        }
    }

    private @Nullable ChannelId published(Press press, Ask ask) {
        return whom.to(press.value()) instanceof NewAsk.ToChannel to
                        && whom.mayKnowOf(
                                press.act().workspace(),
                                press.act().by(),
                                to.channel().id())
                        && steps.wouldPublish(
                                press.act().workspace(), ask, to.channel().id())
                ? to.channel().id()
                : null;
    }

    private @Nullable Taking taking(String callback) {
        Step step = AskCard.step(callback);
        if (step != null) {
            return taking(step);
        }
        return switch (callback) {
            case AskStepForms.RATE -> this::rated;
            case AskMenu.ASK_ANOTHER -> this::askedAnother;
            case AskMenu.DATE -> this::dated;
            default -> null;
        };
    }

    private @Nullable Taking taking(Step step) {
        return switch (step) {
            case SUGGEST -> this::suggested;
            case QUESTION -> this::questioned;
            case ANSWER -> this::answered;
            case HAND_OFF -> this::handedOff;
            case DECLINE -> this::declined;
            case REOPEN -> this::reopened;
            case WITHDRAW -> this::withdrawn;
            case EDIT -> this::edited;
            case MAKE_RIGHT -> this::madeRight;
            case COMMENT -> this::commented;
            // These have no form.
            case LOG, ACCEPT, TAKE_OVER, GIVE_BACK, AGREE, KEEP, TAKE_BACK, DONE, NOT_DONE, CONFIRM, NUDGE, LEFT ->
                null;
        };
    }

    private void suggested(FormSubmission sent, AskMetadata about) {
        steps.suggest(sent.act(), about.number(), requiredDate(sent), sent.wordsIfAny(AskStepForms.WHY));
    }

    private void questioned(FormSubmission sent, AskMetadata about) {
        steps.question(sent.act(), about.number(), sent.words(AskStepForms.WORDS));
    }

    private void answered(FormSubmission sent, AskMetadata about) {
        steps.answer(sent.act(), about.number(), about.pendingItem(), sent.words(AskStepForms.WORDS));
    }

    private void handedOff(FormSubmission sent, AskMetadata about) {
        boolean openly = AskStepForms.EVERYONE.equals(sent.chosen(AskStepForms.READERS.id()));
        steps.handOff(sent.act(), about.number(), requiredWhom(sent), sent.wordsIfAny(AskStepForms.WHY), openly);
        meet(sent);
    }

    private void declined(FormSubmission sent, AskMetadata about) {
        NewAsk.To suggestion = sent.chosen(AddresseePicker.FIELD) == null ? null : requiredWhom(sent);
        steps.decline(sent.act(), about.number(), sent.words(AskStepForms.WORDS), suggestion);
        meet(sent);
    }

    private void reopened(FormSubmission sent, AskMetadata about) {
        steps.reopen(sent.act(), about.number(), sent.words(AskStepForms.WORDS));
    }

    private void withdrawn(FormSubmission sent, AskMetadata about) {
        steps.withdraw(sent.act(), about.number(), sent.wordsIfAny(AskStepForms.WHY));
    }

    /** Only the date; if the ask was accepted while the form was open, it is a suggestion. */
    private void dated(FormSubmission sent, AskMetadata about) {
        Wish before = wish(sent, about);
        steps.edit(sent.act(), about.number(), new Wish(before.words(), before.impact(), wished(sent, before)));
    }

    private Wish wish(FormSubmission sent, AskMetadata about) {
        return asks.view(sent.act().workspace(), sent.act().by(), about.number())
                .ask()
                .wish();
    }

    /** The date in the form; if it says the same in another zone, the one there was. */
    private @Nullable Date wished(FormSubmission sent, Wish before) {
        Date by = date(sent);
        return Objects.equals(
                        by, AskStepForms.local(before.neededBy(), sent.viewer().zone()))
                ? before.neededBy()
                : by;
    }

    private void edited(FormSubmission sent, AskMetadata about) {
        Wish before = wish(sent, about);
        Names names = sent.viewer().names();
        String impact = sent.words(AskStepForms.IMPACT);
        steps.edit(
                sent.act(),
                about.number(),
                new Wish(
                        FieldText.kept(sent.words(AskStepForms.WORDS), before.words(), names),
                        impact.isEmpty()
                                ? null
                                : FieldText.kept(impact, Objects.requireNonNullElse(before.impact(), ""), names),
                        wished(sent, before)));
    }

    private void madeRight(FormSubmission sent, AskMetadata about) {
        steps.makeRight(
                sent.act(),
                about.number(),
                sent.words(AskStepForms.WORDS),
                requiredDate(sent),
                sent.wordsIfAny(AskStepForms.OFFER));
    }

    private void commented(FormSubmission sent, AskMetadata about) {
        steps.comment(sent.act(), about.number(), sent.words(AskStepForms.WORDS), null, List.of());
    }

    /** Saves a rating, unless it is empty. */
    private void rated(FormSubmission sent, AskMetadata about) {
        String chosen = sent.chosen(AskStepForms.STARS);
        String better = sent.wordsIfAny(AskStepForms.WORDS);
        if (chosen != null && !chosen.matches("[1-5]")) {
            throw new WrongField(AskStepForms.STARS, "Pick one to five stars, or none.");
        }
        if (chosen != null || better != null) {
            steps.rate(sent.act(), about.number(), chosen == null ? null : Integer.valueOf(chosen), better);
        }
    }

    private void askedAnother(FormSubmission sent, AskMetadata about) {
        asks.askThere(sent.act(), about.number(), requiredWhom(sent));
        meet(sent);
    }

    private NewAsk.To requiredWhom(FormSubmission sent) {
        NewAsk.To to = whom.chosen(sent);
        if (to == null) {
            throw new WrongField(AddresseePicker.FIELD, "Pick a person or a team.");
        }
        return to;
    }

    /** Reads people and channels that are new to us, in the background. */
    private void meet(FormSubmission sent) {
        if (whom.to(sent.chosen(AddresseePicker.FIELD)) instanceof NewAsk.ToPerson to) {
            directory.meet(sent.act().workspace(), to.person().id());
        }
    }

    private Date requiredDate(FormSubmission sent) {
        Date date = date(sent);
        if (date == null) {
            throw new WrongField(AskStepForms.DAY, "Pick a day.");
        }
        return date;
    }

    private @Nullable Date date(FormSubmission sent) {
        LocalDate day = sent.day(AskStepForms.DAY);
        LocalTime time = sent.time(AskStepForms.TIME);
        if (day == null) {
            if (time != null) {
                throw new WrongField(AskStepForms.TIME, "Pick a day for that time, or clear the time.");
            }
            return null;
        }
        return time == null
                ? Date.on(day, sent.viewer().zone())
                : Date.at(day, time, sent.viewer().zone());
    }

    /** Shows the error at its field, if it belongs to one; otherwise the reason, with everything that was typed. */
    private FormResponse refused(FormSubmission sent, long number, AskReason reason) {
        AskRefusalText refusals = new AskRefusalText(sent.viewer());
        String callback = Objects.requireNonNullElse(sent.view().getCallbackId(), "");
        boolean dateOnly = callback.equals(AskMenu.DATE);
        Step step = dateOnly ? Step.EDIT : AskCard.step(callback);
        // What can be wrong in a form with a date alone is what can be wrong with a suggestion.
        Step errors = dateOnly ? Step.SUGGEST : step;
        String field = field(reason, errors, sent);
        if (field != null) {
            return FormResponse.wrong(
                    field, refusals.atField(reason, errors, whom.to(sent.chosen(AddresseePicker.FIELD))));
        }
        if (reason == AskReason.NO_SUCH_ASK || reason == AskReason.FROM_ANOTHER_COMPANY) {
            return sent.givenBack(
                    reason == AskReason.NO_SUCH_ASK
                            ? ReplyText.NO_SUCH_ASK.sentence()
                            : AskRefusalText.notAsked(reason, Mrkdwn.of(), ""));
        }
        AskView view = asks.view(sent.act().workspace(), sent.act().by(), number);
        return sent.givenBack(refusals.notTaken(reason, step, view));
    }

    private @Nullable String field(AskReason reason, @Nullable Step step, FormSubmission sent) {
        String field = switch (reason) {
            case DATE_PAST -> isToday(sent) ? AskStepForms.TIME : AskStepForms.DAY;
            case DATE_TOO_FAR -> AskStepForms.DAY;
            case NOTHING_CHANGED -> step == Step.SUGGEST ? AskStepForms.DAY : AskStepForms.WORDS;
            case NO_WORDS, WORDS_TOO_LONG -> AskStepForms.WORDS;
            case TO_ONESELF,
                    TO_US,
                    TO_A_BOT,
                    TO_SOMEONE_GONE,
                    TO_ANOTHER_COMPANY,
                    TO_REQUESTER,
                    TO_SAME,
                    NO_HELPERS,
                    CHANNEL_ARCHIVED,
                    CHANNEL_NOT_SEEN -> AddresseePicker.FIELD;
            default -> null;
        };
        boolean there = sent.view().getBlocks().stream()
                .anyMatch(block ->
                        block instanceof InputBlock input && input.getBlockId().equals(field));
        return there ? field : null;
    }

    /** Whether a date in the past is today, so that only its time is wrong. */
    private boolean isToday(FormSubmission sent) {
        return sent.time(AskStepForms.TIME) != null && sent.viewer().today().equals(sent.day(AskStepForms.DAY));
    }

    /** Thrown if the content of a field is wrong regardless of the ask. */
    private static final class WrongField extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String field;
        private final String sentence;

        WrongField(String field, String sentence) {
            super(sentence, null, false, false);
            this.field = field;
            this.sentence = sentence;
        }
    }
}
