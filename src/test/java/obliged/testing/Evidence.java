package obliged.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import obliged.ask.Step;
import obliged.sandbox.Sandbox;
import obliged.sandbox.world.Message;

/** Compares, when all is over, what people were answered with what stands on their screens and in the file. */
public final class Evidence {
    private final Sandbox slack;
    private final Ledger ledger;
    private final Set<String> givenUp = new HashSet<>();

    /** What nobody's deed brought: how much of it comes is the clock's affair, but nothing of it comes twice to a person. */
    private final Set<String> ofTime = new HashSet<>();

    private final Map<String, Promise> promises = new HashMap<>();
    private final Map<Long, Promise> byNumber = new HashMap<>();

    /** All messages of the bot that everyone in a place sees, in order. */
    private final Map<String, List<Message>> screens = new LinkedHashMap<>();

    private final Map<String, Integer> copies = new HashMap<>();

    public Evidence(Sandbox slack, Path database, List<Promise> all) throws SQLException {
        this.slack = slack;
        this.ledger = new Ledger(database);
        all.forEach(promise -> promises.put(promise.words, promise));
        ledger.words.forEach(this::match);
        ledger.notices.stream().filter(Ledger.Notice::isGivenUp).forEach(notice -> givenUp.add(notice.mark()));
        ledger.notices.stream().filter(Ledger.Notice::isOfTime).forEach(notice -> ofTime.add(notice.mark()));
        for (int i = 0; i < Crowd.PEOPLE; i++) {
            String person = slack.world().person(Crowd.person(i)).id();
            screens.put(person, posts(slack.world().direct(person).id()));
        }
        for (String channel : Crowd.CHANNELS) {
            String id = slack.world().channel(channel).id();
            screens.put(id, posts(id));
        }
    }

    private List<Message> posts(String channel) {
        return slack.world().messages(channel).stream()
                .filter(message -> !message.isEphemeral()
                        && message.author().equals(slack.world().botUserId()))
                .toList();
    }

    private void match(long number, String words) {
        Promise promise = promises.get(words);
        assertThat(promise).as("who asked " + words).isNotNull();
        assertThat(byNumber.values()).as("asked once").doesNotContain(promise);
        byNumber.put(number, promise);
    }

    /** Everything that was owed has ended; what was given up is a post in a channel, tried twice, of which we can't tell. */
    public void onlyPostsInDoubtWereGivenUp() {
        assertThat(ledger.notices)
                .allSatisfy(notice -> assertThat(notice.isGivenUpInDoubt()
                                || Set.of("DELIVERED", "SETTLED").contains(notice.state()))
                        .as(notice.toString())
                        .isTrue());
    }

    /** What was answered happened once, and nothing happened that nobody wanted. */
    public void everyCommandActedOnce() {
        for (Promise promise : promises.values()) {
            boolean logged = promise.isAnswered(Step.LOG, promise.requester);
            if (logged) {
                assertThat(byNumber.get(promise.number())).as(promise.words).isSameAs(promise);
            }
        }
        byNumber.forEach((number, promise) -> {
            List<Ledger.Taken> taken = ledger.taken(number);
            assertThat(taken).as("#" + number).doesNotHaveDuplicates();
            assertThat(taken.stream().map(Ledger.Taken::step))
                    .as("#" + number)
                    .isSubsetOf(Step.LOG, Step.ACCEPT, Step.DONE, Step.CONFIRM)
                    .doesNotHaveDuplicates();
            for (Ledger.Taken step : taken) {
                assertThat(promise.deeds)
                        .as("#" + number + " " + step)
                        .anyMatch(deed ->
                                deed.step() == step.step() && id(deed.who()).equals(step.by()));
            }
            for (Promise.Deed deed : promise.deeds) {
                if (deed.answered()) {
                    assertThat(taken).as("#" + number).contains(new Ledger.Taken(deed.step(), id(deed.who())));
                }
            }
        });
    }

    /**
     * Each message that a step causes stands once where it belongs. A post in a channel may stand there twice; of one
     * that was given up, and may stand there or not, its causer was told. Answers how many stand there twice.
     */
    public long everyEffectArrivedOnce() {
        Map<Effect, Integer> expected = new HashMap<>();
        byNumber.forEach((number, promise) -> expect(expected, number, promise));
        Map<Effect, Integer> found = new HashMap<>();
        for (Map.Entry<String, List<Message>> screen : screens.entrySet()) {
            for (Message message : screen.getValue()) {
                String mark = mark(message);
                int copy = copies.merge(mark, 1, Integer::sum);
                if (copy > 1) {
                    assertThat(screen.getKey()).as("doubled: " + message.text()).startsWith("C");
                    assertThat(copy).as("copies of " + message.text()).isEqualTo(2);
                } else if (!givenUp.contains(mark) && !ofTime.contains(mark)) {
                    found.merge(Effect.of(screen.getKey(), message), 1, Integer::sum);
                }
            }
        }
        found.keySet().removeIf(effect -> effect.what().equals(Effect.REFUSED));
        assertThat(beyond(found, expected)).as("arrived and not expected").isEmpty();
        assertThat(beyond(expected, found)).as("expected and not arrived").isEmpty();
        return copies().size();
    }

    private static Map<Effect, Integer> beyond(Map<Effect, Integer> these, Map<Effect, Integer> those) {
        Map<Effect, Integer> left = new HashMap<>(these);
        left.entrySet().removeAll(those.entrySet());
        return left;
    }

    /** How often each message that was sent again stands in its channel. */
    public Map<String, Integer> copies() {
        Map<String, Integer> several = new HashMap<>(copies);
        several.values().removeIf(count -> count == 1);
        return several;
    }

    private void expect(Map<Effect, Integer> expected, long number, Promise promise) {
        List<Ledger.Taken> taken = ledger.taken(number);
        String requester = id(promise.requester);
        String place = place(promise);
        expected.merge(
                ledger.isCardGivenUp(number)
                        ? new Effect(Effect.IN_DOUBT, number, requester)
                        : new Effect(Effect.CARD, number, place),
                1,
                Integer::sum);
        expected.merge(new Effect(Effect.CARD, number, requester), 1, Integer::sum);
        for (Ledger.Taken step : taken) {
            if (step.step() == Step.ACCEPT) {
                expected.merge(new Effect(Effect.TOOK_ON, number, requester), 1, Integer::sum);
                if (promise.isOfTeam()) {
                    // None of these has a date: whoever takes a team's is asked for one.
                    expected.merge(new Effect(Effect.CARD, number, step.by()), 1, Integer::sum);
                }
            } else if (step.step() == Step.DONE) {
                expected.merge(new Effect(Effect.CARD, number, requester), 1, Integer::sum);
            } else if (step.step() == Step.CONFIRM) {
                expected.merge(new Effect(Effect.SOLVED, number, assignee(taken)), 1, Integer::sum);
            }
        }
        int lines = promise.isOfTeam() ? taken.size() - 1 - ledger.excusedLines(number) : 0;
        if (lines > 0) {
            expected.merge(new Effect(Effect.LINE, 0, place), lines, Integer::sum);
        }
    }

    private String place(Promise promise) {
        return promise.isOfTeam() ? slack.world().channel(promise.place()).id() : id(promise.place());
    }

    private String id(String person) {
        return slack.world().person(person).id();
    }

    private static String assignee(List<Ledger.Taken> taken) {
        return taken.stream()
                .filter(step -> step.step() == Step.ACCEPT)
                .findFirst()
                .orElseThrow()
                .by();
    }

    /** In each place messages stand in the order in which they were caused, and each that was delivered is there. */
    public void orderWasKept() {
        Map<String, Integer> at = new HashMap<>();
        screens.values().forEach(screen -> {
            for (int i = screen.size() - 1; i >= 0; i--) {
                at.put(mark(screen.get(i)), i);
            }
        });
        at.keySet().removeAll(givenUp);
        at.keySet().removeAll(ofTime);
        Map<String, Ledger.Notice> before = new HashMap<>();
        for (Ledger.Notice notice : delivered()) {
            assertThat(at).as("delivered: " + notice).containsKey(notice.mark());
            Ledger.Notice earlier = before.put(notice.place(), notice);
            if (earlier != null) {
                assertThat(at.get(notice.mark()))
                        .as(notice + " after " + earlier)
                        .isGreaterThan(at.get(earlier.mark()));
            }
        }
        assertThat(delivered()).hasSize(at.size());
    }

    private List<Ledger.Notice> delivered() {
        return ledger.notices.stream()
                .filter(notice -> notice.ts() != null && !notice.isOfTime())
                .toList();
    }

    /** The cards show how it stands, and the older one of two is a line. */
    public void cardsAreUpToDate() {
        byNumber.forEach((number, promise) -> {
            List<Ledger.Taken> taken = ledger.taken(number);
            String state = switch (taken.get(taken.size() - 1).step()) {
                case LOG -> "○ open";
                case ACCEPT -> "◐ accepted";
                case DONE -> "● done";
                default -> "● solved";
            };
            List<Message> own = cards(id(promise.requester), number);
            assertThat(own.get(own.size() - 1).plainText()).as("#" + number).contains(state);
            own.subList(0, own.size() - 1)
                    .forEach(card -> assertThat(card.plainText()).contains("its card"));
            if (!ledger.isCardGivenUp(number)) {
                assertThat(cards(place(promise), number))
                        .as("#" + number)
                        .anyMatch(card -> card.plainText().contains(state));
            }
        });
    }

    private List<Message> cards(String place, long number) {
        return screens.getOrDefault(place, List.of()).stream()
                .filter(message -> !message.isReply() && message.text().startsWith("#" + number + " "))
                .toList();
    }

    /** Whoever was refused late was told so, beside the button or in the direct messages, and twice at most. */
    public int lateWordsArrived() {
        int refused = 0;
        for (Map.Entry<Long, Promise> each : byNumber.entrySet()) {
            for (String person : each.getValue().refused) {
                refused++;
                assertThat(lateWords(person, each.getKey()))
                        .as(person + ", refused")
                        .hasSizeBetween(1, 2 * each.getValue().deeds(person));
            }
        }
        return refused;
    }

    private List<String> lateWords(String person, long number) {
        return wordsTo(id(person)).stream()
                .filter(text -> text.startsWith("Worker") && text.contains("#" + number + " ")
                        || text.startsWith("#" + number + " is solved"))
                .filter(text -> Effect.what(text).equals(Effect.REFUSED))
                .toList();
    }

    private List<String> wordsTo(String id) {
        List<String> words = new ArrayList<>();
        for (String place : screens.keySet()) {
            String channel =
                    place.startsWith("C") ? place : slack.world().direct(place).id();
            slack.world().messages(channel).stream()
                    .filter(message -> place.equals(id) || id.equals(message.onlyFor()))
                    .forEach(message -> words.add(message.plainText()));
        }
        return words;
    }

    public int asks() {
        return byNumber.size();
    }

    public int messages() {
        return delivered().size();
    }

    /** How many posts were given up as in doubt: cards, of which someone was told, and lines in a thread. */
    public int givenUp(String kind) {
        return ledger.givenUp(kind).size();
    }

    private static String mark(Message message) {
        return message.json()
                .path("metadata")
                .path("event_payload")
                .path("mark")
                .asText();
    }
}
