package obliged.slack.ask;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import obliged.ask.AskView;
import obliged.ask.HistoryEntry;
import obliged.ask.value.State;
import obliged.person.Group;
import obliged.shared.ChannelId;
import obliged.shared.GroupId;
import obliged.slack.kit.SlackMessage;
import obliged.slack.team.TeamText;
import obliged.slack.text.Mrkdwn;
import obliged.team.Team;
import obliged.testing.SampleNames;
import obliged.testing.TrickyTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever people write, no message about an ask rings anyone, or links to what nobody meant. */
class HarmlessAskTest {
    private static final int TEXTS = 10_000;
    private static final int AT_ONCE = 3;
    private static final List<State> STATES = List.of(State.values());
    private static final List<String> READERS = List.of("Eve", "Bo", "nobody");
    private static final List<String> WAITING = List.of("proposal of Eve", "proposal of Bo", "question");

    @TempDir
    Path directory;

    @Test
    void noMessageHoldsABroadcastAMentionOrALinkThatNobodyMeant() {
        TrickyTexts texts = new TrickyTexts();
        try (SampleNames samples = new SampleNames(directory)) {
            for (int i = 0; texts.made() < TEXTS; i++) {
                if (i % 100 == 0) {
                    samples.isCalled(AskSituations.BO, texts.name());
                    samples.isCalled(AskSituations.EVE, texts.name());
                    samples.groups.save(
                            SampleNames.ACME, new Group(new GroupId("S1"), texts.name(), texts.name(), false));
                }
                State state = STATES.get(i % STATES.size());
                boolean waits = state == State.ACCEPTED || state == State.OPEN;
                AskView view = AskSituations.saying(
                        state,
                        waits ? WAITING.get(i % WAITING.size()) : "nothing",
                        READERS.get(i / 2 % READERS.size()),
                        texts);
                List<Supplier<SlackMessage>> messages = messages(samples, view, i);
                // Each kind of message with some of the texts, and all texts with some of the messages.
                for (int sent = 0; sent < AT_ONCE; sent++) {
                    TrickyTexts.requireHarmless(
                            messages.get((i + sent) % messages.size()).get());
                }
            }
        }
        assertThat(texts.made()).isGreaterThanOrEqualTo(TEXTS);
    }

    private static List<Supplier<SlackMessage>> messages(SampleNames samples, AskView view, int i) {
        AskText words = new AskText(samples.names, AskSituations.NOW);
        AskCard cards = new AskCard(words);
        String link = "https://acme.example/archives/C1/p1";
        HistoryEntry step = view.history().get(i % view.history().size());
        return List.of(
                () -> cards.card(view),
                () -> cards.show(view),
                () -> new SlackMessage(Mrkdwn.of("all"), cards.readAll(view).getBlocks()),
                () -> cards.handedOff(view, step),
                () -> cards.parted(view),
                () -> cards.settled(view, 0, link),
                () -> cards.logged(view.ask()),
                () -> cards.undelivered(view.ask(), "is_archived"),
                () -> cards.told(step, view, link, 1),
                () -> SlackMessage.line(words.lines().line(step, view.ask())),
                () -> SlackMessage.echo(
                        words.whole(view.ask().words()), "/ask", view.ask().words()),
                () -> SlackMessage.line(TeamText.guidelines(team(view), samples.names)));
    }

    private static Team team(AskView view) {
        Team plain = Team.of(new ChannelId("C1"), SampleNames.LISBON);
        return new Team(
                plain.channel(),
                view.ask().words(),
                view.ask().wish().impact(),
                plain.helpers(),
                plain.group(),
                plain.hours(),
                plain.firstAnswer(),
                plain.turnaround(),
                plain.changedBy(),
                plain.changedAt());
    }
}
