package obliged;

import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import obliged.machine.Finding;
import obliged.outbox.Arrivals;
import obliged.outbox.Message;
import obliged.outbox.Outcome;
import obliged.slack.RoundTrip;
import obliged.slack.api.SlackCalls;
import obliged.slack.api.SlackJson;
import obliged.slack.kit.SlackMessage;
import obliged.store.AttachedStore;

/**
 * Sends someone a message with a button, and waits until the bot that runs on the same database has noted the press. Where
 * that arrives, events should too: Slack tells of the message itself.
 */
final class RoundTripCheck {
    private static final Duration LOOK = Duration.ofMillis(200);

    /** Slack sends an event at once. */
    private static final Duration EVENT = Duration.ofSeconds(10);

    private final SlackCalls calls;
    private final AttachedStore store;
    private final PersonsData person;
    private final Duration patience;
    private final Consumer<String> say;
    private final String test = RoundTrip.newTest();

    RoundTripCheck(SlackCalls calls, AttachedStore store, PersonsData person, Duration patience, Consumer<String> say) {
        this.calls = calls;
        this.store = store;
        this.person = person;
        this.patience = patience;
        this.say = say;
    }

    List<Finding> run(boolean socketMode) throws InterruptedException {
        Outcome sent = post();
        if (!(sent instanceof Outcome.Delivered delivered)) {
            return List.of(Finding.bad("Round trip: " + person.who() + " can't be sent a message. " + why(sent)));
        }
        say.accept("  " + person.who() + " now has a message from Obliged. Waiting up to " + patience.toSeconds()
                + " s for them to press its button.");
        boolean pressed = arrives(Arrivals.Way.PRESS, patience);
        // A message that can't be changed any more does no harm.
        var unused = update(delivered.message(), RoundTrip.after(pressed));
        if (!pressed) {
            return List.of(Finding.bad(
                    "Round trip: no press arrived. If someone did press the button, check that Obliged is running on this database. Also check that "
                            + (socketMode
                                    ? "Socket Mode is switched on in the app's settings."
                                    : "its address is the Request URL under Interactivity in the app's settings.")));
        }
        Finding press = Finding.good("Presses: " + person.who() + "'s press arrived.");
        return List.of(
                press,
                arrives(Arrivals.Way.EVENT, EVENT.compareTo(patience) < 0 ? EVENT : patience)
                        ? Finding.good("Events: they arrive.")
                        : Finding.bad(
                                "Events: none arrived, though the press did. Under Event Subscriptions in the app's"
                                        + " settings, "
                                        + (socketMode
                                                ? "turn events on and subscribe to message.im."
                                                : "press Retry to have Slack verify the Request URL, and check that message.im is among the bot events.")));
    }

    private boolean arrives(Arrivals.Way way, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!store.read(tx -> Arrivals.isNoted(tx, person.workspace(), way, test))) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK.toMillis());
        }
        return true;
    }

    private Outcome post() {
        SlackMessage message = RoundTrip.message(test);
        return calls.<ChatPostMessageResponse>deliver(
                "chat.postMessage",
                slack -> slack.chatPostMessage(r ->
                        r.channel(person.id()).text(message.text()).blocksAsString(SlackJson.blocks(message.blocks()))),
                answer -> new Outcome.Delivered(new Message(answer.getChannel(), answer.getTs())));
    }

    private Outcome update(Message place, SlackMessage message) {
        return calls.<ChatUpdateResponse>deliver(
                "chat.update",
                slack -> slack.chatUpdate(r -> r.channel(place.channel())
                        .ts(place.ts())
                        .text(message.text())
                        .blocksAsString(SlackJson.blocks(message.blocks()))),
                answer -> new Outcome.Settled());
    }

    private static String why(Outcome outcome) {
        if (outcome instanceof Outcome.Halted halted) {
            return halted.problem();
        } else if (outcome instanceof Outcome.Held held) {
            return held.problem();
        } else if (outcome instanceof Outcome.Never never) {
            return "The attempt failed: " + never.problem() + ".";
        } else if (outcome instanceof Outcome.Later later) {
            return "The attempt failed: " + later.problem() + ". Try again in a minute.";
        }
        return "";
    }
}
