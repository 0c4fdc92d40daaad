package obliged.slack.ask;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import obliged.ask.Ask;
import obliged.ask.AskView;
import obliged.ask.HistoryEntry;
import obliged.ask.Pending;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.metadata.AskMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The next steps that a reader may take on an ask, as buttons: their labels and order. It defines their action ids;
 * {@link AskButtonHandler} handles them.
 */
public final class AskMenu {
    static final String READ_ALL = "ask.read";

    /** Action id: shows the whole ask with all possible steps, in a message that only the presser sees. */
    public static final String SHOW = "ask.show";

    /** Action id: snoozes an ask in the presser's reminders, which is not a step of the ask. */
    public static final String SNOOZE = "reminder.snooze";

    /** Action id on a solved ask: opens a prefilled form for a thank-you; the value is the number of the ask. */
    public static final String SAY_THANKS = "thanks.ask";

    /** Action id: opens the small form in which the requester adds or changes the date. */
    static final String DATE = "ask.date";

    /** Action id on a solved ask: opens the form in which its requester rates it. */
    static final String GIVE_RATING = "ask.rating";

    static final String TRY_AGAIN = "ask.again";
    static final String ASK_THERE = "ask.there";
    static final String ASK_ANOTHER = "ask.another";

    /** Action id on an ask that ended long ago: opens the form for a new one, with its words. */
    static final String ASK_AGAIN = "ask.anew";

    /** How many buttons a line has at most. */
    static final int MOST_IN_LINE = 3;

    /**
     * How a step is shown in a menu.
     *
     * @param rank its position, from the most likely step to those that end the ask
     * @param bright whether it moves the ask on, so that the first button may be highlighted
     */
    private record Entry(int rank, String label, boolean bright) {}

    private static final Map<Step, Entry> ENTRIES = entries();

    private static Map<Step, Entry> entries() {
        Map<Step, Entry> entries = new EnumMap<>(Step.class);
        for (Step step : Step.values()) {
            entry(step).ifPresent(entry -> entries.put(step, entry));
        }
        return entries;
    }

    /** Empty for steps that nobody presses. */
    private static Optional<Entry> entry(Step step) {
        return switch (step) {
            case ACCEPT -> bright(1, "Accept");
            case AGREE -> bright(2, "Agree");
            case ANSWER -> bright(3, "Answer");
            case CONFIRM -> bright(4, "Yes, solved");
            case KEEP -> quiet(5, "Keep the date");
            case REOPEN -> quiet(6, "Reopen");
            case DONE -> bright(7, "Mark as done");
            case SUGGEST -> quiet(8, "Suggest a date");
            case QUESTION -> quiet(9, "Ask a question");
            case MAKE_RIGHT -> bright(10, "Explain the delay");
            case NUDGE -> quiet(11, "Nudge");
            case TAKE_BACK -> quiet(12, "Take it back");
            case NOT_DONE -> quiet(13, "Not done after all");
            case EDIT -> quiet(14, "Edit");
            case TAKE_OVER -> quiet(15, "Take over");
            case HAND_OFF -> quiet(16, "Hand off");
            case GIVE_BACK -> quiet(17, "Give back");
            case DECLINE -> quiet(18, "Decline");
            case WITHDRAW -> quiet(19, "Withdraw");
            // It is typed in a thread; only where Slack does not tell us of that, a line has a button for it.
            case COMMENT, LOG, LEFT -> Optional.empty();
        };
    }

    private static Optional<Entry> bright(int rank, String label) {
        return Optional.of(new Entry(rank, label, true));
    }

    private static Optional<Entry> quiet(int rank, String label) {
        return Optional.of(new Entry(rank, label, false));
    }

    /** The steps that a reminder offers as a button to someone who should do something. */
    private static final Set<Step> LIKELY =
            EnumSet.of(Step.ACCEPT, Step.SUGGEST, Step.AGREE, Step.ANSWER, Step.CONFIRM, Step.DONE);

    private final AskText words;
    private final AskStatusText standing;

    AskMenu(AskText words, AskStatusText standing) {
        this.words = words;
        this.standing = standing;
    }

    /** All steps that its reader may take now, without the button to read the whole ask. */
    List<Button> of(AskView view) {
        Ask ask = view.ask();
        List<Button> buttons = new ArrayList<>();
        boolean left = standing.isLeft(view);
        if (left) {
            buttons.add(button("Ask someone else", ASK_ANOTHER, ask, true));
        }
        if (ask.state() == State.DECLINED && view.isRequesters() && view.next() == null) {
            Optional<Addressee> suggested = view.last(Step.DECLINE).map(HistoryEntry::to);
            suggested.ifPresent(to -> buttons.add(button("Ask " + words.label(to), ASK_THERE, ask, true)));
            buttons.add(button("Ask someone else", ASK_ANOTHER, ask, suggested.isEmpty()));
        }
        if (ask.state() == State.CONFIRMED && view.isRequesters()) {
            buttons.add(button("Say thanks", SAY_THANKS, ask, true));
        }
        if (view.ratable()) {
            buttons.add(button(view.isRated() ? "Change rating" : "Rate it", GIVE_RATING, ask, false));
        }
        for (Step step : steps(view)) {
            if (step == Step.EDIT && ask.state() == State.OPEN) {
                buttons.add(date(ask));
            }
            // There is nobody to nudge.
            if (!left || step != Step.NUDGE) {
                buttons.add(button(step, view, buttons.isEmpty() && isBright(step, view)));
            }
        }
        return buttons;
    }

    /** The at most three steps by which its reader responds to what another step asked of them. */
    List<Button> answering(Step asked, AskView view) {
        Set<String> actions = answers(asked).stream().map(AskCard::action).collect(toSet());
        if (asked == Step.DECLINE || asked == Step.LEFT) {
            actions.add(ASK_THERE);
            actions.add(ASK_ANOTHER);
        }
        return of(view).stream()
                .filter(button -> actions.contains(button.action()))
                .limit(MOST_IN_LINE)
                .toList();
    }

    private static Set<Step> answers(Step asked) {
        return switch (asked) {
            case SUGGEST, MAKE_RIGHT, EDIT -> EnumSet.of(Step.AGREE, Step.KEEP, Step.SUGGEST);
            case QUESTION -> EnumSet.of(Step.ANSWER);
            case DONE -> EnumSet.of(Step.CONFIRM, Step.REOPEN);
            case ACCEPT, KEEP, TAKE_BACK, ANSWER -> EnumSet.of(Step.ACCEPT, Step.SUGGEST);
            case REOPEN -> EnumSet.of(Step.ACCEPT, Step.DONE, Step.SUGGEST);
            case HAND_OFF, LOG, GIVE_BACK, TAKE_OVER -> EnumSet.of(Step.ACCEPT, Step.SUGGEST, Step.QUESTION);
            case NUDGE ->
                EnumSet.of(Step.ACCEPT, Step.AGREE, Step.KEEP, Step.ANSWER, Step.DONE, Step.SUGGEST, Step.MAKE_RIGHT);
            case DECLINE, LEFT, AGREE, NOT_DONE, CONFIRM, WITHDRAW, COMMENT -> EnumSet.noneOf(Step.class);
        };
    }

    private static List<Step> steps(AskView view) {
        List<Step> steps = new ArrayList<>(view.steps());
        steps.retainAll(ENTRIES.keySet());
        if (view.ask().state() == State.ACCEPTED && !view.wishAhead()) {
            // Any date is a suggestion, so there is none to accept.
            steps.remove(Step.ACCEPT);
        }
        steps.sort(Comparator.comparing(step -> entryOf(step).rank()));
        if (view.ask().state() == State.OPEN && steps.remove(Step.DONE)) {
            // It is seldom done before anyone has accepted it.
            steps.add(Math.max(steps.indexOf(Step.QUESTION), steps.indexOf(Step.SUGGEST)) + 1, Step.DONE);
        }
        if (view.ask().pending() == null) {
            first(Step.MAKE_RIGHT, steps);
        }
        if (isSuggested(view) && steps.remove(Step.ACCEPT)) {
            // They have just said that another date suits them better.
            steps.add(Math.max(steps.indexOf(Step.QUESTION), steps.indexOf(Step.TAKE_BACK)) + 1, Step.ACCEPT);
        }
        if (needsDate(view)) {
            first(Step.SUGGEST, steps);
            first(Step.ACCEPT, steps);
        }
        return steps;
    }

    private static void first(Step step, List<Step> steps) {
        if (steps.remove(step)) {
            steps.add(0, step);
        }
    }

    /** Whether its reader still has to name a date. */
    private static boolean needsDate(AskView view) {
        Ask ask = view.ask();
        return ask.state() == State.ACCEPTED && ask.due() == null && ask.pending() == null && view.isAssignees();
    }

    /** Whether a date is suggested, and someone else than its reader has to respond. */
    private static boolean isSuggested(AskView view) {
        return view.ask().pending() instanceof Pending.Proposal
                && view.ask()
                        .awaited()
                        .filter(person -> person.equals(view.reader()))
                        .isEmpty();
    }

    private static boolean isBright(Step step, AskView view) {
        return entryOf(step).bright() && !isSuggested(view) || step == Step.SUGGEST && needsDate(view);
    }

    /** What someone can do about a date that they read: {@code Change date}, or {@code Add a date} if there is none. */
    static Button date(Ask ask) {
        return button(dateLabel(ask), DATE, ask, false);
    }

    /** The same as a suggestion to the other side. */
    static Button anotherDate(Ask ask) {
        return button(dateLabel(ask), Step.SUGGEST, ask, false);
    }

    private static String dateLabel(Ask ask) {
        return ask.state() == State.OPEN && ask.neededBy() == null || ask.state() == State.ACCEPTED && ask.due() == null
                ? "Add a date"
                : "Change date";
    }

    /** Whether a reminder offers it as a button; {@code waited} is whether its reader has waited too long. */
    static boolean isLikely(Button button, boolean waited) {
        return waited
                ? button.action().equals(AskCard.action(Step.NUDGE))
                        || button.action().equals(ASK_ANOTHER)
                : LIKELY.stream().anyMatch(step -> button.action().equals(AskCard.action(step)));
    }

    /** First what someone can do who has waited too long: nudge, and if nobody has accepted it yet, ask someone else. */
    static List<Button> helpFirst(List<Button> steps, AskView view) {
        List<Button> sorted = new ArrayList<>(steps);
        if (view.isRequesters()
                && view.ask().state() == State.OPEN
                && steps.stream().noneMatch(step -> step.action().equals(ASK_ANOTHER))) {
            sorted.add(button("Ask someone else", ASK_ANOTHER, view.ask(), false));
        }
        sorted.sort(Comparator.comparing(step -> {
            if (step.action().equals(AskCard.action(Step.NUDGE))) {
                return 0;
            }
            return step.action().equals(ASK_ANOTHER) ? 1 : 2;
        }));
        return sorted;
    }

    static Button snooze(Ask ask) {
        return button("Snooze", SNOOZE, ask, false);
    }

    static Button readAll(Ask ask) {
        return button("Read all", READ_ALL, ask, false);
    }

    static Button show(Ask ask) {
        return button("Show", SHOW, ask, false);
    }

    /** The last line of a menu that is too long: shows the whole ask with every step. */
    static Button more(Ask ask) {
        return button("More…", SHOW, ask, false);
    }

    static Button tryAgain(Ask ask) {
        return button("Try again", TRY_AGAIN, ask, true);
    }

    static Button askAgain(Ask ask) {
        return button("Ask again", ASK_AGAIN, ask, true);
    }

    /** A button for a step that is labeled alike whatever the ask's state. */
    static Button button(Step step, Ask ask, boolean primary) {
        return button(entryOf(step).label(), step, ask, primary);
    }

    private Button button(Step step, AskView view, boolean primary) {
        return button(label(step, view), step, view.ask(), primary);
    }

    /** Opens the form for a comment. */
    static Button reply(Ask ask) {
        return button("Reply", Step.COMMENT, ask, false);
    }

    private static Button button(String label, Step step, Ask ask, boolean primary) {
        return new Button(label, AskCard.action(step), value(ask, ask.pending()), says(label, ask), primary);
    }

    private static Button button(String label, String action, Ask ask, boolean primary) {
        return new Button(label, action, value(ask, null), says(label, ask), primary);
    }

    private String label(Step step, AskView view) {
        Ask ask = view.ask();
        if (step == Step.REOPEN && ask.state() == State.DONE) {
            return "Not yet";
        }
        if (step == Step.ACCEPT && ask.state() == State.ACCEPTED && ask.neededBy() != null) {
            return labeled("Accept", " ", ask.neededBy(), view);
        }
        if (ask.pending() instanceof Pending.Proposal proposal) {
            if (step == Step.AGREE) {
                return labeled("Agree", " to ", proposal.date(), view);
            }
            Date kept = ask.due() == null ? ask.neededBy() : ask.due();
            if (step == Step.KEEP && kept != null) {
                return labeled("Keep", " ", kept, view);
            }
            if (step == Step.SUGGEST) {
                return "Suggest another date";
            }
        }
        if (step == Step.SUGGEST && view.isRequesters() && ask.pending() == null) {
            // To a requester whose ask was accepted, another date is a change of theirs.
            return ask.due() == null && view.wishAhead() ? "Change date" : dateLabel(ask);
        }
        if (step == Step.SUGGEST && needsDate(view)) {
            return ask.neededBy() == null ? "Give a date" : "Suggest another date";
        }
        if (step == Step.SUGGEST && (ask.due() != null || view.wishAhead())) {
            return "Suggest another date";
        }
        return entryOf(step).label();
    }

    private String labeled(String step, String before, Date date, AskView view) {
        return words.dateLabel(date, view.reader())
                .map(named -> step + before + named)
                .orElse(step);
    }

    private static Entry entryOf(Step step) {
        return Objects.requireNonNull(ENTRIES.get(step));
    }

    private static String says(String label, Ask ask) {
        return label + ", #" + ask.id().number();
    }

    /** The value of a button: the ask, and the pending item that it showed. */
    private static String value(Ask ask, @Nullable Pending shown) {
        return AskMetadata.of(ask.id().number(), shown == null ? null : shown.step())
                .text();
    }
}
