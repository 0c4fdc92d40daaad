package obliged.slack.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import obliged.ask.AskView;
import obliged.ask.Pending;
import obliged.ask.Step;
import obliged.ask.value.State;
import obliged.slack.ask.AskSituations.Situation;
import obliged.slack.kit.Blocks;
import obliged.slack.kit.Commands;
import obliged.slack.kit.SlackMessage;
import obliged.slack.metadata.AskMetadata;
import obliged.slack.metadata.MenuMetadata;
import obliged.slack.text.Mrkdwn;
import obliged.testing.SampleNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The look of a card in every situation: within Slack's limits, and as we want it. */
class AskCardLayoutTest {
    @TempDir
    Path directory;

    private SampleNames samples;
    private AskCard cards;

    @BeforeEach
    void open() {
        samples = new SampleNames(directory);
        cards = new AskCard(new AskText(samples.names, AskSituations.NOW));
    }

    @AfterEach
    void close() {
        samples.close();
    }

    private static List<BlockElement> row(SlackMessage post) {
        return post.blocks().stream()
                .filter(ActionsBlock.class::isInstance)
                .flatMap(block -> ((ActionsBlock) block).getElements().stream())
                .toList();
    }

    private static List<String> actions(SlackMessage post) {
        List<String> actions = new ArrayList<>();
        for (BlockElement element : row(post)) {
            if (element instanceof ButtonElement button) {
                actions.add(button.getActionId());
            } else {
                ((OverflowMenuElement) element)
                        .getOptions()
                        .forEach(option ->
                                actions.add(MenuMetadata.read(option.getValue()).action()));
            }
        }
        return actions;
    }

    @Test
    void aLineReachesEveryStepThatItsReaderMayTake() {
        int lines = 0;
        for (Situation situation : AskSituations.all()) {
            Pending pending = situation.view().ask().pending();
            if (pending != null) {
                List<String> offered =
                        actions(cards.asking(situation.view(), pending.step(), "https://harbour.slack.com/card"));
                assertThat(offered)
                        .as(situation.name())
                        .satisfies(all -> assertThat(all.contains(AskMenu.SHOW)
                                        || all.containsAll(cards.menu(situation.view()).stream()
                                                .map(Blocks.Button::action)
                                                .toList()))
                                .isTrue());
                lines++;
            }
        }
        assertThat(lines).isPositive();
    }

    /** Taken by one press, without a form. */
    private static final Set<Step> AT_ONCE = EnumSet.of(
            Step.ACCEPT,
            Step.TAKE_OVER,
            Step.GIVE_BACK,
            Step.AGREE,
            Step.KEEP,
            Step.TAKE_BACK,
            Step.DONE,
            Step.NOT_DONE,
            Step.CONFIRM,
            Step.NUDGE);

    @Test
    void aCardHasAtMostThreeButtonsAndAMenuAndOneOfThemIsBright() {
        for (Situation situation : AskSituations.all()) {
            List<BlockElement> row = row(cards.card(situation.view()));
            List<ButtonElement> buttons = row.stream()
                    .filter(ButtonElement.class::isInstance)
                    .map(ButtonElement.class::cast)
                    .toList();
            List<OptionObject> menu = row.stream()
                    .filter(OverflowMenuElement.class::isInstance)
                    .flatMap(element -> ((OverflowMenuElement) element).getOptions().stream())
                    .toList();
            assertThat(row.size()).as("row of %s", situation).isLessThanOrEqualTo(4);
            assertThat(menu.size()).as("menu of %s", situation).isIn(0, 2, 3, 4, 5);
            assertThat(buttons.stream().filter(button -> "primary".equals(button.getStyle())))
                    .as("bright ones of %s", situation)
                    .hasSizeLessThanOrEqualTo(1);
            assertThat(buttons).allSatisfy(button -> {
                assertThat(button.getAccessibilityLabel()).endsWith(", #12");
                assertThat(button.getText().getText()).hasSizeLessThanOrEqualTo(75);
            });
            assertThat(menu).allSatisfy(option -> assertThat(option.getValue()).hasSizeLessThanOrEqualTo(150));
        }
    }

    @Test
    void aCardOffersWhatItsReaderMayDoNowAndNothingElse() {
        for (Situation situation : AskSituations.all()) {
            AskView view = situation.view();
            List<String> actions = new ArrayList<>(actions(cards.card(view)));
            assertThat(actions).as("%s", situation).doesNotHaveDuplicates();
            assertThat(actions.remove(AskMenu.SAY_THANKS))
                    .as("%s", situation)
                    .isEqualTo(view.ask().state() == State.CONFIRMED && view.isRequesters());
            assertThat(actions.remove(AskMenu.DATE))
                    .as("%s", situation)
                    .isEqualTo(view.ask().state() == State.OPEN && view.isRequesters());
            actions.removeAll(List.of(AskMenu.READ_ALL, AskMenu.ASK_THERE, AskMenu.ASK_ANOTHER, AskMenu.SNOOZE));
            List<String> allowed = view.steps().stream().map(AskCard::action).toList();
            if (actions.remove(AskMenu.SHOW)) {
                // The menu is too long: its last line shows the ask with all of them.
                assertThat(allowed).as("%s", situation).containsAll(actions);
                actions = new ArrayList<>(actions(cards.show(view)));
                actions.removeAll(List.of(AskMenu.READ_ALL, AskMenu.SNOOZE));
            }
            assertThat(actions).as("%s", situation).containsExactlyInAnyOrderElementsOf(allowed);
        }
    }

    @Test
    void theBlocksAreWithinSlacksLimits() {
        for (Situation situation : AskSituations.all()) {
            for (SlackMessage post : List.of(cards.card(situation.view()), cards.show(situation.view()))) {
                assertThat(post.blocks()).as("%s", situation).hasSizeBetween(2, 6);
                assertThat(post.text()).as("%s", situation).isNotBlank().hasSizeLessThanOrEqualTo(4_000);
                assertThat(post.text()).doesNotContain("<!channel>", "<!here>", "<@");
                for (LayoutBlock block : post.blocks()) {
                    if (block instanceof ContextBlock context) {
                        assertThat(context.getElements()).hasSizeBetween(1, 10);
                    } else if (block instanceof RichTextBlock rich) {
                        // Slack refuses texts without a letter.
                        assertThat(GsonFactory.createSnakeCase().toJson(rich)).doesNotContain("\"text\":\"\"");
                    }
                }
            }
            View whole = cards.readAll(situation.view());
            assertThat(whole.getBlocks().size()).isLessThanOrEqualTo(100);
            assertThat(GsonFactory.createSnakeCase().toJson(whole).getBytes(StandardCharsets.UTF_8).length)
                    .isLessThan(250 * 1024);
        }
    }

    @Test
    void afterItsEndACardIsTwoLinesWithoutButtonsButToItsRequester() {
        for (Situation situation : AskSituations.all()) {
            AskView view = situation.view();
            if (!view.ask().state().isOver()) {
                continue;
            }
            SlackMessage card = cards.card(view);
            if (view.isRequesters()) {
                assertThat(actions(card))
                        .as("%s", situation)
                        .isSubsetOf(
                                AskMenu.SAY_THANKS,
                                AskCard.action(Step.REOPEN),
                                AskMenu.ASK_THERE,
                                AskMenu.ASK_ANOTHER,
                                AskMenu.READ_ALL);
            } else {
                assertThat(card.blocks()).as("%s", situation).hasSize(2);
                assertThat(card.text().lines()).as("%s", situation).hasSize(2);
            }
        }
    }

    @Test
    void whatIsPressedNamesTheVeryItemThatWasShown() {
        for (Situation situation : AskSituations.all()) {
            Pending pending = situation.view().ask().pending();
            for (BlockElement element : row(cards.card(situation.view()))) {
                if (element instanceof ButtonElement button
                        && Set.of("ask.agree", "ask.keep", "ask.answer").contains(button.getActionId())) {
                    assertThat(pending).isNotNull();
                    assertThat(button.getValue())
                            .isEqualTo(AskMetadata.of(12, 9L).text());
                }
            }
        }
    }

    @Test
    void everyStepCanBeReadInALineAndTold() {
        AskStepText lines = new AskText(samples.names, AskSituations.NOW).lines();
        Set<Step> seen = EnumSet.noneOf(Step.class);
        for (Situation situation : AskSituations.all()) {
            for (var step : situation.view().history()) {
                String line = lines.line(step, situation.view().ask()).plain();
                String told =
                        lines.told(step, situation.view(), Mrkdwn.bold("#12")).plain();
                assertThat(line).doesNotContain("null", step.step().name(), "layoffs");
                assertThat(told)
                        .contains("#12")
                        // A comment ends as it was written, and a quotation may end with a full stop of its own.
                        .matches(step.step() == Step.COMMENT ? "(?s).*”" : "(?s).*(\\.|[.!?…]”)")
                        .doesNotContain("null", step.step().name(), "layoffs", "..");
                seen.add(step.step());
            }
        }
        assertThat(seen).isEqualTo(EnumSet.allOf(Step.class));
    }

    @Test
    void everyFormFitsAndSaysWhatItDoes() {
        AskStepForms forms =
                new AskStepForms(samples.viewer(AskSituations.BO, new Commands("/ask", "/thanks"), AskSituations.NOW));
        for (Situation situation : AskSituations.all()) {
            for (Step step : situation.view().steps()) {
                if (!AT_ONCE.contains(step)) {
                    View form = forms.of(step, situation.view());
                    assertThat(form.getTitle().getText()).isNotBlank().hasSizeLessThanOrEqualTo(24);
                    assertThat(form.getSubmit().getText()).isNotBlank().hasSizeLessThanOrEqualTo(24);
                    assertThat(form.getCallbackId()).isEqualTo(AskCard.action(step));
                    assertThat(AskMetadata.ofAsk(form.getPrivateMetadata()).map(AskMetadata::number))
                            .hasValue(12L);
                    assertThat(form.getBlocks().size()).isLessThanOrEqualTo(8);
                }
            }
        }
    }

    @Test
    void whatIsAskedOfSomeoneWhoLeftCanBeAskedOfSomeoneElse() {
        for (Situation situation : AskSituations.all()) {
            AskView view = situation.view();
            if (view.ask().state() == State.OPEN && view.isRequesters()) {
                samples.leaves(AskSituations.BO);
                assertThat(actions(cards.card(view))).first().isEqualTo(AskMenu.ASK_ANOTHER);
                assertThat(actions(cards.card(view))).doesNotContain("ask.nudge");
            }
        }
    }
}
