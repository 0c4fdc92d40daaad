package obliged.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import obliged.ask.Step;
import obliged.sandbox.wire.BotResponse;
import obliged.sandbox.world.Message;

/** One ask as its users know it: which steps were tried, by whom, and what the bot responded. */
public final class TrackedAsk {
    /** A step that was tried. Without a response it may have been taken or not. */
    record Deed(Step step, String who, boolean answered) {}

    private static final Pattern NUMBER = Pattern.compile("#(\\d+)");

    final String words;
    final String requester;
    final String addressee;
    final List<Deed> deeds = new CopyOnWriteArrayList<>();
    /** People who pressed a button that had to be refused, and got a response. */
    final List<String> refused = new CopyOnWriteArrayList<>();

    private volatile long number;
    private volatile Step last = Step.LOG;
    private volatile String assignee = "";

    TrackedAsk(String words, String requester, String addressee) {
        this.words = words;
        this.requester = requester;
        this.addressee = addressee;
    }

    static long number(String text) {
        Matcher found = NUMBER.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    boolean isOfTeam() {
        return addressee.startsWith("#");
    }

    /** Where the card is that others act on: a person or a channel. */
    String place() {
        return addressee.substring(1);
    }

    void logged(BotResponse reply) {
        boolean answered = reply.answered() && reply.text().contains("I asked");
        deeds.add(new Deed(Step.LOG, requester, answered));
        if (answered) {
            number = number(reply.text());
        }
    }

    void seen(Message card) {
        if (number == 0) {
            number = number(card.text());
        }
    }

    /** Records a step that was tried, and believes it if it got a response. */
    void tried(Step step, String who, boolean answered) {
        deeds.add(new Deed(step, who, answered));
        if (answered) {
            believe(step, who);
        }
    }

    void believe(Step step, String who) {
        last = step;
        if (step == Step.ACCEPT) {
            assignee = who;
        }
    }

    boolean wasTried(Step step) {
        return deeds.stream().anyMatch(deed -> deed.step() == step);
    }

    boolean isAnswered(Step step, String who) {
        return deeds.contains(new Deed(step, who, true));
    }

    /** How many steps someone tried with it. */
    int deeds(String who) {
        return (int) deeds.stream().filter(deed -> deed.who().equals(who)).count();
    }

    long number() {
        return number;
    }

    Step last() {
        return last;
    }

    String assignee() {
        return assignee;
    }
}
