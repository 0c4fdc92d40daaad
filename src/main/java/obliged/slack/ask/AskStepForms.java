package obliged.slack.ask;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.view.View;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import obliged.ask.Ask;
import obliged.ask.AskReason;
import obliged.ask.AskView;
import obliged.ask.NewAsk;
import obliged.ask.Pending;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.slack.kit.AddresseePicker;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.FormBuilder;
import obliged.slack.kit.FormBuilder.Field;
import obliged.slack.kit.Viewer;
import obliged.slack.metadata.AskMetadata;
import obliged.slack.text.Capitalized;
import obliged.slack.text.FieldText;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.Names;
import obliged.team.Channel;
import obliged.team.ChannelAccess;
import org.jspecify.annotations.Nullable;

/** The forms of steps that need text. {@link AskStepFormHandler} handles their submissions. */
final class AskStepForms {
    static final String RATE = "ask.rate";
    static final String WORDS = "words";
    static final String WHY = "why";
    static final String DAY = "day";
    static final String TIME = "time";
    static final String IMPACT = "impact";
    static final String OFFER = "offer";
    static final String STARS = "stars";

    private static final Field WHO =
            Field.required(AddresseePicker.FIELD, "Who").hint("A colleague, or a team's channel.");
    private static final Field NEW_DAY = Field.required(DAY, "Day");
    private static final Field AT_TIME =
            Field.optional(TIME, "Time").hint("Leave it empty if any time that day works.");
    private static final Field BECAUSE = Field.optional(WHY, "Why");

    static final Field READERS = Field.required("readers", "Who can read it");
    static final String EVERYONE = "everyone";
    private static final String ONLY_HELPERS = "helpers";

    private static final int LONGEST_WHY = 500;
    private static final int LONGEST_IMPACT = 300;
    private static final List<OptionObject> RATINGS = List.of(
            stars(5, "Excellent"), stars(4, "Good"), stars(3, "All right"), stars(2, "Not so good"), stars(1, "Poor"));

    private final AskText words;
    private final Names names;
    private final PersonId reader;
    private final ZoneId zone;

    /** For the person who fills them in. */
    AskStepForms(Viewer viewer) {
        this.words = new AskText(viewer);
        this.names = viewer.names();
        this.reader = viewer.id();
        this.zone = viewer.zone();
    }

    View of(Step step, AskView view) {
        Ask ask = view.ask();
        return switch (step) {
            case SUGGEST -> suggest(view);
            case QUESTION ->
                form(step, ask, "Ask a question", "Ask " + words.requester(ask).plain())
                        .words(
                                Field.required(WORDS, "Your question")
                                        .hint("Time spent waiting for the answer doesn't count against you."),
                                null,
                                Ask.LONGEST_WORDS)
                        .view();
            case ANSWER -> answer(view);
            case HAND_OFF -> handOff(ask, null);
            case DECLINE -> decline(ask);
            case REOPEN -> reopen(ask);
            case WITHDRAW ->
                form(step, ask, "Withdraw " + number(ask), "Withdraw")
                        .words(BECAUSE.hint("If someone has accepted it, I'll tell them."), null, LONGEST_WHY)
                        .view();
            case EDIT -> edit(ask);
            case MAKE_RIGHT -> makeRight(ask);
            case COMMENT -> comment(view);
            case LOG, ACCEPT, TAKE_OVER, GIVE_BACK, AGREE, KEEP, TAKE_BACK, DONE, NOT_DONE, CONFIRM, NUDGE, LEFT ->
                throw new IllegalArgumentException("no form for " + step);
        };
    }

    /** {@code published} is the team to which it would be published, if one is picked. */
    View handOff(Ask ask, @Nullable ChannelId published) {
        FormBuilder form =
                form(Step.HAND_OFF, ask, "Hand off " + number(ask), "Hand off").search(WHO.told(), null);
        if (published != null) {
            readers(form, ask, published);
        }
        return form.words(
                        BECAUSE.hint(words.requester(ask).plain() + " and the person or team you pick will see it."),
                        null,
                        LONGEST_WHY)
                .view();
    }

    /** Says who could read it, and offers only the helpers; without helpers, it can't be handed there. */
    private void readers(FormBuilder form, Ask ask, ChannelId team) {
        if (!names.teams().hasHelpers(names.workspace(), team, ask.requester())) {
            form.says(new AskRefusalText(names, words.now)
                    .atField(
                            AskReason.NO_HELPERS,
                            Step.HAND_OFF,
                            new NewAsk.ToChannel(new Channel(team, "", true, false, false, false))));
            return;
        }
        boolean open = ChannelAccess.isOpen(names.teams().channel(names.workspace(), team));
        Mrkdwn everyone = open ? Mrkdwn.of("Everyone at your company") : Mrkdwn.of("Everyone in ", names.of(team));
        OptionObject helpers = FormBuilder.option(ONLY_HELPERS, Mrkdwn.of("Only the helpers there"));
        form.says(Mrkdwn.of(
                        open ? Mrkdwn.of("Everyone at your company") : Mrkdwn.of("Everyone in ", Mrkdwn.channel(team)),
                        " can read the asks for ",
                        Mrkdwn.channel(team),
                        ", but not this one yet. Choose who can read it and everything said about it."))
                .input(
                        READERS,
                        RadioButtonsElement.builder()
                                .actionId(READERS.id())
                                .options(List.of(helpers, FormBuilder.option(EVERYONE, everyone)))
                                .initialOption(helpers)
                                .build());
    }

    private View suggest(AskView view) {
        return suggest(view, "Suggest a date", "Suggest");
    }

    /** For someone who accepts an ask whose date has passed, or that has none. */
    View byWhen(AskView view) {
        return suggest(view, "By when?", "Accept");
    }

    private View suggest(AskView view, String title, String submit) {
        return form(Step.SUGGEST, view.ask(), title, submit)
                .says(stands(view))
                .day(NEW_DAY, null)
                .time(AT_TIME, null)
                .words(BECAUSE, null, LONGEST_WHY)
                .view();
    }

    /** The date alone, for the requester of an open ask. */
    View date(Ask ask) {
        boolean undated = ask.neededBy() == null;
        Date by = local(ask.neededBy(), zone);
        FormBuilder form = form(AskMenu.DATE, ask, undated ? "Add a date" : "Change date", undated ? "Add" : "Change")
                .says(
                        ask.neededBy() == null
                                ? Mrkdwn.of("There's no date yet.")
                                : Mrkdwn.of("Currently needed by ", words.date(ask.neededBy()), "."));
        return (undated
                        ? form.day(NEW_DAY, null)
                        : form.day(
                                Field.optional(DAY, "Day").hint("Clear it if any day works."),
                                Objects.requireNonNull(by).day()))
                .time(AT_TIME, by == null ? null : by.time())
                .view();
    }

    private Mrkdwn stands(AskView view) {
        Ask ask = view.ask();
        if (ask.due() != null) {
            Mrkdwn other = view.isRequesters() ? words.assignee(ask) : words.requester(ask);
            return Mrkdwn.of("Currently due ", words.date(ask.due()), ". That stands until ", other, " agrees.");
        }
        if (ask.neededBy() == null) {
            return Mrkdwn.of("There's no date yet.");
        }
        return view.wishAhead()
                ? Mrkdwn.of(words.requester(ask), " needs it by ", words.date(ask.neededBy()), ".")
                : Mrkdwn.of(words.requester(ask), " needed it by ", words.date(ask.neededBy()), ", which has passed.");
    }

    private View comment(AskView view) {
        Ask ask = view.ask();
        FormBuilder form = form(Step.COMMENT, ask, "About " + number(ask), "Send")
                .says(words.standing().when(view));
        view.last(Step.COMMENT)
                .filter(line -> line.by() != null && line.words() != null)
                .ifPresent(line -> form.with(Blocks.quote(Mrkdwn.of(
                        names.of(Objects.requireNonNull(line.by())),
                        ": ",
                        words.whole(Objects.requireNonNull(line.words())).shortened(Ask.LONGEST_WORDS)))));
        String other = words.requester(ask).plain();
        if (view.isRequesters()) {
            other = ask.assignee() != null
                    ? names.of(ask.assignee())
                    : ask.addressee() instanceof Addressee.OfPerson asked ? names.of(asked.person()) : "";
        }
        return form.words(Field.required(WORDS, "Your reply").hint(readers(other, ask)), null, Ask.LONGEST_WORDS)
                .view();
    }

    /** Who reads what is written about it; {@code other} is empty if nobody in the team has it. */
    private String readers(String other, Ask ask) {
        if (!(ask.addressee() instanceof Addressee.OfTeam team)) {
            return other + " will see it.";
        }
        boolean open = ChannelAccess.isOpen(names.teams().channel(names.workspace(), team.channel()));
        String all = ask.helpersOnly()
                ? "the team's helpers"
                : open ? "everyone at your company" : "everyone in the team's channel";
        return other.isEmpty()
                ? Capitalized.of(all) + " can see it."
                : other + " will see it, and " + all + " can too.";
    }

    private View answer(AskView view) {
        Ask ask = view.ask();
        FormBuilder form = form(Step.ANSWER, ask, "Answer " + number(ask), "Answer")
                .says(words.standing().when(view));
        String other = words.assignee(ask).plain();
        if (ask.pending() instanceof Pending.Question question) {
            other = names.of(question.by());
            form.about(AskMetadata.of(ask.id().number(), question.step()).text())
                    .with(Blocks.quote(Mrkdwn.of(names.of(question.by()), ": ", words.whole(question.words()))));
        }
        return form.words(Field.required(WORDS, "Your answer").hint(readers(other, ask)), null, Ask.LONGEST_WORDS)
                .view();
    }

    /** This form also serves as confirmation, so its button is labeled with the step. */
    private View decline(Ask ask) {
        return form(Step.DECLINE, ask, "Decline " + number(ask), "Decline")
                .words(
                        Field.required(WORDS, "Reason")
                                .hint(words.requester(ask).plain() + " will see it."),
                        null,
                        Ask.LONGEST_WORDS)
                .search(
                        Field.optional(AddresseePicker.FIELD, "Who could help")
                                .hint(words.requester(ask).plain() + " can then ask them with one click."),
                        null)
                .view();
    }

    private View reopen(Ask ask) {
        boolean done = ask.state() == State.DONE;
        boolean gone = ask.assignee() != null && names.isGone(ask.assignee());
        String assignee = words.assignee(ask).plain();
        String submit = done && !gone ? "Tell " + assignee : "Reopen";
        return form(Step.REOPEN, ask, done ? "Not yet" : "Reopen " + number(ask), submit)
                .words(
                        Field.required(WORDS, "What's missing")
                                .hint(
                                        gone
                                                ? assignee + " is no longer here, so it will be open again."
                                                : assignee + " will see it."),
                        null,
                        Ask.LONGEST_WORDS)
                .view();
    }

    private View edit(Ask ask) {
        String impact = ask.wish().impact() == null ? "" : ask.wish().impact();
        Date by = local(ask.neededBy(), zone);
        return form(Step.EDIT, ask, "Edit " + number(ask), "Change")
                .words(Field.required(WORDS, "What you need"), FieldText.shown(ask.words(), names), Ask.LONGEST_WORDS)
                .day(
                        Field.optional(DAY, "Needed by")
                                .hint(
                                        ask.state() == State.ACCEPTED
                                                ? "A new date is a suggestion until "
                                                        + words.assignee(ask).plain() + " agrees."
                                                : "Leave it empty if any day works."),
                        by == null ? null : by.day())
                .time(Field.optional(TIME, "Time"), by == null ? null : by.time())
                .line(
                        Field.optional(IMPACT, "Customer impact").hint("What this means for customers."),
                        FieldText.shown(impact, names),
                        Math.max(LONGEST_IMPACT, impact.length()))
                .view();
    }

    /** The same moment in another zone; a day is the same everywhere. */
    static @Nullable Date local(@Nullable Date date, ZoneId zone) {
        if (date == null || date.time() == null) {
            return date;
        }
        LocalDateTime there = LocalDateTime.ofInstant(date.ends(date.zone()), zone);
        return Date.at(there.toLocalDate(), there.toLocalTime(), zone);
    }

    private View makeRight(Ask ask) {
        String requester = words.requester(ask).plain();
        return form(Step.MAKE_RIGHT, ask, "Explain the delay", "Tell " + requester)
                .words(Field.required(WORDS, "What happened"), null, Ask.LONGEST_WORDS)
                .day(Field.required(DAY, "New date").hint("I'll ask " + requester + " whether it works."), null)
                .time(AT_TIME, null)
                .words(
                        Field.optional(OFFER, "What you'll offer")
                                .hint("Anything that helps " + requester + " in the meantime."),
                        null,
                        LONGEST_WHY)
                .view();
    }

    /** It opens by itself, so it is easy to skip. It holds what was said before. */
    View rating(Ask ask, Ask.Rating before) {
        return form(RATE, ask, "How was it?", "Send")
                .close("Skip")
                .input(
                        Field.optional(STARS, "Your rating"),
                        RadioButtonsElement.builder()
                                .actionId(STARS)
                                .options(RATINGS)
                                .initialOption(before.stars() == null ? null : RATINGS.get(5 - before.stars()))
                                .build())
                .words(
                        Field.optional(WORDS, "What could be better").hint("Your name isn't shown with it."),
                        before.better() == null ? null : FieldText.shown(before.better(), names),
                        LONGEST_WHY)
                .view();
    }

    /** Asks someone else when the person asked has left. */
    View another(Ask ask) {
        return form(AskMenu.ASK_ANOTHER, ask, "Ask someone else", "Ask")
                .search(WHO.hint("I'll ask them the same thing and withdraw this ask."), null)
                .view();
    }

    private static OptionObject stars(int stars, String meaning) {
        return FormBuilder.option(
                String.valueOf(stars), Mrkdwn.of(stars + (stars == 1 ? " star" : " stars") + " – " + meaning));
    }

    private FormBuilder form(Step step, Ask ask, String title, String submit) {
        return form(AskCard.action(step), ask, title, submit);
    }

    private FormBuilder form(String callback, Ask ask, String title, String submit) {
        return new FormBuilder(callback, title, submit)
                .about(String.valueOf(ask.id().number()))
                .says(Mrkdwn.of(
                        words.headline(ask, reader), "\n", words.words(ask).shortened(AskText.SHORT)));
    }

    private static String number(Ask ask) {
        return "#" + ask.id().number();
    }
}
