package obliged.sandbox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import obliged.sandbox.blocks.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the page leads a newcomer through. A step is ticked off once somebody did it, in whatever tab; so are all before
 * it. Its days are counted from when the first step is done, so that they fit any day on which someone begins.
 */
public final class Tour {
    /**
     * One step: {@code as} is the person and {@code place} the channel to do it in, {@code dm} for the bot's messages.
     * Exactly one of the last three says how it is done: a command to type, a button to press on a message with the words
     * {@code about}, or a moment to jump to.
     */
    public record Step(
            String words,
            String as,
            String place,
            String type,
            String press,
            String about,
            @Nullable Instant jump) {
        public static Step type(String words, String as, String place, String command) {
            return new Step(words, as, place, command, "", "", null);
        }

        public static Step press(String words, String as, String place, String button, String about) {
            return new Step(words, as, place, "", button, about, null);
        }

        public static Step jump(String words, String as, String place, Instant moment) {
            return new Step(words, as, place, "", "", "", moment);
        }

        private boolean isDoneBy(String command) {
            return !type.isEmpty() && beginning(command).equals(beginning(type));
        }

        private boolean isDoneBy(String button, String message) {
            // A label may name a date behind what it does.
            boolean pressed = button.equals(press) || button.startsWith(press + " to ");
            return !press.isEmpty() && pressed && message.contains(about);
        }

        /** The command and whom it is for: the rest may be in anyone's own words. */
        private static String beginning(String command) {
            String[] words = command.strip().split("\\s+", 3);
            return words.length < 3 ? command : words[0] + " " + words[1];
        }

        private ObjectNode json() {
            ObjectNode json = Json.object("words", words, "as", as, "place", place, "type", type);
            return jump == null ? json : json.put("jump", jump.toEpochMilli());
        }
    }

    private final String as;
    private final String place;
    private final Function<Instant, List<Step>> stepsFrom;
    private final List<Step> further;
    private @Nullable List<Step> begun;
    private int done;

    /**
     * A tour on which nothing is done yet.
     *
     * @param as who opens the page
     * @param place the channel in which they open it
     * @param stepsFrom the steps for someone who begins at a moment
     * @param further what else to try at the end, in any order
     */
    public Tour(String as, String place, Function<Instant, List<Step>> stepsFrom, List<Step> further) {
        this.as = as;
        this.place = place;
        this.stepsFrom = stepsFrom;
        this.further = List.copyOf(further);
    }

    /** A tour without steps. */
    public static Tour none() {
        return new Tour("ana", "general", now -> List.of(), List.of());
    }

    synchronized void typed(String command, Instant now) {
        List<Step> steps = steps(now);
        for (int i = done; i < steps.size(); i++) {
            if (steps.get(i).isDoneBy(command)) {
                finish(i, steps);
                return;
            }
        }
    }

    synchronized void pressed(String button, String message, Instant now) {
        List<Step> steps = steps(now);
        for (int i = done; i < steps.size(); i++) {
            if (steps.get(i).isDoneBy(button, message)) {
                finish(i, steps);
                return;
            }
        }
    }

    synchronized ObjectNode json(Instant now) {
        List<Step> steps = steps(now);
        while (begun != null && done < steps.size() && isReached(steps.get(done).jump(), now)) {
            done++;
        }
        return Json.object(
                "as", as,
                "place", place,
                "steps", Json.array(steps.stream().map(Step::json).toList()),
                "further", Json.array(further.stream().map(Step::json).toList()),
                "done", done);
    }

    private static boolean isReached(@Nullable Instant moment, Instant now) {
        return moment != null && !now.isBefore(moment);
    }

    private List<Step> steps(Instant now) {
        return begun == null ? stepsFrom.apply(now) : begun;
    }

    private void finish(int step, List<Step> steps) {
        begun = steps;
        done = step + 1;
    }
}
