package obliged.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import obliged.ask.Ask;
import obliged.ask.AskView;
import obliged.ask.Happening;
import obliged.ask.Pending;
import obliged.ask.State;
import obliged.ask.Step;
import obliged.slack.Blocks.Button;
import org.jspecify.annotations.Nullable;

/**
 * The card of an ask: the line and the words, one line about how it stands, what waits, the next steps. It owns the
 * action ids of its buttons; what they do stands in {@link AskButtons}.
 */
final class AskCard {
    static final String READ_ALL = "ask.read";
    static final String TRY_AGAIN = "ask.again";

    /** The buttons in the order in which a card offers them. */
    private static final Map<Step, String> LABELS = new LinkedHashMap<>();

    static {
        LABELS.put(Step.ACCEPT, "Accept");
        LABELS.put(Step.AGREE, "Agree");
        LABELS.put(Step.CONFIRM, "Yes, solved");
        LABELS.put(Step.DONE, "Done");
        LABELS.put(Step.KEEP, "Keep the date");
        LABELS.put(Step.WITHDRAW, "Withdraw");
    }

    private static final Map<String, Step> STEPS =
            LABELS.keySet().stream().collect(Collectors.toUnmodifiableMap(AskCard::action, step -> step));

    /** So many steps of history are shown, the latest. */
    private static final int STEPS_SHOWN = 15;

    private final AskWords words;

    AskCard(AskWords words) {
        this.words = words;
    }

    static String action(Step step) {
        return "ask." + step.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Step step(String action) {
        return STEPS.get(action);
    }

    /** The card as its reader should see it now. */
    Post card(AskView view) {
        Ask ask = view.ask();
        List<LayoutBlock> blocks = new ArrayList<>();
        Mrkdwn whole = words.words(ask);
        blocks.add(Blocks.rich(Mrkdwn.of(words.headline(ask), "\n", whole.shortened(AskWords.SHORT))));
        blocks.add(Blocks.context(words.context(ask)));
        Mrkdwn pending = words.pending(ask, done(view));
        if (pending != null) {
            blocks.add(Blocks.quote(pending));
        }
        blocks.addAll(Blocks.actions(buttons(view, whole.length() > AskWords.SHORT)));
        return new Post(text(ask, pending), blocks);
    }

    /** The card with its whole history: the answer to {@code /ask 12}. */
    Post show(AskView view) {
        Post card = card(view);
        List<LayoutBlock> blocks = new ArrayList<>(card.blocks());
        int beforeButtons = blocks.size() - (blocks.get(blocks.size() - 1) instanceof ActionsBlock ? 1 : 0);
        Mrkdwn history = view.history().stream()
                .skip(Math.max(view.history().size() - STEPS_SHOWN, 0))
                .map(words::line)
                .reduce((above, line) -> Mrkdwn.of(above, "\n", line))
                .orElse(Mrkdwn.of());
        blocks.add(beforeButtons, Blocks.rich(history));
        return new Post(Mrkdwn.of(card.says(), "\n", history), blocks);
    }

    /** What an older card becomes when a newer one takes its place. */
    Post retired(Ask ask, @Nullable String link) {
        Mrkdwn where = link == null ? Mrkdwn.of("its card is further down") : Mrkdwn.link(link, "its card");
        Mrkdwn line = Mrkdwn.of(words.headline(ask), " · ", where);
        return new Post(line, List.of(Blocks.context(line)));
    }

    /** A sentence, and the card as it is now beneath it. */
    Post under(Mrkdwn sentence, AskView view) {
        Post card = card(view);
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(sentence));
        blocks.addAll(card.blocks());
        return new Post(Mrkdwn.of(sentence, "\n", card.says()), blocks);
    }

    /** A sentence about an ask that was just logged, with the way back. */
    Post logged(Ask ask) {
        return withButtons(words.logged(ask), List.of(button(Step.WITHDRAW, ask, false)));
    }

    /** A sentence about an ask that could not be brought. */
    Post undelivered(Ask ask, String problem) {
        List<Button> buttons = ask.state().isOver()
                ? List.of()
                : List.of(
                        new Button("Try again", TRY_AGAIN, value(ask, null), "Try again, #" + number(ask), true),
                        button(Step.WITHDRAW, ask, false));
        return withButtons(words.undelivered(ask, problem), buttons);
    }

    private static Post withButtons(Mrkdwn sentence, List<Button> buttons) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(sentence));
        blocks.addAll(Blocks.actions(buttons));
        return new Post(sentence, blocks);
    }

    private List<Button> buttons(AskView view, boolean cut) {
        List<Button> buttons = new ArrayList<>();
        for (Step step : LABELS.keySet()) {
            if (view.steps().contains(step)) {
                buttons.add(button(step, view.ask(), buttons.isEmpty() && step != Step.WITHDRAW));
            }
        }
        if (cut) {
            buttons.add(new Button(
                    "Read all", READ_ALL, value(view.ask(), null), "Read all of #" + number(view.ask()), false));
        }
        return buttons;
    }

    private static Button button(Step step, Ask ask, boolean primary) {
        String label = LABELS.getOrDefault(step, step.name());
        return new Button(label, action(step), value(ask, ask.pending()), label + ", #" + number(ask), primary);
    }

    /** What a button rests on: the ask, and the very item that it showed. */
    private static String value(Ask ask, @Nullable Pending shown) {
        return shown == null ? String.valueOf(number(ask)) : number(ask) + "/" + shown.step();
    }

    private static long number(Ask ask) {
        return ask.id().number();
    }

    private static @Nullable Happening done(AskView view) {
        return view.ask().state() != State.DONE
                ? null
                : view.history().stream()
                        .filter(step -> step.step() == Step.DONE)
                        .reduce((earlier, later) -> later)
                        .orElse(null);
    }

    private Mrkdwn text(Ask ask, @Nullable Mrkdwn pending) {
        Mrkdwn text = Mrkdwn.of(words.headline(ask), ": ", words.words(ask), "\n", words.context(ask));
        return pending == null ? text : Mrkdwn.of(text, "\n", pending);
    }
}
