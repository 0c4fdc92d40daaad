package obliged.ask;

import static obliged.ask.AskDesk.ACME;
import static obliged.ask.AskDesk.ANA;
import static obliged.ask.AskDesk.BO;
import static obliged.ask.AskDesk.CHI;
import static obliged.ask.AskDesk.DAN;
import static obliged.ask.AskDesk.EVE;
import static obliged.ask.AskDesk.GUS;
import static obliged.ask.AskDesk.HR;
import static obliged.ask.AskDesk.IT;
import static obliged.ask.AskDesk.LISBON;
import static obliged.ask.AskDesk.MEG;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import obliged.ask.value.Addressee;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.person.Person;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.store.Tables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * People who press whatever they like, leave and come back, join and leave channels, while hours and weeks pass:
 * whatever becomes of an ask, the rules that hold for all of them hold after each step.
 */
class AskWalkTest {
    private static final int SEEDS = 5;
    private static final int WALKS = 12;
    private static final List<PersonId> PEOPLE = List.of(ANA, BO, CHI, DAN, EVE, GUS, MEG);
    private static final List<ChannelId> CHANNELS = List.of(IT, HR);
    private static final List<Step> TAKEN = List.copyOf(EnumSet.complementOf(EnumSet.of(Step.LOG, Step.LEFT)));
    private static final Set<Step> SELDOM = EnumSet.of(
            Step.KEEP,
            Step.TAKE_OVER,
            Step.TAKE_BACK,
            Step.NOT_DONE,
            Step.GIVE_BACK,
            Step.DONE,
            Step.CONFIRM,
            Step.REOPEN,
            Step.MAKE_RIGHT);
    private static final Set<Step> ENDS = EnumSet.of(Step.DECLINE, Step.WITHDRAW);
    private static final Set<Step> RESPONSES = EnumSet.of(
            Step.ACCEPT,
            Step.AGREE,
            Step.KEEP,
            Step.ANSWER,
            Step.DONE,
            Step.CONFIRM,
            Step.REOPEN,
            Step.SUGGEST,
            Step.MAKE_RIGHT);
    private static final List<Duration> PAUSES = List.of(
            Duration.ZERO,
            Duration.ofMinutes(7),
            Duration.ofMinutes(50),
            Duration.ofMinutes(50),
            Duration.ofHours(5),
            Duration.ofHours(5),
            Duration.ofDays(1),
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofDays(15));

    @TempDir
    Path directory;

    private AskDesk desk;
    private Random random = new Random();
    private final Map<PersonId, Person> people = new HashMap<>();
    private final Map<ChannelId, Set<PersonId>> members = new HashMap<>();
    private final Map<ChannelId, Set<PersonId>> helpers = new HashMap<>();
    /** Whoever asked, logged, was asked in person, had it, or gave it away. */
    private final Set<PersonId> part = new HashSet<>();

    private final Set<Step> taken = EnumSet.noneOf(Step.class);
    private Ask logged;
    private AskView seen;
    /** The ask as it was before the last step, and who took that; nothing where nobody did. */
    private @Nullable Ask before;

    private @Nullable PersonId actor;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
        logged = desk.anaAsksBo(null);
        seen = desk.view(ANA, logged);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whateverPeopleDoTheRulesHold() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            random = new Random(seed);
            desk.now = AskDesk.SUNDAY;
            for (int walk = 0; walk < WALKS; walk++) {
                walk("seed " + seed + ", walk " + walk + ", turn ");
            }
        }
        assertThat(taken).as("what came to pass").containsExactlyInAnyOrder(Step.values());
    }

    private void walk(String where) {
        begin();
        for (int turn = 0; turn < 40 && !over(); turn++) {
            String what = where + turn + ": ";
            try {
                rulesHold();
                what += turn();
                look();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(what + " of " + now() + "\n" + story(), e);
            }
        }
        history().forEach(line -> taken.add(line.step()));
    }

    /** Once it is declined or withdrawn, little is left to try. */
    private boolean over() {
        return EnumSet.of(State.DECLINED, State.WITHDRAWN).contains(now().state()) && chance(3);
    }

    // The world.

    private void begin() {
        before = null;
        for (PersonId id : PEOPLE) {
            ZoneId zone = id.equals(DAN) || id.equals(CHI) ? ZoneId.of("Asia/Tokyo") : LISBON;
            save(new Person(id, id.value(), zone, id.equals(GUS) ? Person.Kind.GUEST : Person.Kind.MEMBER, false));
        }
        members.put(IT, new HashSet<>(Set.of(BO, CHI, GUS)));
        members.put(HR, new HashSet<>(Set.of(BO, EVE)));
        members.forEach((channel, in) -> desk.teams.members(ACME, channel, List.copyOf(in)));
        CHANNELS.forEach(this::nameHelpers);
        while (!log()) {
            CHANNELS.forEach(this::nameHelpers);
        }
    }

    private boolean log() {
        PersonId requester = pick(PEOPLE);
        PersonId logger = chance(4) ? pick(PEOPLE) : requester;
        NewAsk wanted = new NewAsk(
                desk.act(logger),
                AskDesk.described(requester),
                to(),
                chance(4),
                new Wish("a second screen", null, date()),
                null,
                null);
        try {
            logged = desk.asks.log(wanted);
        } catch (Refusal refusal) {
            return false;
        }
        look();
        part.clear();
        part.addAll(List.of(requester, logger));
        if (logged.addressee() instanceof Addressee.OfPerson asked) {
            part.add(asked.person());
        }
        return true;
    }

    private void save(Person person) {
        people.put(person.id(), person);
        desk.people.save(ACME, List.of(person));
    }

    private void nameHelpers(ChannelId channel) {
        Set<PersonId> named = new HashSet<>();
        if (random.nextBoolean()) {
            named.add(pick(PEOPLE));
            named.add(pick(PEOPLE));
        }
        helpers.put(channel, named);
        desk.helpers(channel, named.toArray(new PersonId[0]));
    }

    // One turn.

    private String turn() {
        desk.now = desk.now.plus(pick(PAUSES));
        before = null;
        if (chance(4)) {
            desk.steps.autoConfirm(ACME);
            look();
        }
        return switch (random.nextInt(20)) {
            case 0 -> leaves(someone(now()));
            case 1, 2 -> comesBack(pick(PEOPLE));
            case 3 -> moves(pick(PEOPLE), pick(CHANNELS));
            default -> acts();
        };
    }

    private String leaves(PersonId person) {
        Person known = known(person);
        save(new Person(person, known.name(), known.zone(), known.kind(), true));
        desk.steps.cleanUpAfterLeavers(ACME);
        long version = desk.version();
        desk.steps.cleanUpAfterLeavers(ACME);
        assertThat(desk.version()).as("settled twice").isEqualTo(version);
        return person.value() + " leaves";
    }

    private String comesBack(PersonId person) {
        Person known = known(person);
        save(new Person(person, known.name(), known.zone(), known.kind(), false));
        return person.value() + " comes back";
    }

    private String moves(PersonId person, ChannelId channel) {
        Set<PersonId> in = Objects.requireNonNull(members.get(channel));
        if (in.remove(person)) {
            desk.teams.leaves(ACME, channel, person);
        } else {
            in.add(person);
            desk.teams.joins(ACME, channel, person);
        }
        return person.value() + " joins or leaves " + channel.value();
    }

    private String acts() {
        Ask before = now();
        PersonId who = someone(before);
        if (known(who).gone()) {
            return "nobody acts";
        }
        Step step = pick(TAKEN);
        List<Step> able = steps(who);
        if (!able.isEmpty() && !chance(6)) {
            // Mostly what they may do, or little would ever happen; and not so often what ends it all.
            step = pick(able);
            step = step == Step.COMMENT || ENDS.contains(step) && !chance(6) ? pick(able) : step;
            List<Step> seldom = able.stream().filter(SELDOM::contains).toList();
            step = !seldom.isEmpty() && !chance(3) ? pick(seldom) : step;
        }
        int lines = seen.history().size();
        long version = desk.version();
        String what = who.value() + " tries " + step + ": ";
        try {
            take(who, step, before);
            look();
            assertThat(isAgreed(step, before))
                    .as(what + "what is due was agreed")
                    .isTrue();
            assertThat(seen.history()).as(what).hasSizeGreaterThan(lines);
            assertThat(step == Step.COMMENT || before.state() != State.DECLINED && before.state() != State.WITHDRAWN)
                    .as(what)
                    .isTrue();
            assertThat(before.state() != State.CONFIRMED || step == Step.REOPEN || step == Step.COMMENT)
                    .as(what)
                    .isTrue();
            if (Set.of(Step.ACCEPT, Step.TAKE_OVER, Step.SUGGEST, Step.HAND_OFF, Step.DECLINE, Step.DONE)
                    .contains(step)) {
                part.add(who);
            }
            if (now().addressee() instanceof Addressee.OfPerson asked) {
                part.add(asked.person());
            }
            this.before = before;
            actor = who;
            return what + "done";
        } catch (Refusal refusal) {
            assertThat(desk.version()).as(what + refusal.reason()).isEqualTo(version);
            return what + refusal.reason();
        }
    }

    /** A new date is due only if the other side asked for it, for a later one, or for none, or agreed to it. */
    private boolean isAgreed(Step step, Ask before) {
        Date due = now().due();
        if (due == null
                || due.equals(before.due())
                || last() == Step.AGREE
                || before.pending() instanceof Pending.Question) {
            return true;
        }
        Date wish = now().neededBy();
        return Set.of(Step.ACCEPT, Step.SUGGEST, Step.DONE).contains(step) && (wish == null || !due.isLaterThan(wish));
    }

    private Step last() {
        return history().get(history().size() - 1).step();
    }

    /** Mostly one of those who have to do with it. */
    private PersonId someone(Ask ask) {
        List<PersonId> near = new ArrayList<>(List.of(ask.requester()));
        ask.awaited().ifPresent(near::add);
        if (ask.addressee() instanceof Addressee.OfTeam team) {
            near.addAll(Objects.requireNonNull(helpers.get(team.channel())));
        }
        if (ask.assignee() != null) {
            near.addAll(List.of(ask.assignee(), ask.assignee()));
        } else if (ask.addressee() instanceof Addressee.OfPerson asked) {
            near.addAll(List.of(asked.person(), asked.person()));
        }
        return chance(4) ? pick(PEOPLE) : pick(near);
    }

    private List<Step> steps(PersonId reader) {
        try {
            return List.copyOf(desk.view(reader, logged).steps());
        } catch (Refusal refusal) {
            return List.of();
        }
    }

    private void look() {
        seen = desk.view(logged.requester(), logged);
    }

    private void take(PersonId who, Step step, Ask ask) {
        Act act = desk.act(who);
        long number = ask.id().number();
        long item = ask.pending() == null || chance(8) ? -1 : ask.pending().step();
        switch (step) {
            case ACCEPT -> desk.steps.accept(act, number, date());
            case TAKE_OVER -> desk.steps.takeOver(act, number);
            case GIVE_BACK -> desk.steps.giveBack(act, number);
            case SUGGEST -> desk.steps.suggest(act, number, someDate(), "a trip");
            case AGREE -> desk.steps.agree(act, number, item);
            case KEEP -> desk.steps.keep(act, number, item);
            case TAKE_BACK -> desk.steps.takeBack(act, number, item);
            case QUESTION -> desk.steps.question(act, number, "which screen?");
            case ANSWER -> desk.steps.answer(act, number, item, "the left one");
            case HAND_OFF -> desk.steps.handOff(act, number, to(), null);
            case DECLINE -> desk.steps.decline(act, number, "we have none", chance(2) ? to() : null);
            case DONE -> desk.steps.done(act, number, null);
            case NOT_DONE -> desk.steps.notDone(act, number);
            case CONFIRM -> desk.steps.confirm(act, number);
            case REOPEN -> desk.steps.reopen(act, number, "it flickers");
            case WITHDRAW -> desk.steps.withdraw(act, number, null);
            case EDIT -> desk.steps.edit(act, number, new Wish("screens " + random.nextInt(3), null, date()));
            case NUDGE -> desk.steps.nudge(act, number);
            case COMMENT -> desk.steps.comment(act, number, "by the way", null, List.of());
            case MAKE_RIGHT -> desk.steps.makeRight(act, number, "I forgot", someDate(), "cake");
            case LOG, LEFT -> throw new IllegalArgumentException(step.name());
        }
    }

    // The rules.

    private void rulesHold() {
        Ask now = now();
        List<HistoryEntry> history = history();
        historyExplains(now, history);
        if (EnumSet.range(State.OPEN, State.CONFIRMED).contains(now.state())) {
            assertThat(now.assignee() != null).as("had by someone").isEqualTo(now.state() != State.OPEN);
        }
        itIsSomeonesTurn(now, history);
        PersonId reader = pick(PEOPLE);
        assertThat(isSeen(reader)).as("seen by " + reader.value()).isEqualTo(maySee(reader, now));
        List<List<String>> notices = newNotices();
        nobodyElseLearnsOfIt(now, history, notices);
        linesAskOnlyWhoCanRespond(now, notices);
        whatIsSettledIsSaidInItsLine(now, history);
        assertThat(Tables.rows(desk.file, """
                        SELECT place FROM notice WHERE kind = 'ask.card' AND about = %d GROUP BY place HAVING COUNT(*) > 1
                        """.formatted(now.id().number())))
                .as("places with several cards")
                .isEmpty();
        everyoneConcernedHearsOnce(now, history, notices);
    }

    private void historyExplains(Ask now, List<HistoryEntry> history) {
        Replay told = new Replay(logged.addressee(), this::known).after(history);
        assertThat(now)
                .extracting(
                        Ask::state,
                        Ask::assignee,
                        Ask::addressee,
                        Ask::due,
                        Ask::pending,
                        Ask::doneAt,
                        Ask::doneBy,
                        Ask::nudgedAt)
                .containsExactly(
                        told.state,
                        told.assignee,
                        told.addressee,
                        told.due,
                        told.pending,
                        told.doneAt,
                        told.doneBy,
                        told.nudgedAt);
    }

    private void itIsSomeonesTurn(Ask now, List<HistoryEntry> history) {
        if (now.pending() != null) {
            assertThat(now.state()).isIn(State.OPEN, State.ACCEPTED);
            assertThat(known(now.awaited().orElseThrow()).gone())
                    .as("what waits for someone gone")
                    .isFalse();
        }
        if (now.state() == State.DONE) {
            assertThat(known(now.requester()).gone()).as("solved?").isFalse();
        }
        if (now.state() == State.ACCEPTED) {
            assertThat(known(Objects.requireNonNull(now.assignee())).gone())
                    .as("had by someone gone")
                    .isFalse();
        }
        if (now.state() == State.OPEN
                && now.addressee() instanceof Addressee.OfPerson asked
                && known(asked.person()).gone()) {
            List<HistoryEntry> since = history.subList(lastHandOff(history), history.size());
            assertThat(since)
                    .as("that who was asked has left is said")
                    .anyMatch(line -> line.step() == Step.LEFT && asked.equals(line.to()));
        }
    }

    private static int lastHandOff(List<HistoryEntry> history) {
        int last = history.size() - 1;
        while (history.get(last).step() != Step.HAND_OFF && last > 0) {
            last--;
        }
        return last;
    }

    /**
     * The requester, and the assignees before and after a step, hear of it once, except the person who took it. If the
     * requester is content, a card that changes is enough.
     */
    private void everyoneConcernedHearsOnce(Ask now, List<HistoryEntry> history, List<List<String>> notices) {
        List<List<String>> heard = notices.stream()
                .filter(notice ->
                        Set.of(AskNotice.CARD, AskNotice.TOLD, AskNotice.ACT).contains(notice.get(0)))
                .map(notice -> notice.subList(1, 3))
                .toList();
        assertThat(heard).as("who hears of which step").doesNotHaveDuplicates();
        Step last = history.get(history.size() - 1).step();
        boolean content =
                last == Step.CONFIRM || last == Step.AGREE && now.requester().equals(actor);
        List<String> seen = notices.stream()
                .filter(notice -> notice.get(0).equals(AskNotice.REFRESH))
                .map(notice -> notice.get(1))
                .toList();
        if (before != null) {
            Stream.of(before.requester(), before.assignee(), now.assignee())
                    .filter(Objects::nonNull)
                    .filter(person -> !person.equals(actor) && !known(person).gone())
                    .forEach(person -> assertThat(content && seen.contains(person.value())
                                    || heard.stream().anyMatch(one -> one.get(0).equals(person.value())))
                            .as("whether %s hears or sees it", person)
                            .isTrue());
        }
    }

    /** A line with buttons goes only to someone who may take one of the steps that it offers, and who has a card. */
    private void linesAskOnlyWhoCanRespond(Ask now, List<List<String>> notices) {
        for (List<String> notice : notices) {
            if (notice.get(0).equals(AskNotice.ACT)) {
                PersonId reader = new PersonId(notice.get(1));
                boolean askAgain =
                        reader.equals(now.requester()) && (now.state() == State.DECLINED || now.state() == State.OPEN);
                assertThat(askAgain || steps(reader).stream().anyMatch(RESPONSES::contains))
                        .as("what %s can do about %s", reader.value(), notice)
                        .isTrue();
                assertThat(Tables.rows(desk.file, """
                                SELECT 1 FROM notice WHERE kind = 'ask.card' AND about = %d AND place = '%s'
                                """.formatted(now.id().number(), reader.value())))
                        .as("the card that %s leads to", notice)
                        .hasSize(1);
            }
        }
        Pending pending = now.pending();
        if (pending != null
                && !notices.isEmpty()
                && pending.step() == history().get(history().size() - 1).id()) {
            assertThat(notices)
                    .as("what tells of what is pending")
                    .anyMatch(notice -> Set.of(AskNotice.ACT, AskNotice.CARD).contains(notice.get(0))
                            && notice.get(1).equals(now.awaited().orElseThrow().value())
                            && notice.get(2).equals(String.valueOf(pending.step())));
        }
    }

    private void whatIsSettledIsSaidInItsLine(Ask now, List<HistoryEntry> history) {
        for (List<String> line : Tables.rows(desk.file, """
                SELECT cause, (SELECT COUNT(*) FROM notice said WHERE said.kind = 'ask.settled'
                               AND said.about = line.about AND said.note = 'ask.act ' || line.id)
                FROM notice line WHERE kind = 'ask.act' AND about = %d
                """.formatted(now.id().number()))) {
            boolean settled = now.settled(Long.parseLong(line.get(0)), history).isPresent();
            assertThat(line.get(1)).as("line of step " + line.get(0)).isEqualTo(settled ? "1" : "0");
        }
    }

    private void nobodyElseLearnsOfIt(Ask now, List<HistoryEntry> history, List<List<String>> notices) {
        Map<String, HistoryEntry> steps = new HashMap<>();
        history.forEach(line -> steps.put(String.valueOf(line.id()), line));
        for (List<String> notice : notices) {
            String kind = notice.get(0);
            String place = notice.get(1);
            assertThat(steps).as("the step that caused %s", notice).containsKey(notice.get(2));
            HistoryEntry cause = Objects.requireNonNull(steps.get(notice.get(2)));
            String what = notice + " for " + cause.step() + " by " + cause.by();
            if (!kind.equals(AskNotice.ENDED) && !kind.equals(AskNotice.SETTLED)) {
                assertThat(mayCome(place, now, cause)).as(what).isTrue();
            }
            if (kind.equals(AskNotice.TOLD) || kind.equals(AskNotice.ACT)) {
                assertThat(new PersonId(place)).as(what).isNotEqualTo(cause.by());
            }
            if (kind.equals(AskNotice.CARD)
                    && cause.by() != null
                    && place.equals(cause.by().value())) {
                // Their own card of what they asked; one that asks for a date; one of the team they gave it to.
                assertThat(cause.step() == Step.LOG
                                || cause.step() == Step.ACCEPT && cause.date() == null
                                || cause.step() == Step.HAND_OFF && now.helpersOnly())
                        .as(what)
                        .isTrue();
            }
        }
    }

    private List<List<String>> newNotices() {
        List<List<String>> fresh = new ArrayList<>();
        for (List<String> row : Tables.rows(desk.file, """
                SELECT id, kind, place, cause, about FROM notice WHERE id > %d ORDER BY id
                """.formatted(lastNotice))) {
            lastNotice = Long.parseLong(row.get(0));
            if (row.get(4).equals(String.valueOf(logged.id().number()))) {
                fresh.add(row.subList(1, 4));
            }
        }
        return fresh;
    }

    private long lastNotice;

    /** A channel reads what was asked of it, and that it was handed on; a person, what they may see. */
    private boolean mayCome(String place, Ask now, HistoryEntry cause) {
        ChannelId channel = new ChannelId(place);
        if (CHANNELS.contains(channel)) {
            boolean handedOn = cause.step() == Step.HAND_OFF;
            return handedOn || !now.helpersOnly() && now.addressee().equals(new Addressee.OfTeam(channel));
        }
        return maySee(new PersonId(place), now);
    }

    private boolean maySee(PersonId person, Ask now) {
        if (part.contains(person)) {
            return true;
        }
        if (!(now.addressee() instanceof Addressee.OfTeam team)) {
            return false;
        }
        ChannelId channel = team.channel();
        boolean isMember = Objects.requireNonNull(members.get(channel)).contains(person);
        return Objects.requireNonNull(helpers.get(channel)).contains(person)
                        && !known(person).gone()
                || !now.helpersOnly()
                        && (isMember || channel.equals(IT) && known(person).isMember());
    }

    private boolean isSeen(PersonId reader) {
        try {
            return desk.view(reader, logged).ask().id().equals(logged.id());
        } catch (Refusal refusal) {
            return false;
        }
    }

    // What there is to know and to choose from.

    private Ask now() {
        return seen.ask();
    }

    private List<HistoryEntry> history() {
        return seen.history();
    }

    private String story() {
        return history().stream()
                .map(line -> line.id() + " " + line.at() + " " + line.step() + " by " + line.by() + " " + line.date()
                        + " " + line.to())
                .collect(Collectors.joining("\n"));
    }

    private Person known(PersonId id) {
        return Objects.requireNonNull(people.get(id));
    }

    private NewAsk.To to() {
        return chance(2) ? AskDesk.to(pick(PEOPLE)) : AskDesk.to(pick(CHANNELS));
    }

    private @Nullable Date date() {
        return chance(3) ? null : someDate();
    }

    /** Mostly ahead, now and then past; with a time or without. */
    private Date someDate() {
        LocalDate day = LocalDate.ofInstant(desk.now, LISBON).plusDays(random.nextInt(12) - 1);
        ZoneId zone = chance(4) ? ZoneId.of("Asia/Tokyo") : LISBON;
        return chance(2) ? Date.on(day, zone) : Date.at(day, LocalTime.of(8 + random.nextInt(12), 30), zone);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
