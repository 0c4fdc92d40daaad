package obliged.digest;

import static obliged.digest.DigestDesk.ACME;
import static obliged.digest.DigestDesk.ANA;
import static obliged.digest.DigestDesk.BO;
import static obliged.digest.DigestDesk.CHI;
import static obliged.digest.DigestDesk.DAN;
import static obliged.digest.DigestDesk.EVE;
import static obliged.digest.DigestDesk.HR;
import static obliged.digest.DigestDesk.IT;
import static obliged.digest.DigestDesk.LISBON;
import static obliged.digest.DigestDesk.MEG;
import static obliged.digest.DigestDesk.NET;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import obliged.ask.Act;
import obliged.ask.Ask;
import obliged.ask.NewAsk;
import obliged.ask.Step;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.outbox.Recipient;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.team.Team;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Weeks in which people do with asks whatever they may: each Monday says of the week before what a plain recomputation of
 * all histories says, even long after; and so do the weeks side by side at the end.
 */
class MeasuresWalkTest {
    private static final List<PersonId> PEOPLE = List.of(ANA, BO, CHI, DAN, EVE, MEG);
    private static final List<ChannelId> TEAMS = List.of(IT, HR, NET);
    private static final int WEEKS = 12;
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 28);
    private static final Set<Step> TAKEN = EnumSet.complementOf(EnumSet.of(Step.LOG, Step.LEFT));
    private static final Set<Step> SELDOM = EnumSet.of(
            Step.DECLINE,
            Step.WITHDRAW,
            Step.NUDGE,
            Step.EDIT,
            Step.QUESTION,
            Step.HAND_OFF,
            Step.TAKE_BACK,
            Step.GIVE_BACK,
            Step.NOT_DONE,
            Step.COMMENT);

    @TempDir
    Path directory;

    private Random random = new Random();
    private final Map<Long, Addressee> first = new LinkedHashMap<>();
    private final List<Long> living = new ArrayList<>();
    private final List<PlainWeeks.Stars> stars = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();

    /** What was said of a team's week on a Monday. */
    private record Said(ChannelId team, LocalDate week, Instant at, CollectedWeek found) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 3, 4, 6})
    void whateverHappensAWeekIsWhatAPlainRecomputationSays(long seed) {
        random = new Random(seed);
        try (DigestDesk desk = new DigestDesk(directory)) {
            walk(desk);

            PlainWeeks plain = new PlainWeeks(
                    histories(desk), stars, person -> person(desk, person).hours());
            int solved = 0;
            int late = 0;
            int rated = 0;
            for (Said one : said) {
                Team team = desk.team(one.team);
                String what = "seed " + seed + ", " + one.team.value() + " in the week of " + one.week;
                WeekNumbers numbers = plain.of(one.team, team.hours(), one.week, one.at);
                WeekNumbers found =
                        one.found.weeks().get(WeekCollector.WEEKS - 1).numbers();
                assertThat(found).as(what).isEqualTo(numbers);
                assertThat(List.of(
                                one.found.backlog().open(), one.found.backlog().overdue()))
                        .as(what + ": open and overdue")
                        .containsExactly(plain.open(one.team, one.at), plain.overdue(one.team, one.at));
                Instant before = one.at.minus(Duration.ofDays(7));
                assertThat(List.of(
                                one.found.backlog().openBefore(),
                                one.found.backlog().overdueBefore()))
                        .as(what + ": open and overdue a week before")
                        .containsExactly(plain.open(one.team, before), plain.overdue(one.team, before));
                solved += numbers.solved();
                late += numbers.dated() - numbers.onTime();
                rated += numbers.ratings();
            }
            assertThat(List.of(solved > 20, late > 10, rated > 5))
                    .as("solved, late and rated often enough to tell")
                    .doesNotContain(false);
            theWeeksSideBySideSayTheSame(desk, plain);
            whatIsLivingIsCountedAsInLists(desk, plain);
        }
    }

    private static void theWeeksSideBySideSayTheSame(DigestDesk desk, PlainWeeks plain) {
        for (ChannelId team : TEAMS) {
            Team known = desk.team(team);
            Week last = Week.of(desk.now, known.hours().zone()).minus(1);
            CollectedWeek found =
                    desk.store.read(tx -> new WeekCollector(desk.people, desk.teams).of(tx, ACME, known, last));
            assertThat(found.weeks()).hasSize(8);
            for (Digest.WeekOf one : found.weeks()) {
                assertThat(one.numbers())
                        .as(team.value() + " in " + one.week())
                        .isEqualTo(plain.of(team, known.hours(), one.week().monday(), desk.now));
            }
        }
    }

    private static void whatIsLivingIsCountedAsInLists(DigestDesk desk, PlainWeeks plain) {
        for (TeamWeek week : desk.digests.myTeamsWeek(ACME, BO, 10)) {
            assertThat(List.of(
                            Objects.requireNonNull(week.numbers().open()),
                            Objects.requireNonNull(week.numbers().overdue())))
                    .containsExactly(plain.open(week.team(), desk.now), plain.overdue(week.team(), desk.now));
            WeekNumbers soFar = plain.of(
                    week.team(), desk.team(week.team()).hours(), week.week().monday(), desk.now);
            assertThat(week.numbers().asked()).isEqualTo(soFar.asked());
            assertThat(week.numbers().solved()).isEqualTo(soFar.solved());
        }
    }

    // The walk.

    private void walk(DigestDesk desk) {
        Instant end = FIRST.plusWeeks(WEEKS).atTime(9, 0).atZone(LISBON).toInstant();
        desk.now = FIRST.atTime(8, 0).atZone(LISBON).toInstant();
        desk.portugueseHolidays(BO);
        desk.portugueseHolidays(BO, IT, BO, CHI);
        LocalDate look = FIRST.plusWeeks(1);
        while (desk.now.isBefore(end)) {
            desk.pass(pause());
            Instant monday = look.atTime(9, 0).atZone(LISBON).toInstant();
            if (!desk.now.isBefore(monday)) {
                desk.now = monday;
                look(desk, look.minusWeeks(1));
                look = look.plusWeeks(1);
                // What happens in the very moment would belong to it as well.
                desk.pass(Duration.ofMinutes(1));
            }
            due(desk);
        }
    }

    private void look(DigestDesk desk, LocalDate week) {
        for (ChannelId team : TEAMS) {
            CollectedWeek found = desk.store.read(tx -> new WeekCollector(desk.people, desk.teams)
                    .of(tx, ACME, desk.teams.team(tx, ACME, team).orElseThrow(), new Week(week)));
            said.add(new Said(team, week, desk.now, found));
        }
        desk.steps.autoConfirm(ACME);
    }

    private Duration pause() {
        return Duration.ofMinutes(pick(List.of(0, 7, 20, 20, 50, 50, 90, 200, 300, 1_000)));
    }

    private void due(DigestDesk desk) {
        if (living.size() < 8 || chance(6)) {
            log(desk);
        } else if (chance(60)) {
            leavesForAWhile(desk);
        } else {
            act(desk, pick(living));
        }
    }

    private void log(DigestDesk desk) {
        PersonId requester = pick(PEOPLE);
        NewAsk.To to = to();
        try {
            long number = desk.ask(requester, to, chance(2) ? null : someDate(desk), chance(4), null);
            first.put(number, desk.asks.view(ACME, requester, number).ask().addressee());
            living.add(number);
        } catch (Refusal refusal) {
            // Whom they asked was themselves, or nobody helps there.
            assertThat(refusal.reason()).isNotNull();
        }
    }

    private void leavesForAWhile(DigestDesk desk) {
        PersonId person = pick(PEOPLE);
        Person known = person(desk, person);
        desk.people.save(ACME, List.of(new Person(person, known.name(), known.zone(), known.kind(), true)));
        desk.steps.cleanUpAfterLeavers(ACME);
        desk.people.save(ACME, List.of(known));
    }

    private void act(DigestDesk desk, long number) {
        PersonId requester = requester(desk, number);
        Ask ask = desk.asks.view(ACME, requester, number).ask();
        List<PersonId> some = new ArrayList<>(PEOPLE);
        Collections.shuffle(some, random);
        // Mostly whoever has it; else the first who may do anything.
        some.add(0, ask.assignee() != null && !chance(3) ? ask.assignee() : requester);
        for (PersonId who : chance(2) ? some : some.subList(1, some.size())) {
            List<Step> able = steps(desk, who, number);
            List<Step> usual =
                    able.stream().filter(step -> !SELDOM.contains(step)).toList();
            if (!usual.isEmpty() || !able.isEmpty() && chance(12)) {
                takeOne(desk, who, pick(usual.isEmpty() || chance(8) ? able : usual), able, ask);
                rate(desk, requester, number);
                forget(desk, requester, number);
                return;
            }
        }
    }

    private static List<Step> steps(DigestDesk desk, PersonId who, long number) {
        try {
            return desk.asks.view(ACME, who, number).steps().stream()
                    .filter(TAKEN::contains)
                    .toList();
        } catch (Refusal refusal) {
            return List.of();
        }
    }

    private void takeOne(DigestDesk desk, PersonId who, Step picked, List<Step> able, Ask ask) {
        Step step = picked;
        for (Step likely : List.of(Step.DONE, Step.CONFIRM, Step.MAKE_RIGHT, Step.AGREE, Step.ANSWER)) {
            step = able.contains(likely) && chance(3) ? likely : step;
        }
        try {
            take(desk, who, step, ask);
        } catch (Refusal refusal) {
            // A date was past, or whom it was handed to may not have it.
            assertThat(refusal.reason()).isNotNull();
        }
    }

    private void rate(DigestDesk desk, PersonId requester, long number) {
        Ask ask = desk.asks.view(ACME, requester, number).ask();
        if (ask.state() == State.CONFIRMED && chance(2)) {
            int given = 1 + random.nextInt(5);
            desk.steps.rate(desk.act(requester), number, given, chance(2) ? "be faster" : null);
            stars.add(new PlainWeeks.Stars(number, requester, given, desk.now, ask.addressee()));
        }
    }

    /** What is over is left alone, mostly at once: others are begun for it. */
    private void forget(DigestDesk desk, PersonId requester, long number) {
        State state = desk.asks.view(ACME, requester, number).ask().state();
        if (state == State.DECLINED || state == State.WITHDRAWN || state == State.CONFIRMED && !chance(4)) {
            living.remove(number);
        }
    }

    private void take(DigestDesk desk, PersonId who, Step step, Ask ask) {
        Act act = desk.act(who);
        long number = ask.id().number();
        long item = ask.pending() == null ? -1 : ask.pending().step();
        switch (step) {
            case ACCEPT -> desk.steps.accept(act, number, chance(6) ? null : someDate(desk));
            case TAKE_OVER -> desk.steps.takeOver(act, number);
            case GIVE_BACK -> desk.steps.giveBack(act, number);
            case SUGGEST -> desk.steps.suggest(act, number, someDate(desk), "a trip");
            case AGREE -> desk.steps.agree(act, number, item);
            case KEEP -> desk.steps.keep(act, number, item);
            case TAKE_BACK -> desk.steps.takeBack(act, number, item);
            case QUESTION -> desk.steps.question(act, number, "which screen?");
            case ANSWER -> desk.steps.answer(act, number, item, "the left one");
            case HAND_OFF -> desk.steps.handOff(act, number, to(), null);
            case DECLINE -> desk.steps.decline(act, number, "we have none", null);
            case DONE -> desk.steps.done(act, number, null);
            case NOT_DONE -> desk.steps.notDone(act, number);
            case CONFIRM -> desk.steps.confirm(act, number);
            case REOPEN -> desk.steps.reopen(act, number, "it flickers");
            case WITHDRAW -> desk.steps.withdraw(act, number, null);
            case EDIT -> desk.steps.edit(act, number, new Wish("screens " + random.nextInt(9), null, date(desk)));
            case NUDGE -> desk.steps.nudge(act, number);
            case COMMENT -> desk.steps.comment(act, number, "by the way", null, List.of());
            case MAKE_RIGHT -> desk.steps.makeRight(act, number, "I forgot", someDate(desk), "cake");
            case LOG, LEFT -> throw new IllegalArgumentException(step.name());
        }
    }

    // What it knows.

    private List<PlainWeeks.Told> histories(DigestDesk desk) {
        List<PlainWeeks.Told> all = new ArrayList<>();
        first.forEach((number, addressee) -> {
            PersonId requester = requester(desk, number);
            all.add(new PlainWeeks.Told(
                    number,
                    requester,
                    addressee,
                    desk.asks.view(ACME, requester, number).history()));
        });
        return all;
    }

    private static PersonId requester(DigestDesk desk, long number) {
        return desk.asks
                .shownTo(new AskId(ACME, number), Recipient.of(new ChannelId("nowhere")))
                .orElseThrow()
                .ask()
                .requester();
    }

    private static Person person(DigestDesk desk, PersonId person) {
        return desk.people.find(ACME, person).orElseThrow();
    }

    private NewAsk.To to() {
        return chance(5) ? DigestDesk.to(pick(PEOPLE)) : DigestDesk.to(pick(TEAMS));
    }

    private @Nullable Date date(DigestDesk desk) {
        return chance(3) ? null : someDate(desk);
    }

    /** Mostly soon, now and then past; with a time or without. */
    private Date someDate(DigestDesk desk) {
        LocalDate day = LocalDate.ofInstant(desk.now, LISBON).plusDays(random.nextInt(9) - 1);
        return chance(2) ? Date.on(day, LISBON) : Date.at(day, LocalTime.of(8 + random.nextInt(12), 30), LISBON);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
