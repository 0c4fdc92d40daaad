package obliged.slack.ask;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import obliged.ask.Ask;
import obliged.ask.AskView;
import obliged.ask.CommentParts;
import obliged.ask.HistoryEntry;
import obliged.ask.Pending;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.State;
import obliged.reminder.Reminders;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.kit.MessageView;
import obliged.slack.kit.SlackMessage;
import obliged.slack.text.Mrkdwn;
import org.jspecify.annotations.Nullable;

/**
 * The card of an ask: headline, words, a line about its state, what is pending, and the next steps. A finished ask has
 * two lines.
 */
public final class AskCard {
    private static final Map<String, Step> STEPS =
            Arrays.stream(Step.values()).collect(Collectors.toUnmodifiableMap(AskCard::action, step -> step));

    /** How many of the latest steps of history are shown. */
    private static final int STEPS_SHOWN = 15;

    /** How many steps are in a view, each with up to two texts; Slack takes a hundred blocks. */
    private static final int STEPS_READ = 30;

    /**
     * How many characters of what was said are in a view, which may have at most 250 KB; an emoji takes ten times its
     * length.
     */
    private static final int LONGEST_READING = 20_000;

    /** At most so much of the words is in the text of the card, so that how the ask stands always is. */
    private static final int SPOKEN = 1_000;

    /**
     * With this many steps there is a menu anyway, so that snoozing, which is no step, can be added without replacing a
     * button.
     */
    private static final int FEWEST_WITH_MENU = 5;

    private final AskText words;
    private final AskStatusText standing;
    private final AskStepText lines;
    private final AskMenu menu;

    public AskCard(AskText words) {
        this.words = words;
        this.standing = words.standing();
        this.lines = words.lines();
        this.menu = new AskMenu(words, standing);
    }

    static String action(Step step) {
        return "ask." + step.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Step step(String action) {
        return STEPS.get(action);
    }

    /** The steps that its reader may take now, as items of a menu. */
    List<Button> menu(AskView view) {
        return menu.of(view);
    }

    /** The card as its reader sees it now. */
    public SlackMessage card(AskView view) {
        return view.ask().state().isOver() ? over(view) : living(view, Mrkdwn.of(), words.isCut(view), false);
    }

    /** The card with its history, also if the ask is finished: the reply to {@code /ask 12}. */
    public SlackMessage show(AskView view) {
        Mrkdwn history = view.history().stream()
                .skip(Math.max(view.history().size() - STEPS_SHOWN, 0))
                .map(step -> lines.dated(step, view))
                .reduce((above, line) -> Mrkdwn.of(above, "\n", line))
                .orElse(Mrkdwn.of());
        return living(view, history, words.isCut(view) || view.history().size() > STEPS_SHOWN, true);
    }

    /** A view with all of its words, all that was said with its steps, and every step that its reader may take now. */
    public View readAll(AskView view) {
        Ask ask = view.ask();
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(Mrkdwn.of(standing.headline(view), "\n", words.words(ask))));
        int room = LONGEST_READING;
        for (HistoryEntry step : view.history()
                .subList(
                        Math.max(view.history().size() - STEPS_READ, 0),
                        view.history().size())) {
            blocks.add(Blocks.context(lines.dated(step, view)));
            for (String said : Stream.of(step.words(), step.detailWords())
                    .filter(Objects::nonNull)
                    .toList()) {
                Mrkdwn whole = words.whole(said);
                if (whole.length() > AskText.SHORT && whole.length() <= room) {
                    blocks.add(Blocks.quote(whole));
                    room -= whole.length();
                }
            }
        }
        blocks.addAll(Blocks.actions(steps(view, false)));
        return MessageView.of("#" + ask.id().number(), blocks);
    }

    private SlackMessage living(AskView view, Mrkdwn history, boolean cut, boolean all) {
        Ask ask = view.ask();
        Mrkdwn context = standing.context(view);
        Mrkdwn pending = standing.pending(view);
        Mrkdwn headline = standing.headline(view);
        Mrkdwn whole = words.words(ask);
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(Mrkdwn.of(headline, "\n", whole.shortened(AskText.SHORT))));
        blocks.add(Blocks.context(context));
        if (pending.length() > 0) {
            blocks.add(Blocks.quote(pending));
        }
        if (history.length() > 0) {
            blocks.add(Blocks.rich(history));
        }
        List<Button> buttons = new ArrayList<>(menu.of(view));
        int steps = buttons.size() + (cut ? 1 : 0);
        if (Reminders.canSnooze(view) && (all || steps >= FEWEST_WITH_MENU)) {
            buttons.add(AskMenu.snooze(ask));
        }
        if (cut) {
            buttons.add(AskMenu.readAll(ask));
        }
        blocks.addAll(all ? Blocks.actions(buttons) : Blocks.actions(buttons, AskMenu.more(ask)));
        Mrkdwn below = view.reader() == null && !all ? words.toBystanders(ask) : Mrkdwn.of();
        if (below.length() > 0) {
            blocks.add(Blocks.context(below));
        }
        return new SlackMessage(
                says(Mrkdwn.of(headline, ": ", whole.shortened(SPOKEN)), context, pending, history, below), blocks);
    }

    /** A finished ask: two lines; for its requester also why it was declined, and what to do next. */
    private SlackMessage over(AskView view) {
        Ask ask = view.ask();
        Mrkdwn line = Mrkdwn.of(standing.headline(view), ": ", words.inPassing(ask));
        Mrkdwn context = standing.context(view);
        Mrkdwn pending = standing.pending(view);
        List<LayoutBlock> blocks = new ArrayList<>(List.of(Blocks.rich(line), Blocks.context(context)));
        List<Button> buttons = new ArrayList<>(menu.of(view));
        if (pending.length() > 0) {
            blocks.add(Blocks.quote(pending));
            if (view.last(Step.DECLINE).filter(words::isCut).isPresent()) {
                buttons.add(AskMenu.readAll(ask));
            }
        }
        blocks.addAll(Blocks.actions(buttons));
        return new SlackMessage(says(line, context, pending), blocks);
    }

    /** What the card becomes in the place that it was handed off from: where it went. */
    public SlackMessage handedOff(AskView view, HistoryEntry handOff) {
        Ask ask = view.ask();
        Mrkdwn line = Mrkdwn.of(
                "#" + ask.id().number() + " · ",
                words.requester(ask),
                " asked: ",
                words.inPassing(said(view, handOff)));
        Mrkdwn where = standing.gone(handOff, view);
        return new SlackMessage(says(line, where), List.of(Blocks.rich(line), Blocks.context(where)));
    }

    /** The words as they were then, since later edits are not for everyone who saw them before. */
    private static String said(AskView view, HistoryEntry then) {
        return view.history().stream()
                .filter(step -> step.id() > then.id() && step.step() == Step.EDIT && step.words() != null)
                .map(HistoryEntry::words)
                .findFirst()
                .orElse(view.ask().words());
    }

    /**
     * What the card becomes for someone who no longer helps and may no longer see the ask: a line without its words.
     */
    public SlackMessage parted(AskView view) {
        Ask ask = view.ask();
        // They may not know to whom it was handed on.
        boolean same = ask.addressee() instanceof Addressee.OfTeam
                && view.last(Step.HAND_OFF).isEmpty();
        Mrkdwn line = Mrkdwn.of(
                "#" + ask.id().number() + " · ",
                same
                        ? Mrkdwn.of("You no longer help in ", words.addressee(ask), ", so ")
                        : Mrkdwn.of("It's with someone else now, so "),
                "there's nothing left for you to do here.");
        return SlackMessage.line(line);
    }

    /** The requester's card below the news that brings it, unless the card itself tells them what waits for them. */
    public SlackMessage withNews(HistoryEntry step, AskView view) {
        Ask ask = view.ask();
        boolean told = step.step() == Step.LOG
                || ask.awaited().filter(ask.requester()::equals).isPresent()
                || ask.state() == State.DONE
                || ask.state() == State.DECLINED
                || standing.isLeft(view);
        return told ? card(view) : under(lines.told(step, view, words.title(view.ask(), null)), view);
    }

    /**
     * A line that asks its reader to act, with the buttons for that; if that is settled already, what became of it.
     *
     * @param asked the id of the step that asks, or 0 if nobody is left who could help
     * @param link the address of their card
     */
    public SlackMessage asking(AskView view, long asked, @Nullable String link) {
        Ask ask = view.ask();
        HistoryEntry step = view.history().stream()
                .filter(entry -> entry.id() == asked)
                .findFirst()
                .orElse(null);
        if (isSettled(view, asked)) {
            return settled(view, asked, link);
        }
        Mrkdwn sentence = asks(view, step, link);
        List<LayoutBlock> blocks = new ArrayList<>(List.of(Blocks.rich(sentence)));
        boolean cut = step != null && words.isCut(step);
        List<Button> rest = new ArrayList<>(steps(view, cut));
        List<Button> buttons = new ArrayList<>(menu.answering(step == null ? Step.LEFT : step.step(), view));
        if (cut && buttons.size() < AskMenu.MOST_IN_LINE) {
            buttons.add(AskMenu.readAll(ask));
        }
        rest.removeIf(button -> buttons.stream().anyMatch(same -> same.action().equals(button.action())));
        blocks.addAll(Blocks.actions(buttons, rest, AskMenu.more(ask)));
        return new SlackMessage(sentence, blocks);
    }

    private Mrkdwn asks(AskView view, @Nullable HistoryEntry step, @Nullable String link) {
        if (step == null) {
            return Mrkdwn.of(standing.titleWithDate(view, link), ": ", standing.pending(view));
        }
        Mrkdwn title = words.title(view.ask(), link);
        if (view.ask().pending() instanceof Pending.Proposal proposal && proposal.step() == step.id()) {
            Mrkdwn proposed = standing.proposed(view, proposal, title);
            return step.step() == Step.EDIT && (step.words() != null || step.impactBefore() != null)
                    ? Mrkdwn.of(lines.told(step, view, title), "\n", standing.proposed(view, proposal, null), ".")
                    : Mrkdwn.of(proposed, ".");
        }
        return step.step() == Step.KEEP && standing.isToFit(view)
                ? standing.toFit(view, title)
                : Mrkdwn.of(sentence(step, view, link), whatNext(step, view));
    }

    private Mrkdwn whatNext(HistoryEntry step, AskView view) {
        if (step.step() == Step.DONE) {
            return Mrkdwn.of(" Is it solved?");
        }
        return step.step() == Step.REOPEN && view.ask().due() == null
                ? Mrkdwn.of(" ", standing.expected(view.ask()))
                : Mrkdwn.of();
    }

    /** What someone did, and when the ask is due. */
    private Mrkdwn sentence(HistoryEntry step, AskView view, @Nullable String link) {
        Ask ask = view.ask();
        boolean accept = step.step() == Step.ANSWER && ask.state() == State.OPEN;
        Mrkdwn it = step.step() == Step.COMMENT || accept
                ? standing.titleWithTurn(view, link)
                : AskStepText.saysWhen(step) ? words.title(ask, link) : standing.titleWithDate(view, link);
        return lines.told(step, view, it);
    }

    /** All that its reader may do now, with what is no step of the ask. */
    private List<Button> steps(AskView view, boolean cut) {
        List<Button> buttons = new ArrayList<>(menu.of(view));
        if (Reminders.canSnooze(view)) {
            buttons.add(AskMenu.snooze(view.ask()));
        }
        if (cut) {
            buttons.add(AskMenu.readAll(view.ask()));
        }
        return buttons;
    }

    private boolean isSettled(AskView view, long asked) {
        return view.next() != null
                || isHelped(view, asked)
                || view.ask().state().isOver() && view.ask().state() != State.DECLINED
                || view.ask().settled(asked, view.history()).isPresent();
    }

    /** Whether a line offered to ask someone else since nobody could take it up, and somebody can now. */
    private boolean isHelped(AskView view, long asked) {
        return view.ask().state() == State.OPEN
                && !standing.isLeft(view)
                && view.history().stream()
                        .filter(step -> step.id() >= asked)
                        .filter(step -> step.step() != Step.COMMENT)
                        .reduce((earlier, later) -> later)
                        .filter(last -> asked == 0 || last.id() == asked && last.step() == Step.LEFT)
                        .isPresent();
    }

    /**
     * What became of what a line asked for: {@code #12 “reset my VPN token” · You answered.} An answer stays, as someone
     * may still need it.
     */
    public SlackMessage settled(AskView view, long asked, @Nullable String link) {
        Ask ask = view.ask();
        Optional<HistoryEntry> answer = view.history().stream()
                .filter(step -> step.id() == asked && step.step() == Step.ANSWER)
                .findFirst();
        if (answer.isPresent()) {
            return told(answer.get(), view, link, 1);
        }
        Mrkdwn became = view.next() != null
                ? Mrkdwn.of("You asked ", words.addressee(view.next()), ": ", words.number(view.next(), null))
                : isHelped(view, asked)
                        ? Mrkdwn.of(words.addressee(ask), " can pick it up")
                        : view.ask()
                                .settled(asked, view.history())
                                .or(() -> view.history().stream().reduce((earlier, later) -> later))
                                .map(step -> lines.became(step, view))
                                .orElseGet(Mrkdwn::of);
        return SlackMessage.line(Mrkdwn.of(words.title(ask, link), " · ", became, "."));
    }

    /** A sentence about an ask that ended long ago, with a button to ask again. */
    public SlackMessage longOver(Mrkdwn sentence, AskView view) {
        return withButtons(sentence, view.isRequesters() ? List.of(AskMenu.askAgain(view.ask())) : List.of());
    }

    /** A sentence, and below it the card as it is now. */
    public SlackMessage under(Mrkdwn sentence, AskView view) {
        SlackMessage card = card(view);
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(sentence));
        blocks.addAll(card.blocks());
        return new SlackMessage(Mrkdwn.of(sentence, "\n", card.says()), blocks);
    }

    /**
     * A line about a step, with a button to read it all if the line is shortened; a comment whole, in parts, with a button
     * to reply.
     *
     * @param part which part, from 1
     */
    public SlackMessage told(HistoryEntry step, AskView view, @Nullable String link, int part) {
        Ask ask = view.ask();
        List<Button> buttons = new ArrayList<>();
        if (link == null && !ask.state().isOver()) {
            // They have no card to which the number could link.
            buttons.add(AskMenu.show(ask));
        }
        if (!isWhole(step)) {
            if (words.isCut(step)) {
                buttons.add(AskMenu.readAll(ask));
            }
            return withButtons(sentence(step, view, link), buttons);
        }
        if (view.steps().contains(Step.COMMENT)) {
            buttons.add(0, AskMenu.reply(ask));
        }
        return said(step, shown -> sentence(shown, view, link), part, buttons);
    }

    /**
     * The same for the thread of the card in a team's channel. A question can be answered from its line.
     *
     * @param unheard whether Slack does not tell us what is written there, so that a reply needs a button
     */
    public SlackMessage line(HistoryEntry step, AskView view, int part, boolean unheard) {
        Ask ask = view.ask();
        List<Button> buttons = new ArrayList<>();
        if (step.step() == Step.QUESTION
                && ask.pending() != null
                && ask.pending().step() == step.id()) {
            buttons.add(AskMenu.button(Step.ANSWER, ask, true));
        }
        if (unheard && !ask.state().isOver()) {
            buttons.add(AskMenu.reply(ask));
        }
        return isWhole(step)
                ? said(step, shown -> lines.line(shown, ask), part, buttons)
                : withButtons(lines.line(step, ask), buttons);
    }

    /** Whether what was said is carried whole, not shortened. */
    private static boolean isWhole(HistoryEntry step) {
        return step.words() != null && (step.step() == Step.COMMENT || step.step() == Step.ANSWER && parts(step) > 1);
    }

    /** How many messages a line about a step takes. */
    public static int parts(HistoryEntry step) {
        return step.words() == null ? 1 : CommentParts.of(step.words()).size();
    }

    /** What was said, in the line if it is short, else beneath it; its buttons stand at its end. */
    private SlackMessage said(HistoryEntry step, Function<HistoryEntry, Mrkdwn> line, int part, List<Button> buttons) {
        List<String> parts = CommentParts.of(Objects.requireNonNull(step.words()));
        if (parts.size() == 1 && !words.isCut(step)) {
            return withButtons(line.apply(step), buttons);
        }
        Mrkdwn above = Mrkdwn.of(
                line.apply(step.saying("")), parts.size() == 1 ? ":" : " (" + part + " of " + parts.size() + "):");
        Mrkdwn said = words.whole(parts.get(part - 1));
        List<LayoutBlock> blocks = new ArrayList<>(List.of(Blocks.rich(above), Blocks.quote(said)));
        if (part == parts.size()) {
            blocks.addAll(Blocks.actions(buttons));
        }
        return new SlackMessage(says(above, said), blocks);
    }

    /** A sentence about an ask that was just logged, with buttons to change its date and to withdraw it. */
    public SlackMessage logged(Ask ask) {
        return withButtons(
                words.logged(ask),
                ask.state() == State.OPEN
                        ? List.of(AskMenu.date(ask), AskMenu.button(Step.WITHDRAW, ask, false))
                        : List.of());
    }

    /** A sentence to the person who just accepted an ask, with a button to suggest another date. */
    SlackMessage accepted(Ask ask) {
        return withButtons(words.accepted(ask), ask.pending() == null ? List.of(AskMenu.anotherDate(ask)) : List.of());
    }

    /** A sentence about an ask whose card could not be delivered. */
    public SlackMessage undelivered(Ask ask, String problem) {
        return withButtons(
                words.undelivered(ask, problem),
                ask.state().isOver()
                        ? List.of()
                        : List.of(AskMenu.tryAgain(ask), AskMenu.button(Step.WITHDRAW, ask, false)));
    }

    /** The same once it was delivered in the end. */
    public SlackMessage arrived(Ask ask) {
        return SlackMessage.line(words.arrived(ask));
    }

    private static SlackMessage withButtons(Mrkdwn sentence, List<Button> buttons) {
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Blocks.rich(sentence));
        blocks.addAll(Blocks.actions(buttons));
        return new SlackMessage(sentence, blocks);
    }

    private static Mrkdwn says(Mrkdwn... lines) {
        return Arrays.stream(lines)
                .filter(line -> line.length() > 0)
                .reduce((above, line) -> Mrkdwn.of(above, "\n", line))
                .orElseGet(Mrkdwn::of);
    }
}
