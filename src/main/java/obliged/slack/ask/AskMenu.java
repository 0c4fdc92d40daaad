package obliged.slack.ask;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import obliged.ask.Ask;
import obliged.ask.AskView;
import obliged.ask.Happening;
import obliged.ask.Pending;
import obliged.ask.State;
import obliged.ask.Step;
import obliged.slack.kit.Blocks.Button;
import org.jspecify.annotations.Nullable;

/**
 * The next steps of an ask that its reader may take now, as buttons: what they are called, and which stand first. It
 * owns their action ids; what they do stands in {@link AskButtonHandler}.
 */
public final class AskMenu {
    static final String READ_ALL = "ask.read";

    /** The whole of an ask with all that can be done, in a message of its own that only the presser sees. */
    public static final String SHOW = "ask.show";

    /** Quiets an ask in the reminders of whoever presses; no step of the ask. */
    public static final String SNOOZE = "reminder.snooze";

    /** On a solved ask, with its number as value: the form of a thank-you, filled with who and what. */
    public static final String SAY_THANKS = "thanks.ask";

    static final String TRY_AGAIN = "ask.again";
    static final String ASK_THERE = "ask.there";
    static final String ASK_ANOTHER = "ask.another";

    /** From what is most likely wanted to what ends it. */
    private static final List<Step> ORDER = List.of(
            Step.ACCEPT,
            Step.AGREE,
            Step.ANSWER,
            Step.CONFIRM,
            Step.KEEP,
            Step.REOPEN,
            Step.DONE,
            Step.SUGGEST,
            Step.QUESTION,
            Step.MAKE_RIGHT,
            Step.NUDGE,
            Step.EDIT,
            Step.HAND_OFF,
            Step.DECLINE,
            Step.WITHDRAW);

    private static final Map<Step, String> LABELS = new EnumMap<>(Map.ofEntries(
            Map.entry(Step.ACCEPT, "Accept"),
            Map.entry(Step.AGREE, "Agree"),
            Map.entry(Step.ANSWER, "Answer"),
            Map.entry(Step.CONFIRM, "Yes, solved"),
            Map.entry(Step.KEEP, "Keep the date"),
            Map.entry(Step.REOPEN, "Reopen"),
            Map.entry(Step.DONE, "Done"),
            Map.entry(Step.SUGGEST, "Suggest a date"),
            Map.entry(Step.QUESTION, "Ask a question"),
            Map.entry(Step.MAKE_RIGHT, "Make it right"),
            Map.entry(Step.NUDGE, "Nudge"),
            Map.entry(Step.EDIT, "Edit"),
            Map.entry(Step.HAND_OFF, "Hand off"),
            Map.entry(Step.DECLINE, "Decline"),
            Map.entry(Step.WITHDRAW, "Withdraw")));

    /** What moves an ask on; the first button is bright only where it does. */
    private static final Set<Step> BRIGHT =
            EnumSet.of(Step.ACCEPT, Step.AGREE, Step.ANSWER, Step.CONFIRM, Step.DONE, Step.MAKE_RIGHT);

    private final AskText words;
    private final AskStatusText standing;

    AskMenu(AskText words, AskStatusText standing) {
        this.words = words;
        this.standing = standing;
    }

    /** All that its reader may do now, without reading. */
    List<Button> of(AskView view) {
        Ask ask = view.ask();
        List<Button> buttons = new ArrayList<>();
        boolean left = standing.isLeft(view);
        if (left) {
            buttons.add(button("Ask someone else", ASK_ANOTHER, ask, true));
        }
        Happening declined = view.last(Step.DECLINE).orElse(null);
        if (ask.state() == State.DECLINED
                && view.isRequesters()
                && view.next() == null
                && declined != null
                && declined.to() != null) {
            buttons.add(button("Ask " + words.label(declined.to()), ASK_THERE, ask, true));
        }
        if (ask.state() == State.CONFIRMED && view.isRequesters()) {
            buttons.add(button("Say thanks", SAY_THANKS, ask, true));
        }
        for (Step step : steps(view)) {
            // Nobody is there who could be nudged.
            if (!left || step != Step.NUDGE) {
                buttons.add(button(step, ask, buttons.isEmpty() && isBright(step, view)));
            }
        }
        return buttons;
    }

    private static List<Step> steps(AskView view) {
        List<Step> steps = new ArrayList<>(ORDER);
        steps.retainAll(view.steps());
        if (view.ask().pending() == null) {
            first(Step.MAKE_RIGHT, steps);
        }
        // Whose own word is awaited has little to ask of others first.
        if (view.ask().awaited().equals(Optional.ofNullable(view.reader())) && steps.remove(Step.NUDGE)) {
            steps.add(Step.NUDGE);
        }
        if (needsDate(view)) {
            first(Step.SUGGEST, steps);
        }
        return steps;
    }

    private static void first(Step step, List<Step> steps) {
        if (steps.remove(step)) {
            steps.add(0, step);
        }
    }

    /** Whether it waits for its reader to name a date. */
    private static boolean needsDate(AskView view) {
        Ask ask = view.ask();
        return ask.state() == State.ACCEPTED && ask.due() == null && ask.pending() == null && view.isAssignees();
    }

    private static boolean isBright(Step step, AskView view) {
        return BRIGHT.contains(step) || step == Step.SUGGEST && needsDate(view);
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

    static Button tryAgain(Ask ask) {
        return button("Try again", TRY_AGAIN, ask, true);
    }

    static Button button(Step step, Ask ask, boolean primary) {
        return new Button(
                label(step, ask),
                AskCard.action(step),
                value(ask, ask.pending()),
                says(label(step, ask), ask),
                primary);
    }

    private static Button button(String label, String action, Ask ask, boolean primary) {
        return new Button(label, action, value(ask, null), says(label, ask), primary);
    }

    private static String label(Step step, Ask ask) {
        return step == Step.REOPEN && ask.state() == State.DONE ? "Not yet" : LABELS.getOrDefault(step, step.name());
    }

    private static String says(String label, Ask ask) {
        return label + ", #" + ask.id().number();
    }

    /** What a button rests on: the ask, and the very item that it showed. */
    private static String value(Ask ask, @Nullable Pending shown) {
        long number = ask.id().number();
        return shown == null ? String.valueOf(number) : number + "/" + shown.step();
    }
}
