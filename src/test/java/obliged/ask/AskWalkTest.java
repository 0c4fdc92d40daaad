package obliged.ask;

import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.CHI;
import static obliged.ask.AskDesk.DAN;
import static obliged.ask.AskDesk.IT;
import static obliged.ask.AskDesk.LISBON;
import static obliged.ask.AskDesk.THURSDAY;
import static obliged.ask.AskDesk.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import obliged.term.PersonId;
import obliged.term.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People who press whatever they like: whatever becomes of an ask, its history explains it. */
class AskWalkTest {
    private static final List<PersonId> PEOPLE = List.of(ANA, BO, CHI, DAN);
    private static final List<@Nullable Date> DATES =
            Arrays.asList(null, TUESDAY, THURSDAY, Date.on(LocalDate.of(2026, 12, 31), LISBON));
    private static final List<Step> PRESSED =
            List.of(Step.ACCEPT, Step.ACCEPT, Step.AGREE, Step.KEEP, Step.DONE, Step.DONE, Step.CONFIRM, Step.WITHDRAW);

    @TempDir
    Path directory;

    private AskDesk desk;
    private Random random = new Random();

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whateverPeoplePressTheHistoryExplainsWhereItLed(long seed) {
        random = new Random(seed);
        Set<State> ends = EnumSet.noneOf(State.class);
        for (int walk = 0; walk < 8; walk++) {
            Ask ask = desk.log(
                    ANA, random.nextBoolean() ? AskDesk.to(IT) : AskDesk.to(BO), "a second screen", pick(DATES));
            for (int step = 0; step < 12; step++) {
                press(ask);
                Ask now = desk.view(ANA, ask).ask();
                assertThat(now).isEqualTo(replayed(ask, desk.view(ANA, ask).history()));
                assertThat(now.pending() == null || now.state() == State.ACCEPTED)
                        .isTrue();
            }
            ends.add(desk.view(ANA, ask).ask().state());
            desk.now = desk.now.plus(Duration.ofMinutes(random.nextInt(90)));
        }
        assertThat(ends).hasSizeGreaterThan(1);
    }

    private void press(Ask ask) {
        PersonId who = pick(PEOPLE);
        Step step = pick(PRESSED);
        Ask before = desk.view(ANA, ask).ask();
        Map<String, List<List<String>>> tables = desk.tables();
        try {
            take(who, step, ask.id().number(), before.pending());
            assertThat(before.state().isOver()).isFalse();
        } catch (Refusal refusal) {
            assertThat(desk.tables()).isEqualTo(tables);
        }
    }

    private void take(PersonId who, Step step, long number, @Nullable Pending pending) {
        long item = pending == null || random.nextInt(5) == 0 ? -1 : pending.step();
        switch (step) {
            case ACCEPT -> desk.asks.accept(desk.act(who), number, pick(DATES));
            case AGREE -> desk.asks.agree(desk.act(who), number, item);
            case KEEP -> desk.asks.keep(desk.act(who), number, item);
            case DONE -> desk.asks.done(desk.act(who), number, null);
            case CONFIRM -> desk.asks.confirm(desk.act(who), number);
            case WITHDRAW -> desk.asks.withdraw(desk.act(who), number, null);
            case LOG, SUGGEST -> throw new IllegalArgumentException(step.name());
        }
    }

    /** What the history alone tells. */
    private static Ask replayed(Ask logged, List<Happening> history) {
        State state = State.OPEN;
        PersonId assignee = null;
        Date due = null;
        Pending pending = null;
        assertThat(history.get(0).step()).isEqualTo(Step.LOG);
        for (Happening step : history.subList(1, history.size())) {
            switch (step.step()) {
                case ACCEPT -> {
                    assertThat(assignee).isNull();
                    state = State.ACCEPTED;
                    assignee = step.by();
                    due = step.date();
                }
                case SUGGEST ->
                    pending = new Pending.Proposal(
                            step.id(),
                            Objects.requireNonNull(step.by()),
                            Objects.requireNonNull(step.date()),
                            null,
                            step.at());
                case AGREE -> {
                    due = step.date();
                    pending = null;
                }
                case KEEP -> pending = null;
                case DONE -> state = State.DONE;
                case CONFIRM -> state = State.CONFIRMED;
                case WITHDRAW -> state = State.WITHDRAWN;
                case LOG -> throw new AssertionError("logged twice");
            }
            if (state != State.ACCEPTED) {
                pending = null;
            }
        }
        return new Ask(
                logged.id(),
                logged.requester(),
                logged.loggedBy(),
                logged.loggedAt(),
                logged.addressee(),
                logged.words(),
                logged.impact(),
                logged.source(),
                logged.neededBy(),
                state,
                assignee,
                due,
                pending);
    }

    private <T extends @Nullable Object> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
