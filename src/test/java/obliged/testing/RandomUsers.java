package obliged.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import obliged.ask.Step;
import obliged.sandbox.Sandbox;
import obliged.sandbox.client.Conversation;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;

/** Acts at random for several people, one act after another: they ask, accept, finish and confirm. */
public final class RandomUsers {
    public static final int PEOPLE = 12;
    public static final List<String> CHANNELS = List.of("fire-a", "fire-b");

    /** At most this many asks go on; older ones are left as they are. */
    private static final int OPEN = 40;

    private final Sandbox slack;
    private final int name;
    private final Random random;
    private final AtomicInteger commands;
    private final List<TrackedAsk> all = new ArrayList<>();
    private final List<TrackedAsk> open = new ArrayList<>();

    public RandomUsers(Sandbox slack, int name, Random random, AtomicInteger commands) {
        this.slack = slack;
        this.name = name;
        this.random = random;
        this.commands = commands;
    }

    public List<TrackedAsk> asks() {
        return all;
    }

    /** One random act. */
    public void act() {
        if (open.isEmpty() || random.nextInt(100) < 35) {
            ask();
            return;
        }
        TrackedAsk ask = open.get(random.nextInt(open.size()));
        try {
            goOn(ask);
        } catch (NoSuchElementException e) {
            // The button is not on the screen yet, or no longer.
        }
    }

    private void ask() {
        String requester = person(random.nextInt(PEOPLE));
        String helper = other(requester);
        String addressee = random.nextInt(4) > 0 ? "@" + helper : "#" + CHANNELS.get(random.nextInt(CHANNELS.size()));
        String words = String.format("errand-%d-%05d-please", name, all.size());
        TrackedAsk ask = new TrackedAsk(words, requester, addressee);
        all.add(ask);
        open.add(ask);
        if (open.size() > OPEN) {
            open.remove(0);
        }
        BotResponse reply = type(requester, "/ask " + addressee + " " + words);
        ask.logged(reply);
        // Without a response people send the same again; now and then Slack does so by itself.
        for (int i = 0; i < 3 && (!reply.answered() || random.nextInt(20) == 0); i++) {
            commands.incrementAndGet();
            reply = reply.repeat();
            ask.logged(reply);
        }
    }

    private void goOn(TrackedAsk ask) {
        switch (ask.last()) {
            case LOG -> accept(ask);
            case ACCEPT -> done(ask);
            case DONE -> confirm(ask);
            default -> open.remove(ask);
        }
    }

    private void accept(TrackedAsk ask) {
        String helper = ask.isOfTeam() ? other(ask.requester) : ask.place();
        if (ask.number() > 0 && random.nextBoolean()) {
            BotResponse reply = type(helper, "/ask accept " + ask.number());
            ask.tried(Step.ACCEPT, helper, reply.text().contains("You're on #"));
            if (reply.text().contains(" accepted #")) {
                learnAssignee(ask);
            }
            return;
        }
        Conversation place = placeOf(ask, helper);
        Message card = card(place, ask.words, "Accept");
        ask.seen(card);
        press(ask, helper, card, "Accept", Step.ACCEPT);
        String late = other(ask.requester);
        if (ask.isOfTeam() && ask.last() == Step.ACCEPT && ask.deeds(late) == 0) {
            // On a screen that was not refreshed: it is refused.
            commands.incrementAndGet();
            ask.deeds.add(new TrackedAsk.Deed(Step.ACCEPT, late, false));
            if (slack.as(late).pressOld(card, "Accept").answered()) {
                ask.refused.add(late);
            }
        }
    }

    private void done(TrackedAsk ask) {
        String assignee = ask.assignee();
        if (ask.number() > 0 && random.nextBoolean()) {
            BotResponse reply = type(assignee, "/ask done " + ask.number() + " all yours");
            ask.tried(Step.DONE, assignee, reply.text().contains("Well done"));
            if (reply.text().contains("it's waiting for") || reply.text().contains("is solved")) {
                ask.believe(Step.DONE, assignee);
            } else if (reply.text().contains("Only ")) {
                learnAssignee(ask);
            }
            return;
        }
        press(ask, assignee, card(placeOf(ask, assignee), ask.words, "Mark as done"), "Mark as done", Step.DONE);
    }

    private void confirm(TrackedAsk ask) {
        Message card = card(slack.as(ask.requester).inDm(), ask.words, "Yes, solved");
        press(ask, ask.requester, card, "Yes, solved", Step.CONFIRM);
    }

    private void press(TrackedAsk ask, String who, Message card, String button, Step step) {
        commands.incrementAndGet();
        // The response to a press says only that it arrived. Its effect is certain if nothing else could have come
        // first.
        boolean certain = !ask.wasTried(step) && (step != Step.DONE || ask.isAnswered(Step.ACCEPT, who));
        BotResponse reply = slack.as(who).pressOld(card, button);
        ask.tried(step, who, reply.answered() && certain);
        if (reply.answered()) {
            ask.believe(step, who);
        }
    }

    private void learnAssignee(TrackedAsk ask) {
        String shown = type(ask.requester, "/ask " + ask.number()).text();
        for (int i = 0; i < PEOPLE; i++) {
            if (shown.contains("accepted · " + shownName(i) + " has it")) {
                ask.believe(Step.ACCEPT, person(i));
            }
        }
    }

    private BotResponse type(String who, String command) {
        commands.incrementAndGet();
        return slack.as(who).in(CHANNELS.get(0)).type(command);
    }

    private Conversation placeOf(TrackedAsk ask, String reader) {
        return ask.isOfTeam()
                ? slack.as(reader).in(ask.place())
                : slack.as(reader).inDm();
    }

    private static Message card(Conversation place, String words, String button) {
        List<Message> messages = place.messages();
        Optional<Message> found = Optional.empty();
        for (int i = messages.size() - 1; i >= 0 && found.isEmpty(); i--) {
            found = Optional.of(messages.get(i))
                    .filter(message -> message.text().contains(words))
                    .filter(message -> !message.isEphemeral())
                    .filter(message -> message.plainText().contains("[" + button + "]"));
        }
        return found.orElseThrow();
    }

    private String other(String person) {
        String helper = person(random.nextInt(PEOPLE));
        return helper.equals(person) ? other(person) : helper;
    }

    public static String person(int i) {
        return "w" + i;
    }

    public static String shownName(int i) {
        return "Worker" + i;
    }
}
