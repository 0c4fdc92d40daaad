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

/** Compares at the end what people were told with what is on their screens and in the database. */
public final class DeliveryAudit {
    private final Sandbox slack;
    private final DatabaseContents contents;
    private final Set<String> givenUp = new HashSet<>();

    /** Notices caused by time and by no person: their number depends on the clock, but none may come twice to a person. */
    private final Set<String> ofTime = new HashSet<>();

    private final Map<String, TrackedAsk> asks = new HashMap<>();
    private final Map<Long, TrackedAsk> byNumber = new HashMap<>();

    /** All messages of the bot that everyone in a place sees, in order. */
    private final Map<String, List<Message>> screens = new LinkedHashMap<>();

    private final Map<String, Integer> copies = new HashMap<>();

    public DeliveryAudit(Sandbox slack, Path database, List<TrackedAsk> all) throws SQLException {
        this.slack = slack;
        this.contents = new DatabaseContents(database);
        all.forEach(ask -> asks.put(ask.words, ask));
        contents.words.forEach(this::match);
        contents.notices.stream()
                .filter(DatabaseContents.Notice::isGivenUp)
                .forEach(notice -> givenUp.add(notice.mark()));
        contents.notices.stream()
                .filter(DatabaseContents.Notice::isOfTime)
                .forEach(notice -> ofTime.add(notice.mark()));
        for (int i = 0; i < RandomUsers.PEOPLE; i++) {
            String person = slack.world().person(RandomUsers.person(i)).id();
            screens.put(person, posts(slack.world().direct(person).id()));
        }
        for (String channel : RandomUsers.CHANNELS) {
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
        TrackedAsk ask = asks.get(words);
        assertThat(ask).as("who asked " + words).isNotNull();
        assertThat(byNumber.values()).as("asked once").doesNotContain(ask);
        byNumber.put(number, ask);
    }

    /** Every notice has ended; only posts in a channel that were tried twice and are in doubt may be given up. */
    public void onlyPostsInDoubtWereGivenUp() {
        assertThat(contents.notices)
                .allSatisfy(notice -> assertThat(notice.isGivenUpInDoubt()
                                || Set.of("DELIVERED", "SETTLED").contains(notice.state()))
                        .as(notice.toString())
                        .isTrue());
    }

    /** What people were told happened exactly once, and nothing happened that nobody wanted. */
    public void everyCommandActedOnce() {
        for (TrackedAsk ask : asks.values()) {
            boolean logged = ask.isAnswered(Step.LOG, ask.requester);
            if (logged) {
                assertThat(byNumber.get(ask.number())).as(ask.words).isSameAs(ask);
            }
        }
        byNumber.forEach((number, ask) -> {
            List<DatabaseContents.Taken> taken = contents.taken(number);
            assertThat(taken).as("#" + number).doesNotHaveDuplicates();
            assertThat(taken.stream().map(DatabaseContents.Taken::step))
                    .as("#" + number)
                    .isSubsetOf(Step.LOG, Step.ACCEPT, Step.DONE, Step.CONFIRM)
                    .doesNotHaveDuplicates();
            for (DatabaseContents.Taken step : taken) {
                assertThat(ask.deeds)
                        .as("#" + number + " " + step)
                        .anyMatch(deed -> (deed.step() == step.step()
                                        || step.step() == Step.ACCEPT && contents.isDoneFromOpen(number))
                                && id(deed.who()).equals(step.by()));
            }
            for (TrackedAsk.Deed deed : ask.deeds) {
                if (deed.answered()) {
                    assertThat(taken)
                            .as("#" + number)
                            .contains(new DatabaseContents.Taken(deed.step(), id(deed.who())));
                }
            }
        });
    }

    /**
     * Each message that a step causes stands once where it belongs. A post in a channel may stand there twice; of one
     * that was given up, and may stand there or not, its author was told. Returns how many stand there twice.
     */
    public long everyEffectArrivedOnce() {
        Map<MessageEffect, Integer> expected = new HashMap<>();
        byNumber.forEach((number, ask) -> expect(expected, number, ask));
        Map<MessageEffect, Integer> found = new HashMap<>();
        for (Map.Entry<String, List<Message>> screen : screens.entrySet()) {
            for (Message message : screen.getValue()) {
                String mark = mark(message);
                int copy = copies.merge(mark, 1, Integer::sum);
                if (copy > 1) {
                    assertThat(screen.getKey()).as("doubled: " + message.text()).startsWith("C");
                    assertThat(copy).as("copies of " + message.text()).isEqualTo(2);
                } else if (!givenUp.contains(mark) && !ofTime.contains(mark)) {
                    found.merge(MessageEffect.of(screen.getKey(), message), 1, Integer::sum);
                }
            }
        }
        found.keySet().removeIf(effect -> effect.what().equals(MessageEffect.REFUSED));
        assertThat(described(beyond(found, expected)))
                .as("arrived and not expected; not arrived: " + beyond(expected, found))
                .isEmpty();
        assertThat(described(beyond(expected, found)))
                .as("expected and not arrived")
                .isEmpty();
        return copies().size();
    }

    /** With the steps, notices and messages of each ask, for whoever looks for the fault. */
    private Map<MessageEffect, String> described(Map<MessageEffect, Integer> effects) {
        Map<MessageEffect, String> described = new HashMap<>();
        effects.forEach((effect, count) -> described.put(
                effect,
                count + " times; " + contents.taken(effect.number()) + " "
                        + contents.notices.stream()
                                .filter(notice -> notice.about() == effect.number())
                                .toList()
                        + " "
                        + screens.getOrDefault(effect.place(), List.of()).stream()
                                .map(Message::plainText)
                                .filter(text -> text.contains("#" + effect.number() + " "))
                                .toList()));
        return described;
    }

    private static Map<MessageEffect, Integer> beyond(
            Map<MessageEffect, Integer> these, Map<MessageEffect, Integer> those) {
        Map<MessageEffect, Integer> left = new HashMap<>(these);
        left.entrySet().removeAll(those.entrySet());
        return left;
    }

    /** How many times each message that was sent again stands in its channel. */
    public Map<String, Integer> copies() {
        Map<String, Integer> several = new HashMap<>(copies);
        several.values().removeIf(count -> count == 1);
        return several;
    }

    private void expect(Map<MessageEffect, Integer> expected, long number, TrackedAsk ask) {
        List<DatabaseContents.Taken> taken = contents.taken(number);
        String requester = id(ask.requester);
        String place = place(ask);
        boolean confirmed = taken.stream().anyMatch(step -> step.step() == Step.CONFIRM);
        boolean done = taken.stream().anyMatch(step -> step.step() == Step.DONE);
        if (!contents.isCardGivenUp(number)) {
            expected.merge(new MessageEffect(MessageEffect.CARD, number, place), 1, Integer::sum);
        } else {
            // If someone takes it on in spite of that later, the line says so.
            long asked = confirmed && !contents.isDoneFromOpen(number) ? 1 : 0;
            boolean settled = contents.settledLines(number) > asked;
            expected.merge(
                    new MessageEffect(settled ? MessageEffect.SETTLED : MessageEffect.IN_DOUBT, number, requester),
                    1,
                    Integer::sum);
        }
        if (done) {
            expected.merge(new MessageEffect(MessageEffect.CARD, number, requester), 1, Integer::sum);
        }
        for (DatabaseContents.Taken step : taken) {
            if (step.step() == Step.ACCEPT && !contents.isDoneFromOpen(number)) {
                if (!done) {
                    // The first news stands above the requester's card until the next change.
                    expected.merge(new MessageEffect(MessageEffect.TOOK_ON, number, requester), 1, Integer::sum);
                }
                if (ask.isOfTeam()) {
                    // None of these has a date: the person who accepts a team's ask is asked for one.
                    expected.merge(new MessageEffect(MessageEffect.CARD, number, step.by()), 1, Integer::sum);
                }
            } else if (step.step() == Step.DONE && !contents.isDoneFromOpen(number)) {
                expected.merge(
                        new MessageEffect(confirmed ? MessageEffect.SETTLED : MessageEffect.ASKED, number, requester),
                        1,
                        Integer::sum);
            }
        }
        int untold = contents.isDoneFromOpen(number) ? 1 : 0;
        int lines = ask.isOfTeam() ? taken.size() - 1 - untold - contents.excusedLines(number) : 0;
        if (lines > 0) {
            expected.merge(new MessageEffect(MessageEffect.LINE, 0, place), lines, Integer::sum);
        }
    }

    private String place(TrackedAsk ask) {
        return ask.isOfTeam() ? slack.world().channel(ask.place()).id() : id(ask.place());
    }

    private String id(String person) {
        return slack.world().person(person).id();
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
        Map<String, DatabaseContents.Notice> before = new HashMap<>();
        for (DatabaseContents.Notice notice : delivered()) {
            assertThat(at).as("delivered: " + notice).containsKey(notice.mark());
            DatabaseContents.Notice earlier = before.put(notice.place(), notice);
            if (earlier != null) {
                assertThat(at.get(notice.mark()))
                        .as(notice + " after " + earlier)
                        .isGreaterThan(at.get(earlier.mark()));
            }
        }
        assertThat(delivered()).hasSize(at.size());
    }

    private List<DatabaseContents.Notice> delivered() {
        return contents.notices.stream()
                .filter(notice -> notice.ts() != null && !notice.isOfTime())
                .toList();
    }

    /** There is one card in each place, and it shows how it stands. The requester's comes with the first news. */
    public void cardsAreUpToDate() {
        byNumber.forEach((number, ask) -> {
            List<DatabaseContents.Taken> taken = contents.taken(number);
            String state = switch (taken.get(taken.size() - 1).step()) {
                case LOG -> "○ not accepted yet";
                case ACCEPT -> "◐ accepted";
                case DONE -> " it's done";
                default -> "● solved";
            };
            List<Message> own = cards(id(ask.requester), number);
            assertThat(own)
                    .as("#" + number)
                    .hasSize(taken.size() == 1 ? 0 : 1)
                    .allSatisfy(card -> assertThat(card.plainText()).contains(state));
            if (!contents.isCardGivenUp(number)) {
                assertThat(cards(place(ask), number))
                        .as("#" + number)
                        .anyMatch(card -> card.plainText().contains(state));
            }
        });
    }

    private List<Message> cards(String place, long number) {
        return screens.getOrDefault(place, List.of()).stream()
                .filter(message -> !message.isReply() && message.text().matches("(?s)(.*\n)?#" + number + " · .*"))
                .toList();
    }

    /** Everyone who was refused late was told so, beside the button or in the direct messages, at most twice. */
    public int lateWordsArrived() {
        int refused = 0;
        for (Map.Entry<Long, TrackedAsk> each : byNumber.entrySet()) {
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
                .filter(text -> MessageEffect.what(text).equals(MessageEffect.REFUSED))
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
        return contents.givenUp(kind).size();
    }

    private static String mark(Message message) {
        return message.json()
                .path("metadata")
                .path("event_payload")
                .path("mark")
                .asText();
    }
}
