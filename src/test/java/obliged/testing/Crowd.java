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

/** Some of those who ask and promise, acting for one another one after the other. */
public final class Crowd {
    public static final int PEOPLE = 12;
    public static final List<String> CHANNELS = List.of("fire-a", "fire-b");

    /** Promises beyond these are left as they are. */
    private static final int OPEN = 40;

    private final Sandbox slack;
    private final int name;
    private final Random random;
    private final AtomicInteger commands;
    private final List<Promise> all = new ArrayList<>();
    private final List<Promise> open = new ArrayList<>();

    public Crowd(Sandbox slack, int name, Random random, AtomicInteger commands) {
        this.slack = slack;
        this.name = name;
        this.random = random;
        this.commands = commands;
    }

    public List<Promise> promises() {
        return all;
    }

    /** Does one thing that people do. */
    public void act() {
        if (open.isEmpty() || random.nextInt(100) < 35) {
            ask();
            return;
        }
        Promise promise = open.get(random.nextInt(open.size()));
        try {
            goOn(promise);
        } catch (NoSuchElementException e) {
            // The button that it takes is not on the screen yet, or not any more.
        }
    }

    private void ask() {
        String requester = person(random.nextInt(PEOPLE));
        String helper = other(requester);
        String addressee = random.nextInt(4) > 0 ? "@" + helper : "#" + CHANNELS.get(random.nextInt(CHANNELS.size()));
        String words = String.format("errand-%d-%05d-please", name, all.size());
        Promise promise = new Promise(words, requester, addressee);
        all.add(promise);
        open.add(promise);
        if (open.size() > OPEN) {
            open.remove(0);
        }
        BotResponse reply = type(requester, "/ask " + addressee + " " + words);
        promise.logged(reply);
        // Whoever got no answer sends the very same once more; now and then Slack does so by itself.
        for (int i = 0; i < 3 && (!reply.answered() || random.nextInt(20) == 0); i++) {
            commands.incrementAndGet();
            reply = reply.repeat();
            promise.logged(reply);
        }
    }

    private void goOn(Promise promise) {
        switch (promise.last()) {
            case LOG -> accept(promise);
            case ACCEPT -> done(promise);
            case DONE -> confirm(promise);
            default -> open.remove(promise);
        }
    }

    private void accept(Promise promise) {
        String helper = promise.isOfTeam() ? other(promise.requester) : promise.place();
        if (promise.number() > 0 && random.nextBoolean()) {
            BotResponse reply = type(helper, "/ask accept " + promise.number());
            promise.tried(Step.ACCEPT, helper, reply.text().contains("You have #"));
            if (reply.text().contains("has accepted #")) {
                learnAssignee(promise);
            }
            return;
        }
        Conversation place = placeOf(promise, helper);
        Message card = card(place, promise.words, "Accept");
        promise.seen(card);
        press(promise, helper, card, "Accept", Step.ACCEPT);
        if (promise.last() == Step.ACCEPT && random.nextInt(4) == 0) {
            // Twice in a row, on a screen that was not refreshed: the second is refused.
            commands.incrementAndGet();
            promise.deeds.add(new Promise.Deed(Step.ACCEPT, helper, false));
            if (slack.as(helper).pressOld(card, "Accept").answered()) {
                promise.refused.add(helper);
            }
        }
    }

    private void done(Promise promise) {
        String assignee = promise.assignee();
        if (promise.number() > 0 && random.nextBoolean()) {
            BotResponse reply = type(assignee, "/ask done " + promise.number() + " all yours");
            promise.tried(Step.DONE, assignee, reply.text().contains("Well done"));
            if (reply.text().contains("it waits for") || reply.text().contains("is solved")) {
                promise.believe(Step.DONE, assignee);
            } else if (reply.text().contains("Only ")) {
                learnAssignee(promise);
            }
            return;
        }
        press(promise, assignee, card(placeOf(promise, assignee), promise.words, "Done"), "Done", Step.DONE);
    }

    private void confirm(Promise promise) {
        Message card = card(slack.as(promise.requester).inDm(), promise.words, "Yes, solved");
        press(promise, promise.requester, card, "Yes, solved", Step.CONFIRM);
    }

    private void press(Promise promise, String who, Message card, String button, Step step) {
        commands.incrementAndGet();
        // An answer to a press says only that it arrived. What it did is certain if nothing could have come before it.
        boolean certain = !promise.wasTried(step) && (step != Step.DONE || promise.isAnswered(Step.ACCEPT, who));
        BotResponse reply = slack.as(who).pressOld(card, button);
        promise.tried(step, who, reply.answered() && certain);
        if (reply.answered()) {
            promise.believe(step, who);
        }
    }

    private void learnAssignee(Promise promise) {
        String shown = type(promise.requester, "/ask " + promise.number()).text();
        for (int i = 0; i < PEOPLE; i++) {
            if (shown.contains("accepted · " + shownName(i) + " has it")) {
                promise.believe(Step.ACCEPT, person(i));
            }
        }
    }

    private BotResponse type(String who, String command) {
        commands.incrementAndGet();
        return slack.as(who).in(CHANNELS.get(0)).type(command);
    }

    private Conversation placeOf(Promise promise, String reader) {
        return promise.isOfTeam()
                ? slack.as(reader).in(promise.place())
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
