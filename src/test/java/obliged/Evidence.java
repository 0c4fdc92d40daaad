package obliged;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import obliged.ask.Step;
import obliged.sandbox.Message;
import obliged.sandbox.Sandbox;

/** Compares, when all is over, what people were answered with what stands on their screens and in the file. */
final class Evidence {
    private record Taken(Step step, String by) {}

    private record Delivered(long id, String place, String kind, String mark) {}

    private final Sandbox slack;
    private final Map<Long, List<Taken>> history = new HashMap<>();
    private final List<Delivered> delivered = new ArrayList<>();
    private final Map<String, Promise> promises = new HashMap<>();
    private final Map<Long, Promise> byNumber = new HashMap<>();

    /** All messages of the bot that everyone in a place sees, in order. */
    private final Map<String, List<Message>> screens = new LinkedHashMap<>();

    private final Map<String, Integer> copies = new HashMap<>();

    Evidence(Sandbox slack, Path database, List<Promise> all) throws SQLException {
        this.slack = slack;
        all.forEach(promise -> promises.put(promise.words, promise));
        read(database);
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

    private void read(Path database) throws SQLException {
        try (Connection file = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            ResultSet asks = file.createStatement().executeQuery("SELECT number, words FROM ask");
            while (asks.next()) {
                Promise promise = promises.get(asks.getString("words"));
                assertThat(promise).as("who asked " + asks.getString("words")).isNotNull();
                assertThat(byNumber.values()).as("asked once").doesNotContain(promise);
                byNumber.put(asks.getLong("number"), promise);
            }
            ResultSet steps =
                    file.createStatement().executeQuery("SELECT ask_number, step, by_person FROM ask_step ORDER BY id");
            while (steps.next()) {
                history.computeIfAbsent(steps.getLong("ask_number"), n -> new ArrayList<>())
                        .add(new Taken(
                                Step.valueOf(steps.getString("step")),
                                slack.world()
                                        .person(steps.getString("by_person"))
                                        .name()));
            }
            ResultSet notices = file.createStatement()
                    .executeQuery("SELECT id, place, kind, mark, state, ts FROM notice ORDER BY id");
            while (notices.next()) {
                assertThat(notices.getString("state"))
                        .as("notice " + notices.getLong("id"))
                        .isIn("DELIVERED", "SETTLED");
                if (notices.getString("ts") != null) {
                    delivered.add(new Delivered(
                            notices.getLong("id"),
                            notices.getString("place"),
                            notices.getString("kind"),
                            notices.getString("mark")));
                }
            }
        }
    }

    /** What was answered happened once, and nothing happened that nobody wanted. */
    void everyCommandActedOnce() {
        for (Promise promise : promises.values()) {
            boolean logged = promise.isAnswered(Step.LOG, promise.requester);
            if (logged) {
                assertThat(byNumber.get(promise.number())).as(promise.words).isSameAs(promise);
            }
        }
        byNumber.forEach((number, promise) -> {
            List<Taken> taken = taken(number);
            assertThat(taken).as("#" + number).doesNotHaveDuplicates();
            assertThat(taken.stream().map(Taken::step))
                    .as("#" + number)
                    .isSubsetOf(Step.LOG, Step.ACCEPT, Step.DONE, Step.CONFIRM)
                    .doesNotHaveDuplicates();
            for (Taken step : taken) {
                assertThat(promise.deeds)
                        .as("#" + number + " " + step)
                        .anyMatch(
                                deed -> deed.step() == step.step() && deed.who().equals(step.by()));
            }
            for (Promise.Deed deed : promise.deeds) {
                if (deed.answered()) {
                    assertThat(taken).as("#" + number).contains(new Taken(deed.step(), deed.who()));
                }
            }
        });
    }

    /** Each message that a step causes stands once where it belongs; answers how often one stands twice in a channel. */
    int everyEffectArrivedOnce() {
        Map<String, Integer> expected = new HashMap<>();
        byNumber.forEach((number, promise) -> expect(expected, number, promise));
        Map<String, Integer> found = new HashMap<>();
        int again = 0;
        for (Map.Entry<String, List<Message>> screen : screens.entrySet()) {
            for (Message message : screen.getValue()) {
                String mark = mark(message);
                int copy = copies.merge(mark, 1, Integer::sum);
                if (copy > 1) {
                    assertThat(screen.getKey()).as("doubled: " + message.text()).startsWith("C");
                    again++;
                } else {
                    found.merge(effect(screen.getKey(), message), 1, Integer::sum);
                }
            }
        }
        found.keySet().removeIf(effect -> effect.startsWith("refused"));
        assertThat(beyond(found, expected)).as("arrived and not expected").isEmpty();
        assertThat(beyond(expected, found)).as("expected and not arrived").isEmpty();
        return again;
    }

    private static Map<String, Integer> beyond(Map<String, Integer> these, Map<String, Integer> those) {
        Map<String, Integer> left = new HashMap<>(these);
        left.entrySet().removeAll(those.entrySet());
        return left;
    }

    /** How often each message that was sent again stands in its channel. */
    Map<String, Integer> copies() {
        Map<String, Integer> several = new HashMap<>(copies);
        several.values().removeIf(count -> count == 1);
        return several;
    }

    private void expect(Map<String, Integer> expected, long number, Promise promise) {
        List<Taken> taken = taken(number);
        String requester = slack.world().person(promise.requester).id();
        String place = promise.isOfTeam()
                ? slack.world().channel(promise.place()).id()
                : slack.world().person(promise.place()).id();
        expected.merge(effect("card", number, place), 1, Integer::sum);
        expected.merge(effect("card", number, requester), 1, Integer::sum);
        for (Taken step : taken) {
            if (step.step() == Step.ACCEPT) {
                expected.merge(effect("took on", number, requester), 1, Integer::sum);
            } else if (step.step() == Step.DONE) {
                expected.merge(effect("card", number, requester), 1, Integer::sum);
            } else if (step.step() == Step.CONFIRM) {
                String helper = slack.world().person(assignee(taken)).id();
                expected.merge(effect("solved", number, helper), 1, Integer::sum);
            }
            if (promise.isOfTeam() && step.step() != Step.LOG) {
                expected.merge(effect("line", 0, place), 1, Integer::sum);
            }
        }
    }

    private List<Taken> taken(long number) {
        return history.getOrDefault(number, List.of());
    }

    private static String assignee(List<Taken> taken) {
        return taken.stream()
                .filter(step -> step.step() == Step.ACCEPT)
                .findFirst()
                .orElseThrow()
                .by();
    }

    private static String effect(String what, long number, String place) {
        return what + " #" + number + " in " + place;
    }

    private static String effect(String place, Message message) {
        if (message.isReply()) {
            return effect("line", 0, place);
        }
        String text = message.text();
        String what = text.matches("(?s)#\\d+ · .*")
                ? "card"
                : text.contains(" took on ")
                        ? "took on"
                        : text.matches("(?s)\\S+ says .* is solved\\.") ? "solved" : "refused";
        return effect(what, Promise.number(text), place);
    }

    /** In each place messages stand in the order in which they were caused, and each that was delivered is there. */
    void orderWasKept() {
        Map<String, Integer> at = new HashMap<>();
        screens.values().forEach(screen -> {
            for (int i = screen.size() - 1; i >= 0; i--) {
                at.put(mark(screen.get(i)), i);
            }
        });
        Map<String, Delivered> before = new HashMap<>();
        for (Delivered notice : delivered) {
            assertThat(at).as("delivered: " + notice).containsKey(notice.mark());
            Delivered earlier = before.put(notice.place(), notice);
            if (earlier != null) {
                assertThat(at.get(notice.mark()))
                        .as(notice + " after " + earlier)
                        .isGreaterThan(at.get(earlier.mark()));
            }
        }
        assertThat(delivered).hasSize(at.size());
    }

    /** The cards show how it stands, and the older one of two is a line. */
    void cardsAreUpToDate() {
        byNumber.forEach((number, promise) -> {
            List<Taken> taken = taken(number);
            String state = switch (taken.get(taken.size() - 1).step()) {
                case LOG -> "○ open";
                case ACCEPT -> "◐ accepted";
                case DONE -> "● done";
                default -> "● solved";
            };
            List<Message> own = cards(slack.world().person(promise.requester).id(), number);
            assertThat(own.get(own.size() - 1).plainText()).as("#" + number).contains(state);
            own.subList(0, own.size() - 1)
                    .forEach(card -> assertThat(card.plainText()).contains("its card"));
            String place = promise.isOfTeam()
                    ? slack.world().channel(promise.place()).id()
                    : slack.world().person(promise.place()).id();
            assertThat(cards(place, number))
                    .as("#" + number)
                    .anyMatch(card -> card.plainText().contains(state));
        });
    }

    private List<Message> cards(String place, long number) {
        return screens.getOrDefault(place, List.of()).stream()
                .filter(message -> !message.isReply() && message.text().startsWith("#" + number + " "))
                .toList();
    }

    /** Whoever was refused late was told so, beside the button or in the direct messages. */
    int lateWordsArrived() {
        int refused = 0;
        for (Map.Entry<Long, Promise> each : byNumber.entrySet()) {
            for (String person : each.getValue().refused) {
                refused++;
                assertThat(lateWords(person))
                        .as(person + ", refused")
                        .anyMatch(text -> text.contains("#" + each.getKey() + " ") && text.startsWith("Worker")
                                || text.startsWith("#" + each.getKey() + " is solved"));
            }
        }
        return refused;
    }

    private List<String> lateWords(String person) {
        String id = slack.world().person(person).id();
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

    int asks() {
        return byNumber.size();
    }

    int messages() {
        return delivered.size();
    }

    private static String mark(Message message) {
        return message.json()
                .path("metadata")
                .path("event_payload")
                .path("mark")
                .asText();
    }
}
