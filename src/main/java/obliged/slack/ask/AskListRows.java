package obliged.slack.ask;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import obliged.ask.Ask;
import obliged.ask.AskView;
import obliged.ask.Pending;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.reminder.Reminders;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.shared.PersonId;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.Blocks.Button;
import obliged.slack.kit.CardLinks;
import obliged.slack.kit.Viewer;
import obliged.slack.text.Ellipsis;
import obliged.slack.text.Mrkdwn;
import obliged.slack.text.SlackEscapes;

/** Rows for asks: the first words, the number as a link, the person, the date, the state, and a menu. */
public final class AskListRows {
    private static final int LONGEST_WORDS = 80;
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_LABEL = 75;

    /** An overflow menu takes five items; the last one shows the whole ask, where all other steps are possible. */
    private static final int MOST_STEPS = 4;

    /** The addresses of the cards, by the asks' numbers. */
    private final Map<Long, String> links;

    private final AskText words;
    private final AskCard cards;
    private final Viewer viewer;

    /** Rows for these asks. */
    public AskListRows(Viewer viewer, CardLinks links, List<AskView> views) {
        this.viewer = viewer;
        this.links =
                links.to(viewer.workspace(), views.stream().map(AskView::ask).toList(), viewer.id());
        this.words = new AskText(viewer);
        this.cards = new AskCard(words);
    }

    /**
     * The row of an ask. What people wrote has to be plain text, so it is in a field of its own.
     *
     * @param show the action that shows the whole ask
     * @param from the list that its buttons name; empty if they need not
     */
    public LayoutBlock row(AskView view, String show, String from) {
        return row(view, show, from, false, Mrkdwn.of(number(view.ask()), stands(view)));
    }

    /**
     * The row of an ask in a reminder, in which ordinary states are left out.
     *
     * @param waited whether its reader has waited too long for it
     */
    public LayoutBlock reminded(AskView view, String show, String from, boolean still, boolean waited, Mrkdwn note) {
        return row(view, show, from, still && waited, reminded(view, number(view.ask()), still, waited, note));
    }

    /** The step that the reader of a reminder will most likely take, as a button below the row. */
    public Optional<LayoutBlock> likeliest(AskView view, String from, boolean waited) {
        return steps(view, waited).stream()
                .filter(step -> AskMenu.isLikely(step, waited))
                .findFirst()
                .map(step -> new Button(step.label(), step.action() + " " + from, step.value(), step.says(), false))
                .map(button -> Blocks.actions(List.of(button)).get(0));
    }

    /** All steps; if its reader has waited too long, first those that help with that. */
    private List<Button> steps(AskView view, boolean waited) {
        List<Button> steps = cards.menu(view);
        return waited ? AskMenu.helpFirst(steps, view) : steps;
    }

    /** An ask that was settled since keeps its place, with a mark and its state. */
    private Mrkdwn reminded(AskView view, Mrkdwn ask, boolean still, boolean waited, Mrkdwn note) {
        return still
                ? Mrkdwn.of(ask, " · ", whose(view.ask()), when(view), waits(view.ask(), waited), note)
                : Mrkdwn.of("✓ ", ask, stands(view), note);
    }

    private LayoutBlock row(AskView view, String show, String from, boolean waited, Mrkdwn beside) {
        return SectionBlock.builder()
                .fields(List.of(
                        PlainTextObject.builder()
                                .text(inPassing(view.ask()))
                                .emoji(true)
                                .build(),
                        MarkdownTextObject.builder()
                                .text(beside.mrkdwn(LONGEST_LINE))
                                .verbatim(true)
                                .build()))
                .accessory(menu(view, show, from, waited))
                .build();
    }

    /** The same in one line of text. */
    public Mrkdwn line(AskView view) {
        return Mrkdwn.of(named(view.ask()), stands(view));
    }

    public Mrkdwn line(AskView view, boolean still, boolean waited, Mrkdwn note) {
        return reminded(view, named(view.ask()), still, waited, note);
    }

    private Mrkdwn named(Ask ask) {
        return Mrkdwn.of("#" + ask.id().number() + " “", inPassing(ask), "”");
    }

    private BlockElement menu(AskView view, String show, String from, boolean waited) {
        String number = String.valueOf(view.ask().id().number());
        List<Button> steps = steps(view, waited);
        if (steps.isEmpty()) {
            String shows = from.isEmpty() ? show : show + "/" + from;
            return new Button("Show", shows, number, "Show #" + number, false).element();
        }
        boolean snooze = Reminders.canSnooze(view);
        List<OptionObject> lines = new ArrayList<>();
        Stream.concat(
                        // Edit changes the date as well, and a menu has five lines.
                        steps.stream()
                                .filter(step -> !step.action().equals(AskMenu.DATE))
                                .limit(snooze ? MOST_STEPS - 1 : MOST_STEPS),
                        Stream.of(AskMenu.snooze(view.ask())).filter(quiet -> snooze))
                .forEach(line -> lines.add(option(line)));
        lines.add(option(new Button("Show all of it", show, number, "Show #" + number, false)));
        return OverflowMenuElement.builder()
                .actionId((Button.MORE + " " + from).strip())
                .options(lines)
                .build();
    }

    private static OptionObject option(Button button) {
        return OptionObject.builder()
                .text(Blocks.plain(button.label(), LONGEST_LABEL))
                .value(button.inMenu())
                .build();
    }

    private String inPassing(Ask ask) {
        StringBuilder plain = new StringBuilder();
        SlackEscapes.parts(ask.words(), new SlackEscapes.Visitor() {
            @Override
            public void text(String text) {
                plain.append(text);
            }

            @Override
            public void person(PersonId person) {
                plain.append("@").append(viewer.names().of(person));
            }

            @Override
            public void channel(ChannelId channel) {
                plain.append(viewer.names().of(channel));
            }

            @Override
            public void group(GroupId group) {
                plain.append(viewer.names().of(group));
            }

            @Override
            public void link(String url, String label) {
                plain.append(label);
            }
        });
        return Ellipsis.cut(plain.toString().replaceAll("\\s+", " ").strip(), LONGEST_WORDS);
    }

    private Mrkdwn number(Ask ask) {
        String number = "#" + ask.id().number();
        String link = links.get(ask.id().number());
        return link == null ? Mrkdwn.bold(number) : Mrkdwn.link(link, number);
    }

    private Mrkdwn stands(AskView view) {
        Ask ask = view.ask();
        return Mrkdwn.of(" · ", whose(ask), when(view), state(ask));
    }

    /** For the requester, who has it; for the assignee, who asked. */
    private Mrkdwn whose(Ask ask) {
        boolean has = viewer.id().equals(ask.assignee()) || new Addressee.OfPerson(viewer.id()).equals(ask.addressee());
        if (ask.requester().equals(viewer.id())) {
            return Mrkdwn.of("with ", holder(ask));
        }
        return has
                ? Mrkdwn.of("asked by ", viewer.names().of(ask.requester()))
                : Mrkdwn.of(viewer.names().of(ask.requester()), " asks ", holder(ask));
    }

    private Mrkdwn holder(Ask ask) {
        if (ask.assignee() != null) {
            return Mrkdwn.of(viewer.names().of(ask.assignee()));
        }
        return ask.addressee() instanceof Addressee.OfPerson asked
                ? Mrkdwn.of(viewer.names().of(asked.person()))
                : Mrkdwn.channel(((Addressee.OfTeam) ask.addressee()).channel());
    }

    private Mrkdwn when(AskView view) {
        Ask ask = view.ask();
        if (ask.state().isOver() || ask.state() == State.DONE) {
            return Mrkdwn.of();
        }
        if (ask.due() != null) {
            return Mrkdwn.of(" · due ", Mrkdwn.date(ask.due(), viewer.now()), view.overdue() ? ", late" : "");
        }
        return ask.neededBy() != null
                ? Mrkdwn.of(" · needed by ", Mrkdwn.date(ask.neededBy(), viewer.now()), nearness(view, ask.neededBy()))
                : Mrkdwn.of(" · no date yet");
    }

    private String nearness(AskView view, Date wish) {
        if (view.isWishPast()) {
            return ", already past";
        }
        return wish.time() == null && wish.day().equals(viewer.today()) ? ", today" : "";
    }

    /** What to know besides its date: that it waits for a response, or is marked as done. */
    private Mrkdwn waits(Ask ask, boolean waited) {
        if (waited && ask.state() == State.OPEN && ask.pending() == null) {
            return Mrkdwn.of(" · ", AskStatusText.UNANSWERED);
        }
        if (ask.pending() instanceof Pending.Proposal proposal
                && ask.awaited().filter(viewer.id()::equals).isPresent()) {
            return Mrkdwn.of(
                    " · ", viewer.names().of(proposal.by()), " suggests ", Mrkdwn.date(proposal.date(), viewer.now()));
        }
        return ask.pending() == null && (ask.state() == State.OPEN || ask.state() == State.ACCEPTED)
                ? Mrkdwn.of()
                : state(ask);
    }

    private Mrkdwn state(Ask ask) {
        if (ask.pending() != null) {
            return Mrkdwn.of(" · … ", words.waits(ask, viewer.id()));
        }
        return switch (ask.state()) {
            case OPEN -> Mrkdwn.of(" · ○ ", AskStatusText.UNANSWERED);
            case ACCEPTED -> Mrkdwn.of(" · ◐ accepted");
            case DONE ->
                ask.requester().equals(viewer.id())
                        ? Mrkdwn.of(" · ● done, is it solved?")
                        : Mrkdwn.of(" · ● done, waiting for ", words.requester(ask), " to confirm");
            case CONFIRMED -> Mrkdwn.of(" · ● solved");
            case DECLINED -> Mrkdwn.of(" – declined");
            case WITHDRAWN -> Mrkdwn.of(" – withdrawn");
        };
    }
}
