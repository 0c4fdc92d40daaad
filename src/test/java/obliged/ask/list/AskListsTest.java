package obliged.ask.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import obliged.ask.Ask;
import obliged.ask.AskAccess;
import obliged.ask.AskDao;
import obliged.ask.AskDesk;
import obliged.ask.Asks;
import obliged.ask.NewAsk;
import obliged.ask.list.AskList.Kind;
import obliged.ask.value.Addressee;
import obliged.ask.value.AskId;
import obliged.ask.value.Date;
import obliged.ask.value.State;
import obliged.ask.value.Wish;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import obliged.shared.Refusal;
import obliged.store.Tables;
import obliged.team.Channel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskListsTest {
    private static final List<PersonId> PEOPLE = List.of(
            AskDesk.ANA, AskDesk.BO, AskDesk.CHI, AskDesk.DAN, AskDesk.GUS, AskDesk.GIL, AskDesk.FAY, AskDesk.US);

    @TempDir
    Path directory;

    private AskDesk desk;
    private AskLists lists;

    @BeforeEach
    void open() {
        desk = new AskDesk(directory);
        lists = new AskLists(desk.store, desk.people, desk.teams, desk.asks);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whatSomeoneOwesStandsInTheOrderInWhichItIsDue() {
        desk.log(AskDesk.ANA, AskDesk.to(AskDesk.BO), "whenever", null);
        desk.log(AskDesk.ANA, AskDesk.to(AskDesk.BO), "thursday", AskDesk.THURSDAY);
        Ask tuesday = desk.log(AskDesk.ANA, AskDesk.to(AskDesk.BO), "tuesday", AskDesk.TUESDAY);
        desk.steps.accept(desk.act(AskDesk.BO), tuesday.id().number(), null);
        Ask taken = desk.anaAsks(AskDesk.IT);
        desk.steps.accept(
                desk.act(AskDesk.BO),
                taken.id().number(),
                Date.on(AskDesk.TUESDAY.day().plusDays(1), AskDesk.LISBON));
        desk.log(AskDesk.BO, AskDesk.to(AskDesk.ANA), "not his to do", null);

        assertThat(words(all(AskDesk.BO, AskList.of(Kind.OWED))))
                .containsExactly("tuesday", "a second screen", "thursday", "whenever");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            打印机坏了需要修理           | 坏了
            打印机坏了需要修理           | 打印机 修理
            プリンターが壊れた           | プリンタ
            プリンターが壊れた           | ﾌﾟﾘﾝﾀｰ
            เครื่องพิมพ์เสีย          | พิมพ์
            prenez l’imprimante | imprimante
            it doesn’t open     | doesnt op
            it doesn’t open     | doesn't
            the Straße sign     | STRASSE
            Søren’s ĳs          | soren ij
            किताब चाहिए          | किता
            """)
    void whatWasWrittenIsFoundHoweverItsLettersAreTyped(String words, String typed) {
        desk.log(AskDesk.ANA, AskDesk.to(AskDesk.BO), words, null);

        assertThat(all(AskDesk.ANA, AskList.found(typed))).containsExactly(1L);
    }

    @ParameterizedTest
    @CsvSource({"了坏", "打机", "कत"})
    void lettersThatStandApartAreNotFoundTogether(String typed) {
        desk.log(AskDesk.ANA, AskDesk.to(AskDesk.BO), "打印机坏了需要修理 किताब", null);

        assertThat(all(AskDesk.ANA, AskList.found(typed))).isEmpty();
    }

    @Test
    void whatIsDoneIsOwedNoLongerButWaitsForTheRequestersWord() {
        Ask ask = desk.anaAsksBo(null);
        desk.steps.accept(desk.act(AskDesk.BO), 1, AskDesk.TUESDAY);
        assertThat(all(AskDesk.ANA, AskList.of(Kind.AWAITED))).containsExactly(1L);
        assertThat(all(AskDesk.ANA, AskList.of(Kind.TO_ANSWER))).isEmpty();

        desk.steps.done(desk.act(AskDesk.BO), ask.id().number(), null);

        assertThat(all(AskDesk.BO, AskList.of(Kind.OWED))).isEmpty();
        assertThat(all(AskDesk.ANA, AskList.of(Kind.AWAITED))).isEmpty();
        assertThat(all(AskDesk.ANA, AskList.of(Kind.TO_ANSWER))).containsExactly(1L);
    }

    @Test
    void aDateThatTheRequesterSuggestsWaitsForTheAssigneesWord() {
        desk.anaAsksBo(AskDesk.TUESDAY);
        desk.steps.accept(desk.act(AskDesk.BO), 1, null);
        desk.steps.suggest(desk.act(AskDesk.ANA), 1, AskDesk.THURSDAY, null);

        assertThat(all(AskDesk.BO, AskList.of(Kind.TO_ANSWER))).containsExactly(1L);
        assertThat(all(AskDesk.ANA, AskList.of(Kind.TO_ANSWER))).isEmpty();
        assertThat(all(AskDesk.ANA, AskList.of(Kind.AWAITED))).containsExactly(1L);
    }

    @Test
    void whatIsLateIsListedForBothSidesAndForNobodyElse() {
        desk.anaAsksBo(AskDesk.TUESDAY);
        desk.anaAsksBo(AskDesk.THURSDAY);
        desk.anaAsksBo(AskDesk.TUESDAY);
        desk.steps.accept(desk.act(AskDesk.BO), 1, null);
        desk.steps.accept(desk.act(AskDesk.BO), 2, null);
        desk.now = AskDesk.SUNDAY.plus(Duration.ofDays(3));

        assertThat(all(AskDesk.BO, AskList.of(Kind.OVERDUE))).containsExactly(1L);
        assertThat(all(AskDesk.ANA, AskList.of(Kind.OVERDUE))).containsExactly(1L);
        assertThat(all(AskDesk.CHI, AskList.of(Kind.OVERDUE))).isEmpty();
    }

    @Test
    void aQuestionThatWasAskedInTimeKeepsAPromiseFromTheLateOnes() {
        desk.anaAsksBo(AskDesk.TUESDAY);
        desk.steps.accept(desk.act(AskDesk.BO), 1, null);
        desk.steps.question(desk.act(AskDesk.BO), 1, "which one?");
        desk.now = AskDesk.SUNDAY.plus(Duration.ofDays(3));

        assertThat(all(AskDesk.BO, AskList.of(Kind.OVERDUE))).isEmpty();
    }

    @Test
    void whatIsOverCanBeListedToo() {
        desk.anaAsksBo(null);
        desk.anaAsks(AskDesk.IT);
        desk.steps.withdraw(desk.act(AskDesk.ANA), 1, null);
        desk.steps.withdraw(desk.act(AskDesk.ANA), 2, null);

        assertThat(all(AskDesk.ANA, AskList.of(Kind.MINE))).isEmpty();
        assertThat(all(AskDesk.ANA, AskList.of(Kind.MINE).withEnded())).containsExactly(2L, 1L);
        assertThat(all(AskDesk.BO, AskList.ofTeam(AskDesk.IT))).isEmpty();
        assertThat(all(AskDesk.BO, AskList.ofTeam(AskDesk.IT).withEnded())).containsExactly(2L);
    }

    @ParameterizedTest
    @CsvSource({"MINE", "OWED", "ALL", "FOUND"})
    void pagesNeitherSkipNorRepeatWhileNewOnesComeAndOldOnesGo(Kind kind) {
        AskList list = kind == Kind.FOUND ? AskList.found("token") : AskList.of(kind);
        PersonId reader = kind == Kind.OWED ? AskDesk.BO : AskDesk.ANA;
        for (int i = 0; i < 25; i++) {
            desk.anaAsksBo(null);
        }
        AskPage first = page(reader, list, AskPage.Edge.START);
        desk.anaAsksBo(null);
        // The very one that the next page begins after.
        desk.steps.withdraw(desk.act(AskDesk.ANA), last(first), null);
        AskPage second = page(reader, list, first.after());
        desk.anaAsksBo(null);
        AskPage third = page(reader, list, second.after());

        List<Long> seen = Stream.of(first, second, third)
                .flatMap(page -> numbers(page).stream())
                .toList();
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsAll(LongStream.rangeClosed(1, 25).boxed().toList());
        assertThat(numbers(page(reader, list, third.before()))).isEqualTo(numbers(second));
        assertThat(first.before()).isNull();
    }

    @Test
    void theFirstPageIsWholeAgainWhenSomeoneComesBackToIt() {
        for (int i = 0; i < 12; i++) {
            desk.anaAsksBo(null);
        }
        for (AskList list : List.of(AskList.of(Kind.MINE), AskList.of(Kind.ALL))) {
            AskPage first = page(AskDesk.ANA, list, AskPage.Edge.START);
            AskPage second = page(AskDesk.ANA, list, first.after());
            assertThat(numbers(second)).hasSize(2);
            assertThat(second.after()).isNull();
            assertThat(numbers(page(AskDesk.ANA, list, second.before()))).isEqualTo(numbers(first));
        }
    }

    @Test
    void anEdgeThatNobodyGaveLeadsSomewhere() {
        desk.anaAsksBo(null);
        for (Kind kind : Kind.values()) {
            for (boolean back : new boolean[] {false, true}) {
                for (long odd : new long[] {Long.MIN_VALUE, -1, 0, 99, Long.MAX_VALUE}) {
                    AskList list = kind == Kind.TEAM ? AskList.ofTeam(new ChannelId("nowhere")) : AskList.of(kind);
                    AskPage page = page(AskDesk.ANA, list, new AskPage.Edge(odd, odd, back));
                    assertThat(numbers(page)).isIn(List.of(), List.of(1L));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            water plants             | 1
            PLANTS water             | 1
            wat                      | 1
            plant                    | 1
            plan water               |
            cafe                     | 2
            Café Müller              | 2
            "plants"                 | 1
            water AND plants         |
            water OR cafe            |
            NOT cafe                 |
            wa*                      | 1
            said:water               |
            "                        |
            water"                   | 1
            (water                   | 1
            ^water                   | 1
            plants -water            | 1
            NEAR(water plants)       |
            🎉                       |
            🎉 water                 | 1
            w                        | 1
            seen                     |
            vips                     | 2
            会                       | 3
            """)
    void wordsAreFoundWhateverElseIsTyped(String typed, @Nullable Long found) {
        desk.log(AskDesk.ANA, AskDesk.to(AskDesk.BO), "water the plants", null);
        desk.asks.log(new NewAsk(
                desk.act(AskDesk.ANA),
                AskDesk.described(AskDesk.ANA),
                AskDesk.to(AskDesk.BO),
                false,
                new Wish("a table in the café of Mr. Mueller, or Müller", "our VIPs feel at home", null),
                null,
                null));
        desk.log(AskDesk.ANA, AskDesk.to(AskDesk.BO), "会議室を予約", null);

        assertThat(all(AskDesk.ANA, AskList.found(typed))).isEqualTo(found == null ? List.of() : List.of(found));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a ",
                "a b c d e f g h i j k l m n o p q r s t u v w x y z ",
                "\"'*:^(){}[]-+\\ ",
                "<@U1> ",
                "👩‍👩‍👧‍👦"
            })
    void threeThousandCharactersOfAnythingAreAQuestionToo(String repeated) {
        desk.anaAsksBo(null);
        String typed = repeated.repeat(3_000 / repeated.length());

        assertThat(all(AskDesk.ANA, AskList.found(typed))).isEmpty();
        assertThat(all(AskDesk.ANA, AskList.found("token " + typed))).isIn(List.of(), List.of(1L));
    }

    /** So many that common words are told from rare ones. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            many                | 20001 20000 19999 19998 19997 19996 19995 19994 19993 19992
            man                 | 20001 20000 19999 19998 19997 19996 19995 19994 19993 19992
            many words nobod    | 20001 20000 19999 19998 19997 19996 19995 19994 19993 19992
            many odd            | 20001 19999 19997 19995 19993 19991 19989 19987 19985 19983
            many water          | 7008 8
            water many          | 7008 8
            wat many words      |
            odd water           |
            plants words wate   | 8
            plants wate words   |
            many nowhere        |
            nowhere many        |
            """)
    void rareWordsAreFoundAmongCommonOnesInAnyOrder(String typed, @Nullable String found) {
        sql("""
                WITH RECURSIVE every (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM every WHERE n < 20001)
                INSERT INTO ask (workspace_id, number, requester, logged_by, logged_at, asked_person, words, state)
                SELECT '%s', n, '%s', '%s', n, '%s',
                       'many words, nobody reads them' || CASE WHEN n %% 2 = 1 THEN ', odd' ELSE '' END
                         || CASE n WHEN 8 THEN ', water the plants' WHEN 7008 THEN ', water the trees' ELSE '' END,
                       'OPEN'
                FROM every
                """.formatted(AskDesk.ACME.value(), AskDesk.ANA.value(), AskDesk.ANA.value(), AskDesk.BO.value()));

        AskPage page = page(AskDesk.ANA, AskList.found(typed), AskPage.Edge.START);

        assertThat(numbers(page))
                .isEqualTo(
                        found == null
                                ? List.of()
                                : Stream.of(found.split(" ")).map(Long::valueOf).toList());
        assertThat(numbers(page(AskDesk.DAN, AskList.found(typed), AskPage.Edge.START)))
                .isEmpty();
    }

    @Test
    void changedWordsAreFoundAndThoseBeforeThemNoLonger() {
        desk.anaAsksBo(null);
        desk.steps.edit(desk.act(AskDesk.ANA), 1, new Wish("a new badge", null, null));

        assertThat(all(AskDesk.BO, AskList.found("badge"))).containsExactly(1L);
        assertThat(all(AskDesk.BO, AskList.found("token"))).isEmpty();
    }

    @Test
    void anAskIsNotFoundByThoseWhoLostSightOfItsChannel() {
        desk.log(AskDesk.BO, AskDesk.to(AskDesk.HR), "a raise", null);
        assertThat(all(AskDesk.CHI, AskList.found("raise"))).containsExactly(1L);
        desk.teams.leaves(AskDesk.ACME, AskDesk.HR, AskDesk.CHI);
        assertThat(all(AskDesk.CHI, AskList.found("raise"))).isEmpty();
        assertThat(all(AskDesk.DAN, AskList.found("raise"))).isEmpty();
        desk.teams.save(AskDesk.ACME, List.of(new Channel(AskDesk.HR, "hr", false, false, true, false)));
        assertThat(all(AskDesk.DAN, AskList.found("raise"))).containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void listsAndSearchShowExactlyWhatTheirReaderMaySee(long seed) {
        live(new Random(seed), seed % 2 == 0 ? 0 : 40);
        List<Ask> asks = LongStream.rangeClosed(1, count())
                .mapToObj(number -> desk.store.read(tx -> Asks.load(tx, new AskId(AskDesk.ACME, number))))
                .toList();
        AskAccess access = new AskAccess(desk.people, desk.teams);
        for (PersonId reader : Stream.concat(PEOPLE.stream(), Stream.of(new PersonId("unheard")))
                .toList()) {
            List<Ask> seen = desk.store.read(tx ->
                    asks.stream().filter(ask -> access.maySee(tx, ask, reader)).toList());
            expect(reader, AskList.of(Kind.ALL), seen, ask -> true);
            expect(reader, AskList.found("thin"), seen, ask -> ask.words().equals("a thing"));
            expect(
                    reader,
                    AskList.of(Kind.MINE).withEnded(),
                    seen,
                    ask -> ask.requester().equals(reader));
            expect(
                    reader,
                    AskList.of(Kind.MINE),
                    seen,
                    ask -> ask.requester().equals(reader) && !ask.state().isOver());
            for (ChannelId team : List.of(AskDesk.IT, AskDesk.HR)) {
                Predicate<Ask> asked = ask -> ask.addressee().equals(new Addressee.OfTeam(team));
                expect(reader, AskList.ofTeam(team).withEnded(), seen, asked);
                expect(
                        reader,
                        AskList.ofTeam(team),
                        seen,
                        asked.and(ask -> ask.state() == State.OPEN || ask.state() == State.ACCEPTED));
            }
            expect(
                    reader,
                    AskList.of(Kind.TO_ANSWER),
                    seen,
                    ask -> ask.awaited().filter(reader::equals).isPresent()
                            || ask.state() == State.DONE && ask.requester().equals(reader));
        }
    }

    private void expect(PersonId reader, AskList list, List<Ask> seen, Predicate<Ask> which) {
        assertThat(all(reader, list))
                .as("%s of %s", list, reader)
                .isEqualTo(seen.stream()
                        .filter(which)
                        .map(ask -> ask.id().number())
                        .sorted(Comparator.reverseOrder())
                        .toList());
    }

    /** Some weeks of a small company, in which channels and helpers change. */
    private void live(Random random, int otherTeams) {
        for (int i = 0; i < otherTeams; i++) {
            ChannelId other = new ChannelId("other" + i);
            desk.teams.save(AskDesk.ACME, List.of(new Channel(other, "other" + i, i % 9 == 0, false, true, false)));
            desk.teams.members(AskDesk.ACME, other, List.of());
            desk.inside(other, AskDesk.DAN, () -> desk.log(AskDesk.DAN, AskDesk.to(other), "a thing", null));
        }
        for (int i = 0; i < 250; i++) {
            PersonId by = pick(random, PEOPLE);
            long number = 1 + random.nextInt(Math.max(1, count()));
            try {
                switch (random.nextInt(12)) {
                    case 0, 1, 2, 3 ->
                        desk.asks.log(new NewAsk(
                                desk.act(by),
                                AskDesk.described(pick(random, PEOPLE)),
                                someone(random),
                                random.nextBoolean(),
                                new Wish(random.nextBoolean() ? "a thing" : "something else", null, null),
                                null,
                                null));
                    case 4, 5 -> desk.steps.accept(desk.act(by), number, AskDesk.THURSDAY);
                    case 6 -> desk.steps.handOff(desk.act(by), number, someone(random), null);
                    case 7 -> desk.steps.decline(desk.act(by), number, "no", null);
                    case 8 -> desk.steps.question(desk.act(by), number, "why?");
                    case 9 -> desk.steps.suggest(desk.act(by), number, AskDesk.TUESDAY, null);
                    case 10 -> desk.steps.done(desk.act(by), number, null);
                    default -> change(random, by);
                }
            } catch (Refusal refusal) {
                // As in life.
            }
        }
    }

    private void change(Random random, PersonId person) {
        ChannelId channel = pick(random, List.of(AskDesk.IT, AskDesk.HR));
        switch (random.nextInt(5)) {
            case 0 -> desk.teams.joins(AskDesk.ACME, channel, person);
            case 1 -> desk.teams.leaves(AskDesk.ACME, channel, person);
            case 2 ->
                desk.teams.save(
                        AskDesk.ACME,
                        List.of(new Channel(channel, channel.value(), random.nextBoolean(), false, true, true)));
            case 3 ->
                sql("INSERT OR IGNORE INTO team_helper SELECT workspace_id, channel_id, '" + person.value()
                        + "' FROM team WHERE channel_id = '" + channel.value() + "'");
            default -> sql("DELETE FROM team_helper WHERE channel_id = '" + channel.value() + "'");
        }
    }

    private static NewAsk.To someone(Random random) {
        return random.nextBoolean()
                ? AskDesk.to(pick(random, PEOPLE))
                : AskDesk.to(pick(random, List.of(AskDesk.IT, AskDesk.HR)));
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void sql(String sql) {
        try (Connection connection = Tables.open(desk.file);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private int count() {
        return desk.store.read(tx -> (int) tx.dao(AskDao.class).nextNumber(AskDesk.ACME)) - 1;
    }

    private AskPage page(PersonId reader, AskList list, AskPage.@Nullable Edge edge) {
        return lists.page(AskDesk.ACME, reader, list, Objects.requireNonNull(edge));
    }

    /** Every page after another. */
    private List<Long> all(PersonId reader, AskList list) {
        List<Long> all = new ArrayList<>();
        for (AskPage.Edge at = AskPage.Edge.START; at != null; ) {
            AskPage page = page(reader, list, at);
            all.addAll(numbers(page));
            at = page.after();
        }
        return all;
    }

    private List<String> words(List<Long> numbers) {
        return numbers.stream()
                .map(number -> desk.view(
                                AskDesk.BO, desk.store.read(tx -> Asks.load(tx, new AskId(AskDesk.ACME, number))))
                        .ask()
                        .words())
                .toList();
    }

    private static List<Long> numbers(AskPage page) {
        return page.views().stream().map(view -> view.ask().id().number()).toList();
    }

    private static long last(AskPage page) {
        List<Long> numbers = numbers(page);
        return numbers.get(numbers.size() - 1);
    }
}
