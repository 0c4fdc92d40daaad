package obliged.thanks;

import static obliged.thanks.ThanksDesk.ACME;
import static obliged.thanks.ThanksDesk.ANA;
import static obliged.thanks.ThanksDesk.BO;
import static obliged.thanks.ThanksDesk.CHI;
import static obliged.thanks.ThanksDesk.DEE;
import static obliged.thanks.ThanksDesk.FAY;
import static obliged.thanks.ThanksDesk.GENERAL;
import static obliged.thanks.ThanksDesk.GUS;
import static obliged.thanks.ThanksDesk.LEADS;
import static obliged.thanks.ThanksDesk.in;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import obliged.shared.ChannelId;
import obliged.shared.PersonId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What someone reads of what others gave and got. */
class ThanksListsTest {
    private static final List<PersonId> ALL = List.of(ANA, BO, CHI, DEE, GUS);

    @TempDir
    Path directory;

    private ThanksDesk desk;

    @BeforeEach
    void open() {
        desk = new ThanksDesk(directory);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static List<String> words(List<ThankYou> lines) {
        return lines.stream().map(thanks -> thanks.gift().words()).toList();
    }

    private ThanksLists.Page page(PersonId reader, PersonId person, ThanksLists.Side side) {
        return desk.lists.page(ACME, reader, person, side, ThanksLists.Cursor.NEWEST, 1_000);
    }

    @Test
    void theNewestComesFirstAndWhatWasTakenBackNotAtAll() {
        desk.thankYous.give(desk.by(ANA, "one", BO));
        desk.thankYous.give(desk.by(CHI, "two", BO, ANA));
        desk.thankYous.give(desk.by(ANA, "three", BO));
        desk.thankYous.undoLast(desk.act(ANA));
        desk.thankYous.give(desk.by(BO, "four", ANA));
        assertThat(words(desk.lists.received(ACME, BO, 10))).containsExactly("two", "one");
        assertThat(words(desk.lists.received(ACME, BO, 1))).containsExactly("two");
        assertThat(words(desk.lists.given(ACME, ANA, 10))).containsExactly("one");
        assertThat(words(desk.lists.received(ACME, ANA, 10))).containsExactly("four", "two");
    }

    /** The rule in so many words, beside which the query is held. */
    private static boolean maySee(PersonId reader, ThankYou thanks) {
        if (thanks.from().equals(reader) || thanks.people().contains(reader)) {
            return true;
        }
        ChannelId channel = thanks.channel();
        if (channel == null || reader.equals(FAY)) {
            return false;
        }
        // Gus is a guest in no channel; a stranger is nobody to us yet.
        return channel.equals(LEADS)
                ? reader.equals(BO)
                : List.of(ANA, BO, CHI, DEE).contains(reader) && channel.equals(GENERAL);
    }

    @Test
    void whoeverReadsSeesWhatTheyMayAndNothingElse() {
        Random random = new Random(6);
        List<ChannelId> places = List.of(GENERAL, LEADS, new ChannelId("unheard"));
        List<ThankYou> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            desk.pass(Duration.ofHours(3));
            List<PersonId> people = new ArrayList<>(ALL);
            Collections.shuffle(people, random);
            PersonId[] thanked = people.subList(1, 2 + random.nextInt(3)).toArray(PersonId[]::new);
            boolean between = thanked.length == 1 && random.nextBoolean();
            all.add(desk.thankYous
                    .give(in(
                            desk.by(people.get(0), "thing " + i, thanked),
                            between ? null : places.get(random.nextInt(3)),
                            false))
                    .thanks());
            if (random.nextInt(10) == 0) {
                desk.thankYous.undoLast(desk.act(people.get(0)));
                all.remove(all.size() - 1);
            }
        }
        Collections.reverse(all);
        for (PersonId reader : List.of(ANA, BO, CHI, DEE, GUS, FAY, new PersonId("stranger"))) {
            for (PersonId person : ALL) {
                assertThat(words(page(reader, person, ThanksLists.Side.GOT).lines()))
                        .as("what %s sees of what %s got", reader, person)
                        .isEqualTo(all.stream()
                                .filter(thanks -> thanks.people().contains(person) && maySee(reader, thanks))
                                .map(thanks -> thanks.gift().words())
                                .toList());
                assertThat(words(page(reader, person, ThanksLists.Side.GAVE).lines()))
                        .as("what %s sees of what %s gave", reader, person)
                        .isEqualTo(all.stream()
                                .filter(thanks -> thanks.from().equals(person) && maySee(reader, thanks))
                                .map(thanks -> thanks.gift().words())
                                .collect(Collectors.toList()));
            }
        }
    }

    @Test
    void pagesFollowEachOtherBothWaysWhateverComesMeanwhile() {
        for (int i = 1; i <= 5; i++) {
            desk.thankYous.give(desk.by(i % 2 == 0 ? ANA : CHI, "thing " + i, BO));
        }
        ThanksLists.Page first = next(ThanksLists.Cursor.NEWEST);
        assertThat(words(first.lines())).containsExactly("thing 5", "thing 4");
        assertThat(first.newer()).isFalse();
        assertThat(first.older()).isTrue();
        desk.thankYous.give(desk.by(ANA, "thing 6", BO));
        ThanksLists.Page second = next(older(first));
        assertThat(words(second.lines())).containsExactly("thing 3", "thing 2");
        assertThat(second.newer() && second.older()).isTrue();
        ThanksLists.Page third = next(older(second));
        assertThat(words(third.lines())).containsExactly("thing 1");
        assertThat(third.older()).isFalse();
        ThanksLists.Page back = next(newer(third));
        assertThat(words(back.lines())).containsExactly("thing 3", "thing 2");
        assertThat(back.newer() && back.older()).isTrue();
        assertThat(words(next(newer(back)).lines())).containsExactly("thing 5", "thing 4");
        ThanksLists.Page newest = next(newer(next(newer(back))));
        assertThat(words(newest.lines())).containsExactly("thing 6");
        assertThat(newest.newer()).isFalse();
    }

    private ThanksLists.Page next(ThanksLists.Cursor cursor) {
        return desk.lists.page(ACME, BO, BO, ThanksLists.Side.GOT, cursor, 2);
    }

    private static ThanksLists.Cursor older(ThanksLists.Page page) {
        return new ThanksLists.Cursor(
                page.lines().get(page.lines().size() - 1).id().number(), false);
    }

    private static ThanksLists.Cursor newer(ThanksLists.Page page) {
        return new ThanksLists.Cursor(page.lines().get(0).id().number(), true);
    }
}
